import { Field, Int, ObjectType } from 'type-graphql';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { connectionOf, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, actorOf, type ActorContext, areaPath } from './actor';
import { Area } from './area.entity';
import { Household } from './household.entity';
import { can } from './policy';
import { Resident } from './resident.entity';
import { readCard } from './card';

@ObjectType()
export class HouseholdConnection extends connectionOf(Household) {
  count!: () => Promise<number>;

  @Field(() => Int)
  totalCount(): Promise<number> {
    return this.count();
  }
}

@ObjectType()
export class ResidentConnection extends connectionOf(Resident) {
  count!: () => Promise<number>;

  @Field(() => Int)
  totalCount(): Promise<number> {
    return this.count();
  }
}

export interface ListAsked {
  villageId: string;
  search: string | null;
  first: number;
  after: string | null;
}

const LONGEST_SEARCH = 60;

/** A search text as typed, ready for LIKE; null when nothing is searched for. TOO_LONG beyond 60 characters. */
function wanted(search: string | null | undefined): string | null {
  const text = (search ?? '').normalize('NFKC').trim();
  demand(text.length <= LONGEST_SEARCH, ErrorCode.TOO_LONG, 'search');
  return text === '' ? null : text;
}

function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

async function demandSight(reader: Reader, actor: Actor, villageId: string): Promise<void> {
  demand(can.seePeople(actor, await areaPath(reader, villageId)), ErrorCode.FORBIDDEN);
}

/**
 * Households of a village in the order of their numbers, found by number, a member's name or the card.
 * FORBIDDEN to those without a post that serves the village.
 */
export async function householdPage(
  ctx: ActorContext,
  asked: ListAsked & { areaId: string | null },
): Promise<HouseholdConnection> {
  const { reader } = ctx.db;
  const size = pageSize(asked.first);
  const text = wanted(asked.search);
  const after = valuesOf(asked.after, 2);
  await demandSight(reader, actorOf(ctx), asked.villageId);

  const card = text === null ? null : readCard(text);
  const params: unknown[] = [asked.villageId];
  // A closed household is found by its exact number only: to hand its points on.
  const exact = params.push(text);
  const conditions = [
    `h.village_id = $1 and (h.state = 'ACTIVE' or h.state = 'CLOSED' and h.number = $${exact})`,
  ];
  if (asked.areaId) {
    conditions.push(
      `h.area_id in (select id from area where path @> array[$${params.push(asked.areaId)}::uuid])`,
    );
  }
  if (card && 'cardToken' in card) conditions.push(`h.card_token = $${params.push(card.cardToken)}`);
  else if (text) {
    const like = params.push(anywhere(text));
    const digits = params.push(card?.cardNumber ?? null);
    conditions.push(`(h.number ilike $${like} or h.card_number = $${digits} or exists (select 1 from resident r
      where r.household_id = h.id and r.state = 'ACTIVE' and r.name ilike $${like}))`);
  }
  const filter = conditions.join(' and ');
  const filterParams = [...params];
  const keyset = after
    ? `and (h.number, h.id) > ($${params.push(after[0])}, $${params.push(after[1])}::uuid)`
    : '';
  const rows = await reader.rows<Household>(
    `select h.* from household h where ${filter} ${keyset} order by h.number, h.id limit $${params.push(size + 1)}`,
    params,
  );
  const households = rows.map((row) => Object.assign(new Household(), row));
  return Object.assign(
    new HouseholdConnection(),
    pageOf(households, size, (row) => [row.number, row.id]),
    {
      count: () => countOf(reader, `select count(*) as count from household h where ${filter}`, filterParams),
    },
  );
}

/**
 * Active residents of a village by name in pinyin order, found by name, household number, card number or the last
 * four or more digits of the phone. FORBIDDEN to those without a post that serves the village.
 */
export async function residentPage(ctx: ActorContext, asked: ListAsked): Promise<ResidentConnection> {
  const { reader } = ctx.db;
  const size = pageSize(asked.first);
  const text = wanted(asked.search);
  const after = valuesOf(asked.after, 2);
  await demandSight(reader, actorOf(ctx), asked.villageId);

  const params: unknown[] = [asked.villageId];
  const conditions = ["r.village_id = $1 and r.state = 'ACTIVE'"];
  if (text) {
    const like = params.push(anywhere(text));
    const ways = [`r.name ilike $${like}`, `h.number ilike $${like}`];
    if (/^\d{4,11}$/.test(text)) {
      const digits = params.push(text);
      ways.push(`h.card_number = $${digits}`, `r.phone like '%' || $${digits}`);
    }
    conditions.push(`(${ways.join(' or ')})`);
  }
  const from = 'from resident r left join household h on h.id = r.household_id';
  const filter = conditions.join(' and ');
  const filterParams = [...params];
  const keyset = after
    ? `and (r.name, r.id) > ($${params.push(after[0])}, $${params.push(after[1])}::uuid)`
    : '';
  const rows = await reader.rows<Resident>(
    `select r.* ${from} where ${filter} ${keyset} order by r.name, r.id limit $${params.push(size + 1)}`,
    params,
  );
  const residents = rows.map((row) => Object.assign(new Resident(), row));
  return Object.assign(
    new ResidentConnection(),
    pageOf(residents, size, (row) => [row.name, row.id]),
    {
      count: () => countOf(reader, `select count(*) as count ${from} where ${filter}`, filterParams),
    },
  );
}

async function countOf(reader: Reader, sql: string, params: unknown[]): Promise<number> {
  return (await reader.row<{ count: number }>(sql, params))?.count ?? 0;
}

const MOST_VILLAGES = 200;

/** Villages and communities of the county by code, found by their own or their town's name; public, at most 200. */
export async function findVillages(reader: Reader, search: string | null): Promise<Area[]> {
  const text = wanted(search);
  const rows = await reader.rows<Area>(
    `select v.* from area v left join area t on t.id = v.parent_id
     where v.kind in ('VILLAGE', 'COMMUNITY')
       and ($1::text is null or v.name_zh ilike $1 or v.name_en ilike $1 or t.name_zh ilike $1 or t.name_en ilike $1)
     order by v.code limit ${MOST_VILLAGES}`,
    [text === null ? null : anywhere(text)],
  );
  return rows.map((row) => Object.assign(new Area(), row));
}

/** The villages in reach of a person's posts, the own one first; at most 200. */
export async function villagesOf(reader: Reader, actor: Actor): Promise<Area[]> {
  const rows = await reader.rows<Area>(
    `select v.* from area v
     where v.kind in ('VILLAGE', 'COMMUNITY') and (v.path && $1::uuid[] or v.id = any($2::uuid[]) or v.id = $3)
     order by (v.id = $4) desc nulls last, v.code limit ${MOST_VILLAGES}`,
    [
      actor.posts.map((post) => post.areaId),
      actor.posts.flatMap((post) => (post.villageId ? [post.villageId] : [])),
      actor.villageId,
      homeVillageOf(actor),
    ],
  );
  return rows.map((row) => Object.assign(new Area(), row));
}

/** The village the person lives in or, for officials, the first one a post serves; null for town and county. */
export function homeVillageOf(actor: Actor): string | null {
  return actor.villageId ?? actor.posts.find((post) => post.villageId)?.villageId ?? null;
}

/** The root of the one tree. */
export async function findCounty(reader: Reader): Promise<Area> {
  const row = await reader.row<Area>('select * from area where parent_id is null order by id limit 1');
  demand(row, ErrorCode.NOT_FOUND);
  return Object.assign(new Area(), row);
}
