// By which numbers rolls are taken is set by the village.
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { AttendanceSettings, defaultAttendanceSettings } from './attendance-settings.entity';
import type { AttendanceSettingsInput } from './inputs';
import { can } from './policy';

/** A village's numbers; the defaults where it has set none. */
export async function attendanceSettingsOf(reader: Reader, villageId: string): Promise<AttendanceSettings> {
  const row = await reader.one(AttendanceSettings, { villageId });
  return row ?? Object.assign(new AttendanceSettings(), { villageId, ...defaultAttendanceSettings });
}

/** Sets a village's numbers; rolls already closed keep theirs. Answers them. Throws NOT_FOUND, FORBIDDEN. */
export async function reviseAttendanceSettings(
  tx: Tx,
  actor: Actor,
  input: AttendanceSettingsInput,
): Promise<AttendanceSettings> {
  const intent = intentOf('reviseAttendanceSettings', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return attendanceSettingsOf(tx, earlier);

  const { villageId, roundingMinutes, earlyMinutes, syncHours } = input;
  demand(can.settle(actor, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN, 'villageId');
  await villagePath(tx, villageId);
  const numbers = { roundingMinutes, earlyMinutes, syncHours };
  const before = await attendanceSettingsOf(tx, villageId);
  await tx.manager.upsert(
    AttendanceSettings,
    { villageId, ...numbers, setBy: actor.residentId, setAt: tx.at },
    ['villageId'],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'ATTENDANCE_SETTINGS',
      subjectId: villageId,
      move: 'REVISE',
      villageId,
      detail: changed<object>({ ...before }, numbers),
    },
  ]);
  return attendanceSettingsOf(tx, villageId);
}
