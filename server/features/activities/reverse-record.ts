// Released points are taken back only whole, once, by somebody who had no part in giving them.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { reverse, standing } from '#server/ledger/transfer';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { returnCaps } from './capped-acts';
import type { RecordMoveInput } from './inputs';
import { lockForMove } from './lock-record';
import { ActivityMove, ActivityRecord, ActivityState } from './record.entity';

/**
 * Reverses a released record: its points, honour and minutes go back, its caps are free again.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, ILLEGAL_MOVE, REASON_REQUIRED, POINTS_ALREADY_SPENT.
 */
export async function reverseRecord(tx: Tx, actor: Actor, input: RecordMoveInput): Promise<ActivityRecord> {
  const intent = intentOf('reverseRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ActivityRecord, { id: earlier }));

  const { record } = await lockForMove(tx, actor, input.recordId, ActivityMove.REVERSE);
  const reason = trimmed(input.reason ?? '');
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');

  await tx.manager.update(
    ActivityRecord,
    { id: record.id },
    {
      state: ActivityState.REVERSED,
      reason,
      closedAt: tx.at,
    },
  );
  await returnCaps(tx, record);
  await reverse(tx, await standing(tx, record.id), {
    actorId: actor.residentId,
    requestId: intent.requestId,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'RECORD',
      subjectId: record.id,
      move: 'REVERSE',
      villageId: record.villageId,
      detail: { reason, points: record.points },
    },
  ]);
  return found(await tx.one(ActivityRecord, { id: record.id }));
}
