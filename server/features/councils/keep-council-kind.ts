import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { CouncilKind } from './council-kind.entity';
import { can } from './policy';
import { demandPlaces } from './rules';
import type { CouncilKindInput } from './seat-inputs';

/**
 * A kind of council is data: the county adds one or writes another charter, and no seat that is taken loses its place
 * by it. Answers the kind.
 * Throws FORBIDDEN, BAD_INPUT, DUPLICATE_ROW and OUT_OF_RANGE (`posts`), CONFLICT (`posts`, `seatsMax`) where seats are
 * taken that the new wording has no room for.
 */
export async function keepCouncilKind(tx: Tx, actor: Actor, input: CouncilKindInput): Promise<CouncilKind> {
  const intent = intentOf('keepCouncilKind', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CouncilKind, { code: input.code }));

  demand(can.keepKinds(actor), ErrorCode.FORBIDDEN);
  demandPlaces(input.posts, input.seatsMin, input.seatsMax);
  const before = await tx.row<CouncilKind>('select * from council_kind where code = $1 for update', [
    input.code,
  ]);
  const { requestId: _, ...wording } = input;
  const kind: CouncilKind = Object.assign(new CouncilKind(), {
    ...wording,
    nameZh: trimmed(input.nameZh),
    nameEn: trimmed(input.nameEn),
    minAge: input.minAge ?? null,
  });
  if (before) await demandRoom(tx, kind);
  await tx.manager.save(CouncilKind, kind);
  const { posts, handOver, ...words } = kind;
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL_KIND',
      subjectId: intent.requestId,
      move: before ? 'AMEND' : 'ADD',
      detail: {
        kind: kind.code,
        ...(before ? changed(before, words) : {}),
        places: posts.length,
        things: handOver.length,
      },
    },
  ]);
  return kind;
}

/** Refuses a wording that leaves somebody who sits today without a seat or a place. */
async function demandRoom(tx: Tx, { code, seatsMax, posts }: CouncilKind): Promise<void> {
  const taken = await tx.rows<{ place: string; seats: number }>(
    `select s.place, max(s.seats) as seats from (
       select coalesce(s.place, '') as place, count(*) as seats
       from council c join post p on p.council_id = c.id join council_seat s on s.post_id = p.id
       where c.kind_code = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2
       group by grouping sets ((c.id, s.place), (c.id))) s group by s.place`,
    [code, dayOf(tx.at)],
  );
  const seats = taken.find(({ place }) => place === '')?.seats ?? 0;
  demand(seats <= seatsMax, ErrorCode.CONFLICT, 'seatsMax');
  const fits = taken
    .filter(({ place }) => place !== '')
    .every((one) => posts.some(({ code: place, max }) => place === one.place && max >= one.seats));
  demand(fits, ErrorCode.CONFLICT, 'posts');
}
