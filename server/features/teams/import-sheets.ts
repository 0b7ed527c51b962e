// The sheets that go out: what is typed text stays text, so that nothing in a name can become a formula.
import writeXlsxFile, { type Row, type SheetData } from 'write-excel-file/node';
import type { SheetLang } from '#server/core/sheets/sheet-routes';
import { type ColumnName, columnNames, headingWords } from './import-headings';
import { type ListProblem, ListProblemCode as Code } from './import-problem';
import { type VolunteerImport, type VolunteerImportRow } from './import-types';

const text = (value: string | undefined): { value: string; type: StringConstructor } | null =>
  value ? { value, type: String } : null;
const heading = (value: string): { value: string; fontWeight: 'bold' } => ({ value, fontWeight: 'bold' });
const headingOf = (column: ColumnName, lang: SheetLang): string =>
  headingWords[column][lang === 'zh' ? 0 : 1];

/** What is wrong, and what to do about it; `…` stands for the detail. */
const words: Readonly<Record<Code, readonly [zh: string, en: string]>> = {
  [Code.MISSING]: ['没有填姓名', 'the name is missing'],
  [Code.TEXT_TOO_LONG]: ['太长了', 'too long'],
  [Code.BAD_TEXT]: ['有不能用的符号', 'has signs that cannot be used'],
  [Code.FORMULA]: ['是公式，请改成数值', 'is a formula: put the value itself'],
  [Code.BAD_PHONE]: ['不是手机号', 'is no mobile number'],
  [Code.BAD_DAY]: ['不是日期，请写成 2025-03-05', 'is no day: write 2025-03-05'],
  [Code.IN_THE_FUTURE]: ['日期还没有到', 'lies ahead'],
  [Code.NO_SIGN]: ['请补上户号或电话', 'add the household number or the phone'],
  [Code.VILLAGE_UNKNOWN]: [
    '没有这个村，请写名册里的村名',
    'no such village here: write it as the register does',
  ],
  [Code.VILLAGE_TWICE]: ['有两个同名的村，请补上镇', 'two villages of this name: add the town'],
  [Code.NOBODY]: [
    '名册里没有这个人，请先登记到户',
    'nobody of this name is registered: add the person to a household first',
  ],
  [Code.NAME_ALONE]: [
    '有同名的人，但户号、电话都对不上，请核对',
    'somebody of this name lives there, with another household and phone: please check',
  ],
  [Code.AMBIGUOUS]: ['同户有两个同名的人，请写电话', 'two people of this name: give the phone'],
  [Code.NUMBER_OF_ANOTHER]: ['这个登记号是另一个人的', 'the register number belongs to somebody else'],
  [Code.DUPLICATE_IN_FILE]: ['和第 … 行重复', 'the same as row …'],
  [Code.MINOR_WITHOUT_CONSENT]: [
    '不满 18 岁，先请监护人在隐私页或纸上同意',
    'under 18: the guardian must agree first, on the privacy page or on paper',
  ],
  [Code.HAS_LEFT]: ['这个人已经退出，请本人重新登记', 'has left the register: the person registers again'],
  [Code.TEAM_UNKNOWN]: [
    '没有服务队“…”，请先建队；本行不入队',
    'no team “…”: found it first; the row joins none',
  ],
  [Code.SKILL_UNKNOWN]: ['技能“…”不在表里，没有记', 'skill “…” is not on our list and left out'],
  [Code.LANGUAGE_UNKNOWN]: ['语言“…”不在表里，没有记', 'language “…” is not on our list and left out'],
  [Code.SOURCE_UNKNOWN]: ['来源“…”不在表里，没有记', 'source “…” is not on our list and left out'],
  [Code.TIME_UNKNOWN]: ['看不懂“…”，空闲时间没有记', '“…” is not understood: no free times kept'],
  [Code.COURSE_UNKNOWN]: ['培训“…”不在表里，没有记', 'training “…” is not on our list and left out'],
};

/** A problem in words, with its cell. */
function sayProblem({ code, cell, detail }: Omit<ListProblem, 'blocking'>, lang: SheetLang): string {
  const said = words[code][lang === 'zh' ? 0 : 1].replace('…', detail ?? '');
  if (!cell) return said;
  return lang === 'zh' ? `${cell}：${said}` : `${cell}: ${said}`;
}

