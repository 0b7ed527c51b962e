import { randomBytes, randomInt } from 'node:crypto';
import type { Reader, Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { Household, HouseholdState } from './household.entity';

const tokenPattern = /^PA[0-9a-f]{32}$/;

/** The content of a new card's QR: 128 random bits that nobody can guess from the number. */
export function newCardToken(): string {
  return `PA${randomBytes(16).toString('hex')}`;
}

/** A card number of six digits that no household has, and a new token. */
export async function newCard(tx: Tx): Promise<{ cardNumber: string; cardToken: string }> {
  // Of a million numbers a county uses a few ten thousand: among forty tries one is free.
  const tries = Array.from({ length: 40 }, () => String(randomInt(100_000, 1_000_000)));
  const free = await tx.row<{ number: string }>(
    `select t.number from unnest($1::text[]) t (number)
     where not exists (select 1 from household h where h.card_number = t.number) limit 1`,
    [tries],
  );
  demand(free, ErrorCode.CONFLICT);
  return { cardNumber: free.number, cardToken: newCardToken() };
}

/** The digits of a typed card number, or the token of a scanned one; null when it is neither. */
export function readCard(text: string): { cardNumber: string } | { cardToken: string } | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (/^\d{6}$/.test(plain)) return { cardNumber: plain };
  const token = `PA${plain.slice(2).toLowerCase()}`;
  return /^pa/i.test(plain) && tokenPattern.test(token) ? { cardToken: token } : null;
}

/** The active household of a card by its six digits or its QR's content; CARD_NOT_FOUND otherwise. */
export async function findCard(reader: Reader, cardOrToken: string): Promise<Household> {
  const card = readCard(cardOrToken);
  const household = card ? await reader.one(Household, card) : null;
  if (household?.state !== HouseholdState.ACTIVE) throw new DomainError(ErrorCode.CARD_NOT_FOUND, 'card');
  return household;
}
