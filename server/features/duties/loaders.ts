import { dayOf } from '#server/core/clock';
import { grouped, loader } from '#server/core/loader';
import { Rule } from '#server/features/scoring/rule.entity';
import type { DutyRule } from './duty-types';

/** By which rules a record is a duty of a kind's members too; by kind. */
export const dutyRulesOf = loader<DutyRule[]>(async (reader, codes) => {
  const rows = await reader.rows<DutyRule & { kindCode: string }>(
    'select kind_code, rule_code, duty_kind from council_duty_rule where kind_code = any($1::text[]) order by rule_code',
    [codes],
  );
  return grouped(codes, rows, (row) => row.kindCode);
});

/** The county's rules whose records councils of a kind approve; by kind. */
export const rulesOfKinds = loader<Rule[]>(async (reader, codes) => {
  const rows = await reader.rows<Rule & { kindCode: string }>(
    `select k.code as kind_code, r.* from unnest($1::text[]) k (code)
       join rule_version v on k.code = any (v.bodies) and v.effective_from <= $2 and coalesce(v.effective_to, 'infinity') >= $2
       join rule r on r.id = v.rule_id join area a on a.id = r.area_id and a.parent_id is null
     order by r.code`,
    [codes, dayOf(reader.at)],
  );
  return grouped(
    codes,
    rows.map((row) => Object.assign(new Rule(), row)),
    (row) => row.kindCode,
  );
});
