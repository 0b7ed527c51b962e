// A closing can be undone within its days, for one household or for all; it takes two people as the closing did.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdClose } from './hold-paper';
import type { UndoExpiryInput } from './inputs';
import { CloseMove, isWithinUndo, UndoState } from './rules';
import { SeasonUndo } from './season-undo.entity';
import { standingExpiry } from './standing-expiry';

/**
 * Asks for the undoing of a closing; nothing moves until somebody of another body signs.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, UNDO_TOO_LATE, REASON_REQUIRED, CONFLICT (nothing of it stands any more, or
 * the same is already asked for).
 */
export async function undoExpiry(tx: Tx, actor: Actor, input: UndoExpiryInput): Promise<SeasonUndo> {
  const intent = intentOf('undoExpiry', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonUndo, { id: earlier }));

  const { paper } = await holdClose(tx, actor, input.closeId, CloseMove.UNDO);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  const householdId = input.householdId ?? null;
  demand(isWithinUndo(paper, tx.at), ErrorCode.UNDO_TOO_LATE);
  const standing = await standingExpiry(tx, paper.id, householdId);
  demand(standing.length > 0, ErrorCode.CONFLICT, 'householdId');

  await tx.manager.insert(SeasonUndo, {
    id: intent.requestId,
    closeId: paper.id,
    householdId,
    reason,
    state: UndoState.PREPARED,
    preparedBy: actor.residentId,
    preparedAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_UNDO',
      subjectId: intent.requestId,
      move: 'PREPARE',
      villageId: paper.villageId,
      detail: { reason, households: standing.length, closeId: paper.id },
    },
  ]);
  return found(await tx.one(SeasonUndo, { id: intent.requestId }));
}
