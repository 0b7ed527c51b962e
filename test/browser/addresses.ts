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
  guest('NotFound', () => '/no-such-page'),
  home('HomePage', () => '/'),
  home('StatementPage', () => '/statement'),
  home('RulesPage', () => '/rules'),
  home('ClaimPage', () => '/claim'),
  home('ClaimPage', (ids) => `/claim?rule=${ids.rule}`),
  home('MyRecordsPage', () => '/records'),
  home('MyRecordPage', (ids) => `/records/${ids.ownRecord}`),
  home('GoodsPage', () => '/goods'),
  home('HouseholdPage', () => '/household'),
  home('AccountPage', () => '/account'),
  home('ReceiptPage', (ids) => `/receipts/${ids.redemption}`),
  work('QueuePage', () => '/work'),
  work('RecordsPage', () => '/work/records'),
  work('RecordPage', (ids) => `/work/records/${ids.record}`),
  work('FileRecordPage', () => '/work/file'),
  work('RollPage', () => '/work/roll', 'lan-xiaofeng'),
  work('RollResultPage', (ids) => `/work/rolls/${ids.roll}`, 'lan-xiaofeng'),
  work('PeoplePage', () => '/work/people'),
  work('HouseholdDetailPage', (ids) => `/work/households/${ids.household}`),
  work('ResidentPage', (ids) => `/work/residents/${ids.resident}`),
  work('WorkRulesPage', () => '/work/rules', 'shen-ruolan'),
  work('WorkRulesPage', (ids) => `/work/rules?rule=${ids.rule}&do=revise`, 'shen-ruolan'),
  work('WorkRulesPage', (ids) => `/work/rules?rule=${ids.rule}`),
  work('WorkGoodsPage', () => '/work/goods'),
  work('WorkGoodsPage', () => '/work/goods?do=new'),
  work('WorkGoodsPage', () => '/work/goods?do=count'),
  work('GoodsDetailPage', (ids) => `/work/goods/${ids.goods}`),
  work('CouncilsPage', () => '/work/councils'),
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
    household: { redemptions: Rows };
    records: Rows;
  }>(
    resident.request,
    `query Own($villageId: ID!, $householdId: ID!) {
      rules(villageId: $villageId) { id current { selfClaim } }
      shop(villageId: $villageId) { goods { id } }
      household(id: $householdId) { redemptions(first: 1) { nodes { id } } }
      records(filter: { householdId: $householdId }, first: 1) { nodes { id } }
    }`,
    { villageId, householdId },
  );
  const { rolls, records } = await ask<{ rolls: Rows; records: Rows }>(
    clerk.request,
    `query Work($villageId: ID!) {
      rolls(villageId: $villageId, first: 1) { nodes { id } }
      records(filter: { villageId: $villageId, states: [OBJECTED] }, first: 1) { nodes { id } }
    }`,
    { villageId },
  );
  return {
    village: villageId,
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
  };
}
