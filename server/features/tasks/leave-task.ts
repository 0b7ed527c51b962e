// Leaving is free until the task starts; the first who waits moves up in the same step and is told.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Intent, intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { disengage } from './engage';
import { demandPoster, holdTask } from './hold-task';
import type { LeaveTaskInput, RemoveSignUpInput } from './inputs';
import { moveUp } from './move-up';
import { attendanceOnLeaving, isActive, mayNow, TaskMove } from './rules';
import { settingsOf } from './settings';
import { Attendance, SignUp, SignUpState } from './sign-up.entity';
import type { Task } from './task.entity';
import { taskLink } from './tell-task';

/** Gives up the own place, or waiting. In time it counts as excused. Answers the sign-up. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function leaveTask(tx: Tx, actor: Actor, input: LeaveTaskInput): Promise<SignUp> {
  const intent = intentOf('leaveTask', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SignUp, { id: earlier }));

  const { task, signUp } = await holdSignUp(tx, input.signUpId);
  demand(signUp.residentId === actor.residentId, ErrorCode.FORBIDDEN);
  demand(isActive(signUp.state) && mayNow(TaskMove.LEAVE, task, tx.at), ErrorCode.ILLEGAL_MOVE);
  const { leaveHours } = await settingsOf(tx, task.villageId);
  const attended = attendanceOnLeaving(signUp.state, task.startsAt, leaveHours, tx.at);
  return endSignUp(tx, intent, task, signUp, {
    state: SignUpState.LEFT,
    reason: trimmed(input.reason) || null,
    attended,
  });
}

/**
 * Takes somebody off a task, with a reason the person is told. Answers the sign-up. Throws NOT_FOUND, FORBIDDEN,
 * ILLEGAL_MOVE.
 */
export async function removeSignUp(tx: Tx, actor: Actor, input: RemoveSignUpInput): Promise<SignUp> {
  const intent = intentOf('removeSignUp', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SignUp, { id: earlier }));

  const { task, signUp } = await holdSignUp(tx, input.signUpId);
  await demandPoster(tx, actor, task);
  demand(isActive(signUp.state) && mayNow(TaskMove.REMOVE, task, tx.at), ErrorCode.ILLEGAL_MOVE);
  const reason = trimmed(input.reason);
  const ended = await endSignUp(tx, intent, task, signUp, {
    state: input.excused ? SignUpState.LEFT : SignUpState.REMOVED,
    reason,
    attended: input.excused && signUp.state === SignUpState.SIGNED ? Attendance.EXCUSED : null,
  });
  await tell(tx, [
    {
      residentId: signUp.residentId,
      kind: MessageKind.TASK_REMOVED,
      params: { title: task.title, at: task.startsAt.toISOString(), reason },
      link: taskLink(task.id),
      key: `sign-up:${signUp.id}:removed`,
    },
  ]);
  return ended;
}

/** The sign-up with its task, the task locked first; NOT_FOUND. */
async function holdSignUp(tx: Tx, id: string): Promise<{ task: Task; signUp: SignUp }> {
  const seen = found(await tx.one(SignUp, { id }), 'signUpId');
  const task = await holdTask(tx, seen.taskId);
  return { task, signUp: found(await tx.one(SignUp, { id }), 'signUpId') };
}

async function endSignUp(
  tx: Tx,
  intent: Intent,
  task: Task,
  { id, residentId, state }: SignUp,
  end: Pick<SignUp, 'state' | 'reason' | 'attended'>,
): Promise<SignUp> {
  await tx.manager.update(SignUp, { id }, { ...end, endedAt: tx.at });
  await disengage(tx, [id]);
  const moved = state === SignUpState.SIGNED ? await moveUp(tx, [task.id]) : [];
  const { villageId } = task;
  await keep(tx, intent, [
    {
      subjectKind: 'SIGN_UP',
      subjectId: id,
      move: end.state === SignUpState.LEFT ? 'LEAVE' : 'REMOVE',
      villageId,
      detail: { taskId: task.id, residentId, reason: end.reason },
    },
    ...moved.map((up) => ({
      subjectKind: 'SIGN_UP',
      subjectId: up.id,
      move: 'MOVE_UP',
      villageId,
      detail: { taskId: task.id, residentId: up.residentId },
    })),
  ]);
  return found(await tx.one(SignUp, { id }));
}
