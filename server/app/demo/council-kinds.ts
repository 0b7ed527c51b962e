import { communityCode, units, villageCode } from './areas';

/** The seven kinds of council and the volunteer team, and which unit keeps which of them. */

export type CouncilKindCode = 'RW' | 'DG' | 'EL' | 'MR' | 'RC' | 'MC' | 'OC' | 'VT';
type MeetingRhythm = 'MONTHLY' | 'QUARTERLY' | 'HALF_YEARLY' | 'WHEN_NEEDED';

interface CouncilKindSeed {
  readonly code: CouncilKindCode;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly charterZh: string;
  readonly charterEn: string;
  readonly seatsMin: number;
  readonly seatsMax: number;
  readonly termYears: number;
  readonly meets: MeetingRhythm;
  readonly meetsZh: string;
  readonly meetsEn: string;
  /** Share of seats that must be present, as a fraction and, rounded up, in percent. */
  readonly quorum: readonly [present: number, of: number];
  readonly quorumPercent: number;
  /** Youngest age of a member, where the charter sets one. */
  readonly minAge: number | null;
  /** Codes, or two-letter prefixes, of the rules the council approves. */
  readonly approves: readonly string[];
  readonly mustNotHoldZh: string;
  readonly mustNotHoldEn: string;
}

