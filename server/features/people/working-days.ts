import { addDays, addWorkingDays, dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, loader } from '#server/core/loader';
import type { CalendarDay } from './calendar-day.entity';

/** The longest deadline in working days lies within these calendar days, the longest holidays included. */
const HORIZON_DAYS = 120;
const MOST_DAYS = 400;

/** The special days of several areas from today on. Of a day that several speak of, the nearest area's word holds. */
export async function calendars(reader: Reader, areaIds: readonly string[]): Promise<CalendarDay[][]> {
  const rows = await reader.rows<CalendarDay & { ofId: string }>(
    `select c.* from unnest($1::uuid[]) w (id)
     cross join lateral (
       select distinct on (d.day) w.id as of_id, d.* from area a join calendar_day d on d.area_id = any(a.path)
       where a.id = w.id and d.day >= $2
       order by d.day, array_position(a.path, d.area_id) desc limit ${MOST_DAYS}) c
     order by c.day`,
    [areaIds, dayOf(reader.at)],
  );
  return grouped(areaIds, rows, (row) => row.ofId);
}

/** The special days that hold for an area from today on, the earliest first. */
export const calendarByArea = loader<CalendarDay[]>(calendars);

export async function calendarOf(reader: Reader, areaId: string): Promise<CalendarDay[]> {
  const [days = []] = await calendars(reader, [areaId]);
  return days;
}

/** The day `count` working days after today, by the village's calendar. */
export async function workingDaysFrom(reader: Reader, villageId: string, count: number): Promise<string> {
  const today = dayOf(reader.at);
  const special = (await calendarOf(reader, villageId)).filter(
    ({ day }) => day <= addDays(today, HORIZON_DAYS),
  );
  const works = new Map(special.map((each) => [each.day, each.works]));
  return addWorkingDays(today, count, (day) => works.get(day));
}
