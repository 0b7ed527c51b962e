import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import type { Actor } from '#server/features/people/actor';
import { lockRecords } from '#server/features/activities/lock-record';
import type { ActivityRecord } from '#server/features/activities/record.entity';
import { CaseMove, CaseState, CaseVote, ClaimCase } from './claim-case.entity';
import { can, type CaseFacts, caseRefusal } from './policy';
import { mayMoveCase } from './rules';

export interface LockedCase {
  the: ClaimCase;
  about: CaseFacts & { record: ActivityRecord };
  votes: CaseVote[];
}

/** Why the actor cannot make the move on the case today, or null. */
export function whyNotCase(
  move: CaseMove,
  actor: Actor,
  the: ClaimCase,
  about: CaseFacts,
  at: Date,
): ErrorCode | null {
  return mayMoveCase(move, the, dayOf(at)) ? caseRefusal[move](actor, the, about) : ErrorCode.ILLEGAL_MOVE;
}

export function aboutOf(
  record: ActivityRecord,
  facts: CaseFacts['facts'],
  votes: readonly CaseVote[],
): LockedCase['about'] {
  return {
    record,
    facts,
    voterIds: votes.map(({ voterId }) => voterId),
    votedBodies: votes.map(({ body }) => body),
  };
}

/**
 * A case locked with its record, for a move the actor may make on it today.
 * Throws NOT_FOUND when there is none or it is not for the actor to see, the policy's refusal, HEARING_NOT_OVER,
 * APPEAL_TOO_LATE, ILLEGAL_MOVE.
 */
export async function lockCase(tx: Tx, actor: Actor, caseId: string, move: CaseMove): Promise<LockedCase> {
  const asked = found(await tx.one(ClaimCase, { id: caseId }), 'caseId');
  // Records before cases, everywhere.
  const { record, facts } = found((await lockRecords(tx, [asked.recordId])).get(asked.recordId));
  await tx.rows('select 1 from claim_case where id = $1 for update', [caseId]);
  const the = found(await tx.one(ClaimCase, { id: caseId }));
  const votes = await tx.many(CaseVote, { caseId });
  const about = aboutOf(record, facts, votes);
  demand(can.seeCase(actor, the, facts.villagePath), ErrorCode.NOT_FOUND, 'caseId');
  const today = dayOf(tx.at);
  const refused = caseRefusal[move](actor, the, about);
  if (refused) throw new DomainError(refused);
  demand(mayMoveCase(move, the, today), lateness(move, the));
  return { the, about, votes };
}

function lateness(move: CaseMove, the: ClaimCase): ErrorCode {
  if (move === CaseMove.VOTE && the.state === CaseState.OPEN) return ErrorCode.HEARING_NOT_OVER;
  if (move === CaseMove.APPEAL && the.state === CaseState.PROVED) return ErrorCode.APPEAL_TOO_LATE;
  return ErrorCode.ILLEGAL_MOVE;
}
