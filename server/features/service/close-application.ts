// An application that comes to nothing keeps no digits: refused with a reason, or taken back.
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

/** Refuses an application. Throws NOT_FOUND, FORBIDDEN, CERTIFICATE_TWO_PERSONS, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function refuseCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateReasonInput,
): Promise<Certificate> {
  const intent = intentOf('refuseCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);
  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.REFUSE);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await closeRefused(tx, actor, one, reason);
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE',
      subjectId: one.id,
      move: 'REFUSE',
      villageId: one.villageId,
      detail: { reason },
    },
  ]);
  return afterMove(tx, one.id);
}

/** Ends an application as refused and tells the person; the row is locked by the caller. */
export async function closeRefused(tx: Tx, actor: Actor, one: Certificate, reason: string): Promise<void> {
  await close(tx, actor, one.id, CertificateState.REFUSED, reason);
  await tell(tx, [
    {
      residentId: one.residentId,
      kind: MessageKind.CERTIFICATE_REFUSED,
      params: { reason },
      link: '/service',
      key: `certificate-refused:${one.id}`,
    },
  ]);
}

/** Takes an application back. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function withdrawCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateMoveInput,
): Promise<Certificate> {
  const intent = intentOf('withdrawCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);
  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.WITHDRAW);
  await close(tx, actor, one.id, CertificateState.WITHDRAWN, '');
  await keep(tx, intent, [
    { subjectKind: 'CERTIFICATE', subjectId: one.id, move: 'WITHDRAW', villageId: one.villageId },
  ]);
  return afterMove(tx, one.id);
}

async function close(
  tx: Tx,
  actor: Actor,
  id: string,
  state: CertificateState,
  closeReason: string,
): Promise<void> {
  await tx.manager.update(
    Certificate,
    { id },
    { state, closedBy: actor.residentId, closedAt: tx.at, closeReason, documentSealed: null },
  );
}
