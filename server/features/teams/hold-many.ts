import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { can } from './policy';
import { Volunteer, VolunteerState } from './volunteer.entity';

/** Volunteers for whom the actor vouches, locked, ids ascending. NOT_FOUND, FORBIDDEN, NOT_ACTIVE (has left). */
export async function vouchedVolunteers(
  tx: Tx,
  actor: Actor,
  residentIds: readonly string[],
): Promise<Volunteer[]> {
  const volunteers = await tx.rows<Volunteer>(
    'select * from volunteer where resident_id = any($1::uuid[]) order by resident_id for update',
    [residentIds],
  );
  demand(volunteers.length === residentIds.length, ErrorCode.NOT_FOUND, 'residentIds');
  for (const { residentId, villageId } of volunteers) {
    demand(can.vouch(actor, residentId, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN, 'residentIds');
  }
  demand(
    volunteers.every(({ state }) => state !== VolunteerState.LEFT),
    ErrorCode.NOT_ACTIVE,
    'residentIds',
  );
  return volunteers;
}
