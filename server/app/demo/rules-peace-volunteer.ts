import { person, household, personHours, rule, type ApprovingBody, type RuleSeed } from './rule-seed';

const rollProof = ['ROLL', '到岗、离岗点名', 'Roll call in and out'] as const;
const hoursProof = ['ROLL', '到场、离场签到', 'Check-in and check-out'] as const;

/** Peace: patrols, hazards, mediation, relief. */
export const peaceRules: readonly RuleSeed[] = [
  rule('PEACE', 'PA-01', {
    name: ['夜间义务巡逻满2小时', 'Night volunteer patrol, 2 hours'],
    plain: [
      '晚上跟巡防队走满2小时，得6分，队长到岗离岗各点一次名。',
      'Walk two hours with the night patrol for 6 points; the leader calls the roll at start and end.',
    ],
    points: 6,
    caps: [person('MONTH', 8)],
    proof: rollProof,
    bodies: ['V'],
    minutes: true,
  }),
  rule('PEACE', 'PA-02', {
    name: ['节假日、汛期值守半天', 'Holiday or flood-season duty, half day'],
    plain: [
      '节假日或汛期在村里值守半天，得10分，值班表上签字。',
      'Stand half a day of holiday or flood-season duty for 10 points; sign the duty sheet.',
    ],
    points: 10,
    caps: [person('MONTH', 4)],
    proof: ['SHEET', '值班表签字', 'Signed duty sheet'],
    bodies: ['V'],
    minutes: true,
  }),
  rule('PEACE', 'PA-03', {
    name: ['上报公共隐患并核实', 'Public hazard reported and verified'],
    plain: [
      '发现路面塌陷、护栏松动等公共隐患，拍照报地点，核实后得3分。',
      'Report a public hazard such as a sunken road or loose rail with photo and place; 3 points once verified.',
    ],
    points: 3,
    caps: [household('MONTH', 5)],
    proof: ['PHOTO', '照片和地点', 'Photo and place'],
    bodies: ['V'],
    claim: true,
  }),
  rule('PEACE', 'PA-04', {
    name: ['上报重大隐患避免损失', 'Major hazard, loss avoided'],
    plain: [
      '及早报告重大隐患，避免了损失，查实记录在案，得15分。',
      'Report a major hazard early enough to avoid a loss; 15 points on the written finding.',
    ],
    points: 15,
    caps: [household('QUARTER', 2)],
    proof: ['NOTE', '查实记录', 'Note of finding'],
    bodies: ['V', 'RC'],
  }),
  rule('PEACE', 'PA-05', {
    name: ['口头调解邻里小纠纷', 'Small quarrel settled by word'],
    plain: [
      '当场劝和邻里小纠纷，7天回访没反复，一案8分由调解的人分。',
      'Settle a small quarrel by word; after a quiet 7-day follow-up the 8 points of the case are shared.',
    ],
    points: 8,
    basis: 'SHARED',
    caps: [person('MONTH', 4)],
    proof: ['NOTE', '简要记录、7天回访', 'Short record, 7-day follow-up'],
    bodies: ['MC'],
  }),
  rule('PEACE', 'PA-06', {
    name: ['调解纠纷签订协议', 'Dispute settled with written agreement'],
    plain: [
      '调解成功并签了协议，30天回访履行良好，一案15分由调解的人分。',
      'A dispute ends in a signed agreement that holds after 30 days; the 15 points of the case are shared.',
    ],
    points: 15,
    basis: 'SHARED',
    caps: [person('QUARTER', 4)],
    proof: ['AGREEMENT', '调解卷宗、30天回访', 'Case file, 30-day follow-up'],
    bodies: ['MC'],
  }),
  rule('PEACE', 'PA-07', {
    name: ['调解疑难或跨村纠纷', 'Hard or cross-village dispute'],
    plain: [
      '参与调解疑难或跨村纠纷，结案回访后一案30分由调解的人分。',
      'Help settle a hard or cross-village dispute; after follow-up the 30 points of the case are shared.',
    ],
    points: 30,
    basis: 'SHARED',
    caps: [person('QUARTER', 2)],
    proof: ['AGREEMENT', '调解卷宗、回访', 'Case file and follow-up'],
    bodies: ['MC', 'TOWN'],
  }),
  rule('PEACE', 'PA-08', {
    name: ['防溺水巡河2小时', 'River watch against drowning, 2 hours'],
    plain: [
      '夏天沿河塘巡查2小时，劝离下水的人，得6分，点名为准。',
      'Walk the river and ponds two summer hours to keep people out of the water; 6 points by the roll.',
    ],
    points: 6,
    caps: [person('MONTH', 10)],
    proof: rollProof,
    bodies: ['V'],
    minutes: true,
  }),
  rule('PEACE', 'PA-09', {
    name: ['森林防火巡山半天', 'Forest fire watch, half day'],
    plain: [
      '防火期内巡山半天，得8分，点名为准。',
      'Walk the hills half a day in the fire season for 8 points, by the roll.',
    ],
    points: 8,
    caps: [person('MONTH', 8)],
    proof: rollProof,
    bodies: ['V'],
    minutes: true,
  }),
  rule('PEACE', 'PA-10', {
    name: ['参加抢险救灾一天', 'Emergency relief, one day'],
    plain: [
      '听从统一安排参加抢险救灾一天，得20分，以队伍名单为准。',
      'Join a day of emergency relief under one command for 20 points, by the team list.',
    ],
    points: 20,
    proof: ['ROLL', '抢险队名单', 'Team list'],
    bodies: ['V', 'TOWN'],
    minutes: true,
  }),
  rule('PEACE', 'PA-11', {
    name: ['反诈、用电安全入户宣传10户', 'Fraud or electrical safety talk at 10 homes'],
    plain: [
      '上门讲反诈或用电安全满10户，得5分，入户表上有签字。',
      'Talk about fraud or electrical safety at ten homes for 5 points; the visit sheet is signed.',
    ],
    points: 5,
    caps: [person('MONTH', 4)],
    proof: ['SHEET', '入户登记表', 'Visit sheet'],
    bodies: ['V'],
    minutes: true,
  }),
];

