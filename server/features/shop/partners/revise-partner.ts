// A partner takes the village's points by an agreement that says what a point is worth in money.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Area, AreaKind } from '#server/features/people/area.entity';
import { can } from '#server/features/shop/policy';
import { Shop } from '#server/features/shop/shop.entity';
import type { PartnerInput } from './partner-inputs';

/**
 * Opens a partner's shop or amends it; a new price of a point holds for sheets prepared from then on. Its keeper is
 * appointed like any other. Throws FORBIDDEN, NOT_FOUND (villageId, shopId), BAD_INPUT (villageId).
 */
export async function revisePartner(tx: Tx, actor: Actor, input: PartnerInput): Promise<Shop> {
  const intent = intentOf('revisePartner', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Shop, { id: earlier }));

  demand(can.openShop(actor, await areaPath(tx, input.villageId)), ErrorCode.FORBIDDEN);
  const village = found(await tx.one(Area, { id: input.villageId }), 'villageId');
  const isVillage = village.kind === AreaKind.VILLAGE || village.kind === AreaKind.COMMUNITY;
  demand(isVillage, ErrorCode.BAD_INPUT, 'villageId');
  const before = input.shopId
    ? found(
        await tx.row<Shop>(
          "select * from shop where id = $1 and village_id = $2 and kind = 'PARTNER' for no key update",
          [input.shopId, village.id],
        ),
        'shopId',
      )
    : null;
  const words = {
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn.trim(),
    openingZh: input.openingZh.trim(),
    openingEn: input.openingEn.trim(),
    agreement: input.agreement.trim(),
    centsPerPoint: input.centsPerPoint,
  };
  const shop = found(
    await tx.row<Shop>(
      `insert into shop (id, village_id, kind, name_zh, name_en, opening_zh, opening_en, agreement, cents_per_point,
         created_at)
       values ($1, $2, 'PARTNER', $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set name_zh = $3, name_en = $4, opening_zh = $5, opening_en = $6, agreement = $7,
         cents_per_point = $8
       returning *`,
      [
        before?.id ?? intent.requestId,
        village.id,
        words.nameZh,
        words.nameEn,
        words.openingZh,
        words.openingEn,
        words.agreement,
        words.centsPerPoint,
        tx.at,
      ],
    ),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SHOP',
      subjectId: shop.id,
      move: before ? 'AMEND' : 'OPEN',
      villageId: village.id,
      detail: before ? changed<Shop>(before, words) : {},
    },
  ]);
  return shop;
}
