// Two persons of different bodies prove a false claim; what follows goes no further than the points themselves.
import { addDays, addMonths, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { ClaimFreeze } from '#server/features/activities/claim-freeze.entity';
import { CorrectionCause } from '#server/features/activities/correction.entity';
import { ActivityState } from '#server/features/activities/record.entity';
import { termsOf } from '#server/features/activities/review-terms';
import { isContested } from '#server/features/activities/rules';
import { settleRecord } from '#server/features/activities/settle-record';
import { CaseMove, CaseState, CaseVote, ClaimCase } from './claim-case.entity';
import type { CaseVoteInput } from './inputs';
import { lockCase, type LockedCase } from './lock-case';
import { votingBody } from './policy';
import { verdictOf } from './rules';

/**
 * One person's word for a body. The second body's yes proves the case: the record is taken back, if the purse still
 * holds it, and the person's own claims are closed for the months proposed. One no ends it. Answers the case.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, CONFLICT (the body has spoken), HEARING_NOT_OVER, ILLEGAL_MOVE (decided, or
 * the record is in doubt), REASON_REQUIRED.
 */
export async function voteOnCase(tx: Tx, actor: Actor, input: CaseVoteInput): Promise<ClaimCase> {
  const intent = intentOf('voteOnCase', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ClaimCase, { id: earlier }));

  const locked = await lockCase(tx, actor, input.caseId, CaseMove.VOTE);
  const { the, about, votes } = locked;
  demand(!isContested(about.facts), ErrorCode.ILLEGAL_MOVE);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  const body = found(votingBody(actor, about));
  const vote = { caseId: the.id, voterId: actor.residentId, body, proved: input.proved, reason };
  await tx.manager.insert(CaseVote, { id: input.requestId, ...vote, votedAt: tx.at });

  const verdict = verdictOf([...votes, vote]);
  const { villageId } = the;
  const takenBack = verdict === true ? await takeBack(tx, actor, intent.requestId, locked) : null;
  if (verdict !== null) {
    const { appealDays } = await termsOf(tx, villageId);
    await tx.manager.update(
      ClaimCase,
      { id: the.id },
      {
        state: verdict ? CaseState.PROVED : CaseState.NOT_PROVED,
        decidedAt: tx.at,
        takenBack,
        appealUntil: verdict ? addDays(dayOf(tx.at), appealDays) : null,
      },
    );
    if (verdict) await closeClaims(tx, the);
  }
  const detail = { body, proved: input.proved, ...(verdict === null ? {} : { verdict, takenBack }) };
  await keep(tx, intent, [
    { subjectKind: 'CASE', subjectId: the.id, move: 'VOTE', villageId, detail },
    ...(takenBack
      ? [
          {
            subjectKind: 'RECORD',
            subjectId: the.recordId,
            move: 'TAKE_BACK',
            villageId,
            detail: { reason: the.reason },
          },
        ]
      : []),
  ]);
  return found(await tx.one(ClaimCase, { id: the.id }));
}

/**
 * Takes the record back, all or nothing: points already spent stay spent, and no purse falls below zero. Answers
 * whether it was done, null where there was nothing to take back any more.
 */
async function takeBack(
  tx: Tx,
  actor: Actor,
  requestId: string,
  { the, about: { record } }: LockedCase,
): Promise<boolean | null> {
  if (record.state !== ActivityState.RELEASED && record.state !== ActivityState.IN_PUBLICITY) return null;
  await tx.rows('savepoint taking');
  try {
    await settleRecord(tx, record, null, {
      actorId: actor.residentId,
      requestId,
      cause: CorrectionCause.CASE,
      causeId: the.id,
      reason: the.reason,
    });
    await tx.rows('release savepoint taking');
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== ErrorCode.POINTS_ALREADY_SPENT) throw error;
    await tx.rows('rollback to savepoint taking');
    return false;
  }
}

async function closeClaims(tx: Tx, the: ClaimCase): Promise<void> {
  if (the.freezeMonths === 0) return;
  const today = dayOf(tx.at);
  await tx.manager.insert(ClaimFreeze, {
    id: the.id,
    residentId: the.residentId,
    caseId: the.id,
    reason: the.reason,
    startsOn: today,
    endsOn: addMonths(today, the.freezeMonths),
  });
}
