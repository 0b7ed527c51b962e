// What may harm somebody is off the shelf at once, and who has taken some of it home is known by name.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import { type KnownPlace, placeOf } from '#server/features/shop/queries';
import type { RecallInput } from './batch-inputs';
import { StockBatch } from './stock-batch.entity';

/**
 * Blocks a batch: none of it is handed out, whatever is left of it stays in the book until it is written off or the
 * recall is lifted. Throws NOT_FOUND (batchId), FORBIDDEN, ILLEGAL_MOVE (it is recalled already).
 */
export async function recallBatch(tx: Tx, actor: Actor, input: RecallInput): Promise<StockBatch> {
  const intent = intentOf('recallBatch', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(StockBatch, { id: earlier }));
  const { batch, shop } = await holdBatch(tx, input.batchId);
  demand(can.recall(actor, shop), ErrorCode.FORBIDDEN);
  demand(!batch.blocked, ErrorCode.ILLEGAL_MOVE);
  const reason = input.reason.trim();
  await tx.rows(
    'insert into recall (id, batch_id, reason, recalled_by, recalled_at) values ($1, $2, $3, $4, $5)',
    [intent.requestId, batch.id, reason, actor.residentId, tx.at],
  );
  const blocked = await block(tx, batch.id, true);
  await keep(tx, intent, [
    {
      subjectKind: 'BATCH',
      subjectId: batch.id,
      move: 'RECALL',
      villageId: shop.villageId,
      detail: { reason, left: batch.quantity },
    },
    {
      subjectKind: 'GOODS',
      subjectId: batch.goodsId,
      move: 'RECALL',
      villageId: shop.villageId,
      detail: { reason },
    },
  ]);
  return blocked;
}

/** Ends a recall: the batch is good after all. The keeper does not decide it. Throws as recallBatch. */
export async function liftRecall(tx: Tx, actor: Actor, input: RecallInput): Promise<StockBatch> {
  const intent = intentOf('liftRecall', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(StockBatch, { id: earlier }));
  const { batch, shop } = await holdBatch(tx, input.batchId);
  demand(can.liftRecall(actor, shop), ErrorCode.FORBIDDEN);
  demand(batch.blocked, ErrorCode.ILLEGAL_MOVE);
  const reason = input.reason.trim();
  await tx.rows(
    `update recall set lifted_by = $2, lifted_at = $3, lift_reason = $4 where batch_id = $1 and lifted_at is null`,
    [batch.id, actor.residentId, tx.at, reason],
  );
  const free = await block(tx, batch.id, false);
  await keep(tx, intent, [
    {
      subjectKind: 'BATCH',
      subjectId: batch.id,
      move: 'LIFT_RECALL',
      villageId: shop.villageId,
      detail: { reason },
    },
    {
      subjectKind: 'GOODS',
      subjectId: batch.goodsId,
      move: 'LIFT_RECALL',
      villageId: shop.villageId,
      detail: { reason },
    },
  ]);
  return free;
}

/** The batch with its good's row held: redemptions of the good wait until it is decided. */
async function holdBatch(tx: Tx, batchId: string): Promise<{ batch: StockBatch; shop: KnownPlace }> {
  const goods = found(
    await tx.row<{ shopId: string }>(
      `select g.shop_id from goods g where g.id = (select b.goods_id from stock_batch b where b.id = $1)
       for no key update`,
      [batchId],
    ),
    'batchId',
  );
  const batch = found(await tx.one(StockBatch, { id: batchId }), 'batchId');
  return { batch, shop: await placeOf(tx, goods.shopId) };
}

async function block(tx: Tx, batchId: string, blocked: boolean): Promise<StockBatch> {
  return found(
    await tx.row<StockBatch>('update stock_batch set blocked = $2 where id = $1 returning *', [
      batchId,
      blocked,
    ]),
  );
}
