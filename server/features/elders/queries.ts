import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { inOrder, loader } from '#server/core/loader';
import { Need } from '#server/features/needs/need.entity';
import { type Actor, areaPath } from '#server/features/people/actor';
import { can } from './policy';
import { dueOn, monthDays } from './rules';
import { settingsOf } from './settings';
import { ElderBirthday, ElderCard, ElderVisit } from './visit.entity';

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month 'YYYY-MM', or BAD_INPUT. */
function demandMonth(month: string): { first: string; last: string } {
  demand(monthPattern.test(month), ErrorCode.BAD_INPUT, 'month');
  return monthDays(month);
}

export const cardOf = loader<ElderCard | null>(async (reader, ids) => {
  const rows = await reader.rows<ElderCard>('select * from elder_card where resident_id = any($1::uuid[])', [
    ids,
  ]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new ElderCard(), row)),
    ({ residentId }) => residentId,
  );
});

export const needById = loader<Need | null>(async (reader, ids) => {
  const rows = await reader.rows<Need>('select * from need where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new Need(), row)),
    ({ id }) => id,
  );
});

export const birthdayOf = loader<ElderBirthday | null>(async (reader, ids) => {
  const rows = await reader.rows<ElderBirthday>(
    'select * from elder_birthday where resident_id = any($1::uuid[])',
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new ElderBirthday(), row, { age: null })),
    ({ residentId }) => residentId,
  );
});

/** To which purposes of the association elders have agreed. */
export const agreedOf = loader<{ visits: boolean; birthday: boolean }>(async (reader, ids) => {
  const rows = await reader.rows<{ id: string; visits: boolean; birthday: boolean }>(
    `select x.id, has_consent(x.id, 'HELP_VISITS') as visits, has_consent(x.id, 'BIRTHDAY') as birthday
     from unnest($1::uuid[]) x (id)`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { visits: false, birthday: false });
});

/** The home of an elder, as whoever visits must know it: number, grid and a phone of the household. */
interface ElderHome {
  number: string;
  gridZh: string;
  gridEn: string;
  phone: string | null;
}

export const homeOfElder = loader<ElderHome | null>(async (reader, ids) => {
  const rows = await reader.rows<ElderHome & { id: string }>(
    `select r.id, h.number, coalesce(g.name_zh, a.name_zh) as grid_zh, coalesce(g.name_en, a.name_en) as grid_en,
       coalesce(r.phone, (select m.phone from resident m where m.household_id = h.id and m.state = 'ACTIVE'
         and m.phone is not null order by m.birth_year, m.id limit 1)) as phone
     from resident r join household h on h.id = r.household_id join area a on a.id = h.area_id
       left join area g on g.id = any(a.path) and g.kind = 'GRID' where r.id = any($1::uuid[])`,
    [ids],
  );
  return inOrder(ids, rows, ({ id }) => id);
});

interface PlanRow {
  elderId: string;
  lastOn: string | null;
  dueOn: string;
  visitIds: string[];
}

/**
 * Elders who agreed to be visited, with when they were last visited, when they are due and their visits of a month; the
 * longest due first. One statement beside the settings.
 */
export async function planRows(reader: Reader, villageId: string, month: string): Promise<PlanRow[]> {
  const { first, last } = demandMonth(month);
  const { fromAge, visitDays } = await settingsOf(reader, villageId);
  const today = dayOf(reader.at);
  const rows = await reader.rows<{
    elderId: string;
    lastOn: string | null;
    cardDays: number | null;
    visitIds: string[];
  }>(
    `select r.id as elder_id, c.visit_days as card_days,
       (select max(v.on_day) from elder_visit v where v.elder_id = r.id and v.state in ('DONE', 'CONFIRMED')) as last_on,
       array(select v.id from elder_visit v where v.elder_id = r.id and v.on_day between $3 and $4
         and v.state <> 'CANCELLED' order by v.on_day, v.id) as visit_ids
     from resident r left join elder_card c on c.resident_id = r.id
     where r.village_id = $1 and r.state = 'ACTIVE' and $2 - r.birth_year >= $5 and has_consent(r.id, 'HELP_VISITS')
     order by r.id`,
    [villageId, Number(today.slice(0, 4)), first, last, fromAge],
  );
  return rows
    .map(({ elderId, lastOn, cardDays, visitIds }) => ({
      elderId,
      lastOn,
      visitIds,
      dueOn: dueOn(lastOn, cardDays, visitDays, today),
    }))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.elderId.localeCompare(b.elderId));
}

