import type { Tx } from '#server/core/database';

// The year before the weekly series was kept on paper: its rolls are in the books, its tasks in the calendar. Here
// each roll finds the task of its rule that was nearest in order, and the task takes over the roll's day and people;
// rolls for which none is left in the calendar bring a task of their own.

/**
 * Gives past tasks of a village the rolls that were taken by their rule, with marks and rows that say what the records
 * say. A handful of statements, whatever the number of tasks.
 */
export async function linkPastRolls(tx: Tx, villageId: string): Promise<void> {
  await tx.rows(
    `create temporary table past_roll on commit drop as
     with timed as (
       select l.id, l.started_at, u.id as rule_id, h.kind, v.name_zh as title, l.taken_by, min(l.place) as place,
         count(*)::int as people,
         greatest(coalesce(l.ended_at, l.started_at), l.started_at + make_interval(mins => max(r.minutes))) as ended_at
       from roll l join rule_version v on v.id = l.rule_version_id and v.counts_minutes join rule u on u.id = v.rule_id
       join hours_kind h on h.rule_code = u.code
       join activity_record r on r.roll_id = l.id join resident p on p.id = r.resident_id
       where l.village_id = $1 and l.started_at < $2
       group by l.id, u.id, h.kind, v.name_zh
       having min(r.minutes) > 0 and max(r.minutes) <= 480 and min(r.face_points) > 0
         and min(extract(year from l.started_at) - coalesce(p.birth_year, 1900)) > 19
     ), alone as (
       -- Nobody on two of them in a day: so neither the clock nor the day's most can be passed.
       select t.* from timed t where not exists (
         select 1 from timed o join activity_record a on a.roll_id = o.id
           join activity_record b on b.roll_id = t.id and b.resident_id = a.resident_id
         where o.id < t.id and (o.started_at at time zone 'Asia/Shanghai')::date = (t.started_at at time zone 'Asia/Shanghai')::date)
     ), rolls as (
       select a.*, row_number() over (partition by rule_id order by started_at, id) as nth from alone a
     ), tasks as (
       select t.id as task_id, t.rule_id, row_number() over (partition by t.rule_id order by t.starts_at, t.id) as nth
       from task t where t.village_id = $1 and t.state = 'CLOSED' and t.series_id is null
         and not exists (select 1 from task_roll k where k.task_id = t.id)
     )
     select r.*, coalesce(t.task_id, new_id()) as task_id, t.task_id is null as added
     from rolls r left join tasks t using (rule_id, nth)`,
    [villageId, tx.at],
  );
  await tx.rows(
    `insert into task (id, village_id, kind, title, place, starts_at, ends_at, rule_id, risk, min_age, heavy, night, state,
       organiser_id, created_at, changed_at)
     select p.task_id, $1, p.kind, left(p.title, 60), coalesce(nullif(p.place, ''), '村委会'), p.started_at, p.ended_at,
       p.rule_id, 'NONE', 18, false, false, 'CLOSED', p.taken_by, p.started_at - interval '10 days',
       p.started_at - interval '10 days'
     from past_roll p where p.added`,
    [villageId],
  );
  await tx.rows(
    `insert into task_place (id, task_id, name, places, position)
     select new_id(), p.task_id, '志愿者', p.people, 0 from past_roll p where p.added`,
  );
  await tx.rows('delete from sign_up s using past_roll p where s.task_id = p.task_id');
  await tx.rows(
    `update task t set starts_at = p.started_at, ends_at = p.ended_at, created_at = p.started_at - interval '10 days',
       changed_at = p.started_at - interval '10 days', place = case when p.place = '' then t.place else p.place end
     from past_roll p where p.task_id = t.id`,
  );
  await tx.rows(
    `update task_place c set places = greatest(c.places, p.people) from past_roll p where p.task_id = c.task_id`,
  );
  await tx.rows(
    `insert into sign_up (id, task_id, task_place_id, resident_id, state, at, attended, by_id)
     select new_id(), p.task_id, c.id, r.resident_id, 'SIGNED', p.started_at - interval '3 days', 'ATTENDED', r.resident_id
     from past_roll p join activity_record r on r.roll_id = p.id
     join task_place c on c.task_id = p.task_id and c.position = 0 order by p.started_at, r.id`,
  );
  await tx.rows(
    `insert into attendance_mark (id, task_id, resident_id, kind, at, received_at, way, made_by)
     select new_id(), p.task_id, r.resident_id, m.kind, m.at, m.at, w.way,
       case when w.way = 'QR' then r.resident_id else l.taken_by end
     from past_roll p join roll l on l.id = p.id join activity_record r on r.roll_id = p.id
     cross join lateral (values ('IN', p.started_at - make_interval(secs => 60 + abs(hashtext(r.id::text)) % 500)),
       ('OUT', p.started_at + make_interval(mins => r.minutes, secs => abs(hashtext(r.id::text)) % 300))) m (kind, at)
     cross join lateral (select (array['LEADER', 'LEADER', 'PAPER', 'CARD', 'QR'])[1 + abs(hashtext(r.id::text)) % 5] as way) w
     order by m.at, r.id`,
  );
  await tx.rows(
    `insert into attendance_row (task_id, resident_id, during, minutes, late_minutes, early_minutes, day_cap, outcome)
     select p.task_id, r.resident_id, tstzrange(p.started_at, p.started_at + make_interval(mins => r.minutes)), r.minutes, 0,
       (extract(epoch from p.ended_at - p.started_at) / 60)::int - r.minutes, 480, 'POINTS'
     from past_roll p join activity_record r on r.roll_id = p.id`,
  );
  await tx.rows('insert into task_roll (task_id, roll_id) select task_id, id from past_roll');
  await tx.rows(
    `update task t set team_id = g.id
     from (select distinct on (kind) kind, id from team where village_id = $1 and state = 'ACTIVE' order by kind, id) g
     where t.village_id = $1 and t.state = 'CLOSED' and t.team_id is null and g.kind = t.kind`,
    [villageId],
  );
}

/** Marks for those who came to the other past tasks of a village, as their papers have them. One statement. */
export async function markPastTasks(tx: Tx, villageId: string): Promise<void> {
  await tx.rows(
    `insert into attendance_mark (id, task_id, resident_id, kind, at, received_at, way, made_by)
     select new_id(), t.id, s.resident_id, m.kind, m.at, t.ends_at + interval '1 hour', 'PAPER', t.organiser_id
     from task t join sign_up s on s.task_id = t.id and s.attended = 'ATTENDED'
     cross join lateral (values ('IN', t.starts_at - make_interval(mins => abs(hashtext(s.id::text)) % 12)),
       ('OUT', t.ends_at + make_interval(mins => abs(hashtext(s.id::text)) % 9))) m (kind, at)
     where t.village_id = $1 and t.state = 'CLOSED' and t.ends_at < $2
       and not exists (select 1 from task_roll k where k.task_id = t.id)
     order by m.at, s.id`,
    [villageId, tx.at],
  );
}
