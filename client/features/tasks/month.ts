/** A month as '2025-06'. */
export type Month = string;

export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

export function isMonth(text: string | null): text is Month {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthAfter(month: Month, count: number): Month {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, nth - 1 + count, 1)).toISOString().slice(0, 7);
}

/** First and last day of a month. */
export function daysOf(month: Month): { from: string; to: string } {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10) };
}

/** The weeks of a month, Monday first; null where a day belongs to another month. */
export function weeksOf(month: Month): (string | null)[][] {
  const { from, to } = daysOf(month);
  const last = Number(to.slice(8));
  const lead = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = [
    ...Array.from({ length: lead }, () => null),
    ...Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`),
  ];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
