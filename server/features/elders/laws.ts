import type { Law } from '#server/ledger/audit';

export const eldersLaws: readonly Law[] = [
  {
    name: 'what elders wish is kept only while they agree, and so are birthdays, planned visits and pairs',
    sql: `select c.resident_id, 'card' as what from elder_card c where not has_consent(c.resident_id, 'HELP_VISITS')
          union all select b.resident_id, 'birthday' from elder_birthday b where not has_consent(b.resident_id, 'BIRTHDAY')
          union all select v.id, 'visit' from elder_visit v
            where v.state = 'PLANNED' and not has_consent(v.elder_id, 'HELP_VISITS')
          union all select p.id, 'pair' from elder_pair p
            where p.state <> 'ENDED' and not has_consent(p.receiver_id, 'HELP_VISITS')`,
  },
  {
    name: 'nobody visits himself for the association, and nobody confirms what he did or said himself',
    sql: `select v.id from elder_visit v
          where v.confirmed_by in (v.visitor_id, v.done_by) or v.visitor_id = v.elder_id`,
  },
  {
    name: 'the record of a visit is the visitor’s, and filed by whoever confirmed',
    sql: `select v.id from elder_visit v join activity_record r on r.id = v.record_id
          where r.resident_id <> v.visitor_id or r.filer_id <> v.confirmed_by`,
  },
  {
    name: 'a request for help that a visit answers has ended',
    sql: `select v.id from elder_visit v join need n on n.id = v.need_id
          where n.state <> 'CLOSED' or n.end_reason <> 'ASSOCIATION_VISITS'`,
  },
  {
    name: 'no meal has more heads than chairs, and no table more than its seats',
    sql: `select m.id, g.table_no from elder_meal m join elder_meal_guest g on g.meal_id = m.id and g.state in ('COMING', 'CAME')
          where m.state <> 'CANCELLED' group by m.id, rollup (g.table_no)
          having (grouping(g.table_no) = 1 and sum(1 + g.companions) > m.tables * m.seats)
            or (grouping(g.table_no) = 0 and g.table_no is not null and sum(1 + g.companions) > m.seats)`,
  },
  {
    name: 'a class has no more pupils than places',
    sql: `select c.id from elder_class c join elder_pupil p on p.class_id = c.id and p.state <> 'LEFT'
          group by c.id having count(*) > c.places`,
  },
  {
    name: 'a video slot is booked once, for its own time',
    sql: `select s.id from video_slot s join video_booking b on b.slot_id = s.id and b.state <> 'CANCELLED'
          group by s.id having count(*) > 1 or bool_or(b.during <> s.during)`,
  },
  {
    name: 'a pair of elders is alive only after both have said yes',
    sql: `select id from elder_pair where state = 'ACTIVE' and (giver_said_at is null or receiver_said_at is null)`,
  },
];
