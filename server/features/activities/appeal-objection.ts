// An answer can be appealed once, by either side, to a body that had no part in it.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { workingDaysFrom } from '#server/features/people/working-days';
import { Appeal, AppealState } from './appeal.entity';
import { appealBody, sideOf, whyNoAppeal } from './appeal-policy';
import type { AppealInput } from './inputs';
import { lockRecords } from './lock-record';
import { Objection } from './objection.entity';
import { can } from './policy';
import { ActivityRecord, ActivityState } from './record.entity';
import { termsOf } from './review-terms';

/**
 * Appeals against an answer; a line still in publicity waits again. Answers the objection.
 * Throws NOT_FOUND, FORBIDDEN (neither side), ILLEGAL_MOVE (not answered, appealed already, another doubt is open),
 * APPEAL_TOO_LATE, REASON_REQUIRED.
 */
export async function appealObjection(tx: Tx, actor: Actor, input: AppealInput): Promise<Objection> {
  const intent = intentOf('appealObjection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Objection, { id: earlier }));

  const asked = found(await tx.one(Objection, { id: input.objectionId }), 'objectionId');
  const { record, facts } = found((await lockRecords(tx, [asked.recordId])).get(asked.recordId));
  const objection = found(await tx.one(Objection, { id: asked.id }));
  const side = sideOf(actor, record, facts, objection);
  const sees = side !== null || can.see(actor, record, facts.villagePath);
  demand(sees, ErrorCode.NOT_FOUND, 'objectionId');
  const appeal = await tx.one(Appeal, { objectionId: objection.id });
  const refused = whyNoAppeal(actor, record, facts, objection, appeal, tx.at);
  if (refused) throw new DomainError(refused);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');

  const { villageId } = record;
  const { appealWorkingDays } = await termsOf(tx, villageId);
  const body = appealBody(facts, objection);
  await tx.manager.insert(Appeal, {
    id: input.requestId,
    objectionId: objection.id,
    appellantId: actor.residentId,
    side: found(side),
    reason,
    body,
    state: AppealState.OPEN,
    filedAt: tx.at,
    dueOn: await workingDaysFrom(tx, villageId, appealWorkingDays),
  });
  if (record.state === ActivityState.IN_PUBLICITY)
    await tx.manager.update(ActivityRecord, { id: record.id }, { state: ActivityState.OBJECTED });
  await keep(tx, intent, [
    { subjectKind: 'OBJECTION', subjectId: objection.id, move: 'APPEAL', villageId, detail: { side, body } },
  ]);
  // The record's own history is read by the household: it names the side, not the person.
  await keep(tx, null, [
    { subjectKind: 'RECORD', subjectId: record.id, move: 'APPEAL', villageId, detail: { side, body } },
  ]);
  return found(await tx.one(Objection, { id: objection.id }));
}
