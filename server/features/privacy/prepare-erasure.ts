// The first of two people makes sure of who asks and what must be settled before a person can be forgotten.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { memberOf, othersIn } from '#server/features/people/register';
import { ResidentState } from '#server/features/people/resident.entity';
import { ErasureRequest } from './erasure.entity';
import type { PrepareErasureInput } from './inputs';
import { demandOutOfOffice, lockErasure } from './lock-erasure';
import { ErasureMove, ErasureState } from './rules';

/**
 * Signs a request as checked. Answers it.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_HOUSEHOLD, ILLEGAL_MOVE, STILL_IN_OFFICE, BAD_INPUT (`newHeadId`: the head of a
 * household with others in it needs a successor).
 */
export async function prepareErasure(
  tx: Tx,
  actor: Actor,
  input: PrepareErasureInput,
): Promise<ErasureRequest> {
  const intent = intentOf('prepareErasure', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ErasureRequest, { id: earlier }));

  const { request, resident } = await lockErasure(tx, actor, input.erasureId, ErasureMove.PREPARE);
  await demandOutOfOffice(tx, resident.id);
  const household = resident.householdId ? await tx.one(Household, { id: resident.householdId }) : null;
  let newHeadId: string | null = null;
  if (
    resident.state === ResidentState.ACTIVE &&
    household?.headId === resident.id &&
    (await othersIn(tx, household.id, resident.id)) > 0
  ) {
    demand(input.newHeadId && input.newHeadId !== resident.id, ErrorCode.BAD_INPUT, 'newHeadId');
    newHeadId = (await memberOf(tx, household, input.newHeadId, 'newHeadId')).id;
  }
  await tx.manager.update(
    ErasureRequest,
    { id: request.id },
    { state: ErasureState.PREPARED, preparedBy: actor.residentId, preparedAt: tx.at, newHeadId },
  );
  const { villageId } = request;
  await keep(tx, intent, [
    { subjectKind: 'ERASURE', subjectId: request.id, move: 'PREPARE', villageId, detail: { newHeadId } },
    { subjectKind: 'RESIDENT', subjectId: resident.id, move: 'PREPARE_ERASURE', villageId },
  ]);
  return found(await tx.one(ErasureRequest, { id: request.id }));
}
