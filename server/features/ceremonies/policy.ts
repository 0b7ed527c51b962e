import { type Actor, postOver, type RoleName } from '#server/features/people/actor';
import { councilActor } from '#server/features/councils/seats';
import { CeremonyMove } from './ceremony.entity';

type Path = readonly string[];

const office: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'];
const comparers: readonly RoleName[] = [...office, 'TOWN_STAFF', 'COUNTY_STAFF', 'ADMINISTRATOR'];

/** What decides about a ceremony before one viewer. Paths run from the county down to the home. */
export interface CeremonyFacts {
  householdId: string;
  councilId: string;
  villagePath: Path;
  homePath: Path;
  filedBy: string;
  isOver: boolean;
  /** Is the viewer of the family's household, or marked as kin of somebody in it? */
  isClose: boolean;
}

const seated = (actor: Actor, councilId: string): boolean => councilActor(actor, councilId) !== null;

export const can = {
  /** A household gives notice for itself. */
  notify: (actor: Actor, householdId: string): boolean => actor.householdId === householdId,

  /** Members of the council, the office and the grid leader write down what a family said. */
  take: (actor: Actor, councilId: string, homePath: Path): boolean =>
    seated(actor, councilId) || postOver(actor, [...office, 'GRID_LEADER'], homePath) !== null,

  /** The household, the council, the office, and until it is over whoever wrote it down. */
  see: (actor: Actor, facts: CeremonyFacts): boolean =>
    actor.householdId === facts.householdId ||
    (actor.residentId === facts.filedBy && !facts.isOver) ||
    can.lookAfter(actor, facts.councilId, facts.villagePath),

  /** The council and the office see all notices of their village. */
  lookAfter: (actor: Actor, councilId: string, village: Path): boolean =>
    seated(actor, councilId) || postOver(actor, office, village) !== null,

  /** The household, or those who wrote down what it said. */
  speak: (actor: Actor, facts: CeremonyFacts): boolean =>
    actor.householdId === facts.householdId || can.take(actor, facts.councilId, facts.homePath),

  /** Members of the council, unless it is their own family's. */
  serve: (actor: Actor, facts: CeremonyFacts): boolean => seated(actor, facts.councilId) && !facts.isClose,

  /** Members of the council lend what it has; the clerk too, who sits at the desk. */
  lend: (actor: Actor, councilId: string, village: Path): boolean => can.lookAfter(actor, councilId, village),

  /** The standard is written down by the office or the council's chair, as the meeting decided it. */
  settle: (actor: Actor, councilId: string | null, village: Path): boolean =>
    postOver(actor, office, village) !== null ||
    (councilId !== null && councilActor(actor, councilId) === 'CHAIR'),

  /** Figures of the places below: the village's office for its own, the town and the county. */
  compare: (actor: Actor, path: Path): boolean => postOver(actor, comparers, path) !== null,
} as const;

/** Who makes which move; whether it is legal now is for the rules. */
export const mover: Readonly<Record<CeremonyMove, (actor: Actor, facts: CeremonyFacts) => boolean>> = {
  AMEND: can.speak,
  CHECK: can.serve,
  AGREE: can.serve,
  VISIT: can.serve,
  CLOSE: can.serve,
  WITHDRAW: can.speak,
};
