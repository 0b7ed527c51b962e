import { registerEnumType } from 'type-graphql';
import type { Moves } from '#server/core/workflow';

/** What kind of service hours were: the kinds of teams and tasks, and what none of them says. */
export enum HoursKind {
  POVERTY = 'POVERTY',
  ELDERS = 'ELDERS',
  HARDSHIP = 'HARDSHIP',
  SICK = 'SICK',
  DISABLED = 'DISABLED',
  ORPHANS = 'ORPHANS',
  DISASTER = 'DISASTER',
  MEDICAL = 'MEDICAL',
  SCHOOLING = 'SCHOOLING',
  PATROL = 'PATROL',
  DELIVERY = 'DELIVERY',
  RIVER = 'RIVER',
  FIRE = 'FIRE',
  OTHER = 'OTHER',
}
registerEnumType(HoursKind, {
  name: 'HoursKind',
  description: 'the kind of the task, else what its rule stands for; OTHER where neither says',
});

export enum CertificateState {
  APPLIED = 'APPLIED',
  IN_NOTICE = 'IN_NOTICE',
  ISSUED = 'ISSUED',
  REVOKED = 'REVOKED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(CertificateState, { name: 'CertificateState' });

export enum CertificateMove {
  ACCEPT = 'ACCEPT',
  ISSUE = 'ISSUE',
  REFUSE = 'REFUSE',
  WITHDRAW = 'WITHDRAW',
  OBJECT = 'OBJECT',
  ANSWER = 'ANSWER',
  ASK_REVOCATION = 'ASK_REVOCATION',
  REVOKE = 'REVOKE',
  KEEP_VALID = 'KEEP_VALID',
}
registerEnumType(CertificateMove, {
  name: 'CertificateMove',
  description: 'KEEP_VALID: a revocation that was asked for is not carried out; ANSWER: an objection',
});

/** The life of a certificate. An accepted one is accepted anew when its hours have grown during the notice. */
export const certificateMoves: Moves<CertificateState, CertificateMove> = {
  ACCEPT: { from: [CertificateState.APPLIED, CertificateState.IN_NOTICE], to: CertificateState.IN_NOTICE },
  ISSUE: { from: [CertificateState.IN_NOTICE], to: CertificateState.ISSUED },
  REFUSE: { from: [CertificateState.APPLIED, CertificateState.IN_NOTICE], to: CertificateState.REFUSED },
  WITHDRAW: { from: [CertificateState.APPLIED, CertificateState.IN_NOTICE], to: CertificateState.WITHDRAWN },
  OBJECT: { from: [CertificateState.IN_NOTICE], to: null },
  ANSWER: { from: [CertificateState.IN_NOTICE], to: null },
  ASK_REVOCATION: { from: [CertificateState.ISSUED], to: null },
  REVOKE: { from: [CertificateState.ISSUED], to: CertificateState.REVOKED },
  KEEP_VALID: { from: [CertificateState.ISSUED], to: null },
};

export enum DocumentKind {
  ID_CARD = 'ID_CARD',
  PASSPORT = 'PASSPORT',
  OTHER = 'OTHER',
}
registerEnumType(DocumentKind, { name: 'DocumentKind', description: 'the document a person is known by' });

export enum CertificateObjectionOutcome {
  STANDS = 'STANDS',
  REFUSED = 'REFUSED',
}
registerEnumType(CertificateObjectionOutcome, {
  name: 'CertificateObjectionOutcome',
  description: 'STANDS: the application goes on; REFUSED: no certificate is issued',
});

export enum CorrectionState {
  OPEN = 'OPEN',
  CORRECTED = 'CORRECTED',
  KEPT = 'KEPT',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(CorrectionState, {
  name: 'HoursCorrectionState',
  description: 'KEPT: looked into, the hours stay as they are',
});

export enum CorrectionMove {
  ANSWER = 'ANSWER',
  WITHDRAW = 'WITHDRAW',
}
registerEnumType(CorrectionMove, { name: 'HoursCorrectionMove' });

/** The serial with four digits at least; a village that issues more in a year simply gets longer numbers. */
export function numberOf(format: string, village: string, year: number, serial: number): string {
  return format
    .replaceAll('{village}', village)
    .replaceAll('{year}', String(year))
    .replaceAll('{serial}', String(serial).padStart(4, '0'));
}

/** Letters and digits that nobody mixes up: no 0, 1, I, O. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;

/** A check code of 80 random bits, from at least 16 random bytes. */
export function codeOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, CODE_LENGTH)].map((byte) => letters[byte % letters.length]).join('');
}

/** A code as it was typed or scanned, in the form in which it is kept; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s\-–—·]/g, '');
  return code.length === CODE_LENGTH && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** Which of the village's honours a year's minutes reach, the smallest first. */
export function reached(minutes: number, honourHours: readonly number[]): number[] {
  return honourHours.filter((hours) => minutes >= hours * 60).toSorted((a, b) => a - b);
}

/** The last four characters of a document; of a Chinese identity card three digits and a digit or X. */
export function isTail(kind: DocumentKind, tail: string): boolean {
  return kind === DocumentKind.ID_CARD ? /^\d{3}[\dX]$/.test(tail) : /^[\dA-Z]{4}$/.test(tail);
}
