import type { BrowserContext } from '@playwright/test';
import { ask, type PersonKey } from './sign-in';

/** Rows of the demo county that pages with an id in their address show. */
export type Ids = {
  village: string;
  household: string;
  resident: string;
  rule: string;
  goods: string;
  ownRecord: string;
  redemption: string;
  record: string;
  roll: string;
  /** A register brought in from a spreadsheet. */
  list: string;
  /** The newest grant on her statement. */
  line: string;
  /** The newest draw of records for a second look. */
  draw: string;
  /** Her certificate of service, and its check code. */
  certificate: string;
  code: string;
  /** The patrol team. */
  team: string;
  /** The next task of the village, a series, and the month of that task. */
  task: string;
  series: string;
  /** A task whose roll is closed. */
  rolled: string;
  taskMonth: string;
  /** A request for help that nobody took yet. */
  need: string;
  /** A wedding or funeral that is over, and the first printed material. */
  ceremony: string;
  leaflet: string;
  /** This month's sheet of the shop's count. */
  count: string;
  /** A batch that is recalled or near its date. */
  batch: string;
  /** What came in last by purchase. */
  supply: string;
  /** A partner shop's newest sheet. */
  settlement: string;
  /** The newest closing of a season. */
  closing: string;
  /** A line by which points expired then. */
  expired: string;
  /** The oversight, weddings and residents councils of the village. */
  oversight: string;
  customs: string;
  residents: string;
  /** A meeting of the residents council that is over, one that is called, and a decision under way. */
  held: string;
  called: string;
  decision: string;
  /** A month with seals, '2025-06'. */
  month: string;
  /** A festival meal, an evening of the lecture hall, a month with its good deed. */
  meal: string;
  talk: string;
  goodMonth: string;
  deed: string;
};

/** One page of the client: its component in the table of routes, for whom it is, and where it lies. */
export type Address = { name: string; person: PersonKey | null; path: (ids: Ids) => string };

const guest = (name: string, path: Address['path']): Address => ({ name, person: null, path });
const home = (name: string, path: Address['path']): Address => ({ name, person: 'deng-qiaozhen', path });
const work = (name: string, path: Address['path'], person: PersonKey = 'he-chunmei'): Address => ({
  name,
  person,
  path,
});

