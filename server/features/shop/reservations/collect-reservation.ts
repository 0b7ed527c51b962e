import type { Database } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { keptShops } from '#server/features/shop/policy';
import type { Redemption } from '#server/features/shop/redemption.entity';
import type { CollectInput } from './reservation-inputs';

/**
 * Hands a reservation out: the goods at the prices promised, by the one statement that every redemption is. The
 * quarter's limit was met when it was promised. Throws FORBIDDEN (keeps no shop), VISIT_NOT_FOUND, VISIT_EXPIRED,
 * NOT_FOUND, ILLEGAL_MOVE (closed), RESERVATION_EXPIRED, SOLD_OUT (lost or recalled since), INSUFFICIENT_POINTS (expired
 * or taken back since), IDEMPOTENCY_MISMATCH.
 */
export async function collectReservation(
  db: Database,
  actor: Actor,
  input: CollectInput,
): Promise<Redemption> {
  const shopIds = keptShops(actor);
  demand(shopIds.length > 0, ErrorCode.FORBIDDEN);
  const { requestId, hash } = intentOf('collectReservation', actor.residentId, input);
  const [redemption] = await db.single<Redemption>(
    'select * from shop_redeem($1, $2, $3, $4, $5, null, null, $6, $7)',
    [requestId, hash, input.visitId, actor.residentId, shopIds, db.reader.at, input.reservationId],
  );
  return found(redemption);
}
