import { addDays, dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { PreventionActivity, PreventionActivityConnection } from './activity.entity';
import { servedBy } from './association';
import { PreventionMaterial, PreventionStockMove, PreventionVersion } from './material.entity';
import { PreventionPledge, PreventionPledgeConnection } from './pledge.entity';
import { type PledgeHome, type PreventionPerson, PreventionStage } from './prevention-types';
import { preventionSettingsOf } from './settings';

const INSTANT = `to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant`;

/** A village's activities: planned, or held. Public. One statement for any page. */
export async function activityPage(
  reader: Reader,
  villageId: string,
  stage: PreventionStage,
  first: number,
  after: string | null,
): Promise<PreventionActivityConnection> {
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  await villagePath(reader, villageId);
  const isAhead = stage === PreventionStage.AHEAD;
  const params: unknown[] = [villageId, isAhead ? 'PLANNED' : 'HELD'];
  const keyset = from
    ? `and (starts_at, id) ${isAhead ? '>' : '<'} ($${params.push(from[0])}::timestamptz, $${params.push(from[1])}::uuid)`
    : '';
  const order = isAhead ? 'asc' : 'desc';
  const rows = await reader.rows<PreventionActivity & { instant: string }>(
    `select *, ${INSTANT} from prevention_activity where village_id = $1 and state = $2 ${keyset}
     order by starts_at ${order}, id ${order} limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new PreventionActivityConnection(),
    pageOf(
      rows.map((row) => Object.assign(new PreventionActivity(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}

/** Members who held activities, by activity. */
export const speakersOf = loader<PreventionPerson[]>(async (reader, ids) => {
  const rows = await reader.rows<PreventionPerson & { activityId: string }>(
    `select s.activity_id, r.id, r.name from prevention_speaker s join resident r on r.id = s.resident_id
     where s.activity_id = any($1::uuid[]) order by r.name, r.id`,
    [ids],
  );
  return grouped(ids, rows, (row) => row.activityId);
});

/** Pieces handed out at activities. */
export const handedOutAt = loader<number>(async (reader, ids) => {
  const rows = await reader.rows<{ activityId: string; pieces: number }>(
    'select activity_id, -sum(quantity) as pieces from prevention_stock_move where activity_id = any($1::uuid[]) group by 1',
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.activityId, row.pieces]));
  return ids.map((id) => byId.get(id) ?? 0);
});

/** A village's materials in use, and with `all` those that are not. Public. */
export async function materialsOf(
  reader: Reader,
  villageId: string,
  all: boolean,
): Promise<PreventionMaterial[]> {
  await villagePath(reader, villageId);
  const rows = await reader.rows<PreventionMaterial>(
    `select * from prevention_material where village_id = $1 and (state = 'ACTIVE' or $2)
     order by state, array_position(array['LEAFLET','HELPLINE_CARD','POSTER','PLEDGE','TALK_NOTES'], kind), made_at, id`,
    [villageId, all],
  );
  return rows.map((row) => Object.assign(new PreventionMaterial(), row));
}

export async function findMaterial(reader: Reader, id: string): Promise<PreventionMaterial | null> {
  return reader.one(PreventionMaterial, { id });
}

/** The wordings of materials, the latest first. */
export const versionsOf = loader<PreventionVersion[]>(async (reader, ids) => {
  const rows = await reader.rows<PreventionVersion>(
    'select * from prevention_version where material_id = any($1::uuid[]) order by version desc',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new PreventionVersion(), row)),
    (row) => row.materialId,
  );
});

/** The latest movements of materials, at most 30 each. */
export const stockMovesOf = loader<PreventionStockMove[]>(async (reader, ids) => {
  const rows = await reader.rows<PreventionStockMove>(
    `select x.* from unnest($1::uuid[]) m (id) cross join lateral (
       select k.id, k.material_id, k.kind, k.quantity, v.version, k.on_day, a.title as activity
       from prevention_stock_move k join prevention_version v on v.id = k.version_id
         left join prevention_activity a on a.id = k.activity_id
       where k.material_id = m.id order by k.at desc, k.id desc limit 30) x`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new PreventionStockMove(), row)),
    (row) => row.materialId,
  );
});

/** The own household's pledge, if it gave one. */
export async function ownPledge(reader: Reader, actor: Actor): Promise<PreventionPledge | null> {
  return actor.householdId ? reader.one(PreventionPledge, { householdId: actor.householdId }) : null;
}

/** Pledges by the day of their review, for the members who ask. FORBIDDEN to others. One statement for any page. */
export async function pledgePage(
  reader: Reader,
  actor: Actor,
  villageId: string,
  first: number,
  after: string | null,
): Promise<PreventionPledgeConnection> {
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  const { councilId } = await servedBy(reader, actor, villageId);
  const params: unknown[] = [councilId];
  const keyset = from
    ? `and (review_on, id) > ($${params.push(from[0])}::date, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<PreventionPledge>(
    `select * from prevention_pledge where council_id = $1 ${keyset} order by review_on, id limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new PreventionPledgeConnection(),
    pageOf(
      rows.map((row) => Object.assign(new PreventionPledge(), row)),
      size,
      (row) => [row.reviewOn, row.id],
    ),
  );
}

/** The households of pledges, with who signed. */
export const homeOfPledge = loader<PledgeHome | null>(async (reader, ids) => {
  const rows = await reader.rows<PledgeHome & { pledgeId: string }>(
    `select p.id as pledge_id, h.id, h.number, r.name from prevention_pledge p join household h on h.id = p.household_id
       join resident r on r.id = p.signed_by where p.id = any($1::uuid[])`,
    [ids],
  );
  return inOrder(ids, rows, (row) => row.pledgeId);
});

/** The days of the yearly checks of pledges, the latest first. */
export const checkedOnOf = loader<string[]>(async (reader, ids) => {
  const rows = await reader.rows<{ pledgeId: string; checkedOn: string }>(
    'select pledge_id, checked_on from prevention_pledge_check where pledge_id = any($1::uuid[]) order by checked_on desc, id',
    [ids],
  );
  return grouped(ids, rows, (row) => row.pledgeId).map((lines) => lines.map(({ checkedOn }) => checkedOn));
});

interface BoardFigures {
  unclosed: number;
  ahead: number;
  pledgesDue: number;
  pledges: number;
  shortMaterials: number;
}

/** What waits at an association; one statement. */
export async function boardFigures(
  reader: Reader,
  villageId: string,
  councilId: string,
): Promise<BoardFigures> {
  const { remindDays, lowStock } = await preventionSettingsOf(reader, villageId);
  const row = await reader.row<BoardFigures>(
    `select (select count(*) from prevention_activity where council_id = $1 and state = 'PLANNED' and starts_at <= $2) as unclosed,
       (select count(*) from prevention_activity where council_id = $1 and state = 'PLANNED' and starts_at > $2) as ahead,
       (select count(*) from prevention_pledge where council_id = $1 and review_on <= $3) as pledges_due,
       (select count(*) from prevention_pledge where council_id = $1) as pledges,
       (select count(*) from prevention_material where council_id = $1 and state = 'ACTIVE'
         and kind not in ('PLEDGE', 'TALK_NOTES') and stock < $4) as short_materials`,
    [councilId, reader.at, addDays(dayOf(reader.at), remindDays), lowStock],
  );
  return row ?? { unclosed: 0, ahead: 0, pledgesDue: 0, pledges: 0, shortMaterials: 0 };
}

/** Who sits on the association today, the chair first. */
export async function membersOf(reader: Reader, councilId: string): Promise<PreventionPerson[]> {
  return reader.rows<PreventionPerson>(
    `select r.id, r.name from post p join resident r on r.id = p.resident_id
     where p.council_id = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2
     order by p.role, p.starts_on, p.id`,
    [councilId, dayOf(reader.at)],
  );
}

/** Pledges to be asked about and activities to be written down, over the associations the actor sits on. */
export async function waitingFor(reader: Reader, actor: Actor): Promise<number> {
  const councils = actor.posts.flatMap(({ councilId, councilKind }) =>
    councilId && councilKind === 'DG' ? [councilId] : [],
  );
  if (councils.length === 0) return 0;
  const row = await reader.row<{ count: number }>(
    `select (select count(*) from prevention_activity where council_id = any($1::uuid[]) and state = 'PLANNED' and starts_at <= $2)
       + (select count(*) from prevention_pledge p left join prevention_settings s on s.village_id = p.village_id
          where p.council_id = any($1::uuid[]) and p.review_on - coalesce(s.remind_days, 30) <= $3::date) as count`,
    [councils, reader.at, dayOf(reader.at)],
  );
  return row?.count ?? 0;
}
