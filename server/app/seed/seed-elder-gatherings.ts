import { chanceFrom } from '#server/app/demo/random';
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { DutyKind } from '#server/features/duties/duty.entity';
import { type DutyLine, logDuties } from '#server/features/duties/log-duties';
import { associationOf } from '#server/features/elders/facts';
import { Festival } from '#server/features/elders/gathering.entity';
import { VisitWish } from '#server/features/elders/visit.entity';
import { insert } from './insert';
import type { CountyIds } from './seed-county';
import { cared, goers, SCREEN } from './elder-people';

const MINUTE = 60_000;

/** Festivals of the year before, by their usual day. */
const festivals: readonly (readonly [Festival, string, string])[] = [
  [Festival.SPRING, '02-06', '迎新春团年饭'],
  [Festival.DRAGON_BOAT, '06-09', '端午包粽子'],
  [Festival.MID_AUTUMN, '09-24', '中秋团圆饭'],
  [Festival.DOUBLE_NINTH, '10-20', '重阳敬老饭'],
];

/** The latest day with this month and day before another. */
function lastTime(monthDay: string, before: string): string {
  const year = Number(before.slice(0, 4));
  const day = `${year}-${monthDay}`;
  return day < before ? day : `${year - 1}-${monthDay}`;
}

/** Meals, classes, pairs and calls of the year: what is over, as the association's book has it. */
export async function gather(tx: Tx, ids: CountyIds, village: string, today: string): Promise<void> {
  const chance = chanceFrom(20_261_126);
  const chairId = ids.resident('li-changgeng');
  const people = await cared(tx, ids, village);
  const members = await goers(tx, village);
  const councilId = found(await associationOf(tx, village));
  const duties: DutyLine[] = [];
  for (const [festival, monthDay, title] of festivals) {
    const day = lastTime(monthDay, today);
    const id = newId();
    const startsAt = new Date(startOfDay(day).getTime() + 11.5 * 60 * MINUTE);
    await insert(tx, 'elder_meal', [
      {
        id,
        village_id: village,
        festival,
        title,
        place: '文化礼堂',
        starts_at: startsAt,
        tables: 9,
        seats: 8,
        closes_on: addDays(day, -3),
        state: 'HELD',
        called_by: chairId,
        called_at: startOfDay(addDays(day, -15)),
      },
    ]);
    const guests = chance.shuffled(people).slice(0, 44 + chance.between(0, 8));
    await insert(
      tx,
      'elder_meal_guest',
      guests.map((guest, place) => ({
        meal_id: id,
        resident_id: guest.id,
        companions: place % 9 === 4 ? 1 : 0,
        how: place % 3 === 0 ? 'ASSOCIATION' : 'FAMILY',
        asked_by: chairId,
        asked_at: startOfDay(addDays(day, -8)),
        state: place % 13 === 7 ? 'ABSENT' : 'CAME',
        table_no: 1 + Math.floor(place / 7),
      })),
    );
    const served = chance.shuffled(members).slice(0, 3);
    await insert(
      tx,
      'elder_meal_server',
      served.map((residentId) => ({ meal_id: id, resident_id: residentId })),
    );
    for (const residentId of served) {
      duties.push({
        councilId,
        residentId,
        kind: DutyKind.EVENT,
        onDay: day,
        minutes: 180,
        sourceKind: 'ELDER_MEAL',
        sourceId: id,
      });
    }
  }
  const teacher = found(members[1]);
  for (const [title, daysAgo] of [
    ['春季手机课', 250],
    ['秋季手机课', 95],
  ] as const) {
    const classId = newId();
    const topics = ['打视频电话', '看懂短信和骗局', '扫码付钱、交电费', '拍照、发给家里人'];
    await insert(tx, 'elder_class', [
      {
        id: classId,
        village_id: village,
        title,
        place: SCREEN,
        teacher_id: teacher,
        places: 15,
        state: 'FINISHED',
        opened_by: chairId,
        opened_at: startOfDay(addDays(today, -daysAgo - 14)),
        ended_at: startOfDay(addDays(today, -daysAgo + 30)),
      },
    ]);
    const sessions = topics.map((topic, place) => ({
      id: newId(),
      class_id: classId,
      no: place + 1,
      topic,
      starts_at: new Date(startOfDay(addDays(today, -daysAgo + place * 7)).getTime() + 9.5 * 60 * MINUTE),
      minutes: 60,
      rolled_at: new Date(startOfDay(addDays(today, -daysAgo + place * 7)).getTime() + 11 * 60 * MINUTE),
      rolled_by: chairId,
    }));
    await insert(tx, 'elder_session', sessions);
    const pupils = chance.shuffled(people).slice(0, 12);
    const there = new Map(
      pupils.map(({ id }, place) => [id, sessions.filter((_, no) => place % 5 !== 2 || no < 2)]),
    );
    await insert(
      tx,
      'elder_pupil',
      pupils.map(({ id }) => ({
        class_id: classId,
        resident_id: id,
        state: (there.get(id)?.length ?? 0) >= 3 ? 'FINISHED' : 'IN',
        joined_at: startOfDay(addDays(today, -daysAgo - 7)),
        joined_by: chairId,
      })),
    );
    await insert(
      tx,
      'elder_presence',
      pupils.flatMap(({ id }) =>
        (there.get(id) ?? []).map((session) => ({ session_id: session.id, resident_id: id })),
      ),
    );
    for (const session of sessions) {
      const onDay = dayOf(session.starts_at);
      duties.push({
        councilId,
        residentId: teacher,
        kind: DutyKind.TALK,
        onDay,
        minutes: 60,
        sourceKind: 'ELDER_SESSION',
        sourceId: session.id,
      });
    }
  }
  await insert(
    tx,
    'elder_pair',
    [0, 1, 2, 3].map((place) => {
      const asked = place === 3;
      return {
        id: newId(),
        village_id: village,
        giver_id: found(people[place * 4]).id,
        receiver_id: found(people[place * 4 + 3]).id,
        wishes: [VisitWish.COMPANY, place % 2 === 0 ? VisitWish.READING : VisitWish.SHOPPING],
        state: asked ? 'ASKED' : 'ACTIVE',
        asked_by: chairId,
        asked_at: startOfDay(addDays(today, -150 + place * 40)),
        giver_said_at: startOfDay(addDays(today, -148 + place * 40)),
        receiver_said_at: asked ? null : startOfDay(addDays(today, -147 + place * 40)),
      };
    }),
  );
  const slots = Array.from({ length: 50 }, (_, week) => week + 1).flatMap((week) =>
    [14, 14.5, 15].map((hour, place) => {
      const from = new Date(startOfDay(addDays(today, -7 * week + 1)).getTime() + hour * 60 * MINUTE);
      return {
        id: newId(),
        from,
        until: new Date(from.getTime() + 30 * MINUTE),
        booked: (week + place) % 2 === 0,
        week,
      };
    }),
  );
  const past = slots.filter(({ until }) => until <= tx.at);
  const span = ({ from, until }: { from: Date; until: Date }): string =>
    `["${from.toISOString()}","${until.toISOString()}")`;
  await insert(
    tx,
    'video_slot',
    past.map((slot) => ({
      id: slot.id,
      village_id: village,
      place: SCREEN,
      during: span(slot),
      state: 'OPEN',
      offered_by: chairId,
    })),
  );
  await insert(
    tx,
    'video_booking',
    past
      .filter(({ booked }) => booked)
      .map((slot, place) => ({
        id: newId(),
        slot_id: slot.id,
        elder_id: found(people[(place * 7) % people.length]).id,
        during: span(slot),
        how: place % 3 === 0 ? 'PHONE' : 'FAMILY',
        booked_by: chairId,
        booked_at: new Date(slot.from.getTime() - 3 * 86_400_000),
        state: place % 11 === 6 ? 'MISSED' : 'HELD',
        ended_at: slot.until,
      })),
  );
  await logDuties(tx, ids.resident('he-chunmei'), duties);
}
