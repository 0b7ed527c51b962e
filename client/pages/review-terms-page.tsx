import { useQuery } from '@apollo/client/react';
import { DayCalendar } from '#client/features/reviews/day-calendar';
import { ReviewTabs } from '#client/features/reviews/review-tabs';
import { ReviewTermsForm } from '#client/features/reviews/terms-form';
import { useTermsTexts } from '#client/features/reviews/terms-texts';
import { graphql } from '#client/gql';
import { toDateInput } from '#client/ui/format';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { VillagePage } from './village-page';
import { useServerNow } from './server-now';

const ReviewTermsPageDocument = graphql(`
  query ReviewTermsPage($villageId: ID!) {
    reviewTerms(villageId: $villageId) {
      villageId
      ...ReviewTermsForm_terms
    }
    area(id: $villageId) {
      id
      ...DayCalendar_area
    }
  }
`);

/** `/work/review-terms`: the numbers of doubts and re-checks, and the days that are worked. */
export function ReviewTermsPage() {
  const t = useTermsTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {(village) => (
        <Stack>
          <ReviewTabs villageId={village.id} />
          <TermsOf villageId={village.id} />
        </Stack>
      )}
    </VillagePage>
  );
}

function TermsOf({ villageId }: { villageId: string }) {
  const t = useTermsTexts();
  const now = useServerNow();
  const { data, error, loading, refetch } = useQuery(ReviewTermsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <Section title={t('numbers')}>
          <ReviewTermsForm terms={data.reviewTerms} />
        </Section>
      ) : null}
      {data?.area ? (
        <Section title={t('calendar')} lead={t('calendarLead')}>
          <DayCalendar area={data.area} today={toDateInput(now())} onMarked={() => refetch()} />
        </Section>
      ) : null}
    </Stack>
  );
}
