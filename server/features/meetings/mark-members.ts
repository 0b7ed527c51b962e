// Who was there is said by the member's own phone, by the household's card, by the paper roll, or by the chair; the way is kept.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { isCurrent, mayTry, noteWrong } from '#server/features/attendance/codes';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdMeeting, meetingToMove } from './hold-meeting';
import type { AdmitByCardInput, JoinMeetingInput, MarkMembersInput } from './inputs';
import { Meeting, MeetingMove, MeetingSeatRow, MeetingState, SeatState, SeatWay } from './meeting.entity';
import { meetingSecret } from './meeting-code';
import { isMeetingMoveLegal } from './rules';

/**
 * Writes down who is there, has gone, or is excused; before the meeting is open only excuses. Throws NOT_FOUND (also a
 * person without a seat), FORBIDDEN, ILLEGAL_MOVE, BAD_INPUT (`marks.n.way`), CONFLICT (has voted and cannot be unseen, or
 * is there and a vote is open in which he has none yet).
 */
export async function markMembers(tx: Tx, actor: Actor, input: MarkMembersInput): Promise<Meeting> {
  const intent = intentOf('markMembers', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const onlyExcuses = input.marks.every(
    ({ state }) => state === SeatState.EXCUSED || state === SeatState.DUE,
  );
  const move = onlyExcuses ? MeetingMove.EXCUSE : MeetingMove.MARK;
  const { meeting } = await meetingToMove(tx, actor, input.meetingId, move);
  // A ballot that is just being cast is waited for, and seen.
  await tx.rows(
    'select 1 as held from meeting_attendance where meeting_id = $1 order by resident_id for update',
    [meeting.id],
  );
  const seats = await seatsOf(tx, meeting.id);
  for (const [place, mark] of input.marks.entries()) {
    const seat = found(seats.get(mark.residentId), `marks.${place}.residentId`);
    const isThere = mark.state === SeatState.PRESENT || mark.state === SeatState.LEFT;
    demand(!isThere || mark.way, ErrorCode.BAD_INPUT, `marks.${place}.way`);
    // Whoever has voted was there; that cannot be taken back.
    demand(isThere || !seat.voted, ErrorCode.CONFLICT, `marks.${place}.residentId`);
    // Or whoever runs a vote could keep somebody from it, and lower what a majority is counted of.
    const leaves = seat.state === SeatState.PRESENT && mark.state !== SeatState.PRESENT;
    demand(!leaves || !seat.awaited, ErrorCode.CONFLICT, `marks.${place}.residentId`);
    await tx.manager.update(
      MeetingSeatRow,
      { meetingId: meeting.id, residentId: mark.residentId },
      {
        state: mark.state,
        way: isThere ? (seat.way ?? mark.way ?? SeatWay.LEADER) : null,
        at: mark.state === SeatState.DUE ? null : isThere ? (seat.way ? seat.at : tx.at) : tx.at,
        markedBy:
          mark.state === SeatState.DUE ? null : seat.way && isThere ? seat.markedBy : actor.residentId,
        reason: trimmed(mark.reason),
      },
    );
  }
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'MARK',
      detail: { people: input.marks.length },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}

type Seat = MeetingSeatRow & { voted: boolean; awaited: boolean };

/** Everybody on the list, with whether a vote of theirs stands, and whether one that is open lacks theirs. */
async function seatsOf(tx: Tx, meetingId: string): Promise<Map<string, Seat>> {
  const rows = await tx.rows<Seat>(
    `select a.*, coalesce(x.voted, false) as voted, coalesce(x.awaited, false) as awaited
     from meeting_attendance a cross join lateral (
       select bool_or(v.cast) as voted,
         bool_or(m.state = 'OPEN' and not v.cast and not motion_recuses(m.id, a.resident_id)) as awaited
       from motion m cross join lateral (select
         exists (select 1 from open_vote o where o.motion_id = m.id and o.resident_id = a.resident_id)
         or exists (select 1 from secret_voter s where s.motion_id = m.id and s.resident_id = a.resident_id) as cast) v
       where m.meeting_id = a.meeting_id) x
     where a.meeting_id = $1`,
    [meetingId],
  );
  return new Map(rows.map((row) => [row.residentId, row]));
}

async function markPresent(
  tx: Tx,
  meeting: Meeting,
  residentId: string,
  by: string,
  way: SeatWay,
): Promise<boolean> {
  const rows = await tx.rows(
    `update meeting_attendance set state = 'PRESENT', way = $3, at = $4, marked_by = $5, reason = ''
     where meeting_id = $1 and resident_id = $2 and state <> 'PRESENT' returning 1 as marked`,
    [meeting.id, residentId, way, tx.at, by],
  );
  return rows.length > 0;
}

/**
 * Says "I am here" with the code that the chair shows. What stands already stands. Throws NOT_FOUND, ILLEGAL_MOVE,
 * FORBIDDEN (no seat), WRONG_CODE, TOO_MANY_ATTEMPTS.
 */
export async function joinMeeting(tx: Tx, actor: Actor, input: JoinMeetingInput): Promise<Meeting> {
  const intent = intentOf('joinMeeting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  demand(mayTry(actor.residentId), ErrorCode.TOO_MANY_ATTEMPTS, 'code');
  const { meeting } = await holdMeeting(tx, actor, input.meetingId);
  demand(isMeetingMoveLegal(MeetingMove.JOIN, meeting.state), ErrorCode.ILLEGAL_MOVE);
  const seats = await seatsOf(tx, meeting.id);
  demand(seats.has(actor.residentId), ErrorCode.FORBIDDEN);
  if (!isCurrent(await meetingSecret(tx, meeting.id), input.code, tx.at)) {
    noteWrong(actor.residentId);
    throw new DomainError(ErrorCode.WRONG_CODE, 'code');
  }
  await markPresent(tx, meeting, actor.residentId, actor.residentId, SeatWay.QR);
  await keep(tx, intent, [
    { subjectKind: 'MEETING', subjectId: meeting.id, villageId: meeting.villageId, move: 'CHECK_IN' },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}

/**
 * A member without a phone shows the household's card. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, CARD_NOT_FOUND (also a
 * card of a household without a seat), CONFLICT (`residentId`: several of the household have seats).
 */
export async function admitByCard(tx: Tx, actor: Actor, input: AdmitByCardInput): Promise<Meeting> {
  const intent = intentOf('admitByCard', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, input.meetingId, MeetingMove.MARK);
  demand(meeting.state === MeetingState.OPEN, ErrorCode.ILLEGAL_MOVE);
  const card = trimmed(input.card);
  const holders = await tx.rows<{ residentId: string }>(
    `select a.resident_id from household h join resident r on r.household_id = h.id
       join meeting_attendance a on a.resident_id = r.id and a.meeting_id = $1
     where h.state = 'ACTIVE' and (h.card_number = $2 or h.card_token = $2)
       and ($3::uuid is null or a.resident_id = $3) order by a.resident_id`,
    [meeting.id, card, input.residentId ?? null],
  );
  const [holder, second] = holders;
  demand(holder, ErrorCode.CARD_NOT_FOUND, 'card');
  demand(!second, ErrorCode.CONFLICT, 'residentId');
  await markPresent(tx, meeting, holder.residentId, actor.residentId, SeatWay.CARD);
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'MARK',
      detail: { people: 1 },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}
