import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from './actor';
import { closeHousehold } from './close-household';
import { Household, HouseholdState } from './household.entity';
import { makeHousehold } from './new-household';
import { movePoints } from './purse';
import { demandRegister, lockHousehold, lockResident, othersIn } from './register';
import type { MoveInput } from './resident-inputs';
import { Resident, ResidentState } from './resident.entity';

/**
 * A person moves to another household of the same village, or to a new one of the own, and the share of the purse
 * agreed upon goes along as a ledger transfer. The head cannot leave the others behind headless (name another first);
 * the last one out closes the household, and then the whole purse goes along.
 */
export async function moveResident(tx: Tx, actor: Actor, input: MoveInput): Promise<Resident> {
  const intent = intentOf('moveResident', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const seen = found(await tx.one(Resident, { id: input.residentId }), 'residentId');
  await demandRegister(tx, actor, seen.villageId);
  const fromId = found(seen.householdId, 'residentId');
  demand(fromId !== input.toHouseholdId, ErrorCode.CONFLICT, 'toHouseholdId');
  const ids = [fromId, ...(input.toHouseholdId ? [input.toHouseholdId] : [])].toSorted();
  const locked: Household[] = [];
  for (const id of ids) locked.push(await lockHousehold(tx, id, 'toHouseholdId'));
  const resident = await lockResident(tx, input.residentId, 'residentId');
  demand(resident.householdId === fromId, ErrorCode.CONFLICT, 'residentId');
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  const from = found(locked.find((household) => household.id === fromId));

  const others = await othersIn(tx, from.id, resident.id);
  demand(others === 0 || from.headId !== resident.id, ErrorCode.HOUSEHOLD_NOT_EMPTY, 'residentId');
  const to = input.toHouseholdId
    ? existing(locked, input.toHouseholdId, from)
    : await ownHousehold(tx, from, resident, input.newNumber ?? '');

  await tx.rows('delete from collector where household_id = $1 and resident_id = $2', [from.id, resident.id]);
  await tx.manager.update(Resident, { id: resident.id }, { householdId: to.id });
  if (others === 0) await closeHousehold(tx, from, HouseholdState.MERGED, to.id);
  const points = await movePoints(tx, intent, from, to, others === 0 ? null : input.points, resident.id);
  const { villageId } = from;
  await keep(tx, intent, [
    {
      subjectKind: 'RESIDENT',
      subjectId: resident.id,
      villageId,
      move: 'MOVE',
      detail: { household: { before: from.number, after: to.number }, points },
    },
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: from.id,
      villageId,
      move: others === 0 ? 'CLOSE' : 'LEAVE',
      detail: { name: resident.name, household: to.number, points },
    },
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: to.id,
      villageId,
      move: input.toHouseholdId ? 'JOIN' : 'ADD',
      detail: { name: resident.name, points },
    },
  ]);
  return Object.assign(resident, { householdId: to.id });
}

function existing(locked: readonly Household[], id: string, from: Household): Household {
  const to = found(
    locked.find((household) => household.id === id),
    'toHouseholdId',
  );
  demand(to.villageId === from.villageId, ErrorCode.OTHER_VILLAGE, 'toHouseholdId');
  demand(to.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'toHouseholdId');
  return to;
}

async function ownHousehold(
  tx: Tx,
  from: Household,
  resident: Resident,
  newNumber: string,
): Promise<Household> {
  const number = newNumber.trim();
  demand(number !== '', ErrorCode.BAD_INPUT, 'newNumber');
  const household = await makeHousehold(
    tx,
    { id: newId(), villageId: from.villageId, areaId: from.areaId, number },
    'newNumber',
  );
  await tx.manager.update(Household, { id: household.id }, { headId: resident.id });
  return Object.assign(household, { headId: resident.id });
}
