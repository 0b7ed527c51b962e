import { useQuery } from '@apollo/client/react';
import { Passbook } from '#client/features/activities/passbook';
import { StatementList } from '#client/features/activities/statement-list';
import { useBodyNames } from '#client/features/councils/body-names';
import { BalanceCard } from '#client/features/people/balance-card';
import { useSession } from '#client/features/people/session';
import { ExpiryBanner } from '#client/features/seasons/expiry-banner';
import { PointLots } from '#client/features/seasons/point-lots';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { ReceiptIcon } from '#client/ui/icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { NoHousehold } from './no-household';
import { PrintWhole } from './print-whole';
import { useServerNow } from './server-now';

const StatementPageDocument = graphql(`
  query StatementPage($householdId: ID!, $after: String) {
    household(id: $householdId) {
      id
      number
      head {
        id
        name
      }
      village {
        id
        nameZh
        nameEn
      }
      ...BalanceCard_household
      ...ExpiryBanner_household
      ...PointLots_household
      statement(first: 20, after: $after) {
        nodes {
          id
          ...StatementList_line
          ...Passbook_line
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

const useStatementTexts = defineTexts('statement-page', {
  zh: {
    title: '积分明细',
    lead: '每一分从哪来、到哪去，谁办的、谁批的，都在这里。',
    print: '打印存折',
    heading: '{{village}} · 户号 {{number}} · 户主 {{head}} · 打印于 {{date}}',
    empty: '还没有积分往来',
    emptyHint: '做一件好事、参加一次村里的活动，积分到账后就会一笔一笔记在这里。',
    how: '怎么挣积分',
    home: '首页',
  },
  en: {
    title: 'Statement',
    lead: 'Where every point came from and where it went, who handled it and who approved it.',
    print: 'Print passbook',
    heading: '{{village}} · household {{number}} · head {{head}} · printed {{date}}',
    empty: 'No points have come or gone yet',
    emptyHint: 'Do a good turn or join an event of the village: each line is listed here once points arrive.',
    how: 'How to earn points',
    home: 'Home',
  },
});

export function StatementPage() {
  const t = useStatementTexts();
  const { viewer } = useSession();
  const householdId = viewer?.resident.household?.id;
  if (householdId) return <Statement householdId={householdId} />;
  return (
    <>
      <PageHeader title={t('title')} back={{ to: '/', label: t('home') }} />
      <NoHousehold />
    </>
  );
}

function Statement({ householdId }: { householdId: string }) {
  const t = useStatementTexts();
  const f = useFormat();
  const now = useServerNow();
  const { data, error, loading, refetch, fetchMore } = useQuery(StatementPageDocument, {
    variables: { householdId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const household = data?.household;

  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('title')}
          lead={t('lead')}
          back={{ to: '/', label: t('home') }}
          actions={
            household && household.statement.nodes.length > 0 ? (
              <PrintWhole
                page={household.statement.pageInfo}
                more={async (after) => {
                  const answer = await fetchMore({ variables: { after } });
                  return answer.data?.household?.statement.pageInfo;
                }}
              >
                {t('print')}
              </PrintWhole>
            ) : undefined
          }
        />
      </div>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <LoadingState kind="list" rows={6} /> : null}
      {data && !household ? <NoHousehold /> : null}
      {household ? (
        <>
          <div className="no-print">
            <Stack>
              <ExpiryBanner household={household} now={now()} see={false} />
              <BalanceCard household={household} />
              <PointLots household={household} now={now()} />
              {household.statement.nodes.length === 0 ? (
                <EmptyState
                  icon={ReceiptIcon}
                  title={t('empty')}
                  action={
                    <LinkButton kind="primary" to="/rules">
                      {t('how')}
                    </LinkButton>
                  }
                >
                  {t('emptyHint')}
                </EmptyState>
              ) : (
                <>
                  <StatementList lines={household.statement.nodes} bodyName={bodyName} />
                  <LoadMore
                    hasMore={household.statement.pageInfo.hasNextPage}
                    shown={household.statement.nodes.length}
                    onMore={() => fetchMore({ variables: { after: household.statement.pageInfo.endCursor } })}
                  />
                </>
              )}
            </Stack>
          </div>
          <Passbook
            lines={household.statement.nodes}
            heading={t('heading', {
              village: t.pick(household.village.nameZh, household.village.nameEn),
              number: household.number,
              head: household.head?.name ?? '',
              date: f.date(now()),
            })}
          />
        </>
      ) : null}
    </>
  );
}
