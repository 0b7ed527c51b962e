import { addDays, addMonths, dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, type ActorContext, actorOf } from '#server/features/people/actor';
import { CouncilMonthSheet, MemberSight, MemberYear, QuietMember, ReappointmentSheet } from './duty-types';
import { CouncilDuty, CouncilDutyConnection, DutyKind, DutyState } from './duty.entity';
import { sightOf } from './policy';
import { byKind, daysBetween, type DutySum } from './rules';

/** A council as far as duties need to know it. */
interface KnownCouncil {
  id: string;
  areaId: string;
  nameZh: string;
  nameEn: string;
  asleepAfterDays: number;
  quietAfterDays: number;
  chairFirstDays: number;
  path: string[];
}

/** A council by its id, one statement; NOT_FOUND when there is none. */
export async function knownCouncil(reader: Reader, councilId: string): Promise<KnownCouncil> {
  return found(
    await reader.row<KnownCouncil>(
      `select c.id, c.area_id, c.name_zh, c.name_en, k.asleep_after_days, k.quiet_after_days, k.chair_first_days, a.path
       from council c join council_kind k on k.code = c.kind_code join area a on a.id = c.area_id where c.id = $1`,
      [councilId],
    ),
    'councilId',
  );
}

/** The council and how far the actor sees into it. FORBIDDEN to whoever neither serves there nor runs it. */
async function sightInto(
  reader: Reader,
  actor: Actor,
  councilId: string,
): Promise<{ council: KnownCouncil; sight: MemberSight; until: string }> {
  const council = await knownCouncil(reader, councilId);
  const seen = sightOf(actor, council, council.path, dayOf(reader.at));
  demand(seen, ErrorCode.FORBIDDEN, 'councilId');
  return { council, ...seen };
}

interface SeatRow {
  councilId: string;
  residentId: string;
  postId: string;
  since: string;
  endsOn: string | null;
}

interface YearLine extends DutySum {
  councilId: string;
  residentId: string;
  month: number;
  points: number;
  lastOn: string;
  asked: number;
}

type Whose = { councilId: string } | { residentId: string };

/**
 * The years of a council's members, or of one person in all councils, told until a day; three statements for any
 * number. In the order of the council's places.
 */
