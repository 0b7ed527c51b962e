import type { Reader } from '#server/core/database';
import { ErrorCode } from '#server/core/errors';
import { fitnessOf } from '#server/features/tasks/fitness';
import { placesOf } from '#server/features/tasks/hold-task';
import { obstacleOf } from '#server/features/tasks/rules';
import type { Task } from '#server/features/tasks/task.entity';

/**
 * Why these people may not be marked at a task; null for those who may. Whoever signed up has passed the gates;
 * for others they hold here: village, age, consent, training, insurance, skill. Three statements.
 */
export async function gatesOf(
  reader: Reader,
  task: Task,
  residentIds: readonly string[],
): Promise<Map<string, ErrorCode | null>> {
  const people = await reader.rows<{ id: string; villageId: string | null; state: string; signed: boolean }>(
    `select r.id, r.village_id, r.state, exists (select 1 from sign_up s where s.task_id = $2 and s.resident_id = r.id
       and s.state = 'SIGNED') as signed
     from resident r where r.id = any($1::uuid[])`,
    [residentIds, task.id],
  );
  const known = new Map(people.map((person) => [person.id, person]));
  const places = await placesOf(reader, task.id);
  const fitness = await fitnessOf(reader, residentIds);
  return new Map(
    residentIds.map((id, nth) => {
      const person = known.get(id);
      const fit = fitness[nth];
      if (!person || !fit) return [id, ErrorCode.NOT_FOUND];
      if (person.villageId !== task.villageId) return [id, ErrorCode.OTHER_VILLAGE];
      if (person.state !== 'ACTIVE') return [id, ErrorCode.NOT_ACTIVE];
      if (person.signed) return [id, null];
      const obstacles = places.map((place) => obstacleOf(task, place, fit));
      return [id, obstacles.includes(null) ? null : (obstacles[0] ?? null)];
    }),
  );
}
