import type { Law } from '#server/ledger/audit';

export const ceremonyLaws: readonly Law[] = [
  {
    // Families change after the day, by a wedding for one: that it was none of theirs is for the trigger, on the day.
    name: 'a ceremony is visited exactly when its state says so, and neither agreed nor visited by whom the council spoke with',
    sql: `select c.id, c.state from ceremony c left join ceremony_visit v on v.ceremony_id = c.id
          where (v.ceremony_id is not null) <> (c.state in ('VISITED', 'CLOSED'))
            or c.host_id in (c.agreed_by, v.visitor_id, v.companion_id)`,
  },
  {
    name: 'a visit lies on a day of its ceremony',
    sql: `select c.id from ceremony c join ceremony_visit v on v.ceremony_id = c.id
          where (v.visited_at at time zone 'Asia/Shanghai')::date not between c.begins_on and c.ends_on`,
  },
  {
    name: 'points come for ceremonies held to the standard alone, to the person the council spoke with',
    sql: `select c.id from ceremony c join activity_record r on r.id = c.record_id
            join ceremony_visit v on v.ceremony_id = c.id
          where not v.to_standard or r.resident_id <> c.host_id or r.village_id <> c.village_id`,
  },
  {
    name: 'no gear is promised in more pieces than there are, at any instant, nor are more out, for however long',
    sql: `select g.id, l.id as loan_id from council_gear g join gear_loan l on l.gear_id = g.id and l.state in ('RESERVED', 'OUT')
          where (select sum(o.quantity) from gear_loan o where o.gear_id = g.id and o.state in ('RESERVED', 'OUT')
            and o.during @> lower(l.during)) > g.quantity or gear_out(g.id, null) > g.quantity`,
  },
  {
    name: 'gear lent for a ceremony is lent to its household, by the council it was told to',
    sql: `select l.id from gear_loan l join ceremony c on c.id = l.event_id join council_gear g on g.id = l.gear_id
          where l.household_id <> c.household_id or g.council_id <> c.council_id`,
  },
  {
    name: 'the versions of a village’s standard count up without a gap',
    sql: `select village_id from ceremony_standard group by village_id having max(version) <> count(*)`,
  },
];
