import { type Period, periodStart } from '#server/core/clock';
import { CapPeriod, CapScope, CapUnit, RuleBasis, type RuleCap, type RuleVersion } from './rule.entity';
import { hourlyPoints, isTimed } from './rules';

export type CapUseUnit = 'TIMES' | 'MINUTES' | 'POINTS';

/** One counter of use: whose, under which rule (null: the village's own caps), in which period, of what. */
export interface CapKey {
  scope: CapScope;
  ownerId: string;
  ruleId: string | null;
  period: Period;
  /** First day of the period, 'YYYY-MM-DD'. */
  startsOn: string;
  unit: CapUseUnit;
}

/** An approved act as the caps see it. */
export interface CappedAct {
  recordId: string;
  ruleId: string;
  residentId: string;
  householdId: string;
  /** The act's day in China, 'YYYY-MM-DD': it decides which day, month, quarter and season are used. */
  day: string;
  minutes: number;
  facePoints: number;
  version: Pick<RuleVersion, 'basis' | 'pointsMin' | 'honourOnly' | 'countsMinutes'>;
  caps: readonly Pick<RuleCap, 'scope' | 'period' | 'unit' | 'max'>[];
  scheme: { householdQuarterPoints: number; personDayMinutes: number };
}

/** Why an act brings honour only: its rule says so, a cap is reached, or the money behind the points is short. */
export type HonourReason = 'RULE' | 'CAP' | 'FUND' | 'BUDGET';

/** Weighs an act's points against the money behind them, act by act in their order; null: they may be granted. */
export type Admit = (recordId: string, points: number) => HonourReason | null;

/** What the caps leave of an act: `points` to redeem, minutes that count for the person, minutes the rule scored. */
export interface CapResult {
  recordId: string;
  points: number;
  countedMinutes: number;
  scoredMinutes: number;
  /** Null where there are points to redeem, or nothing was earned at all. */
  honourReason: HonourReason | null;
}

/** How much of each counter is used; keys by `keyText`. */
export type CapUses = Map<string, { key: CapKey; used: number }>;

export function keyText(key: CapKey): string {
  return [key.ownerId, key.ruleId ?? '', key.scope, key.period, key.startsOn, key.unit].join('|');
}

type Owned = Pick<CappedAct, 'ruleId' | 'residentId' | 'householdId' | 'day' | 'caps'>;

const ownerOf = (act: Owned, scope: CapScope): string =>
  scope === CapScope.PERSON ? act.residentId : act.householdId;

function ruleKey(act: Owned, cap: Pick<RuleCap, 'scope' | 'period' | 'unit'>): CapKey {
  return {
    scope: cap.scope,
    ownerId: ownerOf(act, cap.scope),
    ruleId: act.ruleId,
    period: cap.period,
    startsOn: periodStart(cap.period, act.day),
    unit: cap.unit,
  };
}

function dayKey(act: Owned): CapKey {
  return {
    scope: CapScope.PERSON,
    ownerId: act.residentId,
    ruleId: null,
    period: CapPeriod.DAY,
    startsOn: act.day,
    unit: 'MINUTES',
  };
}

function quarterKey(act: Owned): CapKey {
  return {
    scope: CapScope.HOUSEHOLD,
    ownerId: act.householdId,
    ruleId: null,
    period: CapPeriod.QUARTER,
    startsOn: periodStart('QUARTER', act.day),
    unit: 'POINTS',
  };
}

/** Every counter an act touches: those of its rule and the village's two. */
export function capKeys(act: Owned): CapKey[] {
  return [...act.caps.map((cap) => ruleKey(act, cap)), dayKey(act), quarterKey(act)];
}

/** What an act with this result uses of each of its counters; a cap it was not rewarded under is not used. */
export function usesOf(
  act: Owned,
  result: Pick<CapResult, 'points' | 'countedMinutes' | 'scoredMinutes'>,
): { key: CapKey; amount: number }[] {
  return [
    ...act.caps.map((cap) => ({
      key: ruleKey(act, cap),
      amount: cap.unit === CapUnit.MINUTES ? result.scoredMinutes : Number(result.points > 0),
    })),
    { key: dayKey(act), amount: result.countedMinutes },
    { key: quarterKey(act), amount: result.points },
  ].filter(({ amount }) => amount > 0);
}

/**
 * Applies the caps to acts in the order given. Above a cap an act keeps its full honour and its minutes within the
 * day; what shrinks is what can be redeemed. Answers one result per act and the counters after them; `uses` itself
 * stays as it was, and a counter that is absent counts as unused. `admit` may leave an act its honour alone; such an
 * act uses no cap of points.
 */
export function applyCaps(
  acts: readonly CappedAct[],
  uses: CapUses,
  admit: Admit = () => null,
): { results: CapResult[]; after: CapUses } {
  const after: CapUses = new Map(uses);
  const usedOf = (key: CapKey): number => after.get(keyText(key))?.used ?? 0;
  const results = acts.map((act) => {
    const left = (unit: CapUnit): number =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...act.caps
          .filter((cap) => cap.unit === unit)
          .map((cap) => Math.max(0, cap.max - usedOf(ruleKey(act, cap)))),
      );
    const dayLeft = Math.max(0, act.scheme.personDayMinutes - usedOf(dayKey(act)));
    const countedMinutes = isTimed(act.version) ? Math.min(act.minutes, dayLeft) : 0;
    const minutesLeft = left(CapUnit.MINUTES);
    const scored = Math.min(countedMinutes, minutesLeft);
    const allowed = !act.version.honourOnly && left(CapUnit.TIMES) > 0 && minutesLeft > 0;
    const earned =
      act.version.basis === RuleBasis.PER_HOUR
        ? Math.min(act.facePoints, hourlyPoints(act.version.pointsMin, scored))
        : act.facePoints;
    const quarterLeft = Math.max(0, act.scheme.householdQuarterPoints - usedOf(quarterKey(act)));
    const within = allowed ? Math.min(earned, quarterLeft) : 0;
    const byRule = act.version.honourOnly ? 'RULE' : earned > 0 ? 'CAP' : null;
    const honourReason = within > 0 ? admit(act.recordId, within) : byRule;
    const points = honourReason === null ? within : 0;
    const result = {
      recordId: act.recordId,
      points,
      countedMinutes,
      scoredMinutes: points > 0 ? scored : 0,
      honourReason,
    };
    for (const { key, amount } of usesOf(act, result)) {
      after.set(keyText(key), { key, used: usedOf(key) + amount });
    }
    return result;
  });
  return { results, after };
}
