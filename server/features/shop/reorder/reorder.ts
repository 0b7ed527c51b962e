import type { Reader } from '#server/core/database';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Shop } from '#server/features/shop/shop.entity';
import { suggestion } from './reorder-rules';

/** A good that has run low, and how many to order. */
@ObjectType()
export class ReorderLine {
  @Field(() => ID)
  goodsId!: string;

  @Field(() => Int, { description: 'how many can still be handed out' })
  available!: number;

  @Field(() => Int, { description: "sold and not returned in the shop's days of sales" })
  sold!: number;

  @Field(() => Int)
  suggested!: number;

  @Field(() => Int, { nullable: true, description: 'what one cost last' })
  lastCostCents!: number | null;
}

/** Goods on the shelf at or below their reorder level, the emptiest first, with what the last sales suggest. */
export async function reorderLines(reader: Reader, shop: Shop): Promise<ReorderLine[]> {
  const rows = await reader.rows<Omit<ReorderLine, 'suggested'> & { reorderLevel: number }>(
    `select g.id as goods_id, g.reorder_level, f.free as available, coalesce(s.sold, 0)::int as sold,
       c.unit_cost_cents as last_cost_cents
     from goods g
     join shop_free((select array_agg(id) from goods where shop_id = $1 and active), null, null, $2) f
       on f.goods_id = g.id
     left join lateral (select -sum(m.quantity) as sold from stock_movement m
       where m.goods_id = g.id and m.kind in ('REDEMPTION', 'RETURN') and m.moved_at >= $3) s on true
     left join lateral (select m.unit_cost_cents from stock_movement m
       where m.goods_id = g.id and m.kind = 'PURCHASE' and m.unit_cost_cents is not null
       order by m.moved_at desc, m.id desc limit 1) c on true
     where g.shop_id = $1 and g.active and f.free <= g.reorder_level
     order by f.free - g.reorder_level, g.code collate pinyin`,
    [shop.id, reader.at, new Date(reader.at.getTime() - shop.salesDays * 86_400_000)],
  );
  return rows.map(({ reorderLevel, ...line }) => ({
    ...line,
    available: Math.max(0, line.available),
    suggested: suggestion({ ...line, reorderLevel }, shop),
  }));
}
