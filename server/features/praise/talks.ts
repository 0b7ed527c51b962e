// An evening of the lecture hall has five to seven parts, a list of who was there, and ends as a roll of the activities.
import { randomInt } from 'node:crypto';
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { takeRoll } from '#server/features/activities/take-roll';
import { seatedOn } from '#server/features/councils/seats';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { creditAct } from './credit';
import { reviewOf } from './facts';
import type { AttendTalkInput, MarkTalkInput, PlanTalkInput, TalkMoveInput } from './inputs';
import { can } from './policy';
import { DOOR_MINUTES, isDoorOpen } from './rules';
import { settingsOf } from './settings';
import { GuestWay, Talk, TalkPart, TalkState } from './talk.entity';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Ten letters of 32: nobody at home guesses what hangs in the hall. */
function newCode(): string {
  return Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

async function holdTalk(tx: Tx, id: string): Promise<Talk> {
  return found(
    await tx.manager.findOne(Talk, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'talkId',
  );
}

/** The talk, locked, for whoever arranges it. NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (over). */
async function holdToArrange(tx: Tx, actor: Actor, id: string): Promise<Talk> {
  const talk = await holdTalk(tx, id);
  demand(can.arrange(actor, await areaPath(tx, talk.villageId)), ErrorCode.FORBIDDEN, 'talkId');
  demand(talk.state === TalkState.PLANNED, ErrorCode.ILLEGAL_MOVE, 'talkId');
  return talk;
}

/**
 * Plans a talk with its parts. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`startsAt`: past; `parts`: not five to seven, or
 * longer than four hours), OTHER_VILLAGE (`speakerId`), CONSENT_REQUIRED (`deedId`: not shown now).
 */
export async function planTalk(tx: Tx, actor: Actor, input: PlanTalkInput): Promise<Talk> {
  const intent = intentOf('planTalk', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Talk, { id: earlier }));

  const { villageId, startsAt, parts } = input;
  demand(can.arrange(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  demand(startsAt > tx.at, ErrorCode.OUT_OF_RANGE, 'startsAt');
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  demand(parts.length >= 5 && parts.length <= 7, ErrorCode.OUT_OF_RANGE, 'parts');
  demand(minutes >= 20 && minutes <= 240, ErrorCode.OUT_OF_RANGE, 'parts');
  if (input.speakerId) {
    const speaker = found(await tx.one(Resident, { id: input.speakerId }), 'speakerId');
    demand(speaker.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'speakerId');
  }
  if (input.deedId) {
    const row = found(
      await tx.row<{ shown: boolean; villageId: string }>(
        'select deed_shown(d) as shown, d.village_id from deed d where d.id = $1',
        [input.deedId],
      ),
      'deedId',
    );
    demand(row.villageId === villageId, ErrorCode.NOT_FOUND, 'deedId');
    demand(row.shown, ErrorCode.CONSENT_REQUIRED, 'deedId');
  }
  await tx.manager.insert(Talk, {
    id: intent.requestId,
    villageId,
    title: trimmed(input.title),
    place: trimmed(input.place),
    startsAt,
    minutes,
    deedId: input.deedId ?? null,
    speakerId: input.speakerId ?? null,
    state: TalkState.PLANNED,
    code: newCode(),
    plannedBy: actor.residentId,
    plannedAt: tx.at,
  });
  await tx.manager.insert(
    TalkPart,
    parts.map((part, place) => ({
      talkId: intent.requestId,
      place: place + 1,
      kind: part.kind,
      title: trimmed(part.title),
      minutes: part.minutes,
    })),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'TALK',
      subjectId: intent.requestId,
      move: 'PLAN',
      villageId,
      detail: { parts: parts.length, minutes },
    },
  ]);
  return found(await tx.one(Talk, { id: intent.requestId }));
}

/** Calls a talk off. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelTalk(tx: Tx, actor: Actor, input: TalkMoveInput): Promise<Talk> {
  const intent = intentOf('cancelTalk', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Talk, { id: earlier }));

  const talk = await holdToArrange(tx, actor, input.talkId);
  await tx.manager.update(Talk, { id: talk.id }, { state: TalkState.CANCELLED });
  await keep(tx, intent, [
    { subjectKind: 'TALK', subjectId: talk.id, move: 'CANCEL', villageId: talk.villageId },
  ]);
  return found(await tx.one(Talk, { id: talk.id }));
}

async function putOnList(
  tx: Tx,
  talk: Talk,
  ids: readonly string[],
  way: GuestWay,
  by: string,
): Promise<number> {
  const rows = await tx.rows(
    `insert into talk_guest (talk_id, resident_id, way, at, marked_by)
     select $1, x.id, $3, $4, $5 from unnest($2::uuid[]) x (id) on conflict do nothing returning 1`,
    [talk.id, ids, way, tx.at, by],
  );
  return rows.length;
}

/**
 * Puts the viewer on the list by the code that hangs in the hall; doing it twice changes nothing. Throws WRONG_CODE,
 * OTHER_VILLAGE, OUT_OF_RANGE (the door is not open).
 */
export async function attendTalk(tx: Tx, actor: Actor, input: AttendTalkInput): Promise<Talk> {
  const intent = intentOf('attendTalk', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Talk, { id: earlier }));

  const talk = await tx.one(Talk, { code: input.code, state: TalkState.PLANNED });
  demand(talk, ErrorCode.WRONG_CODE, 'code');
  demand(actor.villageId === talk.villageId && actor.householdId, ErrorCode.OTHER_VILLAGE, 'code');
  demand(isDoorOpen(talk, tx.at), ErrorCode.OUT_OF_RANGE, 'code');
  await putOnList(tx, talk, [actor.residentId], GuestWay.QR, actor.residentId);
  await keep(tx, intent, [
    { subjectKind: 'TALK', subjectId: talk.id, move: 'ATTEND', villageId: talk.villageId },
  ]);
  return talk;
}

