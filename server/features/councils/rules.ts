import { demand, ErrorCode } from '#server/core/errors';
import { Role } from '#server/features/people/post.entity';
import type { CouncilKind, CouncilPlace } from './council-kind.entity';

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

/** The role a place of a council stands for: one chair, everybody else a member. */
export function roleOf(place: string): Role.COUNCIL_CHAIR | Role.COUNCIL_MEMBER {
  return place === 'CHAIR' ? Role.COUNCIL_CHAIR : Role.COUNCIL_MEMBER;
}

/**
 * The places of a kind fit each other and its seats: the chair first and alone, plain members among them (the place of
 * whoever is given a post without more words), each code once, room for the fewest seats and need for no more than the
 * most. BAD_INPUT, DUPLICATE_ROW or OUT_OF_RANGE otherwise.
 */
export function demandPlaces(places: readonly CouncilPlace[], seatsMin: number, seatsMax: number): void {
  const [chair] = places;
  const named = places.some(({ code }) => code === 'MEMBER');
  const headed = chair?.code === 'CHAIR' && chair.min === 1 && chair.max === 1;
  demand(named && headed, ErrorCode.BAD_INPUT, 'posts');
  demand(new Set(places.map(({ code }) => code)).size === places.length, ErrorCode.DUPLICATE_ROW, 'posts');
  const sum = (of: 'min' | 'max'): number => places.reduce((total, place) => total + place[of], 0);
  const fits = places.every(({ min, max }) => min <= max) && sum('min') <= seatsMax && sum('max') >= seatsMin;
  demand(fits && seatsMin <= seatsMax, ErrorCode.OUT_OF_RANGE, 'posts');
}

/** Are enough of those entitled present, and are there any? Shares are whole percents. */
export function electorsPresent(entitled: number, present: number, percent: number): boolean {
  return present > 0 && present <= entitled && present * 100 >= entitled * percent;
}

export interface Candidacy {
  residentId: string;
  place: string;
  willing: boolean;
  votes: number;
}

/**
 * Who is elected: of the willing whose votes exceed `percent` of those present, the most voted for each place, as many
 * as it has. `tied` names places where equal votes leave open who has the last seat; then nobody is elected.
 */
export function electedOf(
  candidacies: readonly Candidacy[],
  places: readonly Pick<CouncilPlace, 'code' | 'max'>[],
  present: number,
  percent: number,
): { elected: string[]; tied: string[] } {
  const elected: string[] = [];
  const tied: string[] = [];
  for (const { code, max } of places) {
    const enough = candidacies
      .filter((each) => each.place === code && each.willing && each.votes * 100 > present * percent)
      .toSorted((a, b) => b.votes - a.votes);
    const last = enough[max - 1];
    const next = enough[max];
    if (last && next && last.votes === next.votes) tied.push(code);
    elected.push(...enough.slice(0, max).map(({ residentId }) => residentId));
  }
  return tied.length > 0 ? { elected: [], tied } : { elected, tied };
}

/** Whether somebody born in `birthYear` may sit on a council of this kind on `day`; unknown years are believed. */
export function oldEnough(kind: Pick<CouncilKind, 'minAge'>, birthYear: number | null, day: string): boolean {
  return kind.minAge === null || birthYear === null || Number(day.slice(0, 4)) - birthYear >= kind.minAge;
}
