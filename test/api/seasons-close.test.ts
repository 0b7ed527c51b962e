import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  askBook,
  book,
  CLERK,
  closed,
  COUNTY,
  done,
  granted,
  lotsByEnd,
  on,
  OVERSIGHT,
  purseOf,
  season,
  SECRETARY,
  TOWN,
  traces,
} from './seasons-steps';
import { balanceOf, steps, stockUp, visitOf } from './shop-steps';

let world: World;
let people: Person[];
const at = (place: number): Person => {
  const found = people[place];
  if (!found) throw new Error(`No villager ${place}`);
  return found;
};

beforeAll(async () => {
  world = await openWorld();
  people = await Promise.all(Array.from({ length: 8 }, (_, place) => world.villager(place)));
  // Two seasons of points: 0 and 1 have both, 2 only old ones, 3 only new ones.
  await granted(world, at(0).householdId, 20, '2024-05-01');
  await granted(world, at(0).householdId, 30, '2025-03-01');
  await granted(world, at(1).householdId, 12, '2024-12-31');
  await granted(world, at(1).householdId, 8, '2025-01-01');
  await granted(world, at(2).householdId, 9, '2024-08-01');
  await granted(world, at(3).householdId, 15, '2025-05-01');
});
afterAll(() => world.close());

const closing = { villageId: '', dryRun: false };
const input = () => ({ ...closing, villageId: world.village });
const find = (lines: { household: { id: string } }[], person: Person) =>
  lines.find((line) => line.household.id === person.householdId);

async function redeemed(person: Person, goodsCode: string, quantity = 1): Promise<void> {
  const goodsId = await world.goods(goodsCode);
  await stockUp(world, goodsId, quantity);
  const { codes } = await steps.redeem(world.as('龙志远'), {
    requestId: world.id(),
    visitId: await visitOf(world, person.householdId),
    lines: [{ goodsId, quantity }],
  });
  expect(codes).toEqual([]);
}

test('a purse shows its lots, each with the day it ends', async () => {
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2025-12-31': 20, '2026-12-31': 30 });
  const { lots, balance } = await purseOf(world, at(1).householdId, at(1).name);
  expect(balance).toBe(20);
  expect(lots).toMatchObject([
    { grantedOn: '2024-12-31', granted: 12, points: 12, expiresOn: '2025-12-31' },
    { grantedOn: '2025-01-01', granted: 8, points: 8, expiresOn: '2026-12-31' },
  ]);
});

test('the oldest points are spent first, and a return gives them back to their age', async () => {
  await redeemed(at(0), 'G22');
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2025-12-31': 12, '2026-12-31': 30 });
  await redeemed(at(0), 'G16');
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2026-12-31': 22 });
  const receipt = await world.db.reader.row<{ id: string }>('select id from redemption where points = 20');
  const { codes } = await steps.returnRedemption(world.as('龙志远'), {
    requestId: world.id(),
    redemptionId: receipt?.id,
    reason: '拿错了',
  });
  expect(codes).toEqual([]);
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2025-12-31': 12, '2026-12-31': 30 });
});

test('the lots of many households cost as many statements as those of one', async () => {
  const list = (first: number) =>
    world.statementsOf(() =>
      world.as(SECRETARY).run(
        `query ($villageId: ID!, $first: Int!) { households(villageId: $villageId, first: $first) {
           nodes { id lots { points expiresOn } expiryNotice { pointsNow } } } }`,
        { villageId: world.village, first },
      ),
    );
  expect(await list(50)).toBe(await list(2));
});

test('strangers of the village do not see its book, and neighbours do not see a purse', async () => {
  expect((await askBook(world, world.stranger)).codes).toEqual(['UNAUTHENTICATED']);
  expect((await askBook(world, world.as(at(0).name))).codes).toEqual(['FORBIDDEN']);
  const elsewhere = await world.elsewhere('VILLAGE_SECRETARY');
  expect((await askBook(world, world.as(elsewhere.name))).codes).toEqual(['FORBIDDEN']);
  expect((await askBook(world, world.as(SECRETARY), world.id())).codes).toEqual(['NOT_FOUND']);
  const { data } = await world
    .as(at(5).name)
    .run('query ($id: ID!) { household(id: $id) { lots { id } } }', { id: at(0).householdId });
  expect(data.household).toBeNull();
});

test('the preview says what ends by a day; what is granted this season is not in it', async () => {
  const { preview, running, toClose, moves } = await book(world);
  expect(running).toEqual({ beginsOn: '2025-01-01', endsOn: '2025-12-31' });
  expect(toClose).toBeNull();
  expect(moves).toEqual(['REVISE']);
  expect(preview).toMatchObject({ on: '2025-12-31', season: running, households: 3, points: 33 });
  expect(find(preview.lines, at(0))).toMatchObject({ balance: 42, points: 12, postedPoints: null });
  expect(find(preview.lines, at(3))).toBeUndefined();
  const earlier = await book(world, CLERK, '2025-12-30');
  expect(earlier.preview).toMatchObject({ households: 0, points: 0 });
  // By the end of the next season everything that is there now is gone.
  expect((await book(world, SECRETARY, '2026-12-31')).preview).toMatchObject({ households: 4, points: 86 });
});

