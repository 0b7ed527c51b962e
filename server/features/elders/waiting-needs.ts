import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { addDays, dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { NeedKind, NeedState } from '#server/features/needs/need.entity';
import { spreadVisits } from './rules';
import { settingsOf } from './settings';
import { DayPart } from './visit.entity';
import { busyOf, visitorsOf, weekdays } from './visitors';

/** A request for a visit that waits, with who of the association could go, and when. */
@ObjectType()
export class WaitingNeed {
  @Field(() => ID, { description: 'of the request for help' })
  id!: string;

  elderId!: string;

  @Field(() => GraphQLISODateTime)
  wantedFrom!: Date;

  @Field(() => GraphQLISODateTime)
  wantedUntil!: Date;

  visitorId!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'a proposal; null where nobody could go' })
  onDay!: string | null;

  @Field(() => DayPart, { nullable: true })
  part!: DayPart | null;
}

interface Row {
  id: string;
  elderId: string;
  householdId: string;
  gridId: string | null;
  kinIds: string[];
  parts: DayPart[];
  wantedFrom: Date;
  wantedUntil: Date;
}

/** Days within which a visit is proposed. */
const DAYS_PROPOSED = 14;

/**
 * Requests for a visit that nobody has accepted, of elders who agreed to the association's visits: the most urgent first,
 * at most 40. Who goes when is proposed by the rule of the month's plan. A constant number of statements.
 */
export async function waitingNeeds(reader: Reader, villageId: string): Promise<WaitingNeed[]> {
  const today = dayOf(reader.at);
  const last = addDays(today, DAYS_PROPOSED);
  const { fromAge, mostADay } = await settingsOf(reader, villageId);
  const rows = await reader.rows<Row>(
    `select n.id, e.id as elder_id, e.household_id, coalesce(c.parts, '{}') as parts, n.wanted_from, n.wanted_until,
       (select g.id from area g where g.id = any(a.path) and g.kind = 'GRID') as grid_id,
       array(select k.kin_id from kinship k where k.resident_id = e.id) as kin_ids
     from need n join household asking on asking.id = n.household_id
       join resident e on e.id = coalesce(n.for_resident_id, asking.head_id)
       join household h on h.id = e.household_id join area a on a.id = h.area_id
       left join elder_card c on c.resident_id = e.id
     where n.village_id = $1 and n.kind = $2 and n.state = any($3) and e.state = 'ACTIVE' and e.village_id = $1
       and $4 - e.birth_year >= $5 and has_consent(e.id, 'HELP_VISITS')
     order by n.wanted_until, n.id limit 40`,
    [villageId, NeedKind.VISIT, [NeedState.OPEN, NeedState.ASSIGNED], Number(today.slice(0, 4)), fromAge],
  );
  // Of several requests of one elder the most urgent is proposed first.
  const urgent = new Map(rows.toReversed().map((row) => [row.elderId, row]));
  const wanted = [...urgent.values()].map((row) => {
    const day = dayOf(row.wantedFrom);
    return { ...row, id: row.elderId, dueOn: day > today ? day : today };
  });
  const plan = spreadVisits(
    wanted,
    await visitorsOf(reader, villageId),
    weekdays(today, last),
    mostADay,
    await busyOf(reader, villageId, today, last),
  );
  return rows.map(({ id, elderId, wantedFrom, wantedUntil }) => {
    const visit = urgent.get(elderId)?.id === id ? plan.find((each) => each.elderId === elderId) : undefined;
    return Object.assign(new WaitingNeed(), {
      id,
      elderId,
      wantedFrom,
      wantedUntil,
      visitorId: visit?.visitorId ?? null,
      onDay: visit?.onDay ?? null,
      part: visit?.part ?? null,
    });
  });
}
