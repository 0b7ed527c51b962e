import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Goods } from './goods.entity';
import type { StockInput } from './inputs';
import { can } from './policy';
import { placeOf } from './queries';
import { type StockEntry, stockChange } from './rules';
import { ShopKind } from './shop.entity';
import { StockMovementKind } from './stock-movement.entity';

/**
 * Writes goods in, losses and counts: stock changes by a signed movement that says why, never by a new figure.
 * A count that agrees moves nothing and is kept in the history all the same.
 * Throws FORBIDDEN, NOT_FOUND (goodsId), BAD_INPUT, OUT_OF_RANGE, REASON_REQUIRED, STOCK_NEGATIVE with the field.
 */
export async function moveStock(tx: Tx, actor: Actor, input: StockInput): Promise<Goods> {
  const intent = intentOf('moveStock', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Goods, { id: earlier }));

  const before = found(
    await tx.row<Goods>('select * from goods where id = $1 for no key update', [input.goodsId]),
    'goodsId',
  );
  const shop = await placeOf(tx, before.shopId);
  const may = input.kind === StockMovementKind.COUNT ? can.countStock : can.moveStock;
  demand(may(actor, shop), ErrorCode.FORBIDDEN);
  const entry: StockEntry = {
    kind: input.kind,
    quantity: input.quantity,
    reason: input.reason.trim(),
    document: input.document.trim(),
    unitCostCents: input.unitCostCents ?? null,
    bestBeforeOn: input.bestBeforeOn ?? null,
    batchId: input.batchId ?? null,
  };
  // What a partner hands out is the partner's own: no money of the village lies in it.
  demand(
    shop.kind === ShopKind.VILLAGE || entry.unitCostCents === null,
    ErrorCode.BAD_INPUT,
    'unitCostCents',
  );
  if (entry.batchId) await demandBatch(tx, before.id, entry.batchId, entry.quantity);
  const change = stockChange(entry, before, dayOf(tx.at));

  const after = change === 0 ? before : await moveBy(tx, actor, input.requestId, before.id, entry, change);
  await keep(tx, intent, [
    {
      subjectKind: 'GOODS',
      subjectId: after.id,
      move: entry.kind,
      villageId: shop.villageId,
      detail: { stock: { before: before.stock, after: after.stock }, reason: entry.reason || undefined },
    },
  ]);
  return after;
}

/** The batch is one of this good (NOT_FOUND) and holds that much (STOCK_NEGATIVE). */
async function demandBatch(tx: Tx, goodsId: string, batchId: string, quantity: number): Promise<void> {
  const batch = found(
    await tx.row<{ quantity: number }>('select quantity from stock_batch where id = $1 and goods_id = $2', [
      batchId,
      goodsId,
    ]),
    'batchId',
  );
  demand(quantity <= batch.quantity, ErrorCode.STOCK_NEGATIVE, 'quantity');
}

async function moveBy(
  tx: Tx,
  actor: Actor,
  requestId: string,
  goodsId: string,
  entry: StockEntry,
  change: number,
): Promise<Goods> {
  await tx.rows(
    `insert into stock_movement (goods_id, kind, quantity, reason, document, unit_cost_cents, best_before_on,
       moved_by, moved_at, request_id, batch_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      goodsId,
      entry.kind,
      change,
      entry.reason,
      entry.document,
      entry.unitCostCents,
      entry.bestBeforeOn,
      actor.residentId,
      tx.at,
      requestId,
      entry.batchId,
    ],
  );
  return found(
    await tx.row<Goods>('update goods set stock = stock + $2 where id = $1 returning *', [goodsId, change]),
  );
}
