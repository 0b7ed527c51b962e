import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Council } from './council.entity';
import { ChoiceState, CouncilChoice } from './council-choice.entity';
import { CouncilKind } from './council-kind.entity';
import { CouncilTerm } from './council-term.entity';
import { can } from './policy';

/** A council with its kind and latest term, its row locked: what changes its seats happens one at a time. */
export interface LockedCouncil {
  council: Council;
  kind: CouncilKind;
  term: CouncilTerm;
  path: readonly string[];
}

/** Locks a council. NOT_FOUND (`field`) when there is none. */
export async function lockCouncil(tx: Tx, councilId: string, field = 'councilId'): Promise<LockedCouncil> {
  const council = found(
    await tx.manager.findOne(Council, { where: { id: councilId }, lock: { mode: 'for_no_key_update' } }),
    field,
  );
  const kind = found(await tx.one(CouncilKind, { code: council.kindCode }));
  const term = found(
    await tx.manager.findOne(CouncilTerm, { where: { councilId: council.id }, order: { no: 'DESC' } }),
  );
  return { council, kind, term, path: await areaPath(tx, council.areaId) };
}

/** The same for those who run it; FORBIDDEN to others. */
export async function lockManaged(tx: Tx, actor: Actor, councilId: string): Promise<LockedCouncil> {
  const locked = await lockCouncil(tx, councilId);
  demand(can.manage(actor, locked.path), ErrorCode.FORBIDDEN);
  return locked;
}

/** An election or appointment that is still open, with its council. NOT_FOUND, or ILLEGAL_MOVE when it is over. */
export async function lockChoice(
  tx: Tx,
  choiceId: string,
): Promise<LockedCouncil & { choice: CouncilChoice }> {
  const known = found(await tx.one(CouncilChoice, { id: choiceId }), 'choiceId');
  const locked = await lockCouncil(tx, known.councilId);
  const choice = found(await tx.one(CouncilChoice, { id: choiceId }), 'choiceId');
  demand(choice.state === ChoiceState.OPEN, ErrorCode.ILLEGAL_MOVE, 'choiceId');
  return { ...locked, choice };
}
