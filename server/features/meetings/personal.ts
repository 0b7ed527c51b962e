import { number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What is known of a person who sat in meetings and voted. Of a secret vote: that it was cast, and nothing else.

const stateWords = {
  DUE: ['待开', 'to come'],
  PRESENT: ['到会', 'present'],
  LEFT: ['到会，提前离开', 'present, left early'],
  EXCUSED: ['请假', 'excused'],
  ABSENT: ['未到', 'absent'],
} as const;

const wayWords = {
  QR: ['扫码', 'code'],
  CARD: ['家庭卡', 'card'],
  PAPER: ['纸质签到', 'paper'],
  LEADER: ['会长登记', 'by the chair'],
} as const;

const answerWords = {
  YES: ['同意', 'yes'],
  NO: ['反对', 'no'],
  ABSTAIN: ['弃权', 'abstained'],
  CHOICE: ['投了选项', 'an option'],
  SECRET: ['无记名，不留内容', 'in secret, not kept'],
} as const;

export const meetingsPersonal: Personal = {
  chapters: [
    {
      key: 'meetings',
      zh: '参加的会议',
      en: 'Meetings',
      columns: [
        time('startsAt', '时间', 'When'),
        text('council', '理事会', 'Council'),
        number('no', '第几次', 'Number'),
        word('state', '到会', 'Attendance', stateWords),
        word('way', '签到方式', 'How', wayWords),
        text('reason', '请假原因', 'Reason'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select m.starts_at, c.name_zh as council, m.no, a.state, a.way, nullif(a.reason, '') as reason
           from meeting_attendance a join meeting m on m.id = a.meeting_id join council c on c.id = m.council_id
           where a.resident_id = $1 order by m.starts_at, m.id`,
          [residentId],
        ),
    },
    {
      key: 'votes',
      zh: '投的票',
      en: 'Votes',
      columns: [
        time('openedAt', '时间', 'When'),
        text('motion', '表决事项', 'Motion'),
        word('answer', '怎么投的', 'Vote', answerWords),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select m.opened_at, m.text as motion, o.answer from open_vote v join motion m on m.id = v.motion_id
             join motion_option o on o.id = v.option_id where v.resident_id = $1
           union all
           select m.opened_at, m.text, 'SECRET' from secret_voter v join motion m on m.id = v.motion_id
           where v.resident_id = $1 order by 1, 2`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => {
      const gone = await tx.rows(
        `update meeting_attendance set reason = '' where resident_id = $1 and reason <> '' returning 1 as gone`,
        [person.id],
      );
      return { place: 'MEETINGS', removed: gone.length, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'MEETING_REASONS',
      remove: async (tx, before, atMost) => {
        await tx.rows("select set_config('peace.forgetting', 'on', true)");
        const gone = await tx.rows(
          `with due as (
             select a.meeting_id, a.resident_id from meeting_attendance a join meeting m on m.id = a.meeting_id
             where a.reason <> '' and m.starts_at < $2 order by m.starts_at, a.resident_id limit $1
           )
           update meeting_attendance a set reason = '' from due
           where a.meeting_id = due.meeting_id and a.resident_id = due.resident_id returning a.resident_id`,
          [atMost, before],
        );
        return gone.length;
      },
    },
  ],
};
