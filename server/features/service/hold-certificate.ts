// A certificate is moved by one at a time: locked, then judged as it stands.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Certificate } from './certificate.entity';
import { can } from './policy';
import { CertificateMove, certificateMoves } from './rules';

type Path = readonly string[];
type Judge = (actor: Actor, one: Certificate, path: Path) => ErrorCode | null;

const when = (allowed: boolean): ErrorCode | null => (allowed ? null : ErrorCode.FORBIDDEN);

/** Who might do it by office, but has had a hand in it already, is told so. */
const twoPersons =
  (judge: Judge, hands: (one: Certificate) => readonly (string | null)[]): Judge =>
  (actor, one, path) =>
    can.seeCertificates(actor, path) && hands(one).includes(actor.residentId)
      ? ErrorCode.CERTIFICATE_TWO_PERSONS
      : judge(actor, one, path);

/** Why the actor may not make a move, or null. */
const refusals: Record<CertificateMove, Judge> = {
  ACCEPT: twoPersons(
    (actor, one, path) => when(can.accept(actor, one, path)),
    (one) => [one.residentId, one.appliedBy],
  ),
  ISSUE: twoPersons(
    (actor, one, path) => when(can.issue(actor, one, path)),
    (one) => [one.residentId, one.acceptedBy],
  ),
  REFUSE: twoPersons(
    (actor, one, path) => when(can.refuse(actor, one, path)),
    (one) => [one.residentId],
  ),
  WITHDRAW: (actor, one) => when(can.withdraw(actor, one)),
  OBJECT: (actor, one) => when(can.object(actor, one)),
  ANSWER: twoPersons(
    (actor, one, path) => when(can.answer(actor, one, path)),
    (one) => [one.residentId, one.acceptedBy, one.appliedBy],
  ),
  ASK_REVOCATION: twoPersons(
    (actor, one, path) => when(can.askRevocation(actor, one, path)),
    (one) => [one.issuedBy, one.residentId],
  ),
  REVOKE: twoPersons(
    (actor, one, path) => when(can.revoke(actor, one, path)),
    (one) => [one.revokeAskedBy, one.residentId],
  ),
  KEEP_VALID: twoPersons(
    (actor, one, path) => when(can.revoke(actor, one, path)),
    (one) => [one.revokeAskedBy, one.residentId],
  ),
};

/** Moves that nobody makes for the own family. */
const decisions: readonly CertificateMove[] = [
  CertificateMove.ACCEPT,
  CertificateMove.ISSUE,
  CertificateMove.REVOKE,
  CertificateMove.KEEP_VALID,
];

/** Is the move possible as things stand, whoever makes it? A revocation has to be asked for, once. */
export function isOpen(move: CertificateMove, one: Certificate): boolean {
  if (!isLegal(certificateMoves, move, one.state)) return false;
  if (move === CertificateMove.ASK_REVOCATION) return one.revokeAskedBy === null;
  if (move === CertificateMove.REVOKE || move === CertificateMove.KEEP_VALID)
    return one.revokeAskedBy !== null;
  return true;
}

/** May the actor make the move, as far as posts and the own part in it go? */
export function may(move: CertificateMove, actor: Actor, one: Certificate, path: Path): boolean {
  return refusals[move](actor, one, path) === null;
}

export interface HeldCertificate {
  one: Certificate;
  path: Path;
}

/**
 * The certificate, locked, for a move that the actor may make now. Throws NOT_FOUND (also for those whom it does not
 * concern), FORBIDDEN, CERTIFICATE_TWO_PERSONS, FOUR_EYES_HOUSEHOLD, FOUR_EYES_KIN, ILLEGAL_MOVE.
 */
export async function holdCertificate(
  tx: Tx,
  actor: Actor,
  id: string,
  move: CertificateMove,
): Promise<HeldCertificate> {
  const one = found(
    await tx.manager.findOne(Certificate, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'certificateId',
  );
  const path = await areaPath(tx, one.villageId);
  // Objecting is open to the village; everything else only to those who can see it.
  const seen =
    move === CertificateMove.OBJECT ? can.object(actor, one) : can.seeCertificate(actor, one, path);
  demand(seen || one.appliedBy === actor.residentId, ErrorCode.NOT_FOUND, 'certificateId');
  const refused = refusals[move](actor, one, path);
  if (refused) throw new DomainError(refused);
  if (decisions.includes(move)) await demandNoKin(tx, actor, one.residentId);
  demand(isOpen(move, one), ErrorCode.ILLEGAL_MOVE);
  return { one, path };
}

/** Nobody decides on the hours of the own household or kin. FOUR_EYES_HOUSEHOLD, FOUR_EYES_KIN. */
async function demandNoKin(tx: Tx, actor: Actor, residentId: string): Promise<void> {
  const close = await tx.row<{ home: boolean; kin: boolean }>(
    `select r.household_id is not distinct from $2::uuid and $2::uuid is not null as home,
       exists (select 1 from kinship k where k.resident_id = r.id and k.kin_id = $3) as kin
     from resident r where r.id = $1`,
    [residentId, actor.householdId, actor.residentId],
  );
  demand(!close?.home, ErrorCode.FOUR_EYES_HOUSEHOLD);
  demand(!close?.kin, ErrorCode.FOUR_EYES_KIN);
}

/** Reads the certificate again after a write. */
export async function afterMove(tx: Tx, id: string): Promise<Certificate> {
  return found(await tx.one(Certificate, { id }));
}
