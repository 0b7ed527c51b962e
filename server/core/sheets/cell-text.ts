import { FORMULA } from './clean-sheet';
import type { CellValue } from './read-file';

/** A cell as text: one line, full-width signs made plain, whole numbers without a tail. */
export function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number')
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
  return String(value).normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Names in Chinese are often spread over their cell: 张 三. */
export function plainName(text: string): string {
  return /^[\p{Script=Han}\s·]+$/u.test(text) ? text.replaceAll(' ', '') : text;
}

/** What is wrong with a text as such; null when nothing is. Signs that make a formula of a text are refused. */
export function textFault(
  text: string,
  most: number | null,
): 'FORMULA' | 'BAD_TEXT' | 'TEXT_TOO_LONG' | null {
  if (text.startsWith(FORMULA)) return 'FORMULA';
  if (/[\p{Cc}\p{Cs}\p{Co}]/u.test(text)) return 'BAD_TEXT';
  if (most === null) return null;
  if (/^[+\-@]/.test(text)) return 'BAD_TEXT';
  return text.length > most ? 'TEXT_TOO_LONG' : null;
}
