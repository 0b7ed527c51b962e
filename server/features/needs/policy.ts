import { type Actor, postOver, type RoleName } from '#server/features/people/actor';
import { ServiceKind } from '#server/features/teams/team.entity';
import type { NeedMove } from './need.entity';

type Path = readonly string[];

const organisers: readonly RoleName[] = ['ORGANISER', 'VILLAGE_CLERK', 'VILLAGE_SECRETARY'];

/** The code of the elders' association among the kinds of councils. */
const ELDERS_ASSOCIATION = 'EL';

/** A need with what decides who may know of it. Paths run from the county down to the home. */
export interface NeedFacts {
  householdId: string;
  homePath: Path;
  serviceKind: ServiceKind;
  /** The assigned team's leader, while it is active. */
  leaderId: string | null;
  /** Who accepted it and did not give it back. */
  helperId: string | null;
  /** Is the viewer an active member of the assigned team, and asked where only the asked may take it? */
  isOpenTo: boolean;
  /** Is it confirmed, closed or withdrawn? */
  isOver: boolean;
  /** Does the household have somebody who signs in, and did it ask by itself? */
  speaksForItself: boolean;
}

/** How much of a need somebody sees. */
export enum NeedLevel {
  NOTHING = 0,
  /** Kind, time and grid: members of the assigned team. */
  OUTLINE = 1,
  /** Words, household, address and phone as well. */
  WHOLE = 2,
}

export const can = {
  /** Organisers, the clerk and the secretary of the place; the elders' association for what concerns the old. */
  organise: (actor: Actor, homePath: Path, serviceKind: ServiceKind): boolean =>
    postOver(actor, organisers, homePath) !== null ||
    (serviceKind === ServiceKind.ELDERS &&
      actor.posts.some(
        (post) =>
          post.role === 'COUNCIL_CHAIR' &&
          post.councilKind === ELDERS_ASSOCIATION &&
          homePath.includes(post.areaId),
      )),

  /** Whoever organises anything in the village sees the board; the lists hold what each may see. */
  seeBoard: (actor: Actor, village: Path): boolean => can.organise(actor, village, ServiceKind.ELDERS),

  /** A household asks for itself. */
  ask: (actor: Actor, householdId: string): boolean => actor.householdId === householdId,

  /** What a village's numbers are is the clerk's and the secretary's word. */
  settle: (actor: Actor, village: Path): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], village) !== null,

  /** Organisers choose the team. */
  assign: (actor: Actor, need: NeedFacts): boolean => can.organise(actor, need.homePath, need.serviceKind),

  /** Active members of the assigned team; with the narrow scope only those who were asked. */
  accept: (actor: Actor, need: NeedFacts): boolean => need.isOpenTo && actor.householdId !== need.householdId,

  /** The one who accepted. */
  help: (actor: Actor, need: NeedFacts): boolean => actor.residentId === need.helperId,

  /** The household; for one without a phone whoever calls it, and never the helper. */
  speak: (actor: Actor, need: NeedFacts): boolean =>
    actor.residentId !== need.helperId &&
    (actor.householdId === need.householdId ||
      (!need.speaksForItself && can.organise(actor, need.homePath, need.serviceKind))),

  /** Organisers end what cannot be answered, with a reason. */
  close: (actor: Actor, need: NeedFacts): boolean => can.organise(actor, need.homePath, need.serviceKind),

  /** Ratings are for the household, the helper and the organisers; nobody ranks persons by them. */
  seeRating: (actor: Actor, need: NeedFacts): boolean =>
    actor.householdId === need.householdId ||
    actor.residentId === need.helperId ||
    can.organise(actor, need.homePath, need.serviceKind),

  /** How much the viewer sees: whose it is, its outline, or nothing. Once it is over, helper and leader need no address. */
  level: (actor: Actor, need: NeedFacts): NeedLevel => {
    if (actor.householdId === need.householdId || can.organise(actor, need.homePath, need.serviceKind)) {
      return NeedLevel.WHOLE;
    }
    const isHelping = actor.residentId === need.helperId || actor.residentId === need.leaderId;
    if (isHelping && !need.isOver) return NeedLevel.WHOLE;
    return isHelping || (need.isOpenTo && !need.isOver) ? NeedLevel.OUTLINE : NeedLevel.NOTHING;
  },
} as const;

/** Who makes which move; whether it is legal now is for the rules. */
export const mover: Readonly<Record<NeedMove, (actor: Actor, need: NeedFacts) => boolean>> = {
  ASSIGN: can.assign,
  ACCEPT: can.accept,
  GIVE_BACK: can.help,
  FINISH: can.help,
  CONFIRM: can.speak,
  NOT_DONE: can.speak,
  RATE: can.speak,
  WITHDRAW: can.speak,
  CLOSE: can.close,
};
