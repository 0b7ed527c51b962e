import { addDays, dayOf, startOfDay } from '#server/core/clock';
import { ReservationMove, ReservationState } from './reservation.entity';
import type { Moves } from '#server/core/workflow';

/** A code is tried at most this often in the time below, by all keepers of a shop together. */
export const MAX_WRONG_CODES = 5;
export const WRONG_CODE_MINUTES = 15;

export const reservationMoves: Moves<ReservationState, ReservationMove> = {
  CANCEL: { from: [ReservationState.OPEN], to: ReservationState.CANCELLED },
  COLLECT: { from: [ReservationState.OPEN], to: ReservationState.COLLECTED },
};

/** Goods put aside at an instant are kept through the `days`-th calendar day after it. */
export function heldUntil(at: Date, days: number): Date {
  return startOfDay(addDays(dayOf(at), days + 1));
}

/** An open reservation past its time is expired, whether or not the job has been by. */
export function stateAt(
  reservation: { state: ReservationState; expiresAt: Date },
  at: Date,
): ReservationState {
  return reservation.state === ReservationState.OPEN && reservation.expiresAt <= at
    ? ReservationState.EXPIRED
    : reservation.state;
}
