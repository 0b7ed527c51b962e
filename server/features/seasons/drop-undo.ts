// An undoing that is not signed ends with a reason; the closing stands as it was.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdUndo } from './hold-paper';
import type { DropUndoInput } from './inputs';
import { UndoMove, UndoState } from './rules';
import { SeasonUndo } from './season-undo.entity';

/** Takes back or declines an undoing. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function dropUndo(tx: Tx, actor: Actor, input: DropUndoInput): Promise<SeasonUndo> {
  const intent = intentOf('dropUndo', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonUndo, { id: earlier }));

  const { paper, close } = await holdUndo(tx, actor, input.undoId, UndoMove.DROP);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await tx.manager.update(
    SeasonUndo,
    { id: paper.id },
    { state: UndoState.DROPPED, droppedBy: actor.residentId, droppedAt: tx.at, dropReason: reason },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_UNDO',
      subjectId: paper.id,
      move: 'DROP',
      villageId: close.villageId,
      detail: { reason },
    },
  ]);
  return found(await tx.one(SeasonUndo, { id: paper.id }));
}
