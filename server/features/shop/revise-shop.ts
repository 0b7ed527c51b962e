// A village has one shop of its own; its name and opening times are the village office's to say, not the keeper's.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Area, AreaKind } from '#server/features/people/area.entity';
import type { ShopInput } from './inputs';
import { can } from './policy';
import { Shop } from './shop.entity';

/**
 * Opens the shop of a village that has none, or amends its name and opening times.
 * Throws FORBIDDEN, NOT_FOUND (field villageId), BAD_INPUT (field villageId: not a village or community).
 */
export async function reviseShop(tx: Tx, actor: Actor, input: ShopInput): Promise<Shop> {
  const intent = intentOf('reviseShop', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Shop, { id: earlier }));

  const path = await areaPath(tx, input.villageId);
  demand(can.openShop(actor, path), ErrorCode.FORBIDDEN);
  const village = found(await tx.one(Area, { id: input.villageId }), 'villageId');
  demand(
    village.kind === AreaKind.VILLAGE || village.kind === AreaKind.COMMUNITY,
    ErrorCode.BAD_INPUT,
    'villageId',
  );
  const words = {
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn.trim(),
    openingZh: input.openingZh.trim(),
    openingEn: input.openingEn.trim(),
  };
  const before = await tx.row<Shop>(
    "select * from shop where village_id = $1 and kind = 'VILLAGE' for no key update",
    [village.id],
  );
  const shop = found(
    await tx.row<Shop>(
      `insert into shop (id, village_id, name_zh, name_en, opening_zh, opening_en, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (village_id) where kind = 'VILLAGE' do update set name_zh = $3, name_en = $4, opening_zh = $5, opening_en = $6
       returning *`,
      [intent.requestId, village.id, words.nameZh, words.nameEn, words.openingZh, words.openingEn, tx.at],
    ),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SHOP',
      subjectId: shop.id,
      move: before ? 'AMEND' : 'OPEN',
      villageId: village.id,
      detail: before ? changed<typeof words>(before, words) : {},
    },
  ]);
  return shop;
}
