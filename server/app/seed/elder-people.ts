import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { seatedOn } from '#server/features/councils/seats';
import { associationOf } from '#server/features/elders/facts';
import type { CountyIds } from './seed-county';

/** Where the village's screen stands. */
export const SCREEN = '老年活动室';

export interface Old {
  id: string;
  name: string;
  householdId: string;
}

/** Those who agreed, by the number of the house. */
export function cared(tx: Tx, ids: CountyIds, village: string): Promise<Old[]> {
  return tx.rows<Old>(
    `select r.id, r.name, r.household_id from elder_card c join resident r on r.id = c.resident_id
       join household h on h.id = r.household_id
     where c.village_id = $1 and r.state = 'ACTIVE' and r.id <> $2 order by h.number, r.birth_year, r.id`,
    [village, ids.resident('zhu-guiying')],
  );
}

/** Who goes: those who sit in the association but for the last, who has been away for long. */
export async function goers(tx: Tx, village: string): Promise<string[]> {
  const councilId = found(await associationOf(tx, village));
  const seats = await seatedOn(tx, councilId);
  return seats.slice(0, Math.max(2, seats.length - 1)).map(({ residentId }) => residentId);
}
