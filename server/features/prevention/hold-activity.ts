// What was held counts heads. Those who came and want their points are on a roll of their own, like at any other event;
// the members who held it did a duty.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { takeRoll } from '#server/features/activities/take-roll';
import { seatedOn } from '#server/features/councils/seats';
import { logDuties } from '#server/features/duties/log-duties';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { PreventionActivity, PreventionMove, PreventionState } from './activity.entity';
import type { HoldPreventionInput } from './inputs';
import { StockMoveKind } from './material.entity';
import { moveStock } from './move-stock';
import { holdActivity } from './plan-activity';
import { ATTENDED_RULE, dutyKinds } from './rules';

/**
 * Writes down what was held. Throws NOT_FOUND (`speakerIds`: nobody of the association, `handedOut.N`), FORBIDDEN (also
 * where the actor takes no rolls and names somebody for points), ILLEGAL_MOVE, STOCK_NEGATIVE, OUT_OF_RANGE (`creditIds`:
 * more than came), RULE_NOT_EFFECTIVE, and what the roll refuses (`rows.N`).
 */
export async function holdPrevention(
  tx: Tx,
  actor: Actor,
  input: HoldPreventionInput,
): Promise<PreventionActivity> {
  const intent = intentOf('holdPrevention', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(PreventionActivity, { id: earlier }));

  const activity = await holdActivity(tx, actor, input.activityId, PreventionMove.HOLD);
  const { audience, speakerIds, creditIds, handedOut } = input;
  const onDay = dayOf(activity.startsAt);
  const seats = await seatedOn(tx, activity.councilId, onDay);
  const sitting = new Set(seats.map(({ residentId }) => residentId));
  demand(
    speakerIds.every((id) => sitting.has(id)),
    ErrorCode.NOT_FOUND,
    'speakerIds',
  );
  demand(creditIds.length <= audience, ErrorCode.OUT_OF_RANGE, 'creditIds');
  const rollId = creditIds.length > 0 ? await rollFor(tx, actor, activity, creditIds) : null;
  await tx.manager.update(
    PreventionActivity,
    { id: activity.id },
    {
      state: PreventionState.HELD,
      audience,
      words: trimmed(input.words),
      rollId,
      closedBy: actor.residentId,
      closedAt: tx.at,
    },
  );
  await tx.rows(
    'insert into prevention_speaker (activity_id, resident_id) select $1, id from unnest($2::uuid[]) x (id)',
    [activity.id, speakerIds],
  );
  for (const [place, { materialId, pieces }] of handedOut.entries()) {
    await moveStock(tx, actor, {
      id: newId(),
      councilId: activity.councilId,
      materialId,
      kind: StockMoveKind.HANDED_OUT,
      pieces,
      activityId: activity.id,
      onDay,
      field: `handedOut.${place}`,
    });
  }
  await logDuties(
    tx,
    actor.residentId,
    speakerIds.map((residentId) => ({
      councilId: activity.councilId,
      residentId,
      kind: dutyKinds[activity.kind],
      onDay,
      minutes: activity.minutes,
      sourceKind: 'PREVENTION',
      sourceId: activity.id,
    })),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'PREVENTION',
      subjectId: activity.id,
      move: 'HOLD',
      villageId: activity.villageId,
      detail: { audience, credited: creditIds.length },
    },
  ]);
  return found(await tx.one(PreventionActivity, { id: activity.id }));
}

/** The roll of those who asked for their points. */
async function rollFor(
  tx: Tx,
  actor: Actor,
  activity: PreventionActivity,
  residentIds: readonly string[],
): Promise<string> {
  const rule = found(
    await tx.row<{ id: string }>(
      'select id from rule where code = $1 and area_id = any(select unnest(path) from area where id = $2)',
      [ATTENDED_RULE, activity.villageId],
    ),
    'creditIds',
  );
  const roll = await takeRoll(tx, actor, {
    requestId: newId(),
    villageId: activity.villageId,
    ruleId: rule.id,
    title: activity.title,
    place: activity.place,
    startedAt: activity.startsAt,
    endedAt: null,
    note: '',
    rows: residentIds.map((residentId) => ({
      residentId,
      minutes: activity.minutes,
      points: null,
      refusedReason: null,
    })),
    photoIds: [],
  });
  return roll.id;
}
