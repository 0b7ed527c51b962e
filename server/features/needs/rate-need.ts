// A household may say how it went, once; only the helper and the organisers read it, and nothing is made of it.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdForMove, liveVisit } from './facts';
import type { RateNeedInput } from './inputs';
import { Need, NeedMove } from './need.entity';
import { NeedVisit } from './need-visit.entity';

/** Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (not confirmed yet), CONFLICT (rated already). */
export async function rateNeed(tx: Tx, actor: Actor, input: RateNeedInput): Promise<Need> {
  const intent = intentOf('rateNeed', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Need, { id: earlier }));

  const { need } = await holdForMove(tx, actor, input.needId, NeedMove.RATE);
  const visit = await liveVisit(tx, need.id);
  demand(visit.rating === null, ErrorCode.CONFLICT);
  await tx.manager.update(
    NeedVisit,
    { id: visit.id },
    { rating: input.rating, ratingWords: trimmed(input.words), ratedBy: actor.residentId, ratedAt: tx.at },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'NEED',
      subjectId: need.id,
      move: 'RATE',
      villageId: need.villageId,
      detail: { rating: input.rating },
    },
  ]);
  return need;
}
