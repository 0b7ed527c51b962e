import type { CalendarDay } from '#server/features/people/calendar-day.entity';

/** Why a task does not take place on a day off: both names, since whoever reads it chose a language of his own. */
export function dayOffReason({ nameZh, nameEn }: Pick<CalendarDay, 'nameZh' | 'nameEn'>): string {
  return `放假：${nameZh} · ${nameEn}`;
}
