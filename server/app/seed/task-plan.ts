import { addDays } from '#server/core/clock';
import { weekdayOf } from '#server/features/tasks/series-days';

/** A kind of task that the village's year held, by the code of its template. */
interface YearTask {
  template: string;
  place: string;
  /** Which weekday (0 Monday), every how many weeks, from which week on. */
  weekday: number;
  every: number;
  first: number;
  people: number;
  organiser: string;
}

export interface PastTask extends Pick<YearTask, 'template' | 'place' | 'people' | 'organiser'> {
  day: string;
}

const yearTasks: readonly YearTask[] = [
  {
    template: 'PT-01',
    place: '村委会门口集合',
    weekday: 4,
    every: 1,
    first: 0,
    people: 7,
    organiser: '蓝晓峰',
  },
  {
    template: 'DC-01',
    place: '日间照料中心',
    weekday: 2,
    every: 1,
    first: 0,
    people: 3,
    organiser: '贺春梅',
  },
  {
    template: 'DL-01',
    place: '平安超市门口',
    weekday: 0,
    every: 2,
    first: 1,
    people: 3,
    organiser: '贺春梅',
  },
  { template: 'FC-01', place: '亲情联系点', weekday: 5, every: 2, first: 0, people: 2, organiser: '贺春梅' },
  { template: 'PT-02', place: '小学门口', weekday: 6, every: 4, first: 2, people: 4, organiser: '蓝晓峰' },
  { template: 'MT-01', place: '儿童之家', weekday: 5, every: 8, first: 3, people: 5, organiser: '贺春梅' },
  { template: 'CS-01', place: '文化广场', weekday: 4, every: 16, first: 5, people: 8, organiser: '贺春梅' },
];

const WEEKS = 50;
/** The weekly series take over for the last three weeks. */
export const SERIES_DAYS_AGO = 21;

/** The tasks that are over, oldest first: with those still to come some 180 in a year. */
export function pastTasks(today: string): PastTask[] {
  const monday = addDays(today, -weekdayOf(today));
  const limit = addDays(today, -SERIES_DAYS_AGO);
  return yearTasks
    .flatMap(({ weekday, every, first, ...task }) =>
      Array.from({ length: WEEKS }, (_, week) => week)
        .filter((week) => week % every === first % every)
        .map((week) => ({ ...task, day: addDays(monday, (week - WEEKS) * 7 + weekday) })),
    )
    .filter(({ day }) => day < limit)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
