// The plan of a month: every elder who agreed is visited when due, and the visits are spread evenly over visitors and days.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { demandRun } from './facts';
import type { PlanMonthInput } from './inputs';
import { dueOn, monthDays, spreadVisits } from './rules';
import { settingsOf } from './settings';
import type { DayPart, ElderVisit, VisitWish } from './visit.entity';
import { busyOf, visitorsOf, weekdays } from './visitors';

interface Row {
  id: string;
  householdId: string;
  gridId: string | null;
  kinIds: string[];
  wishes: VisitWish[] | null;
  parts: DayPart[] | null;
  visitDays: number | null;
  lastOn: string | null;
}

/**
 * Plans what is due in a month and not planned yet. Answers how many visits it made; elders for whom no visitor or day
 * was left stay on the list as due. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`month`: over, or too far ahead), NOT_ACTIVE
 * (`visitorIds`: nobody who could go).
 */
export async function planMonth(tx: Tx, actor: Actor, input: PlanMonthInput): Promise<number> {
  const intent = intentOf('planMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return madeBy(tx, intent.requestId);

  const { villageId, month } = input;
  await demandRun(tx, actor, villageId);
  // Two planners at once would plan everybody twice.
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('elders-plan:' || $1, 0))", [villageId]);
  const today = dayOf(tx.at);
  const { first, last } = monthDays(month);
  demand(last >= today && first <= addDays(today, 62), ErrorCode.OUT_OF_RANGE, 'month');
  const from = first > today ? first : today;
  const settings = await settingsOf(tx, villageId);
  const visitors = await visitorsOf(tx, villageId, input.visitorIds);
  demand(visitors.length > 0, ErrorCode.NOT_ACTIVE, 'visitorIds');
  const elders = await eldersWithout(tx, villageId, settings.fromAge, first, last, today);
  const byId = new Map(elders.map((elder) => [elder.id, elder]));
  const due = elders
    .map((elder) => ({
      ...elder,
      parts: elder.parts ?? [],
      dueOn: dueOn(elder.lastOn, elder.visitDays, settings.visitDays, from),
    }))
    .filter((elder) => elder.dueOn <= last);
  const plan = spreadVisits(
    due,
    visitors,
    weekdays(from, last),
    settings.mostADay,
    await busyOf(tx, villageId, first, last),
  );
  const lines = plan.map((visit) => ({
    ...visit,
    id: newId(),
    wishes: byId.get(visit.elderId)?.wishes ?? [],
  }));
  const made = await tx.rows<ElderVisit>(
    `insert into elder_visit (id, village_id, elder_id, visitor_id, occasion, on_day, part, wishes, planned_by, planned_at)
     select x.id, $2, x."elderId", x."visitorId", 'ROUTINE', x."onDay", x.part, x.wishes, $3, $4
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "elderId" uuid, "visitorId" uuid, "onDay" date, part text, wishes text[])
     on conflict do nothing returning *`,
    [JSON.stringify(lines), villageId, actor.residentId, tx.at],
  );
  // One word for a month's plan: a letter for each visit would be read by nobody.
  const counts = new Map<string, number>();
  for (const { visitorId } of made) counts.set(visitorId, (counts.get(visitorId) ?? 0) + 1);
  await tell(
    tx,
    [...counts]
      .filter(([residentId]) => residentId !== actor.residentId)
      .map(([residentId, count]) => ({
        residentId,
        kind: MessageKind.ELDER_VISITS_PLANNED,
        params: { month, count: String(count) },
        link: `/work/elders/visits?month=${month}`,
        key: `elder-plan:${intent.requestId}:${residentId}`,
      })),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_PLAN',
      subjectId: intent.requestId,
      move: 'PLAN_MONTH',
      villageId,
      detail: { month, visits: made.length, left: due.length - made.length },
    },
  ]);
  return made.length;
}

async function madeBy(tx: Tx, requestId: string): Promise<number> {
  const row = found(
    await tx.row<{ visits: number }>(
      "select (detail->>'visits')::int as visits from history where request_id = $1 and subject_kind = 'ELDER_PLAN'",
      [requestId],
    ),
  );
  return row.visits;
}

/**
 * Elders who agreed to visits and have none in the month, with the day they were last visited. A planned visit whose day
 * has passed without a word does not count: nobody is forgotten over it.
 */
function eldersWithout(
  tx: Tx,
  villageId: string,
  fromAge: number,
  first: string,
  last: string,
  today: string,
): Promise<Row[]> {
  return tx.rows<Row>(
    `select r.id, r.household_id, (select g.id from area g where g.id = any(a.path) and g.kind = 'GRID') as grid_id,
       array(select k.kin_id from kinship k where k.resident_id = r.id) as kin_ids, c.wishes, c.parts, c.visit_days,
       (select max(v.on_day) from elder_visit v where v.elder_id = r.id and v.state in ('DONE', 'CONFIRMED')) as last_on
     from resident r join household h on h.id = r.household_id join area a on a.id = h.area_id
       left join elder_card c on c.resident_id = r.id
     where r.village_id = $1 and r.state = 'ACTIVE' and $2 - r.birth_year >= $3 and has_consent(r.id, 'HELP_VISITS')
       and not exists (select 1 from elder_visit v where v.elder_id = r.id and v.on_day between $4 and $5
         and v.state <> 'CANCELLED' and (v.state <> 'PLANNED' or v.on_day >= $6))
     order by r.id`,
    [villageId, Number(first.slice(0, 4)), fromAge, first, last, today],
  );
}