const kinds: readonly (readonly [
  code: string,
  points: number,
  zh: string,
  en: string,
  plainZh: string,
  plainEn: string,
  bodies: readonly ApprovingBody[],
])[] = [
  [
    'VS-01',
    4,
    '扶贫帮扶',
    'Help to poor households',
    '帮困难户干活办事',
    'Work or run errands for a poor household',
    ['V'],
  ],
  [
    'VS-02',
    4,
    '抚老服务',
    'Service to elders',
    '陪护、照料老人',
    'Keep an elder company or look after one',
    ['EL'],
  ],
  [
    'VS-03',
    4,
    '济困服务',
    'Help in hardship',
    '帮遇到急难的人家渡难关',
    'Help a household through a hard time',
    ['V'],
  ],
  ['VS-04', 5, '恤病照护', 'Care of the sick', '照护生病的乡亲', 'Care for a sick neighbour', ['V']],
  [
    'VS-05',
    5,
    '助残服务',
    'Help to disabled people',
    '帮残疾乡亲料理生活',
    'Help a disabled neighbour with daily life',
    ['V'],
  ],
  [
    'VS-06',
    5,
    '救孤关爱',
    'Care for orphans',
    '陪伴、照顾孤儿和无人照看的孩子',
    'Care for orphans and unattended children',
    ['V'],
  ],
  [
    'VS-07',
    8,
    '救灾服务',
    'Disaster service',
    '灾后清淤、转移、安置',
    'Clear, move and settle after a disaster',
    ['V', 'TOWN'],
  ],
  [
    'VS-08',
    5,
    '助医陪诊',
    'Medical escort',
    '陪乡亲看病、取药、办手续',
    'Go with a neighbour to the doctor',
    ['V'],
  ],
  ['VS-09', 4, '助学辅导', 'Tutoring', '辅导孩子功课', 'Help children with their lessons', ['V']],
];

/** Volunteer service: nine kinds by the hour, organising, skilled work, the season's hours. */
export const volunteerRules: readonly RuleSeed[] = [
  ...kinds.map(([code, points, zh, en, plainZh, plainEn, bodies]) =>
    rule('VOLUNTEER', code, {
      name: [`${zh}每小时`, `${en}, per hour`],
      plain: [
        `${plainZh},每小时得${points}分,一天最多算8小时,来去签到。`,
        `${plainEn}: ${points} points an hour, at most 8 hours a day, with check-in and check-out.`,
      ],
      points,
      basis: 'PER_HOUR',
      caps: [personHours('DAY', 8), personHours('MONTH', 40)],
      proof: hoursProof,
      bodies,
      minutes: true,
    }),
  ),
  rule('VOLUNTEER', 'VS-10', {
    name: ['组织一次志愿活动', 'Organise one volunteer activity'],
    plain: [
      '牵头办一次志愿活动，有方案有点名，得5分。',
      'Organise one volunteer activity with a plan and a roll for 5 points.',
    ],
    points: 5,
    caps: [person('MONTH', 4)],
    proof: ['NOTE', '活动方案和点名册', 'Plan and roll'],
    bodies: ['V'],
  }),
  rule('VOLUNTEER', 'VS-11', {
    name: ['专业服务（义诊、理发、维修、法律）每小时', 'Skilled service, per hour'],
    plain: [
      '免费给乡亲义诊、理发、维修或讲法律，每小时得6分，点名为准。',
      'Give free medical, hair-cutting, repair or legal help: 6 points an hour, by the roll.',
    ],
    points: 6,
    basis: 'PER_HOUR',
    caps: [personHours('DAY', 6)],
    proof: hoursProof,
    bodies: ['V'],
    minutes: true,
  }),
  rule('VOLUNTEER', 'VS-12', {
    name: ['全年累计20/50/100小时', '20/50/100 hours in a season'],
    plain: [
      '一年志愿时长满20、50、100小时，系统自动记荣誉分10、25、50分，荣誉分不能兑换。',
      'At 20, 50 and 100 hours in a season the system gives 10, 25 and 50 honour points, which are never spent.',
    ],
    points: [10, 50],
    caps: [person('SEASON', 3)],
    proof: ['LEDGER', '时长账', 'Hours ledger'],
    bodies: ['AUTO'],
    honour: true,
  }),
];
