import type { Tx } from '#server/core/database';
import { number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What is known of a person who asked for help or gave it, how it is forgotten, and what goes in time.

const needKindWords = {
  SHOPPING: ['代买东西', 'shopping'],
  ESCORT: ['陪同出门', 'an escort'],
  REPAIR: ['修理', 'a repair'],
  VISIT: ['上门探望', 'a visit'],
  OTHER: ['其他', 'something else'],
} as const;

const stateWords = {
  OPEN: ['待安排', 'open'],
  ASSIGNED: ['等人接', 'waiting for a volunteer'],
  ACCEPTED: ['有人接了', 'accepted'],
  DONE: ['待确认', 'to be confirmed'],
  CONFIRMED: ['办好了', 'confirmed'],
  CLOSED: ['没有办成', 'closed'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
} as const;

const visitWords = {
  PLANNED: ['约好了', 'promised'],
  DONE: ['待确认', 'to be confirmed'],
  CONFIRMED: ['办好了', 'confirmed'],
  GIVEN_BACK: ['没去成', 'given back'],
  CALLED_OFF: ['不用去了', 'called off'],
} as const;

/** Words of ended needs go, of all or of those of one person; kind, days and minutes stay. Answers how many needs. */
async function dropWords(tx: Tx, which: string, params: unknown[]): Promise<number> {
  await tx.rows("select set_config('peace.forgetting', 'on', true)");
  const gone = await tx.rows(
    `with due as (
       select n.id from need n where ${which} and (n.what <> '' or n.end_words <> ''
         or exists (select 1 from need_visit v where v.need_id = n.id and v.rating_words <> ''))
       order by n.id limit $1
     ), visits as (
       update need_visit v set rating_words = '' from due where v.need_id = due.id and v.rating_words <> ''
     )
     update need n set what = '', end_words = '' from due where n.id = due.id returning n.id`,
    params,
  );
  return gone.length;
}

export const needsPersonal: Personal = {
  chapters: [
    {
      key: 'needs',
      zh: '求助',
      en: 'Requests for help',
      columns: [
        time('askedAt', '时间', 'When'),
        word('kind', '种类', 'Kind', needKindWords),
        text('what', '内容', 'What'),
        time('wantedFrom', '希望从', 'Wanted from'),
        word('state', '状态', 'State', stateWords),
        text('helper', '谁来帮的', 'Helped by'),
        number('rating', '评分', 'Rating'),
        text('ratingWords', '评价', 'Words'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select n.asked_at, n.kind, nullif(n.what, '') as what, n.wanted_from, n.state, h.name as helper, v.rating,
             nullif(v.rating_words, '') as rating_words
           from need n left join need_visit v on v.need_id = n.id and v.state in ('PLANNED', 'DONE', 'CONFIRMED')
             left join resident h on h.id = v.helper_id
           where n.for_resident_id = $1 or n.asked_by = $1 and n.on_behalf_of is null
             or n.household_id in (select id from household where head_id = $1) and n.for_resident_id is null
           order by n.asked_at, n.id`,
          [residentId],
        ),
    },
    {
      key: 'help',
      zh: '帮过的忙',
      en: 'Help you gave',
      columns: [
        time('startsAt', '时间', 'When'),
        word('kind', '种类', 'Kind', needKindWords),
        word('state', '状态', 'State', visitWords),
        number('minutes', '分钟', 'Minutes'),
        number('rating', '评分', 'Rating'),
        text('ratingWords', '评价', 'Words'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select v.starts_at, n.kind, v.state, v.minutes, v.rating, nullif(v.rating_words, '') as rating_words
           from need_visit v join need n on n.id = v.need_id where v.helper_id = $1 order by v.starts_at, v.id`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => ({
      place: 'NEEDS',
      removed: await dropWords(
        tx,
        `(n.for_resident_id = $2 or n.asked_by = $2 and n.on_behalf_of is null
          or n.household_id in (select id from household where head_id = $2) and n.for_resident_id is null)`,
        [null, person.id],
      ),
      kept: 0,
    }),
  ],
  retention: [
    {
      kind: 'NEED_WORDS',
      remove: (tx, before, atMost) => dropWords(tx, 'n.ended_at < $2', [atMost, before]),
    },
  ],
};
