// The decision on an appeal is final, and made by somebody who had no part in anything before it.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { Appeal, AppealOutcome, AppealState } from './appeal.entity';
import { whyNoDecision } from './appeal-policy';
import { CorrectionCause } from './correction.entity';
import type { DecideAppealInput } from './inputs';
import { lockRecords } from './lock-record';
import { Objection, ObjectionOutcome } from './objection.entity';
import { can } from './policy';
import type { ActivityRecord } from './record.entity';
import { settleRecord } from './settle-record';

/**
 * CONFIRMED leaves the answer as it is, RESTORED lets the record stand as it was approved, REDUCED makes it worth
 * `points`, STRUCK nothing. Answers the objection.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, ILLEGAL_MOVE (decided already, or the outcome is the answer's own),
 * REASON_REQUIRED (`answer`), POINTS_OUT_OF_RANGE (`points`), POINTS_ALREADY_SPENT.
 */
export async function decideAppeal(tx: Tx, actor: Actor, input: DecideAppealInput): Promise<Objection> {
  const intent = intentOf('decideAppeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Objection, { id: earlier }));

  const asked = found(await tx.one(Appeal, { id: input.appealId }), 'appealId');
  const objection = found(await tx.one(Objection, { id: asked.objectionId }));
  const { record, facts } = found((await lockRecords(tx, [objection.recordId])).get(objection.recordId));
  demand(can.see(actor, record, facts.villagePath), ErrorCode.NOT_FOUND, 'appealId');
  const appeal = found(await tx.one(Appeal, { id: asked.id }));
  const refused = whyNoDecision(actor, record, facts, objection, appeal);
  if (refused) throw new DomainError(refused);
  const answer = trimmed(input.answer);
  demand(answer, ErrorCode.REASON_REQUIRED, 'answer');
  const { outcome } = input;
  const honour = worthAfter(record, objection, outcome, input.points ?? null);

  const reducedTo = outcome === AppealOutcome.REDUCED ? honour : null;
  await tx.manager.update(
    Appeal,
    { id: appeal.id },
    {
      state: AppealState.DECIDED,
      outcome,
      reducedTo,
      answer,
      decidedBy: actor.residentId,
      decidedAt: tx.at,
    },
  );
  await settleRecord(tx, record, honour, {
    actorId: actor.residentId,
    requestId: intent.requestId,
    cause: CorrectionCause.APPEAL,
    causeId: appeal.id,
    reason: answer,
  });
  const { villageId } = record;
  const detail = { outcome, ...(reducedTo === null ? {} : { points: reducedTo }), answer };
  await keep(tx, intent, [
    { subjectKind: 'OBJECTION', subjectId: objection.id, move: 'DECIDE_APPEAL', villageId, detail },
    { subjectKind: 'RECORD', subjectId: record.id, move: 'DECIDE_APPEAL', villageId, detail },
  ]);
  return found(await tx.one(Objection, { id: objection.id }));
}

/** What the act is worth by its rule after the decision; null when it is struck or stays so. */
function worthAfter(
  record: ActivityRecord,
  objection: Objection,
  outcome: AppealOutcome,
  points: number | null,
): number | null {
  const wasStruck = objection.outcome === ObjectionOutcome.STRUCK;
  const now = wasStruck ? null : record.grantedHonour;
  demand((outcome === AppealOutcome.REDUCED) === (points !== null), ErrorCode.POINTS_OUT_OF_RANGE, 'points');
  switch (outcome) {
    case AppealOutcome.CONFIRMED:
      return now;
    case AppealOutcome.RESTORED:
      demand(now !== record.facePoints, ErrorCode.ILLEGAL_MOVE, 'outcome');
      return record.facePoints;
    case AppealOutcome.STRUCK:
      demand(!wasStruck, ErrorCode.ILLEGAL_MOVE, 'outcome');
      return null;
    case AppealOutcome.REDUCED:
      demand(
        points !== null && points >= 1 && points < record.facePoints && points !== now,
        ErrorCode.POINTS_OUT_OF_RANGE,
        'points',
      );
      return points;
  }
}
