import { dayOf } from '#server/core/clock';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Post } from '#server/features/people/post.entity';
import { Council } from './council.entity';
import { CouncilKind } from './council-kind.entity';

export const councilById = loader<Council | null>(async (reader, ids) => {
  const rows = await reader.rows<Council>('select * from council where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Council(), row)),
    (council) => council.id,
  );
});

export const councilKindByCode = loader<CouncilKind | null>(async (reader, codes) => {
  const rows = await reader.rows<CouncilKind>('select * from council_kind where code = any($1::text[])', [
    codes,
  ]);
  return inOrder(
    codes,
    rows.map((row) => Object.assign(new CouncilKind(), row)),
    (kind) => kind.code,
  );
});

/** The seats of a council in force today, the chair first. */
export const seatsOf = loader<Post[]>(async (reader, councilIds) => {
  const rows = await reader.rows<Post>(
    `select * from post where council_id = any($1::uuid[]) and starts_on <= $2
       and coalesce(ends_on, 'infinity') >= $2 order by role, starts_on, id`,
    [councilIds, dayOf(reader.at)],
  );
  return grouped(
    councilIds,
    rows.map((row) => Object.assign(new Post(), row)),
    (seat) => seat.councilId ?? '',
  );
});
