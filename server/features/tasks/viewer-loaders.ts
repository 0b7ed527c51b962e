import { loader } from '#server/core/loader';
import { fitnessOf } from './fitness';
import type { Fitness } from './rules';

/** What is known of a person that a task may ask. */
export const fitnessByPerson = loader<Fitness | null>(fitnessOf);

interface Own {
  taskId: string;
  residentId: string;
}

interface Elsewhere {
  title: string | null;
  startsAt: Date;
  endsAt: Date;
}

/** What a person does at the time of a task, the task itself left out; the earliest where there are several. */
export const overlapsOf = loader<Elsewhere | null, Own>(async (reader, keys) => {
  const rows = await reader.rows<Elsewhere & { taskId: string; residentId: string }>(
    `select distinct on (k."taskId", k."residentId") k."taskId" as task_id, k."residentId" as resident_id, o.title,
       lower(e.during) as starts_at, upper(e.during) as ends_at
     from jsonb_to_recordset($1::jsonb) as k ("taskId" uuid, "residentId" uuid)
     join task t on t.id = k."taskId"
     join engagement e on e.resident_id = k."residentId" and e.during && tstzrange(t.starts_at, t.ends_at)
     left join sign_up s on s.id = e.sign_up_id left join task o on o.id = s.task_id
     where s.task_id is distinct from k."taskId"
     order by k."taskId", k."residentId", lower(e.during)`,
    [JSON.stringify(keys)],
  );
  const byKey = new Map(rows.map((row) => [`${row.taskId} ${row.residentId}`, row]));
  return keys.map(({ taskId, residentId }) => byKey.get(`${taskId} ${residentId}`) ?? null);
});
