// Whoever served may ask for a paper about it; the digits of the document are sealed before they are written.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Certificate } from './certificate.entity';
import { afterMove } from './hold-certificate';
import type { IdentitySeal } from './identity';
import type { CertificateApplicationInput } from './inputs';
import { can } from './policy';
import { figuresOf } from './queries';
import { CertificateState, isTail } from './rules';

/**
 * Applies for a certificate for oneself, or as staff for somebody without a phone.
 * Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, BAD_INPUT (`periodTo` before `periodFrom`, `documentTail`), IN_THE_FUTURE,
 * NO_HOURS (nothing to certify in these days), CONFLICT (another application is under way).
 */
export async function applyForCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateApplicationInput,
  seal: IdentitySeal,
): Promise<Certificate> {
  // The digits stay out of the register of requests: its hash could be tried out.
  const asked: CertificateApplicationInput = { ...input, documentTail: '' };
  const intent = intentOf('applyForCertificate', actor.residentId, asked);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);

  const residentId = input.residentId ?? actor.residentId;
  const resident = found(await tx.one(Resident, { id: residentId }), 'residentId');
  const { villageId } = resident;
  demand(villageId, ErrorCode.NOT_ACTIVE, 'residentId');
  demand(can.apply(actor, residentId, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  const { periodFrom, periodTo, documentKind } = input;
  const tail = input.documentTail.toUpperCase();
  demand(isTail(documentKind, tail), ErrorCode.BAD_INPUT, 'documentTail');
  demand(periodFrom <= periodTo, ErrorCode.BAD_INPUT, 'periodTo');
  demand(periodTo <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'periodTo');
  const open = await tx.row(
    `select 1 from certificate where resident_id = $1 and state in ('APPLIED', 'IN_NOTICE')`,
    [residentId],
  );
  demand(!open, ErrorCode.CONFLICT);
  const { minutes } = await figuresOf(tx, { villageId, residentId, periodFrom, periodTo });
  demand(minutes > 0, ErrorCode.NO_HOURS);

  await tx.manager.insert(Certificate, {
    id: intent.requestId,
    villageId,
    residentId,
    appliedBy: actor.residentId,
    appliedAt: tx.at,
    periodFrom,
    periodTo,
    purpose: trimmed(input.purpose),
    documentKind,
    documentSealed: seal.close(intent.requestId, tail),
    state: CertificateState.APPLIED,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE',
      subjectId: intent.requestId,
      move: 'APPLY',
      villageId,
      detail: { minutes, periodFrom, periodTo },
    },
  ]);
  return afterMove(tx, intent.requestId);
}
