// Members are told of a meeting and its order some days before, or the reason for the haste is in its minutes.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { Council } from '#server/features/councils/council.entity';
import { CouncilKind } from '#server/features/councils/council-kind.entity';
import { MessageKind } from '#server/features/messages/message.entity';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import type { AmendMeetingInput, CallMeetingInput, CancelMeetingInput } from './inputs';
import { meetingToMove } from './hold-meeting';
import { Meeting, MeetingMove, MeetingState } from './meeting.entity';
import { noticeDaysOf } from './meeting-settings.entity';
import { can } from './policy';
import { seatMembers } from './seat-members';
import { tellMembers } from './tell-meeting';

/** Throws OUT_OF_RANGE (past, or more than a year ahead) and REASON_REQUIRED (later than the village's days before). */
async function demandNotice(tx: Tx, villageId: string, startsAt: Date, reason: string): Promise<void> {
  const today = dayOf(tx.at);
  const day = dayOf(startsAt);
  demand(startsAt > tx.at && day <= addDays(today, 366), ErrorCode.OUT_OF_RANGE, 'startsAt');
  const early = day >= addDays(today, await noticeDaysOf(tx, villageId));
  demand(early || reason !== '', ErrorCode.REASON_REQUIRED, 'shortNotice');
}

async function writeAgenda(tx: Tx, meeting: Meeting, titles: readonly string[]): Promise<void> {
  await tx.rows('delete from agenda_item where meeting_id = $1', [meeting.id]);
  await tx.rows(
    `insert into agenda_item (meeting_id, village_id, place, title)
     select $1, $2, x.place, x.title from unnest($3::text[]) with ordinality x (title, place)`,
    [meeting.id, meeting.villageId, titles.map(trimmed)],
  );
}

/**
 * Calls a meeting of a council and tells its members. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE, REASON_REQUIRED, TOO_LONG.
 */
export async function callMeeting(tx: Tx, actor: Actor, input: CallMeetingInput): Promise<Meeting> {
  const intent = intentOf('callMeeting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const council = found(
    // Two calls at once take their numbers in turn.
    await tx.manager.findOne(Council, {
      where: { id: input.councilId },
      lock: { mode: 'pessimistic_write' },
    }),
    'councilId',
  );
  const path = await areaPath(tx, council.areaId);
  demand(can.run(actor, { councilId: council.id, path }), ErrorCode.FORBIDDEN);
  const reason = trimmed(input.shortNotice);
  await demandNotice(tx, council.areaId, input.startsAt, reason);
  demandTitles(input.agenda);
  const kind = found(await tx.one(CouncilKind, { code: council.kindCode }));
  const year = Number(dayOf(input.startsAt).slice(0, 4));
  const next = await tx.row<{ no: number }>(
    'select coalesce(max(no), 0) + 1 as no from meeting where council_id = $1 and year = $2',
    [council.id, year],
  );
  const meeting = Object.assign(new Meeting(), {
    id: intent.requestId,
    councilId: council.id,
    villageId: council.areaId,
    year,
    no: found(next).no,
    title: trimmed(input.title),
    place: trimmed(input.place),
    startsAt: input.startsAt,
    state: MeetingState.CALLED,
    calledBy: actor.residentId,
    calledAt: tx.at,
    shortNotice: reason,
    quorumPercent: kind.quorumPercent,
  });
  await tx.manager.insert(Meeting, meeting);
  await writeAgenda(tx, meeting, input.agenda);
  await seatMembers(tx, meeting.id, council.id, dayOf(input.startsAt));
  const told = await tellMembers(tx, meeting, MessageKind.MEETING_CALLED, '1');
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'CALL',
      detail: { startsAt: input.startsAt.toISOString(), told, ...(reason ? { reason } : {}) },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}

function demandTitles(agenda: readonly string[]): void {
  for (const [place, title] of agenda.entries()) {
    demand(title.trim().length <= 120, ErrorCode.TOO_LONG, `agenda.${place}`);
  }
}

/** Changes time, place or order of a meeting that is called, and tells its members again. Throws as `callMeeting`, ILLEGAL_MOVE. */
export async function amendMeeting(tx: Tx, actor: Actor, input: AmendMeetingInput): Promise<Meeting> {
  const intent = intentOf('amendMeeting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, input.meetingId, MeetingMove.AMEND);
  const reason = trimmed(input.shortNotice);
  const moved = meeting.startsAt.getTime() !== input.startsAt.getTime();
  if (moved) await demandNotice(tx, meeting.villageId, input.startsAt, reason);
  demand(dayOf(input.startsAt).slice(0, 4) === String(meeting.year), ErrorCode.OUT_OF_RANGE, 'startsAt');
  demandTitles(input.agenda);
  const after = {
    title: trimmed(input.title),
    place: trimmed(input.place),
    startsAt: input.startsAt,
    shortNotice: reason || meeting.shortNotice,
  };
  await tx.manager.update(Meeting, { id: meeting.id }, after);
  await writeAgenda(tx, meeting, input.agenda);
  await seatMembers(tx, meeting.id, meeting.councilId, dayOf(input.startsAt));
  const told = await tellMembers(tx, { ...meeting, ...after }, MessageKind.MEETING_CHANGED, intent.requestId);
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'AMEND',
      detail: { startsAt: input.startsAt.toISOString(), told, ...(reason ? { reason } : {}) },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}

/** Calls a meeting off and tells its members why. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelMeeting(tx: Tx, actor: Actor, input: CancelMeetingInput): Promise<Meeting> {
  const intent = intentOf('cancelMeeting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, input.meetingId, MeetingMove.CANCEL);
  const reason = trimmed(input.reason);
  await tx.manager.update(
    Meeting,
    { id: meeting.id },
    {
      state: MeetingState.CANCELLED,
      cancelledBy: actor.residentId,
      cancelledAt: tx.at,
      cancelReason: reason,
    },
  );
  await tellMembers(tx, meeting, MessageKind.MEETING_CANCELLED, '1', { reason });
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'CANCEL',
      detail: { reason },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}
