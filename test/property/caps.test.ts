import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyCaps,
  type CapKey,
  type CappedAct,
  type CapUses,
  keyText,
  usesOf,
} from '#server/features/scoring/caps';
import { CapPeriod, CapScope, CapUnit, RuleBasis } from '#server/features/scoring/rule.entity';
import { facePoints, sharesOf } from '#server/features/scoring/rules';
import { runs, seeded } from './runs';

const caps = fc.uniqueArray(
  fc.record({
    scope: fc.constantFrom(CapScope.PERSON, CapScope.HOUSEHOLD),
    period: fc.constantFrom(CapPeriod.DAY, CapPeriod.MONTH, CapPeriod.QUARTER, CapPeriod.SEASON),
    unit: fc.constantFrom(CapUnit.TIMES, CapUnit.MINUTES),
    max: fc.integer({ min: 1, max: 600 }),
  }),
  { maxLength: 3, selector: (cap) => `${cap.scope}${cap.period}${cap.unit}` },
);

// A rule is the same for all its acts: its caps, worth and kind hang on its name.
const rules = fc.array(
  fc.record({
    caps,
    basis: fc.constantFrom(RuleBasis.FLAT, RuleBasis.PER_HOUR),
    points: fc.integer({ min: 1, max: 40 }),
    honourOnly: fc.boolean(),
    countsMinutes: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);
const scheme = fc.record({
  householdQuarterPoints: fc.integer({ min: 0, max: 150 }),
  personDayMinutes: fc.integer({ min: 0, max: 600 }),
});
const plans = fc.array(
  fc.record({
    rule: fc.nat(2),
    person: fc.nat(3),
    day: fc.constantFrom('2025-03-31', '2025-04-01', '2025-06-16', '2025-06-17', '2025-12-31', '2026-01-01'),
    minutes: fc.integer({ min: 15, max: 700 }),
    struck: fc.boolean(),
  }),
  { maxLength: 40 },
);

interface History {
  rules: {
    caps: CappedAct['caps'];
    basis: RuleBasis;
    points: number;
    honourOnly: boolean;
    countsMinutes: boolean;
  }[];
  scheme: CappedAct['scheme'];
  plans: { rule: number; person: number; day: string; minutes: number; struck: boolean }[];
}

function actsOf(history: History): CappedAct[] {
  return history.plans.map((plan, place) => {
    const index = plan.rule % history.rules.length;
    const rule = history.rules[index];
    if (!rule) throw new Error('a history has rules');
    const version = {
      basis: rule.basis,
      pointsMin: rule.points,
      pointsMax: rule.points,
      honourOnly: rule.honourOnly,
      countsMinutes: rule.countsMinutes,
    };
    const minutes = rule.basis === RuleBasis.PER_HOUR ? Math.max(60, plan.minutes) : plan.minutes;
    return {
      recordId: `record-${place}`,
      ruleId: `rule-${index}`,
      residentId: `person-${plan.person}`,
      householdId: `home-${plan.person % 2}`,
      day: plan.day,
      minutes,
      facePoints: facePoints(version, { minutes, points: null }),
      version,
      caps: rule.caps,
      scheme: history.scheme,
    };
  });
}

const history = fc.record({ rules, scheme, plans });

/** What a counter may hold. */
function mostOf(given: History, key: CapKey): number {
  if (key.ruleId === null) {
    return key.unit === 'POINTS' ? given.scheme.householdQuarterPoints : given.scheme.personDayMinutes;
  }
  const rule = given.rules[Number(key.ruleId.slice('rule-'.length))];
  const kind = `${key.scope} ${key.period} ${key.unit}`;
  return rule?.caps.find((cap) => `${cap.scope} ${cap.period} ${cap.unit}` === kind)?.max ?? 0;
}

/** Sums what the results used, counter by counter. */
function sumsOf(
  acts: readonly CappedAct[],
  results: ReturnType<typeof applyCaps>['results'],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [place, act] of acts.entries()) {
    const result = results[place];
    if (!result) throw new Error('one result per act');
    for (const { key, amount } of usesOf(act, result)) {
      sums.set(keyText(key), (sums.get(keyText(key)) ?? 0) + amount);
    }
  }
  return sums;
}

describe('caps over random histories', () => {
  test(seeded('are never passed, and count exactly what was used'), () => {
    fc.assert(
      fc.property(history, (given) => {
        const acts = actsOf(given);
        const { results, after } = applyCaps(acts, new Map());
        const sums = sumsOf(acts, results);
        expect(Object.fromEntries([...after].map(([text, { used }]) => [text, used]))).toEqual(
          Object.fromEntries(sums),
        );
        const passed = [...after.values()].filter(({ key, used }) => used > mostOf(given, key));
        expect(passed).toEqual([]);
      }),
      runs(300),
    );
  });

  test(seeded('never give more than an act is worth, nor time it did not take'), () => {
    fc.assert(
      fc.property(history, (given) => {
        const acts = actsOf(given);
        for (const [place, result] of applyCaps(acts, new Map()).results.entries()) {
          const act = acts[place];
          if (!act) throw new Error('one act per result');
          expect(result.points).toBeGreaterThanOrEqual(0);
          expect(result.points).toBeLessThanOrEqual(act.version.honourOnly ? 0 : act.facePoints);
          expect(result.countedMinutes).toBeLessThanOrEqual(act.minutes);
          expect(result.scoredMinutes).toBeLessThanOrEqual(result.countedMinutes);
        }
      }),
      runs(300),
    );
  });

  test(seeded('one batch or one by one, it is the same'), () => {
    fc.assert(
      fc.property(history, (given) => {
        const acts = actsOf(given);
        let uses: CapUses = new Map();
        const single = acts.map((act) => {
          const { results, after } = applyCaps([act], uses);
          uses = after;
          return results[0];
        });
        expect(single).toEqual(applyCaps(acts, new Map()).results);
      }),
      runs(200),
    );
  });

  test(seeded('striking acts frees exactly what they used'), () => {
    fc.assert(
      fc.property(history, (given) => {
        const acts = actsOf(given);
        const { results, after } = applyCaps(acts, new Map());
        const left = new Map([...after].map(([text, { used }]) => [text, used]));
        for (const [place, act] of acts.entries()) {
          const result = results[place];
          if (!given.plans[place]?.struck || !result) continue;
          for (const { key, amount } of usesOf(act, result))
            left.set(keyText(key), (left.get(keyText(key)) ?? 0) - amount);
        }
        const standing = acts.filter((_, place) => !given.plans[place]?.struck);
        const kept = results.filter((_, place) => !given.plans[place]?.struck);
        const sums = sumsOf(standing, kept);
        for (const [text, used] of left) expect(used).toBe(sums.get(text) ?? 0);
      }),
      runs(200),
    );
  });
});

test(seeded('the shares of a pot are its whole, and no two differ by more than a point'), () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 500 }), (pot, doers) => {
      fc.pre(doers <= pot);
      const shares = sharesOf(pot, doers);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(pot);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }),
    runs(300),
  );
});