const example: Readonly<Record<SheetLang, Partial<Record<ColumnName, string>>>> = {
  zh: {
    name: '示例张三',
    number: 'YX-001',
    phone: '13800000000',
    town: '金池镇',
    village: '银杏坝村',
    team: '夜间巡逻队',
    skills: '急救、开车',
    languages: '普通话、本地话',
    available: '周末、周三晚上',
    source: '普通群众',
    registeredOn: '2024-03-05',
    trainings: '急救 2024-04-12',
    insuredUntil: '2025-12-31',
  },
  en: {
    name: 'Example Zhang San',
    number: 'YX-001',
    phone: '13800000000',
    town: 'Jinchi Town',
    village: 'Yinxingba Village',
    team: 'Night patrol',
    skills: 'First aid, Driving',
    languages: 'Mandarin, Local dialect',
    available: 'weekend, Wed evening',
    source: 'Citizens',
    registeredOn: '2024-03-05',
    trainings: 'First aid 2024-04-12',
    insuredUntil: '2025-12-31',
  },
};
const notes: Readonly<Record<SheetLang, readonly string[]>> = {
  zh: [
    '一行一个人，只读第一张表。必填：姓名，再加户号、电话、登记号里的一样。',
    '人要先在村民名册里；对不上的行会留下，写明怎么办，改好后再导入一次就行。',
    '村：导入一个村的名单可以空着。镇：有同名的村时才要写。',
    '服务队：队名，几个队用顿号分开。技能、语言、培训也用顿号分开。',
    '空闲时间：周末；工作日白天；周三晚上；随时。',
    '同一张表导入几次都行：认得的人只改有变化的。空着的格子不会清掉原来的。',
    '一个人上传，另一个人签字后才入册。一次最多 30000 行、10 MB。',
  ],
  en: [
    'One row per person, only the first sheet is read. Needed: the name, and one of household number, phone, register number.',
    'People must be on the register of residents; rows that match nobody stay, saying what to do, and can come again.',
    'Village: may be empty for the list of one village. Town: only where two villages have one name.',
    'Teams by name, several with commas; skills, languages and trainings as well.',
    'Free times: weekend; weekday daytime; Wed evening; always.',
    'The same sheet may come again: known people change only where it differs. Empty cells take nothing away.',
    'One person uploads, another signs. At most 30,000 rows and 10 MB.',
  ],
};

/** The empty list with an example and a sheet of notes. */
export async function templateSheet(lang: SheetLang): Promise<Buffer> {
  const rows: SheetData = [
    columnNames.map((column) => heading(headingOf(column, lang))),
    columnNames.map((column) => text(example[lang][column])),
  ];
  return writeXlsxFile([
    {
      data: rows,
      sheet: lang === 'zh' ? '志愿者' : 'Volunteers',
      columns: columnNames.map(() => ({ width: 16 })),
      stickyRowsCount: 1,
    },
    {
      data: notes[lang].map((note): Row => [text(note)]),
      sheet: lang === 'zh' ? '填写说明' : 'Notes',
      columns: [{ width: 100 }],
    },
  ]).toBuffer();
}

/** The rows with errors or notes as they stood, with what is the matter beside them. */
export async function errorSheet(
  paper: VolunteerImport,
  rows: readonly VolunteerImportRow[],
  lang: SheetLang,
): Promise<Buffer> {
  const columns = columnNames.filter((column) => paper.columns[column] !== undefined);
  const [rowTitle, matterTitle] = lang === 'zh' ? ['原表行号', '问题'] : ['Row', 'What is wrong'];
  const data: SheetData = [
    [rowTitle, ...columns.map((column) => headingOf(column, lang)), matterTitle].map(heading),
    ...rows.map(({ rowNo, content, problems }): Row => {
      const matter = (problems ?? []).map((each) => sayProblem(each, lang)).join(lang === 'zh' ? '；' : '; ');
      return [rowNo, ...columns.map((column) => text(content?.texts[column])), text(matter)];
    }),
  ];
  return writeXlsxFile([
    {
      data,
      sheet: lang === 'zh' ? '错误' : 'Errors',
      columns: [{ width: 10 }, ...columns.map(() => ({ width: 16 })), { width: 60 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}
