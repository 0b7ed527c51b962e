// The book is frozen when a month's sheet is opened, so that nobody can make it fit what was counted.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import { placeOf } from '#server/features/shop/queries';
import { ShopKind } from '#server/features/shop/shop.entity';
import type { OpenCountInput } from './count-inputs';
import { demandMonth } from './count-rules';
import { CountState, StockCount } from './stock-count.entity';

/**
 * Opens the sheet of a month with every good on the shelf or in stock and what the book says of it at this instant.
 * Selling goes on. Throws FORBIDDEN, NOT_FOUND (shopId), IN_THE_FUTURE, BAD_INPUT (month; a partner's shop), CONFLICT
 * (month: it has a sheet already).
 */
export async function openCount(tx: Tx, actor: Actor, input: OpenCountInput): Promise<StockCount> {
  const intent = intentOf('openCount', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(StockCount, { id: earlier }));

  const shop = await placeOf(tx, input.shopId);
  demand(can.openCount(actor, shop), ErrorCode.FORBIDDEN);
  demand(shop.kind === ShopKind.VILLAGE, ErrorCode.BAD_INPUT, 'shopId');
  demandMonth(input.month, dayOf(tx.at));
  const twin = await tx.row(
    "select 1 from stock_count where shop_id = $1 and month = $2 and state <> 'DROPPED'",
    [shop.id, input.month],
  );
  demand(!twin, ErrorCode.CONFLICT, 'month');

  const count = found(
    await tx.row<StockCount>(
      `insert into stock_count (id, shop_id, month, state, opened_by, opened_at) values ($1, $2, $3, $4, $5, $6)
       returning *`,
      [intent.requestId, shop.id, input.month, CountState.COUNTING, actor.residentId, tx.at],
    ),
  );
  // Held, so that what is frozen is what the movements before this instant add up to.
  await tx.rows('select id from goods where shop_id = $1 order by id for no key update', [shop.id]);
  await tx.rows(
    `insert into stock_count_line (count_id, goods_id, book)
     select $1, id, stock from goods where shop_id = $2 and (active or stock > 0)`,
    [count.id, shop.id],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'STOCK_COUNT',
      subjectId: count.id,
      move: 'OPEN',
      villageId: shop.villageId,
      detail: { month: count.month },
    },
  ]);
  return count;
}
