import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { type Actor, areaPath } from './actor';
import { type Household, HouseholdState } from './household.entity';
import { can } from './policy';
import { lockHousehold } from './register';

/** The active household whose card the actor may keep (see `can.keepCard`), locked. NOT_FOUND, FORBIDDEN, NOT_ACTIVE. */
export async function keptHousehold(tx: Tx, actor: Actor, id: string): Promise<Household> {
  const household = await lockHousehold(tx, id, 'householdId');
  demand(can.keepCard(actor, household, await areaPath(tx, household.villageId)), ErrorCode.FORBIDDEN);
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'householdId');
  return household;
}
