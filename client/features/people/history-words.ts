import { defineTexts } from '#client/ui/i18n';

// The server keeps a move as one word of its own; a word that is not in this table is shown as it is.
export const useHistoryWords = defineTexts('history-words', {
  zh: {
    title: '经过',
    label: '谁在什么时候做了什么',
    system: '系统自动',
    none: '还没有记录。',
    from: '{{before}} → {{after}}',
    empty: '(空)',
    yes: '是',
    no: '否',
  },
  en: {
    title: 'History',
    label: 'Who did what and when',
    system: 'the system itself',
    none: 'Nothing yet.',
    from: '{{before}} → {{after}}',
    empty: '(empty)',
    yes: 'yes',
    no: 'no',
  },
});

type Pair = readonly [zh: string, en: string];

const MOVES: Readonly<Record<string, Pair>> = {
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
  RELEASE: ['公示期满,积分到账', 'Publicity over, points released'],
  REVERSE: ['冲正收回', 'Reversed'],
};

const FIELDS: Readonly<Record<string, Pair>> = {
  reason: ['理由', 'reason'],
  state: ['状态', 'state'],
  title: ['事由', 'title'],
  note: ['说明', 'note'],
  place: ['地点', 'place'],
  points: ['积分', 'points'],
};

/** The kept word of a move in the reader's language; an unknown word is shown as it was kept. */
export function historyMove(move: string, lang: 'zh' | 'en'): string {
  return MOVES[move]?.[lang === 'zh' ? 0 : 1] ?? move;
}

export function historyField(key: string, lang: 'zh' | 'en'): string {
  return FIELDS[key]?.[lang === 'zh' ? 0 : 1] ?? key;
}
