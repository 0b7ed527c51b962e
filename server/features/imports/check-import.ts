// The register goes on living while a list waits: it is compared again before anybody signs what is no longer so.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { holdImport } from './hold-import';
import type { ImportInput } from './inputs';
import { hashOfPlan, planRows, totalsOf } from './plan';
import { RegisterImport } from './register-import.entity';
import { viewRegister } from './register-view';
import { ImportMove, ImportState } from './rules';
import { readRowsOf, rowsOfImport, storeRows } from './stored-rows';

/**
 * Compares an import with the register of now; one that was proposed has to be proposed again.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, SHEET_EMPTY (nothing of it is kept any more).
 */
export async function checkImport(tx: Tx, actor: Actor, input: ImportInput): Promise<RegisterImport> {
  const intent = intentOf('checkImport', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(RegisterImport, { id: earlier }));

  const { paper } = await holdImport(tx, actor, input.importId, ImportMove.CHECK);
  const { id, villageId } = paper;
  // Rows of people who had themselves forgotten meanwhile are left out.
  const rows = readRowsOf(await rowsOfImport(tx, id));
  demand(rows.length > 0, ErrorCode.SHEET_EMPTY);
  const plan = planRows(rows, await viewRegister(tx, villageId, rows), paper.columns);
  await tx.manager.update(
    RegisterImport,
    { id },
    {
      state: ImportState.DRAFT,
      proposedAt: null,
      rowCount: rows.length,
      ...totalsOf(plan),
      planHash: hashOfPlan(plan),
      checkedAt: tx.at,
    },
  );
  await tx.rows('delete from import_row where import_id = $1', [id]);
  await storeRows(tx, id, villageId, rows, plan);
  await keep(tx, intent, [{ subjectKind: 'IMPORT', subjectId: id, move: 'COMPARE', villageId }]);
  return found(await tx.one(RegisterImport, { id }));
}
