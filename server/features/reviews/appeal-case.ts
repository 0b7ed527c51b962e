// The person may ask the town once; until it decides, what was decided holds.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { workingDaysFrom } from '#server/features/people/working-days';
import { termsOf } from '#server/features/activities/review-terms';
import { CaseMove, CaseState, ClaimCase } from './claim-case.entity';
import type { CaseAppealInput } from './inputs';
import { lockCase } from './lock-case';

/** Appeals against a proved case. Answers the case. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, APPEAL_TOO_LATE, REASON_REQUIRED. */
export async function appealCase(tx: Tx, actor: Actor, input: CaseAppealInput): Promise<ClaimCase> {
  const intent = intentOf('appealCase', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ClaimCase, { id: earlier }));

  const { the } = await lockCase(tx, actor, input.caseId, CaseMove.APPEAL);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  const { appealWorkingDays } = await termsOf(tx, the.villageId);
  await tx.manager.update(
    ClaimCase,
    { id: the.id },
    {
      state: CaseState.APPEALED,
      appealReason: reason,
      appealedAt: tx.at,
      appealDueOn: await workingDaysFrom(tx, the.villageId, appealWorkingDays),
    },
  );
  await keep(tx, intent, [
    { subjectKind: 'CASE', subjectId: the.id, move: 'APPEAL', villageId: the.villageId },
  ]);
  return found(await tx.one(ClaimCase, { id: the.id }));
}
