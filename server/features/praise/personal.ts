import type { Tx } from '#server/core/database';
import { text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What the moral review knows of a person, how it is forgotten, and what goes in time.

const deedWords = {
  CHOSEN: ['评上了，等本人答复', 'chosen, waiting for your word'],
  IN_NOTICE: ['公示中', 'in notice'],
  AWARDED: ['已授予', 'awarded'],
  LAPSED: ['没有公开', 'not published'],
} as const;

const answerWords = { YES: ['同意公开', 'yes'], NO: ['不同意公开', 'no'] } as const;

const wayWords = {
  QR: ['扫码', 'code'],
  CARD: ['刷卡', 'card'],
  PAPER: ['纸质名单', 'paper list'],
  LEADER: ['主持人登记', 'leader'],
} as const;

/** Words about a deed go: the story, those of its nominations and of doubts about it. Answers how many deeds. */
async function dropWords(tx: Tx, which: string, params: unknown[]): Promise<number> {
  await tx.rows("select set_config('peace.forgetting', 'on', true)");
  const gone = await tx.rows(
    `with due as (
       select d.id from deed d join good_month m on m.id = d.month_id where ${which} and (d.story <> ''
         or exists (select 1 from deed_nomination n where n.deed_id = d.id and n.words <> '')
         or exists (select 1 from deed_doubt q where q.deed_id = d.id and q.words || q.answer <> ''))
       order by d.id limit $1
     ), words as (
       update deed_nomination n set words = '' from due where n.deed_id = due.id and n.words <> ''
     ), doubts as (
       update deed_doubt q set words = '', answer = '' from due where q.deed_id = due.id
     )
     update deed d set story = '' from due where d.id = due.id returning d.id`,
    params,
  );
  return gone.length;
}

export const praisePersonal: Personal = {
  chapters: [
    {
      key: 'deeds',
      zh: '文明新事',
      en: 'Good deeds',
      columns: [
        time('createdAt', '时间', 'When'),
        word('state', '状态', 'State', deedWords),
        text('story', '事迹', 'What was told'),
        word('answer', '您的答复', 'Your word', answerWords),
        text('awardNo', '编号', 'Number'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select d.created_at, d.state, nullif(d.story, '') as story, d.award_no,
             (select case when c.given then 'YES' else 'NO' end from deed_consent c where c.deed_id = d.id
              order by c.seq desc limit 1) as answer
           from deed d where d.nominee_id = $1 and d.state in ('CHOSEN', 'IN_NOTICE', 'AWARDED', 'LAPSED')
           order by d.created_at, d.id`,
          [residentId],
        ),
    },
    {
      key: 'nominations',
      zh: '您推荐过的好人好事',
      en: 'Good deeds that you proposed',
      columns: [
        time('at', '时间', 'When'),
        text('nominee', '推荐谁', 'Whom'),
        text('words', '说了什么', 'Words'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select n.at, r.name as nominee, nullif(n.words, '') as words from deed_nomination n
             join deed d on d.id = n.deed_id join resident r on r.id = d.nominee_id
           where n.nominated_by = $1 and n.taken_back_at is null order by n.at, n.id`,
          [residentId],
        ),
    },
    {
      key: 'deedDoubts',
      zh: '您对公示提过的意见',
      en: 'Doubts that you raised',
      columns: [
        time('at', '时间', 'When'),
        text('words', '说了什么', 'Words'),
        text('answer', '答复', 'Answer'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select at, words, nullif(answer, '') as answer from deed_doubt where doubted_by = $1 order by at, id`,
          [residentId],
        ),
    },
    {
      key: 'talks',
      zh: '道德讲堂',
      en: 'Lecture hall',
      columns: [
        time('startsAt', '时间', 'When'),
        text('title', '题目', 'Title'),
        word('way', '怎么签的到', 'How', wayWords),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select t.starts_at, t.title, g.way from talk_guest g join talk t on t.id = g.talk_id
           where g.resident_id = $1 order by t.starts_at`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => ({
      place: 'DEEDS',
      removed: await dropWords(tx, 'd.nominee_id = $2', [null, person.id]),
      kept: 0,
    }),
  ],
  retention: [
    {
      kind: 'DEED_WORDS',
      remove: (tx, before, atMost) =>
        dropWords(
          tx,
          // A month that nobody concluded keeps nothing for ever either.
          `coalesce(m.decided_at, (m.month + interval '2 months') at time zone 'Asia/Shanghai') < $2
             and d.state not in ('CHOSEN', 'IN_NOTICE', 'AWARDED')`,
          [atMost, before],
        ),
    },
  ],
};
