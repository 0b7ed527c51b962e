// Papers that two people sign are moved one at a time: locked, then judged as they stand.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isLegal } from '#server/core/workflow';
import { type Actor, areaPath } from '#server/features/people/actor';
import { can, signingSeat } from './policy';
import { holdSeasons } from './queries';
import { type CloseMove, closeMoves, type UndoMove, undoMoves } from './rules';
import { SeasonClose } from './season-close.entity';
import { SeasonUndo } from './season-undo.entity';

type Path = readonly string[];
type Paper = { preparedBy: string };

/** Whether the actor may make a move with a paper: throws why not. */
type Demand = (actor: Actor, paper: Paper, path: Path) => void;

const demandSigner: Demand = (actor, paper, path) => {
  demand(signingSeat(actor, path) !== null || can.prepare(actor, path), ErrorCode.FORBIDDEN);
  demand(paper.preparedBy !== actor.residentId, ErrorCode.FOUR_EYES_FILER);
  demand(can.sign(actor, paper, path), ErrorCode.FORBIDDEN);
};
const demandDropper: Demand = (actor, paper, path) =>
  demand(can.drop(actor, paper, path), ErrorCode.FORBIDDEN);
const demandAsker: Demand = (actor, _paper, path) => demand(can.undo(actor, path), ErrorCode.FORBIDDEN);

const closeDemands: Record<CloseMove, Demand> = {
  SIGN: demandSigner,
  DROP: demandDropper,
  UNDO: demandAsker,
};
const undoDemands: Record<UndoMove, Demand> = { SIGN: demandSigner, DROP: demandDropper };

export interface Held<T> {
  paper: T;
  path: Path;
}

/**
 * A closing held for a move that the actor may make now.
 * Throws NOT_FOUND (also for those whom it does not concern), FORBIDDEN, FOUR_EYES_FILER, ILLEGAL_MOVE.
 */
export async function holdClose(
  tx: Tx,
  actor: Actor,
  id: string,
  move: CloseMove,
): Promise<Held<SeasonClose>> {
  const seen = found(await tx.one(SeasonClose, { id }), 'closeId');
  const path = await areaPath(tx, seen.villageId);
  demand(can.seeBook(actor, path), ErrorCode.NOT_FOUND, 'closeId');
  await holdSeasons(tx, seen.villageId);
  const paper = found(await tx.one(SeasonClose, { id }));
  closeDemands[move](actor, paper, path);
  demand(paper.state && isLegal(closeMoves, move, paper.state), ErrorCode.ILLEGAL_MOVE);
  return { paper, path };
}

/** An undoing held for a move that the actor may make now, with the closing it undoes. Throws as `holdClose` does. */
export async function holdUndo(
  tx: Tx,
  actor: Actor,
  id: string,
  move: UndoMove,
): Promise<Held<SeasonUndo> & { close: SeasonClose }> {
  const seen = found(await tx.one(SeasonUndo, { id }), 'undoId');
  const { villageId } = found(await tx.one(SeasonClose, { id: seen.closeId }));
  const path = await areaPath(tx, villageId);
  demand(can.seeBook(actor, path), ErrorCode.NOT_FOUND, 'undoId');
  await holdSeasons(tx, villageId);
  const paper = found(await tx.one(SeasonUndo, { id }));
  undoDemands[move](actor, paper, path);
  demand(isLegal(undoMoves, move, paper.state), ErrorCode.ILLEGAL_MOVE);
  return { paper, path, close: found(await tx.one(SeasonClose, { id: seen.closeId })) };
}
