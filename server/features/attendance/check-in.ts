// A person says "I am here" with the leader's changing code: it proves the place and the moment, and nothing else is asked.
import type { Tx } from '#server/core/database';
import { DomainError, demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { holdTask } from '#server/features/tasks/hold-task';
import { can as tasksCan } from '#server/features/tasks/policy';
import { type Task, TaskState } from '#server/features/tasks/task.entity';
import { addMarks } from './add-marks';
import { MarkKind, MarkWay } from './attendance-mark.entity';
import { isCurrent, mayTry, noteWrong, taskSecret } from './codes';
import type { CheckInInput } from './inputs';
import { absent, presencesOf } from './presences';
import { AFTER_END_MS, outOfBounds, weigh } from './rules';
import { attendanceSettingsOf } from './settings';
import { gatesOf } from './walk-ins';

/**
 * Marks the viewer as come or gone. Answers the task's id; what stands already stands, and is no error. Throws
 * UNAUTHENTICATED, NOT_FOUND, WRONG_CODE (wrong, or older than its half minute and the next), TOO_MANY_ATTEMPTS,
 * ILLEGAL_MOVE (called off, closed, or leaving without having come), OUT_OF_RANGE, and the task's gates for whoever did
 * not sign up.
 */
export async function checkIn(tx: Tx, actor: Actor, input: CheckInInput): Promise<string> {
  const intent = intentOf('checkIn', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return earlier;

  demand(mayTry(actor.residentId), ErrorCode.TOO_MANY_ATTEMPTS, 'code');
  const task = await holdTask(tx, await taskOfCode(tx, actor, input));
  demand(task.state === TaskState.OPEN, ErrorCode.ILLEGAL_MOVE);
  const bound = outOfBounds(task, tx.at, tx.at, await attendanceSettingsOf(tx, task.villageId));
  if (bound) throw new DomainError(bound);
  const gate = (await gatesOf(tx, task, [actor.residentId])).get(actor.residentId);
  if (gate) throw new DomainError(gate);
  const mark = {
    id: input.requestId.toLowerCase(),
    taskId: task.id,
    residentId: actor.residentId,
    kind: input.kind,
    at: tx.at,
    way: MarkWay.QR,
    note: '',
    replacesId: null,
    gone: false,
  };
  const presence = (await presencesOf(tx, task.id)).get(actor.residentId) ?? absent();
  const weight = weigh(presence, mark);
  if (weight !== 'ADDED' && weight !== 'ALREADY') throw new DomainError(weight);
  if (weight === 'ADDED') await addMarks(tx, actor.residentId, [mark]);
  await keep(tx, intent, [
    {
      subjectKind: 'TASK',
      subjectId: task.id,
      move: input.kind === MarkKind.IN ? 'CHECK_IN' : 'CHECK_OUT',
      villageId: task.villageId,
      detail: { outcome: weight },
    },
  ]);
  return task.id;
}

/** The task that shows this code now: the one scanned, or the one among those of the village that are on. */
async function taskOfCode(tx: Tx, actor: Actor, { taskId, code }: CheckInInput): Promise<string> {
  const on = taskId
    ? [
        found(
          await tx.row<Pick<Task, 'id' | 'villageId'>>('select id, village_id from task where id = $1', [
            taskId,
          ]),
        ),
      ]
    : await tasksNow(tx, actor);
  for (const { id, villageId } of on) {
    demand(tasksCan.see(actor, villageId, await areaPath(tx, villageId)), ErrorCode.NOT_FOUND, 'taskId');
    if (isCurrent(await taskSecret(tx, id), code, tx.at)) return id;
  }
  noteWrong(actor.residentId);
  throw new DomainError(ErrorCode.WRONG_CODE, 'code');
}

/** Open tasks of the person's village that take marks at this moment; the most there can be at a time is bounded. */
async function tasksNow(tx: Tx, actor: Actor): Promise<Pick<Task, 'id' | 'villageId'>[]> {
  if (!actor.villageId) return [];
  const { earlyMinutes } = await attendanceSettingsOf(tx, actor.villageId);
  return tx.rows(
    `select id, village_id from task where village_id = $1 and state = 'OPEN' and starts_at <= $2 and ends_at >= $3
     order by starts_at, id limit 50`,
    [
      actor.villageId,
      new Date(tx.at.getTime() + earlyMinutes * 60_000),
      new Date(tx.at.getTime() - AFTER_END_MS),
    ],
  );
}
