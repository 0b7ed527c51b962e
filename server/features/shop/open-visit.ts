import type { Database } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { findCard } from '#server/features/people/card';
import { checkPin } from '#server/features/people/pin';
import { CounterVisit } from './counter-visit.entity';
import type { VisitInput } from './inputs';
import { can } from './policy';
import { placeOf } from './queries';
import { VISIT_MINUTES } from './rules';

/**
 * Lets a household buy at the counter for 15 minutes, once its card and PIN were checked. Wrong PINs are counted in
 * a write of their own, so that they stay counted; the PIN itself stays out of the request's hash, which would give
 * six digits away.
 * Throws FORBIDDEN, NOT_FOUND (shopId), CARD_NOT_FOUND, OTHER_VILLAGE, WRONG_PIN, PIN_LOCKED, PIN_NOT_SET.
 */
export async function openVisit(db: Database, actor: Actor, input: VisitInput): Promise<CounterVisit> {
  const shop = await placeOf(db.reader, input.shopId);
  demand(can.runCounter(actor, shop), ErrorCode.FORBIDDEN);
  const household = await findCard(db.reader, input.card.trim());
  demand(household.villageId === shop.villageId, ErrorCode.OTHER_VILLAGE, 'card');
  await checkPin(db, household.id, input.pin);

  const withoutPin: VisitInput = { ...input, pin: '' };
  const intent = intentOf('openVisit', actor.residentId, withoutPin);
  return db.write(async (tx) => {
    const earlier = await replayOf(tx, intent);
    if (earlier) return found(await tx.one(CounterVisit, { id: earlier }));
    const visit = found(
      await tx.row<CounterVisit>(
        `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at)
         values ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(mins => $6)) returning *`,
        [input.requestId, shop.id, household.id, actor.residentId, tx.at, VISIT_MINUTES],
      ),
    );
    await keep(tx, intent, [
      { subjectKind: 'VISIT', subjectId: visit.id, move: 'OPEN', villageId: shop.villageId },
    ]);
    return visit;
  });
}
