import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import type { Resident } from '#server/features/people/resident.entity';
import { ConsentPurpose } from './consent.entity';

/** Below this age the law on personal information asks the guardian; it is no village's to change. */
const GUARDED_BELOW = 14;
const ADULT_FROM = 18;
const ELDER_FROM = 60;

/**
 * May the person be under 14 on `today` ('YYYY-MM-DD')? Only the year of birth is kept, so the whole year of the 14th
 * birthday counts as before it. People without a year of birth are grown up.
 */
export function isGuarded(birthYear: number | null, today: string): boolean {
  return birthYear !== null && Number(today.slice(0, 4)) - birthYear <= GUARDED_BELOW;
}

/** How old the person is on `today`, as far as consents are concerned. */
export function youthOf(
  birthYear: number | null,
  today: string,
): { guarded: boolean; minor: boolean; elder: boolean } {
  const elder = birthYear !== null && Number(today.slice(0, 4)) - birthYear >= ELDER_FROM;
  return { guarded: isGuarded(birthYear, today), minor: !isAdult(birthYear, today), elder };
}

/** Is the person surely of age on `today`? Without a year of birth: yes. */
export function isAdult(birthYear: number | null, today: string): boolean {
  return birthYear === null || Number(today.slice(0, 4)) - birthYear > ADULT_FROM;
}

/** The year of birth from which on a person is guarded on `today`: for conditions in SQL. */
export function guardedFromYear(today: string): number {
  return Number(today.slice(0, 4)) - GUARDED_BELOW;
}

/** May the person have an account today: everybody from 14 on, a child with its guardian's consent. */
export async function mayHoldAccount(
  tx: Tx,
  { id, birthYear }: Pick<Resident, 'id' | 'birthYear'>,
): Promise<boolean> {
  if (!isGuarded(birthYear, dayOf(tx.at))) return true;
  const row = await tx.row<{ given: boolean }>('select has_consent($1, $2) as given', [
    id,
    ConsentPurpose.ONLINE_ACCOUNT,
  ]);
  return row?.given === true;
}

/** A child's account needs its guardian's consent; GUARDIAN_CONSENT_REQUIRED without. */
export async function demandAccountConsent(
  tx: Tx,
  resident: Pick<Resident, 'id' | 'birthYear'>,
  field: string,
): Promise<void> {
  demand(await mayHoldAccount(tx, resident), ErrorCode.GUARDIAN_CONSENT_REQUIRED, field);
}
