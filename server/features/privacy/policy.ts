import { ErrorCode } from '#server/core/errors';
import { type Actor, postOver, serves } from '#server/features/people/actor';
import { can as canPeople } from '#server/features/people/policy';
import { ErasureMove } from './rules';

type Path = readonly string[];

/** The person whose rights are exercised. */
export interface Subject {
  id: string;
  householdId: string | null;
  guarded: boolean;
  deceased: boolean;
}

/** Whoever acts, with what age decides. */
export interface Claimant {
  actor: Actor;
  adult: boolean;
}

const ofHousehold = (actor: Actor, subject: Pick<Subject, 'householdId'>): boolean =>
  actor.householdId !== null && actor.householdId === subject.householdId;

export const can = {
  /** The person, and for a child under 14 a grown-up of its household. */
  actFor: ({ actor, adult }: Claimant, subject: Subject): boolean =>
    actor.residentId === subject.id || (subject.guarded && adult && ofHousehold(actor, subject)),

  /** Grown-ups of the household of somebody who has died. */
  actAsHeir: ({ actor, adult }: Claimant, subject: Subject): boolean =>
    subject.deceased && adult && ofHousehold(actor, subject),

  /** Staff who keep the register, on a signed sheet, and never for themselves. */
  actOnPaper: (actor: Actor, subject: Pick<Subject, 'id'>, village: Path | null): boolean =>
    actor.residentId !== subject.id && village !== null && canPeople.managePeople(actor, village),

  /** The requests of a village: those who keep its register, and those who watch over it. */
  seeRequests: (actor: Actor, village: Path): boolean =>
    canPeople.managePeople(actor, village) || can.watch(actor, village),

  /** The access log: the administrator, the county, and the village's supervision committee (OC). */
  watch: (actor: Actor, village: Path): boolean =>
    postOver(actor, ['ADMINISTRATOR', 'COUNTY_STAFF'], village) !== null ||
    (serves(actor, village, ['COUNCIL_CHAIR', 'COUNCIL_MEMBER']) &&
      actor.posts.some((post) => post.councilKind === 'OC' && village.includes(post.areaId))),

  /** A village's own numbers: its secretary, the town and the county. */
  reviseTerms: (actor: Actor, village: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'], village) !== null,

  /** How long things are kept is decided by the county and the administrator. */
  reviseRetention: (actor: Actor): boolean =>
    actor.posts.some((post) => post.role === 'COUNTY_STAFF' || post.role === 'ADMINISTRATOR'),
} as const;

/** A request as far as it matters who may move it. */
export interface Asked {
  residentId: string;
  householdId: string | null;
  askedBy: string;
  preparedBy: string | null;
}

type Sentence = (actor: Actor, asked: Asked, village: Path) => ErrorCode | null;

/** Those who keep the register and are not of the household. */
const staff: Sentence = (actor, asked, village) => {
  if (!canPeople.managePeople(actor, village)) return ErrorCode.FORBIDDEN;
  return actor.residentId === asked.residentId || ofHousehold(actor, asked)
    ? ErrorCode.FOUR_EYES_HOUSEHOLD
    : null;
};

/** Why the actor may not make the move, or null. Whether it is legal now is for `rules`. */
export const refusal: Readonly<Record<ErasureMove, Sentence>> = {
  [ErasureMove.PREPARE]: staff,
  [ErasureMove.REFUSE]: staff,

  /** Somebody else than who prepared it. */
  [ErasureMove.CARRY_OUT]: (actor, asked, village) =>
    staff(actor, asked, village) ??
    (actor.residentId === asked.preparedBy ? ErrorCode.ERASURE_TWO_PERSONS : null),

  /** Whoever asked, and the person. */
  [ErasureMove.WITHDRAW]: (actor, asked) =>
    actor.residentId === asked.residentId || actor.residentId === asked.askedBy ? null : ErrorCode.FORBIDDEN,
};