interface CouncilSeed {
  /** Area code, a dash and the kind: `SX-02-02-RW`. */
  readonly code: string;
  readonly kindCode: CouncilKindCode;
  readonly areaCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export const councilKinds: readonly CouncilKindSeed[] = [
  {
    code: 'RW',
    nameZh: '红白理事会',
    nameEn: 'Weddings and Funerals Council',
    charterZh:
      '提前3天接受红白事报备，送菜单、借桌椅碗筷，按村规民约商定桌数和礼金标准，当天走访，事后道谢并估算节省的开销。',
    charterEn:
      'Takes notice three days ahead, offers menus and lends tables and bowls, agrees table and gift limits from the village rules, visits on the day, thanks the family and estimates what was saved.',
    seatsMin: 5,
    seatsMax: 8,
    termYears: 3,
    meets: 'QUARTERLY',
    meetsZh: '每季度一次，有红白事随时碰头',
    meetsEn: 'Every quarter, and whenever there is an event',
    quorum: [1, 2],
    quorumPercent: 50,
    minAge: null,
    approves: ['CU'],
    mustNotHoldZh: '每位客人的礼金名单；各家收入情况',
    mustNotHoldEn: 'Lists of gifts per guest; family income',
  },
  {
    code: 'DG',
    nameZh: '禁毒禁赌协会',
    nameEn: 'Anti-Drug and Anti-Gambling Association',
    charterZh: '进学校、赶场日摆摊讲禁毒禁赌，开家庭晚会，发铲毒传单和求助热线卡，用棋牌赛、广场舞代替赌钱。',
    charterEn:
      'Speaks at school and on market days, holds family evenings, gives out leaflets and helpline cards, and offers chess and dance evenings in place of card stakes.',
    seatsMin: 5,
    seatsMax: 7,
    termYears: 3,
    meets: 'QUARTERLY',
    meetsZh: '每季度一次',
    meetsEn: 'Every quarter',
    quorum: [1, 2],
    quorumPercent: 50,
    minAge: null,
    approves: ['LE-04'],
    mustNotHoldZh: '吸毒、赌博人员的姓名或线索；针对个人的举报（请拨打110）',
    mustNotHoldEn: 'Names or hints of users or gamblers; tips about persons (call 110 instead)',
  },
  {
    code: 'EL',
    nameZh: '老年人协会',
    nameEn: 'Elders Association',
    charterZh: '探访老人、过生日、办节日聚餐，组织锣鼓队和舞队，开手机课，老人帮老人，安排亲情视频时段。',
    charterEn:
      'Visits elders, keeps birthdays and festival meals, runs the drum and dance groups and the phone class, arranges elder-to-elder help and video-call slots.',
    seatsMin: 5,
    seatsMax: 7,
    termYears: 3,
    meets: 'MONTHLY',
    meetsZh: '每月一次',
    meetsEn: 'Every month',
    quorum: [1, 2],
    quorumPercent: 50,
    minAge: 60,
    approves: ['VS-02', 'CA-01', 'CA-02', 'CA-05'],
    mustNotHoldZh: '健康档案；经本人同意只记“需要探访”',
    mustNotHoldEn: 'Health files; only “visit needed”, with consent',
  },
  {
    code: 'MR',
    nameZh: '道德评议会',
    nameEn: 'Moral Review Council',
    charterZh: '受理好人好事提名，听取情况，无记名投票，公示，请榜样上讲堂，事后回访。',
    charterEn:
      'Takes nominations of good deeds, hears them, votes in secret, publishes, invites the person to the lecture hall and visits afterwards.',
    seatsMin: 7,
    seatsMax: 11,
    termYears: 3,
    meets: 'QUARTERLY',
    meetsZh: '每季度一次，评月度新事时加开',
    meetsEn: 'Every quarter, and for the good deed of the month',
    quorum: [2, 3],
    quorumPercent: 67,
    minAge: null,
    approves: ['LE-01', 'LE-02', 'HO-01', 'HO-02', 'HO-03'],
    mustNotHoldZh: '黑名单；家庭矛盾细节',
    mustNotHoldEn: 'Black lists; details of family quarrels',
  },
  {
    code: 'RC',
    nameZh: '村民议事会',
    nameEn: 'Residents Council',
    charterZh: '按村民小组推选，商议村里大事，修订积分规则，列项目清单，推选监督员，组织验收。',
    charterEn:
      'Chosen by groups; discusses village matters, changes the points rules, lists projects, names resident supervisors and accepts finished works.',
    seatsMin: 9,
    seatsMax: 15,
    termYears: 3,
    meets: 'MONTHLY',
    meetsZh: '每月一次',
    meetsEn: 'Every month',
    quorum: [2, 3],
    quorumPercent: 67,
    minAge: null,
    approves: ['PA-04', 'EN-01', 'GO', 'HO-02', 'LO'],
    mustNotHoldZh: '与议题无关的个人资料',
    mustNotHoldEn: 'Personal details that the matter does not need',
  },
  {
    code: 'MC',
    nameZh: '人民调解委员会',
    nameEn: 'People’s Mediation Committee',
    charterZh: '登记纠纷，当面调解，签协议，7天、30天回访，每月排查一遍，成员中有妇女。',
    charterEn:
      'Registers disputes, brings the parties together, writes the agreement, follows up after 7 and 30 days and makes a monthly round; a woman is a member.',
    seatsMin: 3,
    seatsMax: 9,
    termYears: 3,
    meets: 'MONTHLY',
    meetsZh: '每月排查一次，有纠纷随时调解',
    meetsEn: 'A monthly round, and whenever there is a dispute',
    quorum: [1, 2],
    quorumPercent: 50,
    minAge: null,
    approves: ['PA-05', 'PA-06', 'PA-07'],
    mustNotHoldZh: '对外公开的案件细节',
    mustNotHoldEn: 'Case details in public',
  },
  {
    code: 'OC',
    nameZh: '村务监督委员会',
    nameEn: 'Oversight Committee',
    charterZh: '监督超市账目，每月一起盘点，查资金、查公示，成员不在村委会任职。',
    charterEn:
      'Watches the shop, joins the monthly count, checks the fund and the notices; no member sits on the village committee.',
    seatsMin: 3,
    seatsMax: 3,
    termYears: 3,
    meets: 'MONTHLY',
    meetsZh: '每月盘点日',
    meetsEn: 'Every month on counting day',
    quorum: [2, 3],
    quorumPercent: 67,
    minAge: null,
    approves: ['CA-06'],
    mustNotHoldZh: '居民个人资料',
    mustNotHoldEn: 'Personal details of residents',
  },
  {
    code: 'VT',
    nameZh: '志愿服务队',
    nameEn: 'Volunteer Team',
    charterZh: '按九类服务派任务，夜巡、巡河、巡山，来去点名，时长记账。',
    charterEn:
      'Gives out tasks of the nine kinds, walks night, river and fire watch, calls the roll and keeps the hours.',
    seatsMin: 2,
    seatsMax: 60,
    termYears: 1,
    meets: 'WHEN_NEEDED',
    meetsZh: '按任务集合',
    meetsEn: 'As tasks call',
    quorum: [1, 2],
    quorumPercent: 50,
    minAge: null,
    approves: [],
    mustNotHoldZh: '被帮助人的情况，任务需要以外的一律不记',
    mustNotHoldEn: 'Notes about the persons helped beyond the task',
  },
];

/** How often a council of that rhythm meets in a year; 0: when there is need. */
export const meetingsPerYear: Readonly<Record<MeetingRhythm, number>> = {
  MONTHLY: 12,
  QUARTERLY: 4,
  HALF_YEARLY: 2,
  WHEN_NEEDED: 0,
};

interface PlaceSeed {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly min: number;
  readonly max: number;
}

const titles: Readonly<Partial<Record<CouncilKindCode, readonly [chair: string, member: string]>>> = {
  MC: ['主任', '调解员'],
  OC: ['主任', '监督委员'],
  RC: ['会长', '议事员'],
  MR: ['会长', '评议员'],
  VT: ['队长', '队员'],
};

/** The places of a kind: its chair, deputies and secretary where it has them, and the members. */
export function placesOf(kind: CouncilKindSeed): readonly PlaceSeed[] {
  const [chair, member] = titles[kind.code] ?? ['会长', '理事'];
  const small = kind.seatsMax <= 3;
  return [
    { code: 'CHAIR', nameZh: chair, nameEn: 'Chair', min: 1, max: 1 },
    { code: 'DEPUTY', nameZh: `副${chair}`, nameEn: 'Deputy chair', min: 0, max: small ? 1 : 2 },
    ...(small ? [] : [{ code: 'SECRETARY', nameZh: '秘书', nameEn: 'Secretary', min: 0, max: 1 }]),
    { code: 'MEMBER', nameZh: member, nameEn: 'Member', min: 0, max: kind.seatsMax - 1 },
  ];
}

interface ThingSeed {
  readonly zh: string;
  readonly en: string;
}

const papers: readonly ThingSeed[] = [
  { zh: '会议记录本和决议', en: 'Minutes and resolutions' },
  { zh: '公章和钥匙', en: 'Seal and keys' },
  { zh: '没办完的事', en: 'What is still open' },
];

const things: Readonly<Partial<Record<CouncilKindCode, readonly ThingSeed[]>>> = {
  RW: [{ zh: '桌椅碗筷、音响清单和实物', en: 'Tables, bowls and sound set, with their list' }],
  DG: [{ zh: '宣传资料和热线卡', en: 'Leaflets and helpline cards' }],
  EL: [{ zh: '探访安排和活动器材', en: 'Visit plan and things for the groups' }],
  MR: [{ zh: '提名表和公示存根', en: 'Nomination forms and copies of notices' }],
  MC: [{ zh: '协议书存档和回访安排', en: 'Filed agreements and follow-ups' }],
  OC: [{ zh: '盘点表和检查记录', en: 'Count sheets and inspection notes' }],
  RC: [{ zh: '项目清单和验收单', en: 'List of projects and acceptance papers' }],
};

/** What is handed over when a chair, deputy or secretary of that kind changes. */
export function handOverOf(code: CouncilKindCode): readonly ThingSeed[] {
  return [...papers, ...(things[code] ?? [])];
}

const fullKinds = ['RW', 'DG', 'EL', 'MR', 'RC', 'MC', 'OC'] as const;

const kindByCode = new Map(councilKinds.map((kind) => [kind.code, kind]));

/** In a community the residents, not the villagers, hold council. */
function councilName(kindCode: CouncilKindCode, isCommunity: boolean): readonly [zh: string, en: string] {
  const kind = kindByCode.get(kindCode);
  if (!kind) throw new Error(`Unknown council kind ${kindCode}`);
  if (!isCommunity) return [kind.nameZh, kind.nameEn];
  if (kindCode === 'RC') return ['居民议事会', kind.nameEn];
  if (kindCode === 'OC') return ['居务监督委员会', 'Community Oversight Committee'];
  return [kind.nameZh, kind.nameEn];
}

/**
 * Every unit has the two councils the shop cannot run without (RC, OC) and mediation; larger or busier ones keep
 * more, the two full units all seven.
 */
function kindsOf(unitCode: string, index: number): readonly CouncilKindCode[] {
  if (unitCode === villageCode || unitCode === communityCode) return fullKinds;
  return fullKinds.filter(
    (kind, place) =>
      kind === 'RC' || kind === 'OC' || kind === 'MC' || kind === 'RW' || (index * 7 + place * 3) % 5 < 3,
  );
}

/** The code of a unit's council of one kind. */
export function councilCode(unitCode: string, kindCode: CouncilKindCode): string {
  return `${unitCode}-${kindCode}`;
}

/** Councils of the whole county. */
export const councils: readonly CouncilSeed[] = units.flatMap((unit, index) =>
  kindsOf(unit.code, index).map((kindCode): CouncilSeed => {
    const [nameZh, nameEn] = councilName(kindCode, unit.kind === 'COMMUNITY');
    return {
      code: councilCode(unit.code, kindCode),
      kindCode,
      areaCode: unit.code,
      nameZh: `${unit.nameZh}${nameZh}`,
      nameEn: `${unit.nameEn} ${nameEn}`,
    };
  }),
);
