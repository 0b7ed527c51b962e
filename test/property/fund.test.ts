import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { OverBudget } from '#server/features/fund/fund-terms.entity';
import {
  admit,
  budgetKey,
  type GateState,
  Light,
  lightOf,
  ratioOf,
  resourcesOf,
} from '#server/features/fund/rules';
import { simulate } from '#server/features/fund/simulation';
import {
  confirmed,
  coverage,
  entered,
  done,
  OVERSIGHT,
  openFund,
  SECRETARY,
  step,
  CLERK,
} from '#test/api/fund-steps';
import { KEEPER, stockOf, steps } from '#test/api/shop-steps';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const cents = fc.integer({ min: 0, max: 1_000_000 });
const state = fc.record({
  balanceCents: cents,
  unpaidCents: cents,
  stockCents: cents,
  pursePoints: fc.integer({ min: 0, max: 20_000 }),
  pendingPoints: fc.integer({ min: 0, max: 2_000 }),
  parCents: fc.integer({ min: 1, max: 300 }),
  greenPercent: fc.integer({ min: 120, max: 200 }),
  amberPercent: fc.integer({ min: 80, max: 120 }),
  overBudget: fc.constantFrom(OverBudget.WARN, OverBudget.HONOUR_ONLY),
});
const grants = fc.array(
  fc.record({ category: fc.constantFrom('PEACE', 'CARE', 'LOCAL'), points: fc.integer({ min: 1, max: 50 }) }),
  { maxLength: 40 },
);

test(seeded('the gate closes exactly when the light is red or the budget would be passed'), () => {
  fc.assert(
    fc.property(state, grants, (start, batch) => {
      let now: GateState = {
        ...start,
        budgets: new Map([[budgetKey('2025-01-01', 'PEACE'), { points: 300, used: 250 }]]),
      };
      for (const { category, points } of batch) {
        const key = budgetKey('2025-01-01', category);
        const budget = now.budgets.get(key);
        const red =
          resourcesOf(now) * 100 < (now.pursePoints + now.pendingPoints) * now.parCents * now.amberPercent;
        const over = budget !== undefined && budget.used + points > budget.points;
        const { reason, after } = admit(now, key, points);
        expect(reason === 'FUND').toBe(red && now.pursePoints + now.pendingPoints > 0);
        expect(reason === 'BUDGET').toBe(
          (!red && over && now.overBudget === OverBudget.HONOUR_ONLY) ||
            (red &&
              now.pursePoints + now.pendingPoints === 0 &&
              over &&
              now.overBudget === OverBudget.HONOUR_ONLY),
        );
        // What was granted before is never touched; what is granted now counts once.
        expect(after.pendingPoints).toBe(now.pendingPoints + (reason ? 0 : points));
        expect(after.pursePoints).toBe(now.pursePoints);
        now = after;
      }
    }),
    runs(300),
  );
});

test(seeded('the light and the ratio say the same; more money never makes it worse'), () => {
  fc.assert(
    fc.property(state, cents, (at, more) => {
      const order = [Light.RED, Light.AMBER, Light.GREEN];
      const ratio = ratioOf(at);
      const light = lightOf(at, at);
      // Rounded down, the ratio of a light lies on its own side of the line, or a hundredth below it.
      expect(light === Light.RED && (ratio ?? 0) > at.amberPercent / 100).toBe(false);
      expect(light === Light.GREEN && ratio !== null && ratio < at.greenPercent / 100 - 0.01).toBe(false);
      const richer = { ...at, balanceCents: at.balanceCents + more };
      expect(order.indexOf(lightOf(richer, richer))).toBeGreaterThanOrEqual(order.indexOf(light));
      // Paying for what was delivered changes nothing.
      const paid = { ...at, balanceCents: at.balanceCents - at.unpaidCents, unpaidCents: 0 };
      expect(ratioOf(paid)).toBe(ratio);
    }),
    runs(500),
  );
});

test(
  seeded('the simulation makes no money and no points, and more income never brings the end nearer'),
  () => {
    const course = fc.record({
      incomeCents: fc.integer({ min: 0, max: 200_000 }),
      grants: fc.integer({ min: 0, max: 3_000 }),
      redemptionPercent: fc.integer({ min: 0, max: 100 }),
      gate: fc.boolean(),
    });
    fc.assert(
      fc.property(state, course, fc.integer({ min: 0, max: 100_000 }), (from, way, more) => {
        const { months, fundDryOn, shelfEmptyOn } = simulate(from, way, '2025-07-01');
        let [wealth, owed] = [resourcesOf(from), from.pursePoints + from.pendingPoints];
        for (const month of months) {
          wealth += month.incomeCents - month.redeemed * from.parCents;
          owed += month.granted - month.redeemed;
          expect([month.freeCents + month.stockCents, month.owedPoints]).toEqual([wealth, owed]);
          expect(month.stockCents).toBeGreaterThanOrEqual(0);
          expect(month.owedPoints).toBeGreaterThanOrEqual(0);
        }
        // The shelf is never empty before the money is gone; money owed to suppliers is gone from the start.
        const solvent = from.balanceCents >= from.unpaidCents;
        expect(solvent && shelfEmptyOn !== null && (fundDryOn ?? '9999') > shelfEmptyOn).toBe(false);
        const richer = simulate(
          from,
          { ...way, gate: false, incomeCents: way.incomeCents + more },
          '2025-07-01',
        );
        const plain = simulate(from, { ...way, gate: false }, '2025-07-01');
        expect((richer.shelfEmptyOn ?? '9999') >= (plain.shelfEmptyOn ?? '9999')).toBe(true);
      }),
      runs(300),
    );
  },
);

