// Minutes are written while the meeting is open, and stay as they are when it is closed.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { meetingToMove } from './hold-meeting';
import type { MeetingMoveInput, WriteMinutesInput } from './inputs';
import { Meeting, MeetingMove, MeetingState } from './meeting.entity';

/** Writes the minutes. Throws NOT_FOUND (also a point of another order), FORBIDDEN, ILLEGAL_MOVE. */
export async function writeMinutes(tx: Tx, actor: Actor, input: WriteMinutesInput): Promise<Meeting> {
  const intent = intentOf('writeMinutes', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, input.meetingId, MeetingMove.WRITE);
  await tx.manager.update(
    Meeting,
    { id: meeting.id },
    {
      minutes: trimmed(input.minutes),
      guests: trimmed(input.guests),
      recordedBy: actor.residentId,
      recordedAt: tx.at,
    },
  );
  const said = await tx.rows(
    `update agenda_item i set said = btrim(x.said) from jsonb_to_recordset($2::jsonb) as x (id uuid, said text)
     where i.meeting_id = $1 and i.id = x.id returning i.id`,
    [meeting.id, JSON.stringify(input.agenda.map(({ id, said: words }) => ({ id, said: words })))],
  );
  demand(said.length === input.agenda.length, ErrorCode.NOT_FOUND, 'agenda');
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'WRITE_MINUTES',
      detail: { letters: input.minutes.length },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}

const MOST_MINUTES = 480;

/**
 * Closes a meeting: who is still awaited was absent, who was there has done a duty. Throws NOT_FOUND, FORBIDDEN,
 * ILLEGAL_MOVE (also while a vote is open), REASON_REQUIRED (`minutes`: none are written).
 */
export async function closeMeeting(tx: Tx, actor: Actor, input: MeetingMoveInput): Promise<Meeting> {
  const intent = intentOf('closeMeeting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, input.meetingId, MeetingMove.CLOSE);
  demand(meeting.minutes !== '', ErrorCode.REASON_REQUIRED, 'minutes');
  await tx.rows(
    `update meeting_attendance set state = 'ABSENT', at = $2, marked_by = $3 where meeting_id = $1 and state = 'DUE'`,
    [meeting.id, tx.at, actor.residentId],
  );
  // What was never put to the vote falls with the meeting.
  await tx.rows("update motion set state = 'WITHDRAWN' where meeting_id = $1 and state = 'PROPOSED'", [
    meeting.id,
  ]);
  await tx.manager.update(
    Meeting,
    { id: meeting.id },
    { state: MeetingState.CLOSED, closedBy: actor.residentId, closedAt: tx.at },
  );
  const there = await tx.rows<{ residentId: string }>(
    `select resident_id from meeting_attendance where meeting_id = $1 and state in ('PRESENT', 'LEFT') order by resident_id`,
    [meeting.id],
  );
  const openedAt = found(meeting.openedAt);
  const lasted = Math.round((tx.at.getTime() - openedAt.getTime()) / 60_000);
  await logDuties(
    tx,
    actor.residentId,
    there.map(({ residentId }) => ({
      councilId: meeting.councilId,
      residentId,
      kind: DutyKind.MEETING,
      onDay: dayOf(openedAt),
      minutes: Math.min(MOST_MINUTES, Math.max(1, lasted)),
      sourceKind: 'MEETING',
      sourceId: meeting.id,
    })),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'CLOSE',
      detail: { present: there.length },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}
