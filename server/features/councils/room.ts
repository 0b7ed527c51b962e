import type { Law } from '#server/ledger/audit';
import { Council } from './council.entity';
import { CouncilKind } from './council-kind.entity';
import { AreaCouncilsResolver, CouncilsResolver, PostCouncilResolver } from './councils.resolver';

const councilLaws: readonly Law[] = [
  {
    name: 'a council post covers the area of its council',
    sql: 'select p.id from post p join council c on c.id = p.council_id where p.area_id <> c.area_id',
  },
  {
    name: 'a council has one chair, and no more seats than its kind allows',
    sql: `select c.id, k.code from council c join council_kind k on k.code = c.kind_code
          join post p on p.council_id = c.id and p.ends_on is null
          group by c.id, k.code, k.seats_max
          having count(*) > k.seats_max or count(*) filter (where p.role = 'COUNCIL_CHAIR') > 1`,
  },
  {
    name: 'nobody of the village committee sits in its oversight council',
    sql: `select s.id, o.id as office_post_id from post s
          join council c on c.id = s.council_id and c.kind_code = 'OC'
          join post o on o.resident_id = s.resident_id and o.area_id = s.area_id
            and o.role in ('VILLAGE_CLERK', 'VILLAGE_SECRETARY')
            and o.starts_on <= coalesce(s.ends_on, 'infinity') and s.starts_on <= coalesce(o.ends_on, 'infinity')`,
  },
];

export const councilsRoom = {
  entities: [Council, CouncilKind],
  resolvers: [CouncilsResolver, AreaCouncilsResolver, PostCouncilResolver],
  laws: councilLaws,
} as const;
