import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from './actor';
import { mayHoldAccount } from './consent/guardian';
import { phoneEnd, phoneOf } from './phone';
import { can } from './policy';
import { demandFreePhone, managedResident, postsOf } from './register';
import type { ResidentInput } from './resident-inputs';
import { Resident } from './resident.entity';
import { demandBirthYear } from './rules';
import { closeLogin } from './sign-in/logins';

/** The register is corrected openly; a phone, which signs its owner in, only by those who may open the login. */
export async function amendResident(tx: Tx, actor: Actor, input: ResidentInput): Promise<Resident> {
  const intent = intentOf('amendResident', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const { resident, household } = await managedResident(tx, actor, input.residentId);
  // What the form leaves out stays; null empties.
  const phone = input.phone === undefined ? resident.phone : phoneOf(input.phone, 'phone');
  const birthYear = input.birthYear === undefined ? resident.birthYear : input.birthYear;
  if (phone !== resident.phone && actor.residentId !== resident.id) {
    const village = await areaPath(tx, household.villageId);
    demand(
      can.openLogin(actor, resident, village, await postsOf(tx, resident.id)),
      ErrorCode.FORBIDDEN,
      'phone',
    );
  }
  demandBirthYear(birthYear, dayOf(tx.at), 'birthYear');
  await demandFreePhone(tx, phone, resident.id, 'phone');

  const amended = { name: input.name.trim(), phone, birthYear };
  await tx.manager.update(Resident, { id: resident.id }, amended);
  // Found to be a child under 14: an account without the guardian's consent ends with the mistake.
  if (resident.loginId && !(await mayHoldAccount(tx, { id: resident.id, birthYear }))) {
    await closeLogin(tx, resident.id);
    resident.loginId = null;
  }
  await keep(tx, intent, [
    {
      subjectKind: 'RESIDENT',
      subjectId: resident.id,
      villageId: resident.villageId,
      move: 'AMEND',
      detail: {
        ...changed<Resident>(resident, { name: amended.name, birthYear }),
        ...(phone !== resident.phone && {
          phone: { before: phoneEnd(resident.phone), after: phoneEnd(phone) },
        }),
      },
    },
  ]);
  return Object.assign(resident, amended);
}
