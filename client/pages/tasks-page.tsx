import { skipToken, useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useSession } from '#client/features/people/session';
import { daysOf, isMonth, monthOf } from '#client/features/tasks/month';
import { TaskCalendar } from '#client/features/tasks/task-calendar';
import { TaskList } from '#client/features/tasks/task-list';
import { KINDS, useTaskTexts } from '#client/features/tasks/task-texts';
import { graphql } from '#client/gql';
import type { ServiceKind } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { Checkbox, SegmentedControl } from '#client/ui/choice';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { CalendarIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack } from '#client/ui/section';
import { NoHousehold } from './no-household';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const TasksPageDocument = graphql(`
  query TasksPage($villageId: ID!, $kind: ServiceKind, $freeOnly: Boolean!, $after: String) {
    tasks(villageId: $villageId, kind: $kind, openOnly: true, freeOnly: $freeOnly, first: 20, after: $after) {
      nodes {
        id
        nearHome
        ...TaskList_task
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
const TasksMonthDocument = graphql(`
  query TasksMonth($villageId: ID!, $from: LocalDate!, $to: LocalDate!, $kind: ServiceKind, $freeOnly: Boolean!, $after: String) {
    tasks(villageId: $villageId, from: $from, to: $to, kind: $kind, freeOnly: $freeOnly, first: 100, after: $after) {
      nodes {
        id
        ...TaskCalendar_task
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const useTasksPageTexts = defineTexts('tasks-page', {
  zh: {
    title: '志愿任务',
    lead: '点开任务，再点“报名”。自愿参加，随时可以退出。',
    rota: '我的安排',
    view: '怎么看',
    list: '列表',
    month: '月历',
    kind: '种类',
    all: '全部',
    free: '只看有名额的',
    near: '我家附近',
    others: '村里其他',
    home: '首页',
  },
  en: {
    title: 'Tasks',
    lead: 'Open a task, then press “Sign up”. It is voluntary, and you can leave at any time.',
    rota: 'My rota',
    view: 'View',
    list: 'List',
    month: 'Month',
    kind: 'Kind',
    all: 'All',
    free: 'With free places only',
    near: 'Near my home',
    others: 'Elsewhere in the village',
    home: 'Home',
  },
});

type Filter = { villageId: string; kind: ServiceKind | null; freeOnly: boolean };

function isKind(text: string | null): text is ServiceKind {
  return (KINDS as readonly (string | null)[]).includes(text);
}

/** `/tasks`: what the village needs, in the order of time, as a list or a month. */
export function TasksPage() {
  const t = useTasksPageTexts();
  const words = useTaskTexts();
  const { viewer } = useSession();
  const [params, setParams] = useSearchParams();
  const villageId = viewer?.village?.id;
  const month = params.get('month');
  const kindAsked = params.get('kind');
  const kind = isKind(kindAsked) ? kindAsked : null;
  const freeOnly = params.get('free') === '1';
  const now = useServerNow()();
  const today = toDateInput(now);

  function set(name: string, value: string): void {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  }

  return (
    <Stack>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/', label: t('home') }}
        actions={
          <LinkButton icon={CalendarIcon} to="/rota">
            {t('rota')}
          </LinkButton>
        }
      />
      {villageId ? (
        <>
          <SegmentedControl
            label={t('view')}
            options={[
              { value: 'list', label: t('list') },
              { value: 'month', label: t('month') },
            ]}
            value={isMonth(month) ? 'month' : 'list'}
            onChange={(view) => set('month', view === 'month' ? monthOf(today) : '')}
          />
          <Row wrap align="end">
            <SelectField
              name="kind"
              label={t('kind')}
              value={kind ?? ''}
              onChange={(value) => set('kind', value)}
              options={[
                { value: '', label: t('all') },
                ...KINDS.map((each) => ({ value: each, label: words(each) })),
              ]}
            />
            <Checkbox label={t('free')} checked={freeOnly} onChange={(on) => set('free', on ? '1' : '')} />
          </Row>
          {isMonth(month) ? (
            <MonthView
              filter={{ villageId, kind, freeOnly }}
              month={month}
              today={today}
              onMonth={(next) => set('month', next)}
            />
          ) : (
            <ListView filter={{ villageId, kind, freeOnly }} />
          )}
        </>
      ) : (
        <NoHousehold />
      )}
    </Stack>
  );
}

function ListView({ filter }: { filter: Filter }) {
  const t = useTasksPageTexts();
  const { data, error, loading, refetch, fetchMore } = useQuery(TasksPageDocument, {
    variables: filter,
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.tasks;
  const near = page?.nodes.filter(({ nearHome }) => nearHome) ?? [];
  return (
    <>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {page && near.length > 0 ? (
        <Section title={t('near')}>
          <TaskList tasks={near} to={(id) => `/tasks/${id}`} />
        </Section>
      ) : null}
      {page ? (
        <Section title={near.length > 0 ? t('others') : undefined}>
          <TaskList tasks={page.nodes.filter(({ nearHome }) => !nearHome)} to={(id) => `/tasks/${id}`} />
          <LoadMore
            hasMore={page.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
            shown={page.nodes.length}
          />
        </Section>
      ) : null}
    </>
  );
}

type MonthProps = { filter: Filter; month: string; today: string; onMonth: (month: string) => void };

function MonthView({ filter, month, today, onMonth }: MonthProps) {
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(
    TasksMonthDocument,
    filter.villageId
      ? { variables: { ...filter, ...daysOf(month) }, fetchPolicy: 'cache-and-network' }
      : skipToken,
  );
  const page = (data ?? previousData)?.tasks;
  return (
    <>
      <QueryState data={page} error={error} loading={loading} onRetry={() => void refetch()} />
      {page ? (
        <>
          <TaskCalendar
            month={month}
            onMonth={onMonth}
            today={today}
            tasks={page.nodes}
            to={(id) => `/tasks/${id}`}
          />
          <LoadMore
            hasMore={page.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
            shown={page.nodes.length}
          />
        </>
      ) : null}
    </>
  );
}
