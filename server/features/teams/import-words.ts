// How villages write what a volunteer can, says and learnt: every word leads to one of ours.
import { EVERY_SPAN, spanBit } from './rules';
import { Course, Skill, SourceGroup, SpokenLanguage } from './volunteer.entity';

type Words<T extends string> = Readonly<Record<T, readonly [zh: string, en: string, ...others: string[]]>>;

const skillWords: Words<Skill> = {
  FIRST_AID: ['急救', 'First aid', '救护', '心肺复苏'],
  CARE: ['照护', 'Care', '护理', '照顾老人', '陪护'],
  COOKING: ['做饭', 'Cooking', '厨艺', '烹饪'],
  HAIRCUT: ['理发', 'Haircuts', '剪发'],
  DRIVING: ['开车', 'Driving', '驾驶', '驾照'],
  REPAIR: ['修理', 'Repairs', '水电', '维修', '水电维修', '木工'],
  FARM_MACHINES: ['农机', 'Farm machines', '开农机', '农机驾驶'],
  TUTORING: ['辅导功课', 'Tutoring', '辅导', '教学', '课业辅导'],
  LAW: ['法律', 'Law', '法律咨询', '普法'],
  MEDIATION: ['调解', 'Mediation', '矛盾调解'],
  PHONES: ['手机电脑', 'Phones and computers', '电脑', '手机', '教用手机'],
  PERFORMING: ['文艺', 'Performing', '唱歌', '跳舞', '文艺表演', '乐器'],
  PHOTOGRAPHY: ['照相', 'Photography', '摄影', '摄像'],
  SWIMMING: ['游泳', 'Swimming', '水性好', '水上救援'],
  FIRE_FIGHTING: ['灭火', 'Fire fighting', '消防'],
  WRITING: ['写字', 'Writing', '书法', '文书', '写作'],
};
const languageWords: Words<SpokenLanguage> = {
  MANDARIN: ['普通话', 'Mandarin', '国语'],
  DIALECT: ['本地话', 'Local dialect', '方言', '土话', '四川话', '陕南话'],
  SIGN: ['手语', 'Sign language'],
  ENGLISH: ['英语', 'English', '英文'],
  QIANG: ['羌语', 'Qiang', '羌话'],
  TIBETAN: ['藏语', 'Tibetan', '藏话'],
  YI: ['彝语', 'Yi', '彝话'],
  MIAO: ['苗语', 'Miao', '苗话'],
};
const sourceWords: Words<SourceGroup> = {
  DEPUTY: ['代表委员', 'Deputies and committee members', '人大代表', '政协委员', '两代表一委员', '党代表'],
  LEGAL: ['法律工作者', 'Legal workers', '律师', '法律明白人', '司法人员'],
  RETIRED: ['离退休人员', 'Retired staff', '退休人员', '退休干部', '退休职工', '离退休干部'],
  FORMER_OFFICIAL: ['老村干部', 'Former village officials', '离任村干部', '退职村干部', '原村干部'],
  WORTHY: ['五老三贤', 'Respected elders and worthies', '五老', '乡贤', '新乡贤', '五老人员'],
  CITIZEN: ['普通群众', 'Citizens', '群众', '村民', '居民', '普通村民'],
};
const courseWords: Words<Course> = {
  SERVICE: ['志愿服务基础', 'Basics of voluntary service', '志愿服务', '基础培训', '岗前培训'],
  FIRST_AID: ['急救', 'First aid', '救护', '急救培训'],
  PATROL: ['巡逻', 'Patrols', '治安巡逻', '巡防'],
  FIRE_SAFETY: ['防火', 'Fire safety', '消防', '消防安全', '森林防火'],
  WATER_SAFETY: ['防溺水', 'Water safety', '水上安全', '巡河'],
  ELDER_CARE: ['老人照护', 'Care of elders', '照护', '养老护理'],
  CHILD_SAFETY: ['儿童保护', 'Child safety', '未成年人保护'],
  ROAD_SAFETY: ['交通安全', 'Road safety', '交通劝导'],
  DISASTER: ['防灾救灾', 'Disaster', '防灾', '救灾', '防汛'],
};

