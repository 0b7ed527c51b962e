import { addDays } from '#server/core/clock';
import { councilActor } from '#server/features/councils/seats';
import { type Actor, postOver, type RoleName } from '#server/features/people/actor';
import { MemberSight } from './duty-types';

const offices: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'ADMINISTRATOR'];

/** What the actor may do to duties, and how far into a council he sees. */
export const can = {
  /** The chair and the office write down what members did; a member says it of himself. */
  file: (actor: Actor, councilId: string, area: readonly string[], residentId: string): boolean =>
    can.keep(actor, councilId, area) ||
    (actor.residentId === residentId && councilActor(actor, councilId) !== null),

  keep: (actor: Actor, councilId: string, area: readonly string[]): boolean =>
    councilActor(actor, councilId) === 'CHAIR' || postOver(actor, offices, area) !== null,

  /** Somebody else than the one who did it confirms it: the chair, and for the chair the office. */
  confirm: (actor: Actor, councilId: string, area: readonly string[], residentId: string): boolean =>
    actor.residentId !== residentId && can.keep(actor, councilId, area),

  /** A month on paper comes in by the village's office or the town. */
  report: (actor: Actor, area: readonly string[]): boolean => postOver(actor, offices, area) !== null,

  keepRules: (actor: Actor): boolean =>
    actor.posts.some(({ role }) => role === 'COUNTY_STAFF' || role === 'ADMINISTRATOR'),
} as const;

/**
 * How much of what members did the actor may see: the chair all of it today, the office all of it `chairFirstDays`
 * later, a member the own line. Null for everybody else. `until` is the last day that is told.
 */
export function sightOf(
  actor: Actor,
  council: { id: string; chairFirstDays: number },
  area: readonly string[],
  today: string,
): { sight: MemberSight; until: string } | null {
  const part = councilActor(actor, council.id);
  if (part === 'CHAIR') return { sight: MemberSight.CHAIR, until: today };
  if (postOver(actor, offices, area)) {
    return { sight: MemberSight.OFFICE, until: addDays(today, -council.chairFirstDays) };
  }
  return part ? { sight: MemberSight.OWN, until: today } : null;
}
