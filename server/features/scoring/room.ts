import type { Law } from '#server/ledger/audit';
import { Rule, RuleCap, RuleVersion } from './rule.entity';
import { Scheme } from './scheme.entity';
import { RuleResolver, RuleVersionResolver, SchemeResolver } from './scoring.resolver';

const laws: readonly Law[] = [
  {
    name: 'no two versions of a rule are in force on one day',
    sql: `select a.id, b.id as other from rule_version a join rule_version b on b.rule_id = a.rule_id and b.version > a.version
          where b.effective_from <= coalesce(a.effective_to, 'infinity')`,
  },
  {
    name: 'village rules are few, small and marked as such',
    sql: `select r.id, r.code from rule r join area a on a.id = r.area_id
          where (r.category = 'LOCAL') <> (a.kind in ('VILLAGE', 'COMMUNITY'))
            or a.kind not in ('COUNTY', 'VILLAGE', 'COMMUNITY')
            or r.category = 'LOCAL' and exists (
              select 1 from rule_version v where v.rule_id = r.id and v.points_max > 5)`,
  },
  {
    name: 'no village has more than five rules of its own on any day',
    sql: `select r.area_id, d.day, count(*) from rule r join rule_version v on v.rule_id = r.id
          join (select distinct effective_from as day from rule_version) d
            on d.day between v.effective_from and coalesce(v.effective_to, 'infinity')
          where r.category = 'LOCAL' group by 1, 2 having count(*) > 5`,
  },
];

export const scoringRoom = {
  entities: [Rule, RuleVersion, RuleCap, Scheme],
  resolvers: [RuleResolver, RuleVersionResolver, SchemeResolver],
  laws,
} as const;
