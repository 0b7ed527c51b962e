import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { CounterVisit } from './counter-visit.entity';
import type { CloseVisitInput } from './inputs';

/**
 * Ends a visit before its time, so that nobody buys on the card of the customer before. Only the keeper who opened
 * it can; closing one that has ended by itself is no mistake.
 * Throws VISIT_NOT_FOUND.
 */
export async function closeVisit(tx: Tx, actor: Actor, input: CloseVisitInput): Promise<boolean> {
  const intent = intentOf('closeVisit', actor.residentId, input);
  if (await replayOf(tx, intent)) return true;

  const visit = await tx.one(CounterVisit, { id: input.visitId });
  demand(visit && visit.keeperId === actor.residentId, ErrorCode.VISIT_NOT_FOUND, 'visitId');
  await tx.rows('update counter_visit set closed_at = $2 where id = $1 and closed_at is null', [
    visit.id,
    tx.at,
  ]);
  await keep(tx, intent, [{ subjectKind: 'VISIT', subjectId: visit.id, move: 'CLOSE' }]);
  return true;
}
