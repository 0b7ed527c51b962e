import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, ErrorCode, found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { MessageKind } from '#server/features/messages/message.entity';
import { calendarOf } from '#server/features/people/working-days';
import { dayOffReason } from './day-off';
import { callOff } from './cancel-task';
import { reengage } from './engage';
import type { RhythmInput } from './series-inputs';
import { moveUp } from './move-up';
import { insertPlaces } from './post-task';
import { hoursOn, type Rhythm, seriesDays } from './series-days';
import { setPlaces } from './set-places';
import { settingsOf } from './settings';
import { OnHolidays, SeriesException, SeriesState, TaskSeries } from './task-series.entity';
import { tellTasks } from './tell-task';

type RhythmColumns = Pick<
  TaskSeries,
  'weekdays' | 'every' | 'startsOn' | 'until' | 'startsTime' | 'minutes' | 'holidays'
>;

/** A rhythm as it is kept. OUT_OF_RANGE (`rhythm.until`) when it ends before it starts. */
export function rhythmColumns(input: RhythmInput): RhythmColumns {
  const until = input.until ?? null;
  if (until !== null && until < input.startsOn) throw new DomainError(ErrorCode.OUT_OF_RANGE, 'rhythm.until');
  return {
    weekdays: input.weekdays.reduce((bits, weekday) => bits | (1 << weekday), 0),
    every: input.every,
    startsOn: input.startsOn,
    until,
    startsTime: input.startsTime,
    minutes: input.minutes,
    holidays: input.holidays,
  };
}