export const addresses: readonly Address[] = [
  guest('WelcomePage', () => '/'),
  guest('SignInPage', () => '/sign-in'),
  guest('BoardPage', () => '/board'),
  guest('VillageBoardPage', (ids) => `/board/${ids.village}`),
  guest('VillageBoardPage', (ids) => `/board/${ids.village}?see=released`),
  guest('VillageBoardPage', (ids) => `/board/${ids.village}?see=goods`),
  guest('VillageBoardPage', (ids) => `/board/${ids.village}?see=rules`),
  guest('VillageTeamsPage', (ids) => `/board/${ids.village}/teams`),
  guest('VillageCouncilsPage', (ids) => `/board/${ids.village}/councils`),
  guest('PublicCouncilPage', (ids) => `/board/${ids.village}/councils/${ids.customs}`),
  guest('VillageDecisionsPage', (ids) => `/board/${ids.village}/decisions`),
  guest('PublicCouncilPage', (ids) => `/board/${ids.village}/councils/${ids.residents}`),
  guest('SealVerifyPage', (ids) => `/board/${ids.village}/verify`),
  guest('VillageCustomsPage', (ids) => `/board/${ids.village}/customs`),
  guest('VillagePreventionPage', (ids) => `/board/${ids.village}/prevention`),
  guest('MaterialPage', (ids) => `/board/${ids.village}/materials/${ids.leaflet}`),
  guest('MonthSealPage', (ids) => `/board/${ids.village}/seals/${ids.month}`),
  guest('ExplainNoticePage', (ids) => `/board/${ids.village}/explain/${ids.record}`),
  guest('CheckPage', () => '/check'),
  guest('CheckPage', (ids) => `/check/${ids.code}`),
  guest('CheckPage', () => '/check/AAAABBBBCCCCDDDD'),
  guest('NotFound', () => '/no-such-page'),
  home('HomePage', () => '/'),
  home('StatementPage', () => '/statement'),
  home('ExplainPage', (ids) => `/explain/${ids.line}`),
  home('RulesPage', () => '/rules'),
  home('ClaimPage', () => '/claim'),
  home('ClaimPage', (ids) => `/claim?rule=${ids.rule}`),
  home('MyRecordsPage', () => '/records'),
  home('MyRecordPage', (ids) => `/records/${ids.ownRecord}`),
  home('MyObjectionsPage', () => '/objections'),
  home('GoodsPage', () => '/goods'),
  home('GoodsPage', () => '/goods?reserve=1'),
  home('HouseholdPage', () => '/household'),
  home('AccountPage', () => '/account'),
  home('ServicePage', () => '/service'),
  home('ServiceCertificatePage', (ids) => `/service/certificates/${ids.certificate}`),
  home('TasksPage', () => '/tasks'),
  home('TasksPage', (ids) => `/tasks?month=${ids.taskMonth}`),
  home('TaskPage', (ids) => `/tasks/${ids.task}`),
  home('CheckInPage', () => '/check-in'),
  home('RotaPage', () => '/rota'),
  home('MessagesPage', () => '/messages'),
  home('PrivacyPage', () => '/privacy'),
  home('PersonalFilePage', () => '/privacy/file'),
  home('ReceiptPage', (ids) => `/receipts/${ids.redemption}`),
  home('HelpPage', () => '/help'),
  home('HelpOpenPage', () => '/help/open'),
  home('VillageLifePage', () => '/village'),
  home('CeremoniesPage', () => '/ceremonies'),
  home('PreventionPage', () => '/prevention'),
  work('CeremonyPage', (ids) => `/ceremonies/${ids.ceremony}`, 'tang-fulai'),
  work('WorkCeremoniesPage', () => '/work/ceremonies', 'tang-fulai'),
  work('WorkCeremoniesPage', () => '/work/ceremonies?see=ENDED'),
  work('WorkCeremoniesPage', () => '/work/ceremonies', 'wang-dehou'),
  work('WorkCeremonyPage', (ids) => `/work/ceremonies/${ids.ceremony}`, 'tang-fulai'),
  work('WorkGearPage', () => '/work/gear', 'tang-fulai'),
  work('WorkGearPage', () => '/work/gear?see=past'),
  work('WorkGearPage', () => '/work/gear', 'yue-mingzhu'),
  work('WorkPreventionPage', () => '/work/prevention', 'yue-mingzhu'),
  work('WorkPreventionPage', () => '/work/prevention?see=PAST'),
  work('WorkPledgesPage', () => '/work/prevention/pledges', 'yue-mingzhu'),
  work('WorkMaterialsPage', () => '/work/prevention/materials', 'yue-mingzhu'),
  work('WorkCustomsPage', () => '/work/customs', 'fang-yuqing'),
  { name: 'HelpPage', person: 'zhu-guiying', path: () => '/help' },
  work('HelpNeedPage', (ids) => `/help/${ids.need}`),
  work('WorkNeedsPage', () => '/work/needs'),
  work('WorkNeedsPage', () => '/work/needs?see=ENDED'),
  work('WorkNeedPage', (ids) => `/work/needs/${ids.need}`),
  work('QueuePage', () => '/work'),
  work('RecordsPage', () => '/work/records'),
  work('RecordPage', (ids) => `/work/records/${ids.record}`),
  work('FileRecordPage', () => '/work/file'),
  work('RollPage', () => '/work/roll', 'lan-xiaofeng'),
  work('RollResultPage', (ids) => `/work/rolls/${ids.roll}`, 'lan-xiaofeng'),
  work('PeoplePage', () => '/work/people'),
  work('HouseholdDetailPage', (ids) => `/work/households/${ids.household}`),
  work('ResidentPage', (ids) => `/work/residents/${ids.resident}`),
  work('ResidentPrivacyPage', (ids) => `/work/residents/${ids.resident}/privacy`),
  work('WorkPrivacyPage', () => '/work/privacy'),
  work('WorkPrivacyPage', () => '/work/privacy?view=log', 'luo-qiming'),
  work('WorkPrivacyPage', () => '/work/privacy?view=texts', 'shen-ruolan'),
  work('WorkPrivacyPage', () => '/work/privacy?view=schedule'),
  work('WorkRulesPage', () => '/work/rules', 'shen-ruolan'),
  work('WorkRulesPage', (ids) => `/work/rules?rule=${ids.rule}&do=revise`, 'shen-ruolan'),
  work('WorkRulesPage', (ids) => `/work/rules?rule=${ids.rule}`),
  work('WorkGoodsPage', () => '/work/goods'),
  work('WorkGoodsPage', () => '/work/goods?do=new'),
  work('WorkGoodsPage', () => '/work/goods?do=count'),
  work('GoodsDetailPage', (ids) => `/work/goods/${ids.goods}`),
  work('CountPage', () => '/work/count', 'long-zhiyuan'),
  work('CountSheetPage', (ids) => `/work/count/${ids.count}`, 'bi-xiuyun'),
  work('BatchesPage', () => '/work/batches'),
  work('BatchPage', (ids) => `/work/batches/${ids.batch}`, 'bi-xiuyun'),
  work('DonationsPage', () => '/work/donations'),
  work('SupplyPage', (ids) => `/work/donations/${ids.supply}`),
  work('ReorderPage', () => '/work/reorder'),
  work('SettlementsPage', () => '/work/settlements', 'zheng-shoutian'),
  work('SettlementPage', (ids) => `/work/settlements/${ids.settlement}`),
  work('FundPage', () => '/work/fund'),
  work('BudgetPage', () => '/work/budget'),
  work('SimulatorPage', () => '/work/simulator'),
  work('DryRunPage', () => '/work/dry-run'),
  work('DryRunPage', () => '/work/dry-run?try=goods'),
  work('SeasonsPage', () => '/work/seasons', 'zheng-shoutian'),
  work('SeasonsPage', () => '/work/seasons?see=notices', 'zheng-shoutian'),
  work('SeasonsPage', () => '/work/seasons?see=close', 'zheng-shoutian'),
  work('SeasonsPage', () => '/work/seasons?see=settings', 'zheng-shoutian'),
  work('SeasonsPage', (ids) => `/work/seasons?close=${ids.closing}`, 'zheng-shoutian'),
  work('ExplainPage', (ids) => `/explain/${ids.expired}`, 'zheng-shoutian'),
  work('CouncilsPage', () => '/work/councils'),
  work('ImportsPage', () => '/work/imports'),
  home('MyCouncilsPage', () => '/councils'),
  { name: 'MyCouncilsPage', person: 'bi-xiuyun', path: () => '/councils' },
  work('CouncilHomePage', (ids) => `/work/councils/${ids.residents}`, 'ruan-qingshan'),
  work('CouncilHomePage', (ids) => `/work/councils/${ids.oversight}`),
  work('CallMeetingPage', (ids) => `/work/councils/${ids.residents}/call`, 'ruan-qingshan'),
  work('CallMeetingPage', (ids) => `/work/councils/${ids.residents}/call?meeting=${ids.called}`),
  work('WorkMeetingPage', (ids) => `/work/meetings/${ids.held}`, 'ruan-qingshan'),
  work('WorkMeetingPage', (ids) => `/work/meetings/${ids.called}`),
  work('MinutesPage', (ids) => `/work/meetings/${ids.held}/minutes`, 'ruan-qingshan'),
  work('WorkDecisionsPage', () => '/work/decisions', 'zheng-shoutian'),
  work('WorkDecisionsPage', () => '/work/decisions?do=new', 'zheng-shoutian'),
  work('WorkDecisionsPage', () => '/work/decisions?do=numbers', 'zheng-shoutian'),
  work('WorkDecisionPage', (ids) => `/work/decisions/${ids.decision}`, 'zheng-shoutian'),
  work('MeetingPage', (ids) => `/meetings/${ids.held}`, 'ruan-qingshan'),
  work('CouncilSeatsPage', (ids) => `/work/councils/${ids.customs}/seats`),
  work('CouncilSeatsPage', (ids) => `/work/councils/${ids.residents}/seats`),
  work('CouncilDutiesPage', (ids) => `/work/councils/${ids.customs}/duties`, 'tang-fulai'),
  work('CouncilDutiesPage', (ids) => `/work/councils/${ids.oversight}/duties`),
  work('ReappointmentPage', (ids) => `/work/councils/${ids.customs}/reappointment`, 'tang-fulai'),
  work('CouncilKindsPage', () => '/work/council-kinds', 'shen-ruolan'),
  work('CouncilKindsPage', () => '/work/council-kinds?kind=RW', 'shen-ruolan'),
  work('CouncilComparisonPage', () => '/work/council-comparison', 'shen-ruolan'),
  work('CouncilComparisonPage', () => '/work/council-comparison?state=ASLEEP', 'shen-ruolan'),
  work('CouncilComparisonPage', () => '/work/council-comparison', 'fang-yuqing'),
  guest('HonourRollPage', (ids) => `/board/${ids.village}/honours`),
  home('EldersPage', () => '/elders'),
  { name: 'EldersPage', person: 'zhu-guiying', path: () => '/elders' },
  home('GoodDeedsPage', () => '/good-deeds'),
  home('HallPage', () => '/hall'),
  home('HallPage', () => '/hall/ABCDEFGHJK'),
  work('WorkEldersPage', () => '/work/elders', 'li-changgeng'),
  work('WorkElderVisitsPage', () => '/work/elders/visits', 'li-changgeng'),
  work('WorkElderBirthdaysPage', () => '/work/elders/birthdays'),
  work('WorkElderMealsPage', () => '/work/elders/meals', 'li-changgeng'),
  work('WorkElderMealPage', (ids) => `/work/elders/meals/${ids.meal}`, 'li-changgeng'),
  work('WorkElderClassesPage', () => '/work/elders/classes', 'li-changgeng'),
  work('WorkElderPairsPage', () => '/work/elders/pairs', 'li-changgeng'),
  work('WorkElderVideoPage', () => '/work/elders/video'),
  work('WorkGoodDeedsPage', () => '/work/good-deeds'),
  work('WorkGoodDeedsPage', () => '/work/good-deeds', 'miao-jingyi'),
  work('WorkGoodMonthPage', (ids) => `/work/good-deeds/${ids.goodMonth}`, 'miao-jingyi'),
  work('WorkGoodMonthPage', (ids) => `/work/good-deeds/${ids.goodMonth}`),
  work('WorkDeedPage', (ids) => `/work/deeds/${ids.deed}`, 'miao-jingyi'),
  work('WorkTalksPage', () => '/work/talks', 'miao-jingyi'),
  work('WorkTalkPage', (ids) => `/work/talks/${ids.talk}`, 'miao-jingyi'),
  home('TeamsPage', () => '/teams'),
  home('TeamPage', (ids) => `/teams/${ids.team}`),
  work('TeamPage', (ids) => `/work/teams/${ids.team}`),
  work('WorkTeamsPage', () => '/work/teams'),
  work('VolunteersPage', () => '/work/volunteers'),
  work('VolunteersPage', () => '/work/volunteers?do=new'),
  work('VolunteeringPage', () => '/work/volunteering', 'shen-ruolan'),
  work('VolunteeringPage', () => '/work/volunteering'),
  work('VolunteerListsPage', () => '/work/volunteers/import'),
  work('ImportPage', (ids) => `/work/imports/${ids.list}`),
  work('ObjectionsPage', () => '/work/objections', 'zheng-shoutian'),
  work('ObjectionsPage', () => '/work/objections?show=closed', 'fang-yuqing'),
  work('SignsPage', () => '/work/signs'),
  work('SamplesPage', () => '/work/samples', 'bi-xiuyun'),
  work('SamplePage', (ids) => `/work/samples/${ids.draw}`, 'bi-xiuyun'),
  work('CasesPage', () => '/work/cases', 'zheng-shoutian'),
  work('ReviewTermsPage', () => '/work/review-terms', 'zheng-shoutian'),
  work('WorkHoursPage', () => '/work/hours', 'zheng-shoutian'),
  work('WorkCertificatesPage', () => '/work/certificates'),
  work('WorkCertificatesPage', () => '/work/certificates?see=closed'),
  work('WorkCertificatePage', (ids) => `/work/certificates/${ids.certificate}`),
  work('WorkTasksPage', () => '/work/tasks', 'lan-xiaofeng'),
  work('WorkTaskNewPage', () => '/work/tasks/new', 'lan-xiaofeng'),
  work('WorkTaskSettingsPage', () => '/work/tasks/settings'),
  work('WorkTaskSettingsPage', () => '/work/tasks/settings', 'lan-xiaofeng'),
  work('WorkTemplatesPage', () => '/work/tasks/templates'),
  work('WorkTemplatesPage', () => '/work/tasks/templates?do=new'),
  work('WorkTaskPage', (ids) => `/work/tasks/${ids.task}`),
  work('WorkTaskNewPage', (ids) => `/teams/${ids.team}/lead/tasks/new`, 'lan-xiaofeng'),
  work('WorkTaskPage', (ids) => `/teams/${ids.team}/lead/tasks/${ids.task}`, 'lan-xiaofeng'),
  work('WorkTaskRollPage', (ids) => `/teams/${ids.team}/lead/tasks/${ids.task}/roll`, 'lan-xiaofeng'),
  work('WorkSeriesPage', (ids) => `/teams/${ids.team}/lead/series/${ids.series}`, 'lan-xiaofeng'),
  work('WorkTaskRollPage', (ids) => `/work/tasks/${ids.task}/roll`, 'lan-xiaofeng'),
  work('WorkTaskRollPage', (ids) => `/work/tasks/${ids.rolled}/roll`),
  work('WorkSeriesPage', (ids) => `/work/series/${ids.series}`),
  work('AreasPage', () => '/work/areas', 'luo-qiming'),
  work('CounterPage', () => '/counter', 'long-zhiyuan'),
];

