// What an elder wants of visits is kept with the elder's consent and out of a list: nothing else has a place to be written.
import { demand, ErrorCode, found } from '#server/core/errors';
import type { Tx } from '#server/core/database';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { demandConsent, elderOf } from './facts';
import type { BirthdayInput, ElderCardInput } from './inputs';
import { can } from './policy';
import { ElderBirthday, ElderCard } from './visit.entity';

/**
 * Keeps an elder's wishes. Throws NOT_FOUND, NOT_ACTIVE, AGE_NOT_FIT, FORBIDDEN (neither the elder nor of the
 * association), CONSENT_REQUIRED.
 */
export async function keepElderCard(tx: Tx, actor: Actor, input: ElderCardInput): Promise<ElderCard> {
  const intent = intentOf('keepElderCard', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderCard, { residentId: earlier }));

  const { resident, path } = await elderOf(tx, input.elderId);
  demand(can.keepCard(actor, resident.id, path), ErrorCode.FORBIDDEN, 'elderId');
  await demandConsent(tx, resident.id, 'HELP_VISITS');
  const { wishes, parts } = input;
  const { villageId } = resident;
  await tx.manager.upsert(
    ElderCard,
    {
      residentId: resident.id,
      villageId,
      wishes,
      parts,
      visitDays: input.visitDays ?? null,
      setBy: actor.residentId,
      setAt: tx.at,
    },
    ['residentId'],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_CARD',
      subjectId: resident.id,
      move: 'SET',
      villageId,
      detail: { wishes: wishes.length },
    },
  ]);
  return found(await tx.one(ElderCard, { residentId: resident.id }));
}

/** Keeps month and day of an elder's birthday. Throws as above, OUT_OF_RANGE (`day`: no such day in any year). */
export async function keepBirthday(tx: Tx, actor: Actor, input: BirthdayInput): Promise<ElderBirthday> {
  const intent = intentOf('keepBirthday', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ElderBirthday, { residentId: earlier }));

  const { resident, path } = await elderOf(tx, input.elderId);
  demand(can.keepCard(actor, resident.id, path), ErrorCode.FORBIDDEN, 'elderId');
  await demandConsent(tx, resident.id, 'BIRTHDAY');
  const { month, day } = input;
  demand(day <= new Date(Date.UTC(2000, month, 0)).getUTCDate(), ErrorCode.OUT_OF_RANGE, 'day');
  const { villageId } = resident;
  await tx.manager.upsert(
    ElderBirthday,
    { residentId: resident.id, villageId, month, day, setBy: actor.residentId, setAt: tx.at },
    ['residentId'],
  );
  // Which day it is stands in no history: what is taken back would stay there.
  await keep(tx, intent, [{ subjectKind: 'ELDER_BIRTHDAY', subjectId: resident.id, move: 'SET', villageId }]);
  return found(await tx.one(ElderBirthday, { residentId: resident.id }));
}
