import { type Actor, postOver } from '#server/features/people/actor';
import type { ElderVisitMove } from './visit.entity';

type Path = readonly string[];

/** The code of the elders' association among the kinds of councils. */
export const ELDERS_ASSOCIATION = 'EL';

const sits = (actor: Actor, village: Path, roles: readonly string[]): boolean =>
  actor.posts.some(
    (post) =>
      roles.includes(post.role) && post.councilKind === ELDERS_ASSOCIATION && village.includes(post.areaId),
  );

/** A visit as far as it matters who may move it. */
export interface VisitFacts {
  visitorId: string;
  visitorHouseholdId: string | null;
  elderHouseholdId: string | null;
  /** Who said that it was made. */
  doneBy: string | null;
  village: Path;
}

export const can = {
  /** The association's chair, the clerk and the secretary plan, arrange and settle. */
  run: (actor: Actor, village: Path): boolean =>
    sits(actor, village, ['COUNCIL_CHAIR']) ||
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], village) !== null,

  /** Whoever sits in the association sees its plan and confirms what others did. */
  serve: (actor: Actor, village: Path): boolean =>
    can.run(actor, village) || sits(actor, village, ['COUNCIL_MEMBER']),

  /** Town and county compare sums of the villages below them. */
  compare: (actor: Actor, area: Path): boolean => actor.posts.some(({ areaId }) => area.includes(areaId)),

  /** An elder says what visits are wished; the association writes it down for those who tell it so. */
  keepCard: (actor: Actor, elderId: string, village: Path): boolean =>
    actor.residentId === elderId || can.serve(actor, village),

  /** Elders speak for themselves, families for their own, the association for those who call or come by. */
  speakFor: (actor: Actor, elder: Spoken, village: Path): 'SELF' | 'FAMILY' | 'ASSOCIATION' | null => {
    if (actor.residentId === elder.id) return 'SELF';
    const isOwn = actor.householdId !== null && actor.householdId === elder.householdId;
    if (isOwn || elder.kinIds.includes(actor.residentId)) return 'FAMILY';
    return can.serve(actor, village) ? 'ASSOCIATION' : null;
  },
} as const;

export interface Spoken {
  id: string;
  householdId: string | null;
  kinIds: readonly string[];
}

/** Who makes which move; whether it is legal now is for the rules. */
export const mover: Readonly<Record<ElderVisitMove, (actor: Actor, visit: VisitFacts) => boolean>> = {
  MOVE: (actor, visit) => can.run(actor, visit.village),
  CANCEL: (actor, visit) => can.run(actor, visit.village) || actor.residentId === visit.visitorId,
  /** The visitor; for one without a phone whoever runs the association. */
  FINISH: (actor, visit) => actor.residentId === visit.visitorId || can.run(actor, visit.village),
  /** Somebody else of the association, who asked there: neither who said so nor of the home of either. */
  CONFIRM: (actor, visit) =>
    actor.residentId !== visit.visitorId &&
    actor.residentId !== visit.doneBy &&
    can.serve(actor, visit.village) &&
    (actor.householdId === null ||
      ![visit.elderHouseholdId, visit.visitorHouseholdId].includes(actor.householdId)),
};
