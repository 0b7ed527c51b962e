// A village keeps its list under its own headings: what they mean is found by many words for the same thing.

/** Headings by what they mean, the template's own first: Chinese, then English. */
export type HeadingWords<Column extends string> = Readonly<
  Record<Column, readonly [zh: string, en: string, ...others: string[]]>
>;

export interface Headings<Column extends string> {
  /** Place of the heading row among the rows given, from 0. */
  row: number;
  /** Place of each column that was found, from 0. */
  columns: Partial<Record<Column, number>>;
  /** Headings that nobody understood. */
  ignored: string[];
}

/** A heading as it is compared: without blanks, marks and what stands in brackets. */
function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(([【].*?[))\]】]/g, '')
    .replace(/[\s*::.。、_-]/g, '');
}

const ROWS_LOOKED_AT = 15;

/** Reads headings by the words of one kind of list. */
export class HeadingReader<Column extends string> {
  private readonly meaning: ReadonlyMap<string, Column>;

  constructor(
    words: HeadingWords<Column>,
    /** Do these columns make a row of headings? */
    private readonly isList: (columns: Partial<Record<Column, number>>) => boolean,
  ) {
    this.meaning = new Map(
      (Object.keys(words) as Column[]).flatMap((column) =>
        words[column].map((word) => [bare(word), column] as const),
      ),
    );
  }

  /** What a heading means, or null when nobody knows. */
  columnOf(heading: string): Column | null {
    return this.meaning.get(bare(heading)) ?? null;
  }

  /** The row of headings: the first that makes a list, each column once. Null when there is none near the top. */
  find(rows: readonly (readonly unknown[])[]): Headings<Column> | null {
    for (const [row, cells] of rows.slice(0, ROWS_LOOKED_AT).entries()) {
      const headings = this.readRow(cells, row);
      if (headings) return headings;
    }
    return null;
  }

  private readRow(cells: readonly unknown[], row: number): Headings<Column> | null {
    const columns: Partial<Record<Column, number>> = {};
    const ignored: string[] = [];
    for (const [place, cell] of cells.entries()) {
      const heading = typeof cell === 'string' ? cell.trim() : '';
      if (heading === '') continue;
      const column = this.columnOf(heading);
      if (column === null) ignored.push(heading.slice(0, 40));
      else if (columns[column] !== undefined) return null;
      else columns[column] = place;
    }
    return this.isList(columns) ? { row, columns, ignored } : null;
  }
}
