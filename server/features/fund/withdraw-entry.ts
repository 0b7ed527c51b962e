// What nobody has confirmed yet can be withdrawn by the one who entered it; it stays in the list as withdrawn.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { FundEntry, FundEntryMove, FundEntryState } from './fund-entry.entity';
import type { FundMoveInput } from './inputs';
import { lockEntry } from './lock-fund';

/** Withdraws one's own entry. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function withdrawFundEntry(tx: Tx, actor: Actor, input: FundMoveInput): Promise<FundEntry> {
  const intent = intentOf('withdrawFundEntry', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(FundEntry, { id: earlier }));

  const entry = await lockEntry(tx, actor, input.entryId, FundEntryMove.WITHDRAW);
  await tx.manager.update(
    FundEntry,
    { id: entry.id },
    { state: FundEntryState.WITHDRAWN, decidedBy: actor.residentId, decidedAt: tx.at },
  );
  await keep(tx, intent, [
    { subjectKind: 'FUND_ENTRY', subjectId: entry.id, move: 'WITHDRAW', villageId: entry.villageId },
  ]);
  return found(await tx.one(FundEntry, { id: entry.id }));
}
