// Only a list without a single error is put before the second signer; what he sees cannot change any more.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { holdImport } from './hold-import';
import type { ImportInput } from './inputs';
import { demandUnchanged } from './plan-now';
import { RegisterImport } from './register-import.entity';
import { ImportMove, ImportState } from './rules';
import { rowsOfImport } from './stored-rows';

/** Puts an import before the second signer. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, IMPORT_HAS_ERRORS, IMPORT_OUTDATED. */
export async function proposeImport(tx: Tx, actor: Actor, input: ImportInput): Promise<RegisterImport> {
  const intent = intentOf('proposeImport', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(RegisterImport, { id: earlier }));

  const { paper } = await holdImport(tx, actor, input.importId, ImportMove.PROPOSE);
  const { id, villageId } = paper;
  demand(paper.errorRows === 0, ErrorCode.IMPORT_HAS_ERRORS);
  await demandUnchanged(tx, paper, await rowsOfImport(tx, id));
  await tx.manager.update(RegisterImport, { id }, { state: ImportState.PROPOSED, proposedAt: tx.at });
  await keep(tx, intent, [
    {
      subjectKind: 'IMPORT',
      subjectId: id,
      move: 'PROPOSE',
      villageId,
      detail: { households: paper.newHouseholds, residents: paper.newResidents, points: paper.points },
    },
  ]);
  return found(await tx.one(RegisterImport, { id }));
}
