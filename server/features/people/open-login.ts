import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from './actor';
import { can } from './policy';
import { demandAccountConsent } from './consent/guardian';
import { lockResident, postsOf } from './register';
import type { LoginInput } from './resident-inputs';
import { Resident, ResidentState } from './resident.entity';
import { endSessions, openLogins, passwordHashOf } from './sign-in/logins';
import { demandStrong, hashPassword, verifyPassword } from './sign-in/password';

/** Staff open a login, or give a forgotten password anew, for people over whose posts they decide; never for themselves. */
export async function openLogin(tx: Tx, actor: Actor, input: LoginInput): Promise<Resident> {
  const withoutPassword = { ...input, password: '' };
  const intent = intentOf('openLogin', actor.residentId, withoutPassword);
  const earlier = await replayOf(tx, intent);
  if (earlier) {
    const kept = await passwordHashOf(tx, earlier);
    demand(kept && (await verifyPassword(kept, input.password)), ErrorCode.IDEMPOTENCY_MISMATCH, 'requestId');
    return found(await tx.one(Resident, { id: earlier }));
  }

  const resident = await lockResident(tx, input.residentId, 'residentId');
  const village = resident.villageId ? await areaPath(tx, resident.villageId) : null;
  demand(can.openLogin(actor, resident, village, await postsOf(tx, resident.id)), ErrorCode.FORBIDDEN);
  demand(resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, 'residentId');
  await demandAccountConsent(tx, resident, 'residentId');
  demandStrong(input.password, resident, 'password');

  await openLogins(tx, [{ residentId: resident.id, passwordHash: await hashPassword(input.password) }]);
  await endSessions(tx, resident.id);
  await keep(tx, intent, [
    {
      subjectKind: 'RESIDENT',
      subjectId: resident.id,
      villageId: resident.villageId,
      move: resident.loginId ? 'RESET_PASSWORD' : 'OPEN_LOGIN',
    },
  ]);
  return Object.assign(resident, { loginId: resident.id });
}
