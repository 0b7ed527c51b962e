// A count corrects the shelf only when keeper and supervisor have both signed it: never one person, never half of it.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Intent, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { countSeat } from '#server/features/shop/policy';
import type { KnownPlace } from '#server/features/shop/queries';
import type { ReturnCountInput, SignCountInput } from './count-inputs';
import { CountMove, differenceOf } from './count-rules';
import { holdCount } from './hold-count';
import { CountState, StockCount, type StockCountLine } from './stock-count.entity';

/**
 * Signs a complete sheet for the post one holds. The second signature posts it: each difference becomes one COUNT
 * movement, all in this transaction; what moved since a line was counted stays.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, COUNT_INCOMPLETE, CONFLICT (this post has signed), KEEPER_IS_SUPERVISOR,
 * STOCK_NEGATIVE (more was handed out since than was counted: count that line anew).
 */
export async function signCount(tx: Tx, actor: Actor, input: SignCountInput): Promise<StockCount> {
  const intent = intentOf('signCount', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(StockCount, { id: earlier }));

  const { count, shop } = await holdCount(tx, actor, input.countId, CountMove.SIGN);
  const open = await tx.row(
    'select 1 from stock_count_line where count_id = $1 and counted is null limit 1',
    [count.id],
  );
  demand(!open, ErrorCode.COUNT_INCOMPLETE);
  const keeper = countSeat(actor, shop.id) === 'KEEPER';
  const [own, other] = keeper ? [count.keeperId, count.supervisorId] : [count.supervisorId, count.keeperId];
  demand(own === null, ErrorCode.CONFLICT);
  demand(other !== actor.residentId, ErrorCode.KEEPER_IS_SUPERVISOR);
  const posts = other !== null;
  const signed = found(
    await tx.row<StockCount>(
      keeper
        ? `update stock_count set keeper_id = $2, keeper_signed_at = $3, state = $4, posted_at = $5 where id = $1
           returning *`
        : `update stock_count set supervisor_id = $2, supervisor_signed_at = $3, state = $4, posted_at = $5
           where id = $1 returning *`,
      [
        count.id,
        actor.residentId,
        tx.at,
        posts ? CountState.POSTED : CountState.SIGNING,
        posts ? tx.at : null,
      ],
    ),
  );
  const differing = posts ? await postDifferences(tx, actor, signed, intent) : null;
  await note(tx, intent, shop, count.id, posts ? 'POST' : 'SIGN', differing === null ? {} : { differing });
  return signed;
}

/** One COUNT movement per difference, goods held in the one lock order; answers how many there were. */
async function postDifferences(tx: Tx, actor: Actor, count: StockCount, intent: Intent): Promise<number> {
  await tx.rows(
    `select g.id from goods g join stock_count_line l on l.goods_id = g.id
     where l.count_id = $1 order by g.id for no key update of g`,
    [count.id],
  );
  const lines = await tx.rows<StockCountLine>('select * from stock_count_line where count_id = $1', [
    count.id,
  ]);
  const differences = lines.flatMap((line) => {
    const quantity = differenceOf(line);
    return quantity === 0 ? [] : [{ goods_id: line.goodsId, quantity, reason: line.reason }];
  });
  if (differences.length === 0) return 0;
  await tx.rows(
    `with moved as (
       insert into stock_movement (goods_id, kind, quantity, reason, document, moved_by, moved_at, request_id, count_id)
       select x.goods_id, 'COUNT', x.quantity, x.reason, $2, $3, $4, $5, $6
       from jsonb_to_recordset($1::jsonb) as x (goods_id uuid, quantity int, reason text) order by x.goods_id
       returning goods_id, quantity)
     update goods g set stock = g.stock + moved.quantity from moved where g.id = moved.goods_id`,
    [
      JSON.stringify(differences),
      `盘点${count.month.slice(0, 7)}`,
      actor.residentId,
      tx.at,
      intent.requestId,
      count.id,
    ],
  );
  return differences.length;
}

/** Sends a half-signed sheet back to be counted again; the signature given falls away. As signCount; REASON_REQUIRED. */
export async function returnCount(tx: Tx, actor: Actor, input: ReturnCountInput): Promise<StockCount> {
  return goBack(tx, actor, 'returnCount', CountMove.RETURN, CountState.COUNTING, input);
}

/** Gives a sheet up: opened for the wrong month, or to be begun anew. */
export async function dropCount(tx: Tx, actor: Actor, input: ReturnCountInput): Promise<StockCount> {
  return goBack(tx, actor, 'dropCount', CountMove.DROP, CountState.DROPPED, input);
}

async function goBack(
  tx: Tx,
  actor: Actor,
  name: string,
  move: CountMove,
  state: CountState,
  input: ReturnCountInput,
): Promise<StockCount> {
  const intent = intentOf(name, actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(StockCount, { id: earlier }));
  const { count, shop } = await holdCount(tx, actor, input.countId, move);
  const after = found(
    await tx.row<StockCount>(
      `update stock_count set state = $2, keeper_id = null, keeper_signed_at = null, supervisor_id = null,
         supervisor_signed_at = null where id = $1 returning *`,
      [count.id, state],
    ),
  );
  await note(tx, intent, shop, count.id, move, { reason: input.reason.trim() });
  return after;
}

async function note(
  tx: Tx,
  intent: Intent,
  shop: KnownPlace,
  subjectId: string,
  move: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await keep(tx, intent, [
    { subjectKind: 'STOCK_COUNT', subjectId, move, villageId: shop.villageId, detail },
  ]);
}
