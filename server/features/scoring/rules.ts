import { demand, ErrorCode } from '#server/core/errors';
import { CapUnit, RuleBasis, type RuleCap, type RuleVersion } from './rule.entity';

/** The body that stands for the system itself: such records are never filed by people. */
export const AUTO = 'AUTO';

/** The most rules of its own a village may have at a time, and the most points one of them may bring. */
export const VILLAGE_RULES = 5;
export const VILLAGE_RULE_POINTS = 5;

type Worth = Pick<RuleVersion, 'basis' | 'pointsMin' | 'pointsMax'>;

/** Whole points for time by the hour: half hours and minutes count, the fraction of a point is dropped. */
export function hourlyPoints(rate: number, minutes: number): number {
  return Math.floor((rate * minutes) / 60);
}

/**
 * What one act is worth by its rule, in whole points of at least one.
 * `points` is what the filer proposes: needed for RANGE; for the others it may be left out and must agree.
 * Throws POINTS_OUT_OF_RANGE (field `points`, or `minutes` for an act too short to earn a point).
 */
export function facePoints(
  worth: Worth,
  act: { minutes: number; points: number | null | undefined },
): number {
  const { points } = act;
  switch (worth.basis) {
    case RuleBasis.RANGE:
      demand(
        points !== null && points !== undefined && points >= worth.pointsMin && points <= worth.pointsMax,
        ErrorCode.POINTS_OUT_OF_RANGE,
        'points',
      );
      return points;
    case RuleBasis.PER_HOUR: {
      const earned = hourlyPoints(worth.pointsMin, act.minutes);
      demand(earned > 0, ErrorCode.POINTS_OUT_OF_RANGE, 'minutes');
      demand(
        points === null || points === undefined || points === earned,
        ErrorCode.POINTS_OUT_OF_RANGE,
        'points',
      );
      return earned;
    }
    case RuleBasis.FLAT:
    case RuleBasis.SHARED:
      demand(
        points === null || points === undefined || points === worth.pointsMax,
        ErrorCode.POINTS_OUT_OF_RANGE,
        'points',
      );
      return worth.pointsMax;
  }
}

/**
 * A pot of points among `doers`, as even as whole points allow, larger shares first; the shares sum to the pot.
 * Throws POINTS_OUT_OF_RANGE when there are more doers than points.
 */
export function sharesOf(pot: number, doers: number): number[] {
  demand(doers > 0 && doers <= pot, ErrorCode.POINTS_OUT_OF_RANGE, 'rows');
  const each = Math.floor(pot / doers);
  return Array.from({ length: doers }, (_, place) => each + (place < pot - each * doers ? 1 : 0));
}

/**
 * Everyone who has to approve a record, as the database's `record_bodies` says: the rule's bodies, and a second one
 * where the record reached the two-approver line under a rule that names only one.
 */
export function requiredBodies(bodies: readonly string[], twoApprovers: boolean): string[] {
  const [only] = bodies;
  if (!twoApprovers || bodies.length !== 1 || only === undefined) return [...bodies];
  return [only, only === 'V' ? 'TOWN' : 'V'];
}

/** The shape of a version, as far as one version can be judged by itself. */
export type RuleShape = Pick<
  RuleVersion,
  'basis' | 'pointsMin' | 'pointsMax' | 'bodies' | 'selfClaim' | 'honourOnly' | 'countsMinutes'
> & { caps: readonly Pick<RuleCap, 'scope' | 'period' | 'unit'>[] };

/**
 * Refuses a version that contradicts itself: a fixed worth with two figures, a range of one, a cap said twice,
 * minutes capped where no time counts, AUTO beside people, or too few bodies for its points.
 */
export function demandSound(shape: RuleShape, twoApproversFromPoints: number): void {
  demand(shape.pointsMin <= shape.pointsMax, ErrorCode.POINTS_OUT_OF_RANGE, 'pointsMin');
  const ranged = shape.basis === RuleBasis.RANGE;
  demand(ranged === shape.pointsMin < shape.pointsMax, ErrorCode.POINTS_OUT_OF_RANGE, 'pointsMax');
  const caps = new Set(shape.caps.map((cap) => `${cap.scope} ${cap.period} ${cap.unit}`));
  demand(caps.size === shape.caps.length, ErrorCode.DUPLICATE_ROW, 'caps');
  const timed = isTimed(shape);
  demand(timed || shape.caps.every((cap) => cap.unit !== CapUnit.MINUTES), ErrorCode.BAD_INPUT, 'caps');
  demand(new Set(shape.bodies).size === shape.bodies.length, ErrorCode.DUPLICATE_ROW, 'bodies');
  const automatic = shape.bodies.includes(AUTO);
  demand(!automatic || (shape.bodies.length === 1 && !shape.selfClaim), ErrorCode.BAD_INPUT, 'bodies');
  demand(
    automatic || shape.pointsMax < twoApproversFromPoints || shape.bodies.length >= 2,
    ErrorCode.FOUR_EYES_COUNT,
    'bodies',
  );
}

/** Whether the time of an act counts: as volunteer minutes, or because it is scored by the hour. */
export function isTimed(version: Pick<RuleVersion, 'basis' | 'countsMinutes'>): boolean {
  return version.countsMinutes || version.basis === RuleBasis.PER_HOUR;
}
