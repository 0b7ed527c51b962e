import { useQuery } from '@apollo/client/react';
import { ReviewTabs } from '#client/features/reviews/review-tabs';
import { SampleList } from '#client/features/reviews/sample-list';
import { useSampleTexts } from '#client/features/reviews/sample-texts';
import { graphql } from '#client/gql';
import { CalendarIcon } from '#client/ui/more-icons';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { VillagePage } from './village-page';

const SamplesPageDocument = graphql(`
  query SamplesPage($villageId: ID!) {
    sampleDraws(villageId: $villageId) {
      id
      ...SampleList_draw
    }
  }
`);

/** `/work/samples`: each month's draw of records for a second look. */
export function SamplesPage() {
  const t = useSampleTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {(village) => (
        <Stack>
          <ReviewTabs villageId={village.id} />
          <SamplesOf villageId={village.id} />
        </Stack>
      )}
    </VillagePage>
  );
}

function SamplesOf({ villageId }: { villageId: string }) {
  const t = useSampleTexts();
  const { data, error, loading, refetch } = useQuery(SamplesPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data && data.sampleDraws.length === 0 ? (
        <EmptyState icon={CalendarIcon} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : null}
      {data ? <SampleList draws={data.sampleDraws} /> : null}
    </>
  );
}
