import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { grouped, inOrder, loader } from '#server/core/loader';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { councilActor } from '#server/features/councils/seats';
import { type Actor, type ActorContext, actorOf } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { Ceremony, CeremonyConnection, type CeremonyItem } from './ceremony.entity';
import { CeremonyStandard } from './ceremony-standard.entity';
import type { CeremonyPerson, CeremonyStage } from './ceremony-types';
import { CeremonyVisit } from './ceremony-visit.entity';
import { ceremonyCouncil } from './council-of';
import { can } from './policy';

export async function findCeremony(reader: Reader, id: string): Promise<Ceremony | null> {
  return reader.one(Ceremony, { id });
}

/** The own household's, the latest first; at most 50. */
export async function ownCeremonies(reader: Reader, actor: Actor): Promise<Ceremony[]> {
  if (!actor.householdId) return [];
  const rows = await reader.rows<Ceremony>(
    'select * from ceremony where household_id = $1 order by begins_on desc, id desc limit 50',
    [actor.householdId],
  );
  return rows.map((row) => Object.assign(new Ceremony(), row));
}

const stages = {
  WAITING: { states: ['NOTIFIED'], after: '>', order: 'asc' },
  RUNNING: { states: ['AGREED', 'VISITED'], after: '>', order: 'asc' },
  ENDED: { states: ['CLOSED', 'WITHDRAWN'], after: '<', order: 'desc' },
} as const;

/** Notices that the actor wrote down for other households and that are not over, the latest first; at most 30. */
export async function takenCeremonies(reader: Reader, actor: Actor): Promise<Ceremony[]> {
  const rows = await reader.rows<Ceremony>(
    `select * from ceremony where filed_by = $1 and heard_by is not null and state not in ('CLOSED', 'WITHDRAWN')
     order by begins_on desc, id desc limit 30`,
    [actor.residentId],
  );
  return rows.map((row) => Object.assign(new Ceremony(), row));
}

/** The village's council, for whoever looks after it; FORBIDDEN otherwise. */
export async function boardCouncil(reader: Reader, actor: Actor, villageId: string): Promise<string> {
  const path = await villagePath(reader, villageId);
  const councilId = await ceremonyCouncil(reader, villageId);
  demand(can.lookAfter(actor, councilId, path), ErrorCode.FORBIDDEN, 'villageId');
  return councilId;
}

/** A village's ceremonies of a stage by their first day; the ended ones latest first. One statement for any page. */
export async function ceremonyPage(
  ctx: ActorContext,
  villageId: string,
  stage: CeremonyStage,
  first: number,
  after: string | null,
): Promise<CeremonyConnection> {
  const { reader } = ctx.db;
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  await boardCouncil(reader, actorOf(ctx), villageId);
  const { states, after: sign, order } = stages[stage];
  const params: unknown[] = [villageId, states];
  const keyset = from
    ? `and (begins_on, id) ${sign} ($${params.push(from[0])}::date, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<Ceremony>(
    `select * from ceremony where village_id = $1 and state = any($2) ${keyset}
     order by begins_on ${order}, id ${order} limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new CeremonyConnection(),
    pageOf(
      rows.map((row) => Object.assign(new Ceremony(), row)),
      size,
      (row) => [row.beginsOn, row.id],
    ),
  );
}

interface BoardFigures {
  waiting: number;
  soon: number;
  unvisited: number;
  toThank: number;
}

/** What waits at a village's council. */
export async function boardFigures(reader: Reader, villageId: string): Promise<BoardFigures> {
  const today = dayOf(reader.at);
  const row = await reader.row<BoardFigures>(
    `select count(*) filter (where state = 'NOTIFIED') as waiting,
       count(*) filter (where state in ('NOTIFIED', 'AGREED') and begins_on between $2 and $3) as soon,
       count(*) filter (where state = 'AGREED' and ends_on < $2) as unvisited,
       count(*) filter (where state = 'VISITED') as to_thank
     from ceremony where village_id = $1 and state in ('NOTIFIED', 'AGREED', 'VISITED')`,
    [villageId, today, addDays(today, 7)],
  );
  return row ?? { waiting: 0, soon: 0, unvisited: 0, toThank: 0 };
}

/** Who sits on a council today, the chair first. */
export async function membersOf(reader: Reader, councilId: string): Promise<CeremonyPerson[]> {
  return reader.rows<CeremonyPerson>(
    `select r.id, r.name from post p join resident r on r.id = p.resident_id
     where p.council_id = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2
     order by p.role, p.starts_on, p.id`,
    [councilId, dayOf(reader.at)],
  );
}

/** How many notices wait for the councils the actor sits on: to be agreed, visited or thanked; one statement. */
export async function waitingFor(reader: Reader, actor: Actor): Promise<number> {
  const councils = actor.posts.flatMap(({ councilId, councilKind }) =>
    councilId && councilKind === 'RW' ? [councilId] : [],
  );
  if (councils.length === 0) return 0;
  const row = await reader.row<{ count: number }>(
    `select count(*) as count from ceremony where council_id = any($1::uuid[])
       and (state in ('NOTIFIED', 'VISITED') or state = 'AGREED' and begins_on <= $2)
       and not is_close_to($3, household_id)`,
    [councils, dayOf(reader.at), actor.residentId],
  );
  return row?.count ?? 0;
}

interface HomeRow {
  number: string;
  name: string;
  phone: string | null;
}

/** The family of a ceremony: number, whom to speak with, and a phone. */
export const homeOf = loader<HomeRow | null>(async (reader, ids) => {
  const rows = await reader.rows<HomeRow & { id: string }>(
    `select c.id, h.number, r.name, coalesce(r.phone, (select m.phone from resident m where m.household_id = h.id
       and m.state = 'ACTIVE' and m.phone is not null order by m.birth_year, m.id limit 1)) as phone
     from ceremony c join household h on h.id = c.household_id join resident r on r.id = c.host_id
     where c.id = any($1::uuid[])`,
    [ids],
  );
  return inOrder(ids, rows, (row) => row.id);
});

export const visitOf = loader<CeremonyVisit | null>(async (reader, ids) => {
  const rows = await reader.rows<CeremonyVisit>(
    'select * from ceremony_visit where ceremony_id = any($1::uuid[])',
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new CeremonyVisit(), row)),
    (row) => row.ceremonyId,
  );
});

interface CheckRow {
  ceremonyId: string;
  item: CeremonyItem;
  doneAt: Date;
  doneBy: string;
}

export const checksOf = loader<CheckRow[]>(async (reader, ids) => {
  const rows = await reader.rows<CheckRow>(
    'select * from ceremony_check where ceremony_id = any($1::uuid[])',
    [ids],
  );
  return grouped(ids, rows, (row) => row.ceremonyId);
});

export const standardById = loader<CeremonyStandard | null>(async (reader, ids) => {
  const rows = await reader.rows<CeremonyStandard>(
    'select * from ceremony_standard where id = any($1::uuid[])',
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new CeremonyStandard(), row)),
    (row) => row.id ?? '',
  );
});

/** Does the actor sit on that council? */
export const sitsOn = (actor: Actor, councilId: string): boolean => councilActor(actor, councilId) !== null;

/** The instants at which the days from `fromOn` on begin; for calendars. */
export const daysFrom = (fromOn: string, count: number): { day: string; at: Date }[] =>
  Array.from({ length: count }, (_, place) => addDays(fromOn, place)).map((day) => ({
    day,
    at: startOfDay(day),
  }));
