import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import type { Actor } from '#server/features/people/actor';
import { readFacts } from './facts';
import { can, type DoubtedFacts, refusal } from './policy';
import { ActivityMove, type ActivityRecord } from './record.entity';
import { mayMove, objectUntil, type Standing } from './rules';

export interface LockedRecord {
  record: ActivityRecord;
  facts: DoubtedFacts;
}

/** The records by id, their rows locked ascending, with their neighbours as they are under the lock. */
export async function lockRecords(tx: Tx, recordIds: readonly string[]): Promise<Map<string, LockedRecord>> {
  const records = await tx.rows<ActivityRecord>(
    'select * from activity_record where id = any($1::uuid[]) order by id for update',
    [recordIds],
  );
  const facts = new Map((await readFacts(tx, recordIds)).map((each) => [each.id, each]));
  return new Map(records.map((record) => [record.id, { record, facts: found(facts.get(record.id)) }]));
}

/** What the rules look at. */
function standingOf({ record, facts }: LockedRecord): Standing {
  return {
    state: record.state,
    publicityEndsAt: record.publicityEndsAt,
    releasedAt: record.releasedAt,
    approvalsGiven: facts.approvals.length,
    objectionOpen: facts.objectionOpen,
    appealOpen: facts.appealOpen,
    appealDecided: facts.appealDecided,
    objectionDays: facts.objectionDays,
  };
}

/** Until when anybody may still object to the record, seen at an instant; null when nobody may. */
export function openUntil(locked: LockedRecord, at: Date): Date | null {
  const standing = standingOf(locked);
  return mayMove(ActivityMove.OBJECT, standing, at) ? objectUntil(standing) : null;
}

/** Why the actor cannot make the move on the record right now, or null. */
export function whyNot(
  move: ActivityMove,
  actor: Actor,
  { record, facts }: LockedRecord,
  at: Date,
): ErrorCode | null {
  return mayMove(move, standingOf({ record, facts }), at)
    ? refusal[move](actor, record, facts)
    : ErrorCode.ILLEGAL_MOVE;
}

/**
 * One record, locked for a move that the actor may make on it now.
 * Throws NOT_FOUND when there is none or the actor may not see it, then the policy's refusal, then ILLEGAL_MOVE.
 */
export async function lockForMove(
  tx: Tx,
  actor: Actor,
  recordId: string,
  move: ActivityMove,
): Promise<LockedRecord> {
  const locked = found((await lockRecords(tx, [recordId])).get(recordId), 'recordId');
  const { record, facts } = locked;
  demand(can.see(actor, record, facts.villagePath), ErrorCode.NOT_FOUND, 'recordId');
  const refused = refusal[move](actor, record, facts) ?? whyNot(move, actor, locked, tx.at);
  if (refused) throw new DomainError(refused);
  return locked;
}
