import { number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What the rolls of tasks know of a person. They name nobody: an erasure finds words in them by itself.

const kinds = { IN: ['签到', 'came'], OUT: ['签退', 'left'] } as const;
const ways = {
  QR: ['扫队长的码', 'leader’s code'],
  CARD: ['刷卡', 'card'],
  PAPER: ['纸质点名', 'paper roll'],
  LEADER: ['队长点名', 'leader'],
} as const;
const outcomes = {
  POINTS: ['记分记时', 'points and hours'],
  HOURS: ['只记时长', 'hours only'],
  NONE: ['不记', 'not recorded'],
} as const;

export const attendancePersonal: Personal = {
  chapters: [
    {
      key: 'attendanceMarks',
      zh: '签到签退',
      en: 'Check-ins and check-outs',
      columns: [
        time('at', '时间', 'When'),
        text('title', '任务', 'Task'),
        word('kind', '种类', 'Kind', kinds),
        word('way', '方式', 'Way', ways),
        text('note', '更正原因', 'Why corrected'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select m.at, t.title, m.kind, m.way, m.note from attendance_mark m join task t on t.id = m.task_id
           where m.resident_id = $1 order by m.at, m.seq`,
          [residentId],
        ),
    },
    {
      key: 'attendanceRows',
      zh: '任务点名结果',
      en: 'Results of tasks’ rolls',
      columns: [
        time('startsAt', '任务时间', 'Task at'),
        text('title', '任务', 'Task'),
        number('minutes', '分钟', 'Minutes'),
        number('lateMinutes', '迟到分钟', 'Minutes late'),
        number('earlyMinutes', '早退分钟', 'Minutes early'),
        word('outcome', '结果', 'Outcome', outcomes),
        text('reason', '原因', 'Reason'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select t.starts_at, t.title, a.minutes, a.late_minutes, a.early_minutes, a.outcome, a.reason
           from attendance_row a join task t on t.id = a.task_id where a.resident_id = $1 order by t.starts_at`,
          [residentId],
        ),
    },
  ],
  forgetters: [],
  retention: [],
};
