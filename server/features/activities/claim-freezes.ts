// Only the person's own claims wait; what others file for him, the purse and the shop are untouched.
import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import type { ClaimFreeze } from './claim-freeze.entity';

/** The freeze in force for a person today, or null. */
export async function freezeOf(reader: Reader, residentId: string): Promise<ClaimFreeze | null> {
  return reader.row<ClaimFreeze>(
    `select * from claim_freeze where resident_id = $1 and starts_on <= $2 and ends_on > $2 and lifted_at is null
     order by ends_on desc limit 1`,
    [residentId, dayOf(reader.at)],
  );
}

/** Throws CLAIMS_FROZEN while the person's self-claims are closed. */
export async function demandNotFrozen(reader: Reader, residentId: string): Promise<void> {
  demand((await freezeOf(reader, residentId)) === null, ErrorCode.CLAIMS_FROZEN);
}
