import { dayOf } from '#server/core/clock';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Post } from '#server/features/people/post.entity';
import { Council } from './council.entity';
import { CouncilChoice, CouncilNominee } from './council-choice.entity';
import { CouncilKind } from './council-kind.entity';
import { CouncilSeat } from './council-seat.entity';
import { CouncilTerm } from './council-term.entity';
import { HandOver, HandOverItem } from './hand-over.entity';

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

export const postById = loader<Post | null>(async (reader, ids) => {
  const rows = await reader.rows<Post>('select * from post where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Post(), row)),
    (post) => post.id,
  );
});

/** How a council's post was come by, and which place it is; by post id. */
export const seatByPost = loader<CouncilSeat | null>(async (reader, ids) => {
  const rows = await reader.rows<CouncilSeat>('select * from council_seat where post_id = any($1::uuid[])', [
    ids,
  ]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new CouncilSeat(), row)),
    (seat) => seat.postId,
  );
});

export const termById = loader<CouncilTerm | null>(async (reader, ids) => {
  const rows = await reader.rows<CouncilTerm>('select * from council_term where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new CouncilTerm(), row)),
    (term) => term.id,
  );
});

/** The terms of councils, the latest first. */
export const termsOf = loader<CouncilTerm[]>(async (reader, ids) => {
  const rows = await reader.rows<CouncilTerm>(
    'select * from council_term where council_id = any($1::uuid[]) order by no desc',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new CouncilTerm(), row)),
    (term) => term.councilId,
  );
});

/** Everybody who sat in a term, in the order in which they began; by term id. */
export const seatsOfTerm = loader<Post[]>(async (reader, ids) => {
  const rows = await reader.rows<Post & { termId: string }>(
    `select p.*, s.term_id from council_seat s join post p on p.id = s.post_id
     where s.term_id = any($1::uuid[]) order by p.role, p.starts_on, p.id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new Post(), row)),
    (row) => row.termId,
  );
});

export const choiceById = loader<CouncilChoice | null>(async (reader, ids) => {
  const rows = await reader.rows<CouncilChoice>('select * from council_choice where id = any($1::uuid[])', [
    ids,
  ]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new CouncilChoice(), row)),
    (choice) => choice.id,
  );
});

/** The latest elections and appointments of councils, at most twelve each. */
export const choicesOf = loader<CouncilChoice[]>(async (reader, ids) => {
  const rows = await reader.rows<CouncilChoice>(
    `select c.* from unnest($1::uuid[]) i (id) cross join lateral (
       select * from council_choice where council_id = i.id order by opened_at desc, id desc limit 12) c
     order by c.opened_at desc, c.id desc`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new CouncilChoice(), row)),
    (choice) => choice.councilId,
  );
});

/** The names put forward: who is seated first, then by votes, then as they were put forward; by election. */
export const nomineesOf = loader<CouncilNominee[]>(async (reader, ids) => {
  const rows = await reader.rows<CouncilNominee>(
    `select * from council_nominee where choice_id = any($1::uuid[])
     order by seated desc, votes desc nulls last, nominated_at, resident_id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new CouncilNominee(), row)),
    (nominee) => nominee.choiceId,
  );
});

/** The latest hand-overs of councils, at most twelve each. */
export const handOversOf = loader<HandOver[]>(async (reader, ids) => {
  const rows = await reader.rows<HandOver>(
    `select h.* from unnest($1::uuid[]) i (id) cross join lateral (
       select * from hand_over where council_id = i.id order by closed_at nulls first, opened_at desc, id desc limit 12) h
     order by h.closed_at desc nulls first, h.opened_at desc, h.id desc`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new HandOver(), row)),
    (handOver) => handOver.councilId,
  );
});

export const itemsOf = loader<HandOverItem[]>(async (reader, ids) => {
  const rows = await reader.rows<HandOverItem>(
    'select * from hand_over_item where hand_over_id = any($1::uuid[]) order by position',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new HandOverItem(), row)),
    (item) => item.handOverId,
  );
});
