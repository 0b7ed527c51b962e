import type { Tx } from '#server/core/database';
import { DomainError, ErrorCode } from '#server/core/errors';
import type { PlannedPlace } from './task-series.entity';

/**
 * Gives tasks, which the caller has locked, these places by their position. Nobody who has a place loses it: with
 * `strict` fewer places than people are refused (OUT_OF_RANGE), else as many stay as are taken. A role left out stays
 * with its people, and without free places.
 */
export async function setPlaces(
  tx: Tx,
  taskIds: readonly string[],
  places: readonly PlannedPlace[],
  { strict }: { strict: boolean },
): Promise<void> {
  const taken = await tx.rows<{ position: number; signed: number; people: number }>(
    `select p.position, count(*) filter (where s.state = 'SIGNED') as signed, count(*) as people
     from task_place p join sign_up s on s.task_place_id = p.id and s.state in ('SIGNED', 'WAITING')
     where p.task_id = any($1::uuid[]) group by p.id`,
    [taskIds],
  );
  if (strict) {
    for (const { position, signed, people } of taken) {
      const planned = places[position];
      const fits = planned ? signed <= planned.places : people === 0;
      if (!fits)
        throw new DomainError(
          ErrorCode.OUT_OF_RANGE,
          planned ? `work.places.${position}.places` : 'work.places',
        );
    }
  }
  const planned = [taskIds, JSON.stringify(places)];
  const asked = `jsonb_array_elements($2::jsonb) with ordinality as x (value, nth)`;
  await tx.rows(
    `update task_place p set name = coalesce(x.value->>'name', p.name),
       skill = case when x.value is null then p.skill else x.value->>'skill' end,
       places = greatest(coalesce((x.value->>'places')::int, 0),
         (select count(*) from sign_up s where s.task_place_id = p.id and s.state = 'SIGNED'))
     from task_place o left join ${asked} on x.nth = o.position + 1
     where o.id = p.id and p.task_id = any($1::uuid[])`,
    planned,
  );
  await tx.rows(
    `insert into task_place (task_id, name, skill, places, position)
     select t.id, x.value->>'name', x.value->>'skill', (x.value->>'places')::int, x.nth - 1
     from unnest($1::uuid[]) as t (id) cross join ${asked}
     on conflict (task_id, position) do nothing`,
    planned,
  );
}
