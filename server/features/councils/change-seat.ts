import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Post } from '#server/features/people/post.entity';
import { Council } from './council.entity';
import { CouncilSeat } from './council-seat.entity';
import { lockManaged } from './lock-council';
import { openHandOvers } from './open-hand-overs';
import { roleOf } from './rules';
import type { SeatPlaceInput, TermWishInput } from './seat-inputs';

/**
 * The office writes down which place of the council a member has: deputy, secretary, member. Who is chair is decided by
 * an election or appointment alone. Whoever gets a place with papers and keys takes them over from whoever left it.
 * Answers the post.
 * Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE, BAD_INPUT (`place`), CONFLICT (the place is taken).
 */
export async function assignPlace(tx: Tx, actor: Actor, input: SeatPlaceInput): Promise<Post> {
  const intent = intentOf('assignPlace', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Post, { id: earlier }));

  const known = found(await tx.one(CouncilSeat, { postId: input.postId }), 'postId');
  const { council, kind } = await lockManaged(tx, actor, known.councilId);
  const seat = found(await tx.one(CouncilSeat, { postId: known.postId }));
  const post = found(await tx.one(Post, { id: known.postId }));
  demand((post.endsOn ?? '9999-12-31') >= dayOf(tx.at), ErrorCode.NOT_ACTIVE, 'postId');
  const place = kind.posts.find(({ code }) => code === input.place);
  demand(place && roleOf(place.code) === post.role, ErrorCode.BAD_INPUT, 'place');
  const row = await tx.row<{ taken: number }>(
    `select count(*) as taken from post p join council_seat s on s.post_id = p.id
     where p.council_id = $1 and s.place = $2 and p.id <> $3
       and p.starts_on <= $5 and coalesce(p.ends_on, 'infinity') >= $4`,
    [council.id, place.code, post.id, post.startsOn, post.endsOn ?? '9999-12-31'],
  );
  demand((row?.taken ?? 0) < place.max, ErrorCode.CONFLICT, 'place');
  if (place.code !== seat.place) await move(tx, post, seat, place.code);
  await openHandOvers(tx, council.id, kind.handOver, later(post.startsOn, dayOf(tx.at)));
  await keep(tx, intent, [
    {
      subjectKind: 'POST',
      subjectId: post.id,
      villageId: council.areaId,
      move: 'ASSIGN_PLACE',
      detail: { before: seat.place, after: place.code },
    },
  ]);
  return post;
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** What is held today is left to the next holder; a place that has not begun, or is taken again, leaves nothing behind. */
async function move(tx: Tx, post: Post, seat: CouncilSeat, place: string): Promise<void> {
  const today = dayOf(tx.at);
  const leaves = seat.place !== 'MEMBER' && post.startsOn <= today;
  const left = leaves
    ? { leftPlace: seat.place, leftOn: today }
    : seat.leftPlace === place
      ? { leftPlace: null, leftOn: null }
      : {};
  await tx.manager.update(
    CouncilSeat,
    { postId: post.id },
    { place, placedOn: later(post.startsOn, today), ...left },
  );
}

/** A member says whether to stay for the next term; the chair and the office read it. Throws NOT_FOUND. */
export async function wishForTerm(tx: Tx, actor: Actor, input: TermWishInput): Promise<Council> {
  const intent = intentOf('wishForTerm', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Council, { id: input.councilId }));

  const post = actor.posts.find(({ councilId }) => councilId === input.councilId);
  demand(post, ErrorCode.NOT_FOUND, 'councilId');
  await tx.manager.update(CouncilSeat, { postId: post.id }, { wish: input.wish, wishedAt: tx.at });
  await keep(tx, intent, [
    {
      subjectKind: 'POST',
      subjectId: post.id,
      villageId: post.villageId,
      move: 'WISH',
      detail: { wish: input.wish },
    },
  ]);
  return found(await tx.one(Council, { id: input.councilId }));
}