type Row = { id: string };
type Rows = { nodes: Row[] };

/** @throws Error when the demo county has no such row */
function first(rows: readonly Row[] | undefined, what: string): string {
  const [row] = rows ?? [];
  if (!row) throw new Error(`The demo county has no ${what}`);
  return row.id;
}

/** Finds the rows by asking as a resident and as the clerk; both contexts are signed in. */
export async function findIds(resident: BrowserContext, clerk: BrowserContext): Promise<Ids> {
  const { viewer } = await ask<{ viewer: { village: Row; resident: Row & { household: Row } } }>(
    resident.request,
    '{ viewer { village { id } resident { id household { id } } } }',
  );
  const villageId = viewer.village.id;
  const householdId = viewer.resident.household.id;
  const own = await ask<{
    rules: (Row & { current: { selfClaim: boolean } | null })[];
    shop: { goods: Row[] };
    household: { redemptions: Rows; statement: { nodes: (Row & { kind: string })[] } };
    board: { sealMonths: { month: string }[] };
    records: Rows;
    volunteerHours: { certificates: (Row & { code: string | null })[] };
  }>(
    resident.request,
    `query Own($villageId: ID!, $householdId: ID!) {
      rules(villageId: $villageId) { id current { selfClaim } }
      shop(villageId: $villageId) { goods { id } }
      household(id: $householdId) {
        redemptions(first: 1) { nodes { id } }
        statement(first: 50) { nodes { id kind } }
      }
      board(villageId: $villageId) { sealMonths { month } }
      records(filter: { householdId: $householdId }, first: 1) { nodes { id } }
      volunteerHours { certificates { id code } }
    }`,
    { villageId, householdId },
  );
  const { rolls, records, imports, sampleDraws, teams, needs } = await ask<
    Record<'rolls' | 'records' | 'imports' | 'needs', Rows> & { sampleDraws: Row[]; teams: Row[] }
  >(
    clerk.request,
    `query Work($villageId: ID!) {
      rolls(villageId: $villageId, first: 1) { nodes { id } }
      imports(villageId: $villageId, first: 1) { nodes { id } }
      records(filter: { villageId: $villageId, states: [OBJECTED] }, first: 1) { nodes { id } }
      sampleDraws(villageId: $villageId) { id }
      teams(villageId: $villageId) { id name }
      needs(villageId: $villageId, stage: WAITING, first: 1) { nodes { id } }
    }`,
    { villageId },
  );
  const plan = await ask<{
    tasks: { nodes: (Row & { startsAt: string })[] };
    seriesOfVillage: Row[];
    rolls: { nodes: { task: Row | null }[] };
  }>(
    clerk.request,
    `query Plan($villageId: ID!) {
      tasks(villageId: $villageId, openOnly: true, first: 1) { nodes { id startsAt } }
      seriesOfVillage(villageId: $villageId) { id }
      rolls(villageId: $villageId, first: 100) { nodes { id task { id } } }
    }`,
    { villageId },
  );
  const shop = await findShopIds(clerk, villageId);
  return {
    ...shop,
    ...(await findSeasonIds(clerk, villageId)),
    ...(await findCouncilIds(clerk, villageId)),
    ...(await findMeetingIds(clerk, villageId)),
    ...(await findCustomsIds(clerk, villageId)),
    ...(await findPraiseIds(clerk, villageId)),
    village: villageId,
    task: first(plan.tasks.nodes, 'task to come'),
    rolled: first(
      plan.rolls.nodes.flatMap(({ task }) => task ?? []),
      'task with a closed roll',
    ),
    series: first(plan.seriesOfVillage, 'weekly task'),
    taskMonth: plan.tasks.nodes[0]?.startsAt.slice(0, 7) ?? '',
    household: householdId,
    resident: viewer.resident.id,
    rule: first(
      own.rules.filter((rule) => rule.current?.selfClaim),
      'rule that residents claim by',
    ),
    goods: first(own.shop.goods, 'goods'),
    ownRecord: first(own.records.nodes, 'record of the most active volunteer'),
    redemption: first(own.household.redemptions.nodes, 'redemption of her household'),
    record: first(records.nodes, 'record under objection'),
    roll: first(rolls.nodes, 'roll'),
    draw: first(sampleDraws, 'draw of records'),
    team: first(teams, 'team'),
    need: first(needs.nodes, 'request for help that waits'),
    list: first(imports.nodes, 'register from a spreadsheet'),
    line: first(
      own.household.statement.nodes.filter(({ kind }) => kind === 'GRANT'),
      'line of her household',
    ),
    certificate: first(
      own.volunteerHours.certificates.filter(({ code }) => code),
      'certificate of the most active volunteer',
    ),
    code: own.volunteerHours.certificates.find(({ code }) => code)?.code ?? '',
    month: own.board.sealMonths[0]?.month ?? '',
  };
}

