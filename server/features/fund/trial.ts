import { applyCaps, type CappedAct } from '#server/features/scoring/caps';
import { RuleBasis, type RuleCap, type RuleVersion } from '#server/features/scoring/rule.entity';
import { facePoints, sharesOf } from '#server/features/scoring/rules';

// What a changed rule or price would have done last season. The acts and receipts go through the very functions that
// score and cap real ones; nothing is written.

/** An approved act as it went through scoring, with what a trial has to know besides. */
export interface TrialAct extends CappedAct {
  category: string;
  rollId: string | null;
  /** What a decision on a doubt left of its face points, where it left less; the most it brings by any rule. */
  loweredTo: number | null;
}

/** The version that is tried out instead of the one that scored the act. */
export interface TriedVersion extends Pick<RuleVersion, 'basis' | 'pointsMin' | 'pointsMax' | 'honourOnly'> {
  caps: readonly Pick<RuleCap, 'scope' | 'period' | 'unit' | 'max'>[];
}

export interface TrialSum {
  key: string;
  before: number;
  after: number;
}

export interface Trial {
  /** By category, those where anything was earned. */
  sums: TrialSum[];
  pointsBefore: number;
  pointsAfter: number;
  acts: number;
  householdsTouched: number;
  householdsGain: number;
  householdsLose: number;
}

/** The acts as the tried version would have scored them; those of other rules stay as they are. */
export function rescored(acts: readonly TrialAct[], ruleId: string, tried: TriedVersion): TrialAct[] {
  const shares = new Map<string, number[]>();
  if (tried.basis === RuleBasis.SHARED) {
    for (const { rollId, recordId } of acts.filter((act) => act.ruleId === ruleId)) {
      const key = rollId ?? recordId;
      shares.set(key, [...(shares.get(key) ?? []), 0]);
    }
    // More doers than points: the pot gives one each as far as it goes.
    for (const [key, rows] of shares) {
      const { length } = rows;
      shares.set(
        key,
        length <= tried.pointsMax
          ? sharesOf(tried.pointsMax, length)
          : rows.map((_, place) => Number(place < tried.pointsMax)),
      );
    }
  }
  return acts.map((act) => {
    if (act.ruleId !== ruleId) return act;
    const face = Math.min(
      faceOf(act, tried, shares.get(act.rollId ?? act.recordId)),
      act.loweredTo ?? Infinity,
    );
    return {
      ...act,
      facePoints: face,
      caps: tried.caps,
      version: {
        basis: tried.basis,
        pointsMin: tried.pointsMin,
        honourOnly: tried.honourOnly,
        countsMinutes: act.version.countsMinutes,
      },
    };
  });
}

function faceOf(act: TrialAct, tried: TriedVersion, shares: number[] | undefined): number {
  switch (tried.basis) {
    case RuleBasis.SHARED:
      return shares?.shift() ?? 0;
    case RuleBasis.RANGE:
      return facePoints(tried, {
        minutes: act.minutes,
        points: Math.min(tried.pointsMax, Math.max(tried.pointsMin, act.facePoints)),
      });
    case RuleBasis.PER_HOUR:
      // Too short to earn a point at this rate: nothing, where a form would have refused it.
      return act.minutes * tried.pointsMin < 60
        ? 0
        : facePoints(tried, { minutes: act.minutes, points: null });
    case RuleBasis.FLAT:
      return facePoints(tried, { minutes: act.minutes, points: null });
  }
}

/** Both runs start with every cap unused, in the order in which the acts happened. */
export function compareActs(before: readonly TrialAct[], after: readonly TrialAct[]): Trial {
  const [old, tried] = [applyCaps(before, new Map()).results, applyCaps(after, new Map()).results];
  const rows = before.map((act, place) => ({
    key: act.category,
    household: act.householdId,
    before: old[place]?.points ?? 0,
    after: tried[place]?.points ?? 0,
  }));
  return summed(rows);
}

export interface TrialLine {
  goodsId: string;
  category: string;
  householdId: string;
  redemptionId: string;
  quantity: number;
  pointsEach: number;
  balanceAfter: number;
}

/** What was carried home, at other prices; and how many receipts the purse would not have paid. */
export function comparePrices(
  lines: readonly TrialLine[],
  prices: ReadonlyMap<string, number>,
): Trial & { unaffordable: number } {
  const rows = lines.map((line) => ({
    key: line.category,
    household: line.householdId,
    before: line.quantity * line.pointsEach,
    after: line.quantity * (prices.get(line.goodsId) ?? line.pointsEach),
  }));
  const receipts = new Map<string, { more: number; left: number }>();
  for (const [place, line] of lines.entries()) {
    const row = rows[place];
    const receipt = receipts.get(line.redemptionId) ?? { more: 0, left: line.balanceAfter };
    receipts.set(line.redemptionId, {
      ...receipt,
      more: receipt.more + (row ? row.after - row.before : 0),
    });
  }
  return {
    ...summed(rows),
    unaffordable: [...receipts.values()].filter(({ more, left }) => more > left).length,
  };
}

interface Row {
  key: string;
  household: string;
  before: number;
  after: number;
}

function summed(rows: readonly Row[]): Trial {
  const by = (of: (row: Row) => string): Map<string, { before: number; after: number }> => {
    const sums = new Map<string, { before: number; after: number }>();
    for (const row of rows) {
      const sum = sums.get(of(row)) ?? { before: 0, after: 0 };
      sums.set(of(row), { before: sum.before + row.before, after: sum.after + row.after });
    }
    return sums;
  };
  // A household is touched when any of its lines changes, also where gains and losses even out.
  const touched = new Set(rows.filter((row) => row.before !== row.after).map((row) => row.household));
  const households = [...by((row) => row.household).values()];
  return {
    sums: [...by((row) => row.key)].map(([key, sum]) => ({ key, ...sum })),
    pointsBefore: rows.reduce((sum, row) => sum + row.before, 0),
    pointsAfter: rows.reduce((sum, row) => sum + row.after, 0),
    acts: rows.filter((row) => row.before !== row.after).length,
    householdsTouched: touched.size,
    householdsGain: households.filter(({ before, after }) => after > before).length,
    householdsLose: households.filter(({ before, after }) => after < before).length,
  };
}
