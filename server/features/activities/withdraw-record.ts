// Until it is approved a record can be taken back by the one who filed it and the one it is about.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import type { RecordMoveInput } from './inputs';
import { lockForMove } from './lock-record';
import { ActivityMove, ActivityRecord, ActivityState } from './record.entity';

/** Withdraws a record that is not approved yet. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function withdrawRecord(tx: Tx, actor: Actor, input: RecordMoveInput): Promise<ActivityRecord> {
  const intent = intentOf('withdrawRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ActivityRecord, { id: earlier }));

  const { record } = await lockForMove(tx, actor, input.recordId, ActivityMove.WITHDRAW);
  const reason = input.reason ? trimmed(input.reason) || null : null;
  await tx.manager.update(
    ActivityRecord,
    { id: record.id },
    {
      state: ActivityState.WITHDRAWN,
      reason,
      closedAt: tx.at,
    },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'RECORD',
      subjectId: record.id,
      move: 'WITHDRAW',
      villageId: record.villageId,
      detail: reason ? { reason } : {},
    },
  ]);
  return found(await tx.one(ActivityRecord, { id: record.id }));
}
