import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useBodyNames } from '#client/features/councils/body-names';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { CaseCard } from '#client/features/reviews/case-card';
import { useCaseTexts } from '#client/features/reviews/case-texts';
import { ReviewTabs } from '#client/features/reviews/review-tabs';
import { graphql } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { CheckCircleIcon, LockIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const CasesPageDocument = graphql(`
  query CasesPage($villageId: ID, $after: String) {
    claimCases(villageId: $villageId, first: 20, after: $after) {
      nodes {
        id
        resident {
          id
          name
        }
        record {
          id
          title
          village {
            id
            nameZh
            nameEn
          }
        }
        ...CaseCard_case
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

/** `/work/cases`: proposals to take a record back, for those who decide. */
export function CasesPage() {
  const t = useCaseTexts();
  const choice = useWorkVillage();
  const [params] = useSearchParams();
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
          <ReviewTabs villageId={choice.village.id} />
          <CasesOf
            key={everywhere ? '' : choice.village.id}
            villageId={everywhere ? null : choice.village.id}
          />
        </Stack>
      ) : null}
    </>
  );
}

function CasesOf({ villageId }: { villageId: string | null }) {
  const t = useCaseTexts();
  const errorText = useErrorText();
  const { data, error, loading, refetch, fetchMore } = useQuery(CasesPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  if (error && errorText(error).code === 'FORBIDDEN') {
    return <EmptyState icon={LockIcon} title={t('notForYou')} />;
  }
  const list = data?.claimCases;
  return (
    <Stack>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {list && list.nodes.length === 0 ? (
        <EmptyState icon={CheckCircleIcon} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : null}
      {list?.nodes.map((the) => (
        <CaseCard
          key={the.id}
          theCase={the}
          bodyName={bodyName}
          onChanged={() => refetch()}
          head={
            <p>
              <strong>
                {the.record ? (
                  <TextLink to={`/work/records/${the.record.id}`}>{the.record.title}</TextLink>
                ) : null}
              </strong>{' '}
              {the.resident.name}
              {villageId === null && the.record
                ? ` · ${t.pick(the.record.village.nameZh, the.record.village.nameEn)}`
                : null}
            </p>
          }
        />
      ))}
      {list && list.nodes.length > 0 ? (
        <LoadMore
          hasMore={list.pageInfo.hasNextPage}
          shown={list.nodes.length}
          onMore={() => fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        />
      ) : null}
    </Stack>
  );
}
