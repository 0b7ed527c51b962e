import { household, person, rule, type RuleSeed } from './rule-seed';

/** Environment: yards, clean-ups, waste, greens, streams. */
export const environmentRules: readonly RuleSeed[] = [
  rule('ENVIRONMENT', 'EN-01', {
    name: ['庭院月评优秀/良好', 'Yard round: very good / good'],
    plain: [
      '每月两名评议员上门看庭院，评上优秀得10分，良好得5分。',
      'Two raters look at the yard each month: 10 points for very good, 5 for good.',
    ],
    points: [5, 10],
    caps: [household('MONTH', 1)],
    proof: ['SHEET', '两名评议员的评分表', 'Sheet of two raters'],
    bodies: ['RC'],
    days: 3,
  }),
  rule('ENVIRONMENT', 'EN-02', {
    name: ['参加集中大扫除', 'Joint clean-up'],
    plain: [
      '参加村里组织的大扫除，点名一次得5分。',
      'Join a clean-up of the village for 5 points, by the roll.',
    ],
    points: 5,
    caps: [person('MONTH', 4)],
    proof: ['ROLL', '点名册', 'Roll'],
    bodies: ['V'],
    minutes: true,
  }),
  rule('ENVIRONMENT', 'EN-03', {
    name: ['垃圾分类月达标', 'Waste sorting met for the month'],
    plain: [
      '家里垃圾分类一个月检查都合格，得5分。',
      'Pass every waste-sorting check of the month for 5 points.',
    ],
    points: 5,
    caps: [household('MONTH', 1)],
    proof: ['SHEET', '月检查表', 'Monthly check sheet'],
    bodies: ['V'],
    days: 3,
  }),
  rule('ENVIRONMENT', 'EN-04', {
    name: ['认领管护路段、绿地一月', 'Adopt a road or green, one month'],
    plain: [
      '认领一段路或一块绿地管好一个月，前后拍照，得8分。',
      'Look after a stretch of road or a green for a month, with photos before and after, for 8 points.',
    ],
    points: 8,
    caps: [household('MONTH', 1)],
    proof: ['PHOTO', '前后对比照片', 'Photos before and after'],
    bodies: ['V'],
    claim: true,
  }),
  rule('ENVIRONMENT', 'EN-05', {
    name: ['清理河道沟渠半天', 'Clear stream or ditch, half day'],
    plain: [
      '参加清理河道沟渠半天，得8分，点名为准。',
      'Spend half a day clearing a stream or ditch for 8 points, by the roll.',
    ],
    points: 8,
    caps: [person('MONTH', 4)],
    proof: ['ROLL', '点名册', 'Roll'],
    bodies: ['V'],
    minutes: true,
  }),
  rule('ENVIRONMENT', 'EN-06', {
    name: ['义务植树', 'Tree planting'],
    plain: ['参加义务植树，点名一次得5分。', 'Join a tree planting for 5 points, by the roll.'],
    points: 5,
    caps: [person('MONTH', 2)],
    proof: ['ROLL', '点名册', 'Roll'],
    bodies: ['V'],
    minutes: true,
  }),
  rule('ENVIRONMENT', 'EN-07', {
    name: ['厕所、污水设施自管季达标', 'Toilet and sewage upkeep, quarter'],
    plain: [
      '自家厕所和污水设施管得好，一季检查合格得8分。',
      'Keep the toilet and sewage fittings in order; 8 points for a quarter that passes the check.',
    ],
    points: 8,
    caps: [household('QUARTER', 1)],
    proof: ['SHEET', '季检查表', 'Quarterly check sheet'],
    bodies: ['V'],
    days: 3,
  }),
];

/** Customs: simple weddings and funerals. */
export const customsRules: readonly RuleSeed[] = [
  rule('CUSTOMS', 'CU-01', {
    name: ['婚事报备并按标准办理', 'Wedding filed and held to standard'],
    plain: [
      '婚事提前3天报备，按村规民约的标准办，当天有人看过，得30分。',
      'Give notice of a wedding 3 days ahead and keep to the village standard; 30 points after the visit.',
    ],
    points: 30,
    proof: ['NOTICE', '报备单和当天走访', 'Notice and visit on the day'],
    bodies: ['RW', 'V'],
  }),
  rule('CUSTOMS', 'CU-02', {
    name: ['丧事简办并按标准办理', 'Funeral filed and held simply'],
    plain: [
      '丧事报备后简办，不超标准，理事会走访核实，得30分。',
      'Give notice of a funeral and hold it simply, within the standard; 30 points after the visit.',
    ],
    points: 30,
    proof: ['NOTICE', '报备单和当天走访', 'Notice and visit on the day'],
    bodies: ['RW', 'V'],
  }),
  rule('CUSTOMS', 'CU-03', {
    name: ['不办升学、乔迁等宴席', 'No banquet for school or new house'],
    plain: [
      '升学、乔迁、满月等不办酒席，写个说明，核实后得20分，一户一年一次。',
      'Hold no banquet for school, a new house or a birth; a statement and a check bring 20 points, once a year.',
    ],
    points: 20,
    caps: [household('SEASON', 1)],
    proof: ['NOTE', '说明和核实', 'Statement and check'],
    bodies: ['RW'],
  }),
  rule('CUSTOMS', 'CU-04', {
    name: ['理事服务一场红白事', 'Council member serves one event'],
    plain: [
      '红白理事会成员帮忙操办一场红白事，得10分，本人不能批自己的。',
      'A council member who serves at one wedding or funeral gets 10 points; nobody approves his own.',
    ],
    points: 10,
    caps: [person('MONTH', 3)],
    proof: ['SHEET', '事务记录表', 'Event sheet'],
    bodies: ['RW'],
  }),
  rule('CUSTOMS', 'CU-05', {
    name: ['文明祭扫不烧纸', 'Grave visit without burning'],
    plain: [
      '上坟用鲜花代替烧纸放炮，拍照或有人证明，得3分。',
      'Bring flowers to the grave instead of burning paper; 3 points with a photo or a witness.',
    ],
    points: 3,
    caps: [household('SEASON', 2)],
    proof: ['PHOTO', '照片或查看', 'Photo or check'],
    bodies: ['RW'],
    claim: true,
  }),
];

