import type { Tx } from '#server/core/database';
import { rewardsOwnHome } from './own-home';

/** Records under the rules that a kind names, with its council. */
const records = `from activity_record r
       join rule u on u.id = r.rule_id
       join rule_version v on v.id = r.rule_version_id and not ${rewardsOwnHome('v')}
       join council_duty_rule d on d.rule_code = u.code
       join council c on c.area_id = r.village_id and c.kind_code = d.kind_code
       cross join lateral (select (r.started_at at time zone 'Asia/Shanghai')::date as on_day,
         nullif(least(r.minutes, 1440), 0) as minutes) day`;

/** Of these, what members did and was approved since $1, and is no duty yet. */
const undone = `r.approved_at >= $1 and r.state in ('APPROVED', 'IN_PUBLICITY', 'OBJECTED', 'RELEASED')
       and exists (select 1 from post p where p.council_id = c.id and p.resident_id = r.resident_id
         and p.starts_on <= day.on_day and coalesce(p.ends_on, 'infinity') >= day.on_day)
       and not exists (select 1 from council_duty k where k.record_id = r.id)`;

/**
 * What the main job's rolls and records say of members becomes their duty: approved records under the rules that the
 * kind names, of people who sat on that council that day. A duty is service done for others: what a record rewards a
 * household for doing at home is none. A record is one duty, once; where a room has logged it with its record already, it
 * is left alone, and where somebody wrote the same down by hand, that line gets the record: whoever approved it has
 * confirmed the member's own word too. A record that was taken back strikes its duty. Answers how many changed. Three
 * statements, looking at what was decided since the last time.
 */
export async function gatherDuties(tx: Tx): Promise<number> {
  const gathered = await tx.row<{ since: Date }>(
    `update duty_gathering g set until = greatest(g.until, $1) from duty_gathering before
     where before.one and g.one returning before.until - interval '1 hour' as since`,
    [tx.at],
  );
  if (!gathered) return 0;
  const joined = await tx.rows(
    `with pair as (
       select distinct on (r.id) r.id, r.roll_id, day.minutes, f.id as duty_id
       ${records}
       join council_duty f on f.council_id = c.id and f.resident_id = r.resident_id and f.kind = d.duty_kind
         and f.on_day = day.on_day and f.source_kind = 'FILED' and f.state in ('ASKED', 'DONE') and f.record_id is null
       where ${undone}
       order by r.id, c.id
     ), one as (
       select distinct on (duty_id) *, (select a.approver_id from approval a where a.record_id = pair.id
         order by a.approved_at desc, a.id limit 1) as approver_id
       from pair order by duty_id, id
     )
     update council_duty f set record_id = o.id, roll_id = o.roll_id, minutes = coalesce(f.minutes, o.minutes),
       state = 'DONE', decided_by = case f.state when 'ASKED' then o.approver_id else f.decided_by end,
       decided_at = case f.state when 'ASKED' then $2 else f.decided_at end
     from one o where f.id = o.duty_id and f.record_id is null and f.state in ('ASKED', 'DONE') returning f.id`,
    [gathered.since, tx.at],
  );
  const made = await tx.rows(
    `insert into council_duty (council_id, resident_id, kind, on_day, minutes, source_kind, source_id, roll_id, record_id,
       state, at, logged_by)
     select c.id, r.resident_id, d.duty_kind, day.on_day, day.minutes, 'RECORD', r.id, r.roll_id, r.id, 'DONE', $2,
       r.filer_id
     ${records} where ${undone}
     order by c.id, r.id
     on conflict do nothing returning id`,
    [gathered.since, tx.at],
  );
  const struck = await tx.rows(
    `update council_duty d set state = 'STRUCK' from activity_record r
     where r.id = d.record_id and d.state = 'DONE' and r.state in ('REVERSED', 'REJECTED', 'WITHDRAWN')
       and r.closed_at >= $1 returning d.id`,
    [gathered.since],
  );
  return joined.length + made.length + struck.length;
}
