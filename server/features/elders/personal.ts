import type { Tx } from '#server/core/database';
import { day, number, text, time, word } from '#server/features/privacy/own-chapters';
import type { Personal } from '#server/features/privacy/personal-registry';

// What the association knows of a person, how it is forgotten, and what goes in time.

const visitWords = {
  PLANNED: ['说好了', 'planned'],
  DONE: ['去过了', 'made'],
  CONFIRMED: ['已确认', 'confirmed'],
  CANCELLED: ['没有去', 'called off'],
} as const;

const guestWords = {
  COMING: ['要来', 'coming'],
  LEFT: ['不来了', 'not coming'],
  CAME: ['来了', 'came'],
  ABSENT: ['没来', 'did not come'],
} as const;

const pupilWords = { IN: ['在学', 'in'], LEFT: ['退出', 'left'], FINISHED: ['结业', 'finished'] } as const;

const pairWords = {
  ASKED: ['等答复', 'asked'],
  ACTIVE: ['结对中', 'paired'],
  ENDED: ['已结束', 'ended'],
} as const;

const bookingWords = {
  BOOKED: ['已约', 'booked'],
  CANCELLED: ['已取消', 'cancelled'],
  HELD: ['已通话', 'held'],
  MISSED: ['没有打成', 'missed'],
} as const;

/** Wishes of visits that are over go; day and minutes stay. Answers how many visits. */
async function dropWishes(tx: Tx, which: string, params: unknown[]): Promise<number> {
  await tx.rows("select set_config('peace.forgetting', 'on', true)");
  const gone = await tx.rows(
    `with due as (
       select v.id from elder_visit v where v.wishes <> '{}' and ${which} order by v.id limit $1
     )
     update elder_visit v set wishes = '{}', met = '{}' from due where v.id = due.id returning v.id`,
    params,
  );
  return gone.length;
}

export const eldersPersonal: Personal = {
  chapters: [
    {
      key: 'elderCard',
      zh: '老年人协会记着的',
      en: 'Kept by the elders’ association',
      columns: [
        text('wishes', '想要什么', 'Wishes'),
        text('parts', '什么时候方便', 'When it suits'),
        text('birthday', '生日（月-日）', 'Birthday (month-day)'),
        time('setAt', '什么时候记的', 'Kept at'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select array_to_string(c.wishes, ', ') as wishes, array_to_string(c.parts, ', ') as parts,
             b.month || '-' || b.day as birthday, coalesce(c.set_at, b.set_at) as set_at
           from (select $1::uuid as id) x left join elder_card c on c.resident_id = x.id
             left join elder_birthday b on b.resident_id = x.id
           where c.resident_id is not null or b.resident_id is not null`,
          [residentId],
        ),
    },
    {
      key: 'elderVisits',
      zh: '老年人协会的探访',
      en: 'Visits of the elders’ association',
      columns: [
        day('onDay', '日期', 'Day'),
        text('elder', '看望谁', 'Whom'),
        text('visitor', '谁去', 'Who went'),
        word('state', '状态', 'State', visitWords),
        number('minutes', '分钟', 'Minutes'),
        text('wishes', '想要什么', 'Wishes'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select v.on_day, e.name as elder, w.name as visitor, v.state, v.minutes,
             case when v.elder_id = $1 then nullif(array_to_string(v.wishes, ', '), '') end as wishes
           from elder_visit v join resident e on e.id = v.elder_id join resident w on w.id = v.visitor_id
           where v.elder_id = $1 or v.visitor_id = $1 order by v.on_day, v.id`,
          [residentId],
        ),
    },
    {
      key: 'elderMeals',
      zh: '节日聚餐',
      en: 'Festival meals',
      columns: [
        time('startsAt', '时间', 'When'),
        text('title', '名称', 'Meal'),
        word('state', '状态', 'State', guestWords),
        number('companions', '同来几人', 'Came along'),
        number('tableNo', '几号桌', 'Table'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select m.starts_at, m.title, g.state, g.companions, g.table_no
           from elder_meal_guest g join elder_meal m on m.id = g.meal_id where g.resident_id = $1 order by m.starts_at`,
          [residentId],
        ),
    },
    {
      key: 'elderClasses',
      zh: '手机课',
      en: 'Phone classes',
      columns: [
        time('joinedAt', '什么时候报的', 'Joined'),
        text('title', '名称', 'Class'),
        word('state', '状态', 'State', pupilWords),
        number('attended', '来了几节', 'Sessions'),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select p.joined_at, c.title, p.state, (select count(*) from elder_presence x
             join elder_session s on s.id = x.session_id where s.class_id = c.id and x.resident_id = $1) as attended
           from elder_pupil p join elder_class c on c.id = p.class_id where p.resident_id = $1 order by p.joined_at`,
          [residentId],
        ),
    },
    {
      key: 'elderPairs',
      zh: '老人互助结对',
      en: 'Pairs of elders',
      columns: [
        time('askedAt', '提出时间', 'Asked'),
        text('other', '和谁', 'With'),
        word('state', '状态', 'State', pairWords),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select p.asked_at, r.name as other, p.state from elder_pair p
             join resident r on r.id = case when p.giver_id = $1 then p.receiver_id else p.giver_id end
           where p.giver_id = $1 or p.receiver_id = $1 order by p.asked_at`,
          [residentId],
        ),
    },
    {
      key: 'videoCalls',
      zh: '亲情视频',
      en: 'Video calls',
      columns: [
        time('startsAt', '时间', 'When'),
        text('elder', '谁的', 'Whose'),
        word('state', '状态', 'State', bookingWords),
      ],
      read: (reader, residentId) =>
        reader.rows(
          `select lower(b.during) as starts_at, r.name as elder, b.state from video_booking b
             join resident r on r.id = b.elder_id
           where b.elder_id = $1 or b.booked_by = $1 or b.assistant_id = $1 order by 1`,
          [residentId],
        ),
    },
  ],
  forgetters: [
    async (tx, person) => {
      const cards = await tx.rows('delete from elder_card where resident_id = $1 returning 1', [person.id]);
      const days = await tx.rows('delete from elder_birthday where resident_id = $1 returning 1', [
        person.id,
      ]);
      const visits = await dropWishes(tx, 'v.elder_id = $2', [null, person.id]);
      return { place: 'ELDERS', removed: cards.length + days.length + visits, kept: 0 };
    },
  ],
  retention: [
    {
      kind: 'ELDER_WISHES',
      remove: (tx, before, atMost) =>
        dropWishes(
          tx,
          "v.state <> 'PLANNED' and v.on_day < ($2::timestamptz at time zone 'Asia/Shanghai')::date",
          [atMost, before],
        ),
    },
  ],
};
