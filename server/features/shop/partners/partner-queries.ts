import { addMonths, dayOf, periodStart } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { type Shop, ShopKind } from '#server/features/shop/shop.entity';
import type { Settlement, SettlementLine } from './settlement.entity';

const SHOWN = 36;
const MONTHS_OPEN = 12;

export const settlementById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Settlement>('select * from settlement where id = any($1)', [ids]),
    (settlement) => settlement.id,
  ),
);

/** The sheets of shops, newest month first, at most 36 each; those given up among them. */
export const settlementsByShop = loader(async (reader, shopIds) =>
  grouped(
    shopIds,
    await reader.rows<Settlement>(
      `select t.* from unnest($1::uuid[]) s (id) cross join lateral (
         select * from settlement t where t.shop_id = s.id order by t.month desc, t.prepared_at desc limit ${SHOWN}) t`,
      [shopIds],
    ),
    (settlement) => settlement.shopId,
  ),
);

/** The lines of sheets by time. */
export const linesBySettlement = loader(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<SettlementLine>(
      `select l.settlement_id, l.redemption_id, l.kind, r.receipt_number, r.redeemed_at, h.number as household_number,
         l.points, (l.points::bigint * t.cents_per_point) as amount_cents
       from settlement_line l join settlement t on t.id = l.settlement_id
       join redemption r on r.id = l.redemption_id join household h on h.id = r.household_id
       where l.settlement_id = any($1) order by r.redeemed_at, r.id, l.kind`,
      [ids],
    ),
    (line) => line.settlementId,
  ),
);

/** Months of the last year that have ended with receipts and without a sheet, newest first. */
export async function monthsToSettle(reader: Reader, shop: Shop): Promise<string[]> {
  if (shop.kind !== ShopKind.PARTNER) return [];
  const current = periodStart('MONTH', dayOf(reader.at));
  const rows = await reader.rows<{ month: string }>(
    `select m::date as month from generate_series($2::timestamp, $3::timestamp - interval '1 month', interval '1 month') m
     where exists (select 1 from redemption r where r.shop_id = $1
         and r.redeemed_at >= m at time zone 'Asia/Shanghai'
         and r.redeemed_at < (m + interval '1 month') at time zone 'Asia/Shanghai')
       and not exists (select 1 from settlement t where t.shop_id = $1 and t.month = m::date and t.state <> 'DROPPED')
     order by 1 desc`,
    [shop.id, addMonths(current, -MONTHS_OPEN), current],
  );
  return rows.map(({ month }) => month);
}
