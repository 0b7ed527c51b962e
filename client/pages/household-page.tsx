import { useQuery } from '@apollo/client/react';
import { HouseholdCard } from '#client/features/people/household-card';
import { CollectionRights, MemberList } from '#client/features/people/member-list';
import { useSession } from '#client/features/people/session';
import { RedemptionList } from '#client/features/shop/redemption-list';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section } from '#client/ui/section';
import { ErrorState, LoadingState } from '#client/ui/states';
import { NoHousehold } from './no-household';

const HouseholdPageDocument = graphql(`
  query HouseholdPage($householdId: ID!, $after: String) {
    household(id: $householdId) {
      id
      number
      village {
        id
        nameZh
        nameEn
      }
      ...HouseholdCard_household
      ...MemberList_household
      redemptions(first: 10, after: $after) {
        nodes {
          id
          ...RedemptionList_redemption
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

const useHouseholdPageTexts = defineTexts('household-page', {
  zh: {
    title: '我家和家庭卡',
    eyebrow: '{{village}} · 户号 {{number}}',
    card: '家庭卡',
    cardLead: '兑换时出示二维码，或报六位卡号，再输密码。可以打印剪下来随身带。',
    printCard: '打印家庭卡',
    members: '家里人',
    membersLead: '荣誉积分和志愿时长记在个人名下，自愿无偿，不能兑换。',
    rights: '密码和代领',
    redemptions: '兑换过的',
  },
  en: {
    title: 'Household and card',
    eyebrow: '{{village}} · household {{number}}',
    card: 'Household card',
    cardLead:
      'Show the code or say the six digits at the counter, then type the PIN. Print it and carry it along.',
    printCard: 'Print the card',
    members: 'Family',
    membersLead: 'Honour and hours belong to each person; they are voluntary and unpaid, and never spent.',
    rights: 'PIN and collecting',
    redemptions: 'Taken from the shop',
  },
});

export function HouseholdPage() {
  const t = useHouseholdPageTexts();
  const { viewer } = useSession();
  const householdId = viewer?.resident.household?.id;
  if (viewer && householdId) return <Household householdId={householdId} viewerId={viewer.resident.id} />;
  return (
    <>
      <PageHeader title={t('title')} />
      <NoHousehold />
    </>
  );
}

function Household({ householdId, viewerId }: { householdId: string; viewerId: string }) {
  const t = useHouseholdPageTexts();
  const { data, error, loading, refetch, fetchMore } = useQuery(HouseholdPageDocument, {
    variables: { householdId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const household = data?.household;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('title')}
          eyebrow={
            household
              ? t('eyebrow', {
                  village: t.pick(household.village.nameZh, household.village.nameEn),
                  number: household.number,
                })
              : undefined
          }
        />
      </div>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <LoadingState kind="card" /> : null}
      {data && !household ? <NoHousehold /> : null}
      {household ? (
        <>
          <div className="no-print">
            <Section
              title={t('card')}
              lead={t('cardLead')}
              actions={<PrintButton>{t('printCard')}</PrintButton>}
            >
              <HouseholdCard household={household} />
            </Section>
            <Section title={t('members')} lead={t('membersLead')}>
              <MemberList household={household} viewerId={viewerId} />
            </Section>
            <Section title={t('rights')}>
              <CollectionRights household={household} />
            </Section>
            <Section title={t('redemptions')}>
              <RedemptionList redemptions={household.redemptions.nodes} />
              <LoadMore
                hasMore={household.redemptions.pageInfo.hasNextPage}
                onMore={() => fetchMore({ variables: { after: household.redemptions.pageInfo.endCursor } })}
              />
            </Section>
          </div>
          <div className="print-only">
            <HouseholdCard household={household} />
          </div>
        </>
      ) : null}
    </>
  );
}
