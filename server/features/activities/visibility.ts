import type { Actor } from '#server/features/people/actor';
import { workRoles } from './policy';

/**
 * The records an actor may see, as a condition over `activity_record r`; `$me`, `$household` and `$areas` stand for
 * the parameters of `visibleParams`, in that order, beginning at `$first`. The same sentence as `can.see`.
 */
export function visibleTo(first: number): string {
  return `(r.filer_id = $${first} or r.state <> 'DRAFT' and (r.resident_id = $${first} or r.household_id = $${first + 1}
    or r.village_id in (select a.id from area a where a.kind in ('VILLAGE', 'COMMUNITY') and a.path && $${first + 2})))`;
}

export function visibleParams(actor: Actor): [string, string | null, string[]] {
  return [actor.residentId, actor.householdId, workAreas(actor)];
}

/** The areas whose villages' records are the actor's work: villages, or the town or county over them. */
export function workAreas(actor: Actor): string[] {
  return actor.posts
    .filter((post) => workRoles.includes(post.role))
    .map((post) => post.villageId ?? post.areaId);
}
