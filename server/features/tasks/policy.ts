import { type Actor, postOver, type RoleName, serves } from '#server/features/people/actor';

type Path = readonly string[];

const posters: readonly RoleName[] = ['ORGANISER', 'VILLAGE_CLERK', 'COUNCIL_CHAIR'];

/** Where a task belongs: the path of its grid, or of the village, and who leads its team. */
export interface Belongs {
  path: Path;
  leaderId: string | null;
}

export const can = {
  /** Organisers, the clerk and council chairs post tasks in their subtree; a team's leader for the own team. */
  post: (actor: Actor, { path, leaderId }: Belongs): boolean =>
    actor.residentId === leaderId || postOver(actor, posters, path) !== null,

  /** The people of a village see its tasks, and so does whoever serves it. */
  see: (actor: Actor, villageId: string, village: Path): boolean =>
    actor.villageId === villageId || serves(actor, village),

  /** Whoever posts tasks for the whole village keeps its templates, and the secretary. */
  keepTemplates: (actor: Actor, village: Path): boolean =>
    postOver(actor, [...posters, 'VILLAGE_SECRETARY'], village) !== null,

  /** A village's numbers are the clerk's and the secretary's word. */
  settle: (actor: Actor, village: Path): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], village) !== null,
} as const;
