import { addDays } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { seatedOn } from '#server/features/councils/seats';
import { associationOf } from './facts';
import type { Visitor } from './rules';

/** Those named, or whoever sits in the association today, with home and grid. */
export async function visitorsOf(
  reader: Reader,
  villageId: string,
  named: readonly string[] = [],
): Promise<Visitor[]> {
  const councilId = await associationOf(reader, villageId);
  const ids =
    named.length > 0 || !councilId
      ? named
      : (await seatedOn(reader, councilId)).map(({ residentId }) => residentId);
  return reader.rows<Visitor>(
    `select r.id, r.household_id, (select g.id from area g where g.id = any(a.path) and g.kind = 'GRID') as grid_id
     from resident r join household h on h.id = r.household_id join area a on a.id = h.area_id
     where r.id = any($1::uuid[]) and r.village_id = $2 and r.state = 'ACTIVE' order by r.id`,
    [ids, villageId],
  );
}

/** How many visits each visitor has on each day of a span, by `visitor day`. */
export async function busyOf(
  reader: Reader,
  villageId: string,
  first: string,
  last: string,
): Promise<Map<string, number>> {
  const busy = await reader.rows<{ visitorId: string; onDay: string; count: number }>(
    `select visitor_id, on_day, count(*) as count from elder_visit
     where village_id = $1 and on_day between $2 and $3 and state <> 'CANCELLED' group by 1, 2`,
    [villageId, first, last],
  );
  return new Map(busy.map(({ visitorId, onDay, count }) => [`${visitorId} ${onDay}`, count]));
}

/** The days of a span without its Sundays, which are the families'. */
export function weekdays(from: string, last: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= last; day = addDays(day, 1)) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() !== 0) days.push(day);
  }
  return days;
}
