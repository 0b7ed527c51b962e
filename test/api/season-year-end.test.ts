import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNotices } from '#server/features/seasons/make-notices';
import { openWorld, type Person, type World } from '#test/support/world';
import { balances, published } from './activities-steps';
import { book, done, lotsByEnd, on, OVERSIGHT, purseOf, SECRETARY } from './seasons-steps';
import { KEEPER, steps, stockUp, visitOf } from './shop-steps';

// Year end: the preview of the lots of the season before, the fair, the close of the season, and honour kept.

let world: World;
let patrolman: Person;
let neighbour: Person;

beforeAll(async () => {
  world = await openWorld();
  [patrolman, neighbour] = await Promise.all([world.villager(0), world.villager(1)]);
  // The season before: two hours of patrol each.
  for (const person of [patrolman, neighbour]) await published(world, person.id, 'PA-01', { minutes: 120 });
  await world.advance(8);
  // The season that ends now.
  on(world, '2026-06-16');
  await published(world, patrolman.id, 'PA-02', { startedAt: '2026-06-15T08:00:00+08:00', minutes: 240 });
  await world.advance(8);
});
afterAll(() => world.close());

test('a month before the end everybody concerned is told, and the secretary has the list', async () => {
  on(world, '2026-12-01');
  await world.db.write(makeNotices);
  expect(await lotsByEnd(world, patrolman.householdId)).toEqual({ '2026-12-31': 6, '2027-12-31': 10 });
  expect((await purseOf(world, patrolman.householdId, patrolman.name)).expiryNotice).toMatchObject({
    days: 30,
    pointsNow: 6,
    expiresOn: '2026-12-31',
  });
  const { preview, rounds } = await book(world);
  expect(preview).toMatchObject({ households: 2, points: 12 });
  expect(rounds).toEqual([{ expiresOn: '2026-12-31', days: 30, households: 2, points: 12 }]);
});

test('at the fair before Spring Festival the oldest points are spent first', async () => {
  on(world, '2027-01-20');
  const goodsId = await world.goods('G14');
  await stockUp(world, goodsId, 1);
  const { codes } = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, patrolman.householdId),
    lines: [{ goodsId, quantity: 1 }],
  });
  expect(codes).toEqual([]);
  expect(await lotsByEnd(world, patrolman.householdId)).toEqual({ '2027-12-31': 10 });
});

test('the season is closed by a report that two sign; honour and hours stay', async () => {
  on(world, '2027-01-25');
  const kept = await Promise.all([patrolman, neighbour].map((person) => balances(world, person.id)));
  expect(kept[1]).toMatchObject({ HONOUR: 6, MINUTES: 120 });

  const input = { villageId: world.village };
  const dry = await done(world, SECRETARY, 'closeSeason', { ...input, dryRun: true });
  const report = await done(world, SECRETARY, 'closeSeason', { ...input, dryRun: false });
  expect(report.lines).toEqual(dry.lines);
  const signed = await done(world, OVERSIGHT, 'signClose', { closeId: report.id });
  expect(signed).toMatchObject({ state: 'POSTED', postedHouseholds: 1, postedPoints: 6 });

  expect(await Promise.all([patrolman, neighbour].map((person) => balances(world, person.id)))).toEqual(kept);
  expect((await purseOf(world, patrolman.householdId)).balance).toBe(10);
  expect(await purseOf(world, neighbour.householdId, neighbour.name)).toMatchObject({
    balance: 0,
    lots: [],
    expiryNotice: null,
    statement: { nodes: [{ kind: 'EXPIRY', amount: -6, balanceAfter: 0 }, { kind: 'GRANT' }] },
  });
});

test('who was away and heard of it too late gets the points back within thirty days', async () => {
  on(world, '2027-02-10');
  const [close] = (await book(world)).closes;
  const undo = await done(world, SECRETARY, 'undoExpiry', {
    closeId: close.id,
    householdId: neighbour.householdId,
    reason: '全家在外务工，通知没有送到',
  });
  await done(world, OVERSIGHT, 'signUndo', { undoId: undo.id });
  expect(await lotsByEnd(world, neighbour.householdId)).toEqual({ '2027-12-31': 6 });
});
