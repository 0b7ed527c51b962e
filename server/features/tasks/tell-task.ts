import type { Tx } from '#server/core/database';
import type { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';

export function taskLink(taskId: string): string {
  return `/tasks/${taskId}`;
}

/** Tells everyone who is signed up for these tasks, or waits, what became of them: once for each revision. */
export async function tellTasks(
  tx: Tx,
  kind: MessageKind,
  taskIds: readonly string[],
  reason: string,
): Promise<void> {
  const people = await tx.rows<{
    taskId: string;
    residentId: string;
    title: string;
    place: string;
    startsAt: Date;
    revision: number;
  }>(
    `select t.id as task_id, s.resident_id, t.title, t.place, t.starts_at, t.revision
     from task t join sign_up s on s.task_id = t.id and s.state in ('SIGNED', 'WAITING')
     where t.id = any($1::uuid[]) order by t.starts_at, s.seq`,
    [taskIds],
  );
  await tell(
    tx,
    people.map(({ taskId, residentId, title, place, startsAt, revision }) => ({
      residentId,
      kind,
      params: { title, place, at: startsAt.toISOString(), reason },
      link: taskLink(taskId),
      key: `task:${taskId}:${revision}:${kind}:${residentId}`,
    })),
  );
}
