/** Days and instants in China's time (UTC+8, no summer time); a day is counted from 1970-01-01. */

const dayMillis = 86_400_000;
const offsetMillis = 8 * 3_600_000;

/** The local day an instant falls on. */
export function dayOf(instant: Date): number {
  return Math.floor((instant.getTime() + offsetMillis) / dayMillis);
}

/** The instant `minutes` after local midnight of a day. */
export function instantOf(day: number, minutes: number): Date {
  return new Date(day * dayMillis + minutes * 60_000 - offsetMillis);
}

/** `yyyy-mm-dd` of a local day. */
export function dateText(day: number): string {
  return new Date(day * dayMillis).toISOString().slice(0, 10);
}

export const yearOf = (day: number): number => Number(dateText(day).slice(0, 4));
/** 1 to 12. */
export const monthOf = (day: number): number => Number(dateText(day).slice(5, 7));
/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (day + 4) % 7;

export type Period = 'DAY' | 'MONTH' | 'QUARTER' | 'SEASON';

/** The first day of the period a day lies in, as `yyyy-mm-dd`. */
export function periodStart(day: number, period: Period): string {
  const text = dateText(day);
  if (period === 'DAY') return text;
  if (period === 'MONTH') return `${text.slice(0, 7)}-01`;
  if (period === 'SEASON') return `${text.slice(0, 4)}-01-01`;
  const month = Math.floor((monthOf(day) - 1) / 3) * 3 + 1;
  return `${text.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
