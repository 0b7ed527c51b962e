import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { closed, done as season, granted, OVERSIGHT, on, SECRETARY } from './seasons-steps';
import { done } from './shop-control-steps';
import { balanceOf, KEEPER, stockUp, visitOf } from './shop-steps';

// What is promised to goods put aside does not expire while it is kept: one household fetches, one lets go.

let world: World;
let towel: string;
let fetches: Person;
let letsGo: Person;
let none: Person;
let all: Person;

beforeAll(async () => {
  world = await openWorld();
  towel = await world.goods('G22');
  [fetches, letsGo, none, all] = (await Promise.all([0, 1, 2, 3].map((place) => world.villager(place)))) as [
    Person,
    Person,
    Person,
    Person,
  ];
  await granted(world, fetches.householdId, 20, '2024-05-01');
  await granted(world, fetches.householdId, 7, '2025-05-01');
  await granted(world, letsGo.householdId, 20, '2024-05-01');
  await granted(world, none.householdId, 20, '2024-05-01');
  await granted(world, all.householdId, 8, '2024-05-01');
  await stockUp(world, towel, 20);
});
afterAll(() => world.close());

/** One towel of 8 points. */
const putAside = async (person: Person): Promise<string> =>
  (
    await done(world, person.name, 'reserveGoods', {
      shopId: await world.shop(),
      lines: [{ goodsId: towel, quantity: 1 }],
    })
  ).id;

test('promised points, the oldest, stay in the purse at the close of a season; the rest expires', async () => {
  on(world, '2026-01-05');
  const report = await season(world, SECRETARY, 'closeSeason', { villageId: world.village, dryRun: false });
  expect(report).toMatchObject({ households: 4, points: 68 });
  const kept = [await putAside(fetches), await putAside(letsGo), await putAside(all)];
  world.setTime(new Date(world.clock.now().getTime() + 3_600_000));
  const posted = await season(world, OVERSIGHT, 'signClose', { closeId: report.id });
  expect(posted).toMatchObject({ postedHouseholds: 3, postedPoints: 12 + 12 + 20 });
  expect(
    await Promise.all([fetches, letsGo, none, all].map(({ householdId }) => balanceOf(world, householdId))),
  ).toEqual([8 + 7, 8, 0, 8]);

  // What was promised can be fetched, and it takes the old points: the new ones are still there.
  const receipt = await done(world, KEEPER, 'collectReservation', {
    visitId: await visitOf(world, fetches.householdId),
    reservationId: kept[0],
  });
  expect(receipt).toMatchObject({ points: 8, balanceAfter: 7 });
  // Let go, they are the household's as before.
  await done(world, letsGo.name, 'cancelReservation', { reservationId: kept[1], reason: '' });
  expect(await balanceOf(world, letsGo.householdId)).toBe(8);
});

test('what was spared and not fetched goes with the next close', async () => {
  on(world, '2027-01-05');
  expect(await closed(world)).toMatchObject({ postedHouseholds: 3, postedPoints: 7 + 8 + 8 });
  expect(await balanceOf(world, letsGo.householdId)).toBe(0);
});
