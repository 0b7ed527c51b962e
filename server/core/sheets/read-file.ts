import { readSheet } from 'read-excel-file/node';
import { demand, DomainError, ErrorCode } from '#server/core/errors';
import { cleanSheet, withoutPrefix } from './clean-sheet';
import { packParts, readParts } from './zip-parts';

/** How much of a file is read: bytes as uploaded, rows of the sheet, bytes unfolded. */
export interface SheetLimits {
  fileBytes: number;
  rows: number;
  partBytes: number;
  allBytes: number;
}

/** Notes and headings above the rows. */
const ROOM_ABOVE = 20;

/** A cell as its program kept it; dates are what a spreadsheet makes of a year typed into the wrong column. */
export type CellValue = string | number | boolean | Date | null;

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml))$/;

/**
 * The first sheet of an .xlsx file, its rows from the top. What the file is, is told by its content and not by its
 * name. Throws XLSX_TYPE, XLSX_TOO_LARGE, XLSX_MACROS, XLSX_UNREADABLE, SHEET_ROWS (too many).
 */
export async function readFile(bytes: Buffer, limits: SheetLimits): Promise<CellValue[][]> {
  demand(bytes.length <= limits.fileBytes, ErrorCode.XLSX_TOO_LARGE);
  const { names, parts } = readParts(bytes, limits, (name) => WANTED.test(name) || SHEET.test(name));
  demand(!names.some((name) => /vbaProject|macrosheets|\/activeX\//i.test(name)), ErrorCode.XLSX_MACROS);
  demand(parts.has('xl/workbook.xml'), ErrorCode.XLSX_TYPE);
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  demand(!/macroEnabled/i.test(types), ErrorCode.XLSX_MACROS);

  const clean = new Map<string, Buffer>();
  for (const [name, part] of parts) {
    const xml = withoutPrefix(part.toString('utf8'));
    // Entities of one's own are the other way to make much out of little; spreadsheets never have them.
    demand(!/<!(DOCTYPE|ENTITY)/i.test(xml), ErrorCode.XLSX_UNREADABLE);
    const kept = SHEET.test(name) ? cleanSheet(xml, limits.rows + ROOM_ABOVE) : xml;
    demand(kept !== null, ErrorCode.SHEET_ROWS);
    clean.set(name, Buffer.from(kept));
  }
  try {
    const rows = await readSheet(packParts(clean), { trim: false });
    return rows as unknown as CellValue[][];
  } catch {
    // The reader's own words are about XML; for the clerk the file cannot be read.
    throw new DomainError(ErrorCode.XLSX_UNREADABLE);
  }
}
