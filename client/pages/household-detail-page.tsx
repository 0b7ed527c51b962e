import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { RecordLines } from '#client/features/activities/record-lines';
import { HistoryList } from '#client/features/people/history-list';
import { HouseholdCard } from '#client/features/people/household-card';
import { HouseholdFacts } from '#client/features/people/household-facts';
import { HouseholdWorkMoves } from '#client/features/people/household-work-moves';
import { useSession } from '#client/features/people/session';
import { RedemptionList } from '#client/features/shop/redemption-list';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useRegisterPageTexts } from './register-page-texts';

const HouseholdDetailPageDocument = graphql(`
  query HouseholdDetailPage($id: ID!) {
    household(id: $id) {
      id
      number
      state
      cardToken
      head {
        id
        name
      }
      village {
        id
        nameZh
        nameEn
        ...AreaSelect_area
      }
      records(first: 5) {
        nodes {
          id
          ...RecordLines_record
        }
      }
      redemptions(first: 5) {
        nodes {
          id
          ...RedemptionList_redemption
        }
      }
      history {
        ...HistoryList_entry
      }
      ...HouseholdFacts_household
      ...HouseholdWorkMoves_household
      ...HouseholdCard_household
    }
  }
`);

/** `/work/households/:householdId`: one household and everything the clerk can do with it; printed, its card. */
export function HouseholdDetailPage() {
  const t = useRegisterPageTexts();
  const { may } = useSession();
  const { householdId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(HouseholdDetailPageDocument, {
    variables: { id: householdId },
    fetchPolicy: 'cache-and-network',
  });
  const household = data?.household;
  const back = { to: '/work/people', label: t('people') };
  if (!household) {
    return (
      <>
        <PageHeader title={data ? t('noHousehold') : t('household')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noHousehold')}>{t('noneText')}</EmptyState> : null}
      </>
    );
  }
  const hasCard = Boolean(household.cardToken) && household.state === 'ACTIVE';
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={`${t('householdOf', { number: household.number })} ${household.head?.name ?? ''}`.trim()}
          back={back}
          eyebrow={t.pick(household.village.nameZh, household.village.nameEn)}
          actions={hasCard ? <PrintButton>{t('printCard')}</PrintButton> : undefined}
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        <TwoColumn
          main={
            <Stack gap="large">
              <Section title={t('members')}>
                <HouseholdFacts household={household} />
              </Section>
              <Section
                title={t('records')}
                actions={
                  <LinkButton kind="quiet" size="small" to={`/work/records?household=${household.id}`}>
                    {t('allRecords')}
                  </LinkButton>
                }
              >
                {household.records.nodes.length === 0 ? (
                  <p className="muted">{t('noRecords')}</p>
                ) : (
                  <RecordLines records={household.records.nodes} />
                )}
              </Section>
              <Section title={t('redemptions')}>
                <RedemptionList redemptions={household.redemptions.nodes} />
              </Section>
              <Section title={t('history')}>
                <HistoryList entries={household.history} />
              </Section>
            </Stack>
          }
          aside={
            may('MANAGE_PEOPLE') ? (
              <Card title={t('doNow')} tone="accent">
                <HouseholdWorkMoves
                  household={household}
                  village={household.village}
                  villageId={household.village.id}
                />
              </Card>
            ) : null
          }
        />
      </div>
      {hasCard ? (
        <div className="print-only">
          <HouseholdCard household={household} />
          <p className="small">{t('cardHint')}</p>
        </div>
      ) : null}
    </>
  );
}
