import { type Actor, bodiesOf, postOver, serves } from '#server/features/people/actor';

type Path = readonly string[];

/** What of a certificate decides who may move it. */
export interface CertificateParts {
  villageId: string;
  residentId: string;
  appliedBy: string;
  acceptedBy: string | null;
  issuedBy: string | null;
  revokeAskedBy: string | null;
}

const inOffice = (actor: Actor, path: Path): boolean =>
  postOver(actor, ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'], path) !== null;

const overseer = (actor: Actor, path: Path): boolean =>
  bodiesOf(actor, path).some(({ body }) => body === 'OC' || body === 'TOWN');

/** Who may, as sentences. Paths run from the county down to the village. */
export const can = {
  /** Whoever holds a post that serves the village sees its hours by team and kind. */
  seeHours: (actor: Actor, path: Path): boolean => serves(actor, path),

  /** The village's office, its oversight and the town read applications; a person reads the own ones. */
  seeCertificates: (actor: Actor, path: Path): boolean => inOffice(actor, path) || overseer(actor, path),
  seeCertificate: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    actor.residentId === one.residentId || can.seeCertificates(actor, path),

  /** The digits of the document are for the person and for those who have to compare them. */
  seeDocument: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    actor.residentId === one.residentId || inOffice(actor, path),

  /** Everybody applies for himself; the village's office writes it down for somebody without a phone. */
  apply: (actor: Actor, residentId: string, path: Path): boolean =>
    actor.residentId === residentId || inOffice(actor, path),

  /** The village's office accepts, and nobody what he applied for. */
  accept: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    inOffice(actor, path) && actor.residentId !== one.residentId && actor.residentId !== one.appliedBy,

  /** Somebody else of the office issues. */
  issue: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    inOffice(actor, path) && actor.residentId !== one.residentId && actor.residentId !== one.acceptedBy,

  /** The office refuses, with a reason. */
  refuse: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    inOffice(actor, path) && actor.residentId !== one.residentId,

  /** Who applied takes it back, and the person in any case. */
  withdraw: (actor: Actor, one: CertificateParts): boolean =>
    actor.residentId === one.residentId || actor.residentId === one.appliedBy,

  /** Anybody who lives in the village may object to what is on its board, but not to the own. */
  object: (actor: Actor, one: CertificateParts): boolean =>
    actor.villageId === one.villageId && actor.residentId !== one.residentId,

  /** The office answers objections, and not who accepted what is doubted. */
  answer: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    (inOffice(actor, path) || overseer(actor, path)) &&
    ![one.residentId, one.acceptedBy, one.appliedBy].includes(actor.residentId),

  /** Office, oversight or town ask for a revocation, and never who issued it. */
  askRevocation: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    can.seeCertificates(actor, path) &&
    actor.residentId !== one.issuedBy &&
    actor.residentId !== one.residentId,

  /** The secretary or the town decides on it, and never who asked. */
  revoke: (actor: Actor, one: CertificateParts, path: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF'], path) !== null &&
    actor.residentId !== one.revokeAskedBy &&
    actor.residentId !== one.residentId,

  /** A person asks about the own hours; the office writes it down for somebody without a phone. */
  askCorrection: (actor: Actor, residentId: string, path: Path): boolean =>
    actor.residentId === residentId || inOffice(actor, path),

  /** The office or the town looks into it, and nobody into what he asked or what is about him. */
  answerCorrection: (actor: Actor, one: { residentId: string; askedBy: string }, path: Path): boolean =>
    (inOffice(actor, path) || postOver(actor, ['TOWN_STAFF'], path) !== null) &&
    actor.residentId !== one.residentId &&
    actor.residentId !== one.askedBy,

  withdrawCorrection: (actor: Actor, one: { residentId: string; askedBy: string }): boolean =>
    actor.residentId === one.residentId || actor.residentId === one.askedBy,

  /** Numbers, notice and honours are the secretary's word, or of those above the village. */
  revise: (actor: Actor, path: Path): boolean =>
    postOver(actor, ['VILLAGE_SECRETARY', 'TOWN_STAFF', 'COUNTY_STAFF'], path) !== null,

  /** The service records leave the house by the office or the town. */
  exportHours: (actor: Actor, path: Path): boolean =>
    inOffice(actor, path) || postOver(actor, ['TOWN_STAFF'], path) !== null,
};
