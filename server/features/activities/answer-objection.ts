// An objection is answered by the owning council, and by nobody who had a part in the record.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { answeringBody } from './appeal-policy';
import { CorrectionCause } from './correction.entity';
import type { AnswerInput } from './inputs';
import { lockForMove } from './lock-record';
import { Objection, ObjectionOutcome, ObjectionState } from './objection.entity';
import { ActivityMove, type ActivityRecord } from './record.entity';
import { termsOf } from './review-terms';
import { settleRecord } from './settle-record';

/**
 * UPHELD: the record stands and goes on. REDUCED: it is worth `points` by its rule from now on. STRUCK: it is worth
 * nothing. Before the release it goes back into publicity or is rejected; after it, what was given goes back. Either
 * side may appeal for some days. Answers the objection.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, ILLEGAL_MOVE (answered already), REASON_REQUIRED (`answer`),
 * POINTS_OUT_OF_RANGE (`points`), POINTS_ALREADY_SPENT.
 */
export async function answerObjection(tx: Tx, actor: Actor, input: AnswerInput): Promise<Objection> {
  const intent = intentOf('answerObjection', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Objection, { id: earlier }));

  const asked = found(await tx.one(Objection, { id: input.objectionId }), 'objectionId');
  const { record, facts } = await lockForMove(tx, actor, asked.recordId, ActivityMove.ANSWER);
  // Read again under the record's lock: an earlier objection to the same record is not the open one.
  const open = await tx.one(Objection, { id: input.objectionId, state: ObjectionState.OPEN });
  demand(open, ErrorCode.ILLEGAL_MOVE);
  const answer = trimmed(input.answer);
  demand(answer, ErrorCode.REASON_REQUIRED, 'answer');
  const honour = worthAfter(record, input.outcome, input.points ?? null);

  const { appealDays } = await termsOf(tx, record.villageId);
  const appealUntil = addDays(dayOf(tx.at), appealDays);
  const reducedTo = input.outcome === ObjectionOutcome.REDUCED ? honour : null;
  await tx.manager.update(
    Objection,
    { id: open.id },
    {
      state: ObjectionState.ANSWERED,
      outcome: input.outcome,
      reducedTo,
      answer,
      answeredBody: answeringBody(actor, record, facts),
      answeredBy: actor.residentId,
      answeredAt: tx.at,
      appealUntil,
    },
  );
  await prolongAppeals(tx, open, appealUntil);
  await settleRecord(tx, record, honour, {
    actorId: actor.residentId,
    requestId: intent.requestId,
    cause: CorrectionCause.OBJECTION,
    causeId: open.id,
    reason: answer,
  });
  const { villageId } = record;
  const detail = { outcome: input.outcome, ...(reducedTo === null ? {} : { points: reducedTo }), answer };
  await keep(tx, intent, [
    { subjectKind: 'OBJECTION', subjectId: open.id, move: 'ANSWER', villageId, detail },
    { subjectKind: 'RECORD', subjectId: record.id, move: 'ANSWER', villageId, detail },
  ]);
  return found(await tx.one(Objection, { id: open.id }));
}

/** What the act is worth by its rule after the answer; null when it is struck. */
function worthAfter(record: ActivityRecord, outcome: ObjectionOutcome, points: number | null): number | null {
  const reduces = outcome === ObjectionOutcome.REDUCED;
  demand(reduces === (points !== null), ErrorCode.POINTS_OUT_OF_RANGE, 'points');
  demand(
    points === null || (points >= 1 && points < record.grantedHonour),
    ErrorCode.POINTS_OUT_OF_RANGE,
    'points',
  );
  if (outcome === ObjectionOutcome.STRUCK) return null;
  return points ?? record.grantedHonour;
}

/** While one doubt waited, those answered before could not be appealed: their days begin anew with this answer. */
async function prolongAppeals(tx: Tx, open: Objection, until: string): Promise<void> {
  await tx.rows(
    `update objection o set appeal_until = $3 where o.record_id = $1 and o.id <> $2 and o.appeal_until >= $4
       and not exists (select 1 from appeal a where a.objection_id = o.id)`,
    [open.recordId, open.id, until, dayOf(open.filedAt)],
  );
}
