// An association that keeps its book on paper says once a month how many visits, meals and calls there were: figures, no names.
import { IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { addDays, dayOf, periodStart } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { demandRun } from './facts';
import { RequestInput } from './inputs';
import { can } from './policy';

@InputType()
export class ElderMonthInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'any day of the month' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  month!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(2000)
  visits!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  meals!: number;

  @Field(() => Int, { description: 'video calls' })
  @IsInt()
  @Min(0)
  @Max(2000)
  calls!: number;
}

/** A village's elders in a year, in sums. */
@ObjectType()
export class ElderAreaFigures {
  @Field(() => ID)
  villageId!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => Int)
  visits!: number;

  @Field(() => Int)
  meals!: number;

  @Field(() => Int, { description: 'video calls' })
  calls!: number;

  @Field(() => [Int], { description: 'visits in each month of the year' })
  months!: number[];
}

/**
 * Keeps a month's figures; a later word replaces the former. Answers the village. Throws NOT_FOUND, FORBIDDEN,
 * IN_THE_FUTURE, OUT_OF_RANGE (`month`: too long ago).
 */
export async function reportElderMonth(tx: Tx, actor: Actor, input: ElderMonthInput): Promise<string> {
  const intent = intentOf('reportElderMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return earlier;

  const { villageId, visits, meals, calls } = input;
  await demandRun(tx, actor, villageId);
  const month = periodStart('MONTH', input.month);
  demand(month <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'month');
  demand(month >= addDays(dayOf(tx.at), -760), ErrorCode.OUT_OF_RANGE, 'month');
  await tx.rows(
    `insert into elder_month (village_id, month, visits, meals, calls, reported_by, reported_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (village_id, month) do update set visits = excluded.visits, meals = excluded.meals,
       calls = excluded.calls, reported_by = excluded.reported_by, reported_at = excluded.reported_at`,
    [villageId, month, visits, meals, calls, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ELDER_MONTH',
      subjectId: villageId,
      move: 'REPORT_MONTH',
      villageId,
      detail: { month, visits, meals, calls },
    },
  ]);
  return villageId;
}

/** Of a year: what took place here, and what was reported for months of which nothing is written here. */
const TAKEN_PLACE = `
  with here as (
    select v.village_id, date_trunc('month', v.on_day)::date as month, 1 as visits, 0 as meals, 0 as calls from elder_visit v
    where v.state = 'CONFIRMED' and v.on_day >= $2::date and v.on_day < $3::date and v.village_id = any($1::uuid[])
    union all
    select m.village_id, date_trunc('month', m.starts_at at time zone 'Asia/Shanghai')::date, 0, 1, 0 from elder_meal m
    where m.state = 'HELD' and m.village_id = any($1::uuid[])
      and (m.starts_at at time zone 'Asia/Shanghai')::date >= $2::date and (m.starts_at at time zone 'Asia/Shanghai')::date < $3::date
    union all
    select s.village_id, date_trunc('month', lower(b.during) at time zone 'Asia/Shanghai')::date, 0, 0, 1
    from video_booking b join video_slot s on s.id = b.slot_id
    where b.state = 'HELD' and s.village_id = any($1::uuid[])
      and (lower(b.during) at time zone 'Asia/Shanghai')::date >= $2::date
      and (lower(b.during) at time zone 'Asia/Shanghai')::date < $3::date
  )
  select * from here
  union all
  select m.village_id, m.month, m.visits, m.meals, m.calls from elder_month m
  where m.month >= $2::date and m.month < $3::date and m.village_id = any($1::uuid[])
    and not exists (select 1 from here h where h.village_id = m.village_id and h.month = m.month)`;

interface Sum {
  villageId: string;
  month: number;
  visits: number;
  meals: number;
  calls: number;
}

/** The villages below an area with their figures of a year, by code. FORBIDDEN to whoever has no post over it. */
export async function elderFiguresBelow(
  reader: Reader,
  actor: Actor,
  areaId: string,
  year: number,
): Promise<ElderAreaFigures[]> {
  demand(can.compare(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const units = await reader.rows<{ id: string; nameZh: string; nameEn: string }>(
    `select id, name_zh, name_en from area where $1 = any(path) and kind in ('VILLAGE', 'COMMUNITY') order by code`,
    [areaId],
  );
  const sums = await reader.rows<Sum>(
    `select village_id, extract(month from month)::int as month, sum(visits) as visits, sum(meals) as meals,
       sum(calls) as calls from (${TAKEN_PLACE}) x group by 1, 2`,
    [units.map(({ id }) => id), `${year}-01-01`, `${year + 1}-01-01`],
  );
  return units.map(({ id, nameZh, nameEn }) => {
    const own = sums.filter(({ villageId }) => villageId === id);
    const total = (of: 'visits' | 'meals' | 'calls'): number => own.reduce((all, sum) => all + sum[of], 0);
    return {
      villageId: id,
      nameZh,
      nameEn,
      visits: total('visits'),
      meals: total('meals'),
      calls: total('calls'),
      months: Array.from(
        { length: 12 },
        (_, place) => own.find(({ month }) => month === place + 1)?.visits ?? 0,
      ),
    };
  });
}
