import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNotices } from '#server/features/seasons/make-notices';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  askBook,
  book,
  CLERK,
  done,
  granted,
  lotsByEnd,
  on,
  OVERSIGHT,
  purseOf,
  season,
  SECRETARY,
  TOWN,
} from './seasons-steps';
import { steps, stockUp, visitOf } from './shop-steps';

let world: World;
let people: Person[];
const at = (place: number): Person => {
  const found = people[place];
  if (!found) throw new Error(`No villager ${place}`);
  return found;
};
const tell = () => world.db.write(makeNotices);
const rounds = async () =>
  (await book(world)).rounds.map((round: { days: number; households: number; points: number }) => [
    round.days,
    round.households,
    round.points,
  ]);

beforeAll(async () => {
  world = await openWorld();
  people = await Promise.all(Array.from({ length: 4 }, (_, place) => world.villager(place)));
  await granted(world, at(0).householdId, 20, '2024-05-01');
  await granted(world, at(1).householdId, 16, '2024-06-01');
  await granted(world, at(1).householdId, 30, '2025-06-01');
});
afterAll(() => world.close());

test('households are told at each distance, once', async () => {
  on(world, '2025-10-01');
  expect(await tell()).toBe(0);
  on(world, '2025-10-02');
  expect(await tell()).toBe(1);
  expect(await tell()).toBe(0);
  expect(await rounds()).toEqual([[90, 2, 36]]);
  expect((await purseOf(world, at(0).householdId, at(0).name)).expiryNotice).toEqual({
    days: 90,
    points: 20,
    pointsNow: 20,
    expiresOn: '2025-12-31',
  });
  expect((await purseOf(world, at(2).householdId)).expiryNotice).toBeNull();
});

test('runs at once make a round once', async () => {
  on(world, '2025-12-01');
  const made = await Promise.all([tell(), tell(), tell()]);
  expect(made.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0);
  expect(await rounds()).toEqual([
    [30, 2, 36],
    [90, 2, 36],
  ]);
});

test('the notice follows what is left, and goes when nothing is', async () => {
  on(world, '2025-12-05');
  const goodsId = await world.goods('G22');
  await stockUp(world, goodsId, 2);
  const { codes } = await steps.redeem(world.as('龙志远'), {
    requestId: world.id(),
    visitId: await visitOf(world, at(1).householdId),
    lines: [{ goodsId, quantity: 2 }],
  });
  expect(codes).toEqual([]);
  expect((await purseOf(world, at(1).householdId)).expiryNotice).toBeNull();
  expect((await purseOf(world, at(0).householdId)).expiryNotice).toMatchObject({ days: 30, pointsNow: 20 });
});

test('after a standstill the nearest distance is told, not each that was missed', async () => {
  const later = await openWorld();
  const { householdId } = await later.villager(0);
  await granted(later, householdId, 7, '2024-05-01');
  on(later, '2025-12-28');
  expect(await later.db.write(makeNotices)).toBe(1);
  expect(await later.db.write(makeNotices)).toBe(0);
  expect((await book(later)).rounds).toEqual([
    { expiresOn: '2025-12-31', days: 7, households: 1, points: 7 },
  ]);
  await later.close();
});

const settings = { expiry: 'NEXT_SEASON', beginMonth: 1, noticeDays: [90, 30, 7], undoDays: 30 };
const revise = (by: string, more: Record<string, unknown> = {}) =>
  season(world, world.as(by), 'reviseSeasonSettings', { villageId: world.village, ...settings, ...more });

test('the secretary, the town or the county sets how long points live', async () => {
  expect((await revise(CLERK)).codes).toEqual(['FORBIDDEN']);
  expect((await revise(OVERSIGHT)).codes).toEqual(['FORBIDDEN']);
  expect((await revise((await world.elsewhere('VILLAGE_SECRETARY')).name)).codes).toEqual(['FORBIDDEN']);
  expect(
    (await season(world, world.stranger, 'reviseSeasonSettings', { villageId: world.village, ...settings }))
      .codes,
  ).toEqual(['UNAUTHENTICATED']);
  expect((await revise(SECRETARY, { villageId: world.county })).codes).toEqual(['NOT_FOUND']);
  expect(await revise(SECRETARY, { beginMonth: 13 })).toMatchObject({
    codes: ['OUT_OF_RANGE'],
    fields: ['beginMonth'],
  });
  expect(await revise(SECRETARY, { undoDays: 91 })).toMatchObject({
    codes: ['OUT_OF_RANGE'],
    fields: ['undoDays'],
  });
  expect((await revise(SECRETARY, { noticeDays: [30, 30] })).codes).toEqual(['BAD_INPUT']);
  const requestId = world.id();
  const set = await done(world, TOWN, 'reviseSeasonSettings', {
    villageId: world.village,
    ...settings,
    requestId,
    noticeDays: [7, 60],
  });
  expect(set).toMatchObject({ noticeDays: [60, 7], noExpiryBefore: null, setBy: { name: TOWN } });
  const again = await revise(TOWN, { requestId, noticeDays: [7, 60] });
  expect(again.data.reviseSeasonSettings).toEqual(set);
  expect((await revise(TOWN, { requestId })).codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  expect((await askBook(world, world.as(CLERK))).data.seasons.moves).toEqual([]);
});

test('another calendar never shortens what was promised', async () => {
  expect(await lotsByEnd(world, at(1).householdId)).toEqual({ '2026-12-31': 30 });
  const { data } = await revise(SECRETARY, { beginMonth: 7 });
  expect(data.reviseSeasonSettings.noExpiryBefore).toBe('2026-12-31');
  expect(await lotsByEnd(world, at(1).householdId)).toEqual({ '2027-06-30': 30 });
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2027-06-30': 20 });
});

test('where points do not expire nothing ends, is told or can be closed', async () => {
  await revise(SECRETARY, { expiry: 'NEVER' });
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ null: 20 });
  on(world, '2028-02-01');
  expect(await tell()).toBe(0);
  const { preview, toClose, moves } = await book(world);
  expect([preview.points, toClose, moves]).toEqual([0, null, ['REVISE']]);
  const { codes } = await season(world, world.as(SECRETARY), 'closeSeason', {
    villageId: world.village,
    dryRun: false,
  });
  expect(codes).toEqual(['POINTS_DO_NOT_EXPIRE']);
});

test('expiry turned on again gives every point a whole season more; a waiting report falls when it is turned off', async () => {
  const { data } = await revise(SECRETARY, {});
  expect(data.reviseSeasonSettings.noExpiryBefore).toBe('2029-12-31');
  expect(await lotsByEnd(world, at(0).householdId)).toEqual({ '2029-12-31': 20 });
  on(world, '2030-01-02');
  const report = await done(world, SECRETARY, 'closeSeason', { villageId: world.village, dryRun: false });
  expect(report.points).toBe(50);
  await revise(SECRETARY, { expiry: 'NEVER' });
  expect((await season(world, world.as(TOWN), 'signClose', { closeId: report.id })).codes).toEqual([
    'POINTS_DO_NOT_EXPIRE',
  ]);
});
