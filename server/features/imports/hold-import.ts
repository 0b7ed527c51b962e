// Lists of one village are moved one at a time: locked, then judged as they stand.
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { can, signingRole } from './policy';
import { RegisterImport } from './register-import.entity';
import { ImportMove, importMoves } from './rules';

type Path = readonly string[];

export interface HeldImport {
  paper: RegisterImport;
  path: Path;
}

/** Two lists of one village wait for each other until the end of the transaction. */
async function holdVillage(tx: Tx, villageId: string): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('imports:' || $1, 0))", [villageId]);
}

/** An import that the actor may see. NOT_FOUND for all others: it is a list of names and phones. */
export async function seenImport(
  reader: Reader,
  actor: Actor,
  id: string,
  field = 'importId',
): Promise<HeldImport> {
  const paper = found(await reader.one(RegisterImport, { id }), field);
  const path = await areaPath(reader, paper.villageId);
  demand(can.upload(actor, path), ErrorCode.NOT_FOUND, field);
  return { paper, path };
}

/** Throws why the actor may not make this move: FORBIDDEN, or FOUR_EYES_FILER for signing the own list. */
function demandMove(move: ImportMove, actor: Actor, paper: RegisterImport, path: Path): void {
  if (move === ImportMove.SIGN) {
    demand(paper.uploadedBy !== actor.residentId, ErrorCode.FOUR_EYES_FILER);
    demand(signingRole(actor, paper, path), ErrorCode.FORBIDDEN);
  } else if (move === ImportMove.DROP) demand(can.drop(actor, paper, path), ErrorCode.FORBIDDEN);
  else demand(can.propose(actor, paper, path), ErrorCode.FORBIDDEN);
}

/** An import held for a move that the actor may make now. Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_FILER, ILLEGAL_MOVE. */
export async function holdImport(tx: Tx, actor: Actor, id: string, move: ImportMove): Promise<HeldImport> {
  const seen = await seenImport(tx, actor, id);
  await holdVillage(tx, seen.paper.villageId);
  const paper = found(
    await tx.manager.findOne(RegisterImport, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
  demandMove(move, actor, paper, seen.path);
  demand(isLegal(importMoves, move, paper.state), ErrorCode.ILLEGAL_MOVE);
  return { paper, path: seen.path };
}
