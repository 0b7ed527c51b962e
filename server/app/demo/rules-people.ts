import { household, person, rule, type RuleSeed } from './rule-seed';

/** Care of neighbours. */
export const careRules: readonly RuleSeed[] = [
  rule('CARE', 'CA-01', {
    name: ['探访独居老人一次', 'Visit to a lone elder'],
    plain: [
      '上门看望一次独居老人，聊聊天、看看水电，得3分。',
      'Visit a lone elder, talk and look at water and light, for 3 points.',
    ],
    points: 3,
    caps: [person('MONTH', 8)],
    proof: ['SHEET', '探访表', 'Visit sheet'],
    bodies: ['EL'],
    minutes: true,
  }),
  rule('CARE', 'CA-02', {
    name: ['代购药品、陪同办事', 'Fetch medicine, escort on errands'],
    plain: [
      '替老人买药或陪着办一次事，得6分，探访表签字。',
      'Fetch medicine for an elder or go along on an errand for 6 points; the visit sheet is signed.',
    ],
    points: 6,
    caps: [person('MONTH', 4)],
    proof: ['SHEET', '探访表', 'Visit sheet'],
    bodies: ['EL'],
    minutes: true,
  }),
  rule('CARE', 'CA-03', {
    name: ['四点半课堂辅导1小时', 'After-school class, one hour'],
    plain: [
      '到四点半课堂带孩子1小时，得5分，点名为准。',
      'Help at the after-school class for one hour for 5 points, by the roll.',
    ],
    points: 5,
    caps: [person('MONTH', 12)],
    proof: ['ROLL', '课堂点名册', 'Class roll'],
    bodies: ['V'],
    minutes: true,
  }),
  rule('CARE', 'CA-04', {
    name: ['农忙互助半天', 'Farm-season mutual help, half day'],
    plain: [
      '农忙时不收钱帮别家干半天活，两家都签字，得5分。',
      'Work half a day unpaid for another family in the farm season; both sign; 5 points.',
    ],
    points: 5,
    caps: [person('MONTH', 4)],
    proof: ['BOTH_SIGN', '两家签字', 'Both families sign'],
    bodies: ['V'],
  }),
  rule('CARE', 'CA-05', {
    name: ['协助亲情视频一次', 'Help with one family video call'],
    plain: [
      '帮老人跟外地的孩子视频一次，得2分。',
      'Help an elder with one video call to the family far away for 2 points.',
    ],
    points: 2,
    caps: [person('MONTH', 10)],
    proof: ['SHEET', '视频登记表', 'Slot list'],
    bodies: ['EL'],
  }),
  rule('CARE', 'CA-06', {
    name: ['捐物入平安超市（每20元）', 'Goods given to the shop, per ¥20'],
    plain: [
      '给超市捐东西，每20元记荣誉分1分，一次最多10分，一户一年最多50分，不能兑换。',
      'Give goods to the shop: 1 honour point per ¥20, at most 10 a gift and 50 a season for a household.',
    ],
    // Five receipts of ten points keep the table's ceiling of 50 points a household and season.
    points: [1, 10],
    caps: [household('SEASON', 5)],
    proof: ['NOTE', '捐赠收据', 'Receipt'],
    bodies: ['V', 'OC'],
    honour: true,
  }),
];

/** Learning: lecture hall, law, skills. */
export const learningRules: readonly RuleSeed[] = [
  rule('LEARNING', 'LE-01', {
    name: ['参加道德讲堂', 'Attend lecture hall'],
    plain: ['到场听一次道德讲堂，点名得3分。', 'Attend one lecture-hall evening for 3 points, by the roll.'],
    points: 3,
    caps: [person('MONTH', 2)],
    proof: ['ROLL', '讲堂点名册', 'Lecture roll'],
    bodies: ['MR'],
  }),
  rule('LEARNING', 'LE-02', {
    name: ['道德讲堂主讲', 'Speak at lecture hall'],
    plain: ['上台讲一次身边的好人好事，得10分。', 'Speak once at the lecture hall for 10 points.'],
    points: 10,
    caps: [person('MONTH', 1)],
    proof: ['NOTICE', '讲堂节目单', 'Programme'],
    bodies: ['MR'],
  }),
  rule('LEARNING', 'LE-03', {
    name: ['参加普法课', 'Law class'],
    plain: ['听一次普法课，点名得3分。', 'Attend one law class for 3 points, by the roll.'],
    points: 3,
    caps: [person('MONTH', 2)],
    proof: ['ROLL', '普法课点名册', 'Class roll'],
    bodies: ['V'],
  }),
  rule('LEARNING', 'LE-04', {
    name: ['参加禁毒禁赌宣传', 'Anti-drug or anti-gambling event'],
    plain: [
      '参加一次禁毒禁赌宣传活动，点名得4分。',
      'Join one anti-drug or anti-gambling event for 4 points, by the roll.',
    ],
    points: 4,
    caps: [person('MONTH', 2)],
    proof: ['ROLL', '活动点名册', 'Event roll'],
    bodies: ['DG'],
  }),
  rule('LEARNING', 'LE-05', {
    name: ['技能培训结业', 'Complete a skills course'],
    plain: [
      '学完一门技能拿到结业证，拍照上传，得8分。',
      'Finish a skills course and show a photo of the certificate for 8 points.',
    ],
    points: 8,
    caps: [person('SEASON', 2)],
    proof: ['CERTIFICATE', '结业证书', 'Certificate'],
    bodies: ['V'],
    claim: true,
  }),
];

