import type { Law } from '#server/ledger/audit';

export const praiseLaws: readonly Law[] = [
  {
    name: 'a good deed is in notice only while its doer agrees',
    sql: `select d.id from deed d where d.state = 'IN_NOTICE' and not deed_agreed(d.id, d.nominee_id)`,
  },
  {
    name: 'what was awarded was chosen by a vote, stood in notice to its end and has no doubt open',
    sql: `select d.id from deed d join good_month m on m.id = d.month_id
          where d.state = 'AWARDED' and (d.awarded_at < d.notice_until or m.motion_id is null
            or exists (select 1 from deed_doubt q where q.deed_id = d.id and (q.answered_at is null or not q.stands)))`,
  },
  {
    name: 'the deeds of a month are those that its secret vote chose',
    sql: `select d.id from deed d join good_month m on m.id = d.month_id join motion v on v.id = m.motion_id
          where not v.secret or d.state in ('CHOSEN', 'IN_NOTICE', 'AWARDED', 'LAPSED') and v.outcome is distinct from 'ADOPTED'
            and not exists (select 1 from motion_option o where o.motion_id = v.id and o.subject_id = d.id and o.chosen)`,
  },
  {
    name: 'a record of an award is its doer’s, and filed by whoever awarded',
    sql: `select d.id from deed d join activity_record r on r.id = d.record_id
          where r.resident_id <> d.nominee_id or r.filer_id <> d.awarded_by`,
  },
  {
    name: 'awards of a village and year are numbered without a gap',
    sql: `select c.village_id, c.year from award_count c left join deed d on d.village_id = c.village_id
            and d.award_no like c.year || '-%'
          group by c.village_id, c.year, c.last having count(d.id) <> c.last`,
  },
  {
    name: 'a talk has five to seven parts, and its roll holds nobody who was not there',
    sql: `select t.id from talk t where (select count(*) from talk_part p where p.talk_id = t.id) not between 5 and 7
          union all
          select t.id from talk t join activity_record r on r.roll_id = t.roll_id
            where not exists (select 1 from talk_guest g where g.talk_id = t.id and g.resident_id = r.resident_id)`,
  },
];
