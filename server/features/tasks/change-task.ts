// A change of a task is told, with its reason, to everyone who signed up; whoever cannot come at the new time gives way.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { reengage } from './engage';
import { demandPoster, holdTask } from './hold-task';
import type { ChangeTaskInput } from './inputs';
import { moveUp } from './move-up';
import { demandHours } from './post-task';
import { mayNow, TaskMove } from './rules';
import { setPlaces } from './set-places';
import { Task } from './task.entity';
import { tellTasks } from './tell-task';
import { plannedPlaces, workOf } from './work';

/**
 * Changes a task that has not started. Answers it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, OUT_OF_RANGE (hours;
 * `work.places.N.places`: fewer places than people signed up) and what `workOf` refuses.
 */
export async function changeTask(tx: Tx, actor: Actor, input: ChangeTaskInput): Promise<Task> {
  const intent = intentOf('changeTask', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Task, { id: earlier }));

  const task = await holdTask(tx, input.taskId);
  await demandPoster(tx, actor, task);
  await demandPoster(tx, actor, { ...task, gridId: input.work.gridId });
  demand(mayNow(TaskMove.CHANGE, task, tx.at), ErrorCode.ILLEGAL_MOVE);
  demandHours(tx.at, input.startsAt, input.endsAt);
  const { villageId } = task;
  const work = await workOf(tx, villageId, dayOf(tx.at), input.work);
  const hours = { startsAt: input.startsAt, endsAt: input.endsAt };
  const reason = trimmed(input.reason);
  const detail = changed<object>(
    { ...pick(task, work), startsAt: task.startsAt.toISOString(), endsAt: task.endsAt.toISOString() },
    { ...work, startsAt: hours.startsAt.toISOString(), endsAt: hours.endsAt.toISOString() },
  );
  await tx.manager.update(
    Task,
    { id: task.id },
    {
      ...work,
      ...hours,
      altered: true,
      revision: task.revision + 1,
      changedAt: tx.at,
    },
  );
  await setPlaces(tx, [task.id], plannedPlaces(input.work), { strict: true });
  if (
    hours.startsAt.getTime() !== task.startsAt.getTime() ||
    hours.endsAt.getTime() !== task.endsAt.getTime()
  ) {
    await reengage(tx, [task.id]);
  }
  await tellTasks(tx, MessageKind.TASK_CHANGED, [task.id], reason);
  await moveUp(tx, [task.id]);
  await keep(tx, intent, [
    { subjectKind: 'TASK', subjectId: task.id, move: 'CHANGE', villageId, detail: { ...detail, reason } },
  ]);
  return found(await tx.one(Task, { id: task.id }));
}

/** The fields of `row` that `like` has. */
function pick(row: object, like: object): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => Object.hasOwn(like, key)));
}
