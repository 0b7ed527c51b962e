// An objection is answered by the owning council, and by nobody who had a part in the record.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { returnCaps } from './capped-acts';
import type { AnswerInput } from './inputs';
import { lockForMove } from './lock-record';
import { Objection, ObjectionOutcome, ObjectionState } from './objection.entity';
import { ActivityMove, ActivityRecord, ActivityState } from './record.entity';

/**
 * UPHELD: the record stands, goes back into publicity and is released when that is over. STRUCK: the record is
 * rejected and gives its caps back. Answers the objection.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, ILLEGAL_MOVE (answered already), REASON_REQUIRED (`answer`).
 */
export async function answerObjection(tx: Tx, actor: Actor, input: AnswerInput): Promise<Objection> {
  const intent = intentOf('answerObjection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Objection, { id: earlier }));

  const asked = found(await tx.one(Objection, { id: input.objectionId }), 'objectionId');
  const { record } = await lockForMove(tx, actor, asked.recordId, ActivityMove.ANSWER);
  // Read again under the record's lock: an earlier objection to the same record is not the open one.
  const open = await tx.one(Objection, { id: input.objectionId, state: ObjectionState.OPEN });
  demand(open, ErrorCode.ILLEGAL_MOVE);
  const answer = trimmed(input.answer);
  demand(answer, ErrorCode.REASON_REQUIRED, 'answer');

  await tx.manager.update(
    Objection,
    { id: open.id },
    {
      state: ObjectionState.ANSWERED,
      outcome: input.outcome,
      answer,
      answeredBy: actor.residentId,
      answeredAt: tx.at,
    },
  );
  if (input.outcome === ObjectionOutcome.UPHELD) {
    const ends = record.publicityEndsAt;
    await tx.manager.update(
      ActivityRecord,
      { id: record.id },
      {
        state: ActivityState.IN_PUBLICITY,
        publicityEndsAt: ends && ends > tx.at ? ends : tx.at,
      },
    );
  } else {
    await tx.manager.update(
      ActivityRecord,
      { id: record.id },
      {
        state: ActivityState.REJECTED,
        reason: answer,
        closedAt: tx.at,
      },
    );
    await returnCaps(tx, record);
  }
  const { villageId } = record;
  const detail = { outcome: input.outcome, answer };
  await keep(tx, intent, [
    { subjectKind: 'OBJECTION', subjectId: open.id, move: 'ANSWER', villageId, detail },
    { subjectKind: 'RECORD', subjectId: record.id, move: 'ANSWER', villageId, detail },
  ]);
  return found(await tx.one(Objection, { id: open.id }));
}
