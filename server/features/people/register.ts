import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath, type RoleName } from './actor';
import { Household, HouseholdState } from './household.entity';
import { can } from './policy';
import { Resident, ResidentState } from './resident.entity';

// Every write of the register locks households first, ids ascending, then residents: two writes never wait crosswise.

/** The household, locked until the end of the transaction; NOT_FOUND. */
export async function lockHousehold(tx: Tx, id: string, field?: string): Promise<Household> {
  return found(
    await tx.manager.findOne(Household, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    field,
  );
}

/** The resident, locked until the end of the transaction; NOT_FOUND. */
export async function lockResident(tx: Tx, id: string, field?: string): Promise<Resident> {
  return found(
    await tx.manager.findOne(Resident, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    field,
  );
}

/** Refuses (FORBIDDEN) whoever does not keep the register of this village. */
export async function demandRegister(tx: Tx, actor: Actor, villageId: string | null): Promise<void> {
  demand(villageId && can.managePeople(actor, await areaPath(tx, villageId)), ErrorCode.FORBIDDEN);
}

/** The active household whose people the actor may manage, locked. NOT_FOUND, FORBIDDEN, NOT_ACTIVE. */
export async function managedHousehold(tx: Tx, actor: Actor, id: string, field: string): Promise<Household> {
  const household = await lockHousehold(tx, id, field);
  await demandRegister(tx, actor, household.villageId);
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, field);
  return household;
}

/** The active resident whom the actor may manage, with the household, both locked. NOT_FOUND, FORBIDDEN, NOT_ACTIVE. */
export async function managedResident(
  tx: Tx,
  actor: Actor,
  id: string,
  field = 'residentId',
): Promise<{ resident: Resident; household: Household }> {
  // Read once to learn the household, then lock both in order and look again.
  const seen = found(await tx.one(Resident, { id }), field);
  await demandRegister(tx, actor, seen.villageId);
  const household = await lockHousehold(tx, found(seen.householdId, field), field);
  const resident = await lockResident(tx, id, field);
  demand(resident.householdId === household.id, ErrorCode.CONFLICT, field);
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, field);
  return { resident, household };
}

/** An active member of the household; NOT_FOUND. */
export async function memberOf(tx: Tx, household: Household, id: string, field: string): Promise<Resident> {
  return found(await tx.one(Resident, { id, householdId: household.id, state: ResidentState.ACTIVE }), field);
}

/** How many active members a household has besides one person. */
export async function othersIn(tx: Tx, householdId: string, residentId: string): Promise<number> {
  return tx.manager
    .createQueryBuilder(Resident, 'r')
    .where('r.household_id = :householdId and r.id <> :residentId and r.state = :state', {
      householdId,
      residentId,
      state: ResidentState.ACTIVE,
    })
    .getCount();
}

/** Refuses (CONFLICT) a household number already used in the village, also by a household that is no more. */
export async function demandFreeNumber(
  tx: Tx,
  villageId: string,
  number: string,
  field: string,
): Promise<void> {
  demand(!(await tx.one(Household, { villageId, number })), ErrorCode.CONFLICT, field);
}

/** Refuses (PHONE_TAKEN) a phone number that another person has. */
export async function demandFreePhone(
  tx: Tx,
  phone: string | null,
  ownId: string | null,
  field: string,
): Promise<void> {
  if (phone === null) return;
  const owner = await tx.one(Resident, { phone });
  demand(!owner || owner.id === ownId, ErrorCode.PHONE_TAKEN, field);
}

/** The posts of a person in force or to come, each with the path of its area. */
export async function postsOf(tx: Tx, residentId: string): Promise<{ role: RoleName; path: string[] }[]> {
  return tx.rows(
    `select p.role, a.path from post p join area a on a.id = p.area_id
     where p.resident_id = $1 and coalesce(p.ends_on, 'infinity') >= $2`,
    [residentId, dayOf(tx.at)],
  );
}
