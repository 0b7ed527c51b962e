// A village sets its own numbers for doubts and re-checks; deadlines already given keep their day.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { type Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { termsOf } from '#server/features/activities/review-terms';
import { ReviewTerms } from '#server/features/activities/review-terms.entity';
import type { ReviewTermsInput } from './inputs';
import { can } from './policy';

/** Sets all numbers. Answers them. Throws NOT_FOUND, FORBIDDEN. */
export async function reviseReviewTerms(tx: Tx, actor: Actor, input: ReviewTermsInput): Promise<ReviewTerms> {
  const intent = intentOf('reviseReviewTerms', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return termsOf(tx, earlier);

  const { requestId: _, villageId, ...numbers } = input;
  demand(can.reviseTerms(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const before = await termsOf(tx, villageId);
  await tx.manager.upsert(ReviewTerms, { villageId, ...numbers, updatedAt: tx.at }, ['villageId']);
  await keep(tx, intent, [
    {
      subjectKind: 'REVIEW_TERMS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: changed<typeof numbers>(before, numbers),
    },
  ]);
  return termsOf(tx, villageId);
}