type Step =
  | { do: 'in' | 'out' | 'reverse' | 'pay' | 'lose'; amount: number }
  | { do: 'buy'; amount: number; cost: number };
const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('in' as const, 'out' as const, 'reverse' as const, 'pay' as const, 'lose' as const),
      amount: fc.integer({ min: 1, max: 5_000 }),
    }),
    fc.record({
      do: fc.constant('buy' as const),
      amount: fc.integer({ min: 1, max: 9 }),
      cost: fc.integer({ min: 1, max: 900 }),
    }),
  ),
  { minLength: 1, maxLength: 10 },
);

test(
  seeded(
    'whatever is bought, paid, lost and reversed: no yuan stands behind the points twice, and the fund sums to zero',
  ),
  async () => {
    await openFund(world);
    const goodsId = await world.goods('G14');
    const start = await coverage(world);
    const opening = start.stockCents;
    let paidIn = 0;
    const refusals: string[] = [];
    const entries: { id: string; amount: number; isIn: boolean }[] = [];
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        for (const act of acts) {
          switch (act.do) {
            case 'in': {
              const entry = await confirmed(world, { amountCents: act.amount });
              entries.push({ id: entry.id, amount: act.amount, isIn: true });
              paidIn += act.amount;
              break;
            }
            case 'out': {
              const { id } = await entered(world, { purpose: 'OTHER_SPENDING', amountCents: act.amount });
              const { codes } = await step(world.as(OVERSIGHT), 'decideFundEntry', {
                entryId: id,
                decision: 'CONFIRM',
              });
              if (codes.length === 0) {
                entries.push({ id, amount: act.amount, isIn: false });
                paidIn -= act.amount;
              } else refusals.push(...codes);
              break;
            }
            case 'reverse': {
              const entry = entries[act.amount % Math.max(1, entries.length)];
              if (!entry) break;
              const reversal = await step(world.as(CLERK), 'reverseFundEntry', {
                entryId: entry.id,
                reason: '记错',
              });
              if (reversal.codes.length > 0) break;
              const entryId = reversal.data.reverseFundEntry.id;
              const { codes } = await step(world.as(SECRETARY), 'decideFundEntry', {
                entryId,
                decision: 'CONFIRM',
              });
              if (codes.length > 0) {
                await done(world.as(CLERK), 'withdrawFundEntry', { entryId });
                break;
              }
              entries.splice(entries.indexOf(entry), 1);
              paidIn -= entry.isIn ? entry.amount : -entry.amount;
              break;
            }
            case 'buy': {
              const bought = await steps.moveStock(world.as(KEEPER), {
                requestId: newId(),
                goodsId,
                kind: 'PURCHASE',
                quantity: act.amount,
                document: `P${newId().slice(-8)}`,
                unitCostCents: act.cost,
              });
              refusals.push(...bought.codes);
              break;
            }
            case 'pay': {
              const { data } = await world
                .as(CLERK)
                .run(
                  'query ($villageId: ID!) { fund(villageId: $villageId) { deliveries { costCents movementIds } } }',
                  { villageId: world.village },
                );
              const delivery = data.fund.deliveries[0];
              if (!delivery) break;
              const { id } = await entered(world, {
                purpose: 'PURCHASES',
                amountCents: delivery.costCents,
                movementIds: delivery.movementIds,
              });
              const { codes } = await step(world.as(SECRETARY), 'decideFundEntry', {
                entryId: id,
                decision: 'CONFIRM',
              });
              if (codes.length > 0) await done(world.as(CLERK), 'withdrawFundEntry', { entryId: id });
              break;
            }
            case 'lose':
              if ((await stockOf(world, goodsId)) > 0) {
                await steps.moveStock(world.as(KEEPER), {
                  requestId: newId(),
                  goodsId,
                  kind: 'LOSS',
                  quantity: 1,
                  reason: '破损',
                });
              }
              break;
          }
        }
        expect(refusals.filter((code) => code !== 'FUND_TOO_SMALL')).toEqual([]);
        const now = await coverage(world);
        // Money that came in and was not spent on other things, and the goods of before: all there can ever be.
        expect(now.balanceCents - now.unpaidCents + now.stockCents).toBeLessThanOrEqual(paidIn + opening);
        expect(now.balanceCents).toBeGreaterThanOrEqual(0);
        const sums = await world.db.reader.row<{ total: number }>(
          `select coalesce(sum(case when a.id = t.credit_account_id then t.amount else -t.amount end), 0) as total
           from transfer t join account a on a.id in (t.credit_account_id, t.debit_account_id)
           where t.asset = 'FUND_CENTS'`,
        );
        expect(sums?.total).toBe(0);
      }),
      runs(12),
    );
  },
  TIME_LIMIT,
);
