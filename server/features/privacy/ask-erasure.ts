// Whoever asks to be forgotten gets an answer by a day that is said at once.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { lockResident } from '#server/features/people/register';
import { channelOf } from './claimant';
import { ErasureRequest } from './erasure.entity';
import type { ErasureInput } from './inputs';
import { privacyTermsOf } from './privacy-terms.entity';
import { erasureDueOn, ErasureState } from './rules';

/**
 * Files a request to be erased. Answers it.
 * Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE (of no village, or erased already), CONFLICT (one is open).
 */
export async function askErasure(tx: Tx, actor: Actor, input: ErasureInput): Promise<ErasureRequest> {
  const intent = intentOf('askErasure', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ErasureRequest, { id: earlier }));

  const resident = await lockResident(tx, input.residentId, 'residentId');
  const paper = trimmed(input.paper);
  const channel = await channelOf(tx, actor, resident, paper);
  const { villageId } = resident;
  demand(villageId && !resident.erasedAt, ErrorCode.NOT_ACTIVE, 'residentId');
  const open = await tx.row(
    "select 1 from erasure_request where resident_id = $1 and state in ('OPEN', 'PREPARED')",
    [resident.id],
  );
  demand(!open, ErrorCode.CONFLICT, 'residentId');

  const { erasureDays } = await privacyTermsOf(tx, villageId);
  await tx.manager.insert(ErasureRequest, {
    id: input.requestId,
    residentId: resident.id,
    villageId,
    channel,
    askedBy: actor.residentId,
    words: trimmed(input.words),
    paper,
    state: ErasureState.OPEN,
    askedAt: tx.at,
    dueOn: erasureDueOn(dayOf(tx.at), erasureDays),
  });
  await keep(tx, intent, [
    { subjectKind: 'ERASURE', subjectId: input.requestId, move: 'ASK', villageId, detail: { channel } },
    { subjectKind: 'RESIDENT', subjectId: resident.id, move: 'ASK_ERASURE', villageId, detail: { channel } },
  ]);
  return found(await tx.one(ErasureRequest, { id: input.requestId }));
}