/** The latest meeting of the residents council, one of any council that is to come, and the newest decision. */
async function findMeetingIds(
  clerk: BrowserContext,
  villageId: string,
): Promise<Pick<Ids, 'held' | 'called' | 'decision'>> {
  const { councils, decisions } = await ask<{
    councils: { kind: { code: string }; meetings: { nodes: (Row & { state: string })[] } }[];
    decisions: { nodes: (Row & { state: string })[] };
  }>(
    clerk.request,
    `query Meetings($villageId: ID!) {
      councils(areaId: $villageId) { id kind { code } meetings(first: 6) { nodes { id state } } }
      decisions(villageId: $villageId, first: 10) { nodes { id state } }
    }`,
    { villageId },
  );
  const all = councils.flatMap(({ meetings }) => meetings.nodes);
  const residents = councils
    .filter(({ kind }) => kind.code === 'RC')
    .flatMap(({ meetings }) => meetings.nodes);
  return {
    held: first(
      residents.filter(({ state }) => state === 'CLOSED'),
      'meeting of the residents council that is over',
    ),
    called: first(
      all.filter(({ state }) => state === 'CALLED'),
      'meeting to come',
    ),
    decision: first(
      decisions.nodes.filter(({ state }) => state === 'RUNNING'),
      'decision under way',
    ),
  };
}

