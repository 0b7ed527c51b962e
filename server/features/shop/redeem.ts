import type { Database } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { RedeemInput } from './inputs';
import { keptShops } from './policy';
import type { Redemption } from './redemption.entity';
import { demandBasket } from './rules';

/**
 * Trades points for goods: balance, quarter limits, stock, receipt and ledger change together or not at all.
 * All of it is one statement, `shop_redeem` (migrations, shop), because every further round trip would be time
 * during which the household's purse and the goods are locked for others. A repeat answers the first receipt.
 * Throws FORBIDDEN (keeps no shop), VISIT_NOT_FOUND, VISIT_EXPIRED, NOT_ACTIVE, GOODS_NOT_FOUND, SOLD_OUT,
 * GOODS_LIMIT, INSUFFICIENT_POINTS, IDEMPOTENCY_MISMATCH; for the shape TOO_MANY, OUT_OF_RANGE, DUPLICATE_ROW.
 */
export async function redeem(db: Database, actor: Actor, input: RedeemInput): Promise<Redemption> {
  const shopIds = keptShops(actor);
  demand(shopIds.length > 0, ErrorCode.FORBIDDEN);
  demandBasket(input.lines);
  const { requestId, hash } = intentOf('redeem', actor.residentId, input);
  // From the function's row, not `(f()).*`, which PostgreSQL would call once for each column.
  const [redemption] = await db.single<Redemption>(
    'select * from shop_redeem($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      requestId,
      hash,
      input.visitId,
      actor.residentId,
      shopIds,
      input.lines.map((line) => line.goodsId),
      input.lines.map((line) => line.quantity),
      db.reader.at,
    ],
  );
  return found(redemption);
}
