import type {
  Course,
  GearKind,
  GearState,
  MemberState,
  ServiceKind,
  Skill,
  SourceGroup,
  SpokenLanguage,
  TeamState,
  VolunteerState,
} from '#client/gql/graphql';

type Pair = readonly [zh: string, en: string];

export const KINDS: Readonly<Record<ServiceKind, Pair>> = {
  POVERTY: ['扶贫', 'Helping the poor'],
  ELDERS: ['抚老', 'Elders'],
  HARDSHIP: ['济困', 'Hardship'],
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
export const SKILLS: Readonly<Record<Skill, Pair>> = {
  FIRST_AID: ['急救', 'First aid'],
  CARE: ['照护', 'Care'],
  COOKING: ['做饭', 'Cooking'],
  HAIRCUT: ['理发', 'Haircuts'],
  DRIVING: ['开车', 'Driving'],
  REPAIR: ['修理', 'Repairs'],
  FARM_MACHINES: ['农机', 'Farm machines'],
  TUTORING: ['辅导功课', 'Tutoring'],
  LAW: ['法律', 'Law'],
  MEDIATION: ['调解', 'Mediation'],
  PHONES: ['手机电脑', 'Phones and computers'],
  PERFORMING: ['文艺', 'Performing'],
  PHOTOGRAPHY: ['照相', 'Photography'],
  SWIMMING: ['游泳', 'Swimming'],
  FIRE_FIGHTING: ['灭火', 'Fire fighting'],
  WRITING: ['写字', 'Writing'],
};
export const LANGUAGES: Readonly<Record<SpokenLanguage, Pair>> = {
  MANDARIN: ['普通话', 'Mandarin'],
  DIALECT: ['本地话', 'Local dialect'],
  SIGN: ['手语', 'Sign language'],
  ENGLISH: ['英语', 'English'],
  QIANG: ['羌语', 'Qiang'],
  TIBETAN: ['藏语', 'Tibetan'],
  YI: ['彝语', 'Yi'],
  MIAO: ['苗语', 'Miao'],
};
export const SOURCES: Readonly<Record<SourceGroup, Pair>> = {
  CITIZEN: ['普通群众', 'Citizen'],
  DEPUTY: ['代表委员', 'Deputy or committee member'],
  LEGAL: ['法律工作者', 'Legal worker'],
  RETIRED: ['离退休人员', 'Retired staff'],
  FORMER_OFFICIAL: ['老村干部', 'Former village official'],
  WORTHY: ['五老三贤', 'Respected elder or worthy'],
};
export const COURSES: Readonly<Record<Course, Pair>> = {
  SERVICE: ['志愿服务基础', 'Basics of service'],
  FIRST_AID: ['急救', 'First aid'],
  PATROL: ['巡逻', 'Patrols'],
  FIRE_SAFETY: ['防火', 'Fire safety'],
  WATER_SAFETY: ['防溺水', 'Water safety'],
  ELDER_CARE: ['老人照护', 'Care of elders'],
  CHILD_SAFETY: ['儿童保护', 'Child safety'],
  ROAD_SAFETY: ['交通安全', 'Road safety'],
  DISASTER: ['防灾救灾', 'Disaster'],
};
export const GEAR: Readonly<Record<GearKind, Pair>> = {
  ARMBAND: ['红袖套', 'Red armband'],
  RIBBON: ['绿丝带', 'Green ribbon'],
  VEST: ['马甲', 'Vest'],
  TORCH: ['手电筒', 'Torch'],
  RADIO: ['对讲机', 'Radio'],
  WHISTLE: ['口哨', 'Whistle'],
  LIFE_RING: ['救生圈', 'Life ring'],
  FIRST_AID: ['急救箱', 'First-aid box'],
  FIRE_TOOL: ['灭火工具', 'Fire tool'],
};
export const GEAR_STATES: Readonly<Record<GearState, Pair>> = {
  STORED: ['在库', 'In store'],
  HELD: ['已领', 'Out'],
  LOST: ['丢失', 'Lost'],
  WORN_OUT: ['用坏了', 'Worn out'],
};
export const TEAM_STATES: Readonly<Record<TeamState, Pair>> = {
  ACTIVE: ['活动中', 'Active'],
  RESTING: ['休整', 'Resting'],
  CLOSED: ['已解散', 'Closed'],
};
export const MEMBER_STATES: Readonly<Record<MemberState, Pair>> = {
  ASKED: ['等队长答复', 'Waiting for the leader'],
  ACTIVE: ['队员', 'Member'],
  REFUSED: ['没有通过', 'Refused'],
  LEFT: ['已离队', 'Left'],
};
export const VOLUNTEER_STATES: Readonly<Record<VolunteerState, Pair>> = {
  ACTIVE: ['在册', 'Registered'],
  PAUSED: ['休息', 'On a break'],
  LEFT: ['已退出', 'Has left'],
};

/** The options of a list of words, in the order of the table. */
export function optionsOf<T extends string>(
  words: Readonly<Record<T, Pair>>,
  pick: (zh: string, en: string) => string,
): { value: T; label: string }[] {
  return (Object.entries(words) as [T, Pair][]).map(([value, [zh, en]]) => ({ value, label: pick(zh, en) }));
}