/** The newest wedding or funeral that was closed, and the leaflet of the season. */
async function findCustomsIds(
  clerk: BrowserContext,
  villageId: string,
): Promise<Pick<Ids, 'ceremony' | 'leaflet'>> {
  const { ceremonies, preventionMaterials } = await ask<{ ceremonies: Rows; preventionMaterials: Row[] }>(
    clerk.request,
    `query Customs($villageId: ID!) {
      ceremonies(villageId: $villageId, stage: ENDED, first: 1) { nodes { id } }
      preventionMaterials(villageId: $villageId) { id }
    }`,
    { villageId },
  );
  return {
    ceremony: first(ceremonies.nodes, 'wedding or funeral that is over'),
    leaflet: first(preventionMaterials, 'printed material'),
  };
}

/** The latest festival meal and talk, a month that is decided and its deed. */
async function findPraiseIds(
  clerk: BrowserContext,
  villageId: string,
): Promise<Pick<Ids, 'meal' | 'talk' | 'goodMonth' | 'deed'>> {
  const { elderMeals, talks, goodMonths } = await ask<{
    elderMeals: Row[];
    talks: Row[];
    goodMonths: (Row & { state: string; deeds: (Row & { state: string; shown: boolean })[] })[];
  }>(
    clerk.request,
    `query Praise($villageId: ID!) {
      elderMeals(villageId: $villageId) { id }
      talks(villageId: $villageId) { id }
      goodMonths(villageId: $villageId) { id state deeds { id state shown } }
    }`,
    { villageId },
  );
  const decided = goodMonths.filter(({ deeds }) => deeds.some(({ shown }) => shown));
  return {
    meal: first(elderMeals, 'festival meal'),
    talk: first(talks, 'talk'),
    goodMonth: first(decided, 'month with a good deed'),
    deed: first(
      decided[0]?.deeds.filter(({ shown }) => shown),
      'good deed that is shown',
    ),
  };
}

