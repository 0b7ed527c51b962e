import { toDateInput } from '#client/ui/format';
import type { When } from '#client/ui/format';
import { useFormat } from '#client/ui/use-format';

/** The wanted time in words: one day with its hours, or from day to day. */
export function useSpanWords(): (from: When, until: When) => string {
  const f = useFormat();
  return (from, until) =>
    toDateInput(from) === toDateInput(until)
      ? `${f.day(from)} ${f.weekday(from)} ${f.time(from)}–${f.time(until)}`
      : `${f.dateTime(from)} – ${f.dateTime(until)}`;
}

/** Hours of the parts of a day in which help can be wanted. */
export const PARTS = {
  morning: ['08:00', '12:00'],
  afternoon: ['13:00', '18:00'],
  evening: ['17:00', '20:00'],
  wholeDay: ['08:00', '18:00'],
} as const;
export type Part = keyof typeof PARTS;
