import { describe, expect, test } from 'vitest';
import { applyCaps, type CappedAct, type CapUses, keyText } from '#server/features/scoring/caps';
import { CapPeriod, CapScope, CapUnit, RuleBasis } from '#server/features/scoring/rule.entity';

const scheme = { householdQuarterPoints: 120, personDayMinutes: 480 };
const times = (max: number, scope = CapScope.PERSON, period = CapPeriod.MONTH) => ({
  scope,
  period,
  unit: CapUnit.TIMES,
  max,
});
const minutes = (max: number, period = CapPeriod.DAY) => ({
  scope: CapScope.PERSON,
  period,
  unit: CapUnit.MINUTES,
  max,
});

let made = 0;
function act(change: Partial<CappedAct> = {}, version: Partial<CappedAct['version']> = {}): CappedAct {
  made += 1;
  return {
    recordId: `record-${made}`,
    ruleId: 'rule',
    residentId: 'ann',
    householdId: 'home',
    day: '2025-06-16',
    minutes: 120,
    facePoints: 6,
    caps: [],
    scheme,
    ...change,
    version: { basis: RuleBasis.FLAT, pointsMin: 6, honourOnly: false, countsMinutes: true, ...version },
  };
}
const hours = (length: number, change: Partial<CappedAct> = {}): CappedAct =>
  act(
    { minutes: length, facePoints: Math.floor((4 * length) / 60), ...change },
    { basis: RuleBasis.PER_HOUR, pointsMin: 4 },
  );

const apply = (...acts: CappedAct[]) => applyCaps(acts, new Map());
const pointsOf = (...acts: CappedAct[]): number[] => apply(...acts).results.map((result) => result.points);

describe('times', () => {
  test('above the cap nothing is redeemable, and the minutes still count', () => {
    const caps = [times(2)];
    const { results } = apply(act({ caps }), act({ caps }), act({ caps }));
    expect(results.map(({ points, countedMinutes }) => [points, countedMinutes])).toEqual([
      [6, 120],
      [6, 120],
      [0, 120],
    ]);
  });

  test('every month, quarter and season begins anew', () => {
    const june = act({ caps: [times(1)], day: '2025-06-30' });
    const july = act({ caps: [times(1)], day: '2025-07-01' });
    expect(pointsOf(june, july)).toEqual([6, 6]);
    const season = [times(1, CapScope.HOUSEHOLD, CapPeriod.SEASON)];
    expect(
      pointsOf(act({ caps: season, day: '2025-01-01' }), act({ caps: season, day: '2025-12-31' })),
    ).toEqual([6, 0]);
  });

  test("a person's cap leaves the others of the household theirs; a household's does not", () => {
    const own = [times(1)];
    expect(pointsOf(act({ caps: own }), act({ caps: own, residentId: 'bob' }))).toEqual([6, 6]);
    const shared = [times(1, CapScope.HOUSEHOLD)];
    expect(pointsOf(act({ caps: shared }), act({ caps: shared, residentId: 'bob' }))).toEqual([6, 0]);
  });

  test('one rule uses nothing of another', () => {
    const caps = [times(1)];
    expect(pointsOf(act({ caps }), act({ caps, ruleId: 'other' }))).toEqual([6, 6]);
  });

  test('an act that brings nothing to redeem leaves the cap to the next', () => {
    const caps = [times(1)];
    expect(apply(act({ caps }, { honourOnly: true }), act({ caps })).results.map((r) => r.points)).toEqual([
      0, 6,
    ]);
  });
});

describe('minutes', () => {
  test('only the minutes left are scored', () => {
    const caps = [minutes(180)];
    const { results } = apply(hours(120, { caps }), hours(120, { caps }), hours(60, { caps }));
    expect(results.map((r) => [r.points, r.scoredMinutes, r.countedMinutes])).toEqual([
      [8, 120, 120],
      [4, 60, 120],
      [0, 0, 60],
    ]);
  });

  test('the tighter of two caps decides', () => {
    const caps = [minutes(480), minutes(150, CapPeriod.MONTH)];
    expect(pointsOf(hours(120, { caps }), hours(120, { caps, day: '2025-06-17' }))).toEqual([8, 2]);
  });

  test('eight hours a day count for one person, whatever the rules', () => {
    const { results } = apply(hours(300), hours(300, { ruleId: 'other' }), act({ minutes: 60 }));
    expect(results.map((r) => [r.points, r.countedMinutes])).toEqual([
      [20, 300],
      [12, 180],
      [6, 0],
    ]);
  });

  test('an act without counted time uses no minutes of the day', () => {
    const { results } = apply(act({ minutes: 480 }, { countsMinutes: false }), hours(60));
    expect(results.map((r) => r.countedMinutes)).toEqual([0, 60]);
  });
});

describe('the household', () => {
  test('redeems at most the quarter’s points, to the last of them', () => {
    const small = { ...scheme, householdQuarterPoints: 10 };
    expect(pointsOf(act({ scheme: small }), act({ scheme: small }), act({ scheme: small }))).toEqual([
      6, 4, 0,
    ]);
  });

  test('begins anew with the quarter', () => {
    const small = { ...scheme, householdQuarterPoints: 6 };
    expect(pointsOf(act({ scheme: small }), act({ scheme: small, day: '2025-07-01' }))).toEqual([6, 6]);
  });
});

test('the counters given are not touched, and those answered hold what was used', () => {
  const before: CapUses = new Map();
  const one = act({ caps: [times(8)] });
  const { after } = applyCaps([one], before);
  expect(before.size).toBe(0);
  expect(
    [...after.values()].map(({ key, used }) => [
      key.scope,
      key.period,
      key.startsOn,
      key.unit,
      key.ruleId,
      used,
    ]),
  ).toEqual([
    ['PERSON', 'MONTH', '2025-06-01', 'TIMES', 'rule', 1],
    ['PERSON', 'DAY', '2025-06-16', 'MINUTES', null, 120],
    ['HOUSEHOLD', 'QUARTER', '2025-04-01', 'POINTS', null, 6],
  ]);
  const keys = [...after.values()].map(({ key }) => keyText(key));
  expect(new Set(keys).size).toBe(3);
});
