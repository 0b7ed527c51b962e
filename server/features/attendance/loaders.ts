import { grouped, inOrder, loader } from '#server/core/loader';
import { AttendanceMark, MarkKind } from './attendance-mark.entity';

/** The task whose roll this is; null for rolls of other events. */
export const taskIdByRoll = loader<string | null>(async (reader, rollIds) => {
  const rows = await reader.rows<{ rollId: string; taskId: string }>(
    'select roll_id, task_id from task_roll where roll_id = any($1::uuid[])',
    [rollIds],
  );
  return inOrder(rollIds, rows, ({ rollId }) => rollId).map((row) => row?.taskId ?? null);
});

export const rollIdByTask = loader<string | null>(async (reader, taskIds) => {
  const rows = await reader.rows<{ rollId: string; taskId: string }>(
    'select roll_id, task_id from task_roll where task_id = any($1::uuid[])',
    [taskIds],
  );
  return inOrder(taskIds, rows, ({ taskId }) => taskId).map((row) => row?.rollId ?? null);
});

interface Behind {
  taskId: string;
  minutes: number;
  lateMinutes: number;
  earlyMinutes: number;
  reason: string;
  came: AttendanceMark | null;
  left: AttendanceMark | null;
}

/** What of a task's roll lies behind activity records, by their ids. Two statements. */
export const behindRecord = loader<Behind | null>(async (reader, recordIds) => {
  const rows = await reader.rows<Omit<Behind, 'came' | 'left'> & { id: string; residentId: string }>(
    `select r.id, a.task_id, a.resident_id, a.minutes, a.late_minutes, a.early_minutes, a.reason
     from activity_record r join task_roll k on k.roll_id = r.roll_id
     join attendance_row a on a.task_id = k.task_id and a.resident_id = r.resident_id
     where r.id = any($1::uuid[])`,
    [recordIds],
  );
  if (rows.length === 0) return recordIds.map(() => null);
  const marks = await reader.rows<AttendanceMark>(
    `select m.* from attendance_standing m
     join unnest($1::uuid[], $2::uuid[]) k (task_id, resident_id) on k.task_id = m.task_id and k.resident_id = m.resident_id
     where not m.gone`,
    [rows.map(({ taskId }) => taskId), rows.map(({ residentId }) => residentId)],
  );
  const keys = rows.map(({ taskId, residentId }) => `${taskId} ${residentId}`);
  const byKey = grouped(keys, marks, ({ taskId, residentId }) => `${taskId} ${residentId}`);
  const behind = rows.map((row, place) => {
    const standing = (kind: MarkKind): AttendanceMark | null => {
      const mark = byKey[place]?.find((each) => each.kind === kind);
      return mark ? Object.assign(new AttendanceMark(), mark) : null;
    };
    return { ...row, came: standing(MarkKind.IN), left: standing(MarkKind.OUT) };
  });
  return inOrder(recordIds, behind, ({ id }) => id);
});
