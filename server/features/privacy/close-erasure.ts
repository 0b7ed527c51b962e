// A request ends by being carried out, refused with a reason, or taken back by whoever asked.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { ErasureRequest } from './erasure.entity';
import type { ErasureMoveInput, RefuseErasureInput } from './inputs';
import { lockErasure } from './lock-erasure';
import { ErasureMove, ErasureState } from './rules';

async function close(
  tx: Tx,
  actor: Actor,
  name: 'refuseErasure' | 'withdrawErasure',
  input: ErasureMoveInput,
  answer: string | null,
): Promise<ErasureRequest> {
  const intent = intentOf(name, actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ErasureRequest, { id: earlier }));

  const move = name === 'refuseErasure' ? ErasureMove.REFUSE : ErasureMove.WITHDRAW;
  const { request } = await lockErasure(tx, actor, input.erasureId, move);
  await tx.manager.update(
    ErasureRequest,
    { id: request.id },
    {
      state: name === 'refuseErasure' ? ErasureState.REFUSED : ErasureState.WITHDRAWN,
      closedBy: actor.residentId,
      closedAt: tx.at,
      answer,
    },
  );
  const { villageId } = request;
  const detail = answer === null ? {} : { reason: answer };
  await keep(tx, intent, [
    { subjectKind: 'ERASURE', subjectId: request.id, move, villageId, detail },
    { subjectKind: 'RESIDENT', subjectId: request.residentId, move: `${move}_ERASURE`, villageId, detail },
  ]);
  return found(await tx.one(ErasureRequest, { id: request.id }));
}

/** Says no, with the reason. Answers the request. Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_HOUSEHOLD, ILLEGAL_MOVE. */
export function refuseErasure(tx: Tx, actor: Actor, input: RefuseErasureInput): Promise<ErasureRequest> {
  return close(tx, actor, 'refuseErasure', input, trimmed(input.answer));
}

/** Takes the wish back. Answers the request. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export function withdrawErasure(tx: Tx, actor: Actor, input: ErasureMoveInput): Promise<ErasureRequest> {
  return close(tx, actor, 'withdrawErasure', input, null);
}
