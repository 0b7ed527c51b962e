import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { PendingPoints } from '#client/features/activities/pending-points';
import { RecordSteps } from '#client/features/activities/record-steps';
import { StatementList } from '#client/features/activities/statement-list';
import { useBodyNames } from '#client/features/councils/body-names';
import { BalanceCard } from '#client/features/people/balance-card';
import { HonourFigures } from '#client/features/people/honour-figures';
import { PinStep } from '#client/features/people/pin-step';
import { useSession } from '#client/features/people/session';
import { AffordableGoods } from '#client/features/shop/affordable-goods';
import { ShopOpening } from '#client/features/shop/shop-opening';
import { graphql } from '#client/gql';
import type { HomePageQuery } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { BoardIcon, BookIcon, CheckCircleIcon, EditIcon, PlusCircleIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { NoHousehold } from './no-household';
import { useServerNow } from './server-now';

const HomePageDocument = graphql(`
  query HomePage($householdId: ID!, $villageId: ID!) {
    household(id: $householdId) {
      id
      balance
      pendingPoints
      pinSet
      expiryNotice {
        expiresOn
      }
      ...ExpiryBanner_household
      ...BalanceCard_household
      ...PinStep_household
      statement(first: 3) {
        nodes {
          id
          ...StatementList_line
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
    viewer {
      resident {
        id
        ...HonourFigures_resident
      }
    }
    records(
      filter: {
        householdId: $householdId
        states: [DRAFT, RETURNED, SUBMITTED, CHECKED, APPROVED, IN_PUBLICITY, OBJECTED]
      }
      first: 30
    ) {
      nodes {
        id
        ...PendingPoints_record
        ...RecordSteps_record
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    shop(villageId: $villageId) {
      id
      ...ShopOpening_shop
      goods {
        id
        ...AffordableGoods_goods
      }
    }
    myCases {
      id
      ...CaseSteps_case
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

// Loaded only by the few who have something to lose.
const ExpiryBanner = lazy(async () => ({
  default: (await import('#client/features/seasons/expiry-banner')).ExpiryBanner,
}));
const CaseSteps = lazy(async () => ({
  default: (await import('#client/features/reviews/case-steps')).CaseSteps,
}));

const useHomeTexts = defineTexts('home-page', {
  zh: {
    hello: '{{name}}，您好',
    title: '首页',
    next: '接下来',
    nothing: '没有要办的事',
    nothingHint: '做了好事就来申报，或者看看做什么能得积分。',
    startTitle: '从第一件好事开始',
    startHint: '看看做什么能得积分，或者把已经做的好事申报上来。批准、公示后，积分就到账。',
    rules: '怎么挣积分',
    claim: '我要申报',
    recent: '最近的积分往来',
    allLines: '看全部',
    noLines: '还没有积分往来。',
    board: '本村公示栏',
    boardNote: '谁得了积分、为什么得，都公开；有疑问可以提异议。',
    rulesNote: '每条规则都用大白话写清楚。',
    more: '更多',
    tasks: '志愿任务',
    help: '请人帮忙',
    village: '红白事、老人、好人好事',
  },
  en: {
    hello: 'Hello, {{name}}',
    title: 'Home',
    next: 'What to do next',
    nothing: 'Nothing waits for you',
    nothingHint: 'Claim a good turn you did, or see what earns points.',
    startTitle: 'Start with your first good turn',
    startHint:
      'See what earns points, or claim what you have done. After approval and publicity the points arrive.',
    rules: 'How to earn points',
    claim: 'Make a claim',
    recent: 'Latest lines',
    allLines: 'See all',
    noLines: 'No points have come or gone yet.',
    board: 'The village’s public board',
    boardNote: 'Who got points, and why, is public; anyone may object.',
    rulesNote: 'All rules in plain words.',
    more: 'More',
    tasks: 'Volunteer tasks',
    help: 'Ask for help',
    village: 'Village life and councils',
  },
});

export function HomePage() {
  const t = useHomeTexts();
  const { viewer } = useSession();
  const householdId = viewer?.resident.household?.id;
  const villageId = viewer?.village?.id;
  return (
    <>
      <PageHeader
        title={viewer ? t('hello', { name: viewer.resident.name }) : t('title')}
        eyebrow={<Today />}
      />
      {householdId && villageId ? <Home householdId={householdId} villageId={villageId} /> : <NoHousehold />}
    </>
  );
}

function Today() {
  const f = useFormat();
  const now = useServerNow()();
  return (
    <>
      {f.date(now)} {f.weekday(now)}
    </>
  );
}

function Home({ householdId, villageId }: { householdId: string; villageId: string }) {
  const { data, error, loading, refetch } = useQuery(HomePageDocument, {
    variables: { householdId, villageId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (loading && !data) return <LoadingState kind="card" />;
  if (!data?.household) return <NoHousehold />;
  return <Loaded data={data} household={data.household} villageId={villageId} />;
}

type LoadedProps = {
  data: HomePageQuery;
  household: NonNullable<HomePageQuery['household']>;
  villageId: string;
};

function Loaded({ data, household, villageId }: LoadedProps) {
  const t = useHomeTexts();
  const bodyName = useBodyNames(data.councilKinds);
  const records = data.records.nodes;
  const lines = household.statement.nodes.slice(0, 3);
  const now = useServerNow();
  return (
    <TwoColumn
      main={
        <Stack gap="large">
          {household.expiryNotice ? (
            <Suspense fallback={null}>
              <ExpiryBanner household={household} now={now()} />
            </Suspense>
          ) : null}
          <BalanceCard
            household={household}
            actions={
              <Row>
                <LinkButton kind="primary" icon={PlusCircleIcon} to="/claim">
                  {t('claim')}
                </LinkButton>
                <LinkButton icon={BookIcon} to="/rules">
                  {t('rules')}
                </LinkButton>
              </Row>
            }
          >
            <PendingPoints records={records} pendingPoints={household.pendingPoints} />
          </BalanceCard>
          <Section title={t('next')}>
            {data.myCases.length > 0 ? (
              <Suspense fallback={null}>
                <CaseSteps cases={data.myCases} />
              </Suspense>
            ) : null}
            {records.length > 0 || !household.pinSet ? (
              <CardList>
                <RecordSteps records={records} />
                <PinStep household={household} />
              </CardList>
            ) : lines.length > 0 && data.myCases.length === 0 ? (
              <EmptyState icon={CheckCircleIcon} title={t('nothing')}>
                {t('nothingHint')}
              </EmptyState>
            ) : null}
            {records.length === 0 && lines.length === 0 ? (
              <EmptyState icon={EditIcon} title={t('startTitle')}>
                {t('startHint')}
              </EmptyState>
            ) : null}
          </Section>
          {data.shop ? <AffordableGoods goods={data.shop.goods} balance={household.balance} /> : null}
          <Section
            title={t('recent')}
            actions={
              <LinkButton kind="quiet" size="small" to="/statement">
                {t('allLines')}
              </LinkButton>
            }
          >
            {lines.length > 0 ? (
              <StatementList lines={lines} bodyName={bodyName} />
            ) : (
              <p className="muted">{t('noLines')}</p>
            )}
          </Section>
        </Stack>
      }
      aside={
        <Stack>
          {data.viewer ? <HonourFigures resident={data.viewer.resident} /> : null}
          {data.shop ? <ShopOpening shop={data.shop} /> : null}
          <CardList label={t('more')}>
            <li>
              <CardLink to="/tasks" icon={PlusCircleIcon} title={t('tasks')} />
            </li>
            <li>
              <CardLink to="/help" icon={PlusCircleIcon} title={t('help')} />
            </li>
            <li>
              <CardLink to="/village" icon={PlusCircleIcon} title={t('village')} />
            </li>
            <li>
              <CardLink to={`/board/${villageId}`} icon={BoardIcon} title={t('board')}>
                {t('boardNote')}
              </CardLink>
            </li>
            <li>
              <CardLink to="/rules" icon={BookIcon} title={t('rules')}>
                {t('rulesNote')}
              </CardLink>
            </li>
          </CardList>
        </Stack>
      }
    />
  );
}