export const visitById = loader<ElderVisit | null>(async (reader, ids) => {
  const rows = await reader.rows<ElderVisit>('select * from elder_visit where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new ElderVisit(), row)),
    ({ id }) => id,
  );
});

/**
 * A village's visits of a month; those who only visit see their own. First those to be confirmed, then those ahead,
 * then the rest, each by day. The present month also shows what of earlier months still waits for a word. At most 400.
 */
export async function visitsOfMonth(
  reader: Reader,
  actor: Actor,
  villageId: string,
  month: string,
): Promise<ElderVisit[]> {
  const { first, last } = demandMonth(month);
  const all = can.serve(actor, await areaPath(reader, villageId));
  const present = dayOf(reader.at).startsWith(month);
  const rows = await reader.rows<ElderVisit>(
    `select * from elder_visit where village_id = $1 and ($4 or visitor_id = $5)
       and (on_day between $2 and $3 or ($6 and on_day < $2 and state in ('PLANNED', 'DONE')))
     order by state in ('CONFIRMED', 'CANCELLED'), state = 'PLANNED', on_day, part, id limit 400`,
    [villageId, first, last, all, actor.residentId, present],
  );
  return rows.map((row) => Object.assign(new ElderVisit(), row));
}

/** Visits of the viewer: what is to come and what waits for another's word, then the last ones; at most 40. */
export async function ownVisits(reader: Reader, actor: Actor): Promise<ElderVisit[]> {
  const rows = await reader.rows<ElderVisit>(
    `select * from elder_visit where visitor_id = $1 and state <> 'CANCELLED'
     order by state <> 'PLANNED', case when state = 'PLANNED' then on_day end, on_day desc, id limit 40`,
    [actor.residentId],
  );
  return rows.map((row) => Object.assign(new ElderVisit(), row));
}

/** Birthdays of a month by day, of those who agreed, with the age they reach in the year of `month`. */
export async function birthdaysIn(
  reader: Reader,
  villageId: string,
  month: string,
): Promise<ElderBirthday[]> {
  demandMonth(month);
  const [year = 0, number = 1] = month.split('-').map(Number);
  const rows = await reader.rows<ElderBirthday>(
    `select b.*, $2 - r.birth_year as age from elder_birthday b join resident r on r.id = b.resident_id
     where b.village_id = $1 and b.month = $3 and r.state = 'ACTIVE' and r.village_id = $1 order by b.day, b.resident_id`,
    [villageId, year, number],
  );
  return rows.map((row) => Object.assign(new ElderBirthday(), row));
}

export interface DeskFigures {
  elders: number;
  agreed: number;
  birthdays: number;
  due: number;
  planned: number;
  visited: number;
  toConfirm: number;
}

