import { type Actor, postOver } from '#server/features/people/actor';

type Path = readonly string[];

/** Who may, as sentences. Paths run from the county down to the area in question. */
export const can = {
  /** The county's template belongs to the county: its staff and the administrator. */
  reviseTemplate: (actor: Actor, countyPath: Path): boolean =>
    postOver(actor, ['COUNTY_STAFF', 'ADMINISTRATOR'], countyPath) !== null,

  /** A village's own rules belong to the village: its clerk and its secretary. */
  reviseVillageRule: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], path) !== null,

  /** The numbers of a scheme move everyone's points: the secretary, or those above the village. */
  reviseScheme: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'], path) !== null,
};

/** May this person revise a rule owned by the area with this path? The root of the tree owns the template. */
export function mayRevise(actor: Actor | null, ownerPath: Path): boolean {
  if (!actor) return false;
  return ownerPath.length === 1
    ? can.reviseTemplate(actor, ownerPath)
    : can.reviseVillageRule(actor, ownerPath);
}
