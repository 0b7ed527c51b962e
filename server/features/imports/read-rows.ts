// Every cell is judged by itself first: what it says, or what is wrong with it and where.
import { plainName, textFault, textOf } from '#server/core/sheets/cell-text';
import { cellName } from '#server/core/sheets/clean-sheet';
import type { Headings } from '#server/core/sheets/headings';
import type { CellValue } from '#server/core/sheets/read-file';
import { readPhone } from '#server/features/people/phone';
import { type ColumnName, columnNames } from './headings';
import { type ImportProblem, ImportProblemCode } from './problem';

/** What a row says, in the form in which the register keeps it. */
export interface RowValues {
  externalKey: string | null;
  number: string;
  area: string | null;
  /** Name of the head, or '是' where the column only marks the head. */
  head: string | null;
  name: string;
  relation: string | null;
  phone: string | null;
  birthYear: number | null;
  cardNumber: string | null;
  points: number;
  honour: number;
}

export interface ReadRow {
  /** As the spreadsheet counts, from 1. */
  rowNo: number;
  /** What stood in the cells, for showing it back. */
  texts: Partial<Record<ColumnName, string>>;
  values: RowValues;
  problems: ImportProblem[];
}

export type Columns = Headings<ColumnName>['columns'];

/** Whole points or honour that one row may open with. */
const MOST_OPENING = 100_000;
const LONGEST_TEXT = 200;
const longest: Readonly<Partial<Record<ColumnName, number>>> = {
  externalKey: 40,
  number: 20,
  area: 40,
  head: 40,
  name: 40,
  relation: 20,
};

export function problem(
  code: ImportProblemCode,
  at: { rowNo: number; columns: Columns },
  column: ColumnName | null,
  more: { detail?: string | null; blocking?: boolean } = {},
): ImportProblem {
  const place = column === null ? undefined : at.columns[column];
  return {
    code,
    column,
    cell: place === undefined ? null : cellName(place, at.rowNo),
    detail: more.detail ?? null,
    blocking: more.blocking ?? true,
  };
}

/** A whole amount, 0 for an empty cell; null when it is none. */
function amountOf(text: string): number | null {
  const plain = text
    .replaceAll(',', '')
    .replace(/(分|points?)$/i, '')
    .trim();
  if (text === '') return 0;
  if (!/^\d{1,9}(\.0+)?$/.test(plain)) return null;
  const amount = Number(plain);
  return amount <= MOST_OPENING ? amount : null;
}

/** The year of a year, month or day as people write it: 1958, 1958年, 1958-03-12, 19580312; null when there is none. */
function yearOf(text: string, thisYear: number): number | null {
  const digits = /^(\d{4})(?:年|[-/.年]\d{1,2}.*|\d{4}|\d{2})?$/.exec(text)?.[1];
  const year = Number(digits);
  return digits && year >= 1900 && year <= thisYear ? year : null;
}

class RowReader {
  readonly problems: ImportProblem[] = [];
  readonly texts: Partial<Record<ColumnName, string>> = {};

  constructor(
    readonly rowNo: number,
    readonly columns: Columns,
    cells: readonly CellValue[],
  ) {
    for (const column of columnNames) {
      const place = columns[column];
      const text = place === undefined ? '' : textOf(cells[place] ?? null);
      if (text !== '') this.texts[column] = text.slice(0, LONGEST_TEXT);
    }
  }

  fail(code: ImportProblemCode, column: ColumnName): null {
    this.problems.push(problem(code, this, column));
    return null;
  }

  /** The text of a column, null when empty or wrong. Signs that make a formula of a text are refused. */
  text(column: ColumnName): string | null {
    const text = this.texts[column];
    if (text === undefined) return null;
    const fault = textFault(text, longest[column] ?? null);
    return fault ? this.fail(ImportProblemCode[fault], column) : text;
  }

  /** A value read out of a column's text, `none` for an empty cell. */
  read<T>(column: ColumnName, none: T, read: (text: string) => T | null, code: ImportProblemCode): T {
    const text = this.text(column);
    if (text === null) return none;
    const value = read(text);
    if (value !== null) return value;
    this.fail(code, column);
    return none;
  }

  values(thisYear: number): RowValues {
    const head = this.text('head');
    const number = this.text('number');
    const ownName = this.text('name');
    // A list of heads alone has no column of names.
    const name =
      ownName ?? (this.columns.name === undefined && this.columns.head !== undefined ? head : null);
    const nameColumn = this.columns.name === undefined ? 'head' : 'name';
    const wrong = new Set(this.problems.map(({ column }) => column));
    if (number === null && !wrong.has('number')) this.fail(ImportProblemCode.MISSING, 'number');
    if (name === null && !wrong.has(nameColumn)) this.fail(ImportProblemCode.MISSING, nameColumn);
    return {
      externalKey: this.text('externalKey'),
      number: number ?? '',
      area: this.text('area'),
      head: head === null ? null : plainName(head),
      name: plainName(name ?? ''),
      relation: this.text('relation'),
      phone: this.read('phone', null, readPhone, ImportProblemCode.BAD_PHONE),
      birthYear: this.read('birthYear', null, (text) => yearOf(text, thisYear), ImportProblemCode.BAD_YEAR),
      cardNumber: this.read(
        'cardNumber',
        null,
        (text) => (/^\d{6}$/.test(text.replaceAll(' ', '')) ? text.replaceAll(' ', '') : null),
        ImportProblemCode.BAD_CARD,
      ),
      points: this.read('points', 0, amountOf, ImportProblemCode.BAD_AMOUNT),
      honour: this.read('honour', 0, amountOf, ImportProblemCode.BAD_AMOUNT),
    };
  }
}

/** The template's example rows, should somebody leave them in. */
const EXAMPLE = /^(示例|example)/i;

/** The rows of people below the headings, empty lines and examples left out. `thisYear` bounds the years of birth. */
export function readRows(
  sheet: readonly (readonly CellValue[])[],
  headings: Headings<ColumnName>,
  thisYear: number,
): ReadRow[] {
  return sheet.slice(headings.row + 1).flatMap((cells, index) => {
    const row = new RowReader(headings.row + index + 2, headings.columns, cells);
    if (Object.keys(row.texts).length === 0 || EXAMPLE.test(row.texts.number ?? '')) return [];
    const values = row.values(thisYear);
    return [{ rowNo: row.rowNo, texts: row.texts, values, problems: row.problems }];
  });
}
