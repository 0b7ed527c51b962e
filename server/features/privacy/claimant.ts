import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { isAdult, isGuarded } from '#server/features/people/consent/guardian';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { can } from './policy';
import { ErasureChannel } from './rules';

/** By which right the actor acts for the person: in person, as guardian, heir, or on a signed sheet. FORBIDDEN by none. */
export async function channelOf(
  tx: Tx,
  actor: Actor,
  resident: Resident,
  paper: string,
): Promise<ErasureChannel> {
  const today = dayOf(tx.at);
  if (paper !== '') {
    const village = resident.villageId ? await areaPath(tx, resident.villageId) : null;
    demand(can.actOnPaper(actor, resident, village), ErrorCode.FORBIDDEN);
    return ErasureChannel.PAPER;
  }
  if (actor.residentId === resident.id) return ErasureChannel.SELF;
  const self = found(await tx.one(Resident, { id: actor.residentId }));
  const claimant = { actor, adult: isAdult(self.birthYear, today) };
  const subject = {
    id: resident.id,
    householdId: resident.householdId,
    guarded: isGuarded(resident.birthYear, today),
    deceased: resident.state === ResidentState.DECEASED,
  };
  if (subject.deceased) {
    demand(can.actAsHeir(claimant, subject), ErrorCode.FORBIDDEN);
    return ErasureChannel.HEIR;
  }
  demand(can.actFor(claimant, subject), ErrorCode.FORBIDDEN);
  return ErasureChannel.GUARDIAN;
}
