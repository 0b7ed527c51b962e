import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import type { Household } from './household.entity';
import { phoneOf } from './phone';
import { openAccounts, personalAccounts } from './purse';
import { demandFreePhone } from './register';
import { Resident, ResidentState } from './resident.entity';
import { demandBirthYear } from './rules';

/** Writes a person into a household, with the accounts for honour and minutes. `fields` names the inputs at fault. */
export async function makeResident(
  tx: Tx,
  household: Household,
  person: { id: string; name: string; phone?: string | null; birthYear?: number | null },
  fields: { phone: string; birthYear: string },
): Promise<Resident> {
  const phone = phoneOf(person.phone, fields.phone);
  const birthYear = person.birthYear ?? null;
  demandBirthYear(birthYear, dayOf(tx.at), fields.birthYear);
  await demandFreePhone(tx, phone, null, fields.phone);
  await tx.manager.insert(Resident, {
    id: person.id,
    villageId: household.villageId,
    householdId: household.id,
    name: person.name.trim(),
    phone,
    birthYear,
    loginId: null,
    state: ResidentState.ACTIVE,
    createdAt: tx.at,
  });
  await openAccounts(tx, personalAccounts(household.villageId, person.id));
  return tx.manager.findOneByOrFail(Resident, { id: person.id });
}
