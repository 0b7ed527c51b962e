import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { ObjectionList } from '#client/features/activities/objection-list';
import { useBodyNames } from '#client/features/councils/body-names';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { ReviewTabs } from '#client/features/reviews/review-tabs';
import { graphql } from '#client/gql';
import { SegmentedControl } from '#client/ui/choice';
import { defineTexts } from '#client/ui/i18n';
import { CheckCircleIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const ObjectionsPageDocument = graphql(`
  query ObjectionsPage($villageId: ID, $open: Boolean!, $after: String) {
    objections(villageId: $villageId, open: $open, first: 20, after: $after) {
      nodes {
        id
        ...ObjectionList_objection
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

const useObjectionsPageTexts = defineTexts('objections-page', {
  zh: {
    title: '异议与申诉',
    lead: '先到期的在前，超期的标红。答复和裁定的期限都按工作日算，节假日不算。提异议的人只有办理人员看得到。',
    show: '看哪些',
    open: '等答复、等裁定',
    closed: '已办结',
    none: '没有等着答复的异议',
    noneText: '有新的异议或申诉会列在这里。',
    noneClosed: '还没有办结的异议',
  },
  en: {
    title: 'Objections and appeals',
    lead: 'The next one due stands first, what is overdue is marked. Deadlines count working days, without holidays. Only those who handle it see who objected.',
    show: 'Show',
    open: 'Waiting',
    closed: 'Closed',
    none: 'No objection waits',
    noneText: 'New objections and appeals show up here.',
    noneClosed: 'None closed yet',
  },
});

/** `/work/objections`: doubts that wait, the most urgent first, and those that are closed. */
export function ObjectionsPage() {
  const t = useObjectionsPageTexts();
  const choice = useWorkVillage();
  const [params] = useSearchParams();
  // Who works for many villages sees what waits in any of them, until he chooses one.
  const everywhere = choice.villages.length > 1 && !params.has('village');
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<VillageSwitch choice={choice} everywhere={everywhere} />}
      />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
      />
      {choice.village ? (
        <Stack>
          <ReviewTabs villageId={choice.village.id} everywhere={everywhere} />
          <ObjectionsOf
            key={everywhere ? '' : choice.village.id}
            villageId={everywhere ? null : choice.village.id}
          />
        </Stack>
      ) : null}
    </>
  );
}

function ObjectionsOf({ villageId }: { villageId: string | null }) {
  const t = useObjectionsPageTexts();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const open = params.get('show') !== 'closed';
  const { data, error, loading, refetch, fetchMore } = useQuery(ObjectionsPageDocument, {
    variables: { villageId, open },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const list = data?.objections;
  return (
    <Stack>
      <SegmentedControl
        label={t('show')}
        value={open ? 'open' : 'closed'}
        onChange={(value) =>
          setParams(
            (before) => {
              before.set('show', value);
              return before;
            },
            { replace: true },
          )
        }
        options={[
          { value: 'open', label: t('open') },
          { value: 'closed', label: t('closed') },
        ]}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {list && list.nodes.length === 0 ? (
        <EmptyState icon={CheckCircleIcon} title={t(open ? 'none' : 'noneClosed')}>
          {open ? t('noneText') : null}
        </EmptyState>
      ) : null}
      {list && list.nodes.length > 0 ? (
        <>
          <ObjectionList
            objections={list.nodes}
            bodyName={bodyName}
            now={now().toISOString()}
            recordPath={(id) => `/work/records/${id}`}
            withVillage={villageId === null}
            onChanged={() => refetch()}
          />
          <LoadMore
            hasMore={list.pageInfo.hasNextPage}
            shown={list.nodes.length}
            onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
          />
        </>
      ) : null}
    </Stack>
  );
}
