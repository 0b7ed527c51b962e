import { addMonths, dayOf, periodStart } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { type Shop, ShopKind } from '#server/features/shop/shop.entity';
import { dueOn } from './count-rules';
import type { CountDue, CountFigures, StockCount, StockCountLine } from './stock-count.entity';

const MONTHS_SHOWN = 24;
const MONTHS_DUE = 12;

export const countById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<StockCount>('select * from stock_count where id = any($1)', [ids]),
    (count) => count.id,
  ),
);

/** The sheets of shops, newest month first, at most 24 each; without those given up. */
export const countsByShop = loader(async (reader, shopIds) =>
  grouped(
    shopIds,
    await reader.rows<StockCount>(
      `select c.* from unnest($1::uuid[]) s (id) cross join lateral (
         select * from stock_count c where c.shop_id = s.id and c.state <> 'DROPPED'
         order by c.month desc limit ${MONTHS_SHOWN}) c`,
      [shopIds],
    ),
    (count) => count.shopId,
  ),
);

/** The lines of sheets in the order of the shelf. */
export const linesByCount = loader(async (reader, countIds) =>
  grouped(
    countIds,
    await reader.rows<StockCountLine>(
      `select l.*, g.stock as stock_now from stock_count_line l join goods g on g.id = l.goods_id
       where l.count_id = any($1) order by g.code collate pinyin`,
      [countIds],
    ),
    (line) => line.countId,
  ),
);

export const figuresByCount = loader(async (reader, countIds) =>
  inOrder(
    countIds,
    await reader.rows<CountFigures>(
      `select l.count_id, count(*) as goods, count(l.counted) as counted,
         count(*) filter (where l.counted <> l.book + l.moved) as differing,
         coalesce(sum(greatest(l.counted - l.book - l.moved, 0)), 0) as over,
         coalesce(sum(greatest(l.book + l.moved - l.counted, 0)), 0) as under
       from stock_count_line l where l.count_id = any($1) group by l.count_id`,
      [countIds],
    ),
    (figures) => figures.countId,
  ),
);

/** The months of the last year that have ended without a posted count, oldest first, since goods first came in. */
export async function countsDue(reader: Reader, shop: Shop): Promise<CountDue[]> {
  if (shop.kind !== ShopKind.VILLAGE) return [];
  const today = dayOf(reader.at);
  const current = periodStart('MONTH', today);
  const rows = await reader.rows<{ month: string }>(
    `select m::date as month
     from generate_series(
       greatest(date_trunc('month', (select min(x.moved_at) from goods g join stock_movement x on x.goods_id = g.id
         where g.shop_id = $1) at time zone 'Asia/Shanghai'), $2::timestamp),
       $3::timestamp - interval '1 month', interval '1 month') m
     where not exists (select 1 from stock_count c
       where c.shop_id = $1 and c.month = m::date and c.state = 'POSTED')
     order by 1`,
    [shop.id, addMonths(current, -MONTHS_DUE), current],
  );
  return rows.map(({ month }) => {
    const last = dueOn(month, shop.countDueDays);
    return { month, dueOn: last, overdue: last < today };
  });
}
