import { villageCode } from '#server/app/demo/areas';
import { chanceFrom } from '#server/app/demo/random';
import { addDays, addMonths, dayOf, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { keep } from '#server/core/history';
import { newId } from '#server/core/id';
import { DutyKind } from '#server/features/duties/duty.entity';
import { logDuties } from '#server/features/duties/log-duties';
import { associationOf } from '#server/features/elders/facts';
import { planMonth } from '#server/features/elders/plan-month';
import { monthDays } from '#server/features/elders/rules';
import { DayPart, VisitWish } from '#server/features/elders/visit.entity';
import { type Actor, loadActor } from '#server/features/people/actor';
import { goers, type Old } from './elder-people';
import { insert } from './insert';
import type { CountyIds } from './seed-county';
import { gather } from './seed-elder-gatherings';
import { aheadOf } from './seed-elders-ahead';
import type { Step } from './seed-year';

/** How many of the village's old people agreed to visits, and how many of them said their birthday. */
const AGREED = 60;
const BIRTHDAYS = 44;
const MINUTE = 60_000;

/**
 * A year of 银杏坝村's elders: consents on paper, a plan for every month and what became of it, meals, phone classes,
 * pairs and video calls. What lies far back is written in one statement a month; the last days are lived step by step.
 */
export function elderSteps(ids: CountyIds, today: string): Step[] {
  const village = ids.area(villageCode);
  const begin = addDays(today, -364);
  const actor = async (tx: Tx, key: string): Promise<Actor> =>
    found(await loadActor(tx, { residentId: ids.resident(key) }));
  const chair = (tx: Tx): Promise<Actor> => actor(tx, 'li-changgeng');
  const clerk = (tx: Tx): Promise<Actor> => actor(tx, 'he-chunmei');
  const at = (day: string, minutes: number, run: Step['run']): Step => ({
    at: new Date(startOfDay(day).getTime() + minutes * MINUTE),
    rank: 6,
    run,
  });
  const months = Array.from({ length: 12 }, (_, place) => addMonths(`${today.slice(0, 7)}-01`, place - 11));
  return [
    at(begin, 8 * 60, (tx) => agree(tx, ids, village)),
    ...months.flatMap((first) => monthOf(first, today, begin, { at, village, chair, ids })),
    at(addDays(today, -1), 18 * 60, (tx) => gather(tx, ids, village, today)),
    at(addDays(today, -1), 20 * 60, async (tx) =>
      aheadOf(tx, ids, village, today, await chair(tx), await clerk(tx)),
    ),
    at(addDays(today, -1), 21 * 60, (tx) => reportMonths(tx, today)),
  ];
}

/** What the other units reported of this year and the one before: figures that any machine makes the same. */
async function reportMonths(tx: Tx, today: string): Promise<void> {
  await tx.rows(
    `insert into elder_month (village_id, month, visits, meals, calls, reported_at)
     select a.id, m.month::date, 6 + s.seed % 23,
       (extract(month from m.month)::int in (1, 5, 9, 10))::int, (s.seed / 23) % 9, $2
     from area a join council c on c.area_id = a.id and c.kind_code = 'EL'
       cross join generate_series(date_trunc('month', $1::date) - interval '13 months', date_trunc('month', $1::date)
         - interval '1 month', interval '1 month') as m (month)
       cross join lateral (select abs(hashtext(a.code || m.month::date || 'EL')) as seed) s
     where a.code <> $3`,
    [today, tx.at, villageCode],
  );
}

/** Old people of the village who hold no post and are in no story, by the number of the house. */
function oldPeople(tx: Tx, ids: CountyIds, village: string, count: number): Promise<Old[]> {
  return tx.rows<Old>(
    `select r.id, r.name, r.household_id from resident r join household h on h.id = r.household_id
     where r.village_id = $1 and r.state = 'ACTIVE' and extract(year from $2::timestamptz) - r.birth_year >= 62
       and r.id <> $3 and r.login_id is null and not exists (select 1 from post p where p.resident_id = r.id)
     order by h.number, r.birth_year, r.id limit $4`,
    [village, tx.at, ids.resident('zhu-guiying'), count],
  );
}

/** Consents on signed sheets, wishes and birthdays of those who gave them: the clerk entered them in one go. */
async function agree(tx: Tx, ids: CountyIds, village: string): Promise<void> {
  const chance = chanceFrom(20_261_125);
  const people = await oldPeople(tx, ids, village, AGREED);
  const clerk = ids.resident('he-chunmei');
  const witness = ids.resident('wang-dehou');
  const year = dayOf(tx.at).slice(0, 4);
  const asked = people.filter(({ id }) => id !== witness);
  const consents = asked.flatMap(({ id }, place) =>
    ['HELP_VISITS', ...(place < BIRTHDAYS ? ['BIRTHDAY'] : [])].map((purpose) => ({
      id: newId(),
      residentId: id,
      purpose,
      paper: `老-${year}-${String(place + 1).padStart(3, '0')}`,
    })),
  );
  await tx.rows(
    `insert into consent (id, resident_id, purpose, text_id, given, channel, entered_by, witness_id, paper, decided_at)
     select x.id, x."residentId", x.purpose, (select t.id from consent_text t where t.purpose = x.purpose
         and t.from_at <= $2 order by t.version desc limit 1), true, 'PAPER', $3, $4, x.paper, $2
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "residentId" uuid, purpose text, paper text)`,
    [JSON.stringify(consents), tx.at, clerk, witness],
  );
  await keep(
    tx,
    null,
    consents.map(({ id, purpose }) => ({
      subjectKind: 'CONSENT',
      subjectId: id,
      move: 'CONSENT',
      villageId: village,
      detail: { purpose, channel: 'PAPER' },
    })),
  );
  const wishes = Object.values(VisitWish);
  await insert(
    tx,
    'elder_card',
    asked.map(({ id }) => ({
      resident_id: id,
      village_id: village,
      wishes: [...new Set([VisitWish.COMPANY, chance.pick(wishes), chance.pick(wishes)])],
      parts: chance.happens(0.5) ? [chance.pick([DayPart.MORNING, DayPart.AFTERNOON])] : [],
      set_by: clerk,
      set_at: tx.at,
    })),
  );
  await insert(
    tx,
    'elder_birthday',
    asked.slice(0, BIRTHDAYS).map(({ id }) => ({
      resident_id: id,
      village_id: village,
      month: chance.between(1, 12),
      day: chance.between(1, 28),
      set_by: clerk,
      set_at: tx.at,
    })),
  );
}

interface Stage {
  at: (day: string, minutes: number, run: Step['run']) => Step;
  village: string;
  chair: (tx: Tx) => Promise<Actor>;
  ids: CountyIds;
}

/** One month: planned at its beginning, and at its end (or yesterday) what became of the visits. */
function monthOf(first: string, today: string, begin: string, { at, village, chair, ids }: Stage): Step[] {
  const { last } = monthDays(first.slice(0, 7));
  const day = first > begin ? first : addDays(begin, 1);
  if (day >= today) return [];
  const over = last < today ? last : addDays(today, -1);
  return [
    at(day, 9 * 60, async (tx) => {
      await planMonth(tx, await chair(tx), {
        requestId: newId(),
        villageId: village,
        month: first.slice(0, 7),
        visitorIds: await goers(tx, village),
      });
    }),
    at(over, 17 * 60, (tx) => lived(tx, ids, village, first, over)),
  ];
}

/** Visits of a month whose day has come were made and confirmed, but for a few that were not. */
async function lived(tx: Tx, ids: CountyIds, village: string, first: string, until: string): Promise<void> {
  const clerk = ids.resident('he-chunmei');
  // The last days are lived step by step, see below.
  const upTo = addDays(until, until === monthDays(first.slice(0, 7)).last ? 0 : -3);
  await tx.rows(
    `update elder_visit set state = 'CANCELLED', end_reason = (array['NOT_HOME', 'VISITOR_CANNOT'])[1 + abs(hashtext(id::text)) % 2]
     where village_id = $1 and state = 'PLANNED' and on_day between $2 and $3 and abs(hashtext(elder_id::text || on_day)) % 17 = 3`,
    [village, first, upTo],
  );
  const made = await tx.rows<{ id: string; visitorId: string; onDay: string; minutes: number }>(
    `update elder_visit set state = 'CONFIRMED', minutes = 25 + 5 * (abs(hashtext(id::text)) % 9),
       met = wishes, done_at = (on_day + time '18:00') at time zone 'Asia/Shanghai', done_by = visitor_id,
       confirmed_at = (on_day + time '20:00') at time zone 'Asia/Shanghai', confirmed_by = $4
     where village_id = $1 and state = 'PLANNED' and on_day between $2 and $3 and visitor_id <> $4
     returning id, visitor_id, on_day, minutes`,
    [village, first, upTo, clerk],
  );
  const councilId = found(await associationOf(tx, village));
  await logDuties(
    tx,
    clerk,
    made.map(({ id, visitorId, onDay, minutes }) => ({
      councilId,
      residentId: visitorId,
      kind: DutyKind.VISIT,
      onDay,
      minutes,
      sourceKind: 'ELDER_VISIT',
      sourceId: id,
    })),
  );
}
