// A pick-up code opens the counter for one reservation only, and nobody finds one by trying.
import type { Database } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { checkPin } from '#server/features/people/pin';
import { CounterVisit } from '#server/features/shop/counter-visit.entity';
import { can } from '#server/features/shop/policy';
import { placeOf } from '#server/features/shop/queries';
import { VISIT_MINUTES } from '#server/features/shop/rules';
import { PickupCheck } from '#server/features/shop/shop.entity';
import type { PickupInput } from './reservation-inputs';
import type { Reservation } from './reservation.entity';
import { MAX_WRONG_CODES, WRONG_CODE_MINUTES } from './reservation-rules';

/**
 * Opens a visit in which one reservation can be fetched and nothing else, by its code, and by the household's PIN where
 * the shop's terms ask for it. Wrong codes are counted in a write of their own.
 * Throws FORBIDDEN, NOT_FOUND (shopId), WRONG_CODE (code), TOO_MANY_ATTEMPTS, RESERVATION_EXPIRED, and checkPin's.
 */
export async function openPickup(db: Database, actor: Actor, input: PickupInput): Promise<CounterVisit> {
  const place = await placeOf(db.reader, input.shopId);
  demand(can.runCounter(actor, place), ErrorCode.FORBIDDEN);
  const withoutPin: PickupInput = { ...input, pin: '' };
  const intent = intentOf('openPickup', actor.residentId, withoutPin);
  const before = await db.write(async (tx) => {
    const earlier = await replayOf(tx, intent);
    return earlier ? tx.one(CounterVisit, { id: earlier }) : null;
  });
  if (before) return before;

  const reservation = await findByCode(db, actor, place.id, input.code);
  demand(reservation.expiresAt > db.reader.at, ErrorCode.RESERVATION_EXPIRED, 'code');
  if (place.shop.pickupCheck === PickupCheck.PIN) await checkPin(db, reservation.householdId, input.pin);
  return db.write(async (tx) => {
    const earlier = await replayOf(tx, intent);
    if (earlier) return found(await tx.one(CounterVisit, { id: earlier }));
    const visit = found(
      await tx.row<CounterVisit>(
        `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at, reservation_id)
         values ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(mins => $6), $7) returning *`,
        [
          intent.requestId,
          place.id,
          reservation.householdId,
          actor.residentId,
          tx.at,
          VISIT_MINUTES,
          reservation.id,
        ],
      ),
    );
    await keep(tx, intent, [
      { subjectKind: 'VISIT', subjectId: visit.id, move: 'OPEN', villageId: place.villageId },
    ]);
    return visit;
  });
}

async function findByCode(db: Database, actor: Actor, shopId: string, code: string): Promise<Reservation> {
  const answer = await db.write(async (tx): Promise<Reservation | ErrorCode> => {
    // Held while it is tried, so that tries at once are counted one after the other.
    await tx.rows('select id from shop where id = $1 for no key update', [shopId]);
    const tried = found(
      await tx.row<{ count: number }>(
        'select count(*) from pickup_failure where shop_id = $1 and failed_at > $2',
        [shopId, new Date(tx.at.getTime() - WRONG_CODE_MINUTES * 60_000)],
      ),
    );
    if (tried.count >= MAX_WRONG_CODES) return ErrorCode.TOO_MANY_ATTEMPTS;
    const reservation = await tx.row<Reservation>(
      "select * from reservation where shop_id = $1 and code = $2 and state = 'OPEN'",
      [shopId, code],
    );
    if (reservation) return reservation;
    await tx.rows('insert into pickup_failure (shop_id, keeper_id, failed_at) values ($1, $2, $3)', [
      shopId,
      actor.residentId,
      tx.at,
    ]);
    return ErrorCode.WRONG_CODE;
  });
  if (typeof answer === 'string') throw new DomainError(answer, 'code');
  return answer;
}
