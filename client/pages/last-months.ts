const SHOWN = 24;

/** First days of the month of `today` ('yyyy-mm-dd') and of those before it, newest first. */
export function lastMonths(today: string, count = SHOWN): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10),
  );
}
