// The town's word on a false claim is final: confirmed, or the record and the claims are as before.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { ClaimFreeze } from '#server/features/activities/claim-freeze.entity';
import { CorrectionCause } from '#server/features/activities/correction.entity';
import { settleRecord } from '#server/features/activities/settle-record';
import { CaseMove, CaseState, ClaimCase } from './claim-case.entity';
import type { DecideCaseAppealInput } from './inputs';
import { lockCase } from './lock-case';

/**
 * Decides the appeal. With `lifts` the freeze ends now, and a record that was taken back is granted again, within
 * today's caps. Answers the case.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, ILLEGAL_MOVE, REASON_REQUIRED (`answer`).
 */
export async function decideCaseAppeal(
  tx: Tx,
  actor: Actor,
  input: DecideCaseAppealInput,
): Promise<ClaimCase> {
  const intent = intentOf('decideCaseAppeal', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ClaimCase, { id: earlier }));

  const { the, about } = await lockCase(tx, actor, input.caseId, CaseMove.DECIDE);
  const answer = trimmed(input.answer);
  demand(answer, ErrorCode.REASON_REQUIRED, 'answer');
  const { villageId } = the;
  await tx.manager.update(
    ClaimCase,
    { id: the.id },
    {
      state: input.lifts ? CaseState.LIFTED : CaseState.CONFIRMED,
      appealAnswer: answer,
      appealDecidedBy: actor.residentId,
      appealDecidedAt: tx.at,
    },
  );
  const restores = input.lifts && the.takenBack === true;
  if (input.lifts) {
    await tx.manager.update(ClaimFreeze, { caseId: the.id }, { liftedAt: tx.at });
    if (restores) {
      await settleRecord(tx, about.record, about.record.grantedHonour, {
        actorId: actor.residentId,
        requestId: intent.requestId,
        cause: CorrectionCause.CASE,
        causeId: the.id,
        reason: answer,
      });
    }
  }
  await keep(tx, intent, [
    {
      subjectKind: 'CASE',
      subjectId: the.id,
      move: 'DECIDE_APPEAL',
      villageId,
      detail: { lifts: input.lifts, answer },
    },
    ...(restores
      ? [
          {
            subjectKind: 'RECORD',
            subjectId: the.recordId,
            move: 'RESTORE',
            villageId,
            detail: { reason: answer },
          },
        ]
      : []),
  ]);
  return found(await tx.one(ClaimCase, { id: the.id }));
}
