import { ErrorCode } from '#server/core/errors';
import { type Actor, bodiesOf, postOver, type RoleName } from '#server/features/people/actor';
import {
  can as activity,
  type DoubtedFacts,
  type Filed,
  hasApproved,
  isOfHousehold,
  refusal,
  tooClose,
} from '#server/features/activities/policy';
import { ActivityMove } from '#server/features/activities/record.entity';
import { CaseMove, type ClaimCase } from './claim-case.entity';

type Path = readonly string[];

/** Bodies that decide on a false claim; two of them, one a council of residents. */
const decidingBodies: readonly string[] = ['MR', 'RC', 'V'];
/** Bodies that know of cases beside the person: those that decide, the oversight council and the town. */
const knowingBodies: readonly string[] = [...decidingBodies, 'OC', 'TOWN', 'COUNTY'];
const settingRoles: readonly RoleName[] = ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'];

/** What of a case and its record decides who may act. */
export interface CaseFacts {
  record: Filed & { checkerId: string | null };
  facts: DoubtedFacts;
  voterIds: readonly string[];
  /** Bodies that have voted. */
  votedBodies: readonly string[];
}

/** The body for which the actor would vote; null when he sits on none that has not spoken. */
export function votingBody(actor: Actor, { facts, votedBodies }: CaseFacts): string | null {
  const seats = bodiesOf(actor, facts.villagePath).map(({ body }) => body);
  return decidingBodies.find((body) => seats.includes(body) && !votedBodies.includes(body)) ?? null;
}

type Sentence = (actor: Actor, the: ClaimCase, about: CaseFacts) => ErrorCode | null;

/** Why the actor may not make the move on a case, or null. Whether it is legal today is for `rules`. */
export const caseRefusal: Readonly<Record<CaseMove, Sentence>> = {
  /** Only the person speaks for himself. */
  [CaseMove.STATE]: (actor, the) => (actor.residentId === the.residentId ? null : ErrorCode.FORBIDDEN),

  /** A member of a deciding body that has not spoken; nobody who had a part in the record, and nobody close. */
  [CaseMove.VOTE]: (actor, the, about) => {
    const seats = bodiesOf(actor, about.facts.villagePath).map(({ body }) => body);
    if (!decidingBodies.some((body) => seats.includes(body))) return ErrorCode.FORBIDDEN;
    if (actor.residentId === the.proposedBy) return ErrorCode.FOUR_EYES_FILER;
    const close = tooClose(actor, about.record, about.facts);
    if (close) return close;
    if (hasApproved(actor, about.facts) || about.record.checkerId === actor.residentId)
      return ErrorCode.FORBIDDEN;
    const spoken = about.voterIds.includes(actor.residentId) || votingBody(actor, about) === null;
    return spoken ? ErrorCode.CONFLICT : null;
  },

  [CaseMove.APPEAL]: (actor, the) => (actor.residentId === the.residentId ? null : ErrorCode.FORBIDDEN),

  /** The town, which had no part in it. */
  [CaseMove.DECIDE]: (actor, the, about) => {
    if (!bodiesOf(actor, about.facts.villagePath).some(({ body }) => body === 'TOWN'))
      return ErrorCode.FORBIDDEN;
    const tookPart = the.proposedBy === actor.residentId || about.voterIds.includes(actor.residentId);
    if (tookPart || hasApproved(actor, about.facts)) return ErrorCode.FORBIDDEN;
    return tooClose(actor, about.record, about.facts);
  },
};

export const can = {
  /** Set a village's numbers: like the numbers of its scheme. */
  reviseTerms: (actor: Actor, village: Path): boolean => postOver(actor, settingRoles, village) !== null,

  /** See signs: staff whose work is records, but not about the own household. */
  seeSigns: (actor: Actor, record: Filed, facts: DoubtedFacts): boolean =>
    activity.seeVillage(actor, facts.villagePath) && !isOfHousehold(actor, record, facts),

  /** Propose to take a record back: staff who see it, never about the own household. */
  propose: (actor: Actor, record: Filed, facts: DoubtedFacts): boolean => can.seeSigns(actor, record, facts),

  /** See the cases of a village. There is no list of them for anybody else. */
  seeCases: (actor: Actor, village: Path): boolean =>
    bodiesOf(actor, village).some(({ body }) => knowingBodies.includes(body)),

  /** The areas in whose villages the actor sees cases. */
  caseAreas: (actor: Actor): string[] => [
    ...new Set(actor.posts.map(({ areaId }) => areaId).filter((areaId) => can.seeCases(actor, [areaId]))),
  ],

  /** See one case: the person, who proposed it, and those who see all. */
  seeCase: (actor: Actor, the: Pick<ClaimCase, 'residentId' | 'proposedBy'>, village: Path): boolean =>
    actor.residentId === the.residentId ||
    actor.residentId === the.proposedBy ||
    can.seeCases(actor, village),
};

/** Why the actor may not mark a sign as looked into, or null: those who check records, not on their own. */
export function whyNotMark(actor: Actor, record: Filed, facts: DoubtedFacts): ErrorCode | null {
  return refusal[ActivityMove.CHECK](actor, record, facts);
}

/** Why the actor may not look at a drawn record again, or null: oversight or the secretary, not involved in it. */
export function whyNotRecheck(
  actor: Actor,
  record: Filed & { checkerId: string | null },
  facts: DoubtedFacts,
): ErrorCode | null {
  const oversight = bodiesOf(actor, facts.villagePath).some(({ body }) => body === 'OC');
  if (!oversight && !postOver(actor, ['VILLAGE_SECRETARY'], facts.villagePath)) return ErrorCode.FORBIDDEN;
  if (hasApproved(actor, facts) || record.checkerId === actor.residentId) return ErrorCode.FORBIDDEN;
  return tooClose(actor, record, facts);
}