async function memberYears(
  reader: Reader,
  whose: Whose,
  year: number,
  until: string,
): Promise<{ years: MemberYear[]; held: { councilId: string; onDay: string }[] }> {
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`];
  const [column, id] =
    'councilId' in whose ? ['council_id', whose.councilId] : ['resident_id', whose.residentId];
  const seats = await reader.rows<SeatRow>(
    `select p.council_id, p.resident_id, (array_agg(p.id order by p.starts_on desc, p.id))[1] as post_id,
       min(p.starts_on) as since, max(coalesce(p.ends_on, 'infinity'::date)) as ends_on
     from post p join council_seat s on s.post_id = p.id join council c on c.id = p.council_id
       join council_kind k on k.code = c.kind_code
     where p.${column} = $1 and p.starts_on <= $3 and coalesce(p.ends_on, 'infinity') >= $2
     group by p.council_id, p.resident_id, c.kind_code
     order by c.kind_code, min(coalesce((select n from jsonb_array_elements(k.posts) with ordinality as x (place, n)
       where place->>'code' = s.place), 99)), min(p.starts_on), p.resident_id`,
    [id, begin, end],
  );
  const lines = await reader.rows<YearLine>(
    `select d.council_id, d.resident_id, d.kind, extract(month from d.on_day)::int as month,
       count(*) filter (where d.state = 'DONE') as count,
       coalesce(sum(d.minutes) filter (where d.state = 'DONE'), 0) as minutes,
       coalesce(sum(r.granted_points) filter (where d.state = 'DONE' and r.state = 'RELEASED'), 0) as points,
       max(d.on_day) filter (where d.state = 'DONE') as last_on, count(*) filter (where d.state = 'ASKED') as asked
     from council_duty d left join activity_record r on r.id = d.record_id
     where d.${column} = $1 and d.on_day between $2 and $3 and d.on_day <= $4
     group by d.council_id, d.resident_id, d.kind, extract(month from d.on_day)`,
    [id, begin, end, until],
  );
  const held = await reader.rows<{ councilId: string; onDay: string }>(
    `select distinct council_id, source_id, on_day from council_duty
     where council_id = any ($1::uuid[]) and kind = 'MEETING' and state = 'DONE' and on_day between $2 and $3 and on_day <= $4`,
    [[...new Set(seats.map(({ councilId }) => councilId))], begin, end, until],
  );
  return {
    held,
    years: seats.map((seat) => {
      const own = lines.filter(
        (line) => line.councilId === seat.councilId && line.residentId === seat.residentId,
      );
      const sum = (of: (line: YearLine) => number): number =>
        own.reduce((total, line) => total + of(line), 0);
      const kinds = byKind(own).filter(({ count }) => count > 0);
      return Object.assign(new MemberYear(), {
        councilId: seat.councilId,
        residentId: seat.residentId,
        postId: seat.postId,
        since: seat.since,
        year,
        duties: sum(({ count }) => count),
        minutes: sum(({ minutes }) => minutes),
        points: sum(({ points }) => points),
        byKind: kinds,
        months: Array.from({ length: 12 }, (_, place) =>
          own.filter(({ month }) => month === place + 1).reduce((total, { count }) => total + count, 0),
        ),
        meetingsHeld: held.filter(
          ({ councilId, onDay }) =>
            councilId === seat.councilId && onDay >= seat.since && onDay <= (seat.endsOn ?? '9999'),
        ).length,
        meetingsAttended: kinds.find(({ kind }) => kind === DutyKind.MEETING)?.count ?? 0,
        lastOn:
          own
            .map(({ lastOn }) => lastOn)
            .filter(Boolean)
            .toSorted()
            .at(-1) ?? null,
        asked: sum(({ asked }) => asked),
      });
    }),
  };
}

/** The viewer's own record of a year, council by council. */
export async function ownYears(ctx: ActorContext, year: number): Promise<MemberYear[]> {
  const { reader } = ctx.db;
  const { residentId } = actorOf(ctx);
  return (await memberYears(reader, { residentId }, year, dayOf(reader.at))).years;
}

/** The sheet before a re-appointment, as far as the viewer may read it. Throws NOT_FOUND, FORBIDDEN. */
export async function reappointmentSheet(
  ctx: ActorContext,
  councilId: string,
  year: number,
): Promise<ReappointmentSheet> {
  const { reader } = ctx.db;
  const actor = actorOf(ctx);
  const { council, sight, until } = await sightInto(reader, actor, councilId);
  const { years, held } = await memberYears(reader, { councilId: council.id }, year, until);
  return Object.assign(new ReappointmentSheet(), {
    councilId: council.id,
    year,
    sight,
    until,
    meetingsHeld: held.length,
    members:
      sight === MemberSight.OWN ? years.filter(({ residentId }) => residentId === actor.residentId) : years,
  });
}

interface MonthLine extends DutySum {
  residentId: string;
}

/** A council's month on one sheet. Throws NOT_FOUND, FORBIDDEN. */
export async function monthSheet(
  ctx: ActorContext,
  councilId: string,
  month: string,
): Promise<CouncilMonthSheet> {
  demand(/^\d{4}-(0[1-9]|1[0-2])$/.test(month), ErrorCode.BAD_INPUT, 'month');
  const { reader } = ctx.db;
  const actor = actorOf(ctx);
  const { council, sight, until } = await sightInto(reader, actor, councilId);
  const begin = `${month}-01`;
  const next = addMonths(begin, 1);
  const total = await reader.row<{
    duties: number;
    meetings: number;
    minutes: number;
    members: number;
    logged: boolean;
  }>(
    'select duties, meetings, minutes, members, logged from council_month where council_id = $1 and month = $2',
    [council.id, begin],
  );
  const seats = await reader.rows<{ residentId: string; postId: string }>(
    `select p.resident_id, (array_agg(p.id order by p.starts_on desc, p.id))[1] as post_id from post p
     where p.council_id = $1 and p.starts_on < $3 and coalesce(p.ends_on, 'infinity') >= $2
     group by p.resident_id order by min(p.role), min(p.starts_on), p.resident_id`,
    [council.id, begin, next],
  );
  const lines = await reader.rows<MonthLine>(
    `select resident_id, kind, count(*) as count, coalesce(sum(minutes), 0) as minutes
     from council_duty where council_id = $1 and state = 'DONE' and on_day >= $2 and on_day < $3
     group by resident_id, kind`,
    [council.id, begin, next],
  );
  // The office reads a member's line when the chair has had its time with it.
  const open = sight !== MemberSight.OFFICE || addDays(next, -1) <= until;
  const readable = seats.filter(
    ({ residentId }) => open && (sight !== MemberSight.OWN || residentId === actor.residentId),
  );
  return Object.assign(new CouncilMonthSheet(), {
    councilId: council.id,
    month,
    sight,
    until,
    duties: total?.duties ?? 0,
    meetings: total?.meetings ?? 0,
    minutes: total?.minutes ?? 0,
    members: total?.members ?? 0,
    reported: total?.logged === false,
    byKind: byKind(lines),
    lines: readable.map(({ residentId, postId }) => {
      const own = lines.filter((line) => line.residentId === residentId);
      return {
        residentId,
        postId,
        duties: own.reduce((sum, { count }) => sum + count, 0),
        minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
        byKind: byKind(own),
      };
    }),
  });
}

/**
 * Members from whom nothing was heard for the days their council's kind names: told to the chair at once, to the
 * office when the chair has had its days. Nobody else is told. Throws NOT_FOUND, FORBIDDEN.
 */
export async function quietMembers(ctx: ActorContext, councilId: string): Promise<QuietMember[]> {
  const { reader } = ctx.db;
  const { council, sight, until } = await sightInto(reader, actorOf(ctx), councilId);
  demand(sight !== MemberSight.OWN, ErrorCode.FORBIDDEN, 'councilId');
  const today = dayOf(reader.at);
  const rows = await reader.rows<{ postId: string; since: string; lastOn: string | null }>(
    // Service counts from the seat before which there was a break.
    `select p.id as post_id, (select max(e.starts_on) from post e where e.council_id = p.council_id
         and e.resident_id = p.resident_id and e.starts_on <= p.starts_on
         and not exists (select 1 from post b where b.council_id = e.council_id and b.resident_id = e.resident_id
           and b.starts_on < e.starts_on and coalesce(b.ends_on, 'infinity') >= e.starts_on - 1)) as since,
       (select max(d.on_day) from council_duty d where d.council_id = p.council_id and d.resident_id = p.resident_id
         and d.state = 'DONE') as last_on
     from post p where p.council_id = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2
     order by p.role, p.starts_on, p.id`,
    [council.id, today],
  );
  const before = addDays(until, -council.quietAfterDays);
  return rows
    .map(({ postId, since, lastOn }) =>
      Object.assign(new QuietMember(), {
        postId,
        lastOn,
        days: daysBetween(lastOn !== null && lastOn > since ? lastOn : since, today),
      }),
    )
    .filter(({ days }) => addDays(today, -days) <= before);
}

/** The ledger of a council: the chair's whole, the office's some weeks later, a member's own. Newest first. */
export async function dutyPage(
  ctx: ActorContext,
  asked: {
    councilId: string;
    state: DutyState | null;
    residentId: string | null;
    first: number;
    after: string | null;
  },
): Promise<CouncilDutyConnection> {
  const { reader } = ctx.db;
  const actor = actorOf(ctx);
  const size = pageSize(asked.first);
  const from = valuesOf(asked.after, 2);
  const { council, sight, until } = await sightInto(reader, actor, asked.councilId);
  // What waits for a confirmation waits for the office too.
  const waits = asked.state === DutyState.ASKED;
  const params: unknown[] = [council.id, waits ? dayOf(reader.at) : until];
  const also = [
    // In words, so that the index of what waits is found.
    waits ? "and state = 'ASKED'" : asked.state ? `and state = $${params.push(asked.state)}` : '',
    sight === MemberSight.OWN ? `and resident_id = $${params.push(actor.residentId)}` : '',
    asked.residentId ? `and resident_id = $${params.push(asked.residentId)}` : '',
    from ? `and (on_day, id) < ($${params.push(from[0])}::date, $${params.push(from[1])}::uuid)` : '',
  ].join(' ');
  const rows = await reader.rows<CouncilDuty>(
    `select * from council_duty where council_id = $1 and on_day <= $2 ${also}
     order by on_day desc, id desc limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new CouncilDutyConnection(),
    pageOf(
      rows.map((row) => Object.assign(new CouncilDuty(), row)),
      size,
      (row) => [row.onDay, row.id],
    ),
  );
}

/** The viewer's own duties in all councils, newest first. */
export async function ownDuties(
  ctx: ActorContext,
  year: number,
  first: number,
  after: string | null,
): Promise<CouncilDutyConnection> {
  const { reader } = ctx.db;
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  const params: unknown[] = [actorOf(ctx).residentId, `${year}-01-01`, `${year}-12-31`];
  const keyset = from
    ? `and (on_day, id) < ($${params.push(from[0])}::date, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await reader.rows<CouncilDuty>(
    `select * from council_duty where resident_id = $1 and on_day between $2 and $3 ${keyset}
     order by on_day desc, id desc limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new CouncilDutyConnection(),
    pageOf(
      rows.map((row) => Object.assign(new CouncilDuty(), row)),
      size,
      (row) => [row.onDay, row.id],
    ),
  );
}
