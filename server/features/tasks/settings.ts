// A village's numbers for tasks, and the sheet by which they are set.
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import type { TaskSettingsInput } from './series-inputs';
import { can } from './policy';
import { defaultTaskSettings, TaskSettings } from './task-settings.entity';

/** A village's numbers; the defaults where it has set none. */
export async function settingsOf(reader: Reader, villageId: string): Promise<TaskSettings> {
  const row = await reader.one(TaskSettings, { villageId });
  return row ?? Object.assign(new TaskSettings(), { villageId, ...defaultTaskSettings });
}

/** Sets a village's numbers. Answers them. Throws NOT_FOUND, FORBIDDEN, OUT_OF_RANGE (`remindLastHours`: not before the first). */
export async function reviseTaskSettings(
  tx: Tx,
  actor: Actor,
  input: TaskSettingsInput,
): Promise<TaskSettings> {
  const intent = intentOf('reviseTaskSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return settingsOf(tx, earlier);

  const { villageId, remindFirstHours, remindLastHours, leaveHours, weeksAhead } = input;
  demand(can.settle(actor, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
  await villagePath(tx, villageId);
  demand(remindLastHours < remindFirstHours, ErrorCode.OUT_OF_RANGE, 'remindLastHours');
  const numbers = { remindFirstHours, remindLastHours, leaveHours, weeksAhead };
  const before = await settingsOf(tx, villageId);
  await tx.manager.upsert(TaskSettings, { villageId, ...numbers, setBy: actor.residentId, setAt: tx.at }, [
    'villageId',
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'TASK_SETTINGS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: changed<object>({ ...before }, numbers),
    },
  ]);
  return found(await tx.one(TaskSettings, { villageId }));
}
