import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { closeHousehold } from './close-household';
import type { MergeInput } from './household-inputs';
import { Household, HouseholdState } from './household.entity';
import { movePoints } from './purse';
import { demandRegister, lockHousehold } from './register';
import { Resident, ResidentState } from './resident.entity';

/**
 * Two households become one: people, collectors and the whole purse go over; the head and card of `into` stay. A
 * household closed by death or departure can still be merged: that is how its points reach the heirs.
 */
export async function mergeHouseholds(tx: Tx, actor: Actor, input: MergeInput): Promise<Household> {
  const intent = intentOf('mergeHouseholds', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Household, { id: earlier }));

  demand(input.fromId !== input.intoId, ErrorCode.BAD_INPUT, 'intoId');
  const fields = { [input.fromId]: 'fromId', [input.intoId]: 'intoId' };
  const locked: Household[] = [];
  for (const id of [input.fromId, input.intoId].toSorted())
    locked.push(await lockHousehold(tx, id, fields[id]));
  for (const household of locked) await demandRegister(tx, actor, household.villageId);
  const from = found(locked.find((household) => household.id === input.fromId));
  const into = found(locked.find((household) => household.id === input.intoId));
  demand(from.state !== HouseholdState.MERGED, ErrorCode.NOT_ACTIVE, 'fromId');
  demand(into.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'intoId');
  demand(from.villageId === into.villageId, ErrorCode.OTHER_VILLAGE, 'intoId');

  await moveCollectors(tx, from.id, into.id);
  await tx.manager.update(
    Resident,
    { householdId: from.id, state: ResidentState.ACTIVE },
    { householdId: into.id },
  );
  await closeHousehold(tx, from, HouseholdState.MERGED, into.id);
  const points = await movePoints(tx, intent, from, into, null, null);
  const { villageId } = into;
  await keep(tx, intent, [
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: into.id,
      villageId,
      move: 'TAKE_IN',
      detail: { household: from.number, householdId: from.id, points },
    },
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: from.id,
      villageId,
      move: 'MERGE',
      detail: { household: into.number, householdId: into.id, points },
    },
  ]);
  return into;
}

/** The collectors of `into` stay; those of `from` fill what is left of the two places. */
async function moveCollectors(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.rows(
    `insert into collector (household_id, resident_id, slot)
     select $2::uuid, c.resident_id, s.slot
     from (select resident_id, row_number() over (order by slot) as place from collector
           where household_id = $1
             and resident_id not in (select resident_id from collector where household_id = $2)) c
     join (select slot, row_number() over (order by slot) as place from (values (1), (2)) v (slot)
           where slot not in (select slot from collector where household_id = $2)) s using (place)`,
    [fromId, intoId],
  );
}