/** Self-governance: meetings, suggestions, oversight, public works. */
export const governanceRules: readonly RuleSeed[] = [
  rule('GOVERNANCE', 'GO-01', {
    name: ['参加村民会议（每户一人）', 'Village meeting, one per household'],
    plain: [
      '每户一人参加村民会议，点名一次得4分。',
      'One person of each household at a village meeting: 4 points by the roll.',
    ],
    points: 4,
    caps: [household('MONTH', 2)],
    proof: ['ROLL', '会议点名册', 'Meeting roll'],
    bodies: ['RC'],
  }),
  rule('GOVERNANCE', 'GO-02', {
    name: ['建议被采纳', 'Suggestion adopted'],
    plain: ['提的建议被议事会采纳，得5分。', 'A suggestion the council adopts brings 5 points.'],
    points: 5,
    caps: [person('QUARTER', 3)],
    proof: ['NOTE', '采纳记录', 'Note of decision'],
    bodies: ['RC'],
  }),
  rule('GOVERNANCE', 'GO-03', {
    name: ['建议实施见效', 'Suggestion carried out with effect'],
    plain: [
      '建议落实以后见了效果，有结果记录，得15分。',
      'A suggestion that was carried out and worked brings 15 points on the note of the result.',
    ],
    points: 15,
    caps: [person('QUARTER', 1)],
    proof: ['NOTE', '结果记录', 'Note of result'],
    bodies: ['RC', 'TOWN'],
  }),
  rule('GOVERNANCE', 'GO-04', {
    name: ['项目监督检查一次', 'Project inspection as resident supervisor'],
    plain: [
      '当群众监督员检查一次村里项目，填好检查表，得5分。',
      'Inspect a village project as resident supervisor and fill the sheet for 5 points.',
    ],
    points: 5,
    caps: [person('MONTH', 4)],
    proof: ['SHEET', '检查表', 'Inspection sheet'],
    bodies: ['RC'],
  }),
  rule('GOVERNANCE', 'GO-05', {
    name: ['公益项目投工半天', 'Labour for a public project, half day'],
    plain: [
      '给村里修路修渠等公益项目出工半天，得10分，点名为准。',
      'Give half a day of labour to a public project for 10 points, by the roll.',
    ],
    points: 10,
    caps: [person('MONTH', 6)],
    proof: ['ROLL', '出工点名册', 'Labour roll'],
    bodies: ['RC'],
    minutes: true,
  }),
  rule('GOVERNANCE', 'GO-06', {
    name: ['无偿让地、让路支持建设', 'Land given for public works'],
    plain: [
      '自愿无偿让出土地或通道支持建设，签了协议，得20到50分。',
      'Give land or passage freely for public works under a signed agreement for 20 to 50 points.',
    ],
    points: [20, 50],
    proof: ['AGREEMENT', '让地协议', 'Signed agreement'],
    bodies: ['RC', 'TOWN'],
  }),
  rule('GOVERNANCE', 'GO-07', {
    name: ['公共设施管护员一月', 'Facility caretaker, one month'],
    plain: [
      '当路灯、水管、健身器材的管护员满一个月，记录齐全，得8分。',
      'Care for lamps, pipes or the exercise yard for a month with a full log for 8 points.',
    ],
    points: 8,
    caps: [person('MONTH', 1)],
    proof: ['SHEET', '管护记录', 'Caretaker log'],
    bodies: ['RC'],
  }),
  rule('GOVERNANCE', 'GO-08', {
    name: ['参加办理回访评价', 'Answer a return-visit survey (any rating)'],
    plain: [
      '答完一次办事回访，不管评好评差，系统自动记2分。',
      'Answer one return-visit survey, with whatever rating; the system gives 2 points by itself.',
    ],
    points: 2,
    caps: [household('MONTH', 2)],
    proof: ['LEDGER', '回访记录', 'Survey record'],
    bodies: ['AUTO'],
  }),
];
