import { registerEnumType } from 'type-graphql';
import { addDays } from '#server/core/clock';
import type { Moves } from '#server/core/workflow';

/** The life of a request to be erased: two people carry it out, one after the other. */
export enum ErasureState {
  OPEN = 'OPEN',
  PREPARED = 'PREPARED',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(ErasureState, {
  name: 'ErasureState',
  description: 'PREPARED: one person has checked it; another one carries it out',
});

export enum ErasureMove {
  PREPARE = 'PREPARE',
  CARRY_OUT = 'CARRY_OUT',
  REFUSE = 'REFUSE',
  WITHDRAW = 'WITHDRAW',
}
registerEnumType(ErasureMove, { name: 'ErasureMove' });

export enum ErasureChannel {
  SELF = 'SELF',
  GUARDIAN = 'GUARDIAN',
  HEIR = 'HEIR',
  PAPER = 'PAPER',
}
registerEnumType(ErasureChannel, {
  name: 'ErasureChannel',
  description:
    'HEIR: a grown-up of the household of somebody who has died; PAPER: staff entered a signed sheet',
});

export const erasureMoves: Moves<ErasureState, ErasureMove> = {
  [ErasureMove.PREPARE]: { from: [ErasureState.OPEN], to: ErasureState.PREPARED },
  [ErasureMove.CARRY_OUT]: { from: [ErasureState.PREPARED], to: ErasureState.DONE },
  [ErasureMove.REFUSE]: { from: [ErasureState.OPEN, ErasureState.PREPARED], to: ErasureState.REFUSED },
  [ErasureMove.WITHDRAW]: { from: [ErasureState.OPEN, ErasureState.PREPARED], to: ErasureState.WITHDRAWN },
};

/** Days within which a village answers a request to be erased, where it has set no other number. */
export const DEFAULT_ERASURE_DAYS = 15;

/** The last day to answer a request made on `today`, both 'YYYY-MM-DD'. */
export function erasureDueOn(today: string, days: number): string {
  return addDays(today, days);
}

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The short code that stands behind 已注销: five letters that nobody mistakes for each other, from random bytes. */
export function codeOf(bytes: Uint8Array): string {
  return Array.from(bytes.slice(0, 5), (byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
}
