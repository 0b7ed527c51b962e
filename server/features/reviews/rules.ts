import { createHash } from 'node:crypto';
import { isLegal, type Moves } from '#server/core/workflow';
import { CaseMove, CaseState } from './claim-case.entity';

/** One record's lot in a draw. */
export interface Ticket {
  recordId: string;
  /** 64 hexadecimal digits. */
  ticket: string;
}

/** A record's lot: SHA-256 of the seed, a colon and the record's id in small letters, as 64 hexadecimal digits. */
export function ticketOf(seed: string, recordId: string): string {
  return createHash('sha256').update(`${seed}:${recordId}`).digest('hex');
}

/** How many of `candidates` are drawn: a share in per cent, rounded up, but at least so many, and never more than all. */
export function sampleSize(candidates: number, percent: number, least: number): number {
  return Math.min(candidates, Math.max(least, Math.ceil((candidates * percent) / 100)));
}

/**
 * The draw: every candidate gets its lot from the seed, and the `size` smallest lots are drawn, the smallest first.
 * The same seed and candidates give the same lines in whatever order the candidates come: anybody can redo it.
 */
export function drawOf(seed: string, candidates: readonly string[], size: number): Ticket[] {
  return candidates
    .map((recordId) => ({ recordId, ticket: ticketOf(seed, recordId) }))
    .toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, size);
}

const SIMILAR = 0.5;

// Blanks, marks and figures say nothing about the act.
function pairsOf(text: string): Map<string, number> {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  const pairs = new Map<string, number>();
  for (let place = 0; place + 1 < letters.length; place += 1) {
    const pair = letters.slice(place, place + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How alike two titles are: twice the pairs of neighbouring letters they share, of all they have; 0 to 1. */
export function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const count = (pairs: Map<string, number>): number =>
    [...pairs.values()].reduce((sum, each) => sum + each, 0);
  const all = count(left) + count(right);
  if (all === 0) return 0;
  let shared = 0;
  for (const [pair, times] of left) shared += Math.min(times, right.get(pair) ?? 0);
  return (2 * shared) / all;
}

/** Whether two titles speak of the same act. */
export function isSimilar(one: string, other: string): boolean {
  return likeness(one, other) >= SIMILAR;
}

const C = CaseState;
const M = CaseMove;

/** The life of a case. */
const caseMoves: Moves<CaseState, CaseMove> = {
  [M.STATE]: { from: [C.OPEN], to: null },
  // The second yes of another body proves it, one no ends it.
  [M.VOTE]: { from: [C.OPEN], to: null },
  [M.APPEAL]: { from: [C.PROVED], to: C.APPEALED },
  [M.DECIDE]: { from: [C.APPEALED], to: null },
};

/** What of a case decides which moves are legal on a day. */
export interface CaseStanding {
  state: CaseState;
  statement: string | null;
  /** Last day for the statement, 'YYYY-MM-DD'. */
  hearUntil: string;
  appealUntil: string | null;
}

/** The person has been heard, or has let the days go by. */
export function isHeard(standing: Pick<CaseStanding, 'statement' | 'hearUntil'>, today: string): boolean {
  return standing.statement !== null || today > standing.hearUntil;
}

/** Is the move legal today? The statement is made once, nobody votes before the hearing, and an appeal comes in time. */
export function mayMoveCase(move: CaseMove, standing: CaseStanding, today: string): boolean {
  if (!isLegal(caseMoves, move, standing.state)) return false;
  switch (move) {
    case M.STATE:
      return standing.statement === null;
    case M.VOTE:
      return isHeard(standing, today);
    case M.APPEAL:
      return standing.appealUntil !== null && today <= standing.appealUntil;
    case M.DECIDE:
      return true;
  }
}

/** One person's word for a body. */
export interface Vote {
  body: string;
  proved: boolean;
}

/**
 * What the votes come to: one no ends it, for in doubt the person is believed; two different bodies' yes prove it, one
 * of them a council of residents. Until then null.
 */
export function verdictOf(votes: readonly Vote[]): boolean | null {
  if (votes.some((vote) => !vote.proved)) return false;
  const bodies = new Set(votes.map((vote) => vote.body));
  return bodies.size >= 2 && (bodies.has('MR') || bodies.has('RC')) ? true : null;
}