/** The councils whose pages are looked at. */
async function findCouncilIds(
  clerk: BrowserContext,
  villageId: string,
): Promise<Pick<Ids, 'oversight' | 'customs' | 'residents'>> {
  const { councils } = await ask<{ councils: (Row & { kind: { code: string } })[] }>(
    clerk.request,
    'query Councils($villageId: ID!) { councils(areaId: $villageId) { id kind { code } } }',
    { villageId },
  );
  const of = (code: string): string =>
    first(
      councils.filter(({ kind }) => kind.code === code),
      `council ${code}`,
    );
  return { oversight: of('OC'), customs: of('RW'), residents: of('RC') };
}

/** The newest closing, and a line of the household that lost most by it. */
async function findSeasonIds(
  clerk: BrowserContext,
  villageId: string,
): Promise<Pick<Ids, 'closing' | 'expired'>> {
  const { seasons } = await ask<{
    seasons: { closes: (Row & { lines: { points: number; household: Row }[] })[] };
  }>(
    clerk.request,
    'query Seasons($villageId: ID!) { seasons(villageId: $villageId) { closes { id lines { points household { id } } } } }',
    { villageId },
  );
  const closing = seasons.closes[0];
  const [most] = (closing?.lines ?? []).toSorted((one, other) => other.points - one.points);
  const { household } = await ask<{ household: { statement: { nodes: (Row & { kind: string })[] } } }>(
    clerk.request,
    'query Expired($id: ID!) { household(id: $id) { statement(first: 50) { nodes { id kind } } } }',
    { id: most?.household.id },
  );
  return {
    closing: first(seasons.closes, 'closing of a season'),
    expired: first(
      household.statement.nodes.filter(({ kind }) => kind === 'EXPIRY'),
      'line of points that expired',
    ),
  };
}