test('a season that still runs is not closed', async () => {
  // Only the season of 2024 is over, and it took nothing: nobody had points before it.
  const dry = await done(world, SECRETARY, 'closeSeason', { ...input(), dryRun: true });
  expect(dry).toMatchObject({ endsOn: '2024-12-31', households: 0, points: 0, lines: [] });
});

test('only the secretary prepares a closing, only of the own village', async () => {
  on(world, '2026-01-05');
  for (const dryRun of [true, false]) {
    const ask = async (by: string) =>
      (await season(world, world.as(by), 'closeSeason', { ...input(), dryRun })).codes.join();
    const elsewhere = await world.elsewhere('VILLAGE_SECRETARY');
    const wrong = [CLERK, OVERSIGHT, TOWN, COUNTY, at(0).name, elsewhere.name];
    expect(new Set(await Promise.all(wrong.map(ask)))).toEqual(new Set(['FORBIDDEN']));
    expect((await season(world, world.stranger, 'closeSeason', { ...input(), dryRun })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  }
});

test('a dry run shows the figures of the closing and writes nothing', async () => {
  const before = await traces(world);
  const dry = await done(world, SECRETARY, 'closeSeason', { ...input(), dryRun: true });
  expect(await traces(world)).toEqual(before);
  expect(dry).toMatchObject({
    state: null,
    beginsOn: '2025-01-01',
    households: 3,
    points: 33,
    moves: [],
    undos: [],
  });
  const report = await done(world, SECRETARY, 'closeSeason', { ...input() });
  expect(report).toMatchObject({ state: 'PREPARED', households: 3, points: 33, moves: ['DROP'] });
  expect(report.lines).toEqual(dry.lines);
  // A report that waits takes nothing away, and no second one is made beside it.
  expect(await balanceOf(world, at(2).householdId)).toBe(9);
  expect((await season(world, world.as(SECRETARY), 'closeSeason', input())).codes).toEqual(['CONFLICT']);
  expect((await book(world)).moves).toEqual(['REVISE']);
});

test('a report may be taken back or declined with a reason, once', async () => {
  const [report] = (await book(world)).closes;
  const drop = (by: string, reason: string) =>
    season(world, world.as(by), 'dropClose', { closeId: report.id, reason });
  expect((await drop(CLERK, '不对')).codes).toEqual(['FORBIDDEN']);
  expect((await drop(at(0).name, '不对')).codes).toEqual(['NOT_FOUND']);
  expect((await drop(OVERSIGHT, ' ')).codes).toEqual(['BAD_INPUT']);
  const dropped = await drop(OVERSIGHT, '先开会再结算');
  expect(dropped.data.dropClose).toMatchObject({ state: 'DROPPED', dropReason: '先开会再结算', moves: [] });
  expect((await drop(OVERSIGHT, '再退一次')).codes).toEqual(['ILLEGAL_MOVE']);
  const { codes } = await season(world, world.as(OVERSIGHT), 'signClose', { closeId: report.id });
  expect(codes).toEqual(['ILLEGAL_MOVE']);
});

test('who prepared does not sign, nor does the office of the village, nor a council that is not oversight', async () => {
  const requestId = world.id();
  const report = await done(world, SECRETARY, 'closeSeason', { ...input(), requestId });
  const again = await done(world, SECRETARY, 'closeSeason', { ...input(), requestId });
  expect(again.id).toBe(report.id);
  const other = await season(world, world.as(SECRETARY), 'closeSeason', {
    ...input(),
    requestId,
    villageId: world.otherVillage,
  });
  expect(other.codes).toEqual(['IDEMPOTENCY_MISMATCH']);

  const sign = async (by: string) =>
    (await season(world, world.as(by), 'signClose', { closeId: report.id })).codes.join();
  expect(await sign(SECRETARY)).toBe('FOUR_EYES_FILER');
  expect(await sign(CLERK)).toBe('FORBIDDEN');
  expect(await sign('唐福来')).toBe('FORBIDDEN');
  expect(await sign(COUNTY)).toBe('FORBIDDEN');
  expect(await sign(at(0).name)).toBe('NOT_FOUND');
  const outside = await world.elsewhere('COUNCIL_MEMBER');
  expect(await sign(outside.name)).toBe('NOT_FOUND');
  expect((await season(world, world.stranger, 'signClose', { closeId: report.id })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect(await balanceOf(world, at(2).householdId)).toBe(9);
});

test('the database itself lets no point of a village expire without a signed closing', async () => {
  const [report] = (await book(world)).closes;
  const attempt = world.db.single(
    `select ledger_post(jsonb_build_array(jsonb_build_object('key', 'expiry:x', 'bookId', $1::uuid, 'asset', 'POINTS',
       'debit', (select id from account where owner_id = $2 and asset = 'POINTS'),
       'credit', (select id from account where book_id = $1 and kind = 'EXPIRY'),
       'amount', 1, 'kind', 'EXPIRY', 'sourceId', $3::uuid)), now(), null, null)`,
    [world.village, at(2).householdId, report.id],
  );
  await expect(attempt).rejects.toMatchObject({ code: 'FOUR_EYES_COUNT' });
});

test('signed, each household loses what its lots say; what was spent meanwhile is not taken', async () => {
  const [report] = (await book(world)).closes;
  await redeemed(at(0), 'G22'); // 8 of the 12 old points, after the report
  const honour = await world.db.reader.rows(
    "select owner_id, asset, balance from account where asset <> 'POINTS' order by 1, 2",
  );
  const requestId = world.id();
  const signed = await done(world, OVERSIGHT, 'signClose', { closeId: report.id, requestId });
  expect(signed).toMatchObject({
    state: 'POSTED',
    points: 33,
    postedPoints: 25,
    postedHouseholds: 3,
    signedBody: 'OC',
    signedBy: { name: OVERSIGHT },
    preparedBy: { name: SECRETARY },
  });
  expect(find(signed.lines, at(0))).toMatchObject({ points: 12, postedPoints: 4 });
  expect(find(signed.lines, at(1))).toMatchObject({ points: 12, postedPoints: 12 });
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2026-12-31': 30 });
  expect(await lotsByEnd(world, at(2).householdId)).toEqual({});
  const { statement } = await purseOf(world, at(1).householdId, at(1).name);
  expect(statement.nodes[0]).toEqual({ kind: 'EXPIRY', amount: -12, balanceAfter: 8 });
  expect(
    await world.db.reader.rows(
      "select owner_id, asset, balance from account where asset <> 'POINTS' order by 1, 2",
    ),
  ).toEqual(honour);
  const replay = await done(world, OVERSIGHT, 'signClose', { closeId: report.id, requestId });
  expect(replay.postedPoints).toBe(25);
  expect((await season(world, world.as(TOWN), 'signClose', { closeId: report.id })).codes).toEqual([
    'ILLEGAL_MOVE',
  ]);
});

test('a closed season is not closed again; the next one runs', async () => {
  expect((await season(world, world.as(SECRETARY), 'closeSeason', input())).codes).toEqual([
    'SEASON_NOT_OVER',
  ]);
  const { preview, toClose } = await book(world);
  expect(toClose).toBeNull();
  expect(preview).toMatchObject({ on: '2026-12-31', households: 3, points: 53 });
});

test('of two who close or sign at once one does it, and points expire once', async () => {
  on(world, '2027-01-08');
  const both = await Promise.all(
    [0, 1].map(() => season(world, world.as(SECRETARY), 'closeSeason', input())),
  );
  expect(both.map(({ codes }) => codes.join()).toSorted()).toEqual(['', 'CONFLICT']);
  const report = both.find(({ codes }) => codes.length === 0)?.data.closeSeason;
  const signatures = await Promise.all(
    [OVERSIGHT, TOWN].map((by) => season(world, world.as(by), 'signClose', { closeId: report.id })),
  );
  expect(signatures.map(({ codes }) => codes.join()).toSorted()).toEqual(['', 'ILLEGAL_MOVE']);
  expect(await balanceOf(world, at(0).householdId)).toBe(0);
});

test('redemptions and a signature at once: nothing is taken twice', async () => {
  await granted(world, at(6).householdId, 40, '2026-03-01');
  await granted(world, at(7).householdId, 40, '2026-03-01');
  on(world, '2028-01-08');
  const goodsId = await world.goods('G22');
  await stockUp(world, goodsId, 6);
  const visits = await Promise.all([6, 7].map((place) => visitOf(world, at(place).householdId)));
  const report = await done(world, SECRETARY, 'closeSeason', input());
  const results = await Promise.all([
    season(world, world.as(TOWN), 'signClose', { closeId: report.id }),
    ...visits.map((visitId) =>
      steps.redeem(world.as('龙志远'), { requestId: world.id(), visitId, lines: [{ goodsId, quantity: 1 }] }),
    ),
  ]);
  expect(results[0]?.codes).toEqual([]);
  for (const place of [6, 7]) expect(await balanceOf(world, at(place).householdId)).toBe(0);
});

test('a season in which nothing is left is closed with an empty report', async () => {
  on(world, '2029-01-08');
  expect(await closed(world, TOWN)).toMatchObject({
    state: 'POSTED',
    households: 0,
    postedPoints: 0,
    moves: [],
  });
});
