import { registerEnumType } from 'type-graphql';
import type { Moves } from '#server/core/workflow';

export enum ImportState {
  DRAFT = 'DRAFT',
  PROPOSED = 'PROPOSED',
  APPLIED = 'APPLIED',
  DROPPED = 'DROPPED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description:
    'DRAFT: read and checked; PROPOSED: waits for its second signature; APPLIED: in the register; DROPPED: taken back or declined',
});

export enum ImportMove {
  CHECK = 'CHECK',
  PROPOSE = 'PROPOSE',
  SIGN = 'SIGN',
  DROP = 'DROP',
}
registerEnumType(ImportMove, {
  name: 'ImportMove',
  description:
    'CHECK: compare with the register of today again; DROP: take back one’s own, or decline to sign',
});

export enum ImportRowState {
  NEW = 'NEW',
  CHANGED = 'CHANGED',
  SAME = 'SAME',
  ERROR = 'ERROR',
}
registerEnumType(ImportRowState, { name: 'ImportRowState' });

/** The life of an import. */
export const importMoves: Moves<ImportState, ImportMove> = {
  CHECK: { from: [ImportState.DRAFT, ImportState.PROPOSED], to: ImportState.DRAFT },
  PROPOSE: { from: [ImportState.DRAFT], to: ImportState.PROPOSED },
  SIGN: { from: [ImportState.PROPOSED], to: ImportState.APPLIED },
  DROP: { from: [ImportState.DRAFT, ImportState.PROPOSED], to: ImportState.DROPPED },
};
