// The clockwork of tasks: what a series promised is made, free places find their people, and nobody forgets to come.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { moveUp } from './move-up';
import { holdSeries, makeAhead } from './series-plan';
import { defaultTaskSettings as usual } from './task-settings.entity';
import { taskLink } from './tell-task';

const MOST_SERIES = 20;
const MOST_TASKS = 50;
const MOST_REMINDERS = 500;

/** Makes the tasks of up to `MOST_SERIES` series that are due; call it until it answers 0. Answers the series worked on. */
export async function makeSeriesTasks(tx: Tx): Promise<number> {
  const due = await tx.rows<{ id: string }>(
    `select s.id from task_series s left join task_settings n on n.village_id = s.village_id
     where s.state = 'ACTIVE' and coalesce(s.until, 'infinity') >= $1
       and (s.made_until is null or s.made_until < $1::date + 7 * coalesce(n.weeks_ahead, $2))
     order by s.id limit ${MOST_SERIES}`,
    [dayOf(tx.at), usual.weeksAhead],
  );
  for (const { id } of due) await makeAhead(tx, await holdSeries(tx, id));
  return due.length;
}

/**
 * Takes people off coming tasks who live here no more, then fills free places from the waiting; call it until it answers
 * 0. Answers the tasks where something moved.
 */
export async function fillPlaces(tx: Tx): Promise<number> {
  const gone = await tx.rows<{ taskId: string }>(
    `with gone as (
       select s.id from sign_up s join task t on t.id = s.task_id join resident r on r.id = s.resident_id
       where s.state in ('SIGNED', 'WAITING') and t.starts_at > $1
         and (r.state <> 'ACTIVE' or r.village_id is distinct from t.village_id)
       order by s.task_id limit ${MOST_TASKS} for update of t
     ), free as (
       delete from engagement e using gone g where e.sign_up_id = g.id
     )
     update sign_up s set state = 'REMOVED', ended_at = $1, reason = 'GONE' from gone g where s.id = g.id
     returning s.task_id`,
    [tx.at],
  );
  const tasks = await tx.rows<{ id: string }>(
    `select t.id from task t where t.state = 'OPEN' and t.starts_at > $1 and exists (
       select 1 from task_place p join sign_up w on w.task_place_id = p.id and w.state = 'WAITING'
         join resident r on r.id = w.resident_id and r.state = 'ACTIVE'
       where p.task_id = t.id
         and p.places > (select count(*) from sign_up s where s.task_place_id = p.id and s.state = 'SIGNED')
         and not exists (select 1 from engagement e where e.resident_id = w.resident_id
           and e.during && tstzrange(t.starts_at, t.ends_at)))
     order by t.id limit ${MOST_TASKS} for update of t`,
    [tx.at],
  );
  const moved = await moveUp(
    tx,
    tasks.map(({ id }) => id),
  );
  if (moved.length > 0) {
    await keep(
      tx,
      null,
      moved.map(({ id, taskId, residentId }) => ({
        subjectKind: 'SIGN_UP',
        subjectId: id,
        move: 'MOVE_UP',
        detail: { taskId, residentId },
      })),
    );
  }
  return gone.length + moved.length;
}

/**
 * Reminds up to `MOST_REMINDERS` people at their village's two distances before a task, each once for each time it is
 * set to; whoever signed up within a distance needs no reminder of it. Call it until it answers 0.
 */
export async function remind(tx: Tx): Promise<number> {
  const due = await tx.rows<{
    id: string;
    taskId: string;
    residentId: string;
    title: string;
    place: string;
    startsAt: Date;
    last: boolean;
    key: string;
  }>(
    `select s.id, s.task_id, s.resident_id, t.title, t.place, t.starts_at, d.last, k.key
     from task t left join task_settings n on n.village_id = t.village_id
     cross join lateral (values (false, coalesce(n.remind_first_hours, $2)), (true, coalesce(n.remind_last_hours, $3)))
       as d (last, hours)
     join sign_up s on s.task_id = t.id and s.state = 'SIGNED'
       and coalesce(s.moved_up_at, s.at) < t.starts_at - make_interval(hours => d.hours)
     cross join lateral (select 'sign-up:' || s.id || ':' || case when d.last then 'soon' else 'tomorrow' end || ':'
       || extract(epoch from t.starts_at)::bigint as key) k
     where t.state = 'OPEN' and t.starts_at > $1 and t.starts_at < $1::timestamptz + interval '8 days'
       and t.starts_at - make_interval(hours => d.hours) <= $1
       -- Shortly before the start the first reminder comes too late.
       and (d.last or t.starts_at - make_interval(hours => coalesce(n.remind_last_hours, $3)) > $1)
       and not exists (select 1 from message m where m.dedupe_key = k.key)
     order by t.starts_at, s.seq limit ${MOST_REMINDERS}`,
    [tx.at, usual.remindFirstHours, usual.remindLastHours],
  );
  return tell(
    tx,
    due.map((each) => ({
      residentId: each.residentId,
      kind: each.last ? MessageKind.TASK_SOON : MessageKind.TASK_TOMORROW,
      params: { title: each.title, place: each.place, at: each.startsAt.toISOString() },
      link: taskLink(each.taskId),
      key: each.key,
    })),
  );
}
