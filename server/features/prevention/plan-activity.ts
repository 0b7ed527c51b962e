// The association plans openly what everybody may come to; it may also be written down afterwards, for a month.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { PreventionActivity, PreventionMove, PreventionState } from './activity.entity';
import { servedBy } from './association';
import type { AmendPreventionInput, PlanPreventionInput, PreventionMoveInput } from './inputs';
import { can } from './policy';
import { DAYS_AHEAD, DAYS_BACK, isPreventionMoveLegal } from './rules';

const DAY = 86_400_000;

function demandTime(tx: Tx, startsAt: Date): void {
  const away = startsAt.getTime() - tx.at.getTime();
  demand(away >= -DAYS_BACK * DAY && away <= DAYS_AHEAD * DAY, ErrorCode.OUT_OF_RANGE, 'startsAt');
}

/** Plans an activity. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`startsAt`). */
export async function planPrevention(
  tx: Tx,
  actor: Actor,
  input: PlanPreventionInput,
): Promise<PreventionActivity> {
  const intent = intentOf('planPrevention', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionActivity, { id: earlier }));

  const { councilId, villageId } = await servedBy(tx, actor, input.villageId);
  demandTime(tx, input.startsAt);
  const { kind, topic, startsAt, minutes } = input;
  await tx.manager.insert(PreventionActivity, {
    id: input.requestId,
    villageId,
    councilId,
    kind,
    topic,
    title: trimmed(input.title),
    place: trimmed(input.place),
    startsAt,
    minutes,
    partner: trimmed(input.partner),
    state: PreventionState.PLANNED,
    plannedBy: actor.residentId,
    plannedAt: tx.at,
    words: '',
  });
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION',
      subjectId: input.requestId,
      move: 'PLAN',
      villageId,
      detail: { kind, topic },
    },
  ]);
  return found(await tx.one(PreventionActivity, { id: input.requestId }));
}

/** The activity, locked, for a move of the actor. NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function holdActivity(
  tx: Tx,
  actor: Actor,
  id: string,
  move: PreventionMove,
): Promise<PreventionActivity> {
  const activity = found(
    await tx.manager.findOne(PreventionActivity, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'activityId',
  );
  demand(can.serve(actor, activity.councilId), ErrorCode.FORBIDDEN);
  demand(isPreventionMoveLegal(move, activity, tx.at), ErrorCode.ILLEGAL_MOVE);
  return activity;
}

/** Alters what is planned. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, OUT_OF_RANGE. */
export async function amendPrevention(
  tx: Tx,
  actor: Actor,
  input: AmendPreventionInput,
): Promise<PreventionActivity> {
  const intent = intentOf('amendPrevention', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionActivity, { id: earlier }));

  const activity = await holdActivity(tx, actor, input.activityId, PreventionMove.AMEND);
  demandTime(tx, input.startsAt);
  const { kind, topic, startsAt, minutes } = input;
  await tx.manager.update(
    PreventionActivity,
    { id: activity.id },
    {
      kind,
      topic,
      title: trimmed(input.title),
      place: trimmed(input.place),
      startsAt,
      minutes,
      partner: trimmed(input.partner),
    },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION',
      subjectId: activity.id,
      move: 'AMEND',
      villageId: activity.villageId,
      detail: { kind, topic },
    },
  ]);
  return found(await tx.one(PreventionActivity, { id: activity.id }));
}

/** Calls off what is planned. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelPrevention(
  tx: Tx,
  actor: Actor,
  input: PreventionMoveInput,
): Promise<PreventionActivity> {
  const intent = intentOf('cancelPrevention', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionActivity, { id: earlier }));

  const activity = await holdActivity(tx, actor, input.activityId, PreventionMove.CANCEL);
  await tx.manager.update(
    PreventionActivity,
    { id: activity.id },
    { state: PreventionState.CANCELLED, closedBy: actor.residentId, closedAt: tx.at },
  );
  await keep(tx, intent, [
    { subjectKind: 'PREVENTION', subjectId: activity.id, move: 'CANCEL', villageId: activity.villageId },
  ]);
  return found(await tx.one(PreventionActivity, { id: activity.id }));
}
