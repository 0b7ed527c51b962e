// Anyone of the village may doubt a published line before its points are given; it waits for an answer.
import { addWorkingDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { schemeOf } from '#server/features/scoring/queries';
import type { ObjectInput } from './inputs';
import { lockRecords, whyNot } from './lock-record';
import { Objection, ObjectionState } from './objection.entity';
import { refusal } from './policy';
import { ActivityMove, ActivityRecord, ActivityState } from './record.entity';

/**
 * Files an objection and freezes the record. Answers the objection, due within the scheme's working days.
 * Throws NOT_FOUND, FORBIDDEN (another village, or the own household's line), ALREADY_OBJECTED, ILLEGAL_MOVE (not in
 * publicity), REASON_REQUIRED.
 */
export async function objectToRecord(tx: Tx, actor: Actor, input: ObjectInput): Promise<Objection> {
  const intent = intentOf('objectToRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Objection, { id: earlier }));

  const { record, facts } = found((await lockRecords(tx, [input.recordId])).get(input.recordId), 'recordId');
  const refused = refusal[ActivityMove.OBJECT](actor, record, facts);
  if (refused) throw new DomainError(refused);
  const objector = await tx.one(Resident, { id: actor.residentId });
  demand(objector?.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE);
  demand(record.state !== ActivityState.OBJECTED, ErrorCode.ALREADY_OBJECTED);
  const illegal = whyNot(ActivityMove.OBJECT, actor, { record, facts }, tx.at);
  if (illegal) throw new DomainError(illegal);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');

  const scheme = await schemeOf(tx, record.villageId);
  await tx.manager.update(ActivityRecord, { id: record.id }, { state: ActivityState.OBJECTED });
  await tx.manager.insert(Objection, {
    id: input.requestId,
    recordId: record.id,
    objectorId: actor.residentId,
    reason,
    state: ObjectionState.OPEN,
    filedAt: tx.at,
    answerDueOn: addWorkingDays(dayOf(tx.at), scheme.objectionWorkingDays),
  });
  const { villageId } = record;
  await keep(tx, intent, [
    { subjectKind: 'OBJECTION', subjectId: input.requestId, move: 'OBJECT', villageId },
  ]);
  // The record's own history is read by the household: it says that somebody objected, not who.
  await keep(tx, null, [{ subjectKind: 'RECORD', subjectId: record.id, move: 'OBJECT', villageId }]);
  return found(await tx.one(Objection, { id: input.requestId }));
}
