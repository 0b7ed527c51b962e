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
  // Before the release it is OBJECTED; after it the record stays RELEASED until the answer.
  [M.OBJECT]: { from: [S.IN_PUBLICITY, S.RELEASED], to: null },
  // Upheld or reduced it goes back into publicity, struck it is REJECTED; after the release it stays or is REVERSED.
  [M.ANSWER]: { from: [S.OBJECTED, S.RELEASED], to: null },
  [M.REVERSE]: { from: [S.RELEASED], to: S.REVERSED },
};

/** How far a doubt about a record has come. */
export interface Doubt {
  /** An objection waits for its answer. */
  objectionOpen: boolean;
  /** An appeal waits for its decision. */
  appealOpen: boolean;
  /** The town has decided: that is final. */
  appealDecided: boolean;
  /** Days after its release that a record can still be objected to. */
  objectionDays: number;
}

/** Nobody doubts it, nobody did. */
export const undoubted: Omit<Doubt, 'objectionDays'> = {
  objectionOpen: false,
  appealOpen: false,
  appealDecided: false,
};

/** What of a record decides which moves are legal at an instant. */
export interface Standing extends Doubt {
  state: ActivityState;
  publicityEndsAt: Date | null;
  releasedAt: Date | null;
  approvalsGiven: number;
}

/**
 * Is the move legal for the record as it stands at this instant? Beyond the table: an approval is final, so a record
 * that has one is no longer returned for changes; an objection comes in time, one at a time, and not against what an
 * appeal has settled; and what is in doubt is answered, not reversed beside it.
 */
export function mayMove(move: ActivityMove, record: Standing, at: Date): boolean {
  if (!isLegal(moves, move, record.state)) return false;
  switch (move) {
    case M.RETURN:
      return record.approvalsGiven === 0;
    case M.OBJECT: {
      const until = objectUntil(record);
      return !isContested(record) && !record.appealDecided && until !== null && until > at;
    }
    case M.ANSWER:
      return record.objectionOpen;
    case M.REVERSE:
      return !isContested(record);
    default:
      return true;
  }
}

/** Somebody's doubt about the record waits for a word. */
export function isContested(doubt: Pick<Doubt, 'objectionOpen' | 'appealOpen'>): boolean {
  return doubt.objectionOpen || doubt.appealOpen;
}

/** Until when the record can be objected to: the end of publicity, then full days after its release; else null. */
export function objectUntil(
  record: Pick<Standing, 'state' | 'publicityEndsAt' | 'releasedAt' | 'objectionDays'>,
): Date | null {
  if (record.state === S.IN_PUBLICITY) return record.publicityEndsAt;
  if (record.state !== S.RELEASED || !record.releasedAt || record.objectionDays === 0) return null;
  return startOfDay(addDays(dayOf(record.releasedAt), record.objectionDays + 1));
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
