import type { Tx } from '#server/core/database';
import { DomainError, ErrorCode } from '#server/core/errors';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Task } from './task.entity';
import { taskLink } from './tell-task';

/** Why somebody lost a place to a new time: kept with the sign-up. */
const OVERLAP_REASON = 'OVERLAP';

type Hours = Pick<Task, 'startsAt' | 'endsAt'>;

/** What a person does during these hours; ENGAGED_ELSEWHERE naming it (`about.title`, `about.at`). */
async function elsewhere(tx: Tx, residentId: string, hours: Hours): Promise<DomainError | null> {
  const other = await tx.row<{ title: string | null; at: Date }>(
    `select t.title, lower(e.during) as at from engagement e
     left join sign_up s on s.id = e.sign_up_id left join task t on t.id = s.task_id
     where e.resident_id = $1 and e.during && tstzrange($2, $3) order by e.during limit 1`,
    [residentId, hours.startsAt, hours.endsAt],
  );
  if (!other) return null;
  const about: Record<string, string> = { at: other.at.toISOString() };
  if (other.title !== null) about['title'] = other.title;
  return new DomainError(ErrorCode.ENGAGED_ELSEWHERE, 'taskId', about);
}

/** Refuses (ENGAGED_ELSEWHERE, naming the other task) a person who is somewhere else during these hours. */
export async function demandUnengaged(tx: Tx, residentId: string, hours: Hours): Promise<void> {
  const refusal = await elsewhere(tx, residentId, hours);
  if (refusal) throw refusal;
}

/** Takes the hours for a sign-up. Of two that overlap and come at once the database lets one through; the other is told which. */
export async function engage(tx: Tx, residentId: string, signUpId: string, hours: Hours): Promise<void> {
  const taken = await tx.row<{ id: string }>(
    `insert into engagement (resident_id, during, sign_up_id) values ($1, tstzrange($2, $3), $4)
     on conflict do nothing returning id`,
    [residentId, hours.startsAt, hours.endsAt, signUpId],
  );
  if (taken) return;
  throw (await elsewhere(tx, residentId, hours)) ?? new DomainError(ErrorCode.ENGAGED_ELSEWHERE, 'taskId');
}

/** Gives the hours of sign-ups back. */
export async function disengage(tx: Tx, signUpIds: readonly string[]): Promise<void> {
  await tx.rows('delete from engagement where sign_up_id = any($1::uuid[])', [signUpIds]);
}

/**
 * Takes the hours of these open tasks anew for all who are signed up, after their times have changed. Whoever is
 * somewhere else at the new time loses the place and is told so.
 */
export async function reengage(tx: Tx, taskIds: readonly string[]): Promise<void> {
  await tx.rows(
    `delete from engagement e using sign_up s where s.id = e.sign_up_id and s.task_id = any($1::uuid[])`,
    [taskIds],
  );
  await tx.rows(
    `insert into engagement (resident_id, during, sign_up_id)
     select s.resident_id, tstzrange(t.starts_at, t.ends_at), s.id
     from sign_up s join task t on t.id = s.task_id and t.state = 'OPEN'
     where t.id = any($1::uuid[]) and s.state = 'SIGNED' order by s.seq
     on conflict do nothing`,
    [taskIds],
  );
  const lost = await tx.rows<{
    id: string;
    taskId: string;
    residentId: string;
    title: string;
    startsAt: Date;
  }>(
    `with lost as (
       update sign_up s set state = 'REMOVED', ended_at = $2, reason = $3, attended = 'EXCUSED' from task t
       where t.id = s.task_id and t.state = 'OPEN' and t.id = any($1::uuid[]) and s.state = 'SIGNED'
         and not exists (select 1 from engagement e where e.sign_up_id = s.id)
       returning s.id, s.task_id, s.resident_id
     )
     select l.*, t.title, t.starts_at from lost l join task t on t.id = l.task_id`,
    [taskIds, tx.at, OVERLAP_REASON],
  );
  await tell(
    tx,
    lost.map(({ id, taskId, residentId, title, startsAt }) => ({
      residentId,
      kind: MessageKind.TASK_REMOVED,
      params: { title, at: startsAt.toISOString(), cause: OVERLAP_REASON },
      link: taskLink(taskId),
      key: `sign-up:${id}:removed`,
    })),
  );
}
