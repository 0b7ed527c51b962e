import { type Actor, postOver, type RoleName } from '#server/features/people/actor';

type Path = readonly string[];
type Paper = { uploadedBy: string; uploadedRole: RoleName };

const uploaders: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF'];
const signers: readonly RoleName[] = ['VILLAGE_SECRETARY', 'TOWN_STAFF'];

/** The office in which the actor brings a list into this village; null when none. */
export function uploadingRole(actor: Actor, village: Path): RoleName | null {
  return postOver(actor, uploaders, village)?.role ?? null;
}

/** The office in which the actor could sign: another one than the list was brought in from; null when none. */
export function signingRole(actor: Actor, paper: Paper, village: Path): RoleName | null {
  const others = signers.filter((role) => role !== paper.uploadedRole);
  return postOver(actor, others, village)?.role ?? null;
}

/** Who may, as sentences. Paths run from the county down to the village. */
export const can = {
  /** Clerk, secretary and town staff bring lists in, and they alone see them: they are full of names and phones. */
  upload: (actor: Actor, village: Path): boolean => uploadingRole(actor, village) !== null,

  /** Who brought a list in works on it. */
  propose: (actor: Actor, paper: Paper, village: Path): boolean =>
    actor.residentId === paper.uploadedBy && can.upload(actor, village),

  /** Somebody else signs it, from another office: the secretary what the clerk brought, the town what the secretary did. */
  sign: (actor: Actor, paper: Paper, village: Path): boolean =>
    actor.residentId !== paper.uploadedBy && signingRole(actor, paper, village) !== null,

  /** Who brought it in takes it back; who would have to sign it declines. */
  drop: (actor: Actor, paper: Paper, village: Path): boolean =>
    can.propose(actor, paper, village) || can.sign(actor, paper, village),
} as const;
