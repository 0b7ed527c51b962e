import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepCoverageDays } from '#server/features/fund/keep-coverage-days';
import { openWorld, type World } from '#test/support/world';
import { CLERK, done as decided, published, SECRETARY } from './activities-steps';
import { confirmed, coverage, done, fund, openFund } from './fund-steps';

// What a decision on a doubt leaves of an act is what the fund owes, and what is used of its category's budget.

let world: World;
const ids: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  await openFund(world);
  await confirmed(world, { amountCents: 400_000 });
  await setBudget(100);
  for (const place of [0, 1, 2, 3]) ids.push(await published(world, (await world.villager(place)).id));
});
afterAll(() => world.close());

async function setBudget(points: number): Promise<void> {
  await done(world.as(CLERK), 'setSeasonBudget', {
    villageId: world.village,
    season: '2025-06-16',
    document: `村民会议纪要〔2025〕${points}号`,
    decidedOn: '2025-06-16',
    lines: [{ category: 'PEACE', points }],
  });
}

async function used(): Promise<unknown> {
  const { data } = await world
    .as(CLERK)
    .run(
      'query ($villageId: ID!) { seasonBudget(villageId: $villageId) { uses { category granted inPublicity } } }',
      { villageId: world.village },
    );
  const { granted, inPublicity } = data.seasonBudget.uses.find(
    ({ category }: { category: string }) => category === 'PEACE',
  );
  return { granted, inPublicity };
}

async function owed(): Promise<unknown> {
  const { pursePoints, pendingPoints } = await coverage(world);
  return { pursePoints, pendingPoints };
}

/** Somebody of the village doubts the record; the secretary answers. */
async function answered(recordId: string | undefined, outcome: string, points?: number): Promise<void> {
  const doubter = world.as((await world.villager(60)).name);
  const { id } = await decided(doubter, 'objectToRecord', { recordId, reason: '那天没见到他' });
  await decided(world.as(SECRETARY), 'answerObjection', {
    objectionId: id,
    outcome,
    points,
    answer: '查过点名册和照片',
  });
}

test('reduced and struck in publicity, a record uses so much less of the budget and is so much less owed', async () => {
  expect(await used()).toEqual({ granted: 0, inPublicity: 24 });
  expect(await owed()).toEqual({ pursePoints: 0, pendingPoints: 24 });
  await world.advance(1);
  await answered(ids[0], 'REDUCED', 4);
  expect(await used()).toEqual({ granted: 0, inPublicity: 22 });
  await answered(ids[1], 'STRUCK');
  expect(await used()).toEqual({ granted: 0, inPublicity: 16 });
  expect(await owed()).toEqual({ pursePoints: 0, pendingPoints: 16 });
});

test('after the release likewise', async () => {
  await world.advance(6);
  expect(await used()).toEqual({ granted: 16, inPublicity: 0 });
  expect(await owed()).toEqual({ pursePoints: 16, pendingPoints: 0 });
  await answered(ids[2], 'REDUCED', 2);
  expect(await used()).toEqual({ granted: 12, inPublicity: 0 });
  await answered(ids[3], 'STRUCK');
  expect(await used()).toEqual({ granted: 6, inPublicity: 0 });
  expect(await owed()).toEqual({ pursePoints: 6, pendingPoints: 0 });
});

test('every day is kept as it was owed then: a decision changes no day before it', async () => {
  await world.advance(1);
  await world.db.write(keepCoverageDays);
  const { days } = await fund(world);
  expect(days.map(({ day, owedPoints }: { day: string; owedPoints: number }) => [day, owedPoints])).toEqual([
    ['2025-06-16', 24],
    ...['2025-06-17', '2025-06-18', '2025-06-19', '2025-06-20', '2025-06-21', '2025-06-22'].map((day) => [
      day,
      16,
    ]),
    ['2025-06-23', 6],
  ]);
});

test('what a decision freed of a budget is there for others, and no more', async () => {
  await openFund(world, { overBudget: 'HONOUR_ONLY', document: '村议〔2025〕9号', decidedOn: '2025-06-20' });
  await setBudget(12);
  const grants: unknown[] = [];
  for (const place of [4, 5]) {
    const id = await published(world, (await world.villager(place)).id);
    const { data } = await world
      .as(CLERK)
      .run('query ($id: ID!) { record(id: $id) { points honourReason } }', { id });
    grants.push(data.record);
  }
  expect(grants).toEqual([
    { points: 6, honourReason: null },
    { points: 0, honourReason: 'BUDGET' },
  ]);
});

test('a dry run begins with what stands, and raises nothing that was lowered', async () => {
  const { data, codes } = await world
    .as(CLERK)
    .run('query ($input: RuleTrialInput!) { tryRule(input: $input) { pointsBefore pointsAfter acts } }', {
      input: {
        villageId: world.village,
        ruleId: await world.rule('PA-01'),
        basis: 'FLAT',
        pointsMin: 8,
        pointsMax: 8,
        honourOnly: false,
        caps: [],
      },
    });
  expect(codes).toEqual([]);
  // 4 and 2 as lowered, 6 granted, 6 for honour alone: a dry run weighs rules, not the money.
  expect(data.tryRule).toEqual({ pointsBefore: 18, pointsAfter: 22, acts: 2 });
});
