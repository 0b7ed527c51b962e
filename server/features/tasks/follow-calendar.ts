// A series that honours the calendar follows it also when a day is declared off, or on again, after its tasks were made.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { calendars } from '#server/features/people/working-days';
import { holdSeries, realign } from './series-plan';
import { SeriesState, type TaskSeries } from './task-series.entity';
import { tasksOnDaysOff } from './queries';

const MOST_SERIES = 20;
const ON_AGAIN = '这天不放假了，照常 · no day off any more';

/**
 * Brings up to `MOST_SERIES` series in line with the calendar as it is now: tasks of a day off are called off with its
 * name as the reason, those of a day that is worked again come back, everyone signed up is told. A task somebody altered
 * by hand stays as it is, and its organiser is told once. Call it until it answers 0. Answers the series worked on.
 */
export async function followCalendar(tx: Tx): Promise<number> {
  const today = dayOf(tx.at);
  const series = await tx.rows<{ id: string; villageId: string; madeUntil: string; daysOff: string[] }>(
    `select id, village_id, made_until, array(select d::text from unnest(days_off) d where d >= $1 order by d) as days_off
     from task_series where state = 'ACTIVE' and holidays = 'SKIP' and made_until >= $1 order by id`,
    [today],
  );
  const villageIds = [...new Set(series.map(({ villageId }) => villageId))];
  const days = new Map((await calendars(tx, villageIds)).map((each, nth) => [villageIds[nth], each]));
  const behind = series.filter(({ villageId, madeUntil, daysOff }) => {
    const off = (days.get(villageId) ?? []).filter(({ works, day }) => !works && day <= madeUntil);
    return off.map(({ day }) => day).join() !== daysOff.join();
  });
  for (const { id } of behind.slice(0, MOST_SERIES)) await follow(tx, await holdSeries(tx, id));
  return Math.min(behind.length, MOST_SERIES);
}

async function follow(tx: Tx, series: TaskSeries): Promise<void> {
  if (series.state !== SeriesState.ACTIVE) return;
  const { cancelled, made, reopened } = await realign(tx, series, ON_AGAIN);
  const left = await tasksOnDaysOff(tx, series.villageId, series.id);
  // A leader without a post opens it among the own team's pages.
  const base = series.teamId ? `/teams/${series.teamId}/lead` : '/work';
  await tell(
    tx,
    left.map(({ id, title, place, startsAt, reason }) => ({
      residentId: series.organiserId,
      kind: MessageKind.TASK_ON_DAY_OFF,
      params: { title, place, at: startsAt.toISOString(), reason },
      link: `${base}/tasks/${id}`,
      key: `task:${id}:day-off:${dayOf(startsAt)}`,
    })),
  );
  // A day on which the series has no task says nothing to it.
  if (cancelled + reopened + made + left.length === 0) return;
  await keep(tx, null, [
    {
      subjectKind: 'TASK_SERIES',
      subjectId: series.id,
      move: 'FOLLOW_CALENDAR',
      villageId: series.villageId,
      detail: { cancelled, reopened, made, left: left.length },
    },
  ]);
}
