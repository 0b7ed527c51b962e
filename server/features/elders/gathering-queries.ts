import { dayOf, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped, loader } from '#server/core/loader';
import {
  ElderClass,
  ElderMeal,
  ElderPair,
  ElderPupil,
  ElderSession,
  GuestState,
  MealGuest,
} from './gathering.entity';
import { BOOKING, SLOT } from './video';
import { VideoBooking, VideoSlot } from './video.entity';

/** A village's meals, the latest first; at most 24. */
export async function mealsOf(reader: Reader, villageId: string): Promise<ElderMeal[]> {
  const rows = await reader.rows<ElderMeal>(
    'select * from elder_meal where village_id = $1 order by starts_at desc, id limit 24',
    [villageId],
  );
  return rows.map((row) => Object.assign(new ElderMeal(), row));
}

/** Who said that they come, by table and name. */
export const guestsOf = loader<MealGuest[]>(async (reader, ids) => {
  const rows = await reader.rows<MealGuest>(
    `select g.* from elder_meal_guest g join resident r on r.id = g.resident_id
     where g.meal_id = any($1::uuid[]) and g.state <> 'LEFT' order by g.table_no nulls last, r.name, r.id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new MealGuest(), row)),
    ({ mealId }) => mealId,
  );
});

interface HeadCount {
  guests: number;
  companions: number;
  absent: number;
}

/** How many heads there are at a meal. */
export function headCount(guests: readonly MealGuest[]): HeadCount {
  const there = guests.filter(({ state }) => state === GuestState.COMING || state === GuestState.CAME);
  return {
    guests: there.length,
    companions: there.reduce((sum, { companions }) => sum + companions, 0),
    absent: guests.filter(({ state }) => state === GuestState.ABSENT).length,
  };
}

export const serversOf = loader<string[]>(async (reader, ids) => {
  const rows = await reader.rows<{ mealId: string; residentId: string }>(
    'select * from elder_meal_server where meal_id = any($1::uuid[]) order by resident_id',
    [ids],
  );
  return grouped(ids, rows, ({ mealId }) => mealId).map((list) => list.map(({ residentId }) => residentId));
});

/** A village's classes, open ones first, then the latest; at most 24. */
export async function classesOf(reader: Reader, villageId: string): Promise<ElderClass[]> {
  const rows = await reader.rows<ElderClass>(
    "select * from elder_class where village_id = $1 order by state <> 'OPEN', opened_at desc, id limit 24",
    [villageId],
  );
  return rows.map((row) => Object.assign(new ElderClass(), row));
}

export const sessionsOf = loader<ElderSession[]>(async (reader, ids) => {
  const rows = await reader.rows<ElderSession>(
    'select * from elder_session where class_id = any($1::uuid[]) order by no',
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new ElderSession(), row)),
    ({ classId }) => classId,
  );
});

export const pupilsOf = loader<ElderPupil[]>(async (reader, ids) => {
  const rows = await reader.rows<ElderPupil>(
    `select p.class_id, p.resident_id, p.state, array(select x.session_id from elder_presence x
       join elder_session s on s.id = x.session_id where s.class_id = p.class_id and x.resident_id = p.resident_id
       order by s.no) as session_ids
     from elder_pupil p join resident r on r.id = p.resident_id
     where p.class_id = any($1::uuid[]) and p.state <> 'LEFT' order by r.name, r.id`,
    [ids],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new ElderPupil(), row)),
    ({ classId }) => classId,
  );
});

/** A village's pairs: asked and active ones, then those that ended; at most 100. */
export async function pairsOf(reader: Reader, villageId: string): Promise<ElderPair[]> {
  const rows = await reader.rows<ElderPair>(
    `select * from elder_pair where village_id = $1
     order by array_position(array['ASKED', 'ACTIVE', 'ENDED'], state), asked_at desc, id limit 100`,
    [villageId],
  );
  return rows.map((row) => Object.assign(new ElderPair(), row));
}

/** Pairs of some elders that are asked for or alive. */
export const pairsWith = loader<ElderPair[]>(async (reader, ids) => {
  const rows = await reader.rows<ElderPair>(
    `select * from elder_pair where state <> 'ENDED' and (giver_id = any($1::uuid[]) or receiver_id = any($1::uuid[]))
     order by asked_at, id`,
    [ids],
  );
  const pairs = rows.map((row) => Object.assign(new ElderPair(), row));
  return ids.map((id) => pairs.filter(({ giverId, receiverId }) => giverId === id || receiverId === id));
});

/** Slots of a village in a span of days, from now on where `from` is today. */
export async function slotsOf(
  reader: Reader,
  villageId: string,
  from: string,
  until: string,
): Promise<VideoSlot[]> {
  const rows = await reader.rows<VideoSlot>(
    `select ${SLOT} from video_slot s
     where s.village_id = $1 and s.state = 'OPEN' and lower(s.during) >= $2 and lower(s.during) < $3
     order by lower(s.during), s.place, s.id limit 400`,
    [villageId, startOfDay(from), startOfDay(until)],
  );
  return rows.map((row) => Object.assign(new VideoSlot(), row));
}

/** The booking that holds a slot. */
export const bookingOf = loader<VideoBooking | null>(async (reader, ids) => {
  const rows = await reader.rows<VideoBooking>(
    `select ${BOOKING} from video_booking b join video_slot s on s.id = b.slot_id
     where b.slot_id = any($1::uuid[]) and b.state <> 'CANCELLED'`,
    [ids],
  );
  const bySlot = new Map(rows.map((row) => [row.slotId, Object.assign(new VideoBooking(), row)]));
  return ids.map((id) => bySlot.get(id) ?? null);
});

/** Bookings of elders that lie ahead or were of the last days. */
export const bookingsFor = loader<VideoBooking[]>(async (reader, ids) => {
  const rows = await reader.rows<VideoBooking>(
    `select ${BOOKING} from video_booking b join video_slot s on s.id = b.slot_id
     where b.elder_id = any($1::uuid[]) and b.state <> 'CANCELLED' and upper(b.during) > $2
     order by lower(b.during)`,
    [ids, startOfDay(dayOf(reader.at))],
  );
  return grouped(
    ids,
    rows.map((row) => Object.assign(new VideoBooking(), row)),
    ({ elderId }) => elderId,
  );
});

/** Meals and classes to which some elders said that they come: ids of what is not over. */
export const comingTo = loader<{ meals: string[]; classes: string[] }>(async (reader, ids) => {
  const rows = await reader.rows<{ residentId: string; mealId: string | null; classId: string | null }>(
    `select g.resident_id, g.meal_id, null::uuid as class_id from elder_meal_guest g join elder_meal m on m.id = g.meal_id
       where g.resident_id = any($1::uuid[]) and g.state = 'COMING' and m.state in ('OPEN', 'SEATED')
     union all
     select p.resident_id, null, p.class_id from elder_pupil p join elder_class c on c.id = p.class_id
       where p.resident_id = any($1::uuid[]) and p.state = 'IN' and c.state = 'OPEN'`,
    [ids],
  );
  return grouped(ids, rows, ({ residentId }) => residentId).map((list) => ({
    meals: list.flatMap(({ mealId }) => mealId ?? []),
    classes: list.flatMap(({ classId }) => classId ?? []),
  }));
});
