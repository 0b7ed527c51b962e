import { addDays, dayOf, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import type { Actor } from '#server/features/people/actor';
import { timeKeyOf } from '#server/features/shop/time-page';
import type { RecordFilter } from './record-filter';
import type { ActivityRecord } from './record.entity';
import type { Roll } from './roll.entity';
import { visibleParams, visibleTo } from './visibility';
import { overdueBy, waitingFor, waitingFrom, waitingParams } from './waiting';

const RECENT = 8;

const keyOf = (row: { createdAt: Date; id: string }): [string, string] => [
  row.createdAt.toISOString(),
  row.id,
];

/** A page of the records the actor may see, newest first. One statement. */
export async function recordsOf(
  reader: Reader,
  actor: Actor,
  filter: RecordFilter,
  first: number,
  after: string | null,
): Promise<Page<ActivityRecord>> {
  const key = timeKeyOf(after);
  const params: unknown[] = [...visibleParams(actor), ...waitingParams(actor), key.at, key.id];
  const conditions = [visibleTo(1), '(r.created_at, r.id) < ($9::timestamptz, $10::uuid)'];
  // Every parameter is named in the statement whatever the filter, so that PostgreSQL knows its type.
  const waiting = waitingFor(4);
  const anyWaiting = Object.values(waiting).join(' or ');
  params.push(filter.waitingForMe === true);
  conditions.push(`($11::boolean is false or ${anyWaiting})`);
  const add = (condition: (name: string) => string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    params.push(value);
    conditions.push(condition(`$${params.length}`));
  };
  add((name) => `r.village_id = ${name}`, filter.villageId);
  add((name) => `r.state = any(${name})`, filter.states);
  add((name) => `r.rule_id = ${name}`, filter.ruleId);
  add((name) => `r.resident_id = ${name}`, filter.residentId);
  add((name) => `r.household_id = ${name}`, filter.householdId);
  add((name) => `r.way = ${name}`, filter.way);
  add((name) => `r.started_at >= ${name}`, filter.from ? startOfDay(filter.from) : null);
  add((name) => `r.started_at < ${name}`, filter.to ? startOfDay(addDays(filter.to, 1)) : null);
  add(
    (name) =>
      `(r.title ilike ${name} or res.name ilike ${name} or h.number ilike ${name} or v.name_zh ilike ${name}
        or v.name_en ilike ${name} or exists (select 1 from rule u where u.id = r.rule_id and u.code ilike ${name}))`,
    filter.search?.trim() ? `%${filter.search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null,
  );
  params.push(pageSize(first) + 1);
  const rows = await reader.rows<ActivityRecord>(
    `select r.* from ${waitingFrom} where ${conditions.join(' and ')}
     order by r.created_at desc, r.id desc limit $${params.length}`,
    params,
  );
  return pageOf(rows, first, keyOf);
}

/** A page of the rolls of a village that the actor may see: all for those who work there, else the own. */
export async function rollsOf(
  reader: Reader,
  actor: Actor,
  villageId: string,
  seesVillage: boolean,
  first: number,
  after: string | null,
): Promise<Page<Roll>> {
  const key = timeKeyOf(after);
  const rows = await reader.rows<Roll>(
    `select l.* from roll l where l.village_id = $1 and ($2 or l.taken_by = $3)
       and (l.created_at, l.id) < ($4::timestamptz, $5::uuid)
     order by l.created_at desc, l.id desc limit $6`,
    [villageId, seesVillage, actor.residentId, key.at, key.id, pageSize(first) + 1],
  );
  return pageOf(rows, first, keyOf);
}

/** How much of each kind of work waits for a person. */
export interface QueueCounts {
  toCheck: number;
  toApprove: number;
  toAnswer: number;
  toDecide: number;
  /** Of those to answer and to decide. */
  overdue: number;
  returnedToMe: number;
  lowStock: number;
}

/** One statement. Goods running low are counted for those who run or watch a shop. */
export async function queueOf(reader: Reader, actor: Actor): Promise<QueueCounts> {
  const waiting = waitingFor(1);
  const shops = actor.posts.flatMap((post) => (post.shopId ? [post.shopId] : []));
  const villages = actor.posts.flatMap((post) =>
    post.role === 'VILLAGE_CLERK' || post.role === 'VILLAGE_SECRETARY' ? [post.areaId] : [],
  );
  return found(
    await reader.row<QueueCounts>(
      `select count(*) filter (where ${waiting.toCheck}) as to_check,
         count(*) filter (where ${waiting.toApprove}) as to_approve,
         count(*) filter (where ${waiting.toAnswer}) as to_answer,
         count(*) filter (where ${waiting.toDecide}) as to_decide,
         count(*) filter (where (${waiting.toAnswer} or ${waiting.toDecide}) and ${overdueBy('$11')}) as overdue,
         count(*) filter (where ${waiting.toAmend} and r.state = 'RETURNED') as returned_to_me,
         (select count(*) from goods g join shop s on s.id = g.shop_id
          where g.active and not g.is_service and g.stock <= g.reorder_level
            and (s.id = any($6::uuid[]) or s.village_id = any($7::uuid[]))) as low_stock
       from ${waitingFrom}
       where (r.state in ('SUBMITTED', 'CHECKED', 'OBJECTED', 'RETURNED') or r.id in (
         select o.record_id from objection o left join appeal a on a.objection_id = o.id and a.state = 'OPEN'
         where o.state = 'OPEN' or a.id is not null)) and ${visibleTo(8)}`,
      [...waitingParams(actor), shops, villages, ...visibleParams(actor), dayOf(reader.at)],
    ),
  );
}

/** The latest records the actor may see, whoever filed them. One statement. */
export async function recentRecords(reader: Reader, actor: Actor): Promise<ActivityRecord[]> {
  return reader.rows<ActivityRecord>(
    `select r.* from activity_record r where ${visibleTo(1)} order by r.created_at desc, r.id desc limit ${RECENT}`,
    visibleParams(actor),
  );
}