/** How the association stands this month; one statement beside the settings. */
export async function deskFigures(reader: Reader, villageId: string): Promise<DeskFigures> {
  const today = dayOf(reader.at);
  const { first, last } = monthDays(today.slice(0, 7));
  const { fromAge, visitDays } = await settingsOf(reader, villageId);
  const row = await reader.row<DeskFigures>(
    `with e as (
       select r.id, has_consent(r.id, 'HELP_VISITS') as agreed, b.resident_id is not null as birthday,
         coalesce((select max(v.on_day) from elder_visit v where v.elder_id = r.id and v.state in ('DONE', 'CONFIRMED'))
           + coalesce(c.visit_days, $5), '-infinity'::date) as due_on,
         -- A planned visit whose day has passed without a word is no plan any more.
         exists (select 1 from elder_visit v where v.elder_id = r.id and v.state = 'PLANNED' and v.on_day >= $7::date) as planned
       from resident r left join elder_card c on c.resident_id = r.id left join elder_birthday b on b.resident_id = r.id
       where r.village_id = $1 and r.state = 'ACTIVE' and $2 - r.birth_year >= $6
     ), v as (
       select count(*) filter (where state = 'PLANNED') as planned,
         count(*) filter (where state in ('DONE', 'CONFIRMED')) as visited,
         count(*) filter (where state = 'DONE') as done
       from elder_visit where village_id = $1 and on_day between $3 and $4
     )
     select count(*) as elders, count(*) filter (where e.agreed) as agreed, count(*) filter (where e.birthday) as birthdays,
       count(*) filter (where e.agreed and not e.planned and e.due_on <= $7::date) as due,
       (select planned from v) as planned, (select visited from v) as visited,
       (select count(*) from elder_visit x where x.village_id = $1 and x.state = 'DONE') as to_confirm
     from e`,
    [villageId, Number(today.slice(0, 4)), first, last, visitDays, fromAge, today],
  );
  return row ?? { elders: 0, agreed: 0, birthdays: 0, due: 0, planned: 0, visited: 0, toConfirm: 0 };
}

interface PublicFigures {
  visits: number;
  meals: number;
  heads: number;
  sessions: number;
  calls: number;
  pairs: number;
}

/** What everybody may know of a calendar year: figures, no names. */
export async function publicFigures(reader: Reader, villageId: string): Promise<PublicFigures> {
  const begin = `${dayOf(reader.at).slice(0, 4)}-01-01`;
  const row = await reader.row<PublicFigures>(
    `select (select count(*) from elder_visit where village_id = $1 and state = 'CONFIRMED' and on_day >= $2) as visits,
       (select count(*) from elder_meal where village_id = $1 and state = 'HELD' and starts_at >= $3) as meals,
       (select coalesce(sum(1 + g.companions), 0) from elder_meal m join elder_meal_guest g on g.meal_id = m.id
         where m.village_id = $1 and m.state = 'HELD' and g.state = 'CAME' and m.starts_at >= $3) as heads,
       (select count(*) from elder_session s join elder_class c on c.id = s.class_id
         where c.village_id = $1 and s.rolled_at is not null and s.starts_at >= $3) as sessions,
       (select count(*) from video_booking b join video_slot s on s.id = b.slot_id
         where s.village_id = $1 and b.state = 'HELD' and lower(b.during) >= $3) as calls,
       (select count(*) from elder_pair where village_id = $1 and state = 'ACTIVE') as pairs`,
    [villageId, begin, new Date(`${begin}T00:00:00+08:00`)],
  );
  return row ?? { visits: 0, meals: 0, heads: 0, sessions: 0, calls: 0, pairs: 0 };
}

/** Elders for whom the viewer may speak as one of the family: the own, those of the household, kin; the oldest first. */
export async function ownElders(reader: Reader, actor: Actor): Promise<string[]> {
  if (!actor.villageId) return [];
  const { fromAge } = await settingsOf(reader, actor.villageId);
  const rows = await reader.rows<{ id: string }>(
    `select r.id from resident r
     where r.state = 'ACTIVE' and r.village_id = $2 and $3 - r.birth_year >= $4
       and (r.id = $1 or r.household_id = $5
         or exists (select 1 from kinship k where k.resident_id = r.id and k.kin_id = $1))
     order by r.id <> $1, r.birth_year, r.id`,
    [actor.residentId, actor.villageId, Number(dayOf(reader.at).slice(0, 4)), fromAge, actor.householdId],
  );
  return rows.map(({ id }) => id);
}

/** The same, once for a request. */
export const ownEldersOf = loader<string[], Actor>((reader, actors) =>
  Promise.all(actors.map((actor) => ownElders(reader, actor))),
);
