import { type Lang, defineTexts } from '#client/ui/i18n';

// The server keeps a move as one word of its own; a word that is not in this table is shown as it is.
export const useHistoryWords = defineTexts('history-words', {
  zh: {
    title: '经过',
    label: '谁在什么时候做了什么',
    system: '系统自动',
    hidden: '本村村民（姓名不公开）',
    confidential: '村民（姓名保密）',
    none: '还没有记录。',
    from: '{{before}} → {{after}}',
    empty: '（空）',
    yes: '是',
    no: '否',
  },
  en: {
    title: 'History',
    label: 'Who did what and when',
    system: 'the system itself',
    hidden: 'a villager, not named',
    confidential: 'a villager (name confidential)',
    none: 'Nothing yet.',
    from: '{{before}} → {{after}}',
    empty: '(empty)',
    yes: 'yes',
    no: 'no',
  },
});

type Pair = readonly [zh: string, en: string];

const MOVES: Readonly<Record<string, Pair>> = {
  FILE: ['填报', 'Filed'],
  DRAFT: ['存草稿', 'Draft kept'],
  SUBMIT: ['提交', 'Submitted'],
  AMEND: ['修改', 'Amended'],
  CHECK: ['核对', 'Checked'],
  APPROVE: ['批准', 'Approved'],
  PUBLISH: ['开始公示', 'Publicity began'],
  RETURN: ['退回', 'Returned'],
  REJECT: ['不予通过', 'Rejected'],
  WITHDRAW: ['撤回', 'Withdrawn'],
  OBJECT: ['有人提出异议', 'Objection made'],
  ANSWER: ['答复异议', 'Objection answered'],
  RELEASE: ['公示期满，积分到账', 'Publicity over, points released'],
  REVERSE: ['冲正收回', 'Reversed'],
  TAKE_ROLL: ['点名', 'Roll taken'],
  ADD: ['登记', 'Added'],
  JOIN: ['有人迁入', 'Someone moved in'],
  LEAVE: ['有人迁出', 'Someone moved out'],
  MOVE: ['迁到另一户', 'Moved to another household'],
  MERGE: ['并入另一户', 'Merged into another household'],
  TAKE_IN: ['另一户并入', 'Took in another household'],
  CLOSE: ['销户', 'Closed'],
  DEATH: ['去世登记', 'Death recorded'],
  DEPART: ['迁出本村', 'Left the village'],
  NAME_HEAD: ['更换户主', 'Head named'],
  NAME_COLLECTORS: ['更换代领人', 'Collectors named'],
  RENEW_CARD: ['换新卡', 'Card renewed'],
  SET_PIN: ['设置兑换密码', 'PIN set'],
  OPEN_LOGIN: ['开通登录', 'Sign-in opened'],
  RESET_PASSWORD: ['重设登录密码', 'Password reset'],
  MARK_KIN: ['登记亲属', 'Kin marked'],
  UNMARK_KIN: ['取消亲属', 'Kin unmarked'],
  APPOINT: ['任命', 'Appointed'],
  END_POST: ['卸任', 'Post ended'],
  FOUND: ['成立', 'Founded'],
  REVISE: ['修订', 'Revised'],
  END: ['停用', 'Ended'],
  PURCHASE: ['进货', 'Bought in'],
  DONATION: ['捐赠入库', 'Donated'],
  LOSS: ['报损', 'Loss'],
  COUNT: ['盘点', 'Counted'],
};

const FIELDS: Readonly<Record<string, Pair>> = {
  reason: ['理由', 'Reason'],
  body: ['审批方', 'Body'],
  until: ['公示到', 'Until'],
  state: ['状态', 'State'],
  title: ['事由', 'Title'],
  note: ['说明', 'Note'],
  place: ['地点', 'Place'],
  points: ['积分', 'Points'],
  facePoints: ['规则值', 'Worth by the rule'],
  honour: ['荣誉', 'Honour'],
  minutes: ['用时（分钟）', 'Minutes'],
  startedAt: ['时间', 'When'],
  photos: ['照片', 'Photos'],
  outcome: ['结论', 'Finding'],
  answer: ['答复', 'Answer'],
  refused: ['不记分', 'Without points'],
  records: ['记录数', 'Records'],
  name: ['姓名', 'Name'],
  nameZh: ['名称', 'Name'],
  phone: ['电话', 'Phone'],
  birthYear: ['出生年', 'Born'],
  number: ['户号', 'Household number'],
  household: ['户号', 'Household'],
  area: ['区域', 'Area'],
  head: ['户主', 'Head'],
  collectors: ['代领人', 'Collectors'],
  kin: ['亲属', 'Kin'],
  relation: ['关系', 'Relation'],
  role: ['岗位', 'Post'],
  startsOn: ['从', 'From'],
  endsOn: ['到', 'Until'],
  effectiveFrom: ['生效日', 'In force from'],
  effectiveTo: ['停用日', 'Until'],
  version: ['版本', 'Version'],
  pointsMin: ['最少积分', 'Points at least'],
  pointsMax: ['最多积分', 'Points at most'],
  stock: ['库存', 'Stock'],
  active: ['上架', 'On the shelf'],
  reorderLevel: ['补货线', 'Reorder level'],
  limitPerQuarter: ['每季限量', 'Limit a quarter'],
  householdQuarterPoints: ['每户每季积分', 'Points of a household a quarter'],
  personDayMinutes: ['每人每天分钟', 'Minutes of a person a day'],
  twoApproversFromPoints: ['几分起两方批准', 'Two approvers from'],
  openClaimsPerHousehold: ['每户在办自报', 'Open claims of a household'],
  objectionWorkingDays: ['异议答复工作日', 'Working days to answer'],
};

const VALUES: Readonly<Record<string, Pair>> = {
  UPHELD: ['维持原记录', 'Stands'],
  STRUCK: ['异议成立，撤销', 'Struck'],
};

const word = (pair: Pair | undefined, lang: Lang): string | undefined => pair?.[lang === 'zh' ? 0 : 1];

/** The kept word of a move in the reader's language; an unknown word is shown as it was kept. */
export function historyMove(move: string, lang: Lang): string {
  return word(MOVES[move], lang) ?? move;
}

export function historyField(key: string, lang: Lang): string {
  return word(FIELDS[key], lang) ?? key;
}

/** A kept value that is itself a word of the contract; undefined for everything else. */
export function historyValue(value: string, lang: Lang): string | undefined {
  return word(VALUES[value], lang);
}
