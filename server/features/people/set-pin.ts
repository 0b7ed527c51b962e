import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from './actor';
import type { PinInput } from './household-inputs';
import { Household, HouseholdState } from './household.entity';
import { hashPin } from './pin';
import { can } from './policy';
import { lockHousehold } from './register';
import { demandGoodPin } from './rules';
import { verifyPassword } from './sign-in/password';

/** A PIN that neighbours cannot guess, known to the household alone: kept as argon2id, never in the history. */
export async function setPin(tx: Tx, actor: Actor, input: PinInput): Promise<Household> {
  // A hash over four digits is as good as the digits: the request is told apart by the kept PIN instead.
  const withoutPin = { ...input, pin: '' };
  const intent = intentOf('setPin', actor.residentId, withoutPin);
  const earlier = await replayOf(tx, intent);
  if (earlier) {
    const household = found(await tx.one(Household, { id: earlier }));
    const same = household.pinHash !== null && (await verifyPassword(household.pinHash, input.pin));
    demand(same, ErrorCode.IDEMPOTENCY_MISMATCH, 'requestId');
    return household;
  }

  const household = await lockHousehold(tx, input.householdId, 'householdId');
  demand(can.setPin(actor, household, await areaPath(tx, household.villageId)), ErrorCode.FORBIDDEN);
  demand(household.state === HouseholdState.ACTIVE, ErrorCode.NOT_ACTIVE, 'householdId');
  const members = await tx.rows<{ birthYear: number | null }>(
    'select birth_year from resident where household_id = $1',
    [household.id],
  );
  demandGoodPin(
    input.pin,
    household.cardNumber,
    members.flatMap((member) => member.birthYear ?? []),
  );

  const set = { pinHash: await hashPin(input.pin), pinFailures: 0, pinLockedUntil: null };
  await tx.manager.update(Household, { id: household.id }, set);
  await keep(tx, intent, [
    { subjectKind: 'HOUSEHOLD', subjectId: household.id, villageId: household.villageId, move: 'SET_PIN' },
  ]);
  return Object.assign(household, set);
}
