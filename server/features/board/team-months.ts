import { Field, ID, Int, ObjectType } from 'type-graphql';
import { addMonths, dayOf, periodStart, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { ServiceKind } from '#server/features/teams/team.entity';

/** Fewer people than this are not counted out: a figure about two is a figure about persons. */
const FEWEST = 3;

/** What a team did in a month. Sums alone: nobody is named or ranked. */
@ObjectType()
export class TeamMonth {
  @Field(() => ID, { nullable: true, description: 'null: tasks without a team' })
  teamId!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => ServiceKind, { nullable: true })
  kind!: ServiceKind | null;

  @Field(() => Int)
  tasks!: number;

  @Field(() => Int, { nullable: true, description: 'null: fewer than three' })
  people!: number | null;

  @Field(() => Int, { nullable: true, description: 'null where people are' })
  minutes!: number | null;
}

@ObjectType()
export class ServiceMonth {
  @Field(() => String, { description: '2025-06' })
  month!: string;

  @Field(() => Int)
  tasks!: number;

  @Field(() => Int, { nullable: true, description: 'null: fewer than three' })
  people!: number | null;

  @Field(() => Int, { nullable: true })
  minutes!: number | null;
}

type Sums = { tasks: number; people: number; minutes: number };

function masked<Row extends Sums>(row: Row): Row & { people: number | null; minutes: number | null } {
  const isShown = row.people >= FEWEST || row.people === 0;
  return { ...row, people: isShown ? row.people : null, minutes: isShown ? row.minutes : null };
}

const held = `from task t join attendance_row a on a.task_id = t.id and a.outcome <> 'NONE'`;
const sums = `count(distinct t.id)::int as tasks, count(distinct a.resident_id)::int as people, sum(a.minutes)::int as minutes`;

/** What the teams of a village did in a month ('2025-06'), by the closed rolls. One statement. */
export async function teamMonths(reader: Reader, villageId: string, month: string): Promise<TeamMonth[]> {
  const first = `${month}-01`;
  const rows = await reader.rows<Sums & Pick<TeamMonth, 'teamId' | 'name' | 'kind'>>(
    `select t.team_id, g.name, g.kind, ${sums} ${held} left join team g on g.id = t.team_id
     where t.village_id = $1 and t.starts_at >= $2 and t.starts_at < $3
     group by t.team_id, g.name, g.kind order by g.kind nulls last, g.name`,
    [villageId, startOfDay(first), startOfDay(addMonths(first, 1))],
  );
  return rows.map(masked);
}

/** The last twelve months of a village's tasks, the oldest first, those without any included. One statement. */
export async function serviceMonths(reader: Reader, villageId: string): Promise<ServiceMonth[]> {
  const current = periodStart('MONTH', dayOf(reader.at));
  const rows = await reader.rows<Sums & { month: string }>(
    `select to_char(t.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, ${sums} ${held}
     where t.village_id = $1 and t.starts_at >= $2 group by 1`,
    [villageId, startOfDay(addMonths(current, -11))],
  );
  const known = new Map(rows.map((row) => [row.month, row]));
  return Array.from({ length: 12 }, (_, nth) => {
    const month = addMonths(current, nth - 11).slice(0, 7);
    return masked(known.get(month) ?? { month, tasks: 0, people: 0, minutes: 0 });
  });
}
