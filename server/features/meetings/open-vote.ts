// No vote without a quorum: the database counts who is there, without whoever is concerned, before it lets a vote open.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { BallotBox } from './ballot-box';
import { motionToMove } from './hold-meeting';
import type { MotionMoveInput } from './inputs';
import { Motion, MotionMove, MotionState } from './motion.entity';

/**
 * Opens the vote on a motion; for a secret one with an empty box. Throws NOT_FOUND, FORBIDDEN, RECUSED, ILLEGAL_MOVE (also
 * when the meeting is not open), QUORUM_MISSING (for a secret vote also when fewer than three may vote).
 */
export async function openVote(
  tx: Tx,
  actor: Actor,
  input: MotionMoveInput,
  box: BallotBox,
): Promise<Motion> {
  const intent = intentOf('openVote', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Motion, { id: earlier }));

  const { motion } = await motionToMove(tx, actor, input.motionId, MotionMove.OPEN);
  await tx.manager.update(
    Motion,
    { id: motion.id },
    { state: MotionState.OPEN, openedBy: actor.residentId, openedAt: tx.at },
  );
  if (motion.secret) {
    const options = await tx.rows('select 1 as option from motion_option where motion_id = $1', [motion.id]);
    await tx.rows('insert into secret_ballot (motion_id, sealed) values ($1, $2)', [
      motion.id,
      box.empty(motion.id, options.length),
    ]);
  }
  await keep(tx, intent, [
    { subjectKind: 'MOTION', subjectId: motion.id, villageId: motion.villageId, move: 'OPEN_VOTE' },
  ]);
  return found(await tx.one(Motion, { id: motion.id }));
}

/** Takes a motion off the list before it is voted on. Throws NOT_FOUND, FORBIDDEN, RECUSED, ILLEGAL_MOVE. */
export async function withdrawMotion(tx: Tx, actor: Actor, input: MotionMoveInput): Promise<Motion> {
  const intent = intentOf('withdrawMotion', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Motion, { id: earlier }));

  const { motion } = await motionToMove(tx, actor, input.motionId, MotionMove.WITHDRAW);
  await tx.manager.update(Motion, { id: motion.id }, { state: MotionState.WITHDRAWN });
  await keep(tx, intent, [
    { subjectKind: 'MOTION', subjectId: motion.id, villageId: motion.villageId, move: 'WITHDRAW' },
  ]);
  return found(await tx.one(Motion, { id: motion.id }));
}
