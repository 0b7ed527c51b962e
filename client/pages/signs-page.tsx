import { useQuery } from '@apollo/client/react';
import { ReviewTabs } from '#client/features/reviews/review-tabs';
import { SignList } from '#client/features/reviews/sign-list';
import { useSignTexts } from '#client/features/reviews/sign-texts';
import { graphql } from '#client/gql';
import { CheckCircleIcon } from '#client/ui/icons';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { VillagePage } from './village-page';

const SignsPageDocument = graphql(`
  query SignsPage($villageId: ID!) {
    openSigns(villageId: $villageId) {
      key
      ...SignList_sign
    }
  }
`);

/** `/work/signs`: what a comparison found and nobody has looked into yet. */
export function SignsPage() {
  const t = useSignTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {(village) => (
        <Stack>
          <ReviewTabs villageId={village.id} />
          <SignsOf villageId={village.id} />
        </Stack>
      )}
    </VillagePage>
  );
}

function SignsOf({ villageId }: { villageId: string }) {
  const t = useSignTexts();
  const { data, error, loading, refetch } = useQuery(SignsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data && data.openSigns.length === 0 ? (
        <EmptyState icon={CheckCircleIcon} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : null}
      {data && data.openSigns.length > 0 ? (
        <SignList signs={data.openSigns} withRecord onMarked={() => refetch()} />
      ) : null}
    </>
  );
}
