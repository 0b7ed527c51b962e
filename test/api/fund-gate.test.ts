import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { keepCoverageDays } from '#server/features/fund/keep-coverage-days';
import { openWorld, type World } from '#test/support/world';
import { allCodes, balances, CLERK, decide, filed, published } from './activities-steps';
import { confirmed, coverage, done, fund, openFund, SECRETARY, step } from './fund-steps';
import { give, KEEPER } from './shop-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const pointsOf = async (id: string) => {
  const { data } = await world
    .as(CLERK)
    .run('query ($id: ID!) { record(id: $id) { points facePoints honourReason } }', { id });
  return data.record;
};
const light = async (): Promise<string> => (await coverage(world)).light;

describe('story line 5: red light', () => {
  const kept: { ids: string[] } = { ids: [] };

  test('grants push the coverage below one: new ones bring honour only', async () => {
    await openFund(world);
    // Points of former years, so many that the shelf just covers them and one patrol more.
    const { stockCents } = await coverage(world);
    const owed = Math.floor(stockCents / 100) - 4;
    for (const [place, points] of [owed - 60, 60].entries()) {
      await give(world, (await world.villager(10 + place)).householdId, points);
    }
    expect(await light()).toBe('AMBER');
    const [first, second, third] = await Promise.all([0, 1, 2].map((place) => world.villager(place)));
    const ids = [await published(world, first?.id ?? '')];
    expect(await pointsOf(ids[0] ?? '')).toMatchObject({ points: 6, honourReason: null });
    expect((await coverage(world)).ratio).toBeLessThan(1);
    expect(await light()).toBe('RED');

    const refused = await published(world, second?.id ?? '');
    expect(await pointsOf(refused)).toEqual({ points: 0, facePoints: 6, honourReason: 'FUND' });
    const { data } = await world
      .as(CLERK)
      .run('query ($id: ID!) { record(id: $id) { history { move detail { key after } } } }', { id: refused });
    expect(data.record.history.at(-1)).toMatchObject({ move: 'PUBLISH' });
    expect(data.record.history.at(-1).detail).toContainEqual({ key: 'honourOnly', after: 'FUND' });
    kept.ids = [...ids, refused, third?.id ?? ''];
  });

  test('its council is warned on its queue, others are not', async () => {
    const queue = '{ queue { fundWarnings { village { id } coverage { light ratio } } fundToConfirm } }';
    const warned = await world.as(SECRETARY).run(queue);
    expect(warned.codes).toEqual([]);
    expect(warned.data.queue.fundWarnings).toMatchObject([
      { village: { id: world.village }, coverage: { light: 'RED' } },
    ]);
    const elsewhere = await world.elsewhere('VILLAGE_SECRETARY');
    expect((await world.as(elsewhere.name).run(queue)).data.queue.fundWarnings).toEqual([]);
  });

  test('topped up by ¥3,000 the light is green and grants bring points; nothing granted was cut', async () => {
    const [granted, refused, doer] = kept.ids;
    await confirmed(world, { purpose: 'COLLECTIVE', party: '村集体', amountCents: 300_000 });
    expect(await light()).toBe('GREEN');
    expect((await pointsOf(await published(world, doer ?? ''))).points).toBe(6);
    expect(await pointsOf(granted ?? '')).toMatchObject({ points: 6 });
    // Honour only stays honour only: the board has said so.
    expect(await pointsOf(refused ?? '')).toMatchObject({ points: 0 });
    const before = await coverage(world);
    await world.advance(6);
    const after = await coverage(world);
    expect([after.pendingPoints, after.pursePoints]).toEqual([0, before.pursePoints + before.pendingPoints]);
    const second = await world.villager(1);
    expect(await balances(world, second.id)).toMatchObject({ HONOUR: 6 });
    expect((await balances(world, second.householdId)).POINTS).toBe(0);
  });

  test('two last approvals at once are weighed one after the other', async () => {
    const now = await coverage(world);
    const spare = (now.freeCents + now.stockCents) / 100 - now.owedPoints;
    // So much is owed that exactly one more patrol is weighed before the light turns red.
    await give(world, (await world.villager(12)).householdId, Math.floor(spare) - 2);
    expect(await light()).toBe('AMBER');
    const doers = await Promise.all([3, 4].map((place) => world.villager(place)));
    const ids = await Promise.all(doers.map((doer) => filed(world, doer.id)));
    await decide(world, CLERK, 'CHECK', ids);
    await Promise.all([
      decide(world, CLERK, 'APPROVE', ids.slice(0, 1)),
      decide(world, '孟晓棠', 'APPROVE', ids.slice(1)),
    ]);
    const reasons = await Promise.all(ids.map(async (id) => (await pointsOf(id)).honourReason));
    expect(new Set(reasons)).toEqual(new Set(['FUND', null]));
  });

  test('every day that ended is kept once, and the curve shows them', async () => {
    const from = await coverage(world);
    expect(await world.db.write(keepCoverageDays)).toBe(6);
    expect(await world.db.write(keepCoverageDays)).toBe(0);
    await world.advance(2);
    expect(await world.db.write(keepCoverageDays)).toBe(2);
    const { days } = await fund(world);
    expect(days).toHaveLength(8);
    expect(days[0].day).toBe('2025-06-16');
    expect(days.at(-1)).toMatchObject({ light: 'RED', owedPoints: from.owedPoints });
  });
});

