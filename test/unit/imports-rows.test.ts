import { describe, expect, test } from 'vitest';
import { cellName, cleanSheet, withoutPrefix } from '#server/core/sheets/clean-sheet';
import { columnNames, columnOfHeading, findHeadings, headingWords } from '#server/features/imports/headings';
import { readRows, type RowValues } from '#server/features/imports/read-rows';
import type { CellValue } from '#server/core/sheets/read-file';

describe('headings', () => {
  test.each(columnNames.flatMap((column) => headingWords[column].map((word) => [word, column] as const)))(
    '%s is %s',
    (word, column) => {
      expect(columnOfHeading(word)).toBe(column);
      expect(columnOfHeading(` *${word}（可空）：`)).toBe(column);
      expect(columnOfHeading(word.toUpperCase())).toBe(column);
    },
  );

  test.each(['身份证号', '备注', '合计', '', 'x'])('%s is nothing we know', (word) => {
    expect(columnOfHeading(word)).toBeNull();
  });

  test('no two columns share a word', () => {
    const words = columnNames.flatMap((column) => headingWords[column]);
    expect(new Set(words).size).toBe(words.length);
  });

  const found: [what: string, rows: CellValue[][], row: number | null, ignored: string[]][] = [
    ['in the first row', [['户号', '姓名']], 0, []],
    [
      'below a title and an empty row',
      [['某村名册'], [], ['序', '姓名', '户 号', '备注']],
      2,
      ['序', '备注'],
    ],
    ['a head instead of a name', [['户号', '户主']], 0, []],
    ['no household number', [['姓名', '电话']], null, []],
    ['no name', [['户号', '电话']], null, []],
    ['one twice', [['户号', '姓名', '家庭成员']], null, []],
    [
      'numbers are no headings',
      [
        [1, 2],
        ['户号', '姓名'],
      ],
      1,
      [],
    ],
    ['too far down', [...Array.from({ length: 15 }, (): CellValue[] => ['题']), ['户号', '姓名']], null, []],
  ];
  test.each(found)('%s', (_what, rows, row, ignored) => {
    const headings = findHeadings(rows);
    expect(headings?.row ?? null).toBe(row);
    expect(headings?.ignored ?? []).toEqual(ignored);
  });
});

