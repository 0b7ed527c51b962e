// A task is called off with a reason that everyone signed up is told; their hours are free again.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { demandPoster, holdTask } from './hold-task';
import type { CancelTaskInput } from './inputs';
import { mayNow, TaskMove } from './rules';
import { Task } from './task.entity';
import { tellTasks } from './tell-task';

/** Calls tasks off that the caller has locked: the hours are given back, everyone is told. */
export async function callOff(
  tx: Tx,
  taskIds: readonly string[],
  reason: string,
  byHand: boolean,
): Promise<void> {
  await tx.rows(
    `update task set state = 'CANCELLED', cancelled_reason = $2, revision = revision + 1, changed_at = $3,
       altered = altered or $4
     where id = any($1::uuid[])`,
    [taskIds, reason, tx.at, byHand],
  );
  await tx.rows(
    `delete from engagement e using sign_up s where s.id = e.sign_up_id and s.task_id = any($1::uuid[])`,
    [taskIds],
  );
  await tellTasks(tx, MessageKind.TASK_CANCELLED, taskIds, reason);
}

/** Calls a task off that has not started. Answers it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function cancelTask(tx: Tx, actor: Actor, input: CancelTaskInput): Promise<Task> {
  const intent = intentOf('cancelTask', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Task, { id: earlier }));

  const task = await holdTask(tx, input.taskId);
  await demandPoster(tx, actor, task);
  demand(mayNow(TaskMove.CANCEL, task, tx.at), ErrorCode.ILLEGAL_MOVE);
  const reason = trimmed(input.reason);
  await callOff(tx, [task.id], reason, true);
  await keep(tx, intent, [
    {
      subjectKind: 'TASK',
      subjectId: task.id,
      move: 'CANCEL',
      villageId: task.villageId,
      detail: { reason },
    },
  ]);
  return found(await tx.one(Task, { id: task.id }));
}
