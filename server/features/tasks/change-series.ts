// A change of a series changes its future tasks, except those somebody altered by hand, and everyone signed up is told.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { demandPoster } from './hold-task';
import type { ChangeSeriesInput, EndSeriesInput, SeriesDayInput } from './series-inputs';
import { holdSeries, realign, rhythmColumns } from './series-plan';
import { SeriesException, SeriesState, TaskSeries } from './task-series.entity';
import { plannedPlaces, workOf } from './work';

/** Changes a series. Answers it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (ended), OUT_OF_RANGE and what `workOf` refuses. */
export async function changeSeries(tx: Tx, actor: Actor, input: ChangeSeriesInput): Promise<TaskSeries> {
  const intent = intentOf('changeSeries', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TaskSeries, { id: earlier }));

  const series = await heldByPoster(tx, actor, input.seriesId);
  await demandPoster(tx, actor, { ...series, gridId: input.work.gridId });
  const rhythm = rhythmColumns(input.rhythm);
  const work = await workOf(tx, series.villageId, dayOf(tx.at), input.work);
  await tx.manager.update(
    TaskSeries,
    { id: series.id },
    { ...work, ...rhythm, places: plannedPlaces(input.work) },
  );
  const reason = trimmed(input.reason);
  const figures = await realign(tx, found(await tx.one(TaskSeries, { id: series.id })), reason);
  await keep(tx, intent, [line(series, 'CHANGE', { ...figures, reason })]);
  return found(await tx.one(TaskSeries, { id: series.id }));
}

/**
 * Leaves a day out, adds one, or puts it back to the rhythm (`kind` null). Answers the series. Throws NOT_FOUND, FORBIDDEN,
 * ILLEGAL_MOVE (ended, or a day that is so already), OUT_OF_RANGE (`onDate`: over, or before the series).
 */
export async function setSeriesDay(tx: Tx, actor: Actor, input: SeriesDayInput): Promise<TaskSeries> {
  const intent = intentOf('setSeriesDay', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TaskSeries, { id: earlier }));

  const series = await heldByPoster(tx, actor, input.seriesId);
  const { onDate } = input;
  const kind = input.kind ?? null;
  demand(onDate >= dayOf(tx.at) && onDate >= series.startsOn, ErrorCode.OUT_OF_RANGE, 'onDate');
  const key = { seriesId: series.id, onDate };
  const before = await tx.one(SeriesException, key);
  demand((before?.kind ?? null) !== kind, ErrorCode.ILLEGAL_MOVE, 'onDate');
  const reason = trimmed(input.reason);
  if (kind) {
    await tx.manager.upsert(
      SeriesException,
      { ...key, kind, reason, setBy: actor.residentId, setAt: tx.at },
      ['seriesId', 'onDate'],
    );
  } else {
    await tx.manager.delete(SeriesException, key);
  }
  const figures = await realign(tx, series, reason);
  await keep(tx, intent, [line(series, kind ?? 'BACK_TO_RHYTHM', { onDate, ...figures, reason })]);
  return found(await tx.one(TaskSeries, { id: series.id }));
}

/** Ends a series: its future tasks are called off. Answers it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE. */
export async function endSeries(tx: Tx, actor: Actor, input: EndSeriesInput): Promise<TaskSeries> {
  const intent = intentOf('endSeries', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(TaskSeries, { id: earlier }));

  const series = await heldByPoster(tx, actor, input.seriesId);
  await tx.manager.update(TaskSeries, { id: series.id }, { state: SeriesState.ENDED });
  const reason = trimmed(input.reason);
  const figures = await realign(tx, { ...series, state: SeriesState.ENDED }, reason);
  await keep(tx, intent, [line(series, 'END', { ...figures, reason })]);
  return found(await tx.one(TaskSeries, { id: series.id }));
}

/** The series, locked, that the actor may change and that has not ended. */
async function heldByPoster(tx: Tx, actor: Actor, seriesId: string): Promise<TaskSeries> {
  const series = await holdSeries(tx, seriesId);
  await demandPoster(tx, actor, series);
  demand(series.state === SeriesState.ACTIVE, ErrorCode.ILLEGAL_MOVE);
  return series;
}

function line(series: TaskSeries, move: string, detail: Record<string, unknown>) {
  return { subjectKind: 'TASK_SERIES', subjectId: series.id, move, villageId: series.villageId, detail };
}
