import type { Tx } from '#server/core/database';
import { purse } from '#server/ledger/account';
import { newCard } from './card';
import { Household, HouseholdState } from './household.entity';
import { openAccounts } from './purse';
import { demandFreeNumber } from './register';

/** Writes a household without a head yet: with a card nobody else has and an empty purse, but no PIN. */
export async function makeHousehold(
  tx: Tx,
  place: { id: string; villageId: string; areaId: string; number: string },
  numberField: string,
): Promise<Household> {
  await demandFreeNumber(tx, place.villageId, place.number, numberField);
  await tx.manager.insert(Household, {
    ...place,
    ...(await newCard(tx)),
    headId: null,
    state: HouseholdState.ACTIVE,
    pinHash: null,
    pinFailures: 0,
    pinLockedUntil: null,
    mergedIntoId: null,
    createdAt: tx.at,
  });
  await openAccounts(tx, [purse(place.villageId, place.id)]);
  return tx.manager.findOneByOrFail(Household, { id: place.id });
}
