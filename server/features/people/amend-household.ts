import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { Area } from './area.entity';
import type { HouseholdInput } from './household-inputs';
import { Household } from './household.entity';
import { demandFreeNumber, managedHousehold } from './register';

/** A household may get another number or another place, but only within its village. */
export async function amendHousehold(tx: Tx, actor: Actor, input: HouseholdInput): Promise<Household> {
  const intent = intentOf('amendHousehold', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Household, { id: earlier }));

  const household = await managedHousehold(tx, actor, input.householdId, 'householdId');
  const area = found(await tx.one(Area, { id: input.areaId }), 'areaId');
  demand(area.villageId === household.villageId, ErrorCode.OTHER_VILLAGE, 'areaId');
  const number = input.number.trim();
  if (number !== household.number) await demandFreeNumber(tx, household.villageId, number, 'number');

  const amended = { number, areaId: area.id };
  await tx.manager.update(Household, { id: household.id }, amended);
  await keep(tx, intent, [
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId: household.villageId,
      move: 'AMEND',
      detail: changed<Household>(household, amended),
    },
  ]);
  return Object.assign(household, amended);
}
