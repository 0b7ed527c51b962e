import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { CLERK, published } from './activities-steps';
import { confirmed, openFund } from './fund-steps';
import { give, KEEPER, steps, stockUp, visitOf } from './shop-steps';

const TRIAL = `from to sums { key before after } pointsBefore pointsAfter acts householdsTouched householdsGain
  householdsLose unaffordable coverage { ratio owedPoints light } coverageAfter { ratio owedPoints light }`;
const RULE = `query ($input: RuleTrialInput!) { tryRule(input: $input) { ${TRIAL} } }`;
const PRICES = `query ($input: PriceTrialInput!) { tryPrices(input: $input) { ${TRIAL} } }`;
const SIMULATE = `query ($input: SimulationInput!) { simulateFund(input: $input) {
  measured { incomeCents grants redemptionPercent months } fundDryOn shelfEmptyOn redOn
  months { month freeCents stockCents owedPoints ratio light granted redeemed } } }`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const place of [0, 1, 2]) await published(world, (await world.villager(place)).id);
  await world.advance(6);
});
afterAll(() => world.close());

const trial = async (more: Record<string, unknown> = {}) => ({
  input: {
    villageId: world.village,
    ruleId: await world.rule('PA-01'),
    basis: 'FLAT',
    pointsMin: 8,
    pointsMax: 8,
    honourOnly: false,
    caps: [],
    ...more,
  },
});

const rowCounts = async (): Promise<unknown> =>
  world.db.reader.row(
    `select (select count(*) from history) as history, (select count(*) from rule_version) as versions,
       (select count(*) from goods_price) as prices, (select count(*) from transfer) as transfers`,
  );

describe('a dry run', () => {
  test('of a rule, before there is a fund and after, writes nothing', async () => {
    const before = await rowCounts();
    const bare = await world.as(CLERK).run(RULE, await trial());
    expect(bare.codes).toEqual([]);
    expect(bare.data.tryRule).toMatchObject({
      from: '2025-01-01',
      pointsBefore: 18,
      pointsAfter: 24,
      householdsTouched: 3,
      householdsGain: 3,
      sums: [{ key: 'PEACE', before: 18, after: 24 }],
      coverage: null,
      coverageAfter: null,
    });
    expect(await rowCounts()).toEqual(before);
    await openFund(world);
    await confirmed(world, { amountCents: 100_000 });
    const { data } = await world.as(CLERK).run(RULE, await trial());
    expect([data.tryRule.coverage.owedPoints, data.tryRule.coverageAfter.owedPoints]).toEqual([18, 24]);
  });

  test('refused to strangers, to other villages, and for a rule that is not theirs', async () => {
    expect((await world.stranger.run(RULE, await trial())).codes).toEqual(['UNAUTHENTICATED']);
    const plain = await world.villager(0);
    expect((await world.as(plain.name).run(RULE, await trial())).codes).toEqual(['FORBIDDEN']);
    const own = await trial({ ruleId: await world.rule('LO-01'), villageId: world.otherVillage });
    const other = await world.elsewhere('VILLAGE_CLERK');
    expect((await world.as(other.name).run(RULE, own)).codes).toEqual(['NOT_FOUND']);
    expect((await world.as(CLERK).run(RULE, await trial({ pointsMin: 9 }))).codes).toEqual([
      'POINTS_OUT_OF_RANGE',
    ]);
  });

  test('of prices', async () => {
    const buyer = await world.villager(1);
    const goodsId = await world.goods('G01');
    await give(world, buyer.householdId, 20);
    const visitId = await visitOf(world, buyer.householdId);
    const bought = await steps.redeem(world.as(KEEPER), {
      requestId: world.id(),
      visitId,
      lines: [{ goodsId, quantity: 2 }],
    });
    expect(bought.codes).toEqual([]);
    const input = { villageId: world.village, prices: [{ goodsId, points: 14 }] };
    const { data, codes } = await world.as(CLERK).run(PRICES, { input });
    expect(codes).toEqual([]);
    expect(data.tryPrices).toMatchObject({
      pointsBefore: 6,
      pointsAfter: 28,
      householdsTouched: 1,
      unaffordable: 1,
      sums: [{ key: 'FOOD', before: 6, after: 28 }],
    });
    const unknown = { ...input, prices: [{ goodsId: world.id(), points: 1 }] };
    expect((await world.as(CLERK).run(PRICES, { input: unknown })).codes).toEqual(['NOT_FOUND']);
    expect((await world.stranger.run(PRICES, { input })).codes).toEqual(['UNAUTHENTICATED']);
  });
});

test('the simulator begins with what was measured and answers a day in words', async () => {
  await world.advance(40);
  const ask = (more: Record<string, unknown> = {}) =>
    world.as(CLERK).run(SIMULATE, { input: { villageId: world.village, ...more } });
  const { data, codes } = await ask({ incomeCents: 0, grantsPercent: 100, redemptionPercent: 50 });
  expect(codes).toEqual([]);
  expect(data.simulateFund.measured).toMatchObject({ months: 1 });
  expect(data.simulateFund.months).toHaveLength(36);
  expect(data.simulateFund.months[0].month).toBe('2025-09-01');
  const none = await ask({ incomeCents: 0, grantsPercent: 0, redemptionPercent: 0 });
  expect(none.data.simulateFund).toMatchObject({ fundDryOn: null, redOn: null });
  const dear = await ask({ incomeCents: 0, redemptionPercent: 100, parCents: 100_000, grantsPercent: 1000 });
  expect(dear.data.simulateFund.fundDryOn).toMatch(/^2025-09/);
  expect((await ask({ redemptionPercent: 101 })).codes).toEqual(['OUT_OF_RANGE']);
  expect((await world.stranger.run(SIMULATE, { input: { villageId: world.village } })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  const other = await world.elsewhere('VILLAGE_CLERK');
  const closed = await world.as(other.name).run(SIMULATE, { input: { villageId: world.otherVillage } });
  expect(closed.codes).toEqual(['FUND_NOT_OPEN']);
});

test('a good’s price is suggested from its cost', async () => {
  await stockUp(world, await world.goods('G14'), 1);
  const { data } = await world.stranger.run(
    'query ($id: ID!) { goods(id: $id) { points suggestedPoints } }',
    {
      id: await world.goods('G14'),
    },
  );
  expect(data.goods).toEqual({ points: 6, suggestedPoints: 6 });
});
