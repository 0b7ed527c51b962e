// Numbers, days and honours are the village's to set; what was issued or awarded before keeps what it says.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { villagePath } from '#server/features/scoring/queries';
import type { HoursTermsInput } from './inputs';
import { can } from './policy';
import { termsOfVillage } from './terms';
import type { HoursTerms } from './terms.entity';

/**
 * Sets a village's numbers anew. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT (`numberFormat` without {year} or {serial};
 * `honourHours` not ascending; `honourPoints` of another length).
 */
export async function reviseHoursTerms(tx: Tx, actor: Actor, input: HoursTermsInput): Promise<HoursTerms> {
  const intent = intentOf('reviseHoursTerms', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return termsOfVillage(tx, earlier);
  const { villageId, noticeDays, answerDays, honourHours, honourPoints } = input;
  demand(can.revise(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const numberFormat = trimmed(input.numberFormat);
  demand(
    numberFormat.includes('{year}') && numberFormat.includes('{serial}'),
    ErrorCode.BAD_INPUT,
    'numberFormat',
  );
  demand(
    honourHours.every((hours, place) => place === 0 || hours > (honourHours[place - 1] ?? 0)),
    ErrorCode.BAD_INPUT,
    'honourHours',
  );
  demand(honourPoints.length === honourHours.length, ErrorCode.BAD_INPUT, 'honourPoints');
  const before = await termsOfVillage(tx, villageId);
  const after = {
    numberFormat,
    noticeDays,
    answerDays,
    honourHours,
    honourPoints,
    issuer: trimmed(input.issuer),
    head: trimmed(input.head),
    phone: trimmed(input.phone),
  };
  await tx.rows(
    `insert into hours_terms (village_id, number_format, notice_days, answer_days, honour_hours, honour_points, issuer,
       head, phone, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (village_id) do update set (number_format, notice_days, answer_days, honour_hours, honour_points,
       issuer, head, phone, set_by, set_at) = (excluded.number_format, excluded.notice_days, excluded.answer_days,
       excluded.honour_hours, excluded.honour_points, excluded.issuer, excluded.head, excluded.phone,
       excluded.set_by, excluded.set_at)`,
    [
      villageId,
      after.numberFormat,
      noticeDays,
      answerDays,
      honourHours,
      honourPoints,
      after.issuer,
      after.head,
      after.phone,
      actor.residentId,
      tx.at,
    ],
  );
  // Other hours may be honoured now: everybody of the village is looked at again.
  await tx.rows(
    `delete from honour_progress p using account a where a.id = p.account_id and a.book_id = $1`,
    [villageId],
  );
  const told = (
    terms: object & { honourHours: readonly number[]; honourPoints: readonly number[] },
  ): object => ({
    ...terms,
    honourHours: terms.honourHours.join(' '),
    honourPoints: terms.honourPoints.join(' '),
  });
  await keep(tx, intent, [
    {
      subjectKind: 'HOURS_TERMS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: changed<object>(told(before), told(after)),
    },
  ]);
  return found(await termsOfVillage(tx, villageId));
}
