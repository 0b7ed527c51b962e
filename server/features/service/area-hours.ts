import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Reader } from '#server/core/database';
import { HoursKind } from './rules';

@ObjectType({ description: 'hours of a town in a county, or of a village in a town' })
export class PartHours {
  @Field(() => ID)
  areaId!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'people who served' })
  persons!: number;
}

@ObjectType()
export class MonthHours {
  @Field(() => String, { description: 'YYYY-MM' })
  month!: string;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'people who served' })
  persons!: number;
}

@ObjectType()
export class KindHours {
  @Field(() => HoursKind)
  kind!: HoursKind;

  @Field(() => Int)
  minutes!: number;
}

/** The hours of a county, a town or a village in a calendar year, by part, month and kind; figures, never names. */
@ObjectType()
export class AreaHours {
  @Field(() => Int)
  year!: number;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Int, { description: 'people who served' })
  persons!: number;

  @Field(() => [PartHours], { description: 'those with hours' })
  parts!: PartHours[];

  @Field(() => [MonthHours], { description: 'those with hours, in their order' })
  months!: MonthHours[];

  @Field(() => [KindHours], { description: 'the most first' })
  kinds!: KindHours[];
}

interface SumRow {
  partId: string | null;
  month: string | null;
  kind: HoursKind | null;
  minutes: number;
  persons: number;
}

/** Adds up the minutes of an area's villages in a calendar year. One statement for any number of them. */
export async function hoursOfArea(reader: Reader, areaId: string, year: number): Promise<AreaHours> {
  const rows = await reader.rows<SumRow>(
    // The lines are summed up before they meet the map, or the ledger would be read once for each village.
    `with village as materialized (
       select a.id, p.id as part_id from area p join area a on a.path @> array[p.id] and a.id = a.village_id
       where p.kind in ('TOWN', 'VILLAGE', 'COMMUNITY') and (p.parent_id = $1 or p.id = $1 and p.village_id = $1)
     ), line as materialized (
       select m.village_id, to_char(m.done_on, 'YYYY-MM') as month, m.kind, m.resident_id, sum(m.minutes) as minutes
       from minutes_line m
       where m.village_id = any(array(select id from village))
         and m.done_on between make_date($2, 1, 1) and make_date($2, 12, 31)
       group by 1, 2, 3, 4
     )
     select part_id, month, kind, coalesce(sum(minutes), 0)::bigint as minutes,
       count(distinct resident_id) filter (where minutes > 0) as persons
     from line join village on village.id = line.village_id
     group by grouping sets ((part_id), (month), (kind), ())
     order by month, minutes desc, kind`,
    [areaId, year],
  );
  const of = <Key extends 'partId' | 'month' | 'kind'>(key: Key) =>
    rows.filter(
      (row): row is SumRow & Record<Key, NonNullable<SumRow[Key]>> => row[key] !== null && row.minutes !== 0,
    );
  const whole = rows.find(({ partId, month, kind }) => partId === null && month === null && kind === null);
  return {
    year,
    minutes: whole?.minutes ?? 0,
    persons: whole?.persons ?? 0,
    parts: of('partId').map(({ partId, minutes, persons }) => ({ areaId: partId, minutes, persons })),
    months: of('month').map(({ month, minutes, persons }) => ({ month, minutes, persons })),
    kinds: of('kind').map(({ kind, minutes }) => ({ kind, minutes })),
  };
}
