import { isLegal, type Moves } from '#server/core/workflow';
import { MeetingMove, MeetingState } from './meeting.entity';
import { Answer, Majority, MotionMove, MotionOutcome, MotionState } from './motion.entity';

const { CALLED, OPEN, CLOSED, CANCELLED } = MeetingState;

/** What is legal in which state of a meeting; null: the state stays. */
const meetingMoves: Moves<MeetingState, MeetingMove> = {
  AMEND: { from: [CALLED], to: null },
  CANCEL: { from: [CALLED], to: CANCELLED },
  OPEN: { from: [CALLED], to: OPEN },
  EXCUSE: { from: [CALLED, OPEN], to: null },
  EXCUSE_SELF: { from: [CALLED, OPEN], to: null },
  MARK: { from: [OPEN], to: null },
  JOIN: { from: [OPEN], to: null },
  ADD_MOTION: { from: [CALLED, OPEN], to: null },
  WRITE: { from: [OPEN], to: null },
  CLOSE: { from: [OPEN], to: CLOSED },
};

/** What is legal in which state of a motion. */
const motionMoves: Moves<MotionState, MotionMove> = {
  OPEN: { from: [MotionState.PROPOSED], to: MotionState.OPEN },
  WITHDRAW: { from: [MotionState.PROPOSED], to: MotionState.WITHDRAWN },
  VOTE: { from: [MotionState.OPEN], to: null },
  CLOSE: { from: [MotionState.OPEN], to: MotionState.DECIDED },
  PUBLISH: { from: [MotionState.DECIDED], to: null },
};

export const isMeetingMoveLegal = (move: MeetingMove, state: MeetingState): boolean =>
  isLegal(meetingMoves, move, state);
export const isMotionMoveLegal = (move: MotionMove, state: MotionState): boolean =>
  isLegal(motionMoves, move, state);

/** A meeting may be opened so long before its time, in ms. */
export const EARLY_MS = 2 * 3_600_000;
/** Points of an order, motions of a meeting. */
export const MOST_ITEMS = 12;
export const MOST_MOTIONS = 20;
/** Choices of one vote. */
export const MOST_CHOICES = 12;
/** Fewer secret ballots than these, in all or in what is told apart, would tell whose they are. */
export const LEAST_SECRET = 3;

/** How many of `seats` make a quorum: the smallest number whose share rounds to the percentage; at least one. */
export function quorumOf(seats: number, percent: number): number {
  return Math.max(1, Math.floor((seats * (2 * percent - 1) + 199) / 200));
}

/** The figures of a vote at its end. */
export interface Count {
  majority: Majority;
  /** How many of the choices are chosen by a vote on most votes. */
  most: number;
  /** Seats that may decide it. */
  seats: number;
  /** Of these, who is there. */
  entitled: number;
  /** How many must be there. */
  needed: number;
  options: readonly { id: string; answer: Answer; votes: number }[];
}

/** Does so much agreement reach the majority? Those who are there and say nothing count as not agreeing. */
export function reaches(majority: Majority, agree: number, entitled: number, seats: number): boolean {
  switch (majority) {
    case Majority.HALF_PRESENT:
      return agree * 2 > entitled;
    case Majority.TWO_THIRDS_PRESENT:
      return agree > 0 && agree * 3 >= entitled * 2;
    case Majority.HALF_SEATS:
      return agree * 2 > seats;
    case Majority.TWO_THIRDS_SEATS:
      return agree > 0 && agree * 3 >= seats * 2;
    case Majority.MOST:
      return agree > 0;
  }
}

/** What a vote came to, and which options are chosen. Without a quorum it came to nothing. */
export function outcomeOf(count: Count): { outcome: MotionOutcome; chosenIds: string[] } {
  const { majority, options, entitled, seats } = count;
  if (entitled < count.needed) return { outcome: MotionOutcome.VOID, chosenIds: [] };
  const yes = options.find(({ answer }) => answer === Answer.YES);
  if (yes) {
    return reaches(majority, yes.votes, entitled, seats)
      ? { outcome: MotionOutcome.ADOPTED, chosenIds: [yes.id] }
      : { outcome: MotionOutcome.REJECTED, chosenIds: [] };
  }
  const able = options
    .filter(({ votes }) => reaches(majority, votes, entitled, seats))
    .toSorted((a, b) => b.votes - a.votes);
  if (able.length === 0) return { outcome: MotionOutcome.REJECTED, chosenIds: [] };
  const last = able[count.most - 1];
  // Two on the last place that is to be had: nobody is chosen by an accident of order.
  if (last && able[count.most]?.votes === last.votes) return { outcome: MotionOutcome.TIED, chosenIds: [] };
  return { outcome: MotionOutcome.CHOSEN, chosenIds: able.slice(0, count.most).map(({ id }) => id) };
}
