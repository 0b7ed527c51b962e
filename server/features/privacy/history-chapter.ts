import { detailOf } from '#server/features/people/history-entry';
import { purposeWords, text, time, word } from './own-chapters';
import type { PersonalChapter } from './personal-registry';

const moveWords = {
  ADD: ['登记', 'added'],
  AMEND: ['修改', 'amended'],
  MOVE: ['迁到另一户', 'moved to another household'],
  DEPART: ['迁出本村', 'left the village'],
  DEATH: ['去世登记', 'death recorded'],
  MARK_KIN: ['登记亲属', 'kin marked'],
  UNMARK_KIN: ['取消亲属', 'kin unmarked'],
  OPEN_LOGIN: ['开通登录', 'sign-in opened'],
  RESET_PASSWORD: ['重设登录密码', 'password reset'],
  APPOINT: ['任命', 'appointed'],
  END_POST: ['卸任', 'post ended'],
  CONSENT: ['同意', 'agreed'],
  WITHDRAW_CONSENT: ['撤回同意', 'consent taken back'],
  EXPORT: ['取出全部资料', 'whole file fetched'],
  ASK_ERASURE: ['申请注销', 'asked to be erased'],
  PREPARE_ERASURE: ['核对注销申请', 'request to be erased checked'],
  REFUSE_ERASURE: ['不同意注销', 'erasure refused'],
  WITHDRAW_ERASURE: ['撤回注销申请', 'request to be erased taken back'],
  ERASE: ['注销', 'erased'],
} as const;

// The words of a detail are told in the language they were written in.
const labels: Readonly<Record<string, string>> = {
  name: '姓名',
  phone: '手机号',
  birthYear: '出生年',
  household: '户号',
  from: '从',
  to: '到',
  kin: '亲属',
  relation: '关系',
  role: '岗位',
  area: '范围',
  startsOn: '从',
  endsOn: '到',
  purpose: '为了什么',
  channel: '方式',
  paper: '纸质编号',
  reason: '原因',
  code: '编号',
};
const values: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(purposeWords).map(([value, [zh]]) => [value, zh])),
  SELF: '本人',
  GUARDIAN: '监护人',
  HEIR: '同户亲属',
  PAPER: '纸质签字',
};

/** The detail of a move as one line that a villager can read: “手机号：尾号0001 → 尾号0002”. */
function told(detail: Record<string, unknown>): string {
  const of = (value: string | null | undefined): string => (value ? (values[value] ?? value) : '（空）');
  return detailOf(detail)
    .map(({ key, before, after }) => {
      const value = before === null || before === undefined ? of(after) : `${of(before)} → ${of(after)}`;
      return `${labels[key] ?? key}：${value}`;
    })
    .join('；');
}

interface Move {
  at: Date;
  move: string;
  actor: string | null;
  detail: Record<string, unknown>;
}

/** What was done to a person's entry in the register, by whom and when. */
export const historyChapter: PersonalChapter = {
  key: 'history',
  zh: '登记变动的经过',
  en: 'Changes of your entry',
  columns: [
    time('at', '时间', 'When'),
    word('move', '动作', 'Move', moveWords),
    text('actor', '经办', 'By'),
    text('detail', '内容', 'What'),
  ],
  read: async (reader, residentId) => {
    const moves = await reader.rows<Move>(
      `select h.at, h.move, a.name as actor, h.detail
       from history_told h left join resident a on a.id = h.actor_id where h.subject_id = $1 order by h.id`,
      [residentId],
    );
    return moves.map(({ detail, ...move }) => ({ ...move, detail: told(detail) }));
  },
};
