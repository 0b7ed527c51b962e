import { dayOf, periodStart } from '#server/core/clock';
import type { Database, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { CounterVisit } from '#server/features/shop/counter-visit.entity';
import { Goods } from '#server/features/shop/goods.entity';
import type { RedeemInput } from '#server/features/shop/inputs';
import { Redemption } from '#server/features/shop/redemption.entity';
import { RedemptionLine } from '#server/features/shop/redemption-line.entity';
import { Shop } from '#server/features/shop/shop.entity';
import { StockMovement, StockMovementKind } from '#server/features/shop/stock-movement.entity';

interface Account {
  id: string;
  balance: number;
}

/**
 * The redemption as one would write it by hand: the same laws, rows and locks, as a handful of separate statements
 * in a transaction. What the one-statement redemption is measured against.
 */
export function referenceRedeem(db: Database, actor: Actor, input: RedeemInput): Promise<Redemption> {
  return db.write(async (tx) => {
    const visit = found(await tx.one(CounterVisit, { id: input.visitId }));
    demand(visit.keeperId === actor.residentId && visit.expiresAt > tx.at, ErrorCode.VISIT_EXPIRED);
    const shop = found(await tx.one(Shop, { id: visit.shopId }));
    const purse = found(
      await tx.row<Account>(
        "select id, balance from account where book_id = $1 and asset = 'POINTS' and owner_id = $2 for update",
        [shop.villageId, visit.householdId],
      ),
    );
    const earlier = await tx.one(Redemption, { id: input.requestId });
    if (earlier) return earlier;
    const ids = input.lines.map((line) => line.goodsId);
    const goods = await tx.manager
      .createQueryBuilder(Goods, 'goods')
      .where('goods.id in (:...ids)', { ids })
      .orderBy('goods.id')
      .setLock('pessimistic_write')
      .getMany();
    const lines = input.lines.map((line) => ({
      ...line,
      goods: found(goods.find(({ id }) => id === line.goodsId)),
    }));
    const points = lines.reduce((sum, line) => sum + line.quantity * line.goods.points, 0);
    demand(
      lines.every((line) => line.goods.stock >= line.quantity),
      ErrorCode.SOLD_OUT,
    );
    demand(points <= purse.balance, ErrorCode.INSUFFICIENT_POINTS);
    await countUse(tx, visit.householdId, lines);

    const redemption = await tx.manager.save(Redemption, {
      id: input.requestId,
      receiptNumber: `B-${input.requestId.slice(-12)}`,
      shopId: shop.id,
      villageId: shop.villageId,
      householdId: visit.householdId,
      visitId: visit.id,
      keeperId: actor.residentId,
      points,
      balanceAfter: purse.balance - points,
      redeemedAt: tx.at,
      returnedAt: null,
      returnedBy: null,
      returnReason: null,
    });
    for (const line of lines) {
      await tx.manager.insert(RedemptionLine, {
        redemptionId: redemption.id,
        goodsId: line.goodsId,
        quantity: line.quantity,
        pointsEach: line.goods.points,
      });
      await tx.manager.insert(StockMovement, {
        id: newId(),
        goodsId: line.goodsId,
        kind: StockMovementKind.REDEMPTION,
        quantity: -line.quantity,
        reason: '',
        document: '',
        redemptionId: redemption.id,
        movedBy: actor.residentId,
        movedAt: tx.at,
      });
      await tx.manager.decrement(Goods, { id: line.goodsId }, 'stock', line.quantity);
    }
    await pay(tx, redemption, purse, shop.villageId);
    return redemption;
  });
}

async function countUse(
  tx: Tx,
  householdId: string,
  lines: readonly (RedeemInput['lines'][number] & { goods: Goods })[],
) {
  const quarter = periodStart('QUARTER', dayOf(tx.at));
  for (const { goodsId, quantity, goods } of lines) {
    const use = await tx.row<{ quantity: number }>(
      'select quantity from goods_use where household_id = $1 and goods_id = $2 and quarter_starts_on = $3',
      [householdId, goodsId, quarter],
    );
    demand(
      goods.limitPerQuarter === null || (use?.quantity ?? 0) + quantity <= goods.limitPerQuarter,
      ErrorCode.GOODS_LIMIT,
    );
    await tx.rows(
      `insert into goods_use (household_id, goods_id, quarter_starts_on, quantity) values ($1, $2, $3, $4)
       on conflict (household_id, goods_id, quarter_starts_on)
         do update set quantity = goods_use.quantity + excluded.quantity`,
      [householdId, goodsId, quarter, quantity],
    );
  }
}

async function pay(tx: Tx, redemption: Redemption, purse: Account, villageId: string): Promise<void> {
  const till = found(
    await tx.row<{ id: string }>(
      "select id from account where book_id = $1 and asset = 'POINTS' and kind = 'SHOP' and owner_id is null",
      [villageId],
    ),
  );
  const after = purse.balance - redemption.points;
  await tx.rows('update account set balance = $2 where id = $1', [purse.id, after]);
  await tx.rows(
    `insert into transfer (key, book_id, asset, debit_account_id, credit_account_id, amount, kind, source_id, posted_at,
       posted_by, debit_balance) values ($1, $2, 'POINTS', $3, $4, $5, 'REDEMPTION', $6, $7, $8, $9)`,
    [
      `redemption:${redemption.id}`,
      villageId,
      purse.id,
      till.id,
      redemption.points,
      redemption.id,
      tx.at,
      redemption.keeperId,
      after,
    ],
  );
  await tx.rows(
    `insert into history (request_id, village_id, subject_kind, subject_id, move, actor_id, at)
     values ($1, $2, 'REDEMPTION', $1, 'REDEEM', $3, $4)`,
    [redemption.id, villageId, redemption.keeperId, tx.at],
  );
}
