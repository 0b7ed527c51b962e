import type { ServiceKind, SpokenLanguage } from '#client/gql/graphql';

type Pair = readonly [zh: string, en: string];

export const SERVICE_KINDS: Readonly<Record<ServiceKind, Pair>> = {
  ELDERS: ['抚老', 'Elders'],
  HARDSHIP: ['济困', 'Hardship'],
  POVERTY: ['扶贫', 'Helping the poor'],
  SICK: ['恤病', 'The sick'],
  DISABLED: ['助残', 'Disabled people'],
  ORPHANS: ['救孤', 'Orphans'],
  DISASTER: ['救灾', 'Disaster'],
  MEDICAL: ['助医', 'Medical help'],
  SCHOOLING: ['助学', 'Schooling'],
  PATROL: ['巡逻（红袖套）', 'Patrol (red armband)'],
  DELIVERY: ['送物（绿丝带）', 'Delivery (green ribbon)'],
  RIVER: ['护河', 'River watch'],
  FIRE: ['防火', 'Fire watch'],
};

export const LANGUAGES: Readonly<Record<SpokenLanguage, Pair>> = {
  DIALECT: ['本地话', 'the local dialect'],
  MANDARIN: ['普通话', 'Mandarin'],
  SIGN: ['手语', 'sign language'],
  QIANG: ['羌语', 'Qiang'],
  TIBETAN: ['藏语', 'Tibetan'],
  YI: ['彝语', 'Yi'],
  MIAO: ['苗语', 'Miao'],
  ENGLISH: ['英语', 'English'],
};

/** The value a form holds, when it is a word of the table. */
export function wordIn<T extends string>(words: Readonly<Record<T, Pair>>, text: string): T | null {
  return (Object.keys(words) as T[]).find((word) => word === text) ?? null;
}

/** The options of a list of words, in the order of the table. */
export function optionsOf<T extends string>(
  words: Readonly<Record<T, Pair>>,
  pick: (zh: string, en: string) => string,
): { value: T; label: string }[] {
  return (Object.entries(words) as [T, Pair][]).map(([value, [zh, en]]) => ({ value, label: pick(zh, en) }));
}
