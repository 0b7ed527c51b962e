import { dayOf } from '#server/core/clock';
import { grouped, loader } from '#server/core/loader';
import type { Council } from '#server/features/councils/council.entity';
import type { Rule } from '#server/features/scoring/rule.entity';

/** The rules in force whose records a council of that kind and place approves, by code. One statement. */
export const rulesOfCouncils = loader<Rule[], Council>(async (reader, councils) => {
  const rows = await reader.rows<Rule & { councilId: string }>(
    `select c.id as council_id, r.*
     from council c join area a on a.id = c.area_id
     join rule r on r.area_id = any(a.path)
     where c.id = any($1::uuid[]) and exists (
       select 1 from rule_version v where v.rule_id = r.id and c.kind_code = any(v.bodies)
         and v.effective_from <= $2 and coalesce(v.effective_to, 'infinity') >= $2)
     order by r.code`,
    [councils.map((council) => council.id), dayOf(reader.at)],
  );
  return grouped(
    councils.map((council) => council.id),
    rows,
    (row) => row.councilId,
  );
});
