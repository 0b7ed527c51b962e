import { expect, test } from 'vitest';
import {
  compareActs,
  comparePrices,
  rescored,
  type TrialAct,
  type TriedVersion,
} from '#server/features/fund/trial';
import { CapPeriod, CapScope, CapUnit, RuleBasis } from '#server/features/scoring/rule.entity';

const scheme = { householdQuarterPoints: 120, personDayMinutes: 480 };
const act = (recordId: string, more: Partial<TrialAct> = {}): TrialAct => ({
  recordId,
  ruleId: 'patrol',
  residentId: `p-${recordId}`,
  householdId: `h-${recordId}`,
  rollId: null,
  loweredTo: null,
  category: 'PEACE',
  day: '2025-05-01',
  minutes: 120,
  facePoints: 6,
  version: { basis: RuleBasis.FLAT, pointsMin: 6, honourOnly: false, countsMinutes: false },
  caps: [],
  scheme,
  ...more,
});
const tried = (more: Partial<TriedVersion> = {}): TriedVersion => ({
  basis: RuleBasis.FLAT,
  pointsMin: 8,
  pointsMax: 8,
  honourOnly: false,
  caps: [],
  ...more,
});
const compare = (acts: TrialAct[], version: TriedVersion) =>
  compareActs(acts, rescored(acts, 'patrol', version));

test('a higher rate, told by category and household', () => {
  const acts = [
    act('a'),
    act('b'),
    act('c', { ruleId: 'clean', category: 'ENVIRONMENT', householdId: 'h-a' }),
  ];
  expect(compare(acts, tried())).toEqual({
    sums: [
      { key: 'PEACE', before: 12, after: 16 },
      { key: 'ENVIRONMENT', before: 6, after: 6 },
    ],
    pointsBefore: 18,
    pointsAfter: 22,
    acts: 2,
    householdsTouched: 2,
    householdsGain: 2,
    householdsLose: 0,
  });
});

test('what a decision lowered stays at most so, and follows a lower rate', () => {
  const acts = [act('a', { facePoints: 4, loweredTo: 4 }), act('b')];
  expect(compare(acts, tried())).toMatchObject({ pointsBefore: 10, pointsAfter: 12, acts: 1 });
  const low = tried({ pointsMin: 3, pointsMax: 3 });
  expect(compare(acts, low)).toMatchObject({ pointsBefore: 10, pointsAfter: 6, acts: 2 });
});

test('another cap, honour alone, and the household’s own cap hold as in real life', () => {
  const twice = [act('a'), act('b', { residentId: 'p-a', householdId: 'h-a' })];
  const cap = { scope: CapScope.PERSON, period: CapPeriod.MONTH, unit: CapUnit.TIMES, max: 1 };
  expect(compare(twice, tried({ pointsMin: 6, pointsMax: 6, caps: [cap] })).pointsAfter).toBe(6);
  expect(compare(twice, tried({ honourOnly: true })).pointsAfter).toBe(0);
  expect(compare([act('a')], tried({ pointsMin: 200, pointsMax: 200 })).pointsAfter).toBe(120);
});

test('ranges, hours and pots', () => {
  expect(compare([act('a')], tried({ basis: RuleBasis.RANGE, pointsMin: 7, pointsMax: 9 })).pointsAfter).toBe(
    7,
  );
  const hourly = tried({ basis: RuleBasis.PER_HOUR, pointsMin: 5, pointsMax: 5 });
  expect(compare([act('a'), act('b', { minutes: 5 })], hourly).sums).toEqual([
    { key: 'PEACE', before: 12, after: 10 },
  ]);
  const pot = [1, 2, 3].map((each) => act(`${each}`, { rollId: 'roll' }));
  const shared = tried({ basis: RuleBasis.SHARED, pointsMin: 10, pointsMax: 10 });
  expect(rescored(pot, 'patrol', shared).map((each) => each.facePoints)).toEqual([4, 3, 3]);
  const small = tried({ basis: RuleBasis.SHARED, pointsMin: 2, pointsMax: 2 });
  expect(rescored(pot, 'patrol', small).map((each) => each.facePoints)).toEqual([1, 1, 0]);
});

test('other prices, and receipts that a purse would not have paid', () => {
  const line = {
    category: 'FOOD',
    householdId: 'h',
    redemptionId: 'r',
    quantity: 2,
    pointsEach: 3,
    balanceAfter: 1,
  };
  const lines = [
    { ...line, goodsId: 'salt' },
    {
      ...line,
      goodsId: 'rice',
      redemptionId: 's',
      householdId: 'i',
      balanceAfter: 40,
      pointsEach: 30,
      quantity: 1,
    },
  ];
  expect(comparePrices(lines, new Map([['salt', 4]]))).toMatchObject({
    pointsBefore: 36,
    pointsAfter: 38,
    householdsTouched: 1,
    unaffordable: 1,
  });
  expect(comparePrices(lines, new Map([['rice', 20]]))).toMatchObject({ pointsAfter: 26, unaffordable: 0 });
});
