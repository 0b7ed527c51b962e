import { grouped, inOrder, loader } from '#server/core/loader';
import type { StockMovement } from '#server/features/shop/stock-movement.entity';
import type { FundEntry } from './fund-entry.entity';
import type { FundTerms } from './fund-terms.entity';
import { suggestedPoints } from './rules';

/** Every terms a village's fund has had, newest first. */
export const termsByVillage = loader<FundTerms[]>(async (reader, villageIds) =>
  grouped(
    villageIds,
    await reader.rows<FundTerms>(
      'select * from fund_terms where village_id = any($1::uuid[]) order by set_at desc, id desc',
      [villageIds],
    ),
    (terms) => terms.villageId,
  ),
);

export const entryById = loader<FundEntry | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<FundEntry>('select * from fund_entry where id = any($1::uuid[])', [ids]),
    (entry) => entry.id,
  ),
);

/** The reversal of an entry that waits or was confirmed; null where there is none. */
export const reversalOf = loader<FundEntry | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<FundEntry>(
      "select * from fund_entry where reverses_id = any($1::uuid[]) and state in ('ENTERED', 'CONFIRMED')",
      [ids],
    ),
    (entry) => entry.reversesId ?? '',
  ),
);

/** The deliveries that an entry pays for. */
export const deliveriesOf = loader<StockMovement[]>(async (reader, ids) =>
  grouped(
    ids,
    await reader.rows<StockMovement & { entryId: string }>(
      `select p.entry_id, m.* from fund_purchase p join stock_movement m on m.id = p.movement_id
       where p.entry_id = any($1::uuid[]) order by m.id`,
      [ids],
    ),
    (row) => row.entryId,
  ),
);

/** Cost ÷ par by goods, from the latest purchase that names a cost; null without one or without a fund. */
export const suggestionOf = loader<number | null>(async (reader, goodsIds) => {
  const rows = await reader.rows<{ goodsId: string; costCents: number; parCents: number }>(
    `select g.id as goods_id, m.unit_cost_cents as cost_cents, t.par_cents
     from goods g join shop s on s.id = g.shop_id
     cross join lateral (select par_cents from fund_terms t where t.village_id = s.village_id
       order by t.set_at desc, t.id desc limit 1) t
     cross join lateral (select unit_cost_cents from stock_movement m where m.goods_id = g.id and m.kind = 'PURCHASE'
       and m.unit_cost_cents > 0 order by m.moved_at desc, m.id desc limit 1) m
     where g.id = any($1::uuid[])`,
    [goodsIds],
  );
  const known = new Map(rows.map((row) => [row.goodsId, suggestedPoints(row.costCents, row.parCents)]));
  return goodsIds.map((id) => known.get(id) ?? null);
});
