// A class is its sessions; who was there often enough has finished it, and becomes a record like any other.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { takeRoll } from '#server/features/activities/take-roll';
import { seatedOn } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { associationOf, demandRun, demandServe, demandSpeaker, elderOf, neighbourOf } from './facts';
import { ClassState, ElderClass, ElderSession } from './gathering.entity';
import type { ClassRollInput, FinishClassInput, JoinClassInput, OpenClassInput } from './gathering-inputs';
import { hasFinished } from './rules';
import { settingsOf } from './settings';

async function holdClass(tx: Tx, id: string): Promise<ElderClass> {
  return found(
    await tx.manager.findOne(ElderClass, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'classId',
  );
}

/** Opens a class with its sessions. Throws NOT_FOUND, FORBIDDEN, OTHER_VILLAGE (`teacherId`), OUT_OF_RANGE (`sessions.N`: not after the one before). */
export async function openClass(tx: Tx, actor: Actor, input: OpenClassInput): Promise<ElderClass> {
  const intent = intentOf('openClass', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderClass, { id: earlier }));

  const { villageId, teacherId, places, sessions } = input;
  await demandRun(tx, actor, villageId);
  if (teacherId) await neighbourOf(tx, teacherId, villageId, 'teacherId');
  for (const [place, { startsAt }] of sessions.entries()) {
    const before = place === 0 ? tx.at : sessions[place - 1]?.startsAt;
    demand(before && startsAt > before, ErrorCode.OUT_OF_RANGE, `sessions.${place}`);
  }
  await tx.manager.insert(ElderClass, {
    id: intent.requestId,
    villageId,
    title: trimmed(input.title),
    place: trimmed(input.place),
    teacherId: teacherId ?? null,
    places,
    state: ClassState.OPEN,
    openedBy: actor.residentId,
    openedAt: tx.at,
  });
  await tx.rows(
    `insert into elder_session (class_id, no, topic, starts_at, minutes)
     select $1, x.no, x.topic, x."startsAt", x.minutes
     from jsonb_to_recordset($2::jsonb) as x (no int, topic text, "startsAt" timestamptz, minutes int)`,
    [
      intent.requestId,
      JSON.stringify(
        sessions.map(({ topic, startsAt, minutes }, place) => ({
          no: place + 1,
          topic: trimmed(topic),
          startsAt,
          minutes,
        })),
      ),
    ],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_CLASS',
      subjectId: intent.requestId,
      move: 'OPEN',
      villageId,
      detail: { sessions: sessions.length, places },
    },
  ]);
  return found(await tx.one(ElderClass, { id: intent.requestId }));
}

/** An elder joins a class. Throws NOT_FOUND, AGE_NOT_FIT, FORBIDDEN, OTHER_VILLAGE, ILLEGAL_MOVE, CONFLICT (in it already), SEATS_FULL. */
export async function joinClass(tx: Tx, actor: Actor, input: JoinClassInput): Promise<ElderClass> {
  const intent = intentOf('joinClass', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderClass, { id: earlier }));

  const elder = await elderOf(tx, input.elderId);
  demandSpeaker(actor, elder);
  const its = await holdClass(tx, input.classId);
  demand(its.villageId === elder.resident.villageId, ErrorCode.OTHER_VILLAGE, 'classId');
  demand(its.state === ClassState.OPEN, ErrorCode.ILLEGAL_MOVE, 'classId');
  const joined = await tx.rows(
    `insert into elder_pupil (class_id, resident_id, joined_at, joined_by) values ($1, $2, $3, $4)
     on conflict (class_id, resident_id) do update set state = 'IN', joined_at = $3, joined_by = $4
       where elder_pupil.state = 'LEFT' returning resident_id`,
    [its.id, elder.resident.id, tx.at, actor.residentId],
  );
  demand(joined.length > 0, ErrorCode.CONFLICT, 'elderId');
  await keep(tx, intent, [
    { subjectKind: 'ELDER_CLASS', subjectId: its.id, move: 'JOIN_CLASS', villageId: its.villageId },
  ]);
  return found(await tx.one(ElderClass, { id: its.id }));
}

/** Leaves a class. Throws as above, NOT_FOUND (`elderId`: not in it). */
export async function leaveClass(tx: Tx, actor: Actor, input: JoinClassInput): Promise<ElderClass> {
  const intent = intentOf('leaveClass', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderClass, { id: earlier }));

  const elder = await elderOf(tx, input.elderId);
  demandSpeaker(actor, elder);
  const its = await holdClass(tx, input.classId);
  demand(its.state === ClassState.OPEN, ErrorCode.ILLEGAL_MOVE, 'classId');
  const gone = await tx.rows(
    "update elder_pupil set state = 'LEFT' where class_id = $1 and resident_id = $2 and state = 'IN' returning 1",
    [its.id, elder.resident.id],
  );
  demand(gone.length > 0, ErrorCode.NOT_FOUND, 'elderId');
  await keep(tx, intent, [
    { subjectKind: 'ELDER_CLASS', subjectId: its.id, move: 'LEAVE_CLASS', villageId: its.villageId },
  ]);
  return found(await tx.one(ElderClass, { id: its.id }));
}

