import type { HoursTotals_TotalFragment } from '#client/gql/graphql';

export type Total = HoursTotals_TotalFragment;
export type Sum = { key: string; label: string; minutes: number; times: number };

/** Adds totals up under one key each, the most first (or in the order of the keys). */
export function sumBy(
  totals: readonly Total[],
  of: (total: Total) => { key: string; label: string },
  order: 'most' | 'key' = 'most',
): Sum[] {
  const sums = new Map<string, Sum>();
  for (const total of totals) {
    const { key, label } = of(total);
    const sum = sums.get(key) ?? { key, label, minutes: 0, times: 0 };
    sums.set(key, { ...sum, minutes: sum.minutes + total.minutes, times: sum.times + total.times });
  }
  return [...sums.values()].toSorted((a, b) =>
    order === 'key' ? a.key.localeCompare(b.key) : b.minutes - a.minutes || a.key.localeCompare(b.key),
  );
}

/** All months from the first to the last with hours, so that empty ones show as such; at most the last `most`. */
export function monthsOf(totals: readonly Total[], most = 24): string[] {
  const known = totals.map(({ month }) => month).toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months.slice(-most);
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export function yearsOf(totals: readonly Total[]): string[] {
  return [...new Set(totals.map(({ month }) => month.slice(0, 4)))].toSorted().toReversed();
}
