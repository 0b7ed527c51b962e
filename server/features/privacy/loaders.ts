import { inOrder, loader } from '#server/core/loader';
import { Post } from '#server/features/people/post.entity';
import { ErasureRequest } from './erasure.entity';

/** Posts by id, ended ones too. */
export const postById = loader<Post | null>(async (reader, ids) =>
  inOrder(
    ids,
    (await reader.rows<Post>('select * from post where id = any($1::uuid[])', [ids])).map((row) =>
      Object.assign(new Post(), row),
    ),
    (post) => post.id,
  ),
);

/** A person's last request to be erased. */
export const erasureOf = loader<ErasureRequest | null>(async (reader, residentIds) =>
  inOrder(
    residentIds,
    (
      await reader.rows<ErasureRequest>(
        `select distinct on (resident_id) * from erasure_request where resident_id = any($1::uuid[])
         order by resident_id, asked_at desc, id desc`,
        [residentIds],
      )
    ).map((row) => Object.assign(new ErasureRequest(), row)),
    (request) => request.residentId,
  ),
);
