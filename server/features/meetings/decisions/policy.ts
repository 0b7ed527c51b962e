import { type Actor, postOver, type RoleName } from '#server/features/people/actor';
import { DecisionMove } from './decision.entity';

type Path = readonly string[];

const office: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'];

const isChairHere = (actor: Actor, village: Path, kinds: readonly string[]): boolean =>
  actor.posts.some(
    (post) =>
      post.role === 'COUNCIL_CHAIR' &&
      kinds.includes(post.councilKind ?? '') &&
      village.at(-1) === post.areaId,
  );

const sitsInOversight = (actor: Actor, village: Path): boolean =>
  actor.posts.some((post) => post.councilKind === 'OC' && village.at(-1) === post.areaId);

export const can = {
  /** The village's office, and the chair of its residents council. */
  lead: (actor: Actor, village: Path): boolean =>
    postOver(actor, office, village) !== null || isChairHere(actor, village, ['RC']),

  /** The office, and whoever watches over it. That it is another person than entered them is for the rules. */
  confirm: (actor: Actor, village: Path): boolean =>
    postOver(actor, office, village) !== null || sitsInOversight(actor, village),

  /** Town and county see how their villages decide; members of its councils how their own does. */
  see: (actor: Actor, village: Path): boolean =>
    can.lead(actor, village) ||
    can.confirm(actor, village) ||
    actor.posts.some((post) => post.councilId !== null && post.areaId === village.at(-1)) ||
    postOver(actor, ['TOWN_STAFF', 'COUNTY_STAFF'], village) !== null,

  /** The office sets the village's numbers. */
  settle: (actor: Actor, village: Path): boolean => postOver(actor, office, village) !== null,
} as const;

/** Who makes which move; whether it is legal now is for the rules. */
export const mover: Readonly<Record<DecisionMove, (actor: Actor, village: Path) => boolean>> = {
  NOTE: can.lead,
  TAKE_VOTE: can.lead,
  ENTER: can.lead,
  CONFIRM: can.confirm,
  DROP: can.lead,
  SHOW: can.lead,
  END_SHOWING: can.lead,
  STOP: can.lead,
};
