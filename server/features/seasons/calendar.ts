// The calendar of expiry: points granted in one season end with the close of the next. Days are 'YYYY-MM-DD' in China.
import { addDays } from '#server/core/clock';

/** NEXT_SEASON: points of one season end with the close of the next. NEVER: points do not expire. */
export enum ExpiryPolicy {
  NEXT_SEASON = 'NEXT_SEASON',
  NEVER = 'NEVER',
}

/** A village's year of points; both days belong to it. */
export interface SeasonDays {
  beginsOn: string;
  endsOn: string;
}

/** What decides when a point ends. */
export interface Terms {
  expiry: ExpiryPolicy;
  /** 1 to 12. */
  beginMonth: number;
  /** No season that ends before this day takes points away. */
  noExpiryBefore: string | null;
  /** Last day of the latest season whose closing stands. */
  closedThrough: string | null;
}

function beginningIn(year: number, beginMonth: number): SeasonDays {
  const month = String(beginMonth).padStart(2, '0');
  return { beginsOn: `${year}-${month}-01`, endsOn: addDays(`${year + 1}-${month}-01`, -1) };
}

/** The season a day lies in. */
export function seasonOf(day: string, beginMonth: number): SeasonDays {
  const year = Number(day.slice(0, 4));
  return beginningIn(Number(day.slice(5, 7)) >= beginMonth ? year : year - 1, beginMonth);
}

export function seasonBefore(season: SeasonDays): SeasonDays {
  return beginningIn(Number(season.beginsOn.slice(0, 4)) - 1, Number(season.beginsOn.slice(5, 7)));
}

export function seasonAfter(season: SeasonDays): SeasonDays {
  return beginningIn(Number(season.beginsOn.slice(0, 4)) + 1, Number(season.beginsOn.slice(5, 7)));
}

/** Can the close of this season still take points away? Not once it, or a later one, is closed. */
export function isOpen(season: SeasonDays, terms: Terms): boolean {
  return (
    terms.expiry === ExpiryPolicy.NEXT_SEASON &&
    (terms.closedThrough === null || season.endsOn > terms.closedThrough) &&
    (terms.noExpiryBefore === null || season.endsOn >= terms.noExpiryBefore)
  );
}

/**
 * The last day of points granted on a day: the end of the first season after that of the grant whose close is still
 * to come. A day gone by means: the season has ended and is not closed yet. Null when points do not expire.
 */
export function expiresOn(grantedOn: string, terms: Terms): string | null {
  if (terms.expiry === ExpiryPolicy.NEVER) return null;
  let season = seasonAfter(seasonOf(grantedOn, terms.beginMonth));
  while (!isOpen(season, terms)) season = seasonAfter(season);
  return season.endsOn;
}

/** The season whose close, on or before `day`, ends the points granted before it began; null when there is none. */
export function expiringBy(day: string, terms: Terms): SeasonDays | null {
  const season = seasonBefore(seasonOf(addDays(day, 1), terms.beginMonth));
  return isOpen(season, terms) ? season : null;
}

/** The season that can be closed on `day`: the latest that has ended, unless it is closed. */
export function seasonToClose(day: string, terms: Terms): SeasonDays | null {
  return expiringBy(addDays(day, -1), terms);
}

/**
 * The notice that is due on `day`: the nearest distance in days to the end of the running season that has been
 * reached. After a standstill the nearest alone is told, once, and not each one that was missed.
 */
export function noticeDue(
  day: string,
  terms: Terms,
  noticeDays: readonly number[],
): { season: SeasonDays; days: number } | null {
  const season = seasonOf(day, terms.beginMonth);
  if (!isOpen(season, terms)) return null;
  const reached = noticeDays.filter((days) => day >= addDays(season.endsOn, -days));
  return reached.length > 0 ? { season, days: Math.min(...reached) } : null;
}

/**
 * The day before which nothing may expire after a change of settings, so that no point ends earlier than it was
 * promised: the close of the season after the running one, by the calendar that was in force (by the new one where
 * points did not expire so far). Null when there is no such day.
 */
export function promiseKept(
  today: string,
  before: Terms,
  after: { expiry: ExpiryPolicy; beginMonth: number },
): string | null {
  const turnedOn = before.expiry === ExpiryPolicy.NEVER && after.expiry === ExpiryPolicy.NEXT_SEASON;
  const shifted =
    before.expiry === ExpiryPolicy.NEXT_SEASON &&
    after.expiry === ExpiryPolicy.NEXT_SEASON &&
    before.beginMonth !== after.beginMonth;
  const { noExpiryBefore } = before;
  if (!turnedOn && !shifted) return noExpiryBefore;
  const promised = seasonAfter(seasonOf(today, turnedOn ? after.beginMonth : before.beginMonth)).endsOn;
  return noExpiryBefore !== null && noExpiryBefore > promised ? noExpiryBefore : promised;
}
