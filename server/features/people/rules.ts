import { demand, DomainError, ErrorCode } from '#server/core/errors';
import type { RoleName } from './actor';
import type { AreaKind } from './area.entity';

/** What may lie directly below each kind of area: one tree, free in depth where places nest. */
export const childKinds: Readonly<Record<AreaKind, readonly `${AreaKind}`[]>> = {
  COUNTY: ['TOWN', 'VILLAGE', 'COMMUNITY'],
  TOWN: ['VILLAGE', 'COMMUNITY'],
  VILLAGE: ['GRID', 'BUILDING'],
  COMMUNITY: ['GRID', 'BUILDING'],
  GRID: ['GRID', 'BUILDING'],
  BUILDING: ['BUILDING'],
};

/** The kinds of area a post can cover; council and shop posts take the area of their body. */
export const postAreaKinds: Readonly<Partial<Record<RoleName, readonly `${AreaKind}`[]>>> = {
  GRID_LEADER: ['GRID', 'BUILDING', 'VILLAGE', 'COMMUNITY'],
  ORGANISER: ['VILLAGE', 'COMMUNITY', 'GRID'],
  VILLAGE_CLERK: ['VILLAGE', 'COMMUNITY'],
  VILLAGE_SECRETARY: ['VILLAGE', 'COMMUNITY'],
  TOWN_STAFF: ['TOWN'],
  COUNTY_STAFF: ['COUNTY'],
  ADMINISTRATOR: ['COUNTY', 'TOWN'],
};

/**
 * A PIN of four to six digits that a neighbour would not try first: no run (1234), no repetition (0000, 1212), no
 * member's birth year, no part of the card number. PIN_FORMAT otherwise.
 */
export function demandGoodPin(pin: string, cardNumber: string, birthYears: readonly number[]): void {
  const fail = (): never => {
    throw new DomainError(ErrorCode.PIN_FORMAT, 'pin');
  };
  if (!/^\d{4,6}$/.test(pin)) fail();
  if ('01234567890'.includes(pin) || '09876543210'.includes(pin)) fail();
  if (/^(\d{1,3})\1+$/.test(pin)) fail();
  if (cardNumber.includes(pin)) fail();
  if (birthYears.some((year) => pin === String(year))) fail();
}

export interface Term {
  startsOn: string;
  endsOn: string | null;
}

/** Do two terms of office, both ends included, share a day? Days are 'YYYY-MM-DD'. */
export function overlap(a: Term, b: Term): boolean {
  return a.startsOn <= (b.endsOn ?? '9999-12-31') && b.startsOn <= (a.endsOn ?? '9999-12-31');
}

/** A term that ends after it begins; OUT_OF_RANGE otherwise. */
export function demandTerm(term: Term): void {
  demand(term.endsOn === null || term.endsOn >= term.startsOn, ErrorCode.OUT_OF_RANGE, 'endsOn');
}

/** A birth year a living person can have; OUT_OF_RANGE otherwise. */
export function demandBirthYear(year: number | null, today: string, field: string): void {
  if (year === null) return;
  demand(year >= 1900 && year <= Number(today.slice(0, 4)), ErrorCode.OUT_OF_RANGE, field);
}
