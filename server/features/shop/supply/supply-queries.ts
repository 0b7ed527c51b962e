import { addMonths } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import type { Supply, SupplyKind, SupplyLine, Donor, PublicGift } from './supply.entity';

const MAX_DONORS = 500;
const MAX_SUPPLIES = 500;
const MAX_GIFTS = 100;

export const donorById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Donor>('select * from donor where id = any($1)', [ids]),
    (donor) => donor.id,
  ),
);

export const supplyById = loader(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Supply>('select * from supply where id = any($1)', [ids]),
    (supply) => supply.id,
  ),
);

export const linesBySupply = loader(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<SupplyLine>(
      `select m.id, m.supply_id, m.goods_id, m.quantity, m.unit_cost_cents, m.best_before_on
       from stock_movement m join goods g on g.id = m.goods_id
       where m.supply_id = any($1) order by g.code collate pinyin, m.id`,
      [ids],
    ),
    (line) => line.supplyId,
  ),
);

/** The donors of a shop by name. */
export function donorsOf(reader: Reader, shopId: string): Promise<Donor[]> {
  return reader.rows<Donor>(
    `select * from donor where shop_id = $1 order by name collate pinyin, id limit ${MAX_DONORS}`,
    [shopId],
  );
}

/** What a shop received in a month (its first day), newest first. */
export function suppliesIn(
  reader: Reader,
  shopId: string,
  month: string,
  kind: SupplyKind | null,
): Promise<Supply[]> {
  return reader.rows<Supply>(
    `select * from supply where shop_id = $1 and received_on >= $2 and received_on < $3
       and ($4::text is null or kind = $4)
     order by received_on desc, id desc limit ${MAX_SUPPLIES}`,
    [shopId, month, addMonths(month, 1), kind],
  );
}

/** The last gifts for the board: a name only where the donor agrees to it today. */
export function publicGifts(reader: Reader, shopId: string): Promise<PublicGift[]> {
  return reader.rows<PublicGift>(
    `select m.id, m.goods_id, d.received_on, case when o.named then o.name end as donor_name, m.quantity
     from supply d join donor o on o.id = d.donor_id join stock_movement m on m.supply_id = d.id
     where d.shop_id = $1 order by d.received_on desc, m.id desc limit ${MAX_GIFTS}`,
    [shopId],
  );
}
