import type { Law } from '#server/ledger/audit';

export const needLaws: readonly Law[] = [
  {
    name: 'a need that was accepted, done or confirmed has exactly one visit in that state, others have none that lives',
    sql: `select n.id, n.state from need n left join need_visit v on v.need_id = n.id and v.state in ('PLANNED', 'DONE', 'CONFIRMED')
          where v.state is distinct from
            case n.state when 'ACCEPTED' then 'PLANNED' when 'DONE' then 'DONE' when 'CONFIRMED' then 'CONFIRMED' end`,
  },
  {
    name: 'a promised visit holds its helper’s time, a given-back one does not',
    sql: `select v.id, v.state from need_visit v
          where (v.state in ('PLANNED', 'DONE', 'CONFIRMED')) <> exists (select 1 from engagement e where e.need_visit_id = v.id)`,
  },
  {
    name: 'the record of a visit is the helper’s, of its minutes, and filed by whoever confirmed',
    sql: `select v.id from need_visit v join activity_record r on r.id = v.record_id
          where r.resident_id <> v.helper_id or r.filer_id <> v.confirmed_by
            or (r.state = 'SUBMITTED' and r.minutes <> v.minutes)`,
  },
  {
    name: 'a team answers needs of its own village',
    sql: 'select n.id from need n join team t on t.id = n.team_id where t.village_id <> n.village_id',
  },
];
