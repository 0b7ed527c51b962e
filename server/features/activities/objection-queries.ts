import { demand, ErrorCode } from '#server/core/errors';
import type { Reader } from '#server/core/database';
import { isId } from '#server/core/id';
import { type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { dayOf } from '#server/core/clock';
import { loader } from '#server/core/loader';
import { maskName } from '#server/features/people/mask';
import type { ObjectedLine, Objection } from './objection.entity';

const FIRST = ['0001-01-01', '00000000-0000-0000-0000-000000000000'];
const LAST = ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/**
 * A page of the objections in some areas. Open ones (an objection or an appeal waits) by the day the next word is due, the
 * earliest first; the others newest first. One statement.
 */
export async function objectionsOf(
  reader: Reader,
  areaIds: readonly string[],
  open: boolean,
  first: number,
  after: string | null,
): Promise<Page<Objection>> {
  const values = valuesOf(after, 2);
  const [place = '', id = ''] = values ?? (open ? FIRST : LAST);
  demand(
    isId(id) && typeof place === 'string' && /^\d{4}-\d\d-\d\d/.test(place),
    ErrorCode.BAD_INPUT,
    'after',
  );
  const inAreas = 'r.village_id in (select v.id from area v where v.path && $1::uuid[])';
  const rows = await reader.rows<Objection & { place: string }>(
    open
      ? `select o.*, coalesce(a.due_on, o.answer_due_on)::text as place
         from objection o join activity_record r on r.id = o.record_id
         left join appeal a on a.objection_id = o.id and a.state = 'OPEN'
         where ${inAreas} and (o.state = 'OPEN' or a.id is not null)
           and (coalesce(a.due_on, o.answer_due_on), o.id) > ($2::date, $3::uuid)
         order by coalesce(a.due_on, o.answer_due_on), o.id limit $4`
      : `select o.*, to_char(o.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
         from objection o join activity_record r on r.id = o.record_id
         where ${inAreas} and o.state = 'ANSWERED'
           and not exists (select 1 from appeal a where a.objection_id = o.id and a.state = 'OPEN')
           and (o.filed_at, o.id) < ($2::timestamptz, $3::uuid)
         order by o.filed_at desc, o.id desc limit $4`,
    [areaIds, place, id, pageSize(first) + 1],
  );
  return pageOf(rows, first, (row) => [row.place, row.id]);
}

/** The objections somebody made, newest first, at most 50. One statement. */
export async function objectionsBy(reader: Reader, objectorId: string): Promise<Objection[]> {
  return reader.rows<Objection>(
    'select * from objection where objector_id = $1 order by filed_at desc, id desc limit 50',
    [objectorId],
  );
}

interface LineRow extends Omit<ObjectedLine, 'maskedName' | 'happenedOn'> {
  id: string;
  name: string;
  startedAt: Date;
}

/** What the board says of the record of each objection: masked, so that the objector may read it too. */
export const objectedLine = loader<ObjectedLine | null>(async (reader, objectionIds) => {
  const rows = await reader.rows<LineRow>(
    `select o.id, r.village_id, p.name, h.number as household_number, u.code as rule_code,
       v.name_zh as rule_name_zh, v.name_en as rule_name_en, r.granted_points as points,
       r.granted_honour as honour, r.started_at, r.state
     from objection o join activity_record r on r.id = o.record_id join resident p on p.id = r.resident_id
     join household h on h.id = r.household_id join rule u on u.id = r.rule_id
     join rule_version v on v.id = r.rule_version_id
     where o.id = any($1::uuid[])`,
    [objectionIds],
  );
  // Built field by field: what is not named here is not told.
  const lines = new Map(
    rows.map(({ id, name, startedAt, ...row }): [string, ObjectedLine] => [
      id,
      {
        villageId: row.villageId,
        maskedName: maskName(name),
        householdNumber: row.householdNumber,
        ruleCode: row.ruleCode,
        ruleNameZh: row.ruleNameZh,
        ruleNameEn: row.ruleNameEn,
        points: row.points,
        honour: row.honour,
        happenedOn: dayOf(startedAt),
        state: row.state,
      },
    ]),
  );
  return objectionIds.map((id) => lines.get(id) ?? null);
});
