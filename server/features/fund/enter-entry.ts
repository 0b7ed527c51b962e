// Money is entered by one person with its document; it moves nothing until a second one has confirmed it.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { FundEntry, FundEntryState, FundPurpose } from './fund-entry.entity';
import type { FundEntryInput } from './inputs';
import { lockFund } from './lock-fund';
import { can } from './policy';
import { directionOf } from './rules';

/**
 * Enters money in or out, to be confirmed. A purchase may name the deliveries it pays for, always in full.
 * Throws FORBIDDEN, FUND_NOT_OPEN, IN_THE_FUTURE (`happenedOn`), NOT_FOUND, BAD_INPUT and ALREADY_PAID
 * (`movementIds`), OUT_OF_RANGE (`amountCents`: less than the deliveries cost).
 */
export async function enterFundEntry(tx: Tx, actor: Actor, input: FundEntryInput): Promise<FundEntry> {
  const intent = intentOf('enterFundEntry', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(FundEntry, { id: earlier }));

  demand(can.enter(actor, await areaPath(tx, input.villageId)), ErrorCode.FORBIDDEN, 'villageId');
  demand(input.happenedOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'happenedOn');
  // Under the fund's lock a delivery cannot be named by two payments at once.
  await lockFund(tx, input.villageId);
  if (input.movementIds.length > 0) await demandPayable(tx, input);

  const entry = {
    id: input.requestId,
    villageId: input.villageId,
    direction: directionOf(input.purpose),
    purpose: input.purpose,
    party: trimmed(input.party),
    document: trimmed(input.document),
    happenedOn: input.happenedOn,
    amountCents: input.amountCents,
    note: trimmed(input.note),
    state: FundEntryState.ENTERED,
    reversesId: null,
    enteredBy: actor.residentId,
    enteredAt: tx.at,
  };
  await tx.manager.insert(FundEntry, entry);
  if (input.movementIds.length > 0) {
    await tx.rows('insert into fund_purchase (entry_id, movement_id) select $1, unnest($2::uuid[])', [
      entry.id,
      input.movementIds,
    ]);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'FUND_ENTRY',
      subjectId: entry.id,
      move: 'ENTER',
      villageId: entry.villageId,
      detail: { purpose: entry.purpose, cents: entry.amountCents },
    },
  ]);
  return found(await tx.one(FundEntry, { id: entry.id }));
}

async function demandPayable(tx: Tx, input: FundEntryInput): Promise<void> {
  demand(input.purpose === FundPurpose.PURCHASES, ErrorCode.BAD_INPUT, 'movementIds');
  const rows = await tx.rows<{ own: boolean; bought: boolean; paid: boolean; cost: number }>(
    `select s.village_id = $2 as own, m.kind = 'PURCHASE' and not g.is_service as bought,
       exists (select 1 from fund_purchase p join fund_entry e on e.id = p.entry_id
         where p.movement_id = m.id and e.state in ('ENTERED', 'CONFIRMED')) as paid,
       m.quantity::bigint * coalesce(m.unit_cost_cents, 0) as cost
     from stock_movement m join goods g on g.id = m.goods_id join shop s on s.id = g.shop_id
     where m.id = any($1::uuid[])`,
    [input.movementIds, input.villageId],
  );
  demand(
    rows.length === input.movementIds.length && rows.every(({ own }) => own),
    ErrorCode.NOT_FOUND,
    'movementIds',
  );
  demand(
    rows.every(({ bought }) => bought),
    ErrorCode.BAD_INPUT,
    'movementIds',
  );
  demand(!rows.some(({ paid }) => paid), ErrorCode.ALREADY_PAID, 'movementIds');
  // Paid in part, goods would stand behind the points with money that is still owed for them.
  const cost = rows.reduce((sum, row) => sum + row.cost, 0);
  demand(input.amountCents >= cost, ErrorCode.OUT_OF_RANGE, 'amountCents');
}
