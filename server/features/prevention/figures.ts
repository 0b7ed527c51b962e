import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { can } from './policy';
import type { PreventionFigures, PreventionMonthFigures, PreventionYear } from './prevention-types';

/**
 * Of a year: what was held here, and what was reported for months without anything held here. A month is on paper or here,
 * never both: pieces written down here in a reported month are in its figure already.
 */
const DONE = `
  with paper as (
    select p.* from prevention_month p
    where p.village_id = any($1::uuid[]) and p.month >= $2::date and p.month < $3::date
      and not exists (select 1 from prevention_activity a where a.village_id = p.village_id and a.state = 'HELD'
        and date_trunc('month', a.starts_at at time zone 'Asia/Shanghai')::date = p.month)
  )
  select a.village_id, date_trunc('month', a.starts_at at time zone 'Asia/Shanghai')::date as month, 1 as activities, a.audience,
    0 as handed_out
  from prevention_activity a where a.state = 'HELD' and a.village_id = any($1::uuid[])
    and a.starts_at >= ($2 || 'T00:00:00+08:00')::timestamptz and a.starts_at < ($3 || 'T00:00:00+08:00')::timestamptz
  union all
  select m.village_id, date_trunc('month', k.on_day)::date, 0, 0, -k.quantity
  from prevention_stock_move k join prevention_material m on m.id = k.material_id
  where k.kind = 'HANDED_OUT' and m.village_id = any($1::uuid[]) and k.on_day >= $2::date and k.on_day < $3::date
    and not exists (select 1 from paper p where p.village_id = m.village_id and p.month = date_trunc('month', k.on_day)::date)
  union all
  select village_id, month, activities, audience, handed_out from paper`;

const firstDay = (year: number): string => `${String(year).padStart(4, '0')}-01-01`;
const yearSpan = (year: number): [string, string] => [firstDay(year), firstDay(year + 1)];

interface MonthSum extends PreventionMonthFigures {
  villageId: string;
}

async function monthSums(reader: Reader, villageIds: readonly string[], year: number): Promise<MonthSum[]> {
  return reader.rows<MonthSum>(
    `select village_id, extract(month from month)::int as month, sum(activities) as activities, sum(audience) as audience,
       sum(handed_out) as handed_out from (${DONE}) x group by 1, 2 order by 1, 2`,
    [villageIds, ...yearSpan(year)],
  );
}

/** Households that gave their word, by village: of the villages that keep pledges here, or as they last reported. */
async function pledgeCounts(reader: Reader, villageIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader.rows<{ villageId: string; pledges: number }>(
    `select v.id as village_id, coalesce(nullif((select count(*) from prevention_pledge p where p.village_id = v.id), 0),
       (select m.pledges from prevention_month m where m.village_id = v.id order by m.month desc limit 1), 0) as pledges
     from unnest($1::uuid[]) v (id)`,
    [villageIds],
  );
  return new Map(rows.map((row) => [row.villageId, row.pledges]));
}

const sumOf = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((all, row) => all + of(row), 0);

/** What an association did in a calendar year. Public. */
export async function publicYear(reader: Reader, villageId: string, year: number): Promise<PreventionYear> {
  await villagePath(reader, villageId);
  const sums = await monthSums(reader, [villageId], year);
  const pledges = await pledgeCounts(reader, [villageId]);
  return {
    activities: sumOf(sums, (sum) => sum.activities),
    audience: sumOf(sums, (sum) => sum.audience),
    handedOut: sumOf(sums, (sum) => sum.handedOut),
    pledges: pledges.get(villageId) ?? 0,
    months: Array.from({ length: 12 }, (_, place) => {
      const sum = sums.find(({ month }) => month === place + 1);
      return {
        month: place + 1,
        activities: sum?.activities ?? 0,
        audience: sum?.audience ?? 0,
        handedOut: sum?.handedOut ?? 0,
      };
    }),
  };
}

/** The villages below an area with their figures of a year, by code; FORBIDDEN to whoever has no post over it. */
export async function figuresBelow(
  reader: Reader,
  actor: Actor,
  areaId: string,
  year: number,
): Promise<PreventionFigures[]> {
  demand(can.compare(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const units = await reader.rows<{ id: string; nameZh: string; nameEn: string }>(
    `select id, name_zh, name_en from area where $1 = any(path) and kind in ('VILLAGE', 'COMMUNITY') order by code`,
    [areaId],
  );
  const ids = units.map(({ id }) => id);
  const sums = await monthSums(reader, ids, year);
  const pledges = await pledgeCounts(reader, ids);
  return units.map(({ id, nameZh, nameEn }) => {
    const own = sums.filter(({ villageId }) => villageId === id);
    return {
      villageId: id,
      nameZh,
      nameEn,
      activities: sumOf(own, (sum) => sum.activities),
      audience: sumOf(own, (sum) => sum.audience),
      handedOut: sumOf(own, (sum) => sum.handedOut),
      pledges: pledges.get(id) ?? 0,
      months: Array.from(
        { length: 12 },
        (_, place) => own.find(({ month }) => month === place + 1)?.audience ?? 0,
      ),
    };
  });
}
