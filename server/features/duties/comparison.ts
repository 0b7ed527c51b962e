import { dayOf } from '#server/core/clock';
import { demand, ErrorCode } from '#server/core/errors';
import { can } from '#server/features/councils/policy';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { CouncilComparison, CouncilStanding } from './duty-types';
import { lastTwelve, pulseOf, sumOf } from './rules';

interface StandingRow {
  councilId: string;
  areaId: string;
  townId: string | null;
  kindCode: string;
  createdOn: string;
  termEndsOn: string;
  asleepAfterDays: number;
  seats: number;
  chairs: number;
  months: Record<string, number> | null;
  duties: number | null;
  meetings: number | null;
  minutes: number | null;
  members: number | null;
  lastOn: string | null;
  reported: boolean | null;
}

/**
 * The councils of a county, town or village side by side, from their months: one statement for any number. For town,
 * county and a village's own office; FORBIDDEN to others.
 */
export async function comparisonOf(ctx: ActorContext, areaId: string): Promise<CouncilComparison> {
  const { reader } = ctx.db;
  demand(can.compare(actorOf(ctx), await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const today = dayOf(reader.at);
  const twelve = lastTwelve(today);
  const rows = await reader.rows<StandingRow>(
    `with here as (
       select c.*, a.code as area_code, a.parent_id from area a join council c on c.area_id = a.id
       where a.path @> array[$1::uuid]
     )
     select c.id as council_id, c.area_id, c.parent_id as town_id, c.kind_code, c.created_at::date as created_on,
       c.term_ends_on, k.asleep_after_days, coalesce(s.seats, 0) as seats, coalesce(s.chairs, 0) as chairs,
       m.months, m.duties, m.meetings, m.minutes, m.members, l.last_on, m.reported
     from here c join council_kind k on k.code = c.kind_code
       left join (
         select council_id, count(*) as seats, count(*) filter (where role = 'COUNCIL_CHAIR') as chairs from post
         where council_id in (select id from here) and starts_on <= $2 and coalesce(ends_on, 'infinity') >= $2 group by council_id
       ) s on s.council_id = c.id
       left join (
         select council_id, jsonb_object_agg(month, duties) as months, sum(duties) as duties, sum(meetings) as meetings,
           sum(minutes) as minutes, max(members) as members, bool_or(not logged) as reported
         from council_month where council_id in (select id from here) and month >= $3 group by council_id
       ) m on m.council_id = c.id
       left join (
         select council_id, max(last_on) as last_on from council_month
         where council_id in (select id from here) and duties > 0 group by council_id
       ) l on l.council_id = c.id
     order by c.area_code, c.kind_code`,
    [areaId, today, twelve[0]],
  );
  const standings = rows.map((row) =>
    Object.assign(new CouncilStanding(), {
      councilId: row.councilId,
      areaId: row.areaId,
      townId: row.townId,
      kindCode: row.kindCode,
      pulse: pulseOf(row.lastOn, row.createdOn, today, row.asleepAfterDays),
      termOver: row.termEndsOn < today,
      seats: row.seats,
      hasChair: row.chairs > 0,
      months: twelve.map((month) => row.months?.[month] ?? 0),
      duties: row.duties ?? 0,
      meetings: row.meetings ?? 0,
      minutes: row.minutes ?? 0,
      members: row.members ?? 0,
      lastOn: row.lastOn,
      reported: row.reported ?? false,
    }),
  );
  return Object.assign(new CouncilComparison(), {
    areaId,
    standings,
    since: (twelve[0] ?? '').slice(0, 7),
    total: sumOf(areaId, standings),
  });
}
