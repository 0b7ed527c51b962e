import { addDays, dayOf, startOfDay } from '#server/core/clock';
import { isLegal, type Moves } from '#server/core/workflow';
import { ActivityMove, ActivityState } from './record.entity';

const S = ActivityState;
const M = ActivityMove;

/** The life of a record. `to` null: the move leaves the state open to its outcome. */
export const moves: Moves<ActivityState, ActivityMove> = {
  [M.SUBMIT]: { from: [S.DRAFT, S.RETURNED], to: S.SUBMITTED },
  [M.AMEND]: { from: [S.DRAFT, S.RETURNED], to: null },
  [M.CHECK]: { from: [S.SUBMITTED], to: S.CHECKED },
  // The last body's yes makes it APPROVED; until then it stays CHECKED.
  [M.APPROVE]: { from: [S.CHECKED], to: null },
  [M.RETURN]: { from: [S.SUBMITTED, S.CHECKED], to: S.RETURNED },
  [M.REJECT]: { from: [S.SUBMITTED, S.CHECKED], to: S.REJECTED },
  [M.WITHDRAW]: { from: [S.DRAFT, S.SUBMITTED, S.RETURNED, S.CHECKED], to: S.WITHDRAWN },
  [M.OBJECT]: { from: [S.IN_PUBLICITY], to: S.OBJECTED },
  // Upheld it goes back into publicity, struck it is REJECTED.
  [M.ANSWER]: { from: [S.OBJECTED], to: null },
  [M.REVERSE]: { from: [S.RELEASED], to: S.REVERSED },
};

/** What of a record decides which moves are legal at an instant. */
export interface Standing {
  state: ActivityState;
  publicityEndsAt: Date | null;
  approvalsGiven: number;
}

/**
 * Is the move legal for the record as it stands at this instant? Beyond the table: an approval is final, so a record
 * that has one is no longer returned for changes; and an objection comes before the publicity ends.
 */
export function mayMove(move: ActivityMove, record: Standing, at: Date): boolean {
  if (!isLegal(moves, move, record.state)) return false;
  if (move === M.RETURN) return record.approvalsGiven === 0;
  if (move === M.OBJECT) return record.publicityEndsAt !== null && record.publicityEndsAt > at;
  return true;
}

/**
 * When publicity that begins at `from` ends: with the last of `days` full days after today, at midnight in China.
 * No days: at once.
 */
export function publicityEnd(from: Date, days: number): Date {
  return days === 0 ? from : startOfDay(addDays(dayOf(from), days + 1));
}

/** Whole minutes between two instants, at most a day. */
export function minutesBetween(startedAt: Date, endedAt: Date): number {
  return Math.min(1440, Math.floor((endedAt.getTime() - startedAt.getTime()) / 60_000));
}