/** A word as it is compared: without blanks, in one case. */
export function bareWord(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

function indexOf<T extends string>(words: Words<T>): ReadonlyMap<string, T> {
  return new Map(
    (Object.keys(words) as T[]).flatMap((key) => [
      [key.toLowerCase(), key] as const,
      ...words[key].map((word) => [bareWord(word), key] as const),
    ]),
  );
}

const skillIndex = indexOf(skillWords);
const languageIndex = indexOf(languageWords);
const sourceIndex = indexOf(sourceWords);
const courseIndex = indexOf(courseWords);

const SPLIT = /[、,;/|+\n]|\s{2,}/;

/** The pieces of a cell that lists several things. */
export function piecesOf(text: string): string[] {
  return text
    .split(SPLIT)
    .map((piece) => piece.trim())
    .filter(Boolean);
}

interface Read<T> {
  known: T[];
  /** Pieces that nobody understood. */
  unknown: string[];
}

function readList<T extends string>(text: string, index: ReadonlyMap<string, T>): Read<T> {
  const pieces = piecesOf(text);
  const known = pieces.flatMap((piece) => index.get(bareWord(piece)) ?? []);
  return {
    known: [...new Set(known)].toSorted(),
    unknown: pieces.filter((piece) => !index.has(bareWord(piece))),
  };
}

export const readSkills = (text: string): Read<Skill> => readList(text, skillIndex);
export const readLanguages = (text: string): Read<SpokenLanguage> => readList(text, languageIndex);
export const readSource = (text: string): SourceGroup | null => sourceIndex.get(bareWord(text)) ?? null;

/** A day as people write it (2025-03-05, 2025年3月5日, 2025/3/5, 20250305) as 'YYYY-MM-DD'; null when it is none. */
export function readDay(text: string): string | null {
  const [, year, month, date] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ??
    [];
  if (!year || !month || !date) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

/** Courses, each with its day where one is written: 急救 2025-03-01；防火. */
export function readCourses(text: string): Read<{ course: Course; passedOn: string | null }> {
  const known = new Map<Course, string | null>();
  const unknown: string[] = [];
  for (const piece of text
    .split(/[、,;|+\n]/)
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [, name = '', day] =
      /^(.*?)[\s((:]*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{8})?[))]?$/.exec(piece) ?? [];
    const course = courseIndex.get(bareWord(name));
    const passedOn = day ? readDay(day) : null;
    if (!course || (day && !passedOn)) unknown.push(piece);
    else known.set(course, passedOn);
  }
  return { known: [...known].map(([course, passedOn]) => ({ course, passedOn })), unknown };
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const parts: readonly [RegExp, readonly number[]][] = [
  [/上午|早上|morning/i, [0]],
  [/下午|afternoon/i, [1]],
  [/晚上|晚间|夜间|夜里|evening/i, [2]],
  [/白天|daytime/i, [0, 1]],
];

function daysOf(text: string): number[] {
  if (/周末|双休|weekend/i.test(text)) return [5, 6];
  if (/工作日|平时|weekday/i.test(text)) return [0, 1, 2, 3, 4];
  const span = /(?:周|星期)([一二三四五六日天])(?:至|到|-|~)(?:周|星期)?([一二三四五六日天])/.exec(text);
  const place = (sign: string | undefined): number => weekdays.indexOf(sign === '天' ? '日' : (sign ?? ''));
  if (span) {
    const [from, to] = [place(span[1]), place(span[2])];
    return from <= to ? Array.from({ length: to - from + 1 }, (_, n) => from + n) : [];
  }
  const named = [...text.matchAll(/(?:周|星期)([一二三四五六日天]+)/g)].flatMap(([, signs = '']) =>
    [...signs].map(place),
  );
  const english = englishDays.flatMap((name, day) => (new RegExp(`\\b${name}`, 'i').test(text) ? [day] : []));
  if (named.length + english.length > 0) return [...named, ...english];
  return [0, 1, 2, 3, 4, 5, 6];
}

/** Free times as people write them (周末；周三晚上；工作日白天；随时) as 21 bits; null for a piece nobody understood. */
export function readFreeTimes(text: string): number | null {
  let bits = 0;
  for (const piece of text
    .split(/[、,;|+\n]/)
    .map((each) => each.trim())
    .filter(Boolean)) {
    if (/^(随时|都可以|全天|每天|any ?time|always)$/i.test(piece)) {
      bits |= EVERY_SPAN;
      continue;
    }
    const spans = parts.flatMap(([word, which]) => (word.test(piece) ? which : []));
    const saysDay = /周|星期|工作日|平时|双休|weekend|weekday|\b(mon|tue|wed|thu|fri|sat|sun)/i.test(piece);
    if (spans.length === 0 && !saysDay) return null;
    for (const day of daysOf(piece)) {
      for (const part of spans.length > 0 ? spans : [0, 1, 2]) bits |= spanBit(day, part);
    }
  }
  return bits;
}
