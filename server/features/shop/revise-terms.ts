// How long goods may come back, be put aside or stay uncounted is the village office's to say, not the keeper's.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { TermsInput } from './inputs';
import { can } from './policy';
import { placeOf } from './queries';
import { Shop } from './shop.entity';

/** Amends a shop's numbers; what was put aside before keeps its day. Throws FORBIDDEN, NOT_FOUND (shopId). */
export async function reviseTerms(tx: Tx, actor: Actor, input: TermsInput): Promise<Shop> {
  const intent = intentOf('reviseTerms', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Shop, { id: earlier }));

  const place = await placeOf(tx, input.shopId);
  demand(can.reviseTerms(actor, place), ErrorCode.FORBIDDEN);
  const before = found(await tx.row<Shop>('select * from shop where id = $1 for no key update', [place.id]));
  const { requestId: _request, shopId: _shop, ...terms } = input;
  const shop = found(
    await tx.row<Shop>(
      `update shop set return_days = $2, hold_days = $3, open_reservations = $4, pickup_check = $5,
         near_expiry_days = $6, count_due_days = $7, sales_days = $8, cover_days = $9 where id = $1 returning *`,
      [
        place.id,
        terms.returnDays,
        terms.holdDays,
        terms.openReservations,
        terms.pickupCheck,
        terms.nearExpiryDays,
        terms.countDueDays,
        terms.salesDays,
        terms.coverDays,
      ],
    ),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SHOP',
      subjectId: shop.id,
      move: 'AMEND',
      villageId: place.villageId,
      detail: changed<Shop>(before, terms),
    },
  ]);
  return shop;
}
