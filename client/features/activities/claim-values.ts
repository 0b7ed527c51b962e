import type { ClaimForm_RecordFragment } from '#client/gql/graphql';
import { readNumber, readText } from '#client/ui/form-values';
import { formatTime, fromDateTimeInput, toDateInput } from '#client/ui/format';
import { keepUnfinished, readUnfinished, type UnfinishedClaim } from './unfinished-claim';

/** What stands in the fields at first: the record to amend, or what was typed and not sent. */
export function filledFrom(record: ClaimForm_RecordFragment | undefined, now: string): UnfinishedClaim {
  if (!record) return { startedAt: toDateInput(now), ...readUnfinished() };
  return {
    title: record.title,
    startedAt: toDateInput(record.startedAt),
    startedTime: formatTime(record.startedAt),
    place: record.place,
    hours: record.minutes > 0 ? String(Math.floor(record.minutes / 60)) : '',
    minutes: record.minutes % 60 > 0 ? String(record.minutes % 60) : '',
    points: String(record.facePoints),
    note: record.note,
  };
}

/** Keeps what is typed into a new claim; a record to amend is kept by the server. */
export function keepTyped(target: EventTarget, record: ClaimForm_RecordFragment | undefined): void {
  const form = target instanceof HTMLElement ? target.closest('form') : null;
  if (form && !record) keepUnfinished(form);
}

/** The moment filled in, as an instant in ISO form; null while day or time is missing. */
export function momentOf(values: FormData): string | null {
  const day = readText(values, 'startedAt');
  const time = readText(values, 'startedTime');
  return day && time ? new Date(fromDateTimeInput(day, time)).toISOString() : null;
}

/** How long it took, in minutes; 0 when nothing is filled in. */
export function minutesOf(values: FormData): number {
  return (readNumber(values, 'hours') ?? 0) * 60 + (readNumber(values, 'minutes') ?? 0);
}
