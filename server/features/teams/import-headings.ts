import { HeadingReader, type HeadingWords } from '#server/core/sheets/headings';

/** What a column of a list of volunteers can hold. */
export const columnNames = [
  'oldNumber',
  'name',
  'number',
  'phone',
  'town',
  'village',
  'team',
  'skills',
  'languages',
  'available',
  'source',
  'registeredOn',
  'trainings',
  'insuredUntil',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Headings by what they mean, the template's own first: Chinese, then English. */
export const headingWords: HeadingWords<ColumnName> = {
  oldNumber: ['登记号', 'Register number', '志愿者编号', '编号', '证号', 'ID'],
  name: ['姓名', 'Name', '志愿者姓名', '志愿者', 'Full name'],
  number: ['户号', 'Household number', '家庭编号', '门牌号', 'Household'],
  phone: ['电话', 'Phone', '手机', '手机号', '手机号码', '联系电话', '联系方式', 'Mobile'],
  town: ['镇', 'Town', '乡镇', '所属镇', '镇街'],
  village: ['村', 'Village', '村社区', '村/社区', '所在村', '行政村', '社区'],
  team: ['服务队', 'Team', '所在队伍', '队伍', '志愿服务队', '小队'],
  skills: ['技能', 'Skills', '特长', '专长', '技能特长'],
  languages: ['语言', 'Languages', '会说的话', 'Language'],
  available: ['空闲时间', 'Free times', '服务时间', '可服务时间', '空闲', 'Availability'],
  source: ['来源', 'Source', '人员来源', '来源类别', '身份', 'Source group'],
  registeredOn: ['登记日期', 'Registered on', '注册日期', '注册时间', '登记时间', 'Registration date'],
  trainings: ['培训', 'Trainings', '培训情况', '参加培训', 'Training'],
  insuredUntil: ['保险到期', 'Insured until', '保险有效期', '保险截止', '保险到期日', 'Insurance'],
};

/** Reads the headings of a list of volunteers: a name, and one thing by which to know who it is. */
export const headingReader = new HeadingReader<ColumnName>(
  headingWords,
  ({ name, number, phone, oldNumber }) =>
    name !== undefined && (number !== undefined || phone !== undefined || oldNumber !== undefined),
);
