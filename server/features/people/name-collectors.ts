import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import type { CollectorsInput } from './household-inputs';
import { Household } from './household.entity';
import { keptHousehold } from './kept-card';
import { Resident, ResidentState } from './resident.entity';

const MOST_COLLECTORS = 2;

/** At most two people, living in the same village, may collect goods for a household. */
export async function nameCollectors(tx: Tx, actor: Actor, input: CollectorsInput): Promise<Household> {
  const intent = intentOf('nameCollectors', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Household, { id: earlier }));

  const household = await keptHousehold(tx, actor, input.householdId);
  demand(input.residentIds.length <= MOST_COLLECTORS, ErrorCode.TOO_MANY, 'residentIds');
  demand(
    new Set(input.residentIds).size === input.residentIds.length,
    ErrorCode.DUPLICATE_ROW,
    'residentIds',
  );
  const people: Resident[] = [];
  for (const id of input.residentIds) {
    const person = found(await tx.one(Resident, { id }), 'residentIds');
    demand(person.villageId === household.villageId, ErrorCode.OTHER_VILLAGE, 'residentIds');
    demand(person.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentIds');
    people.push(person);
  }
  const before = await tx.rows<{ name: string }>(
    'select r.name from collector c join resident r on r.id = c.resident_id where c.household_id = $1 order by c.slot',
    [household.id],
  );

  await tx.rows('delete from collector where household_id = $1', [household.id]);
  await tx.rows(
    `insert into collector (household_id, resident_id, slot)
     select $1, person, place from unnest($2::uuid[]) with ordinality p (person, place)`,
    [household.id, people.map((person) => person.id)],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId: household.villageId,
      move: 'NAME_COLLECTORS',
      detail: {
        collectors: { before: before.map((row) => row.name), after: people.map((person) => person.name) },
      },
    },
  ]);
  return household;
}
