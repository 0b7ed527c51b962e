import { dayOf, periodStart } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { heirsOf } from '#server/features/people/purse';
import { purse } from '#server/ledger/account';
import { post, reverse, standing } from '#server/ledger/transfer';
import type { ReturnInput } from './inputs';
import { can } from './policy';
import { Redemption } from './redemption.entity';
import { isWithinReturnTime } from './rules';
import { Shop } from './shop.entity';

/**
 * Takes a whole receipt back, once and within the shop's days: the goods return to the shelf, the quarter's limit is given
 * back, and the points return by the mirror image of the transfer that took them.
 * Throws NOT_FOUND, FORBIDDEN, REASON_REQUIRED, ALREADY_RETURNED, RETURN_TOO_LATE.
 */
export async function returnRedemption(tx: Tx, actor: Actor, input: ReturnInput): Promise<Redemption> {
  const intent = intentOf('returnRedemption', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Redemption, { id: earlier }));

  const redemption = found(await tx.one(Redemption, { id: input.redemptionId }), 'redemptionId');
  demand(can.returnRedemption(actor, redemption), ErrorCode.FORBIDDEN);
  const reason = input.reason.trim();
  demand(reason !== '', ErrorCode.REASON_REQUIRED, 'reason');
  const heirId = await lockPurses(tx, redemption);
  const current = found(await tx.one(Redemption, { id: redemption.id }));
  demand(current.returnedAt === null, ErrorCode.ALREADY_RETURNED);
  const shop = found(await tx.one(Shop, { id: current.shopId }));
  demand(isWithinReturnTime(current.redeemedAt, tx.at, shop.returnDays), ErrorCode.RETURN_TOO_LATE);

  const returned = found(
    await tx.row<Redemption>(
      'update redemption set returned_at = $2, returned_by = $3, return_reason = $4 where id = $1 returning *',
      [current.id, tx.at, actor.residentId, reason],
    ),
  );
  await restock(tx, actor, returned, input.requestId, reason);
  await payBack(tx, actor, returned, input.requestId, heirId);
  await keep(tx, intent, [
    {
      subjectKind: 'REDEMPTION',
      subjectId: returned.id,
      move: 'RETURN',
      villageId: returned.villageId,
      detail: { reason, points: returned.points },
    },
  ]);
  return returned;
}

/**
 * Locks the purse that paid and, where its household was merged since, the one that inherits; answers the heir's
 * household. Twins of a return and redemptions of the household wait here: household, accounts, then goods.
 */
async function lockPurses(tx: Tx, redemption: Redemption): Promise<string> {
  const { householdId, villageId } = redemption;
  const heirId = (await heirsOf(tx, [householdId])).get(householdId) ?? householdId;
  await tx.rows(
    `select id from account where book_id = $1 and asset = 'POINTS' and owner_id = any($2) order by id for update`,
    [villageId, [householdId, heirId]],
  );
  return heirId;
}

async function restock(
  tx: Tx,
  actor: Actor,
  returned: Redemption,
  requestId: string,
  reason: string,
): Promise<void> {
  await tx.rows(
    `select g.id from goods g join redemption_line l on l.goods_id = g.id
     where l.redemption_id = $1 order by g.id for no key update of g`,
    [returned.id],
  );
  await tx.rows(
    `with line as (select goods_id, quantity from redemption_line where redemption_id = $1),
       moved as (
         insert into stock_movement (goods_id, kind, quantity, reason, redemption_id, moved_by, moved_at, request_id)
         select goods_id, 'RETURN', quantity, $2, $1, $3, $4, $5 from line),
       freed as (
         update goods_use u set quantity = u.quantity - line.quantity from line
         where u.goods_id = line.goods_id and u.household_id = $6 and u.quarter_starts_on = $7)
     update goods g set stock = g.stock + line.quantity from line where g.id = line.goods_id`,
    [
      returned.id,
      reason,
      actor.residentId,
      tx.at,
      requestId,
      returned.householdId,
      periodStart('QUARTER', dayOf(returned.redeemedAt)),
    ],
  );
}

async function payBack(
  tx: Tx,
  actor: Actor,
  returned: Redemption,
  requestId: string,
  heirId: string,
): Promise<void> {
  const { id, villageId, householdId, points } = returned;
  const by = { actorId: actor.residentId, requestId };
  await reverse(tx, await standing(tx, id), by);
  if (heirId === householdId) return;
  await post(
    tx,
    [
      {
        key: `return:${id}`,
        debit: purse(villageId, householdId),
        credit: purse(villageId, heirId),
        amount: points,
        kind: 'MOVING',
        sourceId: id,
      },
    ],
    by,
  );
}
