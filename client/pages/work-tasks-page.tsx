import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useSession } from '#client/features/people/session';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { daysOf, isMonth, monthOf } from '#client/features/tasks/month';
import { TaskCalendar } from '#client/features/tasks/task-calendar';
import { TaskList } from '#client/features/tasks/task-list';
import { useWorkTaskTexts } from '#client/features/tasks/work-form-texts';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { ClipboardIcon, RefreshIcon } from '#client/ui/icons';
import { PlusIcon, SlidersIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { useWeekdays } from '#client/features/tasks/rhythm-fields';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkTasksPageDocument = graphql(`
  query WorkTasksPage($villageId: ID!, $from: LocalDate!, $to: LocalDate!, $soon: LocalDate!, $after: String) {
    tasks(villageId: $villageId, from: $from, to: $to, first: 100, after: $after) {
      nodes {
        id
        ...TaskCalendar_task
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    gaps: tasks(villageId: $villageId, to: $soon, freeOnly: true, first: 20) {
      nodes {
        id
        ...TaskList_task
      }
    }
    tasksOnDaysOff(villageId: $villageId) {
      id
      ...TaskList_task
    }
    seriesOfVillage(villageId: $villageId) {
      id
      title
      weekdays
      startsTime
    }
  }
`);

const useWorkTasksTexts = defineTexts('work-tasks-page', {
  zh: {
    title: '志愿任务',
    lead: '一个月排什么、还缺多少人，一眼看清。',
    post: '发布任务',
    templates: '任务模板',
    settings: '任务设置',
    queue: '待办',
  },
  en: {
    title: 'Tasks',
    lead: 'What a month holds, and where people are missing.',
    post: 'Post a task',
    templates: 'Templates',
    settings: 'Settings',
    queue: 'To do',
  },
});

const FORTNIGHT_MS = 14 * 86_400_000;

/** `/work/tasks`: the organiser's month, with its gaps. */
export function WorkTasksPage() {
  const t = useWorkTasksTexts();
  const words = useWorkTaskTexts();
  const weekdays = useWeekdays();
  const { may } = useSession();
  const choice = useWorkVillage();
  const [params, setParams] = useSearchParams();
  const now = useServerNow()();
  const today = toDateInput(now);
  const asked = params.get('month');
  const month = isMonth(asked) ? asked : monthOf(today);
  const villageId = choice.village?.id ?? '';
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(WorkTasksPageDocument, {
    variables: { villageId, ...daysOf(month), soon: toDateInput(now.getTime() + FORTNIGHT_MS) },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  return (
    <Stack gap="large">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/work', label: t('queue') }}
        actions={
          <>
            <VillageSwitch choice={choice} />
            <LinkButton icon={ClipboardIcon} to="/work/tasks/templates">
              {t('templates')}
            </LinkButton>
            <LinkButton icon={SlidersIcon} to="/work/tasks/settings">
              {t('settings')}
            </LinkButton>
            {may('TAKE_ROLL') ? (
              <LinkButton kind="primary" icon={PlusIcon} to="/work/tasks/new">
                {t('post')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <QueryState
        data={shown}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={() => void refetch()}
      />
      {shown ? (
        <>
          <div>
            <TaskCalendar
              month={month}
              today={today}
              tasks={shown.tasks.nodes}
              to={(id) => `/work/tasks/${id}`}
              onMonth={(next) =>
                setParams((before) => {
                  const after = new URLSearchParams(before);
                  after.set('month', next);
                  return after;
                })
              }
            />
            <LoadMore
              hasMore={shown.tasks.pageInfo.hasNextPage}
              onMore={() => fetchMore({ variables: { after: shown.tasks.pageInfo.endCursor } })}
              shown={shown.tasks.nodes.length}
            />
          </div>
          {shown.tasksOnDaysOff.length > 0 ? (
            <Section title={words('onDaysOff')} lead={words('onDaysOffLead')}>
              <TaskList tasks={shown.tasksOnDaysOff} to={(id) => `/work/tasks/${id}`} />
            </Section>
          ) : null}
          <Section title={words('gaps')}>
            {shown.gaps.nodes.length > 0 ? (
              <TaskList tasks={shown.gaps.nodes} to={(id) => `/work/tasks/${id}`} />
            ) : (
              <p className="muted">{words('noGaps')}</p>
            )}
          </Section>
          {shown.seriesOfVillage.length > 0 ? (
            <Section title={words('seriesList')}>
              <CardList>
                {shown.seriesOfVillage.map((series) => (
                  <li key={series.id}>
                    <CardLink to={`/work/series/${series.id}`} icon={RefreshIcon} title={series.title}>
                      {weekdays(series.weekdays)} {series.startsTime.slice(0, 5)}
                    </CardLink>
                  </li>
                ))}
              </CardList>
            </Section>
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}
