// A council that keeps its book on paper says once a month how many deeds it awarded and talks it held: figures, no names.
import { IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { addDays, dayOf, periodStart } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { can } from './policy';

@InputType()
export class PraiseMonthInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => GraphQLLocalDate, { description: 'any day of the month' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  month!: string;

  @Field(() => Int, { description: 'deeds' })
  @IsInt()
  @Min(0)
  @Max(20)
  awarded!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  talks!: number;
}

/** A village's good deeds of a year, in sums. */
@ObjectType()
export class PraiseAreaFigures {
  @Field(() => ID)
  villageId!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => Int, { description: 'deeds' })
  awarded!: number;

  @Field(() => Int, { description: 'evenings of the lecture hall' })
  talks!: number;

  @Field(() => [Int], { description: 'deeds awarded of each month of the year' })
  months!: number[];
}

/**
 * Keeps a month's figures; a later word replaces the former. Answers the village. Throws NOT_FOUND, FORBIDDEN,
 * IN_THE_FUTURE, OUT_OF_RANGE (`month`: too long ago).
 */
export async function reportPraiseMonth(tx: Tx, actor: Actor, input: PraiseMonthInput): Promise<string> {
  const intent = intentOf('reportPraiseMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return earlier;

  const { villageId, awarded, talks } = input;
  demand(can.arrange(actor, await villagePath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const month = periodStart('MONTH', input.month);
  demand(month <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'month');
  demand(month >= addDays(dayOf(tx.at), -760), ErrorCode.OUT_OF_RANGE, 'month');
  await tx.rows(
    `insert into praise_month (village_id, month, awarded, talks, reported_by, reported_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (village_id, month) do update set awarded = excluded.awarded, talks = excluded.talks,
       reported_by = excluded.reported_by, reported_at = excluded.reported_at`,
    [villageId, month, awarded, talks, actor.residentId, tx.at],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'PRAISE_MONTH',
      subjectId: villageId,
      move: 'REPORT_MONTH',
      villageId,
      detail: { month, awarded, talks },
    },
  ]);
  return villageId;
}

/** Of a year: what was awarded and held here, and what was reported for months of which nothing is written here. */
const DONE = `
  with here as (
    select d.village_id, m.month, 1 as awarded, 0 as talks from deed d join good_month m on m.id = d.month_id
    where d.state = 'AWARDED' and m.month >= $2::date and m.month < $3::date and d.village_id = any($1::uuid[])
    union all
    select t.village_id, date_trunc('month', t.starts_at at time zone 'Asia/Shanghai')::date, 0, 1 from talk t
    where t.state = 'HELD' and t.village_id = any($1::uuid[])
      and (t.starts_at at time zone 'Asia/Shanghai')::date >= $2::date and (t.starts_at at time zone 'Asia/Shanghai')::date < $3::date
  )
  select * from here
  union all
  select m.village_id, m.month, m.awarded, m.talks from praise_month m
  where m.month >= $2::date and m.month < $3::date and m.village_id = any($1::uuid[])
    and not exists (select 1 from here h where h.village_id = m.village_id and h.month = m.month)`;

/** The villages below an area with their figures of a year, by code. FORBIDDEN to whoever has no post over it. */
export async function praiseFiguresBelow(
  reader: Reader,
  actor: Actor,
  areaId: string,
  year: number,
): Promise<PraiseAreaFigures[]> {
  demand(can.compare(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const units = await reader.rows<{ id: string; nameZh: string; nameEn: string }>(
    `select id, name_zh, name_en from area where $1 = any(path) and kind in ('VILLAGE', 'COMMUNITY') order by code`,
    [areaId],
  );
  const sums = await reader.rows<{ villageId: string; month: number; awarded: number; talks: number }>(
    `select village_id, extract(month from month)::int as month, sum(awarded) as awarded, sum(talks) as talks
     from (${DONE}) x group by 1, 2`,
    [units.map(({ id }) => id), `${year}-01-01`, `${year + 1}-01-01`],
  );
  return units.map(({ id, nameZh, nameEn }) => {
    const own = sums.filter(({ villageId }) => villageId === id);
    return {
      villageId: id,
      nameZh,
      nameEn,
      awarded: own.reduce((all, sum) => all + sum.awarded, 0),
      talks: own.reduce((all, sum) => all + sum.talks, 0),
      months: Array.from(
        { length: 12 },
        (_, place) => own.find(({ month }) => month === place + 1)?.awarded ?? 0,
      ),
    };
  });
}
