// The chair opens a meeting at its time; who has a seat that day, and how many of them must be there, is fixed then.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { meetingToMove } from './hold-meeting';
import type { MeetingMoveInput } from './inputs';
import { Meeting, MeetingMove, MeetingState } from './meeting.entity';
import { EARLY_MS, quorumOf } from './rules';
import { seatMembers } from './seat-members';

/** Opens a meeting. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, IN_THE_FUTURE (hours before its time). */
export async function openMeeting(tx: Tx, actor: Actor, input: MeetingMoveInput): Promise<Meeting> {
  const intent = intentOf('openMeeting', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Meeting, { id: earlier }));

  const { meeting } = await meetingToMove(tx, actor, input.meetingId, MeetingMove.OPEN);
  demand(tx.at.getTime() >= meeting.startsAt.getTime() - EARLY_MS, ErrorCode.IN_THE_FUTURE);
  const seats = await seatMembers(tx, meeting.id, meeting.councilId, dayOf(tx.at));
  const quorumNeeded = quorumOf(seats, meeting.quorumPercent);
  await tx.manager.update(
    Meeting,
    { id: meeting.id },
    { state: MeetingState.OPEN, openedBy: actor.residentId, openedAt: tx.at, seats, quorumNeeded },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'MEETING',
      subjectId: meeting.id,
      villageId: meeting.villageId,
      move: 'OPEN',
      detail: { seats, quorumNeeded },
    },
  ]);
  return found(await tx.one(Meeting, { id: meeting.id }));
}
