import type { Tx } from '#server/core/database';
import type { AttendanceMark } from './attendance-mark.entity';

export type NewMark = Pick<
  AttendanceMark,
  'id' | 'taskId' | 'residentId' | 'kind' | 'at' | 'way' | 'note' | 'replacesId' | 'gone'
>;

/** Writes marks in their order, received now; one statement. */
export async function addMarks(tx: Tx, madeBy: string, marks: readonly NewMark[]): Promise<void> {
  if (marks.length === 0) return;
  await tx.rows(
    `insert into attendance_mark (id, task_id, resident_id, kind, at, received_at, way, made_by, note, replaces_id, gone)
     select (m->>'id')::uuid, (m->>'taskId')::uuid, (m->>'residentId')::uuid, m->>'kind', (m->>'at')::timestamptz, $2,
       m->>'way', $3, m->>'note', (m->>'replacesId')::uuid, (m->>'gone')::boolean
     from jsonb_array_elements($1::jsonb) with ordinality x (m, n) order by n`,
    [JSON.stringify(marks), tx.at, madeBy],
  );
}
