import type { Moves } from '#server/core/workflow';
import { GearCondition, GearState } from './gear.entity';
import { MemberMove, MemberState } from './team-member.entity';
import { TeamMove, TeamState } from './team.entity';
import { SourceGroup, VolunteerMove, VolunteerState } from './volunteer.entity';

const open = [TeamState.ACTIVE, TeamState.RESTING] as const;

/** A resting team keeps its people and gear, and takes nobody new. */
export const teamMoves: Moves<TeamState, TeamMove> = {
  REVISE: { from: open, to: null },
  REST: { from: [TeamState.ACTIVE], to: TeamState.RESTING },
  RESUME: { from: [TeamState.RESTING], to: TeamState.ACTIVE },
  CLOSE: { from: open, to: TeamState.CLOSED },
  JOIN: { from: [TeamState.ACTIVE], to: null },
  ENROL: { from: [TeamState.ACTIVE], to: null },
  OFFER_LEAD: { from: open, to: null },
  KEEP_GEAR: { from: open, to: null },
};

export const memberMoves: Moves<MemberState, MemberMove> = {
  ACCEPT: { from: [MemberState.ASKED], to: MemberState.ACTIVE },
  REFUSE: { from: [MemberState.ASKED], to: MemberState.REFUSED },
  WITHDRAW: { from: [MemberState.ASKED], to: MemberState.LEFT },
  LEAVE: { from: [MemberState.ACTIVE], to: MemberState.LEFT },
  REMOVE: { from: [MemberState.ACTIVE], to: MemberState.LEFT },
};

/** Whoever left registers again and keeps the number. */
export const volunteerMoves: Moves<VolunteerState, VolunteerMove> = {
  REVISE: { from: [VolunteerState.ACTIVE, VolunteerState.PAUSED], to: null },
  PAUSE: { from: [VolunteerState.ACTIVE], to: VolunteerState.PAUSED },
  RESUME: { from: [VolunteerState.PAUSED], to: VolunteerState.ACTIVE },
  LEAVE: { from: [VolunteerState.ACTIVE, VolunteerState.PAUSED], to: VolunteerState.LEFT },
};

/** Where a piece of gear goes by how it came back. */
export const gearAfter: Readonly<Record<GearCondition, GearState>> = {
  GOOD: GearState.STORED,
  WORN_OUT: GearState.WORN_OUT,
  LOST: GearState.LOST,
};

/** Open requests to join that one person may have. */
export const MOST_ASKS = 5;
/** Teams one village may have. */
export const MOST_TEAMS = 60;
/** Members and open requests of one team. */
export const MOST_MEMBERS = 500;
/** Pieces of gear of one team. */
export const MOST_GEAR = 1000;

/** All 21 spans of a week: seven days of morning, afternoon and evening. */
export const EVERY_SPAN = 2 ** 21 - 1;

/** The bit of a span: weekday from Monday 0, and morning 0, afternoon 1, evening 2. */
export function spanBit(weekday: number, part: number): number {
  return 1 << (weekday * 3 + part);
}

/** A break that was said to end has ended on the day after. Days are 'YYYY-MM-DD'. */
export function stateOn(
  volunteer: { state: VolunteerState; pausedUntil: string | null },
  today: string,
): VolunteerState {
  const isOver =
    volunteer.state === VolunteerState.PAUSED &&
    volunteer.pausedUntil !== null &&
    volunteer.pausedUntil < today;
  return isOver ? VolunteerState.ACTIVE : volunteer.state;
}

/** Ordinary citizens unless another group is named. */
export const DEFAULT_SOURCE = SourceGroup.CITIZEN;
