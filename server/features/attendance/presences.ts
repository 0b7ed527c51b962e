import type { Reader } from '#server/core/database';
import { AttendanceMark, MarkKind } from './attendance-mark.entity';
import type { Presence } from './rules';

/** What stands of somebody at a task, with the whole marks. */
export interface MarkedPresence extends Presence {
  IN: AttendanceMark | null;
  OUT: AttendanceMark | null;
}

export const absent = (): MarkedPresence => ({ IN: null, OUT: null });

/** What stands at a task by person, in the order of the first marks. One statement. */
export async function presencesOf(reader: Reader, taskId: string): Promise<Map<string, MarkedPresence>> {
  const marks = await reader.rows<AttendanceMark>(
    'select * from attendance_standing where task_id = $1 order by seq',
    [taskId],
  );
  const presences = new Map<string, MarkedPresence>();
  for (const row of marks) {
    const mark = Object.assign(new AttendanceMark(), row);
    const presence = presences.get(mark.residentId) ?? absent();
    presence[mark.kind === MarkKind.IN ? 'IN' : 'OUT'] = mark;
    presences.set(mark.residentId, presence);
  }
  return presences;
}
