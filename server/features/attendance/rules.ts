import { ErrorCode } from '#server/core/errors';
import type { AttendanceSettings } from './attendance-settings.entity';
import { type AttendanceMark, MarkKind } from './attendance-mark.entity';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A device's clock may be ahead by so much. */
const AHEAD_MS = 2 * MINUTE_MS;
/** So long after the end of a task somebody may still be marked as leaving, and its codes go on. */
export const AFTER_END_MS = 2 * HOUR_MS;

interface Hours {
  startsAt: Date;
  endsAt: Date;
}

/** The time of a task that counts for a person, and how it is reckoned. All figures are whole minutes. */
export interface Reckoned {
  /** Null where the stay does not touch the hours of the task. */
  during: { from: Date; to: Date } | null;
  minutes: number;
  lateMinutes: number;
  earlyMinutes: number;
}

/**
 * The minutes of a stay: from the later of coming and start to the earlier of leaving and end, rounded down to a
 * multiple of `roundingMinutes`. Coming before the start or leaving after the end adds nothing.
 */
export function reckon(task: Hours, cameAt: Date, leftAt: Date, roundingMinutes: number): Reckoned {
  const from = new Date(Math.max(cameAt.getTime(), task.startsAt.getTime()));
  const to = new Date(Math.min(leftAt.getTime(), task.endsAt.getTime()));
  const lateMinutes = wholeMinutes(task.startsAt, cameAt);
  const earlyMinutes = wholeMinutes(leftAt, task.endsAt);
  if (from >= to) return { during: null, minutes: 0, lateMinutes, earlyMinutes };
  const stayed = wholeMinutes(from, to);
  return { during: { from, to }, minutes: stayed - (stayed % roundingMinutes), lateMinutes, earlyMinutes };
}

/** Whole minutes from one instant to another; 0 when the second is not later. */
function wholeMinutes(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / MINUTE_MS));
}

/** What of the minutes the day's cap still leaves, `used` of it being used by other tasks of that day. */
export function withinDay(minutes: number, used: number, cap: number): number {
  return Math.max(0, Math.min(minutes, cap - used));
}

export type Bounds = Pick<AttendanceSettings, 'earlyMinutes' | 'syncHours'>;

/** When the marking of a task opens. */
export function opensAt(task: Pick<Hours, 'startsAt'>, { earlyMinutes }: Pick<Bounds, 'earlyMinutes'>): Date {
  return new Date(task.startsAt.getTime() - earlyMinutes * MINUTE_MS);
}

/** Why a mark of this time, received now, does not count; null when it does. */
export function outOfBounds(task: Hours, at: Date, receivedAt: Date, bounds: Bounds): ErrorCode | null {
  if (at.getTime() > receivedAt.getTime() + AHEAD_MS) return ErrorCode.IN_THE_FUTURE;
  if (at < opensAt(task, bounds) || at.getTime() > task.endsAt.getTime() + AFTER_END_MS) {
    return ErrorCode.OUT_OF_RANGE;
  }
  return receivedAt.getTime() > task.endsAt.getTime() + bounds.syncHours * HOUR_MS
    ? ErrorCode.TASK_OVER
    : null;
}

type Standing = Pick<AttendanceMark, 'id' | 'at' | 'gone'>;

/** What stands of a person at a task. */
export interface Presence {
  IN: Standing | null;
  OUT: Standing | null;
}

interface Marking {
  kind: MarkKind;
  at: Date;
  note: string;
  replacesId: string | null;
  gone: boolean;
}

/** What becomes of a new mark beside those that stand: it is added, something stands already, or why it is refused. */
export function weigh(presence: Presence, mark: Marking): 'ADDED' | 'ALREADY' | ErrorCode {
  const stands = presence[mark.kind];
  if (mark.replacesId === null) {
    if (stands) return 'ALREADY';
  } else {
    if (stands?.id !== mark.replacesId) return ErrorCode.CONFLICT;
    if (!mark.note) return ErrorCode.REASON_REQUIRED;
  }
  if (mark.gone) return 'ADDED';
  const other = presence[mark.kind === MarkKind.IN ? MarkKind.OUT : MarkKind.IN];
  const beside = other && !other.gone ? other : null;
  if (mark.kind === MarkKind.OUT && !beside) return ErrorCode.ILLEGAL_MOVE;
  if (!beside) return 'ADDED';
  const [came, left] = mark.kind === MarkKind.IN ? [mark.at, beside.at] : [beside.at, mark.at];
  return came < left ? 'ADDED' : ErrorCode.OUT_OF_RANGE;
}

/** Is the person at the task, or was? */
export function isPresent(presence: Presence): boolean {
  return presence.IN !== null && !presence.IN.gone;
}
