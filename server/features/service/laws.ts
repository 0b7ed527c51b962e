import type { Law } from '#server/ledger/audit';

// What the ledger's lines up to and including one number said of a person in a village.
const held = (person: string, village: string, through: string, days: string): string =>
  `(select coalesce(sum(m.minutes), 0) from minutes_line m where m.resident_id = ${person}
      and m.village_id = ${village} and m.seq <= ${through} and ${days})`;

export const hoursLaws: readonly Law[] = [
  {
    name: 'minutes by month, kind and team add up to what the ledger holds',
    sql: `select a.id, a.owner_id, a.balance, coalesce(m.minutes, 0) as lines from account a
          left join (select account_id, sum(minutes) as minutes from minutes_line group by 1) m on m.account_id = a.id
          where a.asset = 'MINUTES' and a.kind = 'OWNER' and a.balance <> coalesce(m.minutes, 0)`,
  },
  {
    name: 'the figures on a certificate are those of the ledger when it was issued',
    sql: `select c.id, c.minutes, ${held('c.resident_id', 'c.village_id', 'c.through_seq', 'm.done_on between c.period_from and c.period_to')} as held
          from certificate c where c.issued_at is not null
            and c.minutes <> ${held('c.resident_id', 'c.village_id', 'c.through_seq', 'm.done_on between c.period_from and c.period_to')}
          union all
          select c.id, c.minutes, coalesce(sum(l.minutes), 0) from certificate c
          left join certificate_line l on l.certificate_id = c.id
          where c.issued_at is not null group by c.id having c.minutes <> coalesce(sum(l.minutes), 0)
          union all
          select l.certificate_id, l.minutes, 0 from certificate_line l join certificate c on c.id = l.certificate_id
          where c.issued_at is null`,
  },
  {
    name: 'the numbers of a village’s year run from one without a gap',
    sql: `select s.village_id, s.year, s.last, count(c.id) as issued, max(c.serial) as highest
          from certificate_serial s left join certificate c on c.village_id = s.village_id and c.year = s.year
          group by 1, 2, 3 having s.last <> count(c.id) or s.last is distinct from max(c.serial)
          union all
          select c.village_id, c.year, 0, count(*), max(c.serial) from certificate c
          where c.serial is not null and not exists (select 1 from certificate_serial s
            where s.village_id = c.village_id and s.year = c.year) group by 1, 2`,
  },
  {
    name: 'a certificate was issued after its notice, when no objection waited or had won',
    sql: `select c.id, c.state from certificate c where c.issued_at < c.notice_ends_at
            or c.accepted_at < c.applied_at
          union all
          select c.id, c.state from certificate c join certificate_objection o on o.certificate_id = c.id
          where c.issued_at is not null and (o.outcome is null or o.outcome = 'REFUSED' or o.answered_at > c.issued_at)`,
  },
  {
    name: 'who accepts, issues, asks for and decides a revocation are others, and never the person',
    sql: `select c.id, c.state from certificate c
          where c.accepted_by in (c.resident_id, c.applied_by) or c.issued_by in (c.resident_id, c.accepted_by)
            or c.revoke_asked_by in (c.resident_id, c.issued_by) or c.revoked_by in (c.resident_id, c.revoke_asked_by)
          union all
          select o.certificate_id, 'OBJECTION' from certificate_objection o join certificate c on c.id = o.certificate_id
          where o.answered_by in (o.objector_id, c.resident_id, c.accepted_by)`,
  },
  {
    name: 'an honour rests on the hours of its year, and brings its points once',
    sql: `select h.id, h.minutes, ${held('h.resident_id', 'h.village_id', 'h.through_seq', 'extract(year from m.done_on) = h.year')} as held
          from service_honour h
          where h.minutes <> ${held('h.resident_id', 'h.village_id', 'h.through_seq', 'extract(year from m.done_on) = h.year')}
            or h.minutes < h.hours * 60
          union all
          select coalesce(h.id, t.source_id), h.points, t.amount from
            (select * from service_honour where points > 0) h
            full join (select * from transfer where kind = 'AWARD') t on t.source_id = h.id
          where h.points is distinct from t.amount or t.earner_id is distinct from h.resident_id
            or t.asset is distinct from 'HONOUR'`,
  },
  {
    name: 'hours were corrected by a record that was reversed or filed after the person asked',
    sql: `select h.id from hours_correction h left join activity_record r on r.id = h.remedy_id
          where h.state = 'CORRECTED' and (r.id is null or r.resident_id <> h.resident_id
            or greatest(r.created_at, r.closed_at) < h.asked_at)
          union all
          select h.id from hours_correction h where h.answered_by in (h.resident_id, h.asked_by)`,
  },
];
