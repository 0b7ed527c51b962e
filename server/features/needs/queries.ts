import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { grouped, loader } from '#server/core/loader';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { type ServiceKind, Team } from '#server/features/teams/team.entity';
import { type Candidate, type Match, suggest } from './matching';
import { Need, NeedConnection } from './need.entity';
import { DEFAULT_ANSWER_HOURS } from './need-settings.entity';
import { NeedVisit } from './need-visit.entity';
import { can } from './policy';

/** The visits of needs, the latest first. */
export const visitsOf = loader<NeedVisit[]>(async (reader, ids) => {
  const rows = await reader.rows<NeedVisit>(
    'select * from need_visit where need_id = any($1::uuid[]) order by accepted_at desc, id desc',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new NeedVisit(), row)),
    (visit) => visit.needId,
  );
});

/** The hours that villages give a team to answer. */
export const answerHoursOf = loader<number>(async (reader, ids) => {
  const rows = await reader.rows<{ villageId: string; answerHours: number }>(
    'select village_id, answer_hours from need_settings where village_id = any($1::uuid[])',
    [ids],
  );
  const byVillage = new Map(rows.map((row) => [row.villageId, row.answerHours]));
  return ids.map((id) => byVillage.get(id) ?? DEFAULT_ANSWER_HOURS);
});

interface HomeRow {
  id: string;
  number: string;
  name: string;
  phone: string | null;
  residentId: string | null;
  gridId: string | null;
  areaIds: string[];
}

