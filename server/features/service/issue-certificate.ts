// What is issued is frozen: figures, number and names stand on the paper for good, and rest on lines of the ledger.
import { randomBytes } from 'node:crypto';
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident } from '#server/features/people/resident.entity';
import { Certificate } from './certificate.entity';
import { afterMove, holdCertificate } from './hold-certificate';
import type { IssueCertificateInput } from './inputs';
import { figuresOf } from './queries';
import { CertificateMove, CertificateState, codeOf, numberOf } from './rules';
import { termsOfVillage } from './terms';

/**
 * Issues a certificate whose notice is over, with the next number of the village's year. Whoever fails gives the number
 * back with everything else: there are no gaps.
 * Throws NOT_FOUND, FORBIDDEN, CERTIFICATE_TWO_PERSONS, FOUR_EYES_*, ILLEGAL_MOVE, NOTICE_NOT_OVER, ALREADY_OBJECTED (an
 * objection waits), ISSUER_INCOMPLETE (head or phone are not set), NO_HOURS, NOTICE_OUTDATED (more hours now than told).
 */
export async function issueCertificate(
  tx: Tx,
  actor: Actor,
  input: IssueCertificateInput,
): Promise<Certificate> {
  const intent = intentOf('issueCertificate', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return afterMove(tx, earlier);

  const { one } = await holdCertificate(tx, actor, input.certificateId, CertificateMove.ISSUE);
  demand(one.noticeEndsAt && one.noticeEndsAt <= tx.at, ErrorCode.NOTICE_NOT_OVER);
  const doubted = await tx.row(
    'select 1 from certificate_objection where certificate_id = $1 and outcome is null',
    [one.id],
  );
  demand(!doubted, ErrorCode.ALREADY_OBJECTED);
  const terms = await termsOfVillage(tx, one.villageId);
  demand(terms.head !== '' && terms.phone !== '', ErrorCode.ISSUER_INCOMPLETE);
  const { minutes, throughSeq, lines } = await figuresOf(tx, one);
  demand(minutes > 0, ErrorCode.NO_HOURS);
  demand(minutes <= (one.noticedMinutes ?? 0), ErrorCode.NOTICE_OUTDATED);
  const holder = found(await tx.one(Resident, { id: one.residentId }));
  const handler = found(await tx.one(Resident, { id: found(one.acceptedBy) }));
  const village = found(
    await tx.row<{ nameZh: string }>('select name_zh from area where id = $1', [one.villageId]),
  );

  const year = Number(dayOf(tx.at).slice(0, 4));
  const { last: serial } = found(
    await tx.row<{ last: number }>(
      `insert into certificate_serial (village_id, year, last) values ($1, $2, 1)
       on conflict (village_id, year) do update set last = certificate_serial.last + 1 returning last`,
      [one.villageId, year],
    ),
  );
  await tx.manager.update(
    Certificate,
    { id: one.id },
    {
      state: CertificateState.ISSUED,
      issuedBy: actor.residentId,
      issuedAt: tx.at,
      year,
      serial,
      number: numberOf(terms.numberFormat, village.nameZh, year, serial),
      code: codeOf(randomBytes(16)),
      holderName: holder.name,
      minutes,
      throughSeq,
      issuer: terms.issuer,
      head: terms.head,
      handler: handler.name,
      phone: terms.phone,
      notes: trimmed(input.notes),
    },
  );
  await tx.rows(
    `insert into certificate_line (certificate_id, kind, minutes, times)
     select $1, l.kind, l.minutes, l.times
     from jsonb_to_recordset($2::jsonb) as l (kind text, minutes int, times int)`,
    [one.id, JSON.stringify(lines)],
  );
  await tell(tx, [
    {
      residentId: one.residentId,
      kind: MessageKind.CERTIFICATE_ISSUED,
      params: { minutes: String(minutes) },
      link: `/service/certificates/${one.id}`,
      key: `certificate-issued:${one.id}`,
    },
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'CERTIFICATE',
      subjectId: one.id,
      move: 'ISSUE',
      villageId: one.villageId,
      detail: { minutes, year, serial },
    },
  ]);
  return afterMove(tx, one.id);
}
