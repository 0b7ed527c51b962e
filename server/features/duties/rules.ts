import { addDays, addMonths } from '#server/core/clock';
import { CouncilPulse, type CouncilStanding, type CouncilSum, type DutyCount } from './duty-types';
import type { DutyKind } from './duty.entity';

/** So long after the day a duty may still be written down. */
export const LATEST_DAYS = 60;

/** The first days of the twelve months that end with the month of `today`, oldest first: 'YYYY-MM-01'. */
export function lastTwelve(today: string): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: 12 }, (_, place) => addMonths(first, place - 11));
}

/** Is a council awake? Days are 'YYYY-MM-DD'; `asleepAfter` is its kind's number of days without a duty. */
export function pulseOf(
  lastOn: string | null,
  foundedOn: string,
  today: string,
  asleepAfter: number,
): CouncilPulse {
  const since = addDays(today, -asleepAfter);
  if (lastOn !== null && lastOn >= since) return CouncilPulse.ACTIVE;
  return lastOn === null && foundedOn >= since ? CouncilPulse.NEW : CouncilPulse.ASLEEP;
}

/** Standings added up under a key. */
export function sumOf(key: string, standings: readonly CouncilStanding[]): CouncilSum {
  const total = (of: (standing: CouncilStanding) => number): number =>
    standings.reduce((sum, standing) => sum + of(standing), 0);
  const count = (pulse: CouncilPulse): number => total((standing) => (standing.pulse === pulse ? 1 : 0));
  return {
    key,
    councils: standings.length,
    active: count(CouncilPulse.ACTIVE),
    asleep: count(CouncilPulse.ASLEEP),
    fresh: count(CouncilPulse.NEW),
    termOver: total(({ termOver }) => (termOver ? 1 : 0)),
    duties: total(({ duties }) => duties),
    meetings: total(({ meetings }) => meetings),
    months: Array.from({ length: 12 }, (_, place) => total(({ months }) => months[place] ?? 0)),
  };
}

/** Standings in groups by a key, in the order in which the keys first appear. */
export function sumsBy(
  standings: readonly CouncilStanding[],
  keyOf: (standing: CouncilStanding) => string,
): CouncilSum[] {
  return inGroups(standings, keyOf).map(([key, group]) => sumOf(key, group));
}

function inGroups<T, K>(all: readonly T[], keyOf: (one: T) => K): [key: K, group: T[]][] {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups];
}

/** One line of duties, as the statement groups them. */
export interface DutySum {
  kind: DutyKind;
  count: number;
  minutes: number;
}

/** Lines of one person put together by kind, most first. */
export function byKind(lines: readonly DutySum[]): DutyCount[] {
  return inGroups(lines, ({ kind }) => kind)
    .map(([kind, group]) => ({
      kind,
      count: group.reduce((sum, { count }) => sum + count, 0),
      minutes: group.reduce((sum, { minutes }) => sum + minutes, 0),
    }))
    .toSorted((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}

/** Days from one day to another, both 'YYYY-MM-DD'. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
