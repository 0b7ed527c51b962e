import { type Actor, postOver, type RoleName, serves } from './actor';
import type { Household } from './household.entity';

type Path = readonly string[];

/** Who keeps the register of a village's households and residents. */
const peopleRoles: readonly RoleName[] = [
  'VILLAGE_CLERK',
  'VILLAGE_SECRETARY',
  'TOWN_STAFF',
  'ADMINISTRATOR',
];

const villageAppointers: readonly RoleName[] = [
  'VILLAGE_CLERK',
  'VILLAGE_SECRETARY',
  'TOWN_STAFF',
  'ADMINISTRATOR',
];

/** Who appoints to a post, each within the subtree of the own post. */
export const appointers: Readonly<Record<RoleName, readonly RoleName[]>> = {
  GRID_LEADER: villageAppointers,
  ORGANISER: villageAppointers,
  COUNCIL_CHAIR: villageAppointers,
  COUNCIL_MEMBER: villageAppointers,
  SHOP_KEEPER: villageAppointers,
  SHOP_SUPERVISOR: villageAppointers,
  VILLAGE_CLERK: ['TOWN_STAFF', 'ADMINISTRATOR'],
  VILLAGE_SECRETARY: ['TOWN_STAFF', 'ADMINISTRATOR'],
  TOWN_STAFF: ['COUNTY_STAFF', 'ADMINISTRATOR'],
  COUNTY_STAFF: ['ADMINISTRATOR'],
  ADMINISTRATOR: ['ADMINISTRATOR'],
};

/** What the actor may do to people and places; whether it is legal right now is for `rules`. */
export const can = {
  /** Whoever holds a post that serves a village sees its people by name. */
  seePeople: (actor: Actor, village: Path): boolean => serves(actor, village),

  /** Clerk, secretary, town staff and administrator keep the register. */
  managePeople: (actor: Actor, village: Path): boolean => postOver(actor, peopleRoles, village) !== null,

  /** Holidays are the county's word, and a village's own days the word of its clerk or secretary. */
  markDays: (actor: Actor, area: Path): boolean =>
    postOver(
      actor,
      ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF', 'ADMINISTRATOR'],
      area,
    ) !== null,

  /** The administrator alone draws the map. */
  manageAreas: (actor: Actor, parent: Path): boolean => postOver(actor, ['ADMINISTRATOR'], parent) !== null,

  /** Staff without a household are registered by those who may appoint staff over that area. */
  addOfficial: (actor: Actor, area: Path): boolean =>
    postOver(actor, ['COUNTY_STAFF', 'ADMINISTRATOR'], area) !== null,

  /** County staff and the administrator read the register of officials. */
  readOfficials: (actor: Actor): boolean =>
    actor.posts.some((post) => post.role === 'COUNTY_STAFF' || post.role === 'ADMINISTRATOR'),

  /** A member sets the household's PIN; so do those who keep the register. */
  setPin: (actor: Actor, household: Pick<Household, 'id'>, village: Path): boolean =>
    actor.householdId === household.id || can.managePeople(actor, village),

  /** The head names who collects and has a lost card replaced; so do those who keep the register. */
  keepCard: (actor: Actor, household: Pick<Household, 'headId'>, village: Path): boolean =>
    actor.residentId === household.headId || can.managePeople(actor, village),

  /** Nobody takes away a kinship mark that keeps the own approvals honest. */
  unmarkKin: (actor: Actor, residentId: string, kinId: string): boolean =>
    actor.residentId !== residentId && actor.residentId !== kinId,

  /** A post is given from above or from the village's own office, and nobody appoints himself. */
  appoint: (actor: Actor, role: RoleName, area: Path, residentId: string): boolean =>
    actor.residentId !== residentId && can.decideOnPost(actor, role, area),

  /** A post ends by those who may give it, or by its holder stepping back. */
  endPost: (actor: Actor, role: RoleName, area: Path, residentId: string): boolean =>
    actor.residentId === residentId || can.decideOnPost(actor, role, area),

  decideOnPost: (actor: Actor, role: RoleName, area: Path): boolean =>
    postOver(actor, appointers[role], area) !== null,

  /**
   * A login or phone decides who can act as that person: for holders of posts only those change it who could also
   * have appointed them, and nobody resets the own password this way. `village` is null for officials of no village.
   */
  openLogin: (
    actor: Actor,
    resident: { id: string },
    village: Path | null,
    posts: readonly { role: RoleName; path: Path }[],
  ): boolean =>
    actor.residentId !== resident.id &&
    (village ? can.managePeople(actor, village) : posts.length > 0) &&
    posts.every((post) => can.decideOnPost(actor, post.role, post.path)),
} as const;
