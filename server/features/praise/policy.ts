import { type Actor, postOver } from '#server/features/people/actor';

type Path = readonly string[];

/** The code of the moral review among the kinds of councils. */
export const MORAL_REVIEW = 'MR';

const sits = (actor: Actor, village: Path, roles: readonly string[]): boolean =>
  actor.posts.some(
    (post) => roles.includes(post.role) && post.councilKind === MORAL_REVIEW && village.includes(post.areaId),
  );

/** A deed as far as it matters who may do something about it. */
export interface DeedFacts {
  nomineeId: string;
  householdId: string | null;
  kinIds: readonly string[];
  village: Path;
}

export const can = {
  /** Whoever sits in the moral review sees nominations and hears them. */
  serve: (actor: Actor, village: Path): boolean => sits(actor, village, ['COUNCIL_CHAIR', 'COUNCIL_MEMBER']),

  /** Its chair closes, calls votes, concludes, awards and plans the lecture hall. */
  lead: (actor: Actor, village: Path): boolean => sits(actor, village, ['COUNCIL_CHAIR']),

  /** Chair, clerk and secretary do the office work around it. */
  arrange: (actor: Actor, village: Path): boolean =>
    can.lead(actor, village) || postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], village) !== null,

  /** Town and county compare sums of the villages below them. */
  compare: (actor: Actor, area: Path): boolean => actor.posts.some(({ areaId }) => area.includes(areaId)),

  /** Nominations of those who have no phone are written down by the council or the office. */
  enterForOthers: (actor: Actor, village: Path): boolean =>
    can.serve(actor, village) || can.arrange(actor, village),

  /** Nobody decides about himself, the own home or kin. */
  isClose: (actor: Actor, deed: DeedFacts): boolean =>
    actor.residentId === deed.nomineeId ||
    (actor.householdId !== null && actor.householdId === deed.householdId) ||
    deed.kinIds.includes(actor.residentId),

  hear: (actor: Actor, deed: DeedFacts): boolean => can.serve(actor, deed.village),

  award: (actor: Actor, deed: DeedFacts): boolean => can.arrange(actor, deed.village),

  /** Anyone of the village but the own home. */
  doubt: (actor: Actor, villageId: string, deed: DeedFacts): boolean =>
    actor.villageId === villageId &&
    actor.residentId !== deed.nomineeId &&
    (actor.householdId === null || actor.householdId !== deed.householdId),

  /** The council answers, the secretary or the town. */
  answer: (actor: Actor, deed: DeedFacts): boolean =>
    can.serve(actor, deed.village) ||
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF'], deed.village) !== null,
} as const;
