// Staff of a town or county belong to no household: they are registered by those who may appoint them.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from './actor';
import { can } from './policy';
import { phoneOf } from './phone';
import { demandFreePhone } from './register';
import type { OfficialInput } from './resident-inputs';
import { Resident, ResidentState } from './resident.entity';

/**
 * Registers a person without village or household, to be given a post over the area afterwards.
 * Throws FORBIDDEN, NOT_FOUND (the area), PHONE_TAKEN and BAD_INPUT (field phone).
 */
export async function addOfficial(tx: Tx, actor: Actor, input: OfficialInput): Promise<Resident> {
  const intent = intentOf('addOfficial', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const path = await areaPath(tx, input.areaId);
  demand(can.addOfficial(actor, path), ErrorCode.FORBIDDEN);
  const phone = phoneOf(input.phone, 'phone');
  await demandFreePhone(tx, phone, null, 'phone');
  await tx.manager.insert(Resident, {
    id: intent.requestId,
    villageId: null,
    householdId: null,
    name: input.name.trim(),
    phone,
    birthYear: null,
    loginId: null,
    state: ResidentState.ACTIVE,
    createdAt: tx.at,
  });
  await keep(tx, intent, [
    { subjectKind: 'RESIDENT', subjectId: intent.requestId, move: 'ADD', detail: { official: true } },
  ]);
  return tx.manager.findOneByOrFail(Resident, { id: intent.requestId });
}
