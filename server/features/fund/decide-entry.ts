// Nobody confirms what he entered: the second person's yes is what moves the money in the ledger.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found, refusalOf } from '#server/core/errors';
import { type HistoryLine, intentOf, keep, replayOf } from '#server/core/history';
import { fundOf, fundSide } from '#server/ledger/account';
import { post, reverse, standing } from '#server/ledger/transfer';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { FundDirection, FundEntry, FundEntryMove, FundEntryState } from './fund-entry.entity';
import { FundDecision, type FundDecisionInput } from './inputs';
import { lockEntry } from './lock-fund';
import { mayMove } from './rules';

/**
 * Confirms an entry, which posts it, or refuses it with a reason. A confirmed reversal takes the first entry back.
 * Throws NOT_FOUND, FUND_TWO_PERSONS, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED, FUND_TOO_SMALL.
 */
export async function decideFundEntry(tx: Tx, actor: Actor, input: FundDecisionInput): Promise<FundEntry> {
  const intent = intentOf('decideFundEntry', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(FundEntry, { id: earlier }));

  const confirms = input.decision === FundDecision.CONFIRM;
  const entry = await lockEntry(
    tx,
    actor,
    input.entryId,
    confirms ? FundEntryMove.CONFIRM : FundEntryMove.REFUSE,
  );
  const reason = trimmed(input.reason ?? '') || null;
  demand(confirms || reason, ErrorCode.REASON_REQUIRED, 'reason');

  const lines: HistoryLine[] = [
    {
      subjectKind: 'FUND_ENTRY',
      subjectId: entry.id,
      move: input.decision,
      villageId: entry.villageId,
      detail: reason ? { reason } : {},
    },
  ];
  // The reversed entry first: its row is locked before the ledger's accounts, as everywhere.
  if (confirms && entry.reversesId) {
    const first = found(
      await tx.row<FundEntry>('select * from fund_entry where id = $1 for update', [entry.reversesId]),
    );
    demand(mayMove(FundEntryMove.REVERSE, first), ErrorCode.ILLEGAL_MOVE);
    await tx.manager.update(
      FundEntry,
      { id: first.id },
      { state: FundEntryState.REVERSED, reversedAt: tx.at },
    );
    lines.push({
      subjectKind: 'FUND_ENTRY',
      subjectId: first.id,
      move: 'REVERSE',
      villageId: entry.villageId,
      detail: {},
    });
  }
  await tx.manager.update(
    FundEntry,
    { id: entry.id },
    {
      state: confirms ? FundEntryState.CONFIRMED : FundEntryState.REFUSED,
      decidedBy: actor.residentId,
      decidedAt: tx.at,
      reason,
    },
  );
  if (confirms) await move(tx, entry, { actorId: actor.residentId, requestId: intent.requestId });
  await keep(tx, intent, lines);
  return found(await tx.one(FundEntry, { id: entry.id }));
}

/** Posts the entry; the ledger's word for an empty purse becomes the fund's. */
async function move(tx: Tx, entry: FundEntry, by: { actorId: string; requestId: string }): Promise<void> {
  const { id, villageId, direction, purpose, amountCents, reversesId } = entry;
  const [fund, side] = [fundOf(villageId), fundSide(villageId, purpose)];
  try {
    if (reversesId) {
      await reverse(tx, await standing(tx, reversesId), by);
      return;
    }
    const isIn = direction === FundDirection.IN;
    await post(
      tx,
      [
        {
          key: `fund:${id}`,
          debit: isIn ? side : fund,
          credit: isIn ? fund : side,
          amount: amountCents,
          kind: isIn ? 'FUNDING' : 'SPENDING',
          sourceId: id,
        },
      ],
      by,
    );
  } catch (error) {
    const code = refusalOf(error)?.code;
    if (code === ErrorCode.INSUFFICIENT_POINTS || code === ErrorCode.POINTS_ALREADY_SPENT) {
      throw new DomainError(ErrorCode.FUND_TOO_SMALL);
    }
    throw error;
  }
}
