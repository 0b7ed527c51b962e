import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { RecordList } from '#client/features/activities/record-list';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import type { ActivityState } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { defineTexts } from '#client/ui/i18n';
import { ClipboardIcon, PlusCircleIcon } from '#client/ui/icons';
import { EarIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { NoHousehold } from './no-household';

const MyRecordsPageDocument = graphql(`
  query MyRecordsPage($householdId: ID!, $states: [ActivityState!], $after: String) {
    records(filter: { householdId: $householdId, states: $states }, first: 20, after: $after) {
      nodes {
        id
        ...RecordList_record
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const GROUPS = {
  all: null,
  todo: ['DRAFT', 'RETURNED'],
  moving: ['SUBMITTED', 'CHECKED', 'APPROVED'],
  publicity: ['IN_PUBLICITY', 'OBJECTED'],
  done: ['RELEASED'],
  ended: ['REJECTED', 'WITHDRAWN', 'REVERSED'],
} as const satisfies Record<string, readonly ActivityState[] | null>;
type Group = keyof typeof GROUPS;
const ORDER: readonly Group[] = ['all', 'todo', 'moving', 'publicity', 'done', 'ended'];

const useMyRecordsTexts = defineTexts('my-records-page', {
  zh: {
    title: '我的记录',
    lead: '我家每个人做过的事，办到了哪一步。',
    groups: '按进度看',
    all: '全部',
    todo: '等我办',
    moving: '办理中',
    publicity: '公示中',
    done: '已到账',
    ended: '未通过',
    claim: '我要申报',
    objections: '我提的异议',
    emptyAll: '还没有记录',
    emptyAllHint: '参加村里的活动由组织者登记；自己做的好事可以自己申报。',
    emptyTodo: '没有要您办的',
    emptyTodoHint: '草稿和退回要改的会在这里。',
    emptyOther: '这里没有记录',
    emptyOtherHint: '换一个分类看看。',
  },
  en: {
    title: 'My records',
    lead: 'What each of the family did, and how far it is.',
    groups: 'By progress',
    all: 'All',
    todo: 'For me',
    moving: 'In progress',
    publicity: 'In publicity',
    done: 'Released',
    ended: 'Not accepted',
    claim: 'Make a claim',
    objections: 'My objections',
    emptyAll: 'No records yet',
    emptyAllHint: 'At events the organiser enters you; what you did alone you can claim yourself.',
    emptyTodo: 'Nothing waits for you',
    emptyTodoHint: 'Drafts and records returned for changes appear here.',
    emptyOther: 'No records here',
    emptyOtherHint: 'Try another group.',
  },
});

function isGroup(text: string | null): text is Group {
  return text !== null && text in GROUPS;
}

export function MyRecordsPage() {
  const t = useMyRecordsTexts();
  const { viewer } = useSession();
  const householdId = viewer?.resident.household?.id;
  const [params, setParams] = useSearchParams();
  const asked = params.get('group');
  // The address follows a moment later; the pressed segment must not jump back until then.
  const [group, setGroup] = useState<Group>(isGroup(asked) ? asked : 'all');
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <LinkButton kind="primary" icon={PlusCircleIcon} to="/claim">
              {t('claim')}
            </LinkButton>
            <LinkButton icon={EarIcon} to="/objections">
              {t('objections')}
            </LinkButton>
          </>
        }
      />
      {householdId ? (
        <Stack>
          <SegmentedControl
            label={t('groups')}
            options={ORDER.map((value) => ({ value, label: t(value) }))}
            value={group}
            onChange={(next) => {
              setGroup(next);
              setParams(next === 'all' ? {} : { group: next }, { replace: true });
            }}
          />
          <Records householdId={householdId} group={group} />
        </Stack>
      ) : (
        <NoHousehold />
      )}
    </>
  );
}

function Records({ householdId, group }: { householdId: string; group: Group }) {
  const t = useMyRecordsTexts();
  const states = GROUPS[group];
  const { data, error, loading, refetch, fetchMore } = useQuery(MyRecordsPageDocument, {
    variables: { householdId, states: states ? [...states] : null },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return loading ? <LoadingState kind="list" /> : null;
  const { nodes, pageInfo } = data.records;
  if (nodes.length === 0) {
    const words = group === 'all' ? 'emptyAll' : group === 'todo' ? 'emptyTodo' : 'emptyOther';
    return (
      <EmptyState icon={ClipboardIcon} title={t(words)}>
        {t(`${words}Hint`)}
      </EmptyState>
    );
  }
  return (
    <>
      <RecordList records={nodes} />
      <LoadMore
        hasMore={pageInfo.hasNextPage}
        onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
      />
    </>
  );
}
