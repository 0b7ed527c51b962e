import type { Law } from '#server/ledger/audit';

export const taskLaws: readonly Law[] = [
  {
    name: 'no task has more people than places',
    sql: `select p.id, p.places, count(*) from task_place p join sign_up s on s.task_place_id = p.id and s.state = 'SIGNED'
          group by p.id having count(*) > p.places`,
  },
  {
    // Of what is to come: what was entered from old papers never held anybody's hours.
    name: 'everyone with a place in an open task holds its hours, and nobody else does',
    sql: `select s.id, 'not held' as fault from sign_up s join task t on t.id = s.task_id
          where s.state = 'SIGNED' and t.state = 'OPEN' and s.at < t.starts_at
            and t.starts_at > (select max(at) from history)
            and not exists (select 1 from engagement e where e.sign_up_id = s.id and e.resident_id = s.resident_id
              and e.during = tstzrange(t.starts_at, t.ends_at))
          union all
          select e.sign_up_id, 'held' from engagement e join sign_up s on s.id = e.sign_up_id join task t on t.id = s.task_id
          where s.state <> 'SIGNED' or t.state = 'CANCELLED' or e.resident_id <> s.resident_id
            or e.during <> tstzrange(t.starts_at, t.ends_at)`,
  },
  {
    name: 'people move up in the order of their arrival',
    sql: `select late.id, early.id as passed from sign_up late join sign_up early
            on early.task_place_id = late.task_place_id and early.seq < late.seq
          join task t on t.id = late.task_id and t.state = 'OPEN'
          where late.moved_up_at is not null and early.state = 'WAITING' and early.at <= late.at
            and t.starts_at > (select max(at) from history)
            and not exists (select 1 from engagement e where e.resident_id = early.resident_id
              and e.during && tstzrange(t.starts_at, t.ends_at))
            and exists (select 1 from resident r where r.id = early.resident_id and r.state = 'ACTIVE')
            and (select count(*) from sign_up s where s.task_place_id = early.task_place_id and s.state = 'SIGNED') <
              (select p.places from task_place p where p.id = early.task_place_id)`,
  },
  {
    name: 'a minor has a place only with the guardian’s consent given before',
    sql: `select s.id from sign_up s join resident r on r.id = s.resident_id join task t on t.id = s.task_id
          where s.state = 'SIGNED' and extract(year from t.starts_at at time zone 'Asia/Shanghai') - r.birth_year - 1 < 18
            and not exists (select 1 from consent c where c.resident_id = r.id and c.purpose = 'VOLUNTEER_TASKS'
              and c.given and c.decided_at <= coalesce(s.moved_up_at, s.at))`,
  },
];
