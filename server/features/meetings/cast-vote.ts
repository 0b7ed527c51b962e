// Each member who is there votes once; of a secret vote nothing is kept but that it was cast.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import type { BallotBox } from './ballot-box';
import { motionToMove } from './hold-meeting';
import type { CastVoteInput, RecordVotesInput } from './inputs';
import { Meeting } from './meeting.entity';
import { Motion, MotionMove, type MotionOption } from './motion.entity';
import { can } from './policy';
import { isMotionMoveLegal } from './rules';

/**
 * Casts the viewer's vote. The choice of a secret vote reaches the database only under seal, added to all others; it is
 * not even part of the fingerprint that knows a request again, or whoever tried each option would find it. So a repeat
 * answers the first ballot, whatever it names.
 * Throws NOT_FOUND, FORBIDDEN (no seat), ILLEGAL_MOVE (not open, or the box was sealed with another key), NOT_PRESENT,
 * RECUSED, ALREADY_VOTED, BAD_INPUT (`optionIds`: of another motion, or too many).
 */
export async function castVote(tx: Tx, actor: Actor, input: CastVoteInput, box: BallotBox): Promise<Motion> {
  const { motionId, optionIds } = input;
  const seen = found(await tx.one(Motion, { id: motionId }), 'motionId');
  const { optionIds: _, ...unnamed } = input;
  const intent = intentOf('castVote', actor.residentId, seen.secret ? unnamed : input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Motion, { id: earlier }));

  const meeting = found(await tx.one(Meeting, { id: seen.meetingId }));
  const place = { councilId: meeting.councilId, path: await areaPath(tx, meeting.villageId) };
  demand(can.see(actor, place), ErrorCode.NOT_FOUND, 'motionId');
  demand(can.attend(actor, place), ErrorCode.FORBIDDEN);
  demand(isMotionMoveLegal(MotionMove.VOTE, seen.state), ErrorCode.ILLEGAL_MOVE);
  const places = await placesOf(tx, motionId, optionIds);
  demand(places.length === optionIds.length && places.length <= seen.most, ErrorCode.BAD_INPUT, 'optionIds');
  if (seen.secret) {
    // The voter first: of two ballots of one person the second waits here and is refused.
    await tx.rows('insert into secret_voter (motion_id, resident_id) values ($1, $2)', [
      motionId,
      actor.residentId,
    ]);
    await addBallot(tx, motionId, places, box);
  } else {
    await tx.rows('insert into open_vote (motion_id, resident_id, option_id) values ($1, $2, $3)', [
      motionId,
      actor.residentId,
      optionIds[0],
    ]);
  }
  await keep(tx, intent, [
    { subjectKind: 'MOTION', subjectId: motionId, villageId: seen.villageId, move: 'CAST' },
  ]);
  return found(await tx.one(Motion, { id: motionId }));
}

/** The places of these options among all of the motion, from 0; fewer where some are not its own. */
async function placesOf(tx: Tx, motionId: string, optionIds: readonly string[]): Promise<number[]> {
  const options = await tx.rows<Pick<MotionOption, 'id'>>(
    'select id from motion_option where motion_id = $1 order by place',
    [motionId],
  );
  return optionIds.map((id) => options.findIndex((option) => option.id === id)).filter((place) => place >= 0);
}

/** Puts the box of a motion under a new seal; ballots wait for each other here. */
async function addBallot(tx: Tx, motionId: string, places: readonly number[], box: BallotBox): Promise<void> {
  const { sealed } = found(
    await tx.row<{ sealed: Buffer }>('select sealed from secret_ballot where motion_id = $1 for update', [
      motionId,
    ]),
  );
  demand(box.figures(motionId, sealed), ErrorCode.ILLEGAL_MOVE);
  await tx.rows('update secret_ballot set sealed = $2 where motion_id = $1', [
    motionId,
    box.add(motionId, sealed, places),
  ]);
}

/**
 * Writes down open votes that were given by raised hand or on paper. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (also for a
 * secret vote), NOT_PRESENT, RECUSED, ALREADY_VOTED, BAD_INPUT (`votes.n.optionId`).
 */
export async function recordVotes(tx: Tx, actor: Actor, input: RecordVotesInput): Promise<Motion> {
  const intent = intentOf('recordVotes', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Motion, { id: earlier }));

  const { motion } = await motionToMove(tx, actor, input.motionId, MotionMove.VOTE);
  demand(!motion.secret, ErrorCode.ILLEGAL_MOVE);
  for (const [index, { optionId }] of input.votes.entries()) {
    const [place] = await placesOf(tx, motion.id, [optionId]);
    demand(place !== undefined, ErrorCode.BAD_INPUT, `votes.${index}.optionId`);
  }
  await tx.rows(
    `insert into open_vote (motion_id, resident_id, option_id)
     select $1, x."residentId", x."optionId" from jsonb_to_recordset($2::jsonb) as x ("residentId" uuid, "optionId" uuid)`,
    [motion.id, JSON.stringify(input.votes.map(({ residentId, optionId }) => ({ residentId, optionId })))],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'MOTION',
      subjectId: motion.id,
      villageId: motion.villageId,
      move: 'RECORD_VOTES',
      detail: { people: input.votes.length },
    },
  ]);
  return found(await tx.one(Motion, { id: motion.id }));
}
