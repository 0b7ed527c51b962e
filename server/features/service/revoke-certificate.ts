// A certificate is taken back by two people: one asks with a reason, who did not issue it, and another decides.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Certificate } from './certificate.entity';
import { afterMove, holdCertificate } from './hold-certificate';
import type { CertificateMoveInput, CertificateReasonInput } from './inputs';
import { CertificateMove, CertificateState } from './rules';

/** Asks for a revocation. Throws NOT_FOUND, FORBIDDEN, CERTIFICATE_TWO_PERSONS, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function askRevocation(
  tx: Tx,
  actor: Actor,
  input: CertificateReasonInput,
): Promise<Certificate> {
  const intent = intentOf('askRevocation', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);
  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.ASK_REVOCATION);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await tx.manager.update(
    Certificate,
    { id: one.id },
    { revokeAskedBy: actor.residentId, revokeAskedAt: tx.at, revokeReason: reason },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE',
      subjectId: one.id,
      move: 'ASK_REVOCATION',
      villageId: one.villageId,
      detail: { reason },
    },
  ]);
  return afterMove(tx, one.id);
}

/**
 * Carries out a revocation that was asked for: from now on the check page says so.
 * Throws NOT_FOUND, FORBIDDEN, CERTIFICATE_TWO_PERSONS, FOUR_EYES_*, ILLEGAL_MOVE.
 */
export async function revokeCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateMoveInput,
): Promise<Certificate> {
  const intent = intentOf('revokeCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);
  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.REVOKE);
  await tx.manager.update(
    Certificate,
    { id: one.id },
    { state: CertificateState.REVOKED, revokedBy: actor.residentId, revokedAt: tx.at },
  );
  await tell(tx, [
    {
      residentId: one.residentId,
      kind: MessageKind.CERTIFICATE_REVOKED,
      params: { number: one.number ?? '', reason: one.revokeReason ?? '' },
      link: `/service/certificates/${one.id}`,
      key: `certificate-revoked:${one.id}`,
    },
  ]);
  await keep(tx, intent, [
    { subjectKind: 'CERTIFICATE', subjectId: one.id, move: 'REVOKE', villageId: one.villageId },
  ]);
  return afterMove(tx, one.id);
}

/** Turns down a revocation that was asked for; the certificate stays valid. Throws as `revokeCertificate`. */
export async function keepCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateMoveInput,
): Promise<Certificate> {
  const intent = intentOf('keepCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);
  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.KEEP_VALID);
  await tx.manager.update(
    Certificate,
    { id: one.id },
    { revokeAskedBy: null, revokeAskedAt: null, revokeReason: null },
  );
  await keep(tx, intent, [
    { subjectKind: 'CERTIFICATE', subjectId: one.id, move: 'KEEP_VALID', villageId: one.villageId },
  ]);
  return afterMove(tx, one.id);
}
