import { addDays } from '#server/core/clock';

/** When a series comes back. Days are 'YYYY-MM-DD' in China. */
export interface Rhythm {
  /** Bit 0 is Monday. */
  weekdays: number;
  /** Every so many weeks, counted from the week of `startsOn`. */
  every: number;
  startsOn: string;
  until: string | null;
  /** Left out on days off of the calendar. */
  skipsHolidays: boolean;
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  // The epoch was a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

function weekOf(day: string): number {
  return Math.floor((dayNumber(day) + 3) / 7);
}

/**
 * The days of a series from `from` to `to`, both included, in order and each once. A day left out by hand stays out; an
 * extra day comes whatever the rhythm or the calendar says, but not before the series starts.
 */
export function seriesDays(
  rhythm: Rhythm,
  from: string,
  to: string,
  exceptions: ReadonlyMap<string, 'SKIP' | 'EXTRA'> = new Map(),
  isDayOff: (day: string) => boolean = () => false,
): string[] {
  const days: string[] = [];
  const first = from > rhythm.startsOn ? from : rhythm.startsOn;
  for (let day = first; day <= to; day = addDays(day, 1)) {
    const exception = exceptions.get(day);
    if (exception === 'EXTRA' || (exception !== 'SKIP' && isOfRhythm(rhythm, day, isDayOff))) days.push(day);
  }
  return days;
}

function isOfRhythm(rhythm: Rhythm, day: string, isDayOff: (day: string) => boolean): boolean {
  if (rhythm.until !== null && day > rhythm.until) return false;
  if ((rhythm.weekdays & (1 << weekdayOf(day))) === 0) return false;
  if ((weekOf(day) - weekOf(rhythm.startsOn)) % rhythm.every !== 0) return false;
  return !(rhythm.skipsHolidays && isDayOff(day));
}

/** The instants between which a task of the series runs on a day; `startsTime` is 'HH:MM' or 'HH:MM:SS' in China. */
export function hoursOn(day: string, startsTime: string, minutes: number): { startsAt: Date; endsAt: Date } {
  const startsAt = new Date(`${day}T${startsTime.slice(0, 5)}:00+08:00`);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}
