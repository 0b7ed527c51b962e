// A wrong entry is never edited: its reversal is entered by one person and confirmed by another, like any money.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { FundDirection, FundEntry, FundEntryMove, FundEntryState } from './fund-entry.entity';
import type { FundMoveInput } from './inputs';
import { lockEntry } from './lock-fund';

/**
 * Proposes to take a confirmed entry back; answers the reversal, which waits for its second person.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED, CONFLICT (a reversal of it waits already).
 */
export async function reverseFundEntry(tx: Tx, actor: Actor, input: FundMoveInput): Promise<FundEntry> {
  const intent = intentOf('reverseFundEntry', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(FundEntry, { id: earlier }));

  const first = await lockEntry(tx, actor, input.entryId, FundEntryMove.REVERSE);
  const reason = trimmed(input.reason ?? '');
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await tx.manager.insert(FundEntry, {
    id: input.requestId,
    villageId: first.villageId,
    direction: first.direction === FundDirection.IN ? FundDirection.OUT : FundDirection.IN,
    purpose: first.purpose,
    party: first.party,
    document: first.document,
    happenedOn: dayOf(tx.at),
    amountCents: first.amountCents,
    note: reason,
    state: FundEntryState.ENTERED,
    reversesId: first.id,
    enteredBy: actor.residentId,
    enteredAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'FUND_ENTRY',
      subjectId: input.requestId,
      move: 'ENTER_REVERSAL',
      villageId: first.villageId,
      detail: { reason, cents: first.amountCents },
    },
  ]);
  return found(await tx.one(FundEntry, { id: input.requestId }));
}
