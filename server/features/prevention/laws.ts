import type { Law } from '#server/ledger/audit';

export const preventionLaws: readonly Law[] = [
  {
    name: 'printed matter that lies ready is what was printed, less what was handed out, spoiled or counted away',
    sql: `select m.id, m.stock from prevention_material m
          where m.stock <> coalesce((select sum(quantity) from prevention_stock_move k where k.material_id = m.id), 0)`,
  },
  {
    name: 'wordings of a material count up without a gap, from the first',
    sql: `select m.id from prevention_material m left join prevention_version v on v.material_id = m.id
          group by m.id having count(v.id) = 0 or max(v.version) <> count(v.id)`,
  },
  {
    name: 'what was held was held by members of the association who sat on it that day',
    sql: `select a.id, s.resident_id from prevention_activity a join prevention_speaker s on s.activity_id = a.id
          where a.state <> 'HELD' or not exists (select 1 from post p where p.council_id = a.council_id
            and p.resident_id = s.resident_id and p.starts_on <= (a.starts_at at time zone 'Asia/Shanghai')::date
            and coalesce(p.ends_on, 'infinity') >= (a.starts_at at time zone 'Asia/Shanghai')::date)`,
  },
  {
    name: 'nobody is on the roll of an activity beyond those who were counted',
    sql: `select a.id from prevention_activity a where a.roll_id is not null
            and (select count(*) from activity_record r where r.roll_id = a.roll_id) > a.audience`,
  },
];
