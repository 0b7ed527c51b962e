import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import { addDays, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { connectionOf, type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { AccessKind } from '#server/features/people/looks';
import { PlainTextOrEmpty } from '#server/features/people/plain-text';

/** One look at something of a person: who, in which office, at what, when. What was seen is not kept. */
@ObjectType()
export class AccessLine {
  @Field(() => ID)
  id!: string;

  viewerId!: string;
  postId!: string | null;
  residentId!: string | null;
  householdId!: string | null;
  villageId!: string | null;

  @Field(() => AccessKind)
  kind!: AccessKind;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}

@ObjectType()
export class AccessLineConnection extends connectionOf(AccessLine) {}

@InputType()
export class AccessFilter {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'name of who looked, or name or household number of who was looked at',
  })
  @IsOptional()
  @PlainTextOrEmpty(60)
  search?: string | null;

  @Field(() => AccessKind, { nullable: true })
  @IsOptional()
  @IsEnum(AccessKind)
  kind?: AccessKind | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'from this day on' })
  @IsOptional()
  from?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'up to and including this day' })
  @IsOptional()
  to?: string | null;
}

interface Key {
  at: string;
  id: string;
}

const END: Key = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

function keyOf(after: string | null): Key {
  const values = valuesOf(after, 2);
  if (!values) return END;
  const [at, id] = values;
  demand(typeof at === 'string' && !Number.isNaN(Date.parse(at)) && isId(id), ErrorCode.BAD_INPUT, 'after');
  return { at, id };
}

const page = (rows: AccessLine[], first: number): Page<AccessLine> =>
  pageOf(
    rows.map((row) => Object.assign(new AccessLine(), row)),
    first,
    (line) => [line.at.toISOString(), line.id],
  );

// Milliseconds are all that a cursor keeps of a time; the log is written with no more.
/** Looks at a person: at what is the person's own, and at the household's card and statement. Newest first. */
export async function looksAt(
  reader: Reader,
  person: { id: string; householdId: string | null },
  first: number,
  after: string | null,
): Promise<Page<AccessLine>> {
  const key = keyOf(after);
  const rows = await reader.rows<AccessLine>(
    `select * from (
       (select * from access_log where resident_id = $1 and (at, id) < ($3::timestamptz, $4::uuid)
        order by at desc, id desc limit $5)
       union all
       (select * from access_log where household_id = $2 and resident_id is null
          and (at, id) < ($3::timestamptz, $4::uuid) order by at desc, id desc limit $5)
     ) l order by at desc, id desc limit $5`,
    [person.id, person.householdId, key.at, key.id, pageSize(first) + 1],
  );
  return page(rows, first);
}

/** The log of a village, newest first, for those who watch over it. One statement. */
export async function accessLogOf(
  reader: Reader,
  filter: AccessFilter,
  first: number,
  after: string | null,
): Promise<Page<AccessLine>> {
  const key = keyOf(after);
  const params: unknown[] = [filter.villageId, key.at, key.id];
  const conditions = ['l.village_id = $1', '(l.at, l.id) < ($2::timestamptz, $3::uuid)'];
  const add = (condition: (name: string) => string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    conditions.push(condition(`$${params.push(value)}`));
  };
  const search = filter.search?.trim();
  add(
    (name) => `(w.name ilike ${name} or r.name ilike ${name} or h.number ilike ${name})`,
    search ? `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null,
  );
  add((name) => `l.kind = ${name}`, filter.kind);
  add((name) => `l.at >= ${name}`, filter.from ? startOfDay(filter.from) : null);
  add((name) => `l.at < ${name}`, filter.to ? startOfDay(addDays(filter.to, 1)) : null);
  const rows = await reader.rows<AccessLine>(
    `select l.* from access_log l join resident w on w.id = l.viewer_id
       left join resident r on r.id = l.resident_id left join household h on h.id = l.household_id
     where ${conditions.join(' and ')} order by l.at desc, l.id desc limit $${params.push(pageSize(first) + 1)}`,
    params,
  );
  return page(rows, first);
}
