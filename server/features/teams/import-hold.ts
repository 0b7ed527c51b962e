// Lists of one area are moved one at a time: locked, then judged as they stand.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { hashOfPlan, planRows, type RowPlan } from './import-plan';
import { readRowsOf } from './import-store';
import { ListMove, listMoves, VolunteerImport } from './import-types';
import { viewRegister } from './import-view';
import { can } from './policy';

type Path = readonly string[];

/** May the actor make this move, whatever the state? */
export function mayMoveList(actor: Actor, move: ListMove, paper: VolunteerImport, path: Path): boolean {
  if (move === ListMove.SIGN) return can.sign(actor, paper, path);
  if (move === ListMove.PROPOSE) return can.propose(actor, paper, path);
  return can.propose(actor, paper, path) || can.sign(actor, paper, path);
}

/** A list that the actor may see. NOT_FOUND for all others: it is full of names and phones. */
export async function seenList(
  reader: Reader,
  actor: Actor,
  id: string,
): Promise<{ paper: VolunteerImport; path: Path }> {
  const paper = found(await reader.one(VolunteerImport, { id }), 'importId');
  const path = await areaPath(reader, paper.areaId);
  demand(can.upload(actor, path), ErrorCode.NOT_FOUND, 'importId');
  return { paper, path };
}

/** A list held for a move that the actor may make now. Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_FILER, ILLEGAL_MOVE. */
export async function holdList(tx: Tx, actor: Actor, id: string, move: ListMove): Promise<VolunteerImport> {
  const { path } = await seenList(tx, actor, id);
  // One register of volunteers for the county: two lists wait for each other.
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('volunteer-lists', 0))");
  const paper = found(
    await tx.manager.findOne(VolunteerImport, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
  if (move === ListMove.SIGN) demand(paper.uploadedBy !== actor.residentId, ErrorCode.FOUR_EYES_FILER);
  demand(mayMoveList(actor, move, paper, path), ErrorCode.FORBIDDEN);
  demand(isLegal(listMoves, move, paper.state), ErrorCode.ILLEGAL_MOVE);
  return paper;
}

/** What the list would make of the register as it is now, counted from the day it was checked. */
export async function planNow(reader: Reader, paper: VolunteerImport): Promise<RowPlan[]> {
  const rows = await readRowsOf(reader, paper.id);
  return planRows(
    rows,
    await viewRegister(reader, paper.areaId, rows),
    paper.columns,
    dayOf(paper.checkedAt),
  );
}

/** The plan, provided that it is still what was seen; IMPORT_OUTDATED. */
export async function unchangedPlan(reader: Reader, paper: VolunteerImport): Promise<RowPlan[]> {
  const plan = await planNow(reader, paper);
  demand(hashOfPlan(plan).equals(paper.planHash), ErrorCode.IMPORT_OUTDATED);
  return plan;
}
