// Every cell is judged by itself first: what it says, or what is wrong with it and where.
import { plainName, textFault, textOf } from '#server/core/sheets/cell-text';
import { cellName } from '#server/core/sheets/clean-sheet';
import type { Headings } from '#server/core/sheets/headings';
import type { CellValue } from '#server/core/sheets/read-file';
import { readPhone } from '#server/features/people/phone';
import { type ColumnName, columnNames } from './import-headings';
import { type ListProblem, ListProblemCode as Code } from './import-problem';
import {
  piecesOf,
  readCourses,
  readDay,
  readFreeTimes,
  readLanguages,
  readSkills,
  readSource,
} from './import-words';
import type { Course, Skill, SourceGroup, SpokenLanguage } from './volunteer.entity';

/** What a row says, in the form in which the register keeps it; null and empty where it says nothing. */
export interface RowValues {
  oldNumber: string | null;
  name: string;
  number: string | null;
  phone: string | null;
  town: string | null;
  village: string | null;
  teams: string[];
  skills: Skill[];
  languages: SpokenLanguage[];
  available: number | null;
  source: SourceGroup | null;
  registeredOn: string | null;
  courses: { course: Course; passedOn: string | null }[];
  insuredUntil: string | null;
}

/** What is kept of a row until the list is signed. */
export interface RowContent {
  /** What stood in the cells, for showing it back. */
  texts: Partial<Record<ColumnName, string>>;
  values: RowValues;
  /** What is wrong with the cells themselves, whatever the register says. */
  faults: ListProblem[];
}

export interface ReadRow extends RowContent {
  /** As the spreadsheet counts, from 1. */
  rowNo: number;
}

export type Columns = Headings<ColumnName>['columns'];

const LONGEST_TEXT = 200;
const longest: Readonly<Partial<Record<ColumnName, number>>> = {
  oldNumber: 20,
  name: 40,
  number: 20,
  town: 40,
  village: 40,
};

/** One thing wrong with a row, or worth knowing. */
export function problemAt(
  code: Code,
  at: { rowNo: number; columns: Columns },
  column: ColumnName | null,
  detail: string | null = null,
  blocking = true,
): ListProblem {
  const place = column === null ? undefined : at.columns[column];
  return { code, cell: place === undefined ? null : cellName(place, at.rowNo), detail, blocking };
}

class RowReader {
  readonly problems: ListProblem[] = [];
  readonly texts: Partial<Record<ColumnName, string>> = {};

  constructor(
    readonly rowNo: number,
    readonly columns: Columns,
    cells: readonly CellValue[],
    private readonly today: string,
  ) {
    for (const column of columnNames) {
      const place = columns[column];
      const text = place === undefined ? '' : textOf(cells[place] ?? null);
      if (text !== '') this.texts[column] = text.slice(0, LONGEST_TEXT);
    }
  }

  private say(code: Code, column: ColumnName, detail: string | null, blocking: boolean): null {
    this.problems.push(problemAt(code, this, column, detail, blocking));
    return null;
  }

  private text(column: ColumnName): string | null {
    const text = this.texts[column];
    if (text === undefined) return null;
    const fault = textFault(text, longest[column] ?? null);
    return fault ? this.say(Code[fault], column, null, true) : text;
  }

  /** Pieces that were understood; the others are left out and said. */
  private list<T>(
    column: ColumnName,
    read: (text: string) => { known: T[]; unknown: string[] },
    code: Code,
  ): T[] {
    const text = this.text(column);
    if (text === null) return [];
    const { known, unknown } = read(text);
    if (unknown.length > 0) this.say(code, column, unknown.join('、').slice(0, 60), false);
    return known;
  }

  private day(column: ColumnName, mayBeAhead: boolean): string | null {
    const text = this.text(column);
    if (text === null) return null;
    const day = readDay(text);
    if (day === null) return this.say(Code.BAD_DAY, column, null, true);
    return mayBeAhead || day <= this.today ? day : this.say(Code.IN_THE_FUTURE, column, null, true);
  }

  /** A word of a closed list, or a note that nobody understood it. */
  private word<T>(column: ColumnName, read: (text: string) => T | null, code: Code): T | null {
    const text = this.text(column);
    if (text === null) return null;
    return read(text) ?? this.say(code, column, text.slice(0, 60), false);
  }

  values(): RowValues {
    const name = this.text('name');
    if (name === null && !this.problems.some(({ blocking }) => blocking))
      this.say(Code.MISSING, 'name', null, true);
    const phoneText = this.text('phone');
    const phone = phoneText === null ? null : readPhone(phoneText);
    const number = this.text('number');
    const oldNumber = this.text('oldNumber');
    if (phoneText !== null && phone === null) this.say(Code.BAD_PHONE, 'phone', null, true);
    else if (
      number === null &&
      phone === null &&
      oldNumber === null &&
      !this.problems.some((each) => each.blocking)
    )
      this.say(Code.NO_SIGN, 'name', null, true);
    return {
      oldNumber,
      name: plainName(name ?? ''),
      number,
      phone,
      town: this.text('town'),
      village: this.text('village'),
      teams: piecesOf(this.text('team') ?? ''),
      skills: this.list('skills', readSkills, Code.SKILL_UNKNOWN).slice(0, 12),
      languages: this.list('languages', readLanguages, Code.LANGUAGE_UNKNOWN),
      available: this.word('available', readFreeTimes, Code.TIME_UNKNOWN),
      source: this.word('source', readSource, Code.SOURCE_UNKNOWN),
      registeredOn: this.day('registeredOn', false),
      courses: this.list('trainings', readCourses, Code.COURSE_UNKNOWN),
      insuredUntil: this.day('insuredUntil', true),
    };
  }
}

/** The template's example rows, should somebody leave them in. */
const EXAMPLE = /^(示例|example)/i;

/** The rows of people below the headings, empty lines and examples left out. `today` is the last day of registering. */
export function readRows(
  sheet: readonly (readonly CellValue[])[],
  headings: Headings<ColumnName>,
  today: string,
): ReadRow[] {
  return sheet.slice(headings.row + 1).flatMap((cells, index) => {
    const row = new RowReader(headings.row + index + 2, headings.columns, cells, today);
    if (Object.keys(row.texts).length === 0 || EXAMPLE.test(row.texts.name ?? '')) return [];
    const values = row.values();
    return [{ rowNo: row.rowNo, texts: row.texts, values, faults: row.problems }];
  });
}
