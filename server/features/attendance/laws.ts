import type { Law } from '#server/ledger/audit';

export const attendanceLaws: readonly Law[] = [
  {
    name: 'the minutes of a task’s roll never exceed the clock',
    sql: `select a.task_id, a.resident_id, a.minutes from attendance_row a join task t on t.id = a.task_id
          where a.outcome <> 'NONE' and (a.during is null or lower(a.during) < t.starts_at or upper(a.during) > t.ends_at
            or a.minutes > extract(epoch from upper(a.during) - lower(a.during)) / 60)`,
  },
  {
    name: 'the minutes of a person’s tasks of a day never exceed the day’s most',
    sql: `select a.resident_id, (t.starts_at at time zone 'Asia/Shanghai')::date as day, sum(a.minutes) as minutes
          from attendance_row a join task t on t.id = a.task_id where a.outcome <> 'NONE'
          group by 1, 2 having sum(a.minutes) > max(a.day_cap)`,
  },
  {
    name: 'what a task’s roll counts lies between the marks of coming and leaving',
    sql: `select a.task_id, a.resident_id from attendance_row a
          left join attendance_standing i on i.task_id = a.task_id and i.resident_id = a.resident_id and i.kind = 'IN' and not i.gone
          left join attendance_standing o on o.task_id = a.task_id and o.resident_id = a.resident_id and o.kind = 'OUT' and not o.gone
          where i.id is null or a.outcome <> 'NONE' and (o.id is null or lower(a.during) < i.at or upper(a.during) > o.at)`,
  },
  {
    name: 'every row of a closed roll has its record, with the same minutes, and no others have one',
    sql: `select a.task_id, a.resident_id, a.outcome, r.id from attendance_row a
          left join task_roll k on k.task_id = a.task_id
          left join activity_record r on r.roll_id = k.roll_id and r.resident_id = a.resident_id
          where case a.outcome when 'NONE' then r.id is not null
            when 'HOURS' then r.id is null or r.minutes <> a.minutes or r.face_points <> 0
            else r.id is null or r.minutes <> a.minutes or r.face_points = 0 end
          union all
          select k.task_id, r.resident_id, null, r.id from task_roll k join activity_record r on r.roll_id = k.roll_id
          where not exists (select 1 from attendance_row a where a.task_id = k.task_id and a.resident_id = r.resident_id)`,
  },
  {
    name: 'no mark comes after the roll was closed, or leads away from its own person and task',
    sql: `select m.id from attendance_mark m join history h on h.subject_id = m.task_id and h.move = 'CLOSE_ROLL'
          where m.received_at > h.at
          union all
          select m.id from attendance_mark m join attendance_mark b on b.id = m.replaces_id
          where (m.task_id, m.resident_id, m.kind) <> (b.task_id, b.resident_id, b.kind)`,
  },
];