describe('season budget', () => {
  const budget = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    villageId: world.village,
    season: '2025-06-16',
    document: '村民会议纪要〔2025〕3号',
    decidedOn: '2025-06-16',
    lines: [
      { category: 'PEACE', points: 20 },
      { category: 'CARE', points: 2_000 },
    ],
    ...more,
  });
  const view = async () => {
    const { data } = await world.as(CLERK).run(
      `query ($villageId: ID!) { seasonBudget(villageId: $villageId) { seasonStartsOn maySet resolutions { document }
        uses { category points granted inPublicity left usedPart } } }`,
      { villageId: world.village },
    );
    return data.seasonBudget;
  };

  test('is a resolution, and shows what is used of it', async () => {
    await confirmed(world, { purpose: 'TOWNSHIP', amountCents: 400_000 });
    const input = budget({ requestId: newId() });
    expect((await step(world.stranger, 'setSeasonBudget', input)).codes).toEqual(['UNAUTHENTICATED']);
    const stranger = await world.elsewhere('VILLAGE_CLERK');
    const codes = await allCodes([KEEPER, '唐福来', stranger.name], (name) =>
      step(world.as(name), 'setSeasonBudget', budget()),
    );
    expect(codes).toEqual(new Set(['FORBIDDEN']));
    const first = await done(world.as(CLERK), 'setSeasonBudget', input);
    expect(first).toMatchObject({ seasonStartsOn: '2025-01-01', setBy: { name: CLERK } });
    expect((await done(world.as(CLERK), 'setSeasonBudget', input)).id).toBe(first.id);
    const wrong = async (more: Record<string, unknown>) =>
      (await step(world.as(CLERK), 'setSeasonBudget', budget(more))).codes;
    expect(await wrong({ requestId: input.requestId })).toEqual([]);
    expect(await wrong({ requestId: input.requestId, document: '别的' })).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect(await wrong({ season: '2024-12-31' })).toEqual(['OUT_OF_RANGE']);
    expect(await wrong({ decidedOn: '2025-12-31' })).toEqual(['IN_THE_FUTURE']);
    expect(await wrong({ lines: [] })).toEqual(['BAD_INPUT']);
    expect(await wrong({ lines: [1, 2].map(() => ({ category: 'CARE', points: 1 })) })).toEqual([
      'DUPLICATE_ROW',
    ]);
    const { uses } = await view();
    const peace = uses.find((use: { category: string }) => use.category === 'PEACE');
    expect(peace).toMatchObject({ points: 20, granted: 12, inPublicity: 6, left: 2, usedPart: 0.9 });
    expect(uses.find((use: { category: string }) => use.category === 'LOCAL')).toMatchObject({
      points: null,
      left: null,
    });
  });

  test('passed it warns, or leaves honour where the village said so', async () => {
    const doer = await world.villager(6);
    expect((await pointsOf(await published(world, doer.id))).honourReason).toBeNull();
    await openFund(world, {
      overBudget: 'HONOUR_ONLY',
      document: '村议〔2025〕9号',
      decidedOn: '2025-06-20',
    });
    const next = await world.villager(7);
    expect(await pointsOf(await published(world, next.id))).toMatchObject({
      points: 0,
      honourReason: 'BUDGET',
    });
    // A later resolution gives more, and others go on.
    await done(
      world.as(SECRETARY),
      'setSeasonBudget',
      budget({ lines: [{ category: 'PEACE', points: 4_000 }] }),
    );
    const last = await world.villager(8);
    expect(await pointsOf(await published(world, last.id))).toMatchObject({ points: 6, honourReason: null });
    expect((await view()).resolutions).toHaveLength(2);
  });

  test('a batch costs the same number of statements for two rows and for ten', async () => {
    const cost = async (from: number, count: number): Promise<number> => {
      const doers = await Promise.all(
        Array.from({ length: count }, (_, place) => world.villager(from + place)),
      );
      const ids: string[] = [];
      for (const doer of doers) ids.push(await filed(world, doer.id));
      await decide(world, CLERK, 'CHECK', ids);
      return world.statementsOf(() => decide(world, CLERK, 'APPROVE', ids));
    };
    await cost(20, 1);
    expect(await cost(22, 2)).toBe(await cost(30, 10));
  });
});
