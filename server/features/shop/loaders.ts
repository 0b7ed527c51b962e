import type { RequestContext } from '#server/core/context';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { grouped, inOrder, loader } from '#server/core/loader';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import { areaPath } from '#server/features/people/actor';
import type { Goods } from './goods.entity';
import type { GoodsPrice } from './goods-price.entity';
import type { ShopPlace } from './policy';
import type { Redemption } from './redemption.entity';
import type { RedemptionLine } from './redemption-line.entity';
import type { Shop } from './shop.entity';
import type { StockMovement } from './stock-movement.entity';
import { timeKeyOf } from './time-page';

export const shopById = loader(async (reader, ids) =>
  inOrder(ids, await reader.rows<Shop>('select * from shop where id = any($1)', [ids]), (shop) => shop.id),
);

/** The village's own shop. */
export const shopByVillage = loader(async (reader, villageIds) =>
  inOrder(
    villageIds,
    await reader.rows<Shop>("select * from shop where village_id = any($1) and kind = 'VILLAGE'", [
      villageIds,
    ]),
    (shop) => shop.villageId,
  ),
);

/** Every shop where a village's points are taken, its own first. */
export const shopsByVillage = loader(async (reader, villageIds) =>
  grouped(
    villageIds,
    await reader.rows<Shop>(
      'select * from shop where village_id = any($1) order by kind desc, created_at, id',
      [villageIds],
    ),
    (shop) => shop.villageId,
  ),
);

/** What may be promised or handed out of a good now: neither expired nor recalled nor put aside for somebody. */
export const availableOf = loader(async (reader, goodsIds) => {
  const rows = await reader.rows<{ goodsId: string; free: number }>(
    'select goods_id, free from shop_free($1, null, null, $2)',
    [goodsIds, reader.at],
  );
  const free = new Map(rows.map((row) => [row.goodsId, row.free]));
  return goodsIds.map((id) => Math.max(0, free.get(id) ?? 0));
});

export const goodsById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Goods>('select * from goods where id = any($1)', [ids]),
    (goods) => goods.id,
  ),
);

/** Every price a good has had, the present one first. */
export const pricesByGoods = loader(async (reader, goodsIds) =>
  grouped(
    goodsIds,
    await reader.rows<GoodsPrice>(
      'select * from goods_price where goods_id = any($1) order by from_at desc, id desc',
      [goodsIds],
    ),
    (price) => price.goodsId,
  ),
);

export const redemptionById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Redemption>('select * from redemption where id = any($1)', [ids]),
    (redemption) => redemption.id,
  ),
);

/** A receipt's lines, by the goods' codes. */
export const linesByRedemption = loader(async (reader, redemptionIds) =>
  grouped(
    redemptionIds,
    await reader.rows<RedemptionLine>(
      `select l.* from redemption_line l join goods g on g.id = l.goods_id
       where l.redemption_id = any($1) order by g.code`,
      [redemptionIds],
    ),
    (line) => line.redemptionId,
  ),
);

/** A page of something that belongs to one owner: `first` rows, newest first, after the cursor. */
export interface PageKey {
  ownerId: string;
  first: number;
  after: string | null;
}

async function pagesOf<T extends { id: string }>(
  reader: Reader,
  keys: readonly PageKey[],
  source: { table: string; owner: string; at: string },
  timeOf: (row: T) => Date,
): Promise<Page<T>[]> {
  const wanted = keys.map(({ ownerId, first, after }, n) => ({
    n,
    owner: ownerId,
    ...timeKeyOf(after),
    count: pageSize(first) + 1,
  }));
  const rows = await reader.rows<T & { n: number }>(
    `select k.n, r.*
     from jsonb_to_recordset($1::jsonb) as k (n int, owner uuid, at timestamptz, id uuid, count int)
     cross join lateral (
       select t.* from ${source.table} t
       where t.${source.owner} = k.owner and (t.${source.at}, t.id) < (k.at, k.id)
       order by t.${source.at} desc, t.id desc limit k.count) r
     order by k.n, r.${source.at} desc, r.id desc`,
    [JSON.stringify(wanted)],
  );
  return keys.map(({ first }, n) =>
    pageOf<T>(
      rows.filter((row) => row.n === n),
      first,
      (row) => [timeOf(row).toISOString(), row.id],
    ),
  );
}

/** Pages of goods' movements, newest first: one statement for any number of goods. */
export const movementsOf = loader<Page<StockMovement>, PageKey>((reader, keys) =>
  pagesOf<StockMovement>(
    reader,
    keys,
    { table: 'stock_movement', owner: 'goods_id', at: 'moved_at' },
    (row) => row.movedAt,
  ),
);

/** Pages of households' receipts, newest first: one statement for any number of households. */
export const redemptionsOf = loader<Page<Redemption>, PageKey>((reader, keys) =>
  pagesOf<Redemption>(
    reader,
    keys,
    { table: 'redemption', owner: 'household_id', at: 'redeemed_at' },
    (row) => row.redeemedAt,
  ),
);

/** A shop as policies look at it. */
export async function shopPlaceOf(ctx: RequestContext, shopId: string): Promise<ShopPlace> {
  const shop = found(await shopById(ctx).load(shopId));
  return { id: shop.id, path: await areaPath(ctx.db.reader, shop.villageId) };
}
