import { IsEnum, IsInt, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { connectionOf, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { can } from './policy';
import { EVERY_SPAN, MOST_TEAMS } from './rules';
import { ServiceKind, Team } from './team.entity';
import { Skill, SourceGroup, SpokenLanguage, Volunteer, VolunteerState } from './volunteer.entity';

@ObjectType()
export class VolunteerConnection extends connectionOf(Volunteer) {
  count!: () => Promise<number>;

  @Field(() => Int)
  totalCount(): Promise<number> {
    return this.count();
  }
}

@InputType({ description: 'all that is given must hold' })
export class VolunteerFilter {
  @Field(() => ServiceKind, { nullable: true, description: 'a member of a team of this kind' })
  @IsOptional()
  @IsEnum(ServiceKind)
  kind?: ServiceKind | null;

  @Field(() => Skill, { nullable: true })
  @IsOptional()
  @IsEnum(Skill)
  skill?: Skill | null;

  @Field(() => SpokenLanguage, { nullable: true })
  @IsOptional()
  @IsEnum(SpokenLanguage)
  language?: SpokenLanguage | null;

  @Field(() => Int, {
    nullable: true,
    description: 'free at any of these spans (bits as in Volunteer.available)',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(EVERY_SPAN)
  freeAt?: number | null;

  @Field(() => SourceGroup, { nullable: true })
  @IsOptional()
  @IsEnum(SourceGroup)
  sourceGroup?: SourceGroup | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  teamId?: string | null;

  @Field(() => VolunteerState, { nullable: true, description: 'null: all who have not left' })
  @IsOptional()
  @IsEnum(VolunteerState)
  state?: VolunteerState | null;

  @Field(() => String, { nullable: true, description: 'a part of the name, or the number' })
  @IsOptional()
  @MaxLength(60)
  text?: string | null;
}

export interface VolunteersAsked {
  areaId: string;
  filter: VolunteerFilter;
  first: number;
  after: string | null;
}

type Params = unknown[];

/** What the filter asks for as SQL over `v`; values go into `params`. */
function conditionsOf(filter: VolunteerFilter, params: Params, today: string): string[] {
  const conditions: string[] = [];
  const over = `v.state = 'PAUSED' and v.paused_until < $${params.push(today)}::date`;
  if (filter.state === VolunteerState.ACTIVE) conditions.push(`(v.state = 'ACTIVE' or ${over})`);
  else if (filter.state === VolunteerState.PAUSED)
    conditions.push(`v.state = 'PAUSED' and not coalesce(${over}, false)`);
  else if (filter.state === VolunteerState.LEFT)
    conditions.push(`v.state = 'LEFT' and $${params.length}::date is not null`);
  else conditions.push(`v.state <> 'LEFT' and $${params.length}::date is not null`);
  if (filter.skill) conditions.push(`v.skills @> array[$${params.push(filter.skill)}::text]`);
  if (filter.language) conditions.push(`v.languages @> array[$${params.push(filter.language)}::text]`);
  if (filter.freeAt) conditions.push(`v.available & $${params.push(filter.freeAt)}::int <> 0`);
  if (filter.sourceGroup) conditions.push(`v.source_group = $${params.push(filter.sourceGroup)}`);
  if (filter.kind) {
    conditions.push(`exists (select 1 from team_member m join team t on t.id = m.team_id
      where m.resident_id = v.resident_id and m.state = 'ACTIVE' and t.kind = $${params.push(filter.kind)})`);
  }
  if (filter.teamId) {
    conditions.push(`v.resident_id in (select m.resident_id from team_member m
      where m.team_id = $${params.push(filter.teamId)} and m.state = 'ACTIVE')`);
  }
  const text = (filter.text ?? '').normalize('NFKC').trim();
  if (/^(ZY)?\d{3,8}$/i.test(text)) {
    conditions.push(`v.number like $${params.push(`%${text.toUpperCase().replace('ZY', '')}`)}`);
  } else if (text !== '') {
    conditions.push(`exists (select 1 from resident r where r.id = v.resident_id
      and r.name like $${params.push(`%${text.replace(/[\\%_]/g, '\\$&')}%`)})`);
  }
  return conditions;
}

/**
 * Volunteers of a village, a town or the county in the order of their numbers. FORBIDDEN to whoever organises nothing
 * there. Two statements at any size; who looked is kept.
 */
export async function volunteerPage(ctx: ActorContext, asked: VolunteersAsked): Promise<VolunteerConnection> {
  const { reader } = ctx.db;
  const size = pageSize(asked.first);
  const after = valuesOf(asked.after, 1);
  const path = await areaPath(reader, asked.areaId);
  demand(can.search(actorOf(ctx), path), ErrorCode.FORBIDDEN, 'areaId');
  noteLook(ctx, {
    kind: AccessKind.SEARCH,
    subjectId: asked.areaId,
    villageId: path.length > 2 ? asked.areaId : null,
  });

  const params: Params = [];
  const conditions = conditionsOf(asked.filter, params, dayOf(reader.at));
  // The county's list needs no look at the map: all volunteers are the county's.
  if (path.length > 1) {
    conditions.push(
      `v.village_id in (select id from area where path @> array[$${params.push(asked.areaId)}::uuid])`,
    );
  }
  const filter = conditions.join(' and ');
  const filterParams = [...params];
  const keyset = after ? `and v.number > $${params.push(after[0])}` : '';
  const rows = await reader.rows<Volunteer>(
    `select v.* from volunteer v where ${filter} ${keyset} order by v.number limit $${params.push(size + 1)}`,
    params,
  );
  const volunteers = rows.map((row) => Object.assign(new Volunteer(), row));
  return Object.assign(
    new VolunteerConnection(),
    pageOf(volunteers, size, (row) => [row.number]),
    {
      count: async () =>
        (
          await reader.row<{ count: number }>(
            `select count(*) as count from volunteer v where ${filter}`,
            filterParams,
          )
        )?.count ?? 0,
    },
  );
}

/** The teams of a village by kind and name; closed ones on demand. At most two times the most a village may have. */
export async function teamsOfVillage(reader: Reader, villageId: string, closed: boolean): Promise<Team[]> {
  const rows = await reader.rows<Team>(
    `select * from team where village_id = $1 and ($2 or state <> 'CLOSED')
     order by state = 'CLOSED', kind, name limit ${2 * MOST_TEAMS}`,
    [villageId, closed],
  );
  return rows.map((row) => Object.assign(new Team(), row));
}

@ObjectType({ description: 'teams and their members of one kind' })
export class KindCount {
  @Field(() => ServiceKind)
  kind!: ServiceKind;

  @Field(() => Int)
  teams!: number;

  @Field(() => Int)
  members!: number;
}

@ObjectType({ description: 'volunteers of one part of an area' })
export class AreaCount {
  areaId!: string;

  @Field(() => Int)
  teams!: number;

  @Field(() => Int)
  volunteers!: number;

  @Field(() => Int)
  paused!: number;
}

/** Teams and active members by kind in the subtree of an area. */
export async function countKinds(reader: Reader, areaId: string): Promise<KindCount[]> {
  return reader.rows<KindCount>(
    `select t.kind, count(distinct t.id) as teams, count(m.id) as members
     from team t left join team_member m on m.team_id = t.id and m.state = 'ACTIVE'
     where t.state <> 'CLOSED' and t.village_id in (select id from area where path @> array[$1::uuid])
     group by t.kind order by t.kind`,
    [areaId],
  );
}

/** Volunteers and teams of the towns of a county or the villages of a town; of a village its own line alone. */
export async function countParts(reader: Reader, areaId: string): Promise<AreaCount[]> {
  return reader.rows<AreaCount>(
    `select p.id as area_id, coalesce(sum(v.volunteers), 0)::int as volunteers, coalesce(sum(v.paused), 0)::int as paused,
       coalesce(sum(t.teams), 0)::int as teams
     from area p join area a on a.path @> array[p.id] and a.id = a.village_id
     left join (select village_id, count(*) filter (where state <> 'LEFT') as volunteers,
         count(*) filter (where state = 'PAUSED' and (paused_until is null or paused_until >= $2)) as paused
       from volunteer group by village_id) v on v.village_id = a.id
     left join (select village_id, count(*) as teams from team where state <> 'CLOSED' group by village_id) t
       on t.village_id = a.id
     where p.kind in ('TOWN', 'VILLAGE', 'COMMUNITY') and (p.parent_id = $1 or p.id = $1 and p.village_id = $1)
     group by p.id, p.code order by p.code`,
    [areaId, dayOf(reader.at)],
  );
}
