import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { trimmed } from '#server/features/people/plain-text';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { facePoints, sharesOf } from '#server/features/scoring/rules';
import type { RollInput } from './inputs';
import { minutesBetween } from './rules';
import { eyesFor, type Score } from './score-act';

export interface ScoredRow {
  residentId: string;
  minutes: number;
  facePoints: number;
  /** Why it is recorded with its minutes alone; null for a row that brings points. */
  hoursOnlyReason: string | null;
  twoApprovers: boolean;
  approvalsNeeded: number;
}

/**
 * What each row of a roll that is not refused is worth: its own figure, its hours, its share of the pot, larger shares
 * first in the order of the form, or nothing where it is recorded for its minutes alone. Minutes not given are those of
 * the event.
 * Throws POINTS_OUT_OF_RANGE with the row's place, BAD_INPUT when nobody is left, or for minutes alone under a rule that
 * counts none.
 */
export function scoreRows(
  score: Score,
  form: Pick<RollInput, 'rows' | 'startedAt'> & { endedAt?: Date | null },
): ScoredRow[] {
  const accepted = [...form.rows.entries()].filter(([, row]) => !row.refusedReason);
  demand(accepted.length > 0, ErrorCode.BAD_INPUT, 'rows');
  const whole = form.endedAt ? minutesBetween(form.startedAt, form.endedAt) : 0;
  const sharing = accepted.filter(([, row]) => !row.hoursOnlyReason).length;
  const isShared = score.version.basis === RuleBasis.SHARED && sharing > 0;
  const shares = isShared ? sharesOf(score.version.pointsMax, sharing) : [];
  return accepted.map(([place, row]) => {
    const minutes = row.minutes ?? whole;
    const { residentId } = row;
    const hoursOnlyReason = row.hoursOnlyReason ? trimmed(row.hoursOnlyReason) : null;
    if (hoursOnlyReason !== null) {
      demand(
        score.version.countsMinutes && minutes > 0,
        ErrorCode.BAD_INPUT,
        `rows.${place}.hoursOnlyReason`,
      );
      return { residentId, minutes, facePoints: 0, hoursOnlyReason, ...eyesFor(score, 0) };
    }
    const face = shares.shift() ?? worthOf(score, { minutes, points: row.points }, place);
    return { residentId, minutes, facePoints: face, hoursOnlyReason, ...eyesFor(score, face) };
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
