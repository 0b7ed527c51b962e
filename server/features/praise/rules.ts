import { addDays, dayOf, startOfDay } from '#server/core/clock';
import { isLegal, type Moves } from '#server/core/workflow';
import { DeedMove, DeedState, MonthMove, MonthState } from './deed.entity';

const monthMoves: Moves<MonthState, MonthMove> = {
  CLOSE_NOMINATIONS: { from: [MonthState.COLLECTING], to: MonthState.HEARING },
  CALL_VOTE: { from: [MonthState.HEARING], to: MonthState.VOTING },
  CONCLUDE: { from: [MonthState.HEARING, MonthState.VOTING], to: MonthState.DECIDED },
};

const deedMoves: Moves<DeedState, DeedMove> = {
  HEAR: { from: [DeedState.NOMINATED, DeedState.ADMITTED, DeedState.SET_ASIDE], to: null },
  SAY_YES: { from: [DeedState.CHOSEN], to: DeedState.IN_NOTICE },
  SAY_NO: { from: [DeedState.CHOSEN, DeedState.IN_NOTICE], to: DeedState.LAPSED },
  TAKE_BACK: { from: [DeedState.AWARDED], to: null },
  SHOW_AGAIN: { from: [DeedState.AWARDED], to: null },
  DOUBT: { from: [DeedState.IN_NOTICE], to: null },
  AWARD: { from: [DeedState.IN_NOTICE], to: DeedState.AWARDED },
};

export const isMonthMoveLegal = (move: MonthMove, state: MonthState): boolean =>
  isLegal(monthMoves, move, state);
export const isDeedMoveLegal = (move: DeedMove, state: DeedState): boolean => isLegal(deedMoves, move, state);

/**
 * Does a move out of the hearings fit what was heard? What was admitted is voted on, each deed heard before; where
 * nothing was, there is nothing to vote on and the month ends as it is.
 */
export function fitsDeeds(
  move: MonthMove,
  state: MonthState,
  deeds: readonly { state: DeedState }[],
): boolean {
  if (state !== MonthState.HEARING) return true;
  const has = (wanted: DeedState): boolean => deeds.some((deed) => deed.state === wanted);
  return !has(DeedState.NOMINATED) && has(DeedState.ADMITTED) === (move === MonthMove.CALL_VOTE);
}

/** A notice lasts full days: it ends at a midnight of China. */
export function noticeEnd(at: Date, days: number): Date {
  return startOfDay(addDays(dayOf(at), days + 1));
}

/** The first day of the month of an instant. */
export function monthOf(at: Date): string {
  return `${dayOf(at).slice(0, 7)}-01`;
}

/** The first day of the month after. */
export function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}

/** What is read on the ballot; a first name that several bear is told apart by the grid. */
export function ballotLabels(nominees: readonly { name: string; grid: string }[]): string[] {
  return nominees.map(({ name, grid }) => {
    const same = nominees.filter((each) => each.name === name).length > 1;
    return same ? `${name}（${grid}）` : name;
  });
}

/** One may come onto the list of a talk from so long before it begins until so long after it ends. */
export const DOOR_MINUTES = 30;

/** Is the door of a talk open? */
export function isDoorOpen(talk: { startsAt: Date; minutes: number }, at: Date): boolean {
  const from = talk.startsAt.getTime() - DOOR_MINUTES * 60_000;
  const until = talk.startsAt.getTime() + (talk.minutes + DOOR_MINUTES) * 60_000;
  return at.getTime() >= from && at.getTime() <= until;
}
