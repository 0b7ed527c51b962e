// A task is posted by whoever organises there, in good time, with a place for everyone it needs.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { demandOpenTeam, demandPoster } from './hold-task';
import type { PostTaskInput } from './inputs';
import { Task, TaskState } from './task.entity';
import type { PlannedPlace } from './task-series.entity';
import { plannedPlaces, workOf } from './work';

const LONGEST_MS = 24 * 3_600_000;
const FARTHEST_MS = 366 * 24 * 3_600_000;

/** Refuses (OUT_OF_RANGE) hours that are over, longer than a day, or more than a year away. */
export function demandHours(at: Date, startsAt: Date, endsAt: Date): void {
  demand(
    startsAt > at && startsAt.getTime() - at.getTime() <= FARTHEST_MS,
    ErrorCode.OUT_OF_RANGE,
    'startsAt',
  );
  demand(
    endsAt > startsAt && endsAt.getTime() - startsAt.getTime() <= LONGEST_MS,
    ErrorCode.OUT_OF_RANGE,
    'endsAt',
  );
}

/** Writes the places of new tasks, one statement for any number of tasks. */
export async function insertPlaces(
  tx: Tx,
  taskIds: readonly string[],
  places: readonly PlannedPlace[],
): Promise<void> {
  await tx.rows(
    `insert into task_place (task_id, name, skill, places, position)
     select t.id, p.value->>'name', p.value->>'skill', (p.value->>'places')::int, p.nth - 1
     from unnest($1::uuid[]) as t (id) cross join jsonb_array_elements($2::jsonb) with ordinality as p (value, nth)`,
    [taskIds, JSON.stringify(places)],
  );
}

/**
 * Posts a task for once. Answers it. Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE (a closed team), OUT_OF_RANGE (hours) and
 * what `workOf` refuses.
 */
export async function postTask(tx: Tx, actor: Actor, input: PostTaskInput): Promise<Task> {
  const intent = intentOf('postTask', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Task, { id: earlier }));

  const { villageId, teamId = null } = input;
  await demandPoster(tx, actor, { villageId, teamId, gridId: input.work.gridId });
  await villagePath(tx, villageId);
  await demandOpenTeam(tx, teamId);
  demandHours(tx.at, input.startsAt, input.endsAt);
  const work = await workOf(tx, villageId, dayOf(tx.at), input.work);
  await tx.manager.insert(Task, {
    id: input.requestId,
    villageId,
    teamId,
    seriesId: null,
    onDate: null,
    ...work,
    startsAt: input.startsAt,
    endsAt: input.endsAt,
    state: TaskState.OPEN,
    organiserId: actor.residentId,
    createdAt: tx.at,
    cancelledReason: null,
    altered: false,
    revision: 0,
    changedAt: tx.at,
  });
  await insertPlaces(tx, [input.requestId], plannedPlaces(input.work));
  await keep(tx, intent, [
    { subjectKind: 'TASK', subjectId: input.requestId, move: 'POST', villageId, detail: { kind: work.kind } },
  ]);
  return found(await tx.one(Task, { id: input.requestId }));
}