/**
 * Puts people on the list from paper, by their cards or as the leader sees them, or takes them off. Throws NOT_FOUND,
 * FORBIDDEN, ILLEGAL_MOVE, IN_THE_FUTURE (the door is not open yet), OTHER_VILLAGE, NOT_ACTIVE (`residentIds.N`), BAD_INPUT (`way`).
 */
export async function markTalk(tx: Tx, actor: Actor, input: MarkTalkInput): Promise<Talk> {
  const intent = intentOf('markTalk', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Talk, { id: earlier }));

  const talk = await holdToArrange(tx, actor, input.talkId);
  const opens = talk.startsAt.getTime() - DOOR_MINUTES * 60_000;
  demand(tx.at.getTime() >= opens, ErrorCode.IN_THE_FUTURE, 'talkId');
  demand(input.way !== GuestWay.QR, ErrorCode.BAD_INPUT, 'way');
  if (input.there) {
    const people = await tx.rows<Pick<Resident, 'id' | 'villageId' | 'householdId' | 'state'>>(
      'select id, village_id, household_id, state from resident where id = any($1::uuid[])',
      [input.residentIds],
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    for (const [place, id] of input.residentIds.entries()) {
      const person = found(byId.get(id), `residentIds.${place}`);
      demand(person.villageId === talk.villageId, ErrorCode.OTHER_VILLAGE, `residentIds.${place}`);
      const lives = person.state === ResidentState.ACTIVE && person.householdId !== null;
      demand(lives, ErrorCode.NOT_ACTIVE, `residentIds.${place}`);
    }
    await putOnList(tx, talk, input.residentIds, input.way, actor.residentId);
  } else {
    await tx.rows('delete from talk_guest where talk_id = $1 and resident_id = any($2::uuid[])', [
      talk.id,
      input.residentIds,
    ]);
  }
  await keep(tx, intent, [
    {
      subjectKind: 'TALK',
      subjectId: talk.id,
      move: 'MARK',
      villageId: talk.villageId,
      detail: { people: input.residentIds.length, there: input.there },
    },
  ]);
  return found(await tx.one(Talk, { id: talk.id }));
}

