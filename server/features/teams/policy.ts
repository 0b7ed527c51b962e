import { type Actor, postOver, type RoleName, serves } from '#server/features/people/actor';

type Path = readonly string[];

/** Who keeps the register of volunteers and their teams. */
const keepers: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF'];

/** Who looks for volunteers: those who keep them and those who organise with them. */
const searchers: readonly RoleName[] = [
  ...keepers,
  'COUNTY_STAFF',
  'ADMINISTRATOR',
  'ORGANISER',
  'GRID_LEADER',
];

/** Who brings lists in, and who signs what somebody else brought. */
const listers: readonly RoleName[] = [...keepers, 'COUNTY_STAFF', 'ADMINISTRATOR'];

/** A team as far as it matters who may do something with it. */
export interface Led {
  leaderId: string | null;
}

/** Who may, as sentences. Paths run from the county down to the village. */
export const can = {
  /** Clerk, secretary and town staff found teams and keep the register of volunteers. */
  keepTeams: (actor: Actor, village: Path): boolean => postOver(actor, keepers, village) !== null,

  /** Whoever organises in a village, a town or the county finds its volunteers by name. */
  search: (actor: Actor, area: Path): boolean => serves(actor, area, searchers),

  /** The leader and those who keep the teams run one: asks, members, gear. */
  run: (actor: Actor, team: Led, village: Path): boolean =>
    team.leaderId === actor.residentId || can.keepTeams(actor, village),

  /** Members know each other; so does whoever organises in the village. */
  seeMembers: (actor: Actor, team: Led, village: Path, isMember: boolean): boolean =>
    isMember || can.run(actor, team, village) || can.search(actor, village),

  /** People register and describe themselves; those who keep the register do it for people without a phone. */
  describe: (actor: Actor, residentId: string, village: Path): boolean =>
    actor.residentId === residentId || can.keepTeams(actor, village),

  /** People ask to join teams of their own village. */
  ask: (actor: Actor, villageId: string): boolean => actor.villageId === villageId,

  /** What somebody learnt or is insured for is entered by those who keep the register, and never for themselves. */
  vouch: (actor: Actor, residentId: string, village: Path): boolean =>
    actor.residentId !== residentId && can.keepTeams(actor, village),

  /** The lead is accepted or declined by nobody else than whom it was offered to. */
  answerLead: (actor: Actor, offer: { toId: string }): boolean => actor.residentId === offer.toId,

  /** Lists of volunteers are brought in, and seen, by the offices of the area. */
  upload: (actor: Actor, area: Path): boolean => postOver(actor, listers, area) !== null,

  /** Who brought a list in proposes it. */
  propose: (actor: Actor, paper: { uploadedBy: string }, area: Path): boolean =>
    paper.uploadedBy === actor.residentId && can.upload(actor, area),

  /** A second person of the area's offices signs it. */
  sign: (actor: Actor, paper: { uploadedBy: string }, area: Path): boolean =>
    paper.uploadedBy !== actor.residentId && can.upload(actor, area),
} as const;
