// Who put goods aside lets go of them at any time; a keeper who does it says why.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import type { CancelReservationInput } from './reservation-inputs';
import { Reservation, ReservationMove } from './reservation.entity';
import { reservationMoves, stateAt } from './reservation-rules';

/** Ends an open reservation; goods and points are free again. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function cancelReservation(
  tx: Tx,
  actor: Actor,
  input: CancelReservationInput,
): Promise<Reservation> {
  const intent = intentOf('cancelReservation', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Reservation, { id: earlier }));

  const reservation = found(
    await tx.row<Reservation>('select * from reservation where id = $1 for update', [input.reservationId]),
    'reservationId',
  );
  demand(can.cancelReservation(actor, reservation), ErrorCode.FORBIDDEN);
  demand(
    isLegal(reservationMoves, ReservationMove.CANCEL, stateAt(reservation, tx.at)),
    ErrorCode.ILLEGAL_MOVE,
  );
  const reason = input.reason.trim();
  const own = actor.householdId === reservation.householdId;
  demand(own || reason !== '', ErrorCode.REASON_REQUIRED, 'reason');
  const after = found(
    await tx.row<Reservation>(
      `update reservation set state = 'CANCELLED', closed_at = $2, closed_by = $3, reason = $4 where id = $1
       returning *`,
      [reservation.id, tx.at, actor.residentId, reason],
    ),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'RESERVATION',
      subjectId: after.id,
      move: 'CANCEL',
      villageId: after.villageId,
      detail: reason === '' ? {} : { reason },
    },
  ]);
  return after;
}
