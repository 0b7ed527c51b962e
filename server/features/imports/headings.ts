import { HeadingReader, type Headings, type HeadingWords } from '#server/core/sheets/headings';

/** What a column of the sheet can hold. */
export const columnNames = [
  'externalKey',
  'number',
  'area',
  'head',
  'name',
  'relation',
  'phone',
  'birthYear',
  'cardNumber',
  'points',
  'honour',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Headings by what they mean, the template's own first: Chinese, then English. */
export const headingWords: HeadingWords<ColumnName> = {
  externalKey: ['编号', 'ID', '人员编号', '原编号', '外部编号', 'External key', 'External ID'],
  number: ['户号', 'Household number', '家庭编号', '门牌号', '户编号', '户籍号', 'Household', 'Household no'],
  area: [
    '网格',
    'Grid',
    '网格/组',
    '组',
    '小组',
    '村民小组',
    '组别',
    '所属网格',
    '楼栋',
    '网格名称',
    'Area',
    'Group',
    'Building',
  ],
  head: ['户主', 'Head', '户主姓名', 'Head of household', 'Household head'],
  name: ['姓名', 'Name', '成员姓名', '家庭成员', '居民姓名', 'Full name', 'Member'],
  relation: ['与户主关系', 'Relation to head', '关系', '家庭关系', 'Relation', 'Relationship'],
  phone: [
    '电话',
    'Phone',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '电话号码',
    '联系方式',
    'Mobile',
    'Phone number',
  ],
  birthYear: [
    '出生年份',
    'Birth year',
    '出生年',
    '出生年月',
    '出生日期',
    '生日',
    'Year of birth',
    'Born',
    'Date of birth',
  ],
  cardNumber: ['卡号', 'Card number', '积分卡号', '家庭卡号', 'Card', 'Card no'],
  points: [
    '期初积分',
    'Opening points',
    '积分',
    '现有积分',
    '积分余额',
    '结余积分',
    '原有积分',
    'Points',
    'Points balance',
  ],
  honour: [
    '期初荣誉分',
    'Opening honour',
    '荣誉分',
    '荣誉积分',
    'Honour',
    'Honor',
    'Honour points',
    'Opening honor',
  ],
};

const reader = new HeadingReader<ColumnName>(
  headingWords,
  (columns) => columns.number !== undefined && (columns.name !== undefined || columns.head !== undefined),
);

/** What a heading means, or null when nobody knows. */
export function columnOfHeading(heading: string): ColumnName | null {
  return reader.columnOf(heading);
}

/**
 * The row of headings: the first that names a household number and a name, each column once. Null when there is none
 * among the first rows.
 */
export function findHeadings(rows: readonly (readonly unknown[])[]): Headings<ColumnName> | null {
  return reader.find(rows);
}
