import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { openClass } from '#server/features/elders/classes';
import { confirmVisits, finishVisit } from '#server/features/elders/finish-visit';
import { Festival } from '#server/features/elders/gathering.entity';
import { callMeal } from '#server/features/elders/meals';
import { passWish } from '#server/features/elders/pass-wish';
import { planVisit } from '#server/features/elders/plan-visit';
import { bookSlot, offerSlots } from '#server/features/elders/video';
import { DayPart, VisitOccasion, VisitWish } from '#server/features/elders/visit.entity';
import { type Actor, loadActor } from '#server/features/people/actor';
import { cared, goers, SCREEN } from './elder-people';
import { insert } from './insert';
import type { CountyIds } from './seed-county';

const MINUTE = 60_000;

/** What is under way and ahead, by the hands of the chair and the clerk. */
export async function aheadOf(
  tx: Tx,
  ids: CountyIds,
  village: string,
  today: string,
  chair: Actor,
  clerk: Actor,
): Promise<void> {
  const people = await cared(tx, ids, village);
  const zhu = ids.resident('zhu-guiying');
  const seats = await goers(tx, village);
  // Nobody visits the own home or kin.
  const { id: visitor } = found(
    await tx.row<{ id: string }>(
      `select v.id from resident v join resident e on e.id = $2 and e.household_id <> v.household_id
       where v.id = any($1::uuid[]) and v.id <> $3
         and not exists (select 1 from kinship k where k.resident_id = e.id and k.kin_id = v.id)
       order by v.birth_year, v.id limit 1`,
      [seats, zhu, chair.residentId],
    ),
  );
  const going = found(await loadActor(tx, { residentId: visitor }));
  const visit = await planVisit(tx, clerk, {
    requestId: newId(),
    elderId: zhu,
    visitorId: visitor,
    onDay: dayOf(tx.at),
    part: DayPart.EVENING,
    occasion: VisitOccasion.ROUTINE,
  });
  await finishVisit(tx, going, { requestId: newId(), visitId: visit.id, minutes: 45, met: [] });
  await confirmVisits(tx, chair, { requestId: newId(), visitIds: [visit.id] });
  // Three who know their visitors were seen today as well; the chair has not confirmed it yet.
  const seen = await tx.rows<{ elderId: string; visitorId: string }>(
    `select distinct on (visitor_id) elder_id, visitor_id from elder_visit v
     where village_id = $1 and state = 'CONFIRMED' and visitor_id not in ($3, $4) and elder_id <> $5
       and not exists (select 1 from elder_visit x where x.elder_id = v.elder_id and x.on_day >= $2::date)
     order by visitor_id, on_day desc, id limit 3`,
    [village, dayOf(tx.at), chair.residentId, visitor, zhu],
  );
  for (const { elderId, visitorId } of seen) {
    const { id } = await planVisit(tx, clerk, {
      requestId: newId(),
      elderId,
      visitorId,
      onDay: dayOf(tx.at),
      part: DayPart.EVENING,
      occasion: VisitOccasion.ROUTINE,
    });
    const who = found(await loadActor(tx, { residentId: visitorId }));
    await finishVisit(tx, who, { requestId: newId(), visitId: id, minutes: 40, met: [] });
  }
  await passWish(tx, chair, {
    requestId: newId(),
    elderId: found(people[5]).id,
    wish: VisitWish.REPAIR,
    wantedFrom: new Date(startOfDay(addDays(today, 1)).getTime() + 8 * 60 * MINUTE),
    wantedUntil: new Date(startOfDay(addDays(today, 4)).getTime() + 18 * 60 * MINUTE),
    minutes: 60,
  });
  const meal = await callMeal(tx, chair, {
    requestId: newId(),
    villageId: village,
    festival: Festival.BIRTHDAYS,
    title: '本季集体生日',
    place: '文化礼堂',
    startsAt: new Date(startOfDay(addDays(today, 12)).getTime() + 11.5 * 60 * MINUTE),
    tables: 6,
    seats: 8,
    closesOn: addDays(today, 9),
  });
  await insert(
    tx,
    'elder_meal_guest',
    people.slice(0, 21).map(({ id }, place) => ({
      meal_id: meal.id,
      resident_id: id,
      companions: place % 6 === 2 ? 1 : 0,
      how: 'ASSOCIATION',
      asked_by: chair.residentId,
      asked_at: tx.at,
      state: 'COMING',
      table_no: null,
    })),
  );
  const its = await openClass(tx, chair, {
    requestId: newId(),
    villageId: village,
    title: '本季手机课',
    place: SCREEN,
    teacherId: visitor,
    places: 15,
    sessions: ['打视频电话', '看懂短信和骗局', '扫码付钱、交电费'].map((topic, place) => ({
      topic,
      startsAt: new Date(startOfDay(addDays(today, 5 + place * 7)).getTime() + 9.5 * 60 * MINUTE),
      minutes: 60,
    })),
  });
  await insert(
    tx,
    'elder_pupil',
    people.slice(8, 17).map(({ id }) => ({
      class_id: its.id,
      resident_id: id,
      state: 'IN',
      joined_at: tx.at,
      joined_by: chair.residentId,
    })),
  );
  const slots = await offerSlots(tx, chair, {
    requestId: newId(),
    villageId: village,
    place: SCREEN,
    days: [2, 9, 16, 23].map((days) => addDays(today, days)),
    from: '14:00',
    count: 4,
    minutes: 30,
  });
  for (const [place, elderId] of [zhu, found(people[9]).id, found(people[14]).id].entries()) {
    await bookSlot(tx, chair, { requestId: newId(), slotId: found(slots[place * 3]).id, elderId });
  }
}
