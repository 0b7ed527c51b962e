// Whoever cannot come says so beforehand, from the own phone; what the chair wrote of somebody who is there stays.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdMeeting } from './hold-meeting';
import type { ExcuseSelfInput } from './inputs';
import { Meeting, MeetingMove, SeatState } from './meeting.entity';
import { can } from './policy';
import { isMeetingMoveLegal } from './rules';

/**
 * A member excuses himself from a meeting, or says that he comes after all. Throws NOT_FOUND, FORBIDDEN (no seat),
 * ILLEGAL_MOVE (the meeting is over, or the member has been there).
 */
export async function excuseSelf(tx: Tx, actor: Actor, input: ExcuseSelfInput): Promise<Meeting> {
  const intent = intentOf('excuseSelf', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting, place } = await holdMeeting(tx, actor, input.meetingId);
  demand(can.attend(actor, place), ErrorCode.FORBIDDEN);
  demand(isMeetingMoveLegal(MeetingMove.EXCUSE_SELF, meeting.state), ErrorCode.ILLEGAL_MOVE);
  const { coming } = input;
  const excused = await tx.rows(
    `update meeting_attendance set state = $3, at = $4, marked_by = $5, reason = $6
     where meeting_id = $1 and resident_id = $2 and state in ('DUE', 'EXCUSED') returning 1 as excused`,
    [
      meeting.id,
      actor.residentId,
      coming ? SeatState.DUE : SeatState.EXCUSED,
      coming ? null : tx.at,
      coming ? null : actor.residentId,
      coming ? '' : trimmed(input.reason),
    ],
  );
  demand(excused.length > 0, ErrorCode.ILLEGAL_MOVE);
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: coming ? 'COME_AFTER_ALL' : 'EXCUSE_SELF',
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}
