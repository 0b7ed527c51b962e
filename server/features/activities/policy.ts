import { ErrorCode } from '#server/core/errors';
import { type Actor, bodiesOf, postOver, type RoleName, serves } from '#server/features/people/actor';
import { requiredBodies } from '#server/features/scoring/rules';
import { ActivityMove, type ActivityRecord, ActivityState } from './record.entity';
import type { Doubt } from './rules';

type Path = readonly string[];

/** The neighbours of a record that decide who may move it. */
export interface RecordFacts {
  id: string;
  /** Ids from the county down to the village, and to the area the household lives in. */
  villagePath: Path;
  householdPath: Path;
  /** Where the person lives now; `record.householdId` says where at filing. */
  residentHouseholdId: string | null;
  /** The bodies named by the rule's version. */
  bodies: readonly string[];
  approvals: readonly { approverId: string; body: string }[];
  kinIds: readonly string[];
  /** Everyone who ever objected, and who does now. */
  objectorIds: readonly string[];
}

/** The neighbours of a record together with how far a doubt about it has come. */
export type DoubtedFacts = RecordFacts & Doubt;

export type Filed = Pick<
  ActivityRecord,
  'villageId' | 'residentId' | 'householdId' | 'filerId' | 'state' | 'twoApprovers'
>;

/** Posts whose work is records: they see those of their village, town or county. */
export const workRoles: readonly RoleName[] = [
  'GRID_LEADER',
  'ORGANISER',
  'COUNCIL_CHAIR',
  'COUNCIL_MEMBER',
  'VILLAGE_CLERK',
  'VILLAGE_SECRETARY',
  'TOWN_STAFF',
  'COUNTY_STAFF',
];
/** Who files for others and takes rolls: those who are there when it happens. */
const filingRoles: readonly RoleName[] = ['GRID_LEADER', 'ORGANISER', 'COUNCIL_CHAIR', 'VILLAGE_CLERK'];
/** Who checks that what was filed is complete; a grid leader for the homes of the grid. */
export const checkingRoles: readonly RoleName[] = ['GRID_LEADER', 'VILLAGE_CLERK', 'VILLAGE_SECRETARY'];
/** Who may answer an objection beside the bodies that own the rule. */
export const answeringRoles: readonly RoleName[] = ['VILLAGE_SECRETARY', 'TOWN_STAFF'];
/** Who takes released points back. */
const reversingRoles: readonly RoleName[] = ['VILLAGE_SECRETARY', 'TOWN_STAFF'];

/** Everyone who has to approve this record. */
function bodiesFor(record: Pick<Filed, 'twoApprovers'>, facts: Pick<RecordFacts, 'bodies'>): string[] {
  return requiredBodies(facts.bodies, record.twoApprovers);
}

/** The bodies that have not approved yet, in the rule's order. */
export function bodiesMissing(
  record: Pick<Filed, 'twoApprovers'>,
  facts: Pick<RecordFacts, 'bodies' | 'approvals'>,
): string[] {
  const given = new Set(facts.approvals.map((approval) => approval.body));
  return bodiesFor(record, facts).filter((body) => !given.has(body));
}

/** The missing body for which the actor would approve, with the post it rests on; null when there is none. */
export function seatFor(
  actor: Actor,
  record: Filed,
  facts: RecordFacts,
): { body: string; postId: string } | null {
  const seats = bodiesOf(actor, facts.villagePath);
  for (const body of bodiesMissing(record, facts)) {
    const seat = seats.find((each) => each.body === body);
    if (seat) return seat;
  }
  return null;
}

export function isOfHousehold(actor: Actor, record: Filed, facts: RecordFacts): boolean {
  if (actor.residentId === record.residentId) return true;
  return (
    actor.householdId !== null &&
    (actor.householdId === record.householdId || actor.householdId === facts.residentHouseholdId)
  );
}

function isOwner(actor: Actor, record: Filed, facts: RecordFacts): boolean {
  const bodies = bodiesFor(record, facts);
  return bodiesOf(actor, facts.villagePath).some((seat) => bodies.includes(seat.body));
}

/** Nobody decides on what he filed himself, or on his own household or kin. */
export function tooClose(actor: Actor, record: Filed, facts: RecordFacts): ErrorCode | null {
  if (actor.residentId === record.filerId) return ErrorCode.FOUR_EYES_FILER;
  if (isOfHousehold(actor, record, facts)) return ErrorCode.FOUR_EYES_HOUSEHOLD;
  if (facts.kinIds.includes(actor.residentId)) return ErrorCode.FOUR_EYES_KIN;
  return null;
}

