import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import type { Shop } from '#server/features/shop/shop.entity';
import type { BatchTaker, Recall, StockBatch } from './stock-batch.entity';

const MAX_BATCHES = 100;

export const batchById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<StockBatch>('select * from stock_batch where id = any($1)', [ids]),
    (batch) => batch.id,
  ),
);

/** The batches of goods as they will be handed out, then the emptied ones, newest first; at most 100 of each good. */
export const batchesByGoods = loader(async (reader, goodsIds) =>
  grouped(
    goodsIds,
    await reader.rows<StockBatch>(
      `select b.* from unnest($1::uuid[]) g (id) cross join lateral (
         select * from stock_batch b where b.goods_id = g.id
         order by b.quantity = 0, case when b.quantity > 0 then b.best_before_on end nulls first,
           case when b.quantity > 0 then b.received_at end, b.received_at desc, b.id limit ${MAX_BATCHES}) b`,
      [goodsIds],
    ),
    (batch) => batch.goodsId,
  ),
);

/** Batches of a shop that are recalled (sold out or not), or past their date or near it with something left; the most
 * urgent first. */
export function urgentBatches(reader: Reader, shop: Shop): Promise<StockBatch[]> {
  return reader.rows<StockBatch>(
    `select b.* from goods g join stock_batch b on b.goods_id = g.id
     where g.shop_id = $1 and (b.blocked or b.quantity > 0 and b.best_before_on <= $2::date + $3::int)
     order by b.blocked desc, b.best_before_on, g.code collate pinyin, b.id limit 500`,
    [shop.id, dayOf(reader.at), shop.nearExpiryDays],
  );
}

/** Recalls of batches, newest first. */
export const recallsByBatch = loader(async (reader, batchIds) =>
  grouped(
    batchIds,
    await reader.rows<Recall>(
      'select * from recall where batch_id = any($1) order by recalled_at desc, id desc',
      [batchIds],
    ),
    (recall) => recall.batchId,
  ),
);

/** Who took some of these batches home and did not bring it back, by household number. */
export const takersByBatch = loader(async (reader, batchIds) =>
  grouped(
    batchIds,
    await reader.rows<BatchTaker>(
      `select x.batch_id, r.household_id, r.id as redemption_id, -x.quantity as quantity
       from batch_move x join stock_movement m on m.id = x.movement_id and m.kind = 'REDEMPTION'
       join redemption r on r.id = m.redemption_id and r.returned_at is null
       join household h on h.id = r.household_id
       where x.batch_id = any($1) order by h.number, r.redeemed_at limit 2000`,
      [batchIds],
    ),
    (taker) => taker.batchId,
  ),
);
