import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import type { ActivityRecord } from '#server/features/activities/record.entity';
import { termsOf } from '#server/features/activities/review-terms';
import { CaseState, ClaimCase } from './claim-case.entity';

/** Writes an open case about a record; the person has the village's days for a statement. */
export async function openCase(
  tx: Tx,
  record: ActivityRecord,
  proposal: Pick<ClaimCase, 'id' | 'source' | 'reason' | 'freezeMonths' | 'proposedBy'>,
): Promise<void> {
  const { hearingDays } = await termsOf(tx, record.villageId);
  await tx.manager.insert(ClaimCase, {
    ...proposal,
    villageId: record.villageId,
    recordId: record.id,
    residentId: record.residentId,
    proposedAt: tx.at,
    state: CaseState.OPEN,
    hearUntil: addDays(dayOf(tx.at), hearingDays),
  });
}
