import { day, number, text, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What is known of a person who sits on councils, in both rooms of them, how it is forgotten, and what goes in time.

const dutyWords = {
  MEETING: ['开会', 'a meeting'],
  VISIT: ['走访', 'a visit'],
  TALK: ['宣讲', 'a talk'],
  INSPECTION: ['检查', 'an inspection'],
  EVENT: ['办事服务', 'serving an event'],
  MEDIATION: ['调解', 'a mediation'],
  LENDING: ['物资借还', 'lending gear'],
  REVIEW: ['评议', 'a review'],
} as const;

const stateWords = {
  DONE: ['已记', 'logged'],
  ASKED: ['待确认', 'to be confirmed'],
  REFUSED: ['没有确认', 'not confirmed'],
  STRUCK: ['已撤销', 'struck'],
} as const;

const wayWords = { ELECTED: ['选举', 'elected'], APPOINTED: ['聘任', 'appointed'] } as const;
const answerWords = { YES: ['同意', 'yes'], NO: ['不同意', 'no'] } as const;
const wishWords = { STAY: ['愿意连任', 'to stay'], LEAVE: ['不再连任', 'to leave'] } as const;

export const dutiesPersonal: Personal = {
  chapters: [
    {
      key: 'councils',
      zh: '理事会任职',
      en: 'Seats on councils',
      columns: [
        text('council', '组织', 'Council'),
        text('place', '职务', 'Place'),
        day('startsOn', '从', 'From'),
        day('endsOn', '到', 'Until'),
        word('how', '怎么来的', 'How', wayWords),
        text('document', '依据', 'Rests on'),
        number('votes', '得票', 'Votes'),
        word('wish', '下届意愿', 'Wish for the next term', wishWords),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select c.name_zh as council, s.place, p.starts_on, p.ends_on, s.how, h.document, n.votes, s.wish
           from post p join council_seat s on s.post_id = p.id join council c on c.id = p.council_id
             left join council_choice h on h.id = s.choice_id
             left join council_nominee n on n.choice_id = s.choice_id and n.resident_id = p.resident_id
           where p.resident_id = $1 order by p.starts_on, p.id`,
          [residentId],
        ),
    },
    {
      key: 'nominations',
      zh: '理事会提名',
      en: 'Nominations for councils',
      columns: [
        text('council', '组织', 'Council'),
        day('onDay', '提名日期', 'Put forward on'),
        word('answer', '本人意见', 'Own answer', answerWords),
        number('votes', '得票', 'Votes'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select c.name_zh as council, (n.nominated_at at time zone 'Asia/Shanghai')::date as on_day, n.answer, n.votes
           from council_nominee n join council_choice h on h.id = n.choice_id join council c on c.id = h.council_id
           where n.resident_id = $1 order by n.nominated_at`,
          [residentId],
        ),
    },
    {
      key: 'duties',
      zh: '履职记录',
      en: 'Duties for councils',
      columns: [
        day('onDay', '日期', 'Day'),
        text('council', '组织', 'Council'),
        word('kind', '种类', 'Kind', dutyWords),
        number('minutes', '分钟', 'Minutes'),
        text('what', '事由', 'What'),
        word('state', '状态', 'State', stateWords),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select d.on_day, c.name_zh as council, d.kind, d.minutes, nullif(d.what, '') as what, d.state
           from council_duty d join council c on c.id = d.council_id
           where d.resident_id = $1 order by d.on_day, d.id`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => ({
      place: 'COUNCILS',
      removed:
        (
          await tx.rows(
            "update council_duty set what = '' where (resident_id = $1 or logged_by = $1) and what <> '' returning id",
            [person.id],
          )
        ).length +
        (
          await tx.rows(
            `update council_seat s set wish = null, wished_at = null from post p
             where p.id = s.post_id and p.resident_id = $1 and s.wish is not null returning s.post_id`,
            [person.id],
          )
        ).length,
      kept: 0,
    }),
  ],
  retention: [
    {
      kind: 'DUTY_WORDS',
      remove: async (tx, before, atMost) =>
        (
          await tx.rows(
            `update council_duty set what = '' where id in (
               select id from council_duty where what <> '' and at < $1 order by id limit $2) returning id`,
            [before, atMost],
          )
        ).length,
    },
  ],
};