/** Honours. */
export const honourRules: readonly RuleSeed[] = [
  rule('HONOUR', 'HO-01', {
    name: ['月度文明新事 村/镇/县', 'Good deed of the month, village/town/county'],
    plain: [
      '评上月度文明新事，村级10分、镇级20分、县级40分，公示7天。',
      'Good deed of the month: 10 points in the village, 20 in the town, 40 in the county, after 7 days on the board.',
    ],
    points: [10, 40],
    proof: ['NOTICE', '评选公告', 'Notice of award'],
    bodies: ['MR', 'TOWN'],
  }),
  rule('HONOUR', 'HO-02', {
    name: ['年度文明家庭', 'Family of the year'],
    plain: [
      '评上年度文明家庭，得50分，一户一年一次，公示7天。',
      'Family of the year: 50 points, once a season for a household, after 7 days on the board.',
    ],
    points: 50,
    caps: [household('SEASON', 1)],
    proof: ['NOTICE', '评选公告', 'Notice of award'],
    bodies: ['MR', 'RC'],
  }),
  rule('HONOUR', 'HO-03', {
    name: ['见义勇为确认', 'Act of courage confirmed'],
    plain: [
      '见义勇为由县里确认，得50分，公示7天。',
      'An act of courage confirmed by the county brings 50 points after 7 days on the board.',
    ],
    points: 50,
    proof: ['CERTIFICATE', '县级确认书', 'County paper'],
    bodies: ['MR', 'COUNTY'],
  }),
  rule('HONOUR', 'HO-04', {
    name: ['无偿献血', 'Blood donation'],
    plain: [
      '无偿献血后凭献血证记荣誉分20分，一年最多两次，不能兑换。',
      'Show the blood donor card for 20 honour points, at most twice a season, never spent.',
    ],
    points: 20,
    caps: [person('SEASON', 2)],
    proof: ['CERTIFICATE', '献血证', 'Donor card'],
    bodies: ['V'],
    claim: true,
    honour: true,
  }),
];

const fourAMonth = [household('MONTH', 4)];

/** What 银杏坝村 added for itself: up to five small rules. */
export const villageRules: readonly RuleSeed[] = [
  rule('LOCAL', 'LO-01', {
    name: ['义务清扫村口古银杏广场', 'Sweep the old ginkgo square'],
    plain: [
      '自己动手把村口银杏广场扫干净，拍照得2分。',
      'Sweep the ginkgo square at the village entrance; 2 points with a photo.',
    ],
    points: 2,
    caps: fourAMonth,
    proof: ['PHOTO', '照片', 'Photo'],
    bodies: ['RC'],
    claim: true,
  }),
  rule('LOCAL', 'LO-02', {
    name: ['帮邻居代收代取快递', 'Fetch parcels for neighbours'],
    plain: [
      '赶场时帮不方便出门的邻居把快递带回村，得1分。',
      'Bring home the parcels of neighbours who cannot go to town for 1 point.',
    ],
    points: 1,
    caps: fourAMonth,
    proof: ['BOTH_SIGN', '邻居签字', 'Neighbour signs'],
    bodies: ['RC'],
  }),
  rule('LOCAL', 'LO-03', {
    name: ['出借农具、秤、梯子给大家用', 'Lend tools to the village'],
    plain: [
      '把自家农具、磅秤、梯子借给乡亲用一个月，登记在册，得3分。',
      'Lend your tools, scale or ladder to others for a month, on the list, for 3 points.',
    ],
    points: 3,
    caps: fourAMonth,
    proof: ['SHEET', '借用登记', 'Lending list'],
    bodies: ['RC'],
  }),
  rule('LOCAL', 'LO-04', {
    name: ['赶场日顺路捎带老人', 'Give elders a lift on market day'],
    plain: [
      '赶场日开车免费捎带老人来回，得3分，老人签字或按手印。',
      'Drive elders to market and back for nothing; 3 points with their signature.',
    ],
    points: 3,
    caps: fourAMonth,
    proof: ['BOTH_SIGN', '老人签字', 'Elder signs'],
    bodies: ['RC'],
  }),
  rule('LOCAL', 'LO-05', {
    name: ['为银杏节出节目、出场地', 'Perform or host at the ginkgo festival'],
    plain: [
      '秋天银杏节上台表演或提供院坝，按出力多少得1到5分。',
      'Perform at the autumn ginkgo festival or lend your yard for it: 1 to 5 points by effort.',
    ],
    points: [1, 5],
    caps: fourAMonth,
    proof: ['NOTICE', '节目单', 'Programme'],
    bodies: ['RC'],
  }),
];
