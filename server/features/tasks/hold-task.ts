import type { Reader, Tx } from '#server/core/database';
import { DomainError, demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Team, TeamState } from '#server/features/teams/team.entity';
import { type Belongs, can } from './policy';
import { Task, TaskPlace } from './task.entity';

// Every write locks the task before its sign-ups: places are counted and given under this lock, in the order of arrival.

/** The task, locked until the end of the transaction; NOT_FOUND. */
export async function holdTask(tx: Tx, id: string, field = 'taskId'): Promise<Task> {
  return found(await tx.manager.findOne(Task, { where: { id }, lock: { mode: 'pessimistic_write' } }), field);
}

/** Where work of a village, a grid and a team belongs, for the policy. NOT_FOUND for a grid or team of another village. */
export async function belongsTo(
  reader: Reader,
  work: { villageId: string; gridId?: string | null; teamId?: string | null },
): Promise<Belongs> {
  const path = await areaPath(reader, work.gridId ?? work.villageId);
  demand(path.includes(work.villageId), ErrorCode.NOT_FOUND, 'work.gridId');
  const team = work.teamId ? found(await reader.one(Team, { id: work.teamId }), 'teamId') : null;
  demand(!team || team.villageId === work.villageId, ErrorCode.NOT_FOUND, 'teamId');
  return { path, leaderId: team?.leaderId ?? null };
}

/** Refuses (FORBIDDEN) whoever may not post work there. */
export async function demandPoster(
  reader: Reader,
  actor: Actor,
  work: { villageId: string; gridId?: string | null; teamId?: string | null },
): Promise<void> {
  demand(can.post(actor, await belongsTo(reader, work)), ErrorCode.FORBIDDEN);
}

/** Refuses (NOT_ACTIVE) work for a team that is closed. */
export async function demandOpenTeam(reader: Reader, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return;
  const team = await reader.one(Team, { id: teamId });
  if (team?.state === TeamState.CLOSED) throw new DomainError(ErrorCode.NOT_ACTIVE, 'teamId');
}

/** A task's places in their order. */
export async function placesOf(reader: Reader, taskId: string): Promise<TaskPlace[]> {
  const places = await reader.many(TaskPlace, { taskId });
  return places.toSorted((a, b) => a.position - b.position);
}
