// While an application is on the board anybody of the village may doubt it; until it is answered nothing is issued.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { CertificateObjection } from './certificate-objection.entity';
import { closeRefused } from './close-application';
import { holdCertificate } from './hold-certificate';
import type { AnswerCertificateObjectionInput, CertificateReasonInput } from './inputs';
import { CertificateMove, CertificateObjectionOutcome } from './rules';

/**
 * Objects to an application on the board. Answers the certificate's id; who objected stays with the office.
 * Throws NOT_FOUND, ILLEGAL_MOVE (not on the board any more), ALREADY_OBJECTED, REASON_REQUIRED.
 */
export async function objectToCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateReasonInput,
): Promise<string> {
  const intent = intentOf('objectToCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CertificateObjection, { id: earlier })).certificateId;
  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.OBJECT);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  const waiting = await tx.row(
    'select 1 from certificate_objection where certificate_id = $1 and objector_id = $2 and outcome is null',
    [one.id, actor.residentId],
  );
  demand(!waiting, ErrorCode.ALREADY_OBJECTED);
  await tx.manager.insert(CertificateObjection, {
    id: intent.requestId,
    certificateId: one.id,
    objectorId: actor.residentId,
    reason,
    filedAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE_OBJECTION',
      subjectId: intent.requestId,
      move: 'OBJECT',
      villageId: one.villageId,
    },
  ]);
  return one.id;
}

/**
 * Answers an objection: the application stands, or is refused for it.
 * Throws NOT_FOUND, FORBIDDEN, CERTIFICATE_TWO_PERSONS (also for who objected), ILLEGAL_MOVE, REASON_REQUIRED.
 */
export async function answerCertificateObjection(
  tx: Tx,
  actor: Actor,
  input: AnswerCertificateObjectionInput,
): Promise<CertificateObjection> {
  const intent = intentOf('answerCertificateObjection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CertificateObjection, { id: earlier }));
  const seen = found(await tx.one(CertificateObjection, { id: input.objectionId }), 'objectionId');
  const { one } = await holdCertificate(tx, actor, seen.certificateId, CertificateMove.ANSWER);
  // Read again under the certificate's lock.
  const objection = found(await tx.one(CertificateObjection, { id: seen.id }));
  demand(objection.objectorId !== actor.residentId, ErrorCode.CERTIFICATE_TWO_PERSONS);
  demand(objection.outcome === null, ErrorCode.ILLEGAL_MOVE);
  const answer = trimmed(input.answer);
  demand(answer, ErrorCode.REASON_REQUIRED, 'answer');
  const { outcome } = input;
  await tx.manager.update(
    CertificateObjection,
    { id: objection.id },
    { outcome, answer, answeredBy: actor.residentId, answeredAt: tx.at },
  );
  if (outcome === CertificateObjectionOutcome.REFUSED) await closeRefused(tx, actor, one, answer);
  const { villageId } = one;
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE_OBJECTION',
      subjectId: objection.id,
      move: 'ANSWER',
      villageId,
      detail: { outcome, answer },
    },
    { subjectKind: 'CERTIFICATE', subjectId: one.id, move: 'ANSWER', villageId, detail: { outcome } },
  ]);
  return found(await tx.one(CertificateObjection, { id: objection.id }));
}
