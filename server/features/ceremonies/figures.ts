import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import type { CeremonyCounts, CeremonyFigures } from './ceremony-types';
import { can } from './policy';
import { LEAST_TOLD } from './rules';

/** Of a year, in one statement: what was held here, and what was reported for months without any notice here. */
const HELD = `
  select c.village_id, date_trunc('month', c.begins_on)::date as month, c.kind, 1 as held, v.to_standard::int as to_standard,
    v.tables, c.saved_cents::bigint as saved_cents
  from ceremony c join ceremony_visit v on v.ceremony_id = c.id
  where c.state = 'CLOSED' and c.begins_on >= $2 and c.begins_on < $3 and c.village_id = any($1::uuid[])
  union all
  select m.village_id, m.month, m.kind, m.held, m.to_standard, m.tables, m.saved_cents from ceremony_month m
  where m.month >= $2 and m.month < $3 and m.village_id = any($1::uuid[])
    and not exists (select 1 from ceremony c where c.village_id = m.village_id and c.state = 'CLOSED' and c.kind = m.kind
      and date_trunc('month', c.begins_on) = m.month)`;

const firstDay = (year: number): string => `${String(year).padStart(4, '0')}-01-01`;
const yearSpan = (year: number): [string, string] => [firstDay(year), firstDay(year + 1)];

/** What everybody may know of a village's year. */
export async function publicCounts(reader: Reader, villageId: string, year: number): Promise<CeremonyCounts> {
  await villagePath(reader, villageId);
  const row = await reader.row<{ held: number; toStandard: number; tables: number; savedCents: number }>(
    `select coalesce(sum(held), 0) as held, coalesce(sum(to_standard), 0) as to_standard,
       coalesce(sum(tables), 0) as tables, coalesce(sum(saved_cents), 0) as saved_cents from (${HELD}) x`,
    [[villageId], ...yearSpan(year)],
  );
  const told = row && row.held >= LEAST_TOLD ? row : null;
  return {
    held: told?.held ?? null,
    toStandard: told?.toStandard ?? null,
    tablesTenths: told ? Math.round((told.tables * 10) / told.held) : null,
    savedYuan: told ? Math.round(told.savedCents / 100) : null,
  };
}

interface Unit {
  id: string;
  path: readonly string[];
  councilId: string | null;
  nameZh: string;
  nameEn: string;
}

/**
 * The villages below an area with their figures of a year, by code; those with fewer than `LEAST_TOLD` events are told to
 * their own office and council alone. FORBIDDEN to whoever compares none.
 */
export async function figuresBelow(
  reader: Reader,
  actor: Actor,
  areaId: string,
  year: number,
): Promise<CeremonyFigures[]> {
  demand(can.compare(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const units = await reader.rows<Unit>(
    `select a.id, a.path, a.name_zh, a.name_en, c.id as council_id
     from area a left join council c on c.area_id = a.id and c.kind_code = 'RW'
     where $1 = any(a.path) and a.kind in ('VILLAGE', 'COMMUNITY') order by a.code`,
    [areaId],
  );
  interface Sum {
    villageId: string;
    month: number;
    kind: string;
    held: number;
    toStandard: number;
    tables: number;
    savedCents: number;
  }
  const sums = await reader.rows<Sum>(
    `select village_id, extract(month from month)::int as month, kind, sum(held) as held, sum(to_standard) as to_standard,
       sum(tables) as tables, sum(saved_cents)::bigint as saved_cents from (${HELD}) x group by 1, 2, 3`,
    [units.map(({ id }) => id), ...yearSpan(year)],
  );
  return units.flatMap(({ id, path, councilId, nameZh, nameEn }) => {
    const own = sums.filter(({ villageId }) => villageId === id);
    const total = (of: (sum: Sum) => number): number => own.reduce((all, sum) => all + of(sum), 0);
    const isOwn = can.lookAfter(actor, councilId ?? '', path);
    if (!isOwn && total((sum) => sum.held) < LEAST_TOLD) return [];
    const months = Array.from({ length: 12 }, (_, place) =>
      own.reduce((all, sum) => all + (sum.month === place + 1 ? sum.held : 0), 0),
    );
    return {
      villageId: id,
      nameZh,
      nameEn,
      weddings: total((sum) => (sum.kind === 'WEDDING' ? sum.held : 0)),
      funerals: total((sum) => (sum.kind === 'FUNERAL' ? sum.held : 0)),
      toStandard: total((sum) => sum.toStandard),
      tables: total((sum) => sum.tables),
      savedYuan: Math.round(total((sum) => sum.savedCents) / 100),
      months,
    };
  });
}