/**
 * Takes the roll of a session, or takes it anew. Whoever sits in the association or teaches may; teaching is a duty of a
 * teacher who sits in it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (the class is over), IN_THE_FUTURE, BAD_INPUT
 * (`presentIds`: not a pupil).
 */
export async function takeClassRoll(tx: Tx, actor: Actor, input: ClassRollInput): Promise<ElderClass> {
  const intent = intentOf('takeClassRoll', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderClass, { id: earlier }));

  const session = found(await tx.one(ElderSession, { id: input.sessionId }), 'sessionId');
  const its = await holdClass(tx, session.classId);
  if (its.teacherId !== actor.residentId) await demandServe(tx, actor, its.villageId);
  demand(its.state === ClassState.OPEN, ErrorCode.ILLEGAL_MOVE, 'sessionId');
  demand(session.startsAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'sessionId');
  const pupils = await tx.rows<{ residentId: string }>(
    "select resident_id from elder_pupil where class_id = $1 and state = 'IN'",
    [its.id],
  );
  const known = new Set(pupils.map(({ residentId }) => residentId));
  demand(
    input.presentIds.every((id) => known.has(id)),
    ErrorCode.BAD_INPUT,
    'presentIds',
  );
  await tx.rows('delete from elder_presence where session_id = $1', [session.id]);
  await tx.rows('insert into elder_presence select $1, x.id from unnest($2::uuid[]) x (id)', [
    session.id,
    input.presentIds,
  ]);
  await tx.manager.update(ElderSession, { id: session.id }, { rolledAt: tx.at, rolledBy: actor.residentId });
  await logTeaching(tx, actor, its, session);
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_CLASS',
      subjectId: its.id,
      move: 'TAKE_ROLL',
      villageId: its.villageId,
      detail: { no: session.no, present: input.presentIds.length },
    },
  ]);
  return found(await tx.one(ElderClass, { id: its.id }));
}

async function logTeaching(tx: Tx, actor: Actor, its: ElderClass, session: ElderSession): Promise<void> {
  const councilId = await associationOf(tx, its.villageId);
  if (!councilId || !its.teacherId) return;
  const onDay = dayOf(session.startsAt);
  const seats = await seatedOn(tx, councilId, onDay);
  if (!seats.some(({ residentId }) => residentId === its.teacherId)) return;
  await logDuties(tx, actor.residentId, [
    {
      councilId,
      residentId: its.teacherId,
      kind: DutyKind.TALK,
      onDay,
      minutes: session.minutes,
      sourceKind: 'ELDER_SESSION',
      sourceId: session.id,
    },
  ]);
}

/**
 * Closes a class when all rolls are taken: who was there often enough has finished it and stands on a roll of the
 * activities, under the village's rule for classes. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (over, or a roll is
 * missing), and what takeRoll throws.
 */
export async function finishClass(tx: Tx, actor: Actor, input: FinishClassInput): Promise<ElderClass> {
  const intent = intentOf('finishClass', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderClass, { id: earlier }));

  const its = await holdClass(tx, input.classId);
  await demandRun(tx, actor, its.villageId);
  demand(its.state === ClassState.OPEN, ErrorCode.ILLEGAL_MOVE, 'classId');
  const sessions = await tx.rows<ElderSession>(
    'select * from elder_session where class_id = $1 order by no',
    [its.id],
  );
  demand(
    sessions.every(({ rolledAt }) => rolledAt !== null),
    ErrorCode.ILLEGAL_MOVE,
    'classId',
  );
  const { classPercent, classRuleId } = await settingsOf(tx, its.villageId);
  const pupils = await tx.rows<{ residentId: string; attended: number; active: boolean }>(
    `select p.resident_id, count(x.session_id) as attended,
       r.state = 'ACTIVE' and r.village_id = $2 and r.household_id is not null as active
     from elder_pupil p join resident r on r.id = p.resident_id
       left join (elder_presence x join elder_session s on s.id = x.session_id and s.class_id = $1)
         on x.resident_id = p.resident_id
     where p.class_id = $1 and p.state = 'IN' group by p.resident_id, r.id order by p.resident_id`,
    [its.id, its.villageId],
  );
  const finished = pupils.filter(({ attended }) => hasFinished(attended, sessions.length, classPercent));
  const last = sessions.at(-1)?.startsAt ?? tx.at;
  const rows = finished.filter(({ active }) => active).map(({ residentId }) => ({ residentId }));
  const roll =
    classRuleId && rows.length > 0
      ? await takeRoll(tx, actor, {
          requestId: newId(),
          villageId: its.villageId,
          ruleId: classRuleId,
          title: `${its.title}结业`,
          place: its.place,
          startedAt: new Date(last),
          note: '',
          rows,
          photoIds: [],
        })
      : null;
  await tx.rows(
    "update elder_pupil set state = 'FINISHED' where class_id = $1 and resident_id = any($2::uuid[])",
    [its.id, finished.map(({ residentId }) => residentId)],
  );
  await tx.manager.update(
    ElderClass,
    { id: its.id },
    { state: ClassState.FINISHED, rollId: roll?.id ?? null, endedAt: tx.at },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_CLASS',
      subjectId: its.id,
      move: 'FINISH',
      villageId: its.villageId,
      detail: { pupils: pupils.length, finished: finished.length },
    },
  ]);
  return found(await tx.one(ElderClass, { id: its.id }));
}
