import type { Reader } from '#server/core/database';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import { timeKeyOf } from '#server/features/shop/time-page';
import type { ClaimCase } from './claim-case.entity';
import type { SampleDraw } from './sample.entity';

const inAreas = 'village_id in (select v.id from area v where v.path && $1::uuid[])';

/** A page of the cases of some areas, newest first. One statement. */
export async function casesOf(
  reader: Reader,
  areaIds: readonly string[],
  first: number,
  after: string | null,
): Promise<Page<ClaimCase>> {
  const key = timeKeyOf(after);
  const rows = await reader.rows<ClaimCase>(
    `select * from claim_case where ${inAreas} and (proposed_at, id) < ($2::timestamptz, $3::uuid)
     order by proposed_at desc, id desc limit $4`,
    [areaIds, key.at, key.id, pageSize(first) + 1],
  );
  return pageOf(rows, first, (row) => [row.proposedAt.toISOString(), row.id]);
}

/** Cases of some areas that wait for a vote or the town's decision, at most 200. One statement. */
export function waitingCases(reader: Reader, areaIds: readonly string[]): Promise<ClaimCase[]> {
  return reader.rows<ClaimCase>(
    `select * from claim_case where ${inAreas} and state in ('OPEN', 'APPEALED') order by proposed_at limit 200`,
    [areaIds],
  );
}

/** The cases about a person that are not over on a day: heard, voted on, open to an appeal or appealed. */
export function livingCases(reader: Reader, residentId: string, today: string): Promise<ClaimCase[]> {
  return reader.rows<ClaimCase>(
    `select * from claim_case where resident_id = $1 and (state in ('OPEN', 'APPEALED')
       or state = 'PROVED' and appeal_until >= $2::date) order by proposed_at desc, id desc`,
    [residentId, today],
  );
}

/** A village's draws, newest first, those of the last three years. */
export async function drawsOf(reader: Reader, villageId: string): Promise<SampleDraw[]> {
  return reader.rows<SampleDraw>(
    'select * from sample_draw where village_id = $1 order by month desc limit 36',
    [villageId],
  );
}
