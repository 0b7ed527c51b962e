import { councilActor } from '#server/features/councils/seats';
import { type Actor, postOver, type RoleName } from '#server/features/people/actor';

type Path = readonly string[];

const office: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'];

export const can = {
  /** Members of the association plan and hold what it does, keep its materials, and take pledges on paper. */
  serve: (actor: Actor, councilId: string): boolean => councilActor(actor, councilId) !== null,

  /** They, and the village's office, see what waits. */
  lookAfter: (actor: Actor, councilId: string, village: Path): boolean =>
    can.serve(actor, councilId) || postOver(actor, office, village) !== null,

  /** Whose pledges there are is for the members who check them alone. */
  seePledges: (actor: Actor, councilId: string): boolean => can.serve(actor, councilId),

  /** A household gives its word, confirms it and takes it back by itself. */
  pledge: (actor: Actor, householdId: string): boolean => actor.householdId === householdId,

  /** The association's numbers are its chair's, or the office's, to write down. */
  settle: (actor: Actor, councilId: string, village: Path): boolean =>
    councilActor(actor, councilId) === 'CHAIR' || postOver(actor, office, village) !== null,

  /** Figures of the places below: everybody who works there or above. */
  compare: (actor: Actor, path: Path): boolean => actor.posts.some(({ areaId }) => path.includes(areaId)),
} as const;
