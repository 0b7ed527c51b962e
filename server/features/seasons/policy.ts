import { type Actor, bodiesOf, postOver, serves } from '#server/features/people/actor';

type Path = readonly string[];

/** Bodies that may put the second signature: village oversight, or the town. The village's own office never. */
const signingBodies: readonly string[] = ['OC', 'TOWN'];

/** The body for which the actor would sign in the village with this path; null when none. */
export function signingSeat(actor: Actor, path: Path): string | null {
  return bodiesOf(actor, path).find(({ body }) => signingBodies.includes(body))?.body ?? null;
}

/** Who may, as sentences. Paths run from the county down to the village. */
export const can = {
  /** Whoever holds a post that serves the village sees what will expire: they bring the letters round. */
  seeBook: (actor: Actor, path: Path): boolean => serves(actor, path),

  /** How long points live concerns every purse: the secretary decides, or those above the village. */
  revise: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'], path) !== null,

  /** The secretary prepares the closing of a season. */
  prepare: (actor: Actor, path: Path): boolean => postOver(actor, ['VILLAGE_SECRETARY'], path) !== null,

  /** Village oversight or the town signs what somebody else has prepared. */
  sign: (actor: Actor, paper: { preparedBy: string }, path: Path): boolean =>
    actor.residentId !== paper.preparedBy && signingSeat(actor, path) !== null,

  /** Who prepared it takes it back; who would have to sign it declines. */
  drop: (actor: Actor, paper: { preparedBy: string }, path: Path): boolean =>
    (actor.residentId === paper.preparedBy && can.prepare(actor, path)) || can.sign(actor, paper, path),

  /** The secretary asks for an expiry to be undone; the second signature is needed as for the closing. */
  undo: (actor: Actor, path: Path): boolean => can.prepare(actor, path),
};
