import type { Moves } from '#server/core/workflow';
import { registerEnumType } from 'type-graphql';

export enum CloseState {
  PREPARED = 'PREPARED',
  POSTED = 'POSTED',
  DROPPED = 'DROPPED',
}
registerEnumType(CloseState, {
  name: 'CloseState',
  description:
    'PREPARED: the report waits for its second signature; POSTED: signed and posted; DROPPED: not signed',
});

export enum CloseMove {
  SIGN = 'SIGN',
  DROP = 'DROP',
  UNDO = 'UNDO',
}
registerEnumType(CloseMove, { name: 'CloseMove' });

export enum UndoState {
  PREPARED = 'PREPARED',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}
registerEnumType(UndoState, { name: 'UndoState' });

export enum UndoMove {
  SIGN = 'SIGN',
  DROP = 'DROP',
}
registerEnumType(UndoMove, { name: 'UndoMove' });

/** The life of a closing. */
export const closeMoves: Moves<CloseState, CloseMove> = {
  SIGN: { from: [CloseState.PREPARED], to: CloseState.POSTED },
  DROP: { from: [CloseState.PREPARED], to: CloseState.DROPPED },
  UNDO: { from: [CloseState.POSTED], to: null },
};

/** The life of an undoing. */
export const undoMoves: Moves<UndoState, UndoMove> = {
  SIGN: { from: [UndoState.PREPARED], to: UndoState.DONE },
  DROP: { from: [UndoState.PREPARED], to: UndoState.DROPPED },
};

/** May the closing still be undone at this instant? Once all of it is undone there is nothing left. */
export function isWithinUndo(close: { undoUntil: Date | null; undoneAt: Date | null }, at: Date): boolean {
  return close.undoneAt === null && close.undoUntil !== null && at <= close.undoUntil;
}
