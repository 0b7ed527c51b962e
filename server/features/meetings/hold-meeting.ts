// What is moved is locked first: the meeting before its motions, so that two writes never wait crosswise.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Meeting, type MeetingMove } from './meeting.entity';
import { Motion, type MotionMove } from './motion.entity';
import { can, type MeetingPlace } from './policy';
import { isMeetingMoveLegal, isMotionMoveLegal } from './rules';
import { standInsAt, standInsOn } from './stand-ins';

export interface HeldMeeting {
  meeting: Meeting;
  place: MeetingPlace;
}

/** The meeting, locked until the end of the transaction; NOT_FOUND, also to those who must not know of it. */
export async function holdMeeting(tx: Tx, actor: Actor, id: string): Promise<HeldMeeting> {
  const meeting = found(
    await tx.manager.findOne(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'meetingId',
  );
  const [standIns] = await standInsAt(tx, [meeting.id]);
  const place = { councilId: meeting.councilId, path: await areaPath(tx, meeting.villageId), standIns };
  demand(can.see(actor, place), ErrorCode.NOT_FOUND, 'meetingId');
  return { meeting, place };
}

/** The meeting, locked, for a move of whoever runs it now. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function meetingToMove(
  tx: Tx,
  actor: Actor,
  id: string,
  move: MeetingMove,
): Promise<HeldMeeting> {
  const held = await holdMeeting(tx, actor, id);
  demand(can.run(actor, held.place), ErrorCode.FORBIDDEN);
  demand(isMeetingMoveLegal(move, held.meeting.state), ErrorCode.ILLEGAL_MOVE);
  return held;
}

/**
 * A motion with its meeting, both locked, for a move of whoever runs it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, and
 * RECUSED to whom the matter concerns: then a deputy or the office does it.
 */
export async function motionToMove(
  tx: Tx,
  actor: Actor,
  id: string,
  move: MotionMove,
): Promise<HeldMeeting & { motion: Motion }> {
  const seen = found(await tx.one(Motion, { id }), 'motionId');
  const held = await holdMeeting(tx, actor, seen.meetingId);
  const [standIns = []] = await standInsOn(tx, [id]);
  demand(can.run(actor, held.place) || can.standIn(actor, { ...held.place, standIns }), ErrorCode.FORBIDDEN);
  const motion = found(
    await tx.manager.findOne(Motion, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'motionId',
  );
  demand(isMotionMoveLegal(move, motion.state), ErrorCode.ILLEGAL_MOVE);
  const own = await tx.row<{ recused: boolean }>('select motion_recuses($1, $2) as recused', [
    id,
    actor.residentId,
  ]);
  demand(!own?.recused, ErrorCode.RECUSED);
  return { ...held, motion };
}
