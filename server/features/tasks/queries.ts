import { dayOf, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { type Page, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { detailOf, HistoryEntry } from '#server/features/people/history-entry';
import { calendarOf } from '#server/features/people/working-days';
import { dayOffReason } from './day-off';
import { can } from './policy';
import { SignUp, SignUpConnection } from './sign-up.entity';
import { Task, TaskConnection } from './task.entity';

export interface TasksAsked {
  villageId: string;
  /** Days, both included; null for open ends. */
  from: string | null;
  to: string | null;
  kind: string | null;
  teamId: string | null;
  seriesId: string | null;
  openOnly: boolean;
  freeOnly: boolean;
  first: number;
  after: string | null;
}

/** Refuses (FORBIDDEN) those who neither live in the village nor serve it. */
export async function demandSight(reader: Reader, actor: Actor, villageId: string): Promise<void> {
  demand(can.see(actor, villageId, await areaPath(reader, villageId)), ErrorCode.FORBIDDEN);
}

// An instant goes into a cursor as text, to the microsecond, so that nothing is read twice or lost.
const INSTANT = `to_char(t.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Tasks of a village in the order of their start. FORBIDDEN to people of elsewhere. */
export async function taskPage(ctx: ActorContext, asked: TasksAsked): Promise<TaskConnection> {
  const { reader } = ctx.db;
  const size = pageSize(asked.first);
  const after = valuesOf(asked.after, 2);
  await demandSight(reader, actorOf(ctx), asked.villageId);
  const params: unknown[] = [asked.villageId];
  const conditions = ['t.village_id = $1'];
  const where = (sql: (place: string) => string, value: unknown): void => {
    conditions.push(sql(`$${params.push(value)}`));
  };
  if (asked.from) where((x) => `t.starts_at >= ${x}`, startOfDay(asked.from));
  else where((x) => `t.ends_at > ${x}`, reader.at);
  if (asked.to) where((x) => `t.starts_at < ${x}::timestamptz + interval '1 day'`, startOfDay(asked.to));
  if (asked.kind) where((x) => `t.kind = ${x}`, asked.kind);
  if (asked.teamId) where((x) => `t.team_id = ${x}`, asked.teamId);
  if (asked.seriesId) where((x) => `t.series_id = ${x}`, asked.seriesId);
  if (asked.openOnly) conditions.push("t.state = 'OPEN'");
  if (asked.freeOnly) {
    conditions.push(`t.state = 'OPEN' and exists (select 1 from task_place p where p.task_id = t.id and p.places >
      (select count(*) from sign_up s where s.task_place_id = p.id and s.state = 'SIGNED'))`);
  }
  if (after) {
    conditions.push(
      `(t.starts_at, t.id) > ($${params.push(after[0])}::timestamptz, $${params.push(after[1])}::uuid)`,
    );
  }
  const rows = await reader.rows<Task & { instant: string }>(
    `select t.*, ${INSTANT} as instant from task t where ${conditions.join(' and ')}
     order by t.starts_at, t.id limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new TaskConnection(),
    pageOf(
      rows.map((row) => Object.assign(new Task(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}

/**
 * The viewer's own sign-ups: those to come in the order of their start, or those that were, latest first. What was left
 * is not among them, unless the task is over.
 */
export async function ownSignUps(
  ctx: ActorContext,
  asked: { past: boolean; first: number; after: string | null },
): Promise<SignUpConnection> {
  const { reader } = ctx.db;
  const actor = actorOf(ctx);
  const size = pageSize(asked.first);
  const after = valuesOf(asked.after, 2);
  const params: unknown[] = [actor.residentId, reader.at];
  const keyset = after
    ? `and (t.starts_at, s.id) ${asked.past ? '<' : '>'} ($${params.push(after[0])}::timestamptz, $${params.push(after[1])}::uuid)`
    : '';
  const [when, order] = asked.past
    ? ["t.ends_at <= $2 and s.state <> 'WAITING'", 'desc']
    : ["t.ends_at > $2 and s.state in ('SIGNED', 'WAITING')", 'asc'];
  const rows = await reader.rows<SignUp & { instant: string }>(
    `select s.*, ${INSTANT} as instant from sign_up s join task t on t.id = s.task_id
     where s.resident_id = $1 and ${when} ${keyset}
     order by t.starts_at ${order}, s.id ${order} limit $${params.push(size + 1)}`,
    params,
  );
  const page: Page<SignUp & { instant: string }> = pageOf(
    rows.map((row) => Object.assign(new SignUp(), row)),
    size,
    (row) => [row.instant, row.id],
  );
  return Object.assign(new SignUpConnection(), page);
}

const MOST_LEFT = 50;

/**
 * Tasks to come of a village's series, or of one of them, that lie on a day off although their series leaves those out:
 * somebody altered them by hand, so nothing but a person calls them off. By start, at most 50, each with the day's name.
 */
export async function tasksOnDaysOff(
  reader: Reader,
  villageId: string,
  seriesId: string | null = null,
): Promise<(Task & { reason: string })[]> {
  const off = (await calendarOf(reader, villageId)).filter(({ works }) => !works);
  if (off.length === 0) return [];
  const rows = await reader.rows<Task>(
    `select t.* from task t join task_series s on s.id = t.series_id and s.holidays = 'SKIP'
     where t.village_id = $1 and t.state = 'OPEN' and t.altered and t.starts_at > $2
       and (t.starts_at at time zone 'Asia/Shanghai')::date = any($3::date[]) and ($4::uuid is null or s.id = $4)
       and not exists (select 1 from task_series_exception x where x.series_id = s.id and x.on_date = t.on_date
         and x.kind = 'EXTRA')
     order by t.starts_at, t.id limit ${MOST_LEFT}`,
    [villageId, reader.at, off.map(({ day }) => day), seriesId],
  );
  const reasons = new Map(off.map((each) => [each.day, dayOffReason(each)]));
  return rows.map((row) =>
    Object.assign(new Task(), row, { reason: reasons.get(dayOf(row.startsAt)) ?? '' }),
  );
}

const MOST_VERSIONS = 50;

/** Who set a village's numbers for tasks to what, the newest first. */
export async function settingsHistory(reader: Reader, villageId: string): Promise<HistoryEntry[]> {
  const rows = await reader.rows<Omit<HistoryEntry, 'detail'> & { detail: Record<string, unknown> }>(
    `select id, subject_id, actor_id, move, at, detail from history_told
     where subject_id = $1 and subject_kind = 'TASK_SETTINGS' order by id desc limit ${MOST_VERSIONS}`,
    [villageId],
  );
  return rows.map((row) => Object.assign(new HistoryEntry(), row, { detail: detailOf(row.detail) }));
}