type ShopIds = Pick<Ids, 'count' | 'batch' | 'supply' | 'settlement'>;

/** The papers of the village's shop and of its partner's. */
async function findShopIds(clerk: BrowserContext, villageId: string): Promise<ShopIds> {
  const { about } = await ask<{ about: { now: string } }>(clerk.request, '{ about { now } }');
  const months = [0, 1, 2].map((back) => {
    const day = new Date(Date.parse(about.now) + 8 * 3_600_000);
    day.setUTCMonth(day.getUTCMonth() - back, 1);
    return day.toISOString().slice(0, 10);
  });
  const { shops } = await ask<{
    shops: (Record<'counts' | 'urgentBatches' | 'settlements', Row[]> & Record<`m${number}`, Row[]>)[];
  }>(
    clerk.request,
    `query Shops($villageId: ID!) {
      shops(villageId: $villageId) {
        id
        counts { id }
        urgentBatches { id }
        settlements { id }
        ${months.map((month, place) => `m${place}: supplies(month: "${month}") { id }`).join(' ')}
      }
    }`,
    { villageId },
  );
  return {
    count: first(
      shops.flatMap((shop) => shop.counts),
      'sheet of a count',
    ),
    batch: first(
      shops.flatMap((shop) => shop.urgentBatches),
      'batch to look after',
    ),
    supply: first(
      shops.flatMap((shop) => months.flatMap((_, place) => shop[`m${place}`] ?? [])),
      'purchase',
    ),
    settlement: first(
      shops.flatMap((shop) => shop.settlements),
      'settlement of a partner',
    ),
  };
}
