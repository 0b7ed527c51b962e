// A need ends without a visit when the household takes it back, or when an organiser says why nobody can come.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdForMove, liveVisit } from './facts';
import type { CloseNeedInput, NeedWordsInput } from './inputs';
import { Need, NeedMove, NeedState } from './need.entity';
import { NeedVisit, VisitState } from './need-visit.entity';
import { tellVolunteer, tellHousehold } from './tell-need';

/** Takes a need back; whoever promised to come is told and free again. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function withdrawNeed(tx: Tx, actor: Actor, input: NeedWordsInput): Promise<Need> {
  const intent = intentOf('withdrawNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.WITHDRAW);
  if (need.state === NeedState.ACCEPTED) {
    const visit = await liveVisit(tx, need.id);
    await tx.manager.update(NeedVisit, { id: visit.id }, { state: VisitState.CALLED_OFF });
    await tx.rows('delete from engagement where need_visit_id = $1', [visit.id]);
    await tellVolunteer(tx, need, visit.helperId, MessageKind.NEED_CALLED_OFF, visit.id, {
      at: visit.startsAt.toISOString(),
    });
  }
  await tx.manager.update(
    Need,
    { id: need.id },
    { state: NeedState.WITHDRAWN, endedAt: tx.at, endedBy: actor.residentId, endWords: trimmed(input.words) },
  );
  await keep(tx, intent, [
    { subjectKind: 'NEED', subjectId: need.id, move: 'WITHDRAW', villageId: need.villageId },
  ]);
  return found(await tx.one(Need, { id: need.id }));
}

/** Ends a need that waits, with a reason; the household is told. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function closeNeed(tx: Tx, actor: Actor, input: CloseNeedInput): Promise<Need> {
  const intent = intentOf('closeNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.CLOSE);
  await tx.manager.update(
    Need,
    { id: need.id },
    {
      state: NeedState.CLOSED,
      endedAt: tx.at,
      endedBy: actor.residentId,
      endReason: input.reason,
      endWords: trimmed(input.words),
    },
  );
  await tellHousehold(tx, need, MessageKind.NEED_CLOSED, 'closed', { ended: input.reason });
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'CLOSE',
      villageId: need.villageId,
      detail: { reason: input.reason },
    },
  ]);
  return found(await tx.one(Need, { id: need.id }));
}
