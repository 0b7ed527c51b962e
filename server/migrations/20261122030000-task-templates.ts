interface Place {
  name: string;
  skill: string | null;
  places: number;
}

/** A column of task_template each; weekdays: bit 0 is Monday. */
interface TemplateRow {
  code: string;
  kind: string;
  title_zh: string;
  title_en: string;
  what_zh: string;
  what_en: string;
  starts_time: string;
  minutes: number;
  weekdays: number;
  places: Place[];
  rule_code: string | null;
  position: number;
  risk: string;
  course: string | null;
  min_age: number;
  max_age: number | null;
  heavy: boolean;
  night: boolean;
}

type Given = Pick<TemplateRow, 'code' | 'kind' | 'starts_time' | 'minutes'> &
  Partial<Omit<TemplateRow, 'places'>> & {
    title: readonly [zh: string, en: string];
    what: readonly [zh: string, en: string];
    places: readonly (readonly [name: string, places: number, skill?: string])[];
  };

const MONDAY = 1;
const WEDNESDAY = 4;
const FRIDAY = 16;
const SATURDAY = 32;
const SUNDAY = 64;
const WORKDAYS = 31;

const given: readonly Given[] = [
  {
    code: 'PT-01',
    kind: 'PATROL',
    title: ['夜间义务巡逻', 'Night volunteer patrol'],
    what: [
      '两人一组，沿村里主路和河堤走一圈，看门窗、用电和路灯，发现隐患记下来交给网格长。',
      'In pairs along the main road and the river bank: doors, wiring, street lamps; hazards are noted for the grid leader.',
    ],
    starts_time: '19:30',
    minutes: 120,
    weekdays: FRIDAY,
    places: [['巡逻队员', 8]],
    rule_code: 'PA-01',
    min_age: 18,
    night: true,
  },
  {
    code: 'PT-02',
    kind: 'PATROL',
    title: ['赶场天路口劝导', 'Crossing duty on market day'],
    what: [
      '穿红袖套，在校门口和赶场路口帮老人孩子过马路。',
      'With a red armband, see elders and children over the road by the school and the market.',
    ],
    starts_time: '08:00',
    minutes: 150,
    weekdays: SUNDAY,
    places: [['劝导员', 4]],
    rule_code: 'PA-03',
    min_age: 18,
  },
  {
    code: 'RV-01',
    kind: 'RIVER',
    title: ['河道巡查', 'River watch'],
    what: [
      '沿河巡查水位、垃圾和危险水域，不下水；带救生衣和绳。',
      'Walk the river: water level, rubbish, dangerous spots. Nobody goes into the water; life vests and ropes are carried.',
    ],
    starts_time: '15:00',
    minutes: 180,
    weekdays: SATURDAY,
    places: [['巡河员', 4]],
    rule_code: 'PA-02',
    min_age: 18,
    max_age: 65,
    risk: 'BOTH',
    course: 'WATER_SAFETY',
  },
  {
    code: 'FW-01',
    kind: 'FIRE',
    title: ['森林防火巡山', 'Forest fire watch'],
    what: [
      '防火期巡山，劝阻野外用火，报告火情；不自己打火。',
      'Walk the hills in the fire season, talk people out of open fires, report smoke; nobody fights a fire.',
    ],
    starts_time: '13:00',
    minutes: 240,
    weekdays: SATURDAY,
    places: [['巡山员', 6]],
    rule_code: 'PA-09',
    min_age: 18,
    max_age: 65,
    heavy: true,
    risk: 'TRAINED',
    course: 'FIRE_SAFETY',
  },
  {
    code: 'DL-01',
    kind: 'DELIVERY',
    title: ['绿丝带送货上门', 'Green-ribbon delivery'],
    what: [
      '把日用品送到几户人家，住址只给本组看。',
      'Bring daily goods to some homes; the addresses are shown to this team alone.',
    ],
    starts_time: '09:00',
    minutes: 120,
    weekdays: WEDNESDAY,
    places: [
      ['送货员', 3],
      ['开车', 1, 'DRIVING'],
    ],
    rule_code: 'VS-03',
    min_age: 16,
  },
  {
    code: 'ES-01',
    kind: 'MEDICAL',
    title: ['陪同看病取药', 'Escort to the doctor'],
    what: [
      '陪乡亲到镇卫生院，挂号、取药、送回家。',
      'Go with a neighbour to the town clinic and back: registration, medicine, the way home.',
    ],
    starts_time: '08:30',
    minutes: 180,
    places: [['陪同', 1]],
    rule_code: 'VS-08',
    min_age: 18,
  },
  {
    code: 'DC-01',
    kind: 'ELDERS',
    title: ['日间照料中心值班', 'Day-care shift'],
    what: [
      '在日间照料中心陪老人说话、量血压、吃中饭。',
      'Company, blood pressure and lunch with the elders at the day-care centre.',
    ],
    starts_time: '09:30',
    minutes: 240,
    weekdays: WORKDAYS,
    places: [
      ['陪护', 2],
      ['做饭', 1, 'COOKING'],
    ],
    rule_code: 'VS-02',
    min_age: 16,
  },
  {
    code: 'FC-01',
    kind: 'ELDERS',
    title: ['亲情联系点帮手', 'Family contact point'],
    what: [
      '帮老人和孩子跟在外的家人视频，管设备、排时间。',
      'Help elders and children with video calls to family away: the device and the time slots.',
    ],
    starts_time: '18:30',
    minutes: 90,
    weekdays: SATURDAY,
    places: [['帮手', 2]],
    rule_code: 'CA-05',
  },
  {
    code: 'AS-01',
    kind: 'SCHOOLING',
    title: ['四点半课堂', 'After-school class'],
    what: [
      '陪孩子做作业、看书，六点送到家长手上。',
      'Homework and reading with the children, handed to their families at six.',
    ],
    starts_time: '16:30',
    minutes: 90,
    weekdays: WORKDAYS,
    places: [['辅导', 3]],
    rule_code: 'CA-03',
    min_age: 16,
  },
  {
    code: 'MT-01',
    kind: 'ORPHANS',
    title: ['结对陪伴', 'Mentoring'],
    what: [
      '一名骨干带六名伙伴，陪孩子运动、读书、聊天。',
      'One lead and six partners: sport, books and talk with the children.',
    ],
    starts_time: '14:30',
    minutes: 120,
    weekdays: SATURDAY,
    places: [
      ['骨干', 1],
      ['伙伴', 6],
    ],
    rule_code: 'VS-06',
    min_age: 18,
  },
  {
    code: 'CS-01',
    kind: 'HARDSHIP',
    title: ['文化活动服务', 'Help at a culture show'],
    what: ['搭台、摆凳、引座、收场。', 'Build the stage, set the benches, seat the guests, clear up.'],
    starts_time: '18:00',
    minutes: 180,
    places: [
      ['布置', 6],
      ['引座', 4],
      ['音响', 1, 'REPAIR'],
    ],
    rule_code: 'VS-10',
  },
  {
    code: 'TR-01',
    kind: 'POVERTY',
    title: ['技能培训服务', 'Help at a skills course'],
    what: ['签到、发材料、帮大家上手。', 'Sign people in, hand out material, help them get started.'],
    starts_time: '09:00',
    minutes: 180,
    places: [['助教', 3]],
    rule_code: 'VS-01',
    min_age: 16,
  },
  {
    code: 'SP-01',
    kind: 'POVERTY',
    title: ['科技支农下田', 'Farm technology in the field'],
    what: [
      '跟农技员下田，帮困难户修枝、施肥、看虫害。',
      'With the farm adviser in the field: pruning, feeding, pests.',
    ],
    starts_time: '08:00',
    minutes: 240,
    places: [
      ['帮手', 6],
      ['农技员', 1, 'FARM_MACHINES'],
    ],
    rule_code: 'VS-01',
    min_age: 16,
    heavy: true,
  },
  {
    code: 'DS-01',
    kind: 'DISABLED',
    title: ['助残上门服务', 'Home help for disabled neighbours'],
    what: ['打扫、理发、修东西，按约定的时间来。', 'Cleaning, hair-cutting, repairs, at the time agreed.'],
    starts_time: '09:00',
    minutes: 120,
    weekdays: MONDAY,
    places: [
      ['打扫', 2],
      ['理发', 1, 'HAIRCUT'],
    ],
    rule_code: 'VS-05',
    min_age: 16,
  },
  {
    code: 'SK-01',
    kind: 'SICK',
    title: ['探望病人', 'Visit to the sick'],
    what: ['陪坐、做饭、洗衣，不打听病情。', 'Company, cooking, washing; nobody asks about the illness.'],
    starts_time: '14:00',
    minutes: 120,
    places: [['陪护', 2]],
    rule_code: 'VS-04',
    min_age: 18,
  },
  {
    code: 'DI-01',
    kind: 'DISASTER',
    title: ['灾后清淤', 'Clearing after a flood'],
    what: ['听统一指挥，清淤、搬运、消杀。', 'Under one command: clear mud, carry, disinfect.'],
    starts_time: '08:00',
    minutes: 240,
    places: [['队员', 20]],
    rule_code: 'VS-07',
    min_age: 18,
    max_age: 60,
    heavy: true,
    risk: 'INSURED',
  },
];

/** The task templates every village starts with. */
export const standardTemplates: readonly TemplateRow[] = given.map((row, position) => {
  const { title, what, places, ...rest } = row;
  return {
    weekdays: 0,
    rule_code: null,
    risk: 'NONE',
    course: null,
    min_age: 14,
    max_age: null,
    heavy: false,
    night: false,
    ...rest,
    position,
    title_zh: title[0],
    title_en: title[1],
    what_zh: what[0],
    what_en: what[1],
    places: places.map(([name, count, skill]) => ({ name, places: count, skill: skill ?? null })),
  };
});
