// What expired comes back by mirror transfers, once: the purse is as if the points had never expired.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { heirsOf } from '#server/features/people/purse';
import { purse } from '#server/ledger/account';
import { post, reverse } from '#server/ledger/transfer';
import { holdUndo } from './hold-paper';
import type { SignUndoInput } from './inputs';
import { signingSeat } from './policy';
import { isWithinUndo, UndoMove, UndoState } from './rules';
import { SeasonUndo } from './season-undo.entity';
import { type StandingExpiry, standingExpiry } from './standing-expiry';

/**
 * Signs an undoing: the points are back in the purses, those of a household merged since in its heir's. When all of
 * a closing is undone the season may be closed again. Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_FILER, ILLEGAL_MOVE,
 * UNDO_TOO_LATE, CONFLICT (nothing of it stands any more).
 */
export async function signUndo(tx: Tx, actor: Actor, input: SignUndoInput): Promise<SeasonUndo> {
  const intent = intentOf('signUndo', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonUndo, { id: earlier }));

  const { paper, path, close } = await holdUndo(tx, actor, input.undoId, UndoMove.SIGN);
  demand(isWithinUndo(close, tx.at), ErrorCode.UNDO_TOO_LATE);
  const expired = await standingExpiry(tx, close.id, paper.householdId);
  demand(expired.length > 0, ErrorCode.CONFLICT);
  const heirs = await heirsOf(
    tx,
    expired.map((transfer) => transfer.householdId),
  );
  const points = expired.reduce((sum, transfer) => sum + transfer.amount, 0);

  await tx.manager.update(
    SeasonUndo,
    { id: paper.id },
    {
      state: UndoState.DONE,
      signedBy: actor.residentId,
      signedBody: signingSeat(actor, path),
      signedAt: tx.at,
      undonePoints: points,
    },
  );
  if (paper.householdId === null) {
    await tx.rows('update season_close set undone_at = $2 where id = $1', [close.id, tx.at]);
  }
  const by = { actorId: actor.residentId, requestId: intent.requestId };
  await reverse(tx, expired, by);
  await post(
    tx,
    expired.flatMap((transfer) => toHeir(transfer, paper.id, heirs)),
    by,
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_UNDO',
      subjectId: paper.id,
      move: 'SIGN',
      villageId: close.villageId,
      detail: { households: expired.length, points, closeId: close.id },
    },
  ]);
  return found(await tx.one(SeasonUndo, { id: paper.id }));
}

/** A purse that a household left behind by merging is opened by no card: its points follow to the heir. */
function toHeir(
  { bookId, householdId, amount }: StandingExpiry,
  undoId: string,
  heirs: ReadonlyMap<string, string>,
) {
  const heirId = heirs.get(householdId) ?? householdId;
  if (heirId === householdId) return [];
  return [
    {
      key: `undo:${undoId}:${householdId}`,
      debit: purse(bookId, householdId),
      credit: purse(bookId, heirId),
      amount,
      kind: 'MOVING' as const,
      sourceId: undoId,
    },
  ];
}
