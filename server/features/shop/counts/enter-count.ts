// A difference between shelf and book is explained on its own line, or the line is not taken.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { EnterCountInput } from './count-inputs';
import { CountMove, differenceOf } from './count-rules';
import { holdCount } from './hold-count';
import { StockCount, type StockCountLine } from './stock-count.entity';

/**
 * Writes counted figures on the sheet, any number of lines at once and again as often as needed. Each counts for this
 * moment: what was sold or came in since the sheet was opened is kept beside it and is no difference.
 * Throws NOT_FOUND (countId, lines.n.goodsId), FORBIDDEN, ILLEGAL_MOVE (signed), DUPLICATE_ROW, REASON_REQUIRED.
 */
export async function enterCount(tx: Tx, actor: Actor, input: EnterCountInput): Promise<StockCount> {
  const intent = intentOf('enterCount', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(StockCount, { id: earlier }));

  const { count, shop } = await holdCount(tx, actor, input.countId, CountMove.ENTER);
  const ids = input.lines.map((line) => line.goodsId.toLowerCase());
  await tx.rows('select id from goods where id = any($1) order by id for no key update', [ids]);
  const rows = await tx.rows<StockCountLine>(
    `select l.*, g.stock as stock_now from stock_count_line l join goods g on g.id = l.goods_id
     where l.count_id = $1 and l.goods_id = any($2)`,
    [count.id, ids],
  );
  const byGoods = new Map(rows.map((row) => [row.goodsId, row]));
  const lines = input.lines.map(({ counted, reason }, place) => {
    const goodsId = ids[place] ?? '';
    const row = found(byGoods.get(goodsId), `lines.${place}.goodsId`);
    demand(ids.indexOf(goodsId) === place, ErrorCode.DUPLICATE_ROW, `lines.${place}.goodsId`);
    const moved = row.stockNow - row.book;
    const differs = differenceOf({ book: row.book, counted, moved }) !== 0;
    demand(!differs || reason.trim() !== '', ErrorCode.REASON_REQUIRED, `lines.${place}.reason`);
    return { goods_id: goodsId, counted, moved, reason: differs ? reason.trim() : '' };
  });
  await tx.rows(
    `update stock_count_line l set counted = x.counted, moved = x.moved, reason = x.reason, counted_by = $3,
       counted_at = $4
     from jsonb_to_recordset($2::jsonb) as x (goods_id uuid, counted int, moved int, reason text)
     where l.count_id = $1 and l.goods_id = x.goods_id`,
    [count.id, JSON.stringify(lines), actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'STOCK_COUNT',
      subjectId: count.id,
      move: 'ENTER',
      villageId: shop.villageId,
      detail: { lines: lines.length },
    },
  ]);
  return count;
}
