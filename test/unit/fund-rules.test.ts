import { describe, expect, test } from 'vitest';
import {
  FundDirection,
  FundEntryMove,
  FundEntryState,
  FundPurpose,
} from '#server/features/fund/fund-entry.entity';
import { OverBudget } from '#server/features/fund/fund-terms.entity';
import {
  admit,
  budgetKey,
  directionOf,
  type GateState,
  lightOf,
  mayMove,
  ratioOf,
  suggestedPoints,
} from '#server/features/fund/rules';
import { HORIZON, simulate } from '#server/features/fund/simulation';

const S = FundEntryState;
const M = FundEntryMove;

const standing = (more: Partial<GateState> = {}): GateState => ({
  balanceCents: 0,
  unpaidCents: 0,
  stockCents: 0,
  pursePoints: 0,
  pendingPoints: 0,
  parCents: 100,
  greenPercent: 120,
  amberPercent: 100,
  overBudget: OverBudget.WARN,
  budgets: new Map(),
  ...more,
});

describe('the life of an entry', () => {
  const legal: Record<FundEntryState, FundEntryMove[]> = {
    [S.ENTERED]: [M.CONFIRM, M.REFUSE, M.WITHDRAW],
    [S.CONFIRMED]: [M.REVERSE],
    [S.REFUSED]: [],
    [S.WITHDRAWN]: [],
    [S.REVERSED]: [],
  };
  for (const state of Object.values(S)) {
    test(state, () => {
      const may = (reversesId: string | null) =>
        Object.values(M).filter((move) => mayMove(move, { state, reversesId }));
      expect(may(null)).toEqual(legal[state]);
      // A reversal is not itself taken back.
      expect(may('x')).toEqual(legal[state].filter((move) => move !== M.REVERSE));
    });
  }

  test('the purpose says which way money flows', () => {
    const incoming = Object.values(FundPurpose).filter((each) => directionOf(each) === FundDirection.IN);
    expect(incoming).toEqual(['TOWNSHIP', 'COLLECTIVE', 'DONORS', 'HELPING_UNIT', 'OTHER_SOURCE']);
  });
});

describe('coverage', () => {
  test('the example day of the demo is green at 1.30', () => {
    const day = standing({ balanceCents: 935_000, stockCents: 612_000, pursePoints: 11_900 });
    expect([ratioOf(day), lightOf(day, day)]).toEqual([1.3, 'GREEN']);
  });

  test.each([
    ['nothing owed', { balanceCents: -5, pursePoints: 0 }, null, 'GREEN'],
    ['1.20 to the cent', { balanceCents: 12_000, pursePoints: 100 }, 1.2, 'GREEN'],
    ['a cent below 1.20', { balanceCents: 11_999, pursePoints: 100 }, 1.19, 'AMBER'],
    ['1.00 to the cent', { stockCents: 10_000, pendingPoints: 100 }, 1, 'AMBER'],
    ['a cent below 1.00', { stockCents: 9_999, pendingPoints: 100 }, 0.99, 'RED'],
    ['goods not paid for', { stockCents: 9_000, unpaidCents: 9_000, pursePoints: 1 }, 0, 'RED'],
    ['more bought on credit than there is', { unpaidCents: 50, pursePoints: 1 }, -0.5, 'RED'],
    ['half a yuan a point', { balanceCents: 6_000, pursePoints: 100, parCents: 50 }, 1.2, 'GREEN'],
  ] as const)('%s', (_what, more, ratio, light) => {
    const at = standing(more);
    expect([ratioOf(at), lightOf(at, at)]).toEqual([ratio, light]);
  });

  test.each([
    [3150, 100, 32],
    [280, 100, 3],
    [40, 100, 1],
    [3150, 50, 63],
  ])('cost %i at par %i suggests %i points', (cost, par, points) => {
    expect(suggestedPoints(cost, par)).toBe(points);
  });
});

describe('the gate', () => {
  const key = budgetKey('2025-01-01', 'PEACE');
  const peace = (points: number, used: number) => new Map([[key, { points, used }]]);

  test('lets points through until the light is red, then honour only', () => {
    const rich = standing({ balanceCents: 1_000 });
    const first = admit(rich, key, 8);
    expect(first.reason).toBeNull();
    expect(first.after.pendingPoints).toBe(8);
    // 10 yuan for 13 points: the light goes red only behind this grant.
    const second = admit(first.after, key, 5);
    expect(second.reason).toBeNull();
    expect(admit(second.after, key, 1).reason).toBe('FUND');
    expect(admit(second.after, key, 1).after).toBe(second.after);
  });

  test('a budget used up warns, or leaves honour, as the village said', () => {
    const warns = standing({ balanceCents: 10_000, budgets: peace(10, 9) });
    expect(admit(warns, key, 5).reason).toBeNull();
    const stops = { ...warns, overBudget: OverBudget.HONOUR_ONLY };
    expect(admit(stops, key, 5).reason).toBe('BUDGET');
    expect(admit(stops, key, 1).after.budgets.get(key)?.used).toBe(10);
    expect(admit(stops, budgetKey('2025-01-01', 'CARE'), 5).reason).toBeNull();
  });
});

describe('the simulation', () => {
  const course = { incomeCents: 0, grants: 0, redemptionPercent: 0, gate: false };

  test('nothing moves: nothing runs dry', () => {
    const { months, fundDryOn, redOn } = simulate(standing({ balanceCents: 5 }), course, '2025-07-01');
    expect([months.length, fundDryOn, redOn]).toEqual([HORIZON, null, null]);
    expect(months.at(-1)).toMatchObject({ month: '2028-06-01', freeCents: 5, owedPoints: 0 });
  });

  test('money, then the shelf, and the days they are gone', () => {
    // 100 points a month are granted and carried home for ¥100; there are ¥250 and goods for ¥50.
    const answer = simulate(
      standing({ balanceCents: 25_000, stockCents: 5_000 }),
      { ...course, grants: 100, redemptionPercent: 100 },
      '2025-07-01',
    );
    expect(
      answer.months
        .slice(0, 4)
        .map(({ freeCents, stockCents, redeemed }) => [freeCents, stockCents, redeemed]),
    ).toEqual([
      [15_000, 5_000, 100],
      [5_000, 5_000, 100],
      [0, 0, 100],
      [0, 0, 0],
    ]);
    expect(answer.fundDryOn).toBe('2025-09-16');
    expect(answer.shelfEmptyOn).toBe('2025-10-01');
    expect(answer.redOn).toBe('2025-10-01');
  });

  test('a fund in debt to its suppliers names no day for its money, but one for its shelf', () => {
    const owing = standing({ unpaidCents: 10_000, stockCents: 20_000 });
    const answer = simulate(owing, { ...course, grants: 100, redemptionPercent: 100 }, '2025-07-01');
    expect([answer.fundDryOn, answer.shelfEmptyOn]).toEqual([null, '2025-09-01']);
  });

  test('with the gate a red month grants nothing', () => {
    const red = standing({ balanceCents: 9_900, pursePoints: 100 });
    const open = simulate(red, { ...course, grants: 10 }, '2025-07-01');
    const gated = simulate(red, { ...course, grants: 10, gate: true }, '2025-07-01');
    expect(open.months[0]?.owedPoints).toBe(110);
    expect(gated.months[0]?.owedPoints).toBe(100);
  });
});
