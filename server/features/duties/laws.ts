import type { Law } from '#server/ledger/audit';

export const dutyLaws: readonly Law[] = [
  {
    name: 'whoever did a duty sat on that council that day',
    sql: `select d.id, d.source_kind from council_duty d where not exists (
            select 1 from post p where p.council_id = d.council_id and p.resident_id = d.resident_id
              and p.starts_on <= d.on_day and coalesce(p.ends_on, 'infinity') >= d.on_day - 1)`,
  },
  {
    name: 'the months of a council are what its duties add up to, or what was reported where nobody logs them and it is no less',
    sql: `select coalesce(m.council_id, d.council_id) as council_id, coalesce(m.month, d.month) as month
          from council_month m full join (
            select council_id, date_trunc('month', on_day)::date as month, count(*) as duties,
              count(distinct source_id) filter (where kind = 'MEETING') as meetings, coalesce(sum(minutes), 0) as minutes,
              count(distinct resident_id) as members, max(on_day) as last_on, bool_or(source_kind <> 'RECORD') as kept_here
            from council_duty where state = 'DONE' group by 1, 2) d on d.council_id = m.council_id and d.month = m.month
          where m.council_id is null
            or m.logged is distinct from (d.council_id is not null
              and (m.reported_by is null or d.kept_here or d.duties > m.reported_duties))
            or m.logged and (m.duties, m.meetings, m.minutes, m.members, m.last_on)
              is distinct from (d.duties, d.meetings, d.minutes, d.members, d.last_on)
            or not m.logged and (m.duties, m.meetings, m.minutes, m.members, m.last_on) is distinct from
              (m.reported_duties, m.reported_meetings, m.reported_minutes, m.reported_members, m.reported_last_on)`,
  },
  {
    name: 'the record of a duty is the member’s own',
    sql: `select d.id from council_duty d join activity_record r on r.id = d.record_id
          where r.resident_id <> d.resident_id or d.roll_id is distinct from r.roll_id`,
  },
  {
    name: 'nobody confirmed the own duty',
    sql: `select id from council_duty where source_kind = 'FILED' and state = 'DONE'
            and coalesce(decided_by, logged_by) = resident_id`,
  },
];