/**
 * Closes a talk: whoever was there stands on a roll of the activities, whoever spoke gets a record; speaking is a duty of
 * a member. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, IN_THE_FUTURE (it is not over), and what takeRoll throws.
 */
export async function closeTalk(tx: Tx, actor: Actor, input: TalkMoveInput): Promise<Talk> {
  const intent = intentOf('closeTalk', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Talk, { id: earlier }));

  const talk = await holdToArrange(tx, actor, input.talkId);
  const endedAt = new Date(talk.startsAt.getTime() + talk.minutes * 60_000);
  demand(endedAt <= tx.at, ErrorCode.IN_THE_FUTURE, 'talkId');
  const { attendRuleId, speakRuleId } = await settingsOf(tx, talk.villageId);
  const guests = await tx.rows<{ residentId: string }>(
    `select g.resident_id from talk_guest g join resident r on r.id = g.resident_id
     where g.talk_id = $1 and g.resident_id is distinct from $2 and r.state = 'ACTIVE' and r.village_id = $3
       and r.household_id is not null order by g.at, g.resident_id`,
    [talk.id, talk.speakerId, talk.villageId],
  );
  const roll =
    attendRuleId && guests.length > 0
      ? await takeRoll(tx, actor, {
          requestId: newId(),
          villageId: talk.villageId,
          ruleId: attendRuleId,
          title: `道德讲堂：${talk.title}`,
          place: talk.place,
          startedAt: talk.startsAt,
          endedAt,
          note: '',
          rows: guests,
          photoIds: [],
        })
      : null;
  const record = talk.speakerId
    ? await creditAct(tx, actor.residentId, {
        villageId: talk.villageId,
        residentId: talk.speakerId,
        ruleId: speakRuleId,
        title: `道德讲堂主讲：${talk.title}`,
        place: talk.place,
        startedAt: talk.startsAt,
        minutes: 0,
      })
    : null;
  await tx.manager.update(
    Talk,
    { id: talk.id },
    { state: TalkState.HELD, heldAt: tx.at, rollId: roll?.id ?? null, speakerRecordId: record?.id ?? null },
  );
  await logSpeaking(tx, actor, talk, record?.id ?? null);
  await keep(tx, intent, [
    {
      subjectKind: 'TALK',
      subjectId: talk.id,
      move: 'HOLD',
      villageId: talk.villageId,
      detail: { guests: guests.length },
    },
    ...(record
      ? [{ subjectKind: 'RECORD', subjectId: record.id, move: 'FILE', villageId: talk.villageId }]
      : []),
  ]);
  return found(await tx.one(Talk, { id: talk.id }));
}

/** A talk is a duty of the member who speaks, and of the member who leads through it. */
async function logSpeaking(tx: Tx, actor: Actor, talk: Talk, recordId: string | null): Promise<void> {
  const councilId = await reviewOf(tx, talk.villageId);
  if (!councilId) return;
  const onDay = dayOf(talk.startsAt);
  const seats = new Set((await seatedOn(tx, councilId, onDay)).map(({ residentId }) => residentId));
  const people = [...new Set([talk.speakerId, actor.residentId])].filter(
    (id): id is string => id !== null && seats.has(id),
  );
  await logDuties(
    tx,
    actor.residentId,
    people.map((residentId) => ({
      councilId,
      residentId,
      kind: DutyKind.TALK,
      onDay,
      minutes: talk.minutes,
      sourceKind: 'TALK',
      sourceId: talk.id,
      recordId: residentId === talk.speakerId ? recordId : null,
    })),
  );
}
