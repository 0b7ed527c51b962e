// Only values are read from a sheet: what a formula claims to be is nobody's word, and far-off cells cost memory.

/** What stands in the place of a formula: no name, number or amount begins with it. */
export const FORMULA = '=';

/** Columns beyond this one hold nothing that an import knows. */
const MOST_COLUMNS = 60;

/** The XML with the prefix of its root element taken off all elements, as most programs write it anyway. */
export function withoutPrefix(xml: string): string {
  const prefix = /^(?:\s|<\?[^>]*>|<!--.*?-->)*<([\w-]+):\w/s.exec(xml)?.[1];
  return prefix ? xml.replaceAll(new RegExp(`<(/?)${prefix}:`, 'g'), '<$1') : xml;
}

/** 1 for A, 27 for AA. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The letters of a column counted from 0, and the row: `cellName(2, 5)` is C5. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

interface Cell {
  attributes: string;
  content: string;
}

/** The filled cells of a sheet in their order. Goes forward only: a broken sheet costs no more than a whole one. */
function* filledCells(xml: string): Generator<Cell> {
  for (let at = xml.indexOf('<c '); at >= 0; at = xml.indexOf('<c ', at)) {
    const close = xml.indexOf('>', at);
    if (close < 0) return;
    if (xml[close - 1] === '/') {
      at = close;
      continue;
    }
    const end = xml.indexOf('</c>', close);
    if (end < 0) return;
    if (end > close + 1) yield { attributes: xml.slice(at + 2, close), content: xml.slice(close + 1, end) };
    at = end;
  }
}

/**
 * A sheet rewritten with its filled cells alone. Formulas become the text `=`, whatever value they claim.
 * Answers null when it has filled cells below `lastRow` or cells that do not say where they stand.
 */
export function cleanSheet(xml: string, lastRow: number): string | null {
  const rows = new Map<number, string[]>();
  for (const { attributes, content } of filledCells(xml)) {
    const [, letters = '', digits = ''] = /\sr="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    if (!letters) return null;
    if (columnOf(letters) > MOST_COLUMNS) continue;
    const row = Number(digits);
    if (row < 1 || row > lastRow) return null;
    const isFormula = /<f[\s>/]/.test(content);
    const kept = isFormula ? ` t="inlineStr"><is><t>${FORMULA}</t></is>` : `${style(attributes)}>${content}`;
    const text = `<c r="${letters}${row}"${kept}</c>`;
    const line = rows.get(row);
    if (line) line.push(text);
    else rows.set(row, [text]);
  }
  const lines = [...rows].map(([row, cells]) => `<row r="${row}">${cells.join('')}</row>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines}</sheetData></worksheet>`;
}

/** Type and style of a cell: the style tells a date from a number. */
function style(attributes: string): string {
  return [...attributes.matchAll(/\s(?:t|s)="\w+"/g)].join('');
}