/** Where needs are: the home, whom to ask for and a phone; by need id. Only for those who see the whole. */
export const homeOfNeed = loader<HomeRow | null>(async (reader, ids) => {
  const rows = await reader.rows<HomeRow>(
    `select n.id, h.number, coalesce(p.name, d.name, '') as name, coalesce(p.id, d.id) as resident_id,
       coalesce(p.phone, d.phone, (select m.phone from resident m where m.household_id = h.id and m.state = 'ACTIVE'
         and m.phone is not null order by m.birth_year, m.id limit 1)) as phone,
       (select g.id from area g where g.id = any(a.path) and g.kind = 'GRID') as grid_id,
       (select array_agg(x.id order by cardinality(x.path)) from area x where x.id = any(a.path) and x.kind in ('GRID', 'BUILDING'))
         as area_ids
     from need n join household h on h.id = n.household_id join area a on a.id = h.area_id
       left join resident p on p.id = n.for_resident_id left join resident d on d.id = h.head_id
     where n.id = any($1::uuid[])`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, { ...row, areaIds: row.areaIds ?? [] }]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** A need by its id, whoever asks; the caller looks at who may see it. */
export async function findNeed(reader: Reader, id: string): Promise<Need | null> {
  return reader.one(Need, { id });
}

/** The own household's needs: what is under way first, then the latest; at most 50. */
export async function ownNeeds(reader: Reader, actor: Actor): Promise<Need[]> {
  if (!actor.householdId) return [];
  const rows = await reader.rows<Need>(
    `select * from need where household_id = $1
     order by state in ('CONFIRMED', 'CLOSED', 'WITHDRAWN'), asked_at desc, id desc limit 50`,
    [actor.householdId],
  );
  return rows.map((row) => Object.assign(new Need(), row));
}

/** What waits for somebody of the viewer's teams and is open to the viewer: the nearest in time first; at most 100. */
export async function needsOpenTo(reader: Reader, actor: Actor): Promise<Need[]> {
  const rows = await reader.rows<Need>(
    `select n.* from team_member m join need n on n.team_id = m.team_id and n.state = 'ASSIGNED'
     where m.resident_id = $1 and m.state = 'ACTIVE' and n.household_id is distinct from $2
       and (n.scope = 'TEAM' or exists (select 1 from need_asked k where k.need_id = n.id and k.resident_id = $1))
     order by n.wanted_from, n.id limit 100`,
    [actor.residentId, actor.householdId],
  );
  return rows.map((row) => Object.assign(new Need(), row));
}

/** What the viewer promised or did: what is to come first, then the latest; at most 50. */
export async function needsHelpedBy(reader: Reader, actor: Actor): Promise<Need[]> {
  const rows = await reader.rows<Need>(
    `select n.* from need_visit v join need n on n.id = v.need_id
     where v.helper_id = $1 and v.state in ('PLANNED', 'DONE', 'CONFIRMED')
     order by v.state = 'CONFIRMED', v.starts_at desc, v.id desc limit 50`,
    [actor.residentId],
  );
  return rows.map((row) => Object.assign(new Need(), row));
}

export enum NeedStage {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  ENDED = 'ENDED',
}

const stages = {
  WAITING: { states: ['OPEN', 'ASSIGNED'], key: 'n.waiting_since', after: '>', order: 'asc' },
  RUNNING: { states: ['ACCEPTED', 'DONE'], key: 'n.wanted_from', after: '>', order: 'asc' },
  ENDED: { states: ['CONFIRMED', 'CLOSED', 'WITHDRAWN'], key: 'n.ended_at', after: '<', order: 'desc' },
} as const;

/** Areas whose needs the actor organises, and areas where only those of the elders. */
function organised(actor: Actor): { areas: string[]; elderAreas: string[] } {
  const of = (roles: readonly string[]): string[] =>
    actor.posts.filter(({ role }) => roles.includes(role)).map(({ areaId }) => areaId);
  return {
    areas: of(['ORGANISER', 'VILLAGE_CLERK', 'VILLAGE_SECRETARY']),
    elderAreas: actor.posts
      .filter(({ role, councilKind }) => role === 'COUNCIL_CHAIR' && councilKind === 'EL')
      .map(({ areaId }) => areaId),
  };
}

const MINE = `(a.path && $2::uuid[] or n.service_kind = 'ELDERS' and a.path && $3::uuid[])`;
const HOMES = 'join household h on h.id = n.household_id join area a on a.id = h.area_id';

/** Does the actor organise in the village or a part of it? FORBIDDEN otherwise. */
async function demandBoard(reader: Reader, actor: Actor, villageId: string): Promise<void> {
  const path = await villagePath(reader, villageId);
  const inVillage = actor.posts.some(
    (post) =>
      post.villageId === villageId &&
      (post.role === 'ORGANISER' || (post.role === 'COUNCIL_CHAIR' && post.councilKind === 'EL')),
  );
  demand(inVillage || can.seeBoard(actor, path), ErrorCode.FORBIDDEN, 'villageId');
}

/**
 * A village's needs of a stage, as far as the viewer organises there: the longest waiting first, the ended ones latest
 * first. FORBIDDEN to whoever organises nothing there. One statement for any page.
 */
export async function needPage(
  ctx: ActorContext,
  villageId: string,
  stage: NeedStage,
  first: number,
  after: string | null,
): Promise<NeedConnection> {
  const actor = actorOf(ctx);
  const { reader } = ctx.db;
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  await demandBoard(reader, actor, villageId);
  const { states, key, after: sign, order } = stages[stage];
  const { areas, elderAreas } = organised(actor);
  const params: unknown[] = [villageId, areas, elderAreas, states];
  const keyset = from
    ? `and (${key}, n.id) ${sign} ($${params.push(from[0])}::timestamptz, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<Need & { instant: string }>(
    `select n.*, to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant from need n ${HOMES}
     where n.village_id = $1 and n.state = any($4) and ${MINE} ${keyset}
     order by ${key} ${order}, n.id ${order} limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new NeedConnection(),
    pageOf(
      rows.map((row) => Object.assign(new Need(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}

interface Figures {
  unanswered: number;
  waiting: number;
  running: number;
  toConfirm: number;
  helped: number;
  minutes: number;
}

/** How the viewer's needs of a village stand: what waits, too long, runs, and what was done this year. */
export async function boardFigures(reader: Reader, actor: Actor, villageId: string): Promise<Figures> {
  await demandBoard(reader, actor, villageId);
  const { areas, elderAreas } = organised(actor);
  const row = await reader.row<Figures>(
    `select count(*) filter (where n.state in ('OPEN', 'ASSIGNED') and
         (n.wanted_until <= $4 or n.waiting_since <= $4 - make_interval(hours => coalesce(s.answer_hours, $5)))) as unanswered,
       count(*) filter (where n.state in ('OPEN', 'ASSIGNED')) as waiting,
       count(*) filter (where n.state = 'ACCEPTED') as running,
       count(*) filter (where n.state = 'DONE') as to_confirm,
       count(*) filter (where n.state = 'CONFIRMED' and n.ended_at >= $6) as helped,
       coalesce(sum(v.minutes) filter (where n.state = 'CONFIRMED' and n.ended_at >= $6), 0) as minutes
     from need n ${HOMES} left join need_settings s on s.village_id = n.village_id
       left join need_visit v on v.need_id = n.id and v.state = 'CONFIRMED'
     where n.village_id = $1 and ${MINE}`,
    [villageId, areas, elderAreas, reader.at, DEFAULT_ANSWER_HOURS, yearBegin(reader.at)],
  );
  return row ?? { unanswered: 0, waiting: 0, running: 0, toConfirm: 0, helped: 0, minutes: 0 };
}

/** How many needs waited too long, over all that the actor organises; one statement. */
export async function unansweredFor(reader: Reader, actor: Actor): Promise<number> {
  const { areas, elderAreas } = organised(actor);
  if (areas.length + elderAreas.length === 0) return 0;
  const row = await reader.row<{ count: number }>(
    `select count(*) as count from need n ${HOMES} left join need_settings s on s.village_id = n.village_id
     where n.state in ('OPEN', 'ASSIGNED') and ${MINE}
       and (n.wanted_until <= $1 or n.waiting_since <= $1 - make_interval(hours => coalesce(s.answer_hours, $4)))`,
    [reader.at, areas, elderAreas, DEFAULT_ANSWER_HOURS],
  );
  return row?.count ?? 0;
}

/** What everybody may know: how many asked, were helped and wait, in the calendar year. */
export async function publicCounts(
  reader: Reader,
  villageId: string,
): Promise<{ asked: number; helped: number; waiting: number; minutes: number }> {
  await villagePath(reader, villageId);
  const row = await reader.row<{ asked: number; helped: number; waiting: number; minutes: number }>(
    `select count(*) filter (where n.asked_at >= $2) as asked,
       count(*) filter (where n.state = 'CONFIRMED' and n.ended_at >= $2) as helped,
       count(*) filter (where n.state in ('OPEN', 'ASSIGNED')) as waiting,
       coalesce(sum(v.minutes) filter (where n.ended_at >= $2), 0) as minutes
     from need n left join need_visit v on v.need_id = n.id and v.state = 'CONFIRMED' where n.village_id = $1`,
    [villageId, yearBegin(reader.at)],
  );
  return row ?? { asked: 0, helped: 0, waiting: 0, minutes: 0 };
}

function yearBegin(at: Date): Date {
  return new Date(`${dayOf(at).slice(0, 4)}-01-01T00:00:00+08:00`);
}

const LOAD_DAYS = 30;
const DAY = 86_400_000;

/** Volunteers of the village's active teams as candidates for a need; one statement. */
async function candidatesFor(reader: Reader, need: Need, from: Date): Promise<Candidate[]> {
  const rows = await reader.rows<Omit<Candidate, 'engaged'> & { engaged: { from: string; until: string }[] }>(
    `with home as (
       select m.id from resident m where m.household_id = $2
     )
     select v.resident_id, v.number, t.id as team_id, t.kind as team_kind, a.path, v.skills, v.languages, v.available,
       v.light_only, v.no_night,
       (r.household_id = $2 or exists (select 1 from kinship k join home o on o.id = k.resident_id where k.kin_id = r.id)) as close,
       coalesce((select jsonb_agg(jsonb_build_object('from', lower(e.during), 'until', upper(e.during)))
         from engagement e where e.resident_id = v.resident_id and e.during && tstzrange($3, $4)), '[]') as engaged,
       (select count(*) from need_visit x where x.helper_id = v.resident_id and x.accepted_at > $5
         and x.state in ('PLANNED', 'DONE', 'CONFIRMED')) as load
     from volunteer v join resident r on r.id = v.resident_id join household h on h.id = r.household_id
       join area a on a.id = h.area_id
       join team_member m on m.resident_id = v.resident_id and m.state = 'ACTIVE'
       join team t on t.id = m.team_id and t.state = 'ACTIVE' and t.village_id = $1
     where v.village_id = $1 and r.state = 'ACTIVE'
       and (v.state = 'ACTIVE' or v.state = 'PAUSED' and v.paused_until < $6)
       and (r.birth_year is null or extract(year from $6::date) - r.birth_year > 18)`,
    [
      need.villageId,
      need.householdId,
      from,
      new Date(Math.max(need.wantedUntil.getTime(), from.getTime()) + need.minutes * 60_000),
      new Date(reader.at.getTime() - LOAD_DAYS * DAY),
      dayOf(reader.at),
    ],
  );
  return rows.map((row) => ({
    ...row,
    engaged: row.engaged.map((span) => ({ from: new Date(span.from), until: new Date(span.until) })),
  }));
}

/** Who fits a need, the best first; the wanted time counts from now on. Two statements. */
export async function suggestionsFor(reader: Reader, need: Need, first: number): Promise<Match[]> {
  const home = await reader.row<{ areaId: string }>('select area_id from household where id = $1', [
    need.householdId,
  ]);
  if (!home) return [];
  const path = await areaPath(reader, home.areaId);
  const from = halfHourFrom(need.wantedFrom > reader.at ? need.wantedFrom : reader.at);
  const candidates = await candidatesFor(reader, need, from);
  const { kind, serviceKind, language, minutes, heavy, wantedUntil: until } = need;
  return suggest({ kind, serviceKind, language, minutes, heavy, from, until, path }, candidates).slice(
    0,
    first,
  );
}

/** The next full half hour; visits are agreed for those. */
function halfHourFrom(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / 1_800_000) * 1_800_000);
}

/** Teams of a village that take needs, by name. */
export async function activeTeams(reader: Reader, villageId: string): Promise<Team[]> {
  const rows = await reader.rows<Team>(
    "select * from team where village_id = $1 and state = 'ACTIVE' order by name, id",
    [villageId],
  );
  return rows.map((row) => Object.assign(new Team(), row));
}

/** Rules that a village named for help, by kind. */
export async function rulesOf(
  reader: Reader,
  villageId: string,
): Promise<{ kind: ServiceKind; ruleId: string | null }[]> {
  return reader.rows('select kind, rule_id from need_rule where village_id = $1 order by kind', [villageId]);
}
