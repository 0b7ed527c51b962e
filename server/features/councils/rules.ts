import { demand, ErrorCode } from '#server/core/errors';

/** The day that lies `years` years after `day`, both 'YYYY-MM-DD'; 29 February becomes 1 March. */
export function yearsAfter(day: string, years: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() + years);
  return at.toISOString().slice(0, 10);
}

/** A term that ends after it begins and is no longer than the kind of council allows; OUT_OF_RANGE otherwise. */
export function demandTerm(startsOn: string, endsOn: string, termYears: number): void {
  demand(
    endsOn > startsOn && endsOn <= yearsAfter(startsOn, termYears),
    ErrorCode.OUT_OF_RANGE,
    'termEndsOn',
  );
}
