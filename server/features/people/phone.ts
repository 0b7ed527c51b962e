import { DomainError, ErrorCode } from '#server/core/errors';

/**
 * A phone number as people type it (+86 138-0000 0000, full-width digits) in the one form we keep: bare digits,
 * eleven for a mobile. Null when it cannot be a phone number in China.
 */
export function readPhone(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\-().\u2010-\u2015]/g, '');
  const digits = plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(digits) ? digits : null;
}

/** The kept form of a phone number, null for none; BAD_INPUT when it is not one. */
export function phoneOf(text: string | null | undefined, field: string): string | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  const phone = readPhone(text);
  if (!phone) throw new DomainError(ErrorCode.BAD_INPUT, field);
  return phone;
}

/** How a phone is written into the history, which is kept for ever: its last four digits. */
export function phoneEnd(phone: string | null): string | null {
  return phone === null ? null : `…${phone.slice(-4)}`;
}
