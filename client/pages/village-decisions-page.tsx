import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { DecisionSteps } from '#client/features/meetings/decision-steps';
import { useDecisionTexts } from '#client/features/meetings/decision-texts';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { LoadMore } from '#client/ui/load-more';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { PrintWhole } from './print-whole';
import { QueryState } from './query-state';

const VillageDecisionsPageDocument = graphql(`
  query VillageDecisionsPage($villageId: ID!, $after: String) {
    area(id: $villageId) {
      id
      nameZh
      nameEn
    }
    decisions(villageId: $villageId, first: 10, after: $after) {
      nodes {
        id
        title
        ...DecisionSteps_decision
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** `/board/:villageId/decisions`: how the village decides, step by step, in figures; for everybody. */
export function VillageDecisionsPage() {
  const t = useDecisionTexts();
  const { villageId = '' } = useParams();
  const { data, error, loading, refetch, fetchMore } = useQuery(VillageDecisionsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const decisions = data?.decisions;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('publicLead')}
        eyebrow={data?.area ? t.pick(data.area.nameZh, data.area.nameEn) : undefined}
        back={{ to: `/board/${villageId}`, label: t('toBoard') }}
        actions={
          decisions && decisions.nodes.length > 0 ? (
            <PrintWhole
              page={decisions.pageInfo}
              more={async (after) => {
                const answer = await fetchMore({ variables: { after } });
                return answer.data?.decisions.pageInfo;
              }}
            >
              {t('print')}
            </PrintWhole>
          ) : undefined
        }
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {decisions && decisions.nodes.length === 0 ? <EmptyState icon={ScalesIcon} title={t('none')} /> : null}
      {decisions ? (
        <Stack gap="large">
          {decisions.nodes.map((decision) => (
            <Card key={decision.id} as="article" title={decision.title}>
              <DecisionSteps decision={decision} />
            </Card>
          ))}
          <LoadMore
            hasMore={decisions.pageInfo.hasNextPage}
            onMore={() => fetchMore({ variables: { after: decisions.pageInfo.endCursor } })}
          />
        </Stack>
      ) : null}
    </>
  );
}
