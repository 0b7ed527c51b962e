import type { Tx } from '#server/core/database';
import { day, number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What is known of a person through weddings, funerals and lent gear, how it is forgotten, and what goes in time.

const kindWords = { WEDDING: ['婚事', 'wedding'], FUNERAL: ['丧事', 'funeral'] } as const;

const stateWords = {
  NOTIFIED: ['已报备', 'notice given'],
  AGREED: ['已商定', 'agreed'],
  VISITED: ['已走访', 'visited'],
  CLOSED: ['已办结', 'closed'],
  WITHDRAWN: ['已撤回', 'taken back'],
} as const;

const loanWords = {
  RESERVED: ['已预订', 'promised'],
  OUT: ['借出中', 'out'],
  BACK: ['已还', 'back'],
  CANCELLED: ['已取消', 'cancelled'],
} as const;

/** Words and places of ended ceremonies go, of all or of one family; kind, days and tables stay. Answers how many. */
async function dropWords(tx: Tx, which: string, params: unknown[]): Promise<number> {
  await tx.rows("select set_config('peace.forgetting', 'on', true)");
  const gone = await tx.rows(
    `with due as (
       select c.id from ceremony c where ${which} and (c.words <> '' or c.place <> '' or c.thanks <> ''
         or exists (select 1 from ceremony_visit v where v.ceremony_id = c.id and v.words <> ''))
       order by c.id limit $1
     ), visits as (
       update ceremony_visit v set words = '' from due where v.ceremony_id = due.id and v.words <> ''
     )
     update ceremony c set words = '', place = '', thanks = '' from due where c.id = due.id returning c.id`,
    params,
  );
  return gone.length;
}

export const ceremoniesPersonal: Personal = {
  chapters: [
    {
      key: 'ceremonies',
      zh: '红白事报备',
      en: 'Notices of weddings and funerals',
      columns: [
        time('filedAt', '报备时间', 'Told at'),
        word('kind', '种类', 'Kind', kindWords),
        day('beginsOn', '哪天办', 'First day'),
        number('tables', '桌数', 'Tables'),
        word('state', '状态', 'State', stateWords),
        text('place', '地点', 'Place'),
        text('words', '说明', 'Words'),
        text('seen', '走访时写的', 'Written at the visit'),
        text('thanks', '感谢的话', 'Thanks'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select c.filed_at, c.kind, c.begins_on, c.tables, c.state, nullif(c.place, '') as place,
             nullif(c.words, '') as words, nullif(v.words, '') as seen, nullif(c.thanks, '') as thanks
           from ceremony c left join ceremony_visit v on v.ceremony_id = c.id
           where c.host_id = $1 or c.household_id in (select id from household where head_id = $1)
           order by c.filed_at, c.id`,
          [residentId],
        ),
    },
    {
      key: 'gearLoans',
      zh: '借用的桌椅器具',
      en: 'Gear your household borrowed',
      columns: [
        time('askedAt', '时间', 'When'),
        text('name', '物品', 'What'),
        number('quantity', '数量', 'Pieces'),
        word('state', '状态', 'State', loanWords),
        number('broken', '损坏', 'Broken'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select l.asked_at, g.name, l.quantity, l.state, l.broken from gear_loan l join council_gear g on g.id = l.gear_id
           where l.household_id in (select id from household where head_id = $1) order by l.asked_at, l.id`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => ({
      place: 'CEREMONIES',
      removed: await dropWords(
        tx,
        '(c.host_id = $2 or c.household_id in (select id from household where head_id = $2))',
        [null, person.id],
      ),
      kept: 0,
    }),
  ],
  retention: [
    {
      kind: 'CEREMONY_WORDS',
      remove: (tx, before, atMost) => dropWords(tx, 'c.ended_at < $2', [atMost, before]),
    },
  ],
};