describe('cells', () => {
  const columns = columnNames.map((column) => headingWords[column][0]);
  const readOne = (cells: Partial<Record<(typeof columnNames)[number], CellValue>>) => {
    const line = columnNames.map((column) => cells[column] ?? null);
    const headings = findHeadings([columns]);
    const [row] = headings ? readRows([columns, line], headings, 2025) : [];
    return row;
  };
  const base = { number: '1', name: '张三' };

  const good: [cells: Parameters<typeof readOne>[0], values: Partial<RowValues>][] = [
    [
      { number: 12, name: '张 三' },
      { number: '12', name: '张三' },
    ],
    [
      { number: ' Ａ－０１ ', name: 'Ann  Lee' },
      { number: 'A-01', name: 'Ann Lee' },
    ],
    [{ ...base, phone: 13800000000 }, { phone: '13800000000' }],
    [{ ...base, phone: '+86 138-0000-0000' }, { phone: '13800000000' }],
    [{ ...base, birthYear: 1958 }, { birthYear: 1958 }],
    [{ ...base, birthYear: '1958年3月' }, { birthYear: 1958 }],
    [{ ...base, birthYear: '19580312' }, { birthYear: 1958 }],
    [{ ...base, birthYear: new Date('1958-03-12') }, { birthYear: 1958 }],
    [{ ...base, cardNumber: '012345' }, { cardNumber: '012345' }],
    [{ ...base, points: '１，２８０分' }, { points: 1280 }],
    [
      { ...base, points: 30, honour: '0' },
      { points: 30, honour: 0 },
    ],
    [{ ...base, points: '100000' }, { points: 100000 }],
    [base, { points: 0, honour: 0, phone: null, birthYear: null, cardNumber: null, area: null }],
  ];
  test.each(good)('%j is read', (cells, values) => {
    const row = readOne(cells);
    expect(row?.problems).toEqual([]);
    expect(row?.values).toMatchObject(values);
  });

  const bad: [cells: Parameters<typeof readOne>[0], problems: string[]][] = [
    [{ name: '张三' }, ['B2 MISSING']],
    [{ number: '1' }, ['E2 MISSING']],
    [{ ...base, name: '=1+1' }, ['E2 FORMULA']],
    [{ ...base, points: '=' }, ['J2 FORMULA']],
    [{ ...base, name: '+张' }, ['E2 BAD_TEXT']],
    [{ ...base, name: '张\u0000三' }, ['E2 BAD_TEXT']],
    [{ ...base, name: '长'.repeat(41) }, ['E2 TEXT_TOO_LONG']],
    [{ ...base, number: '9'.repeat(21) }, ['B2 TEXT_TOO_LONG']],
    [{ ...base, phone: '0915-123456' }, ['G2 BAD_PHONE']],
    [{ ...base, birthYear: 2026 }, ['H2 BAD_YEAR']],
    [{ ...base, birthYear: 58 }, ['H2 BAD_YEAR']],
    [{ ...base, cardNumber: 12345 }, ['I2 BAD_CARD']],
    [{ ...base, points: -1 }, ['J2 BAD_AMOUNT']],
    [{ ...base, points: 1.5 }, ['J2 BAD_AMOUNT']],
    [{ ...base, points: 100001, honour: 'x' }, ['J2 BAD_AMOUNT', 'K2 BAD_AMOUNT']],
    [{ ...base, points: true }, ['J2 BAD_AMOUNT']],
  ];
  test.each(bad)('%j is refused where it stands', (cells, problems) => {
    expect(readOne(cells)?.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual(problems);
  });

  test('empty lines and examples are left out', () => {
    expect(readOne({})).toBeUndefined();
    expect(readOne({ number: '示例-001', name: '张三' })).toBeUndefined();
    expect(readOne({ name: '   ' })).toBeUndefined();
  });
});

describe('a sheet is cleaned', () => {
  const sheet = (cells: string): string =>
    `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;

  test('formulas become a sign, empty cells go, types and styles stay', () => {
    const clean = cleanSheet(
      sheet(
        '<c r="A1" s="3"/><c r="B1" t="s" s="2"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f/><v>x</v></c>',
      ),
      9,
    );
    expect(clean).toContain(
      '<row r="1"><c r="B1" t="s" s="2"><v>0</v></c><c r="C1" t="inlineStr"><is><t>=</t></is></c>',
    );
    expect(clean).toContain('<c r="D1" t="inlineStr"><is><t>=</t></is></c></row>');
    expect(clean).not.toContain('A1');
  });

  test('a cell too far down, or nowhere, refuses the sheet; one too far right is left out', () => {
    expect(cleanSheet(sheet('<c r="A10"><v>1</v></c>'), 9)).toBeNull();
    expect(cleanSheet(sheet('<c t="n"><v>1</v></c>'), 9)).toBeNull();
    expect(cleanSheet(sheet('<c r="XFD1"><v>1</v></c>'), 9)).toContain('<sheetData></sheetData>');
    expect(cleanSheet(sheet('<c r="A1"><v>1'), 9)).toContain('<sheetData></sheetData>');
  });

  test('a prefix of the root is taken off everywhere', () => {
    expect(withoutPrefix('<?xml version="1.0"?><x:a xmlns:x="u"><x:b/><y:c/></x:a>')).toBe(
      '<?xml version="1.0"?><a xmlns:x="u"><b/><y:c/></a>',
    );
  });

  test.each([
    [0, 1, 'A1'],
    [25, 2, 'Z2'],
    [26, 3, 'AA3'],
    [59, 4, 'BH4'],
  ])('column %i, row %i is %s', (column, row, name) => {
    expect(cellName(column, row)).toBe(name);
  });
});
