// A sign is looked into once, with a word on what was found; the word stays.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { lockRecords } from '#server/features/activities/lock-record';
import { can as activity } from '#server/features/activities/policy';
import { findSigns } from './find-signs';
import type { MarkSignInput } from './inputs';
import { whyNotMark } from './policy';
import { SignMark } from './sign-types';

/**
 * Marks a sign of a record as looked into. Answers the mark.
 * Throws NOT_FOUND (no such record or sign), FORBIDDEN, FOUR_EYES_*, CONFLICT (marked already), REASON_REQUIRED.
 */
export async function markSign(tx: Tx, actor: Actor, input: MarkSignInput): Promise<SignMark> {
  const intent = intentOf('markSign', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SignMark, { id: earlier }));

  const { record, facts } = found((await lockRecords(tx, [input.recordId])).get(input.recordId), 'recordId');
  demand(activity.see(actor, record, facts.villagePath), ErrorCode.NOT_FOUND, 'recordId');
  const refused = whyNotMark(actor, record, facts);
  if (refused) throw new DomainError(refused);
  const sign = found(
    (await findSigns(tx, [record.id])).find(({ key }) => key === input.key),
    'key',
  );
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  demand(!(await tx.one(SignMark, { key: sign.key })), ErrorCode.CONFLICT, 'key');

  const { villageId } = record;
  await tx.manager.insert(SignMark, {
    id: input.requestId,
    key: sign.key,
    villageId,
    recordId: record.id,
    otherId: sign.otherId,
    kind: sign.kind,
    reason,
    markedBy: actor.residentId,
    markedAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'SIGN',
      subjectId: input.requestId,
      move: 'MARK',
      villageId,
      detail: { sign: sign.kind, reason, recordId: record.id },
    },
  ]);
  return found(await tx.one(SignMark, { id: input.requestId }));
}
