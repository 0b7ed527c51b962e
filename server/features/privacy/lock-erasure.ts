import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Resident } from '#server/features/people/resident.entity';
import { ErasureRequest } from './erasure.entity';
import { refusal } from './policy';
import { ErasureMove, erasureMoves } from './rules';

export interface LockedErasure {
  request: ErasureRequest;
  resident: Resident;
}

/** The request, locked, when the actor may make this move and it is legal now. NOT_FOUND, ILLEGAL_MOVE, policy's codes. */
export async function lockErasure(
  tx: Tx,
  actor: Actor,
  id: string,
  move: ErasureMove,
): Promise<LockedErasure> {
  const request = found(
    await tx.manager.findOne(ErasureRequest, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    'erasureId',
  );
  const resident = found(await tx.one(Resident, { id: request.residentId }));
  const asked = {
    residentId: resident.id,
    householdId: resident.householdId,
    askedBy: request.askedBy,
    preparedBy: request.preparedBy,
  };
  const code = refusal[move](actor, asked, await areaPath(tx, request.villageId));
  if (code) throw new DomainError(code);
  demand(isLegal(erasureMoves, move, request.state), ErrorCode.ILLEGAL_MOVE);
  return { request, resident };
}

/** Refuses (STILL_IN_OFFICE) a person who acts for others now or soon: offices are held by people with a name. */
export async function demandOutOfOffice(tx: Tx, residentId: string): Promise<void> {
  const post = await tx.row(
    `select 1 from post where resident_id = $1
       and coalesce(ends_on, 'infinity') >= ($2::timestamptz at time zone 'Asia/Shanghai')::date`,
    [residentId, tx.at],
  );
  demand(!post, ErrorCode.STILL_IN_OFFICE);
}
