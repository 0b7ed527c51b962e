import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import type { HandOverThing } from './council-kind.entity';
import { lockCouncil } from './lock-council';

// Somebody who left longer ago has handed over by other ways.
const RECENT_DAYS = 120;
// The clockwork looks back so far for posts that were given by another door.
const BEGUN_DAYS = 7;

/**
 * Begins a hand-over for every place with papers and keys whose holder changed: from whoever left it within four months,
 * the seat or the place alone, to whoever begins on `startsOn`; two deputies hand over to two deputies. Each only once.
 * Answers how many were begun.
 */
export async function openHandOvers(
  tx: Tx,
  councilId: string,
  things: readonly HandOverThing[],
  startsOn: string,
): Promise<number> {
  if (things.length === 0) return 0;
  const begun = await tx.rows<{ id: string; giverPostId: string; place: string }>(
    `with held as (
       select p.id, p.resident_id, s.place, coalesce(s.placed_on, p.starts_on) as since, p.ends_on as until, false as moved,
         coalesce(s.placed_on, '-infinity') as placed_on
       from post p join council_seat s on s.post_id = p.id where p.council_id = $1 and s.place <> 'MEMBER'
       union all
       select p.id, p.resident_id, s.left_place, p.starts_on, s.left_on, true, null
       from post p join council_seat s on s.post_id = p.id where p.council_id = $1 and s.left_place is not null
     ), taker as (
       select * from held h where not h.moved and h.since = $2
         and not exists (select 1 from hand_over x where x.taker_post_id = h.id and x.place = h.place
           and (x.opened_at at time zone 'Asia/Shanghai')::date >= h.placed_on)
     ), giver as (
       select * from held h where (h.moved or h.since < $2) and h.until between $3 and $2::date
         and (h.moved or not exists (select 1 from hand_over x where x.giver_post_id = h.id and x.place = h.place
           and (x.opened_at at time zone 'Asia/Shanghai')::date >= h.placed_on))
     ), coming as (
       select t.*, row_number() over (partition by place order by id) as n from taker t
       where not exists (select 1 from giver g where g.place = t.place and g.resident_id = t.resident_id)
     ), leaving as (
       select g.*, row_number() over (partition by place order by until desc, id) as n from giver g
       where not exists (select 1 from taker t where t.place = g.place and t.resident_id = g.resident_id)
     )
     insert into hand_over (council_id, place, giver_post_id, taker_post_id, opened_at)
     select $1, c.place, l.id, c.id, $4 from coming c join leaving l on l.place = c.place and l.n = c.n
     on conflict do nothing returning id, giver_post_id, place`,
    [councilId, startsOn, addDays(startsOn, -RECENT_DAYS), tx.at],
  );
  if (begun.length === 0) return 0;
  await tx.rows(
    `update council_seat s set left_place = null, left_on = null
     from jsonb_to_recordset($1::jsonb) as x ("giverPostId" uuid, place text)
     where s.post_id = x."giverPostId" and s.left_place = x.place`,
    [JSON.stringify(begun)],
  );
  await tx.rows(
    `insert into hand_over_item (hand_over_id, position, zh, en)
     select h.id, t.n, t.thing->>'zh', t.thing->>'en'
     from unnest($1::uuid[]) h (id), jsonb_array_elements($2::jsonb) with ordinality as t (thing, n)`,
    [begun.map(({ id }) => id), JSON.stringify(things)],
  );
  return begun.length;
}

/**
 * The same for places whose holder was appointed past any election, which is a matter of posts and not of councils: the
 * clockwork finds them among those who began within a week. Answers how many were begun.
 */
export async function findHandOvers(tx: Tx): Promise<number> {
  const today = dayOf(tx.at);
  const begun = await tx.rows<{ councilId: string; since: string; things: HandOverThing[] }>(
    `select distinct c.id as council_id, since, k.hand_over as things
     from post p join council_seat s on s.post_id = p.id join council c on c.id = p.council_id
       join council_kind k on k.code = c.kind_code
       cross join lateral (select coalesce(s.placed_on, p.starts_on) as since) b
     where s.place <> 'MEMBER' and since between $1 and $2
       and not exists (select 1 from hand_over x where x.taker_post_id = p.id and x.place = s.place)
     order by c.id, since`,
    [addDays(today, -BEGUN_DAYS), today],
  );
  let count = 0;
  for (const { councilId, since, things } of begun) {
    await lockCouncil(tx, councilId);
    count += await openHandOvers(tx, councilId, things, since);
  }
  return count;
}
