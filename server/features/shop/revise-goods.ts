import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Goods } from './goods.entity';
import type { GoodsInput } from './inputs';
import { can } from './policy';
import { placeOf } from './queries';

type Description = Omit<Goods, 'id' | 'shopId' | 'points' | 'stock' | 'createdAt'>;

/**
 * Adds a good to the shelf or amends one. What a good costs is set by others than the keeper, and every price it
 * ever had is kept.
 * Throws FORBIDDEN, NOT_FOUND (field goodsId or shopId), CONFLICT (field code: taken by another good).
 */
export async function reviseGoods(tx: Tx, actor: Actor, input: GoodsInput): Promise<Goods> {
  const intent = intentOf('reviseGoods', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Goods, { id: earlier }));

  const shop = await placeOf(tx, input.shopId);
  demand(can.describeGoods(actor, shop) || can.setPrice(actor, shop), ErrorCode.FORBIDDEN);
  const before = input.goodsId ? await lockGoods(tx, shop.id, input.goodsId) : null;
  const after = descriptionOf(input);
  const differences = before ? changed<Description>(before, after) : {};
  const priced = !before || before.points !== input.points;
  demand(!priced || can.setPrice(actor, shop), ErrorCode.FORBIDDEN, 'points');
  demand(
    (before && Object.keys(differences).length === 0) || can.describeGoods(actor, shop),
    ErrorCode.FORBIDDEN,
  );
  const twin = await tx.row<{ id: string }>('select id from goods where shop_id = $1 and code = $2', [
    shop.id,
    after.code,
  ]);
  demand(!twin || twin.id === before?.id, ErrorCode.CONFLICT, 'code');

  const goods = before
    ? await amend(tx, before.id, input.points, after)
    : await add(tx, input.requestId, shop.id, input.points, after);
  if (priced) {
    await tx.rows('insert into goods_price (goods_id, points, from_at, set_by) values ($1, $2, $3, $4)', [
      goods.id,
      input.points,
      tx.at,
      actor.residentId,
    ]);
  }
  const price = priced ? { points: { before: before?.points ?? null, after: input.points } } : {};
  await keep(tx, intent, [
    {
      subjectKind: 'GOODS',
      subjectId: goods.id,
      move: before ? 'AMEND' : 'ADD',
      villageId: shop.villageId,
      detail: { ...differences, ...price },
    },
  ]);
  return goods;
}

/** The good, its row held until the end of the write; NOT_FOUND when this shop has no such good. */
async function lockGoods(tx: Tx, shopId: string, goodsId: string): Promise<Goods> {
  return found(
    await tx.row<Goods>('select * from goods where id = $1 and shop_id = $2 for no key update', [
      goodsId,
      shopId,
    ]),
    'goodsId',
  );
}

function descriptionOf(input: GoodsInput): Description {
  return {
    code: input.code,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn.trim(),
    unitZh: input.unitZh.trim(),
    unitEn: input.unitEn.trim(),
    category: input.category,
    picture: input.picture,
    limitPerQuarter: input.limitPerQuarter ?? null,
    tracksBestBefore: input.tracksBestBefore,
    isService: input.isService,
    active: input.active,
    reorderLevel: input.reorderLevel,
  };
}

async function add(tx: Tx, id: string, shopId: string, points: number, words: Description): Promise<Goods> {
  return found(
    await tx.row<Goods>(
      `insert into goods (id, shop_id, points, created_at, ${COLUMNS}) values ($1, $2, $3, $4, ${placesFrom(5)})
       returning *`,
      [id, shopId, points, tx.at, ...valuesOf(words)],
    ),
  );
}

async function amend(tx: Tx, id: string, points: number, words: Description): Promise<Goods> {
  return found(
    await tx.row<Goods>(
      `update goods set points = $2, (${COLUMNS}) = (${placesFrom(3)}) where id = $1 returning *`,
      [id, points, ...valuesOf(words)],
    ),
  );
}

const COLUMNS = `code, name_zh, name_en, unit_zh, unit_en, category, picture, limit_per_quarter, tracks_best_before,
  is_service, active, reorder_level`;

/** The values of COLUMNS, in its order. */
function valuesOf(words: Description): unknown[] {
  return [
    words.code,
    words.nameZh,
    words.nameEn,
    words.unitZh,
    words.unitEn,
    words.category,
    words.picture,
    words.limitPerQuarter,
    words.tracksBestBefore,
    words.isService,
    words.active,
    words.reorderLevel,
  ];
}

/** '$5, $6 …' for the values of COLUMNS. */
function placesFrom(first: number): string {
  return COLUMNS.split(',')
    .map((_column, place) => `$${first + place}`)
    .join(', ');
}
