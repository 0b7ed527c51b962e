import { addMonths, dayOf } from '#server/core/clock';
import { isLegal, type Moves } from '#server/core/workflow';
import { DutyKind } from '#server/features/duties/duty.entity';
import { PreventionKind, PreventionMove, PreventionState } from './activity.entity';
import { StockMoveKind } from './material.entity';

const { PLANNED, HELD, CANCELLED } = PreventionState;

const moves: Moves<PreventionState, PreventionMove> = {
  AMEND: { from: [PLANNED], to: null },
  HOLD: { from: [PLANNED], to: HELD },
  CANCEL: { from: [PLANNED], to: CANCELLED },
};

/** What has begun may be written down as held; nothing is held beforehand. */
export function isPreventionMoveLegal(
  move: PreventionMove,
  activity: { state: PreventionState; startsAt: Date },
  now: Date,
): boolean {
  return isLegal(moves, move, activity.state) && (move !== PreventionMove.HOLD || activity.startsAt <= now);
}

/** What a member did by it: a talk, or an event that was looked after. */
export const dutyKinds: Readonly<Record<PreventionKind, DutyKind>> = {
  TALK: DutyKind.TALK,
  SCHOOL: DutyKind.TALK,
  MARKET: DutyKind.TALK,
  FAMILY_EVENING: DutyKind.TALK,
  LEAFLETS: DutyKind.EVENT,
  CHESS: DutyKind.EVENT,
  DANCE: DutyKind.EVENT,
};

/** The county's rule for those who came. */
export const ATTENDED_RULE = 'LE-04';

/** The change of the stock that so many pieces make; a count says how many there are. */
export function stockChange(kind: StockMoveKind, pieces: number, stock: number): number {
  if (kind === StockMoveKind.PRINTED) return pieces;
  return kind === StockMoveKind.COUNTED ? pieces - stock : -pieces;
}

/** The day on which a pledge given or confirmed on `day` is looked at again. */
export const reviewDay = (day: string, months: number): string => addMonths(day, months);

/** Is it time to ask the household whether it stands by its word? */
export const isDue = (reviewOn: string, remindDays: number, now: Date): boolean =>
  Date.parse(reviewOn) - remindDays * 86_400_000 <= Date.parse(dayOf(now));

/** An activity may be planned so many days ahead, and written down so many days after it was held. */
export const DAYS_AHEAD = 365;
export const DAYS_BACK = 31;
export const MOST_SPEAKERS = 20;
export const MOST_MATERIALS = 10;
