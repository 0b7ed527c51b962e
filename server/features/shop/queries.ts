import { dayOf, periodStart } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import { areaPath } from '#server/features/people/actor';
import type { Allowance, CounterVisit } from './counter-visit.entity';
import type { Goods, GoodsCategory } from './goods.entity';
import type { ShopPlace } from './policy';
import type { Redemption } from './redemption.entity';
import { Shop, type ShopKind } from './shop.entity';
import { timeKeyOf } from './time-page';

const MAX_GOODS = 500;

/** A shop as policies look at it; NOT_FOUND when there is none. */
export async function placeOf(reader: Reader, shopId: string): Promise<KnownPlace> {
  const shop = found(await reader.one(Shop, { id: shopId }), 'shopId');
  const { id, kind, villageId } = shop;
  return { id, kind, villageId, shop, path: await areaPath(reader, villageId) };
}

/** A place with the shop itself and its terms. */
export interface KnownPlace extends ShopPlace {
  kind: ShopKind;
  villageId: string;
  shop: Shop;
}

export interface GoodsFilter {
  category?: GoodsCategory | null;
  search?: string | null;
  includeInactive?: boolean;
}

/** The goods of a shop by code, at most 500; a search looks into both names and the code. */
export function goodsOf(reader: Reader, shopId: string, filter: GoodsFilter = {}): Promise<Goods[]> {
  const words = filter.search?.trim().slice(0, 60);
  return reader.rows<Goods>(
    `select * from goods where shop_id = $1 and (active or $2) and ($3::text is null or category = $3)
       and ($4::text is null or name_zh like $4 or name_en ilike $4 or code ilike $4)
     order by code collate pinyin limit ${MAX_GOODS}`,
    [
      shopId,
      filter.includeInactive ?? false,
      filter.category ?? null,
      words ? `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null,
    ],
  );
}

/** How many more of each limited good the visit's household may take this quarter. */
export function allowancesOf(reader: Reader, visit: CounterVisit): Promise<Allowance[]> {
  return reader.rows<Allowance>(
    `select g.id as goods_id, greatest(g.limit_per_quarter - coalesce(u.quantity, 0) - coalesce(h.quantity, 0), 0)::int as remaining
     from goods g
     left join goods_use u on u.goods_id = g.id and u.household_id = $2 and u.quarter_starts_on = $3
     left join (select l.goods_id, sum(l.quantity) as quantity
       from reservation r join reservation_line l on l.reservation_id = r.id
       where r.household_id = $2 and r.state = 'OPEN' and r.expires_at > $4 group by 1) h on h.goods_id = g.id
     where g.shop_id = $1 and g.active and g.limit_per_quarter is not null
     order by g.code collate pinyin`,
    [visit.shopId, visit.householdId, periodStart('QUARTER', dayOf(reader.at)), reader.at],
  );
}

/** The receipts of a shop, newest first. The caller has asked the policy. */
export async function redemptionsIn(
  reader: Reader,
  shopId: string,
  first: number,
  after: string | null,
): Promise<Page<Redemption>> {
  const key = timeKeyOf(after);
  const rows = await reader.rows<Redemption>(
    `select * from redemption where shop_id = $1 and (redeemed_at, id) < ($2::timestamptz, $3::uuid)
     order by redeemed_at desc, id desc limit $4`,
    [shopId, key.at, key.id, pageSize(first) + 1],
  );
  return pageOf(rows, first, (row) => [row.redeemedAt.toISOString(), row.id]);
}
