/** The time the product lives by. Real time everywhere except in demo mode, where days can be skipped. */
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves this process's clock to real time plus `offsetMs` milliseconds. Demo mode and tests only. */
  setOffset(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
}

/** Calendar day in China, 'YYYY-MM-DD', of an instant. China keeps one time zone and no summer time. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The instant at which a calendar day ('YYYY-MM-DD') begins in China. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The day `count` days after `day`, both 'YYYY-MM-DD'. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The day `count` working days after `day`. `worksOn` answers whether a day is worked where the calendar says so;
 * undefined where it does not: then Monday to Friday are.
 */
export function addWorkingDays(
  day: string,
  count: number,
  worksOn: (day: string) => boolean | undefined = () => undefined,
): string {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    const weekday = new Date(`${current}T00:00:00Z`).getUTCDay();
    if (worksOn(current) ?? (weekday !== 0 && weekday !== 6)) left -= 1;
  }
  return current;
}

/** The same day `count` months after `day`, or the last of that month where it has no such day. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`;
}

export type Period = 'DAY' | 'MONTH' | 'QUARTER' | 'SEASON';

/** First day of the period that `day` lies in; a season is a calendar year. */
export function periodStart(period: Period, day: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (period) {
    case 'DAY':
      return day;
    case 'MONTH':
      return `${day.slice(0, 7)}-01`;
    case 'QUARTER':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'SEASON':
      return `${year}-01-01`;
  }
}
