import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import { type KnownPlace, placeOf } from '#server/features/shop/queries';
import { CountMove, countMoves } from './count-rules';
import type { StockCount } from './stock-count.entity';

/** What each move asks of the person. */
export const mayCount: Readonly<
  Record<CountMove, (actor: Actor, shop: KnownPlace | { id: string; path: readonly string[] }) => boolean>
> = {
  ENTER: can.enterCount,
  SIGN: can.signCount,
  RETURN: can.signCount,
  DROP: can.openCount,
};

/**
 * The sheet, its row held until the end of the write, for a move that is this person's and legal now.
 * Throws NOT_FOUND (countId), FORBIDDEN, ILLEGAL_MOVE.
 */
export async function holdCount(
  tx: Tx,
  actor: Actor,
  countId: string,
  move: CountMove,
): Promise<{ count: StockCount; shop: KnownPlace }> {
  const count = found(
    await tx.row<StockCount>('select * from stock_count where id = $1 for update', [countId]),
    'countId',
  );
  const shop = await placeOf(tx, count.shopId);
  demand(mayCount[move](actor, shop), ErrorCode.FORBIDDEN);
  demand(isLegal(countMoves, move, count.state), ErrorCode.ILLEGAL_MOVE);
  return { count, shop };
}
