import { demand, ErrorCode } from '#server/core/errors';
import type { Actor, ActorContext } from './actor';
import type { Household } from './household.entity';
import { areaById, collectorsOf, everHeldPost } from './loaders';
import { maskName } from './mask';
import { can } from './policy';
import type { Resident } from './resident.entity';

async function over(
  ctx: ActorContext,
  villageId: string | null,
  allowed: (actor: Actor, villagePath: readonly string[]) => boolean,
): Promise<boolean> {
  if (!ctx.actor || !villageId) return false;
  const village = await areaById(ctx).load(villageId);
  return village !== null && allowed(ctx.actor, village.path);
}

/** Members, balance and statement: for the household itself and whoever holds a post that serves its village. */
export async function mayReadHousehold(ctx: ActorContext, household: Household): Promise<boolean> {
  if (ctx.actor?.householdId === household.id) return true;
  return over(ctx, household.villageId, can.seePeople);
}

/** The card's number and QR: for the household itself and those who manage the people of its village. */
export async function mayReadCard(ctx: ActorContext, household: Household): Promise<boolean> {
  if (ctx.actor?.householdId === household.id) return true;
  return over(ctx, household.villageId, can.managePeople);
}

function isOwn(ctx: ActorContext, resident: Resident): boolean {
  const { actor } = ctx;
  if (!actor) return false;
  return (
    actor.residentId === resident.id ||
    (actor.householdId !== null && actor.householdId === resident.householdId)
  );
}

/** An official (who lives in no village) before those who register officials. */
function isOfficialOf(ctx: ActorContext, resident: Resident): boolean {
  return resident.villageId === null && ctx.actor !== null && can.readOfficials(ctx.actor);
}

/** Name, birth year, household, honour: for the person, the own household and whoever serves the village. */
export async function mayReadResident(ctx: ActorContext, resident: Resident): Promise<boolean> {
  return isOwn(ctx, resident) || isOfficialOf(ctx, resident) || over(ctx, resident.villageId, can.seePeople);
}

/** The phone number: for the person, the own household and those who manage the people of the village. */
export async function mayReadPhone(ctx: ActorContext, resident: Resident): Promise<boolean> {
  return (
    isOwn(ctx, resident) || isOfficialOf(ctx, resident) || over(ctx, resident.villageId, can.managePeople)
  );
}

/** The name this viewer may see: in full, or masked. People who act in office are known by name to the signed-in. */
export async function nameFor(ctx: ActorContext, resident: Resident): Promise<string> {
  if (!ctx.actor) return maskName(resident.name);
  // Staff of town and county live in no village and act in public.
  if (resident.villageId === null) return resident.name;
  const open = (await mayReadResident(ctx, resident)) || (await everHeldPost(ctx).load(resident.id));
  if (open) return resident.name;
  // A household knows by name whom it trusts with its card.
  const { householdId } = ctx.actor;
  const trusted = householdId ? await collectorsOf(ctx).load(householdId) : [];
  return trusted.some(({ id }) => id === resident.id) ? resident.name : maskName(resident.name);
}

/** Refuses a field of a household to those who may not read it. */
export async function demandHousehold(ctx: ActorContext, household: Household): Promise<void> {
  demand(await mayReadHousehold(ctx, household), ErrorCode.FORBIDDEN);
}

/** Refuses a field of a person to those who may not read it. */
export async function demandResident(ctx: ActorContext, resident: Resident): Promise<void> {
  demand(await mayReadResident(ctx, resident), ErrorCode.FORBIDDEN);
}
