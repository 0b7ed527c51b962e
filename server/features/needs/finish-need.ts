// The helper says that it is done and how long it took; the household's word is still wanted.
import { dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdForMove, liveVisit } from './facts';
import type { FinishNeedInput, NotDoneInput } from './inputs';
import { Need, NeedMove, NeedState } from './need.entity';
import { NeedVisit, VisitState } from './need-visit.entity';
import { tellVolunteer, tellHousehold } from './tell-need';

/**
 * Throws NOT_FOUND, FORBIDDEN (not the helper), ILLEGAL_MOVE, IN_THE_FUTURE (`minutes`: the clock is not there yet),
 * OUT_OF_RANGE (`beganAt`: before the day of the promise).
 */
export async function finishNeed(tx: Tx, actor: Actor, input: FinishNeedInput): Promise<Need> {
  const intent = intentOf('finishNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.FINISH);
  const visit = await liveVisit(tx, need.id);
  const { beganAt, minutes } = input;
  demand(beganAt >= startOfDay(dayOf(visit.acceptedAt)), ErrorCode.OUT_OF_RANGE, 'beganAt');
  demand(beganAt.getTime() + minutes * 60_000 <= tx.at.getTime(), ErrorCode.IN_THE_FUTURE, 'minutes');
  await tx.manager.update(
    NeedVisit,
    { id: visit.id },
    { state: VisitState.DONE, doneAt: tx.at, beganAt, minutes },
  );
  await tx.manager.update(Need, { id: need.id }, { state: NeedState.DONE });
  await tellHousehold(tx, need, MessageKind.NEED_DONE, intent.requestId, {
    helper: actor.name,
    minutes: String(minutes),
  });
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'FINISH',
      villageId: need.villageId,
      detail: { minutes },
    },
  ]);
  return found(await tx.one(Need, { id: need.id }));
}

/** The household says that it is not done, or not so: the helper has another go. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function denyNeed(tx: Tx, actor: Actor, input: NotDoneInput): Promise<Need> {
  const intent = intentOf('denyNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.NOT_DONE);
  const visit = await liveVisit(tx, need.id);
  await tx.manager.update(
    NeedVisit,
    { id: visit.id },
    { state: VisitState.PLANNED, doneAt: null, beganAt: null, minutes: null },
  );
  await tx.manager.update(Need, { id: need.id }, { state: NeedState.ACCEPTED });
  await tellVolunteer(tx, need, visit.helperId, MessageKind.NEED_NOT_DONE, intent.requestId);
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'NOT_DONE',
      villageId: need.villageId,
      detail: { reason: trimmed(input.reason) },
    },
  ]);
  return found(await tx.one(Need, { id: need.id }));
}
