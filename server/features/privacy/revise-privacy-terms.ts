// A village says by when it answers whoever asks to be erased; answers already promised keep their day.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { PrivacyTermsInput } from './inputs';
import { can } from './policy';
import { placeOfTerms, PrivacyTerms, privacyTermsOf } from './privacy-terms.entity';

/** Sets a village's numbers. Answers them. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (they are so already). */
export async function revisePrivacyTerms(
  tx: Tx,
  actor: Actor,
  input: PrivacyTermsInput,
): Promise<PrivacyTerms> {
  const intent = intentOf('revisePrivacyTerms', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return privacyTermsOf(tx, earlier);

  const { villageId, erasureDays } = input;
  demand(can.reviseTerms(actor, await placeOfTerms(tx, villageId)), ErrorCode.FORBIDDEN);
  const before = await privacyTermsOf(tx, villageId);
  demand(before.erasureDays !== erasureDays, ErrorCode.ILLEGAL_MOVE);
  await tx.manager.upsert(PrivacyTerms, { villageId, erasureDays, updatedAt: tx.at }, ['villageId']);
  await keep(tx, intent, [
    {
      subjectKind: 'PRIVACY_TERMS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: { erasureDays: { before: before.erasureDays, after: erasureDays } },
    },
  ]);
  return privacyTermsOf(tx, villageId);
}
