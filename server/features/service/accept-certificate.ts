// Accepted means published: for some days everybody of the village can see and doubt what will be certified.
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { Certificate } from './certificate.entity';
import { afterMove, holdCertificate } from './hold-certificate';
import type { CertificateMoveInput } from './inputs';
import { figuresOf } from './queries';
import { CertificateMove, CertificateState } from './rules';
import { termsOfVillage } from './terms';

/**
 * Accepts an application and puts it on the board, ending at a midnight so that the last day is a whole one. One that
 * is on the board already is put there anew with the hours of today.
 * Throws NOT_FOUND, FORBIDDEN, CERTIFICATE_TWO_PERSONS, FOUR_EYES_*, ILLEGAL_MOVE, NO_HOURS.
 */
export async function acceptCertificate(
  tx: Tx,
  actor: Actor,
  input: CertificateMoveInput,
): Promise<Certificate> {
  const intent = intentOf('acceptCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);

  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.ACCEPT);
  const { minutes } = await figuresOf(tx, one);
  demand(minutes > 0, ErrorCode.NO_HOURS);
  // Nothing new to tell: the notice that runs goes on.
  demand(one.noticedMinutes === null || minutes > one.noticedMinutes, ErrorCode.ILLEGAL_MOVE);
  const { noticeDays } = await termsOfVillage(tx, one.villageId);
  const noticeEndsAt = startOfDay(addDays(dayOf(tx.at), noticeDays + 1));
  await tx.manager.update(
    Certificate,
    { id: one.id },
    {
      state: CertificateState.IN_NOTICE,
      acceptedBy: actor.residentId,
      acceptedAt: tx.at,
      noticeEndsAt,
      noticedMinutes: minutes,
    },
  );
  await tell(tx, [
    {
      residentId: one.residentId,
      kind: MessageKind.CERTIFICATE_ACCEPTED,
      params: { until: dayOf(new Date(noticeEndsAt.getTime() - 1)) },
      link: '/service',
      key: `certificate-accepted:${one.id}:${minutes}`,
    },
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE',
      subjectId: one.id,
      move: 'ACCEPT',
      villageId: one.villageId,
      detail: { minutes, noticeDays },
    },
  ]);
  return afterMove(tx, one.id);
}
