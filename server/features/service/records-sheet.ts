// The service records as a sheet: columns as the README documents them; text stays text, never a formula.
import writeXlsxFile, { type Row, type SheetData } from 'write-excel-file/node';
import type { Reader } from '#server/core/database';
import { HoursKind } from './rules';

export type SheetLang = 'zh' | 'en';

interface SheetRow {
  seq: number;
  volunteerNumber: string | null;
  name: string;
  householdNumber: string | null;
  doneOn: string;
  minutes: number;
  kind: HoursKind;
  team: string | null;
  title: string | null;
  place: string | null;
  ruleCode: string | null;
  ruleName: string | null;
  recordId: string | null;
  move: string;
  postedOn: string;
}

const kindWords: Readonly<Record<HoursKind, readonly [zh: string, en: string]>> = {
  POVERTY: ['扶贫', 'Poor households'],
  ELDERS: ['抚老', 'Elders'],
  HARDSHIP: ['济困', 'Hardship'],
  SICK: ['恤病', 'The sick'],
  DISABLED: ['助残', 'Disabled people'],
  ORPHANS: ['救孤', 'Orphans'],
  DISASTER: ['救灾', 'Disaster relief'],
  MEDICAL: ['助医', 'Medical help'],
  SCHOOLING: ['助学', 'Schooling'],
  PATROL: ['义务巡逻', 'Patrol'],
  DELIVERY: ['代办代送', 'Delivery'],
  RIVER: ['巡河', 'River watch'],
  FIRE: ['森林防火', 'Fire watch'],
  OTHER: ['其他', 'Other'],
};

const moveWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  GRANT: ['计入', 'counted'],
  REVERSAL: ['冲正', 'reversed'],
};

interface SheetColumn {
  zh: string;
  en: string;
  width: number;
  cell: (row: SheetRow, lang: SheetLang) => string | number | null;
}

const pick = (words: readonly [string, string] | undefined, lang: SheetLang): string =>
  words?.[lang === 'zh' ? 0 : 1] ?? '';

// The order and the names are a promise: README, "Service records as a sheet".
const columns: readonly SheetColumn[] = [
  { zh: '账号序号', en: 'Ledger number', width: 10, cell: (row) => row.seq },
  { zh: '志愿者编号', en: 'Volunteer number', width: 14, cell: (row) => row.volunteerNumber },
  { zh: '姓名', en: 'Name', width: 12, cell: (row) => row.name },
  { zh: '户号', en: 'Household', width: 14, cell: (row) => row.householdNumber },
  { zh: '服务日期', en: 'Day', width: 12, cell: (row) => row.doneOn },
  { zh: '时长（分钟）', en: 'Minutes', width: 12, cell: (row) => row.minutes },
  { zh: '服务类别', en: 'Kind', width: 14, cell: (row, lang) => pick(kindWords[row.kind], lang) },
  { zh: '队伍', en: 'Team', width: 18, cell: (row) => row.team },
  { zh: '服务内容', en: 'What', width: 30, cell: (row) => row.title },
  { zh: '地点', en: 'Place', width: 16, cell: (row) => row.place },
  { zh: '规则编号', en: 'Rule', width: 10, cell: (row) => row.ruleCode },
  { zh: '规则名称', en: 'Name of the rule', width: 24, cell: (row) => row.ruleName },
  { zh: '入账日期', en: 'Posted on', width: 12, cell: (row) => row.postedOn },
  { zh: '入账方式', en: 'Line', width: 10, cell: (row, lang) => pick(moveWords[row.move], lang) },
  { zh: '记录编号', en: 'Record', width: 38, cell: (row) => row.recordId },
];

/** Every line of minutes of a village's people done in a calendar year, in the order of the ledger. */
async function sheetRows(reader: Reader, villageId: string, year: number): Promise<SheetRow[]> {
  return reader.rows<SheetRow>(
    `select m.seq, vo.number as volunteer_number, p.name, h.number as household_number, m.done_on, m.minutes, m.kind,
       t.name as team, coalesce(k.title, r.title) as title, nullif(coalesce(k.place, r.place), '') as place,
       u.code as rule_code, v.name_zh as rule_name, m.record_id, m.move,
       (m.posted_at at time zone 'Asia/Shanghai')::date as posted_on
     from minutes_line m join resident p on p.id = m.resident_id
     left join household h on h.id = p.household_id left join volunteer vo on vo.resident_id = p.id
     left join activity_record r on r.id = m.record_id left join rule u on u.id = r.rule_id
     left join rule_version v on v.id = r.rule_version_id left join task k on k.id = m.task_id
     left join team t on t.id = m.team_id
     where m.village_id = $1 and m.done_on between make_date($2, 1, 1) and make_date($2, 12, 31)
     order by m.seq`,
    [villageId, year],
  );
}

/** The service records of a year as .xlsx. */
export async function recordsSheet(
  reader: Reader,
  villageId: string,
  year: number,
  lang: SheetLang,
): Promise<Buffer> {
  const rows = await sheetRows(reader, villageId, year);
  const data: SheetData = [
    columns.map((column) => ({ value: column[lang], fontWeight: 'bold' as const })),
    ...rows.map(
      (row): Row =>
        columns.map(({ cell }) => {
          const value = cell(row, lang);
          if (value === null || value === '') return null;
          return typeof value === 'number' ? { value, type: Number } : { value, type: String };
        }),
    ),
  ];
  return writeXlsxFile([
    {
      data,
      sheet: lang === 'zh' ? '服务记录' : 'Service records',
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}
