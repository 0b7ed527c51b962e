// A vote that another room asks for: among its own nominees, in a meeting of the council, under the same rules as all.
import type { Reader, Tx } from '#server/core/database';
import type { Actor } from '#server/features/people/actor';
import { addMotion } from './add-motion';
import type { Majority, Motion, MotionOutcome, MotionState } from './motion.entity';

/** What is put to the vote. Options may stand for rows of the asking room. */
export interface BallotCall {
  requestId: string;
  /** A meeting of the council that is called or open. */
  meetingId: string;
  text: string;
  secret: boolean;
  majority: Majority;
  /** What a ballot may name; without any the vote is on yes, no and abstention. */
  choices: readonly { label: string; subjectId: string }[];
  /** How many choices one ballot may name; more than one in secret votes only. */
  most?: number;
  /** Whoever is of their households or kin, or is one of them, neither votes nor counts. */
  concernedIds: readonly string[];
}

/** What a vote came to. `votes` are null until it is closed. */
export interface BallotResult {
  motionId: string;
  state: MotionState;
  outcome: MotionOutcome | null;
  /** Members who were there and not recused. */
  entitled: number | null;
  cast: number | null;
  options: { id: string; label: string; subjectId: string | null; votes: number | null; chosen: boolean }[];
}

/**
 * Puts a vote on the list of a meeting; its chair opens and closes it there (`openVote`, `castVote`, `closeVote`).
 * Throws NOT_FOUND, FORBIDDEN (neither chair nor office), ILLEGAL_MOVE (the meeting is over), BAD_INPUT, OUT_OF_RANGE.
 */
export function callBallot(tx: Tx, actor: Actor, call: BallotCall): Promise<Motion> {
  return addMotion(tx, actor, {
    requestId: call.requestId,
    meetingId: call.meetingId,
    text: call.text,
    secret: call.secret,
    majority: call.majority,
    choices: call.choices.map(({ label }) => label),
    subjectIds: call.choices.map(({ subjectId }) => subjectId),
    most: call.most ?? 1,
    concernedIds: [...call.concernedIds],
  });
}

/** The result of one vote, or null when there is none of that id. One statement. */
export function ballotResult(reader: Reader, motionId: string): Promise<BallotResult | null> {
  return reader.row<BallotResult>(
    `select m.id as motion_id, m.state, m.outcome, m.entitled, m.ballots as cast,
       (select jsonb_agg(jsonb_build_object('id', o.id, 'label', o.label, 'subjectId', o.subject_id, 'votes', o.votes,
          'chosen', o.chosen) order by o.place) from motion_option o where o.motion_id = m.id) as options
     from motion m where m.id = $1`,
    [motionId],
  );
}
