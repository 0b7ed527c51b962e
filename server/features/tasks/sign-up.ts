// First come, first served: who finds no free place waits in the order of arrival, and nobody is in two places at once.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { DomainError, demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { demandUnengaged, engage } from './engage';
import { fitnessOf } from './fitness';
import { demandPoster, holdTask, placesOf } from './hold-task';
import type { SignUpInput } from './inputs';
import { can } from './policy';
import { mayNow, obstacleOf, TaskMove } from './rules';
import { SignUp, SignUpState } from './sign-up.entity';
import type { Task, TaskPlace } from './task.entity';
import { taskLink } from './tell-task';

/**
 * Signs a person up: the viewer, or somebody named by an organiser. Answers the sign-up, SIGNED or WAITING.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (called off), TASK_OVER, OTHER_VILLAGE, NOT_ACTIVE, BAD_INPUT (`placeId`: several roles),
 * ALREADY_SIGNED_UP, ENGAGED_ELSEWHERE (naming the other task), and what the task asks: AGE_NOT_FIT, TASK_NOT_FIT,
 * GUARDIAN_CONSENT_REQUIRED, SKILL_REQUIRED, NOT_TRAINED, NOT_INSURED.
 */
export async function signUp(tx: Tx, actor: Actor, input: SignUpInput): Promise<SignUp> {
  const intent = intentOf('signUp', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SignUp, { id: earlier }));

  const task = await holdTask(tx, input.taskId);
  const { villageId } = task;
  demand(can.see(actor, villageId, await areaPath(tx, villageId)), ErrorCode.NOT_FOUND, 'taskId');
  const residentId = input.residentId ?? actor.residentId;
  const forOther = residentId !== actor.residentId;
  if (forOther) await demandPoster(tx, actor, task);
  const move = forOther ? TaskMove.SIGN_OTHERS : TaskMove.SIGN_UP;
  if (!mayNow(move, task, tx.at)) {
    throw new DomainError(task.startsAt <= tx.at ? ErrorCode.TASK_OVER : ErrorCode.ILLEGAL_MOVE, 'taskId');
  }
  const resident = found(await tx.one(Resident, { id: residentId }), 'residentId');
  demand(resident.villageId === villageId, ErrorCode.OTHER_VILLAGE, 'residentId');
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  const places = await placesOf(tx, task.id);
  const place = chosen(places, input.placeId ?? null);
  const obstacle = obstacleOf(task, place, found((await fitnessOf(tx, [residentId]))[0]));
  if (obstacle) throw new DomainError(obstacle, 'taskId');
  const before = await tx.row(
    `select 1 from sign_up where task_id = $1 and resident_id = $2 and state in ('SIGNED', 'WAITING')`,
    [task.id, residentId],
  );
  demand(!before, ErrorCode.ALREADY_SIGNED_UP, 'taskId');
  await demandUnengaged(tx, residentId, task);

  const free = await freePlaces(tx, place);
  const state = free > 0 ? SignUpState.SIGNED : SignUpState.WAITING;
  await tx.manager.insert(SignUp, {
    id: input.requestId,
    taskId: task.id,
    taskPlaceId: place.id,
    residentId,
    state,
    at: tx.at,
    byId: actor.residentId,
  });
  if (state === SignUpState.SIGNED) await engage(tx, residentId, input.requestId, task);
  if (forOther) await tellSigned(tx, task, residentId, input.requestId, state);
  await keep(tx, intent, [
    {
      subjectKind: 'SIGN_UP',
      subjectId: input.requestId,
      move: state === SignUpState.SIGNED ? 'SIGN_UP' : 'WAIT',
      villageId,
      detail: { taskId: task.id, residentId, day: dayOf(task.startsAt) },
    },
  ]);
  return found(await tx.one(SignUp, { id: input.requestId }));
}

/** The place asked for, or the only one there is. */
function chosen(places: readonly TaskPlace[], placeId: string | null): TaskPlace {
  if (placeId) {
    return found(
      places.find(({ id }) => id === placeId),
      'placeId',
    );
  }
  const open = places.filter((place) => place.places > 0);
  demand(open.length === 1, ErrorCode.BAD_INPUT, 'placeId');
  return found(open[0]);
}

async function freePlaces(tx: Tx, place: TaskPlace): Promise<number> {
  const row = await tx.row<{ taken: number }>(
    `select count(*) as taken
     from sign_up where task_place_id = $1 and state = 'SIGNED'`,
    [place.id],
  );
  return place.places - (row?.taken ?? 0);
}

async function tellSigned(
  tx: Tx,
  task: Task,
  residentId: string,
  signUpId: string,
  state: SignUpState,
): Promise<void> {
  await tell(tx, [
    {
      residentId,
      kind: MessageKind.TASK_SIGNED_FOR_YOU,
      params: { title: task.title, place: task.place, at: task.startsAt.toISOString(), state },
      link: taskLink(task.id),
      key: `sign-up:${signUpId}:signed`,
    },
  ]);
}
