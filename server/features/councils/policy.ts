import { type Actor, postOver, type RoleName } from '#server/features/people/actor';
import { councilActor } from './seats';

const offices: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'ADMINISTRATOR'];

/** What the actor may do to councils. */
export const can = {
  /** The village's own office founds its councils; so do town staff and the administrator above it. */
  found: (actor: Actor, area: readonly string[]): boolean => postOver(actor, offices, area) !== null,

  /** The same offices open terms, hold elections, write down appointments and places. */
  manage: (actor: Actor, area: readonly string[]): boolean => postOver(actor, offices, area) !== null,

  /** What a kind of council is, is the county's word. */
  keepKinds: (actor: Actor): boolean =>
    actor.posts.some(({ role }) => role === 'COUNTY_STAFF' || role === 'ADMINISTRATOR'),

  /** The office and those who serve on the council put names forward; for oneself everybody of the village does. */
  nominate: (actor: Actor, council: { id: string; areaId: string }, area: readonly string[]): boolean =>
    can.manage(actor, area) || councilActor(actor, council.id) !== null,

  stand: (actor: Actor, council: { areaId: string }): boolean => actor.villageId === council.areaId,

  /** Town and county see all councils below them, a village's office its own. */
  compare: (actor: Actor, area: readonly string[]): boolean =>
    postOver(
      actor,
      ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF', 'ADMINISTRATOR'],
      area,
    ) !== null,
} as const;
