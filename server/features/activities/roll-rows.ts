import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { facePoints, sharesOf } from '#server/features/scoring/rules';
import type { RollInput } from './inputs';
import { minutesBetween } from './rules';
import { eyesFor, type Score } from './score-act';

export interface ScoredRow {
  residentId: string;
  minutes: number;
  facePoints: number;
  twoApprovers: boolean;
  approvalsNeeded: number;
}

/**
 * What each row of a roll that is not refused is worth: its own figure, its hours, or its share of the pot, larger
 * shares first in the order of the form. Minutes not given are those of the event.
 * Throws POINTS_OUT_OF_RANGE with the row's place, BAD_INPUT when nobody is left.
 */
export function scoreRows(
  score: Score,
  form: Pick<RollInput, 'rows' | 'startedAt'> & { endedAt?: Date | null },
): ScoredRow[] {
  const accepted = [...form.rows.entries()].filter(([, row]) => !row.refusedReason);
  demand(accepted.length > 0, ErrorCode.BAD_INPUT, 'rows');
  const whole = form.endedAt ? minutesBetween(form.startedAt, form.endedAt) : 0;
  const shares =
    score.version.basis === RuleBasis.SHARED ? sharesOf(score.version.pointsMax, accepted.length) : null;
  return accepted.map(([place, row], share) => {
    const minutes = row.minutes ?? whole;
    const face = shares?.[share] ?? worthOf(score, { minutes, points: row.points }, place);
    return { residentId: row.residentId, minutes, facePoints: face, ...eyesFor(score, face) };
  });
}

function worthOf(
  { version }: Score,
  act: { minutes: number; points: number | null | undefined },
  place: number,
): number {
  try {
    return facePoints(version, act);
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.code, `rows.${place}.${error.field ?? ''}`);
    throw error;
  }
}
