import { fromDateTimeInput, toDateInput } from '#client/ui/format';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The instant meant by a time of day (`HH:MM`) around a task, which may run past midnight; as ISO. */
export function instantNear(task: { startsAt: string; endsAt: string }, time: string): string {
  const at = Date.parse(fromDateTimeInput(toDateInput(task.startsAt), time));
  if (at < Date.parse(task.startsAt) - 4 * HOUR_MS) return new Date(at + DAY_MS).toISOString();
  if (at > Date.parse(task.endsAt) + 12 * HOUR_MS) return new Date(at - DAY_MS).toISOString();
  return new Date(at).toISOString();
}
