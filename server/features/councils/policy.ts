import { type Actor, postOver } from '#server/features/people/actor';

/** What the actor may do to councils. */
export const can = {
  /** The village's own office founds its councils; so do town staff and the administrator above it. */
  found: (actor: Actor, area: readonly string[]): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'ADMINISTRATOR'], area) !== null,
} as const;
