import type { Fate } from './act-life';

/** Acts the demo tells stories about. `daysAgo` counts back from the reference day. */
export interface StoryAct {
  readonly residentKey: string;
  readonly ruleCode: string;
  readonly daysAgo: number;
  readonly hour: number;
  readonly minutes: number;
  readonly points: number;
  readonly titleZh?: string;
  readonly noteZh?: string;
  readonly filerKey?: string;
  readonly fate?: Fate;
}

type Hours = readonly [ruleCode: string, hour: number, minutes: number, points: number, times: number];

// 52 hours, 3,120 minutes, 212 points.
const qiaozhenYear: readonly Hours[] = [
  ['VS-08', 8, 180, 15, 4],
  ['VS-02', 9, 240, 16, 2],
  ['VS-09', 14, 120, 8, 5],
  ['CA-03', 16, 60, 5, 6],
  ['VS-02', 9, 120, 8, 3],
  ['VS-01', 8, 240, 16, 1],
  ['VS-04', 9, 180, 15, 1],
  ['VS-03', 9, 180, 12, 1],
];

/** The year of 邓巧珍, spread from eleven months ago to four weeks ago. */
function qiaozhenActs(): StoryAct[] {
  const acts = qiaozhenYear.flatMap(([ruleCode, hour, minutes, points, times], row) =>
    Array.from({ length: times }, (_, turn) => ({
      ruleCode,
      hour,
      minutes,
      points,
      order: turn / times + row / 40,
    })),
  );
  // Kinds take turns, so that no month is all lessons or all escorts.
  const ordered = acts.toSorted((one, other) => one.order - other.order);
  return ordered.map(({ ruleCode, hour, minutes, points }, place) => ({
    residentKey: 'deng-qiaozhen',
    ruleCode,
    daysAgo: 345 - Math.round((place * 315) / (ordered.length - 1)),
    hour,
    minutes,
    points,
  }));
}

const guiyingYards: StoryAct[] = [330, 268, 207, 146, 85, 54].map((daysAgo) => ({
  residentKey: 'zhu-guiying',
  ruleCode: 'EN-01',
  daysAgo,
  hour: 10,
  minutes: 15,
  points: 10,
}));

const halfApproved: readonly (readonly [
  residentKey: string,
  ruleCode: string,
  daysAgo: number,
  points: number,
])[] = [
  ['xie-yulan', 'CU-02', 7, 30],
  ['jiao-dacheng', 'GO-06', 8, 40],
  ['yx-g1-013-1', 'HO-01', 9, 40],
];

const objected: readonly (readonly [
  residentKey: string,
  ruleCode: string,
  daysAgo: number,
  points: number,
])[] = [
  ['yx-g2-010-1', 'VS-01', 7, 12],
  ['yx-g3-019-2', 'VS-04', 8, 15],
  ['yx-g1-013-2', 'VS-02', 9, 12],
];

export const storyActs: readonly StoryAct[] = [
  ...qiaozhenActs(),
  ...guiyingYards,
  // A rater's brother is given the full ten points; a neighbour objects and the council rates anew.
  {
    residentKey: 'yx-g1-002-1',
    ruleCode: 'EN-01',
    daysAgo: 122,
    hour: 10,
    minutes: 15,
    points: 10,
    titleZh: '庭院月评 · 上坝',
    noteZh: '评议员上门评分，评为优秀。',
    filerKey: 'wang-dehou',
    fate: 'OBJECTED_STRUCK',
  },
  {
    residentKey: 'yx-g1-002-2',
    ruleCode: 'EN-01',
    daysAgo: 90,
    hour: 15,
    minutes: 15,
    points: 5,
    titleZh: '庭院重新评议 · 上坝',
    noteZh: '上次评分因评议员是亲属未予发放，另派两人重评，评为良好。',
    filerKey: 'he-chunmei',
  },
  {
    residentKey: 'tang-fulai',
    ruleCode: 'CU-04',
    daysAgo: 64,
    hour: 8,
    minutes: 0,
    points: 10,
    titleZh: '操办丧事一场 · 河西',
    noteZh: '12桌，不请乐队，从简办完，为主家省下近8000元。',
    filerKey: 'he-chunmei',
  },
  {
    residentKey: 'mu-jiaxing',
    ruleCode: 'PA-03',
    daysAgo: 41,
    hour: 7,
    minutes: 20,
    points: 3,
    titleZh: '学堂坡弯道路面塌了一块',
    noteZh: '送孩子上学时看见，宽约1米，已用树枝围住，请尽快填补。',
  },
  {
    residentKey: 'mu-jiaxing',
    ruleCode: 'PA-03',
    daysAgo: 3,
    hour: 19,
    minutes: 20,
    points: 3,
    titleZh: '老桥头路灯不亮',
    noteZh: '桥头第2盏灯连着三晚不亮，老人过桥看不清台阶。',
  },
  ...objected.map(
    ([residentKey, ruleCode, daysAgo, points]): StoryAct => ({
      residentKey,
      ruleCode,
      daysAgo,
      hour: 9,
      minutes: 180,
      points,
      fate: 'OBJECTED_OPEN',
    }),
  ),
  {
    residentKey: 'jiao-dacheng',
    ruleCode: 'EN-04',
    daysAgo: 6,
    hour: 17,
    minutes: 60,
    points: 8,
    titleZh: '管护老桥头绿地一个月',
    noteZh: '草锄了，栏杆擦了，照片只拍了一张。',
    fate: 'RETURNED',
  },
  {
    residentKey: 'yx-g3-010-1',
    ruleCode: 'VS-05',
    daysAgo: 2,
    hour: 9,
    minutes: 180,
    points: 15,
    filerKey: 'ke-xiaoya',
    fate: 'DRAFT',
  },
  // Large grants that wait for the second of two bodies.
  ...halfApproved.map(
    ([residentKey, ruleCode, daysAgo, points]): StoryAct => ({
      residentKey,
      ruleCode,
      daysAgo,
      hour: 10,
      minutes: 0,
      points,
      filerKey: 'he-chunmei',
      fate: 'HALF_APPROVED',
    }),
  ),
  {
    residentKey: 'xia-zixuan',
    ruleCode: 'LO-01',
    daysAgo: 72,
    hour: 8,
    minutes: 0,
    points: 2,
    titleZh: '和同学扫银杏广场',
    noteZh: '星期六早上扫的，落叶装了3筐。',
  },
  {
    residentKey: 'yx-g3-023-2',
    ruleCode: 'EN-04',
    daysAgo: 101,
    hour: 17,
    minutes: 60,
    points: 8,
    titleZh: '管护河西花坛一个月',
    noteZh: '除草、浇水、补了6株月季。',
  },
  {
    residentKey: 'yx-g4-012-2',
    ruleCode: 'EN-04',
    daysAgo: 77,
    hour: 17,
    minutes: 60,
    points: 8,
    titleZh: '管护沟口公路边一个月',
    noteZh: '前后照片附上。',
    fate: 'REVERSED',
  },
  {
    residentKey: 'shi-youwei',
    ruleCode: 'PA-06',
    daysAgo: 58,
    hour: 9,
    minutes: 150,
    points: 15,
    titleZh: '调解河西两家地界纠纷并签协议',
    noteZh: '开了2次调解会，对着老图纸一起量，双方签字立界石，30天回访已履行。',
    filerKey: 'ke-xiaoya',
  },
];
