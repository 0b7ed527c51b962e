// The sheets that go out: what is typed text stays text, so that nothing in a name can become a formula.
import writeXlsxFile, { type Row, type SheetData } from 'write-excel-file/node';
import { type ColumnName, columnNames, headingWords } from './headings';
import type { ImportRow } from './import-row.entity';
import { type Lang, sayProblem } from './problem-words';
import type { RegisterImport } from './register-import.entity';

const widths: Readonly<Record<ColumnName, number>> = {
  externalKey: 10,
  number: 14,
  area: 12,
  head: 12,
  name: 12,
  relation: 14,
  phone: 16,
  birthYear: 12,
  cardNumber: 12,
  points: 12,
  honour: 14,
};

const heading = (value: string): { value: string; fontWeight: 'bold' } => ({ value, fontWeight: 'bold' });
const text = (value: string | undefined): { value: string; type: StringConstructor } | null =>
  value ? { value, type: String } : null;

function headingOf(column: ColumnName, lang: Lang): string {
  return headingWords[column][lang === 'zh' ? 0 : 1];
}

type Example = Partial<Record<ColumnName, string | number>>;

const examples: Readonly<Record<Lang, readonly Example[]>> = {
  zh: [
    {
      externalKey: '1',
      number: '示例-001',
      area: '一组',
      head: '张三',
      name: '张三',
      relation: '户主',
      phone: '13800000000',
      birthYear: 1962,
      points: 120,
      honour: 30,
    },
    {
      externalKey: '2',
      number: '示例-001',
      area: '一组',
      head: '张三',
      name: '李四',
      relation: '配偶',
      birthYear: 1965,
      points: 40,
    },
    {
      externalKey: '3',
      number: '示例-002',
      area: '二组',
      head: '王五',
      name: '王五',
      relation: '户主',
      cardNumber: '312345',
    },
  ],
  en: [
    {
      externalKey: '1',
      number: 'Example-001',
      area: 'Group 1',
      head: 'Zhang San',
      name: 'Zhang San',
      relation: 'Head',
      phone: '13800000000',
      birthYear: 1962,
      points: 120,
      honour: 30,
    },
    {
      externalKey: '2',
      number: 'Example-001',
      area: 'Group 1',
      head: 'Zhang San',
      name: 'Li Si',
      relation: 'Spouse',
      birthYear: 1965,
      points: 40,
    },
    {
      externalKey: '3',
      number: 'Example-002',
      area: 'Group 2',
      head: 'Wang Wu',
      name: 'Wang Wu',
      relation: 'Head',
      cardNumber: '312345',
    },
  ],
};

const notes: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '一行一个人；同一户的人写同一个户号。只读第一张表。',
    '必填：户号、姓名。其他可以空着，也可以删掉整列。',
    '户号以“示例”开头的行不会导入，请删掉或留着都行。',
    '编号：您自己名册里的编号。有了它，改了姓名再导入一次，也认得是同一个人。',
    '网格（组）：要和系统里的网格名称一样；空着就算村里。',
    '户主：写户主姓名，或者在“与户主关系”里写“户主”。都不写，第一行算户主。',
    '卡号：已经发的纸卡，6 位数字；空着由系统编号。',
    '期初积分记到这一户，期初荣誉分记到这个人；写整数，不能写公式。',
    '同一张表导入两次，积分只入账一次；改多了补差额，改少了要另行冲正。',
    '一次最多 5000 人、5 MB。由一个人上传，另一个岗位的人签字后才入册。',
  ],
  en: [
    'One row per person; people of one household have the same household number. Only the first sheet is read.',
    'Needed: household number and name. All else may be empty or left out.',
    'Rows whose household number begins with “Example” are not imported.',
    'ID: the number of the person in your own list. With it a person is known again under a corrected name.',
    'Grid: as the system names it; empty means the village itself.',
    'Head: the name of the head, or “Head” as the relation. Without either, the first row is the head.',
    'Card number: of a card already handed out, 6 digits; empty: the system gives one.',
    'Opening points go to the household, opening honour to the person; whole numbers, no formulas.',
    'The same sheet imported twice pays once; a higher figure pays the difference, a lower one needs a correction.',
    'At most 5,000 people and 5 MB. One person uploads, another office signs, then it is in the register.',
  ],
};

const sheetNames = {
  zh: { people: '名册', notes: '填写说明', errors: '错误' },
  en: { people: 'People', notes: 'Notes', errors: 'Errors' },
} as const;

/** The empty list with three example rows and a sheet of notes. */
export async function templateSheet(lang: Lang): Promise<Buffer> {
  const rows: SheetData = [
    columnNames.map((column) => heading(headingOf(column, lang))),
    ...examples[lang].map((example): Row => columnNames.map((column) => example[column] ?? null)),
  ];
  return writeXlsxFile([
    {
      data: rows,
      sheet: sheetNames[lang].people,
      columns: columnNames.map((column) => ({ width: widths[column] })),
      stickyRowsCount: 1,
    },
    {
      data: notes[lang].map((note): Row => [text(note)]),
      sheet: sheetNames[lang].notes,
      columns: [{ width: 100 }],
    },
  ]).toBuffer();
}

/** The rows with errors or notes as they stood in the list, with what is the matter beside them. */
export async function errorSheet(
  paper: RegisterImport,
  rows: readonly ImportRow[],
  lang: Lang,
): Promise<Buffer> {
  const columns = columnNames.filter((column) => paper.columns[column] !== undefined);
  const [rowTitle, matterTitle] = lang === 'zh' ? ['原表行号', '问题'] : ['Row', 'What is wrong'];
  const data: SheetData = [
    [rowTitle, ...columns.map((column) => headingOf(column, lang)), matterTitle].map(heading),
    ...rows.map(({ rowNo, content, problems }): Row => {
      const cells = columns.map((column) => text(content?.texts[column]));
      const matter = (problems ?? [])
        .map((problem) => sayProblem(problem, lang))
        .join(lang === 'zh' ? '；' : '; ');
      return [rowNo, ...cells, text(matter)];
    }),
  ];
  return writeXlsxFile([
    {
      data,
      sheet: sheetNames[lang].errors,
      columns: [{ width: 10 }, ...columns.map((column) => ({ width: widths[column] })), { width: 60 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}
