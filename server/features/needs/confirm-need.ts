// Both sides have said so: the visit becomes an activity record that others check and approve. Whoever confirmed has filed it.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { insertRecord } from '#server/features/activities/new-record';
import { type ActivityRecord, ActivityWay } from '#server/features/activities/record.entity';
import { scoreOf } from '#server/features/activities/score-act';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { AUTO, hourlyPoints } from '#server/features/scoring/rules';
import { holdForMove, liveVisit } from './facts';
import type { ConfirmNeedInput } from './inputs';
import { Need, NeedMove, NeedState } from './need.entity';
import { ConfirmedHow, NeedVisit, VisitState } from './need-visit.entity';
import { recordTitles, usualRules } from './rules';
import { tellVolunteer } from './tell-need';

/**
 * Confirms a visit. Answers the need. Throws NOT_FOUND, FORBIDDEN (the helper; an organiser where the household speaks
 * for itself), ILLEGAL_MOVE, BAD_INPUT (`how`: a member of the household needs no call, others must say how they asked).
 */
export async function confirmNeed(tx: Tx, actor: Actor, input: ConfirmNeedInput): Promise<Need> {
  const intent = intentOf('confirmNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.CONFIRM);
  const isOwn = actor.householdId === need.householdId;
  const how = isOwn ? ConfirmedHow.HOUSEHOLD : (input.how ?? null);
  demand(how && (isOwn || how !== ConfirmedHow.HOUSEHOLD), ErrorCode.BAD_INPUT, 'how');
  const visit = await liveVisit(tx, need.id);
  const record = await creditVisit(tx, actor, need, visit);
  await tx.manager.update(
    NeedVisit,
    { id: visit.id },
    {
      state: VisitState.CONFIRMED,
      confirmedBy: actor.residentId,
      confirmedAt: tx.at,
      confirmedHow: how,
      recordId: record?.id ?? null,
    },
  );
  await tx.manager.update(Need, { id: need.id }, { state: NeedState.CONFIRMED, endedAt: tx.at });
  await tellVolunteer(tx, need, visit.helperId, MessageKind.NEED_CONFIRMED, visit.id, {
    minutes: String(visit.minutes ?? 0),
  });
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'CONFIRM',
      villageId: need.villageId,
      detail: { how, minutes: visit.minutes },
    },
    ...(record
      ? [
          {
            subjectKind: 'RECORD',
            subjectId: record.id,
            move: 'FILE',
            villageId: need.villageId,
            detail: { points: record.facePoints },
          },
        ]
      : []),
  ]);
  return found(await tx.one(Need, { id: need.id }));
}

/** The visit's record under the rule for its kind; null where the village credits none, or the helper has moved away. */
async function creditVisit(
  tx: Tx,
  actor: Actor,
  need: Need,
  visit: NeedVisit,
): Promise<ActivityRecord | null> {
  const helper = found(await tx.one(Resident, { id: visit.helperId }));
  const { householdId, villageId } = helper;
  const { beganAt, minutes } = visit;
  if (!householdId || villageId !== need.villageId || helper.state !== ResidentState.ACTIVE) return null;
  if (!beganAt || minutes === null) return null;
  const ruleId = await ruleFor(tx, need, dayOf(beganAt), minutes);
  if (!ruleId) return null;
  const score = await scoreOf(tx, need.villageId, { ruleId, startedAt: beganAt });
  const place = await tx.row<{ nameZh: string }>(
    `select coalesce(g.name_zh, a.name_zh) as name_zh from household h join area a on a.id = h.area_id
       left join area g on g.id = any(a.path) and g.kind = 'GRID' where h.id = $1`,
    [need.householdId],
  );
  return insertRecord(
    tx,
    {
      villageId: need.villageId,
      householdId,
      residentId: helper.id,
      filerId: actor.residentId,
      way: ActivityWay.FILED,
    },
    {
      requestId: newId(),
      ruleId,
      title: recordTitles[need.kind],
      note: '',
      place: place?.nameZh ?? '',
      startedAt: beganAt,
      minutes,
      photoIds: [],
      submit: true,
    },
    score,
  );
}

/** The rule that credits help of this kind on a day: the village's choice, or the county's usual one. Too short an hour earns none. */
async function ruleFor(tx: Tx, need: Need, day: string, minutes: number): Promise<string | null> {
  const rule = await tx.row<{ id: string; basis: RuleBasis; pointsMin: number }>(
    `select u.id, v.basis, v.points_min
     from rule u join rule_version v on v.rule_id = u.id and v.effective_from <= $4
       and coalesce(v.effective_to, 'infinity') >= $4
     where not $5 = any(v.bodies) and v.basis in ('PER_HOUR', 'FLAT')
       and case when exists (select 1 from need_rule r where r.village_id = $1 and r.kind = $2)
         then u.id = (select r.rule_id from need_rule r where r.village_id = $1 and r.kind = $2)
         else u.code = $3 and u.area_id = any(select unnest(path) from area where id = $1) end`,
    [need.villageId, need.serviceKind, usualRules[need.serviceKind] ?? '', day, AUTO],
  );
  if (!rule) return null;
  const isTooShort = rule.basis === RuleBasis.PER_HOUR && hourlyPoints(rule.pointsMin, minutes) === 0;
  return isTooShort ? null : rule.id;
}