/** The series, locked until the end of the transaction; NOT_FOUND. */
export async function holdSeries(tx: Tx, id: string): Promise<TaskSeries> {
  return found(
    await tx.manager.findOne(TaskSeries, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'seriesId',
  );
}

interface Planned {
  days: string[];
  /** The days off that were left out, each with its reason; none for a series that goes on whatever the calendar says. */
  off: ReadonlyMap<string, string>;
}

/** The days of a series from `from` to `to` by its rhythm, its exceptions and the calendar of its village. */
async function plannedDays(tx: Tx, series: TaskSeries, from: string, to: string): Promise<Planned> {
  const exceptions = await tx.many(SeriesException, { seriesId: series.id });
  const skipsHolidays = series.holidays === OnHolidays.SKIP;
  const calendar = skipsHolidays ? await calendarOf(tx, series.villageId) : [];
  const off = new Map(
    calendar
      .filter(({ works, day }) => !works && day >= from && day <= to)
      .map((each) => [each.day, dayOffReason(each)]),
  );
  const rhythm: Rhythm = {
    weekdays: series.weekdays,
    every: series.every,
    startsOn: series.startsOn,
    until: series.until,
    skipsHolidays,
  };
  const known = new Map(exceptions.map(({ onDate, kind }) => [onDate, kind]));
  return { days: seriesDays(rhythm, from, to, known, (day) => off.has(day)), off };
}

/** Writes down up to where a series is worked out, and of which days off it knows from `from` on. */
async function keepPlan(
  tx: Tx,
  series: TaskSeries,
  { madeUntil, from, off }: { madeUntil: string; from: string; off: Iterable<string> },
): Promise<void> {
  await tx.rows(
    `update task_series set made_until = $2, days_off =
       array(select d from unnest(days_off) d where d >= $3 and d < $4 order by d) || $5::date[]
     where id = $1`,
    [series.id, madeUntil, dayOf(tx.at), from, [...off]],
  );
}

/** How far ahead a village's series make their tasks today. */
async function horizonOf(tx: Tx, villageId: string): Promise<string> {
  const { weeksAhead } = await settingsOf(tx, villageId);
  return addDays(dayOf(tx.at), weeksAhead * 7);
}

const workColumns = `kind, title, what, place, grid_id, rule_id, risk, course, min_age, max_age, heavy, night`;

async function insertTasks(tx: Tx, series: TaskSeries, days: readonly string[]): Promise<number> {
  const rows = days
    .map((onDate) => ({ id: newId(), onDate, ...hoursOn(onDate, series.startsTime, series.minutes) }))
    .filter(({ startsAt }) => startsAt > tx.at);
  const made = await tx.rows<{ id: string }>(
    `insert into task (id, village_id, team_id, series_id, on_date, ${workColumns}, starts_at, ends_at, organiser_id,
       created_at, changed_at)
     select x.id, s.village_id, s.team_id, s.id, x."onDate", ${workColumns
       .split(', ')
       .map((name) => `s.${name}`)
       .join(', ')}, x."startsAt", x."endsAt", s.organiser_id, $3, $3
     from task_series s
     cross join jsonb_to_recordset($2::jsonb) as x (id uuid, "onDate" date, "startsAt" timestamptz, "endsAt" timestamptz)
     where s.id = $1
     on conflict (series_id, on_date) do nothing returning id`,
    [series.id, JSON.stringify(rows), tx.at],
  );
  await insertPlaces(
    tx,
    made.map(({ id }) => id),
    series.places,
  );
  return made.length;
}

/** Makes the tasks of a locked series up to the village's horizon. Answers how many. */
export async function makeAhead(tx: Tx, series: TaskSeries): Promise<number> {
  const horizon = await horizonOf(tx, series.villageId);
  const from = series.madeUntil === null ? dayOf(tx.at) : addDays(series.madeUntil, 1);
  const { days, off } = await plannedDays(tx, series, from, horizon);
  const made = await insertTasks(tx, series, days);
  await keepPlan(tx, series, { madeUntil: horizon, from, off: off.keys() });
  return made;
}

/**
 * Brings the future tasks of a locked series, those nobody altered by hand, in line with what it says now: changed,
 * called off or made; everyone signed up is told, of a day off that day's own reason. Answers how many of each.
 */
export async function realign(
  tx: Tx,
  series: TaskSeries,
  reason: string,
): Promise<{ changed: number; cancelled: number; reopened: number; made: number }> {
  const today = dayOf(tx.at);
  const horizon = await horizonOf(tx, series.villageId);
  const until = series.madeUntil !== null && series.madeUntil > horizon ? series.madeUntil : horizon;
  const active = series.state === SeriesState.ACTIVE;
  const { days, off } = active
    ? await plannedDays(tx, series, today, until)
    : { days: [], off: new Map<string, string>() };
  const tasks = await tx.rows<{ id: string; onDate: string; state: string; altered: boolean }>(
    `select id, on_date, state, altered from task where series_id = $1 and starts_at > $2
     order by id for update`,
    [series.id, tx.at],
  );
  const planned = new Set(days);
  const own = tasks.filter(({ altered }) => !altered);
  const kept = own.filter(({ onDate }) => planned.has(onDate));
  const dropped = own.filter(({ onDate, state }) => !planned.has(onDate) && state === 'OPEN');
  for (const why of new Set(dropped.map(({ onDate }) => off.get(onDate) ?? reason))) {
    const ids = dropped.filter(({ onDate }) => (off.get(onDate) ?? reason) === why).map(({ id }) => id);
    await callOff(tx, ids, why, false);
  }
  await rewrite(
    tx,
    series,
    kept.map(({ id }) => id),
    reason,
  );
  const known = new Set(tasks.map(({ onDate }) => onDate));
  const made = await insertTasks(
    tx,
    series,
    days.filter((day) => !known.has(day)),
  );
  await keepPlan(tx, series, { madeUntil: until, from: today, off: off.keys() });
  const reopened = kept.filter(({ state }) => state === 'CANCELLED').length;
  return { changed: kept.length, cancelled: dropped.length, reopened, made };
}

async function rewrite(
  tx: Tx,
  series: TaskSeries,
  taskIds: readonly string[],
  reason: string,
): Promise<void> {
  // Only what differs is a change: people are not told of nothing. A task the series had called off comes back.
  const changed = await tx.rows<{ id: string }>(
    `with hours as (
       select t.id, (t.on_date + s.starts_time) at time zone 'Asia/Shanghai' as starts_at,
         (t.on_date + s.starts_time) at time zone 'Asia/Shanghai' + make_interval(mins => s.minutes) as ends_at
       from task t join task_series s on s.id = t.series_id where t.id = any($1::uuid[])
     )
     update task t set kind = s.kind, title = s.title, what = s.what, place = s.place, grid_id = s.grid_id,
       rule_id = s.rule_id, risk = s.risk, course = s.course, min_age = s.min_age, max_age = s.max_age, heavy = s.heavy,
       night = s.night, starts_at = h.starts_at, ends_at = h.ends_at, state = 'OPEN', cancelled_reason = null,
       revision = t.revision + 1, changed_at = $2
     from task_series s, hours h
     where s.id = t.series_id and h.id = t.id and h.starts_at > $2
       and ((t.kind, t.title, t.what, t.place, t.grid_id, t.rule_id, t.risk, t.course, t.min_age, t.max_age, t.heavy,
           t.night, t.starts_at, t.ends_at, t.state)
         is distinct from (s.kind, s.title, s.what, s.place, s.grid_id, s.rule_id, s.risk, s.course, s.min_age, s.max_age,
           s.heavy, s.night, h.starts_at, h.ends_at, 'OPEN')
         or (select jsonb_agg(jsonb_build_object('name', p.name, 'skill', p.skill, 'places', p.places) order by p.position)
             from task_place p where p.task_id = t.id) is distinct from s.places)
     returning t.id`,
    [taskIds, tx.at],
  );
  const ids = changed.map(({ id }) => id);
  if (ids.length === 0) return;
  await setPlaces(tx, ids, series.places, { strict: false });
  await reengage(tx, ids);
  await tellTasks(tx, MessageKind.TASK_CHANGED, ids, reason);
  await moveUp(tx, ids);
}
