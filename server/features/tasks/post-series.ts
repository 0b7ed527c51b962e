// A series is one promise for many days: its tasks are made some weeks ahead, and go on being made.
import { addDays, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { demandOpenTeam, demandPoster } from './hold-task';
import type { PostSeriesInput } from './series-inputs';
import { holdSeries, makeAhead, rhythmColumns } from './series-plan';
import { SeriesState, TaskSeries } from './task-series.entity';
import { plannedPlaces, workOf } from './work';

const FARTHEST_DAYS = 366;

/**
 * Posts a series and makes its first tasks. Answers it. Throws NOT_FOUND, FORBIDDEN, NOT_ACTIVE (a closed team),
 * OUT_OF_RANGE (`rhythm.startsOn`, `rhythm.until`) and what `workOf` refuses.
 */
export async function postSeries(tx: Tx, actor: Actor, input: PostSeriesInput): Promise<TaskSeries> {
  const intent = intentOf('postSeries', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TaskSeries, { id: earlier }));

  const { villageId, teamId = null } = input;
  await demandPoster(tx, actor, { villageId, teamId, gridId: input.work.gridId });
  await villagePath(tx, villageId);
  await demandOpenTeam(tx, teamId);
  const today = dayOf(tx.at);
  const { startsOn } = input.rhythm;
  demand(
    startsOn >= today && startsOn <= addDays(today, FARTHEST_DAYS),
    ErrorCode.OUT_OF_RANGE,
    'rhythm.startsOn',
  );
  const rhythm = rhythmColumns(input.rhythm);
  const work = await workOf(tx, villageId, today, input.work);
  await tx.manager.insert(TaskSeries, {
    id: input.requestId,
    villageId,
    teamId,
    ...work,
    places: plannedPlaces(input.work),
    ...rhythm,
    state: SeriesState.ACTIVE,
    organiserId: actor.residentId,
    madeUntil: null,
    createdAt: tx.at,
  });
  const made = await makeAhead(tx, await holdSeries(tx, input.requestId));
  await keep(tx, intent, [
    {
      subjectKind: 'TASK_SERIES',
      subjectId: input.requestId,
      move: 'POST',
      villageId,
      detail: { kind: work.kind, tasks: made },
    },
  ]);
  return found(await tx.one(TaskSeries, { id: input.requestId }));
}
