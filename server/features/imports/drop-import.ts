// A list that is not signed ends with a reason, and its names and phones are not kept.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdImport } from './hold-import';
import type { DropImportInput } from './inputs';
import { RegisterImport } from './register-import.entity';
import { ImportMove, ImportState } from './rules';

/** Takes an import back, or declines to sign it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function dropImport(tx: Tx, actor: Actor, input: DropImportInput): Promise<RegisterImport> {
  const intent = intentOf('dropImport', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(RegisterImport, { id: earlier }));

  const { paper } = await holdImport(tx, actor, input.importId, ImportMove.DROP);
  const { id, villageId } = paper;
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await tx.manager.update(
    RegisterImport,
    { id },
    { state: ImportState.DROPPED, droppedBy: actor.residentId, droppedAt: tx.at, dropReason: reason },
  );
  await tx.rows('delete from import_row where import_id = $1', [id]);
  const move = actor.residentId === paper.uploadedBy ? 'WITHDRAW' : 'DECLINE';
  await keep(tx, intent, [{ subjectKind: 'IMPORT', subjectId: id, move, villageId, detail: { reason } }]);
  return found(await tx.one(RegisterImport, { id }));
}
