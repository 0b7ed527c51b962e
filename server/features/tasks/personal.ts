import { text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What the tasks know of a person, and how they forget one.

const states = {
  SIGNED: ['已报名', 'signed up'],
  WAITING: ['候补', 'waiting'],
  LEFT: ['已退出', 'left'],
  REMOVED: ['已取消名额', 'taken off'],
} as const;
const attendance = {
  ATTENDED: ['到了', 'attended'],
  ABSENT: ['没到', 'absent'],
  EXCUSED: ['请假', 'excused'],
} as const;

export const tasksPersonal: Personal = {
  chapters: [
    {
      key: 'signUps',
      zh: '任务报名',
      en: 'Sign-ups for tasks',
      columns: [
        time('startsAt', '任务时间', 'Task at'),
        text('title', '任务', 'Task'),
        text('role', '分工', 'Role'),
        word('state', '状态', 'State', states),
        word('attended', '到场', 'Attendance', attendance),
        time('at', '报名时间', 'Signed up'),
        text('reason', '原因', 'Reason'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select t.starts_at, t.title, p.name as role, s.state, s.attended, s.at,
             case when s.reason ~ '^[A-Z]+$' then null else s.reason end as reason
           from sign_up s join task t on t.id = s.task_id join task_place p on p.id = s.task_place_id
           where s.resident_id = $1 order by t.starts_at, s.seq`,
          [residentId],
        ),
    },
    {
      // Messages lie on a floor that knows no chapters.
      key: 'messages',
      zh: '收到的消息',
      en: 'Messages received',
      columns: [
        time('createdAt', '时间', 'When'),
        text('about', '内容', 'About'),
        time('readAt', '看过', 'Read'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select m.created_at, m.read_at,
             (select string_agg(p.value, ' · ' order by p.key) from jsonb_each_text(m.params) p) as about
           from message m where m.resident_id = $1 order by m.created_at, m.id`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => {
      const messages = await tx.rows('delete from message where resident_id = $1 returning id', [person.id]);
      return { place: 'MESSAGES', removed: messages.length, kept: 0 };
    },
    // The private calendar address ends with the person, and so do the places in tasks to come.
    async (tx, person) => {
      const feeds = await tx.rows('delete from calendar_feed where resident_id = $1 returning resident_id', [
        person.id,
      ]);
      await tx.rows(
        'delete from engagement e using sign_up s join task t on t.id = s.task_id where s.id = e.sign_up_id and s.resident_id = $1 and t.starts_at > $2',
        [person.id, tx.at],
      );
      const left = await tx.rows(
        `update sign_up s set state = 'LEFT', ended_at = $2, reason = null from task t
         where t.id = s.task_id and s.resident_id = $1 and t.starts_at > $2 and s.state in ('SIGNED', 'WAITING')
         returning s.id`,
        [person.id, tx.at],
      );
      return { place: 'SIGN_UPS', removed: feeds.length + left.length, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'MESSAGES',
      remove: async (tx, before, atMost) => {
        const gone = await tx.rows(
          `delete from message where id in (select id from message where created_at < $1 limit $2) returning id`,
          [before, atMost],
        );
        return gone.length;
      },
    },
  ],
};
