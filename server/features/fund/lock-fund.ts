import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import type { FundEntry, FundEntryMove } from './fund-entry.entity';
import { can, mayDo } from './policy';
import { mayMove } from './rules';

/** Holds the village's fund until the end of the write. Throws FUND_NOT_OPEN. */
export async function lockFund(tx: Tx, villageId: string): Promise<void> {
  const fund = await tx.row('select 1 from fund where village_id = $1 for no key update', [villageId]);
  demand(fund, ErrorCode.FUND_NOT_OPEN, 'villageId');
}

/**
 * One entry, held for a move that the actor may make on it now.
 * Throws NOT_FOUND where the actor may not see the fund, FUND_TWO_PERSONS for the one who entered it, FORBIDDEN,
 * ILLEGAL_MOVE.
 */
export async function lockEntry(
  tx: Tx,
  actor: Actor,
  entryId: string,
  move: FundEntryMove,
): Promise<FundEntry> {
  const entry = found(
    await tx.row<FundEntry>('select * from fund_entry where id = $1 for update', [entryId]),
    'entryId',
  );
  const path = await areaPath(tx, entry.villageId);
  demand(can.see(actor, path), ErrorCode.NOT_FOUND, 'entryId');
  const own = actor.residentId === entry.enteredBy;
  const allowed = mayDo(move, actor, entry, path);
  demand(allowed || !own || !can.confirm(actor, path), ErrorCode.FUND_TWO_PERSONS);
  demand(allowed, ErrorCode.FORBIDDEN);
  demand(mayMove(move, entry), ErrorCode.ILLEGAL_MOVE);
  return entry;
}
