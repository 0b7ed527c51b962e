// Anyone of the village may doubt a published line, and for some days one whose points were given; it is answered in time.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { workingDaysFrom } from '#server/features/people/working-days';
import { schemeOf } from '#server/features/scoring/queries';
import type { ObjectInput } from './inputs';
import { lockRecords, whyNot } from './lock-record';
import { Objection, ObjectionPhase, ObjectionState } from './objection.entity';
import { refusal } from './policy';
import { ActivityMove, ActivityRecord, ActivityState } from './record.entity';
import { isContested } from './rules';

/**
 * Files an objection; before the release it freezes the record. Answers the objection, due within the scheme's working
 * days. Throws NOT_FOUND, FORBIDDEN (another village, or the own household's line), ALREADY_OBJECTED, ILLEGAL_MOVE (too
 * early, too late, or settled by an appeal), REASON_REQUIRED.
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
  demand(!isContested(facts), ErrorCode.ALREADY_OBJECTED);
  const illegal = whyNot(ActivityMove.OBJECT, actor, { record, facts }, tx.at);
  if (illegal) throw new DomainError(illegal);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');

  const scheme = await schemeOf(tx, record.villageId);
  const released = record.state === ActivityState.RELEASED;
  if (!released)
    await tx.manager.update(ActivityRecord, { id: record.id }, { state: ActivityState.OBJECTED });
  await tx.manager.insert(Objection, {
    id: input.requestId,
    recordId: record.id,
    objectorId: actor.residentId,
    reason,
    state: ObjectionState.OPEN,
    phase: released ? ObjectionPhase.AFTER_RELEASE : ObjectionPhase.PUBLICITY,
    filedAt: tx.at,
    answerDueOn: await workingDaysFrom(tx, record.villageId, scheme.objectionWorkingDays),
  });
  const { villageId } = record;
  await keep(tx, intent, [
    { subjectKind: 'OBJECTION', subjectId: input.requestId, move: 'OBJECT', villageId },
  ]);
  // The record's own history is read by the household: it says that somebody objected, not who.
  await keep(tx, null, [{ subjectKind: 'RECORD', subjectId: record.id, move: 'OBJECT', villageId }]);
  return found(await tx.one(Objection, { id: input.requestId }));
}