export const hasApproved = (actor: Actor, facts: RecordFacts): boolean =>
  facts.approvals.some((approval) => approval.approverId === actor.residentId);

type Sentence = (actor: Actor, record: Filed, facts: RecordFacts) => ErrorCode | null;

const filerOnly: Sentence = (actor, record) =>
  actor.residentId === record.filerId ? null : ErrorCode.FORBIDDEN;

const check: Sentence = (actor, record, facts) => {
  if (!postOver(actor, checkingRoles, facts.householdPath)) return ErrorCode.FORBIDDEN;
  if (actor.residentId === record.filerId) return ErrorCode.FOUR_EYES_FILER;
  return isOfHousehold(actor, record, facts) ? ErrorCode.FOUR_EYES_HOUSEHOLD : null;
};

const approve: Sentence = (actor, record, facts) => {
  if (!isOwner(actor, record, facts)) return ErrorCode.NOT_THE_OWNING_BODY;
  const close = tooClose(actor, record, facts);
  if (close) return close;
  // Somebody of the same body was quicker, or this person already spoke for another body.
  return hasApproved(actor, facts) || !seatFor(actor, record, facts) ? ErrorCode.CONFLICT : null;
};

// Whoever decides on the next step may also send the record back or turn it down.
const turnDown: Sentence = (actor, record, facts) =>
  (record.state === ActivityState.CHECKED ? approve : check)(actor, record, facts);

/** Why the actor may not make the move, or null when he may. Whether it is legal now is for `rules`. */
export const refusal: Readonly<Record<ActivityMove, Sentence>> = {
  [ActivityMove.SUBMIT]: filerOnly,
  [ActivityMove.AMEND]: filerOnly,
  [ActivityMove.CHECK]: check,
  [ActivityMove.APPROVE]: approve,
  [ActivityMove.RETURN]: turnDown,
  [ActivityMove.REJECT]: turnDown,

  /** The one who filed, and the one it is about. */
  [ActivityMove.WITHDRAW]: (actor, record) =>
    actor.residentId === record.filerId || actor.residentId === record.residentId
      ? null
      : ErrorCode.FORBIDDEN,

  /** Anyone of the village, once, and not against the own household's line: that can be withdrawn or left. */
  [ActivityMove.OBJECT]: (actor, record, facts) => {
    if (actor.villageId !== record.villageId || isOfHousehold(actor, record, facts))
      return ErrorCode.FORBIDDEN;
    return facts.objectorIds.includes(actor.residentId) ? ErrorCode.ALREADY_OBJECTED : null;
  },

  /** The owning bodies, the secretary or the town; nobody who filed, approved or objected, and nobody close. */
  [ActivityMove.ANSWER]: (actor, record, facts) => {
    if (!isOwner(actor, record, facts) && !postOver(actor, answeringRoles, facts.villagePath)) {
      return ErrorCode.FORBIDDEN;
    }
    if (hasApproved(actor, facts) || facts.objectorIds.includes(actor.residentId)) return ErrorCode.FORBIDDEN;
    return tooClose(actor, record, facts);
  },

  /** The secretary or the town; nobody who filed or approved, and nobody close. */
  [ActivityMove.REVERSE]: (actor, record, facts) => {
    if (!postOver(actor, reversingRoles, facts.villagePath)) return ErrorCode.FORBIDDEN;
    return hasApproved(actor, facts) ? ErrorCode.FORBIDDEN : tooClose(actor, record, facts);
  },
};

export const can = {
  /** File for others and take rolls: posts that work in the village itself. */
  file: (actor: Actor, villagePath: Path): boolean => serves(actor, villagePath, filingRoles),

  /** See the records of a village: every post whose work is records, over the village or in a part of it. */
  seeVillage: (actor: Actor, villagePath: Path): boolean => serves(actor, villagePath, workRoles),

  /** See one record. A draft is its filer's alone. */
  see: (actor: Actor, record: Filed, villagePath: Path): boolean => {
    if (actor.residentId === record.filerId) return true;
    if (record.state === ActivityState.DRAFT) return false;
    if (actor.residentId === record.residentId) return true;
    if (actor.householdId !== null && actor.householdId === record.householdId) return true;
    return can.seeVillage(actor, villagePath);
  },

  /** Know who objected: those who may answer, and the objector. */
  knowObjector: (actor: Actor, objectorId: string, record: Filed, facts: RecordFacts): boolean =>
    actor.residentId === objectorId || refusal[ActivityMove.ANSWER](actor, record, facts) === null,
};
