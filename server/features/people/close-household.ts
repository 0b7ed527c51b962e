import type { Tx } from '#server/core/database';
import { Household, type HouseholdState } from './household.entity';

/**
 * Ends a household: its card stops working, nobody collects for it any more, and what is still due to it goes to
 * `heirId`, when there is one.
 */
export async function closeHousehold(
  tx: Tx,
  household: Household,
  state: HouseholdState.MERGED | HouseholdState.CLOSED,
  heirId: string | null,
): Promise<void> {
  await tx.rows('delete from collector where household_id = $1', [household.id]);
  await tx.manager.update(
    Household,
    { id: household.id },
    { state, mergedIntoId: heirId, pinHash: null, pinFailures: 0, pinLockedUntil: null },
  );
}
