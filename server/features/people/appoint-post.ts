import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type HistoryLine, intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath, type RoleName } from './actor';
import { can } from './policy';
import type { PostInput } from './post-inputs';
import { findPlace, type PostPlace } from './post-place';
import { Post, Role } from './post.entity';
import { lockResident } from './register';
import { type Resident, ResidentState } from './resident.entity';
import { demandTerm, overlap, type Term } from './rules';

const committee: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY'];
const oversight = 'OC';

/**
 * Posts are given from above or by the village's own office, never to oneself, once to a person, and so that those who
 * oversee are not those who run: no village committee in the oversight council, and (the database's guard) no keeper
 * who supervises the own shop.
 */
export async function appointPost(tx: Tx, actor: Actor, input: PostInput): Promise<Post> {
  const intent = intentOf('appointPost', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Post, { id: earlier }));

  const { post, lines } = await givePost(tx, actor, intent.requestId, input);
  await keep(tx, intent, lines);
  return post;
}

/** Gives a post under every rule of `appointPost`, for a write that does more than that; answers its history too. */
export async function givePost(
  tx: Tx,
  actor: Actor,
  id: string,
  input: Omit<PostInput, 'requestId'>,
): Promise<{ post: Post; lines: HistoryLine[] }> {
  const place = await findPlace(tx, input);
  demand(can.appoint(actor, input.role, place.area.path, input.residentId), ErrorCode.FORBIDDEN);
  const resident = await lockResident(tx, input.residentId, 'residentId');
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  await demandReach(tx, actor, input.role, resident);
  const term = { startsOn: input.startsOn, endsOn: input.endsOn ?? null };
  demandTerm(term);
  await demandFreePost(tx, resident.id, input.role, place, term);
  await demandSeat(tx, input.role, place, term);

  const post = Object.assign(new Post(), {
    id,
    residentId: resident.id,
    role: input.role,
    areaId: place.area.id,
    councilId: place.councilId,
    shopId: place.shopId,
    ...term,
  });
  await tx.manager.insert(Post, post);
  const detail = { role: post.role, area: place.area.nameZh, startsOn: post.startsOn, endsOn: post.endsOn };
  const { villageId } = place.area;
  return {
    post,
    lines: [
      { subjectKind: 'POST', subjectId: post.id, villageId, move: 'APPOINT', detail },
      { subjectKind: 'RESIDENT', subjectId: resident.id, villageId, move: 'APPOINT', detail },
    ],
  };
}

/** Whoever appoints must also be over the village the person lives in; officials live in none. */
async function demandReach(tx: Tx, actor: Actor, role: RoleName, resident: Resident): Promise<void> {
  if (!resident.villageId) return;
  const village = await areaPath(tx, resident.villageId);
  demand(can.decideOnPost(actor, role, village), ErrorCode.OTHER_VILLAGE, 'residentId');
}

interface HeldPost extends Term {
  role: Role;
  areaId: string;
  villageId: string | null;
  councilId: string | null;
  shopId: string | null;
  kindCode: string | null;
}

/** Refuses a post held already (POST_ALREADY_HELD), and oversight together with the village committee (CONFLICT). */
async function demandFreePost(
  tx: Tx,
  residentId: string,
  role: Role,
  place: PostPlace,
  term: Term,
): Promise<void> {
  const all = await tx.rows<HeldPost>(
    `select p.role, p.area_id, a.village_id, p.council_id, p.shop_id, c.kind_code, p.starts_on, p.ends_on
     from post p join area a on a.id = p.area_id left join council c on c.id = p.council_id
     where p.resident_id = $1`,
    [residentId],
  );
  const held = all.filter((post) => overlap(post, term));
  const same = held.some((post) =>
    place.councilId
      ? post.councilId === place.councilId
      : post.role === role && post.areaId === place.area.id && post.shopId === place.shopId,
  );
  demand(!same, ErrorCode.POST_ALREADY_HELD, 'residentId');

  const here = held.filter((post) => post.villageId === place.area.villageId);
  const overseesCommittee =
    (place.council?.kindCode === oversight && here.some((post) => committee.includes(post.role))) ||
    (committee.includes(role) && here.some((post) => post.kindCode === oversight));
  demand(!overseesCommittee, ErrorCode.CONFLICT, 'residentId');
}

/** Refuses a seat beyond the number the council's kind allows (TOO_MANY), and a second chair (CONFLICT). */
async function demandSeat(tx: Tx, role: Role, place: PostPlace, term: Term): Promise<void> {
  if (!place.council) return;
  const seats = await tx.rows<Term & { role: Role }>(
    'select role, starts_on, ends_on from post where council_id = $1',
    [place.councilId],
  );
  const taken = seats.filter((seat) => overlap(seat, term));
  demand(taken.length < place.council.seatsMax, ErrorCode.TOO_MANY, 'councilId');
  const chairs = role === Role.COUNCIL_CHAIR && taken.some((seat) => seat.role === Role.COUNCIL_CHAIR);
  demand(!chairs, ErrorCode.CONFLICT, 'role');
}
