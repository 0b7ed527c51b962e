import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { ErasureRequest } from './erasure.entity';

/** The requests of a village that wait for an answer, or those that are closed; newest first. */
export async function erasuresOf(
  reader: Reader,
  villageId: string,
  open: boolean,
  first: number,
  after: string | null,
): Promise<Page<ErasureRequest>> {
  const key = valuesOf(after, 2);
  const [at, id] = key ?? [];
  demand(
    !key || (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && isId(id)),
    ErrorCode.BAD_INPUT,
    'after',
  );
  const rows = await reader.rows<ErasureRequest>(
    `select * from erasure_request where village_id = $1 and (state in ('OPEN', 'PREPARED')) = $2
       and ($3::timestamptz is null or (asked_at, id) < ($3, $4::uuid))
     order by asked_at desc, id desc limit $5`,
    [villageId, open, at ?? null, id ?? null, pageSize(first) + 1],
  );
  return pageOf(
    rows.map((row) => Object.assign(new ErasureRequest(), row)),
    first,
    (request) => [request.askedAt.toISOString(), request.id],
  );
}
