// A report that is not signed ends with a reason; nothing has happened, and the season can be closed anew.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdClose } from './hold-paper';
import type { DropCloseInput } from './inputs';
import { CloseMove, CloseState } from './rules';
import { SeasonClose } from './season-close.entity';

/** Takes back or declines a prepared closing. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function dropClose(tx: Tx, actor: Actor, input: DropCloseInput): Promise<SeasonClose> {
  const intent = intentOf('dropClose', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonClose, { id: earlier }));

  const { paper } = await holdClose(tx, actor, input.closeId, CloseMove.DROP);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await tx.manager.update(
    SeasonClose,
    { id: paper.id },
    { state: CloseState.DROPPED, droppedBy: actor.residentId, droppedAt: tx.at, dropReason: reason },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'SEASON_CLOSE',
      subjectId: paper.id,
      move: 'DROP',
      villageId: paper.villageId,
      detail: { reason },
    },
  ]);
  return found(await tx.one(SeasonClose, { id: paper.id }));
}
