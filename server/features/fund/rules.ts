import { isLegal, type Moves } from '#server/core/workflow';
import { FundDirection, FundEntryMove, FundEntryState, FundPurpose } from './fund-entry.entity';
import { OverBudget } from './fund-terms.entity';

const S = FundEntryState;
const M = FundEntryMove;

/** The life of an entry. To reverse one is an entry of its own, that a second person confirms too. */
const moves: Moves<FundEntryState, FundEntryMove> = {
  [M.CONFIRM]: { from: [S.ENTERED], to: S.CONFIRMED },
  [M.REFUSE]: { from: [S.ENTERED], to: S.REFUSED },
  [M.WITHDRAW]: { from: [S.ENTERED], to: S.WITHDRAWN },
  [M.REVERSE]: { from: [S.CONFIRMED], to: null },
};

/** May this entry be moved so? A reversal is final: whoever erred enters the amount anew. */
export function mayMove(
  move: FundEntryMove,
  entry: { state: FundEntryState; reversesId: string | null },
): boolean {
  return isLegal(moves, move, entry.state) && (move !== M.REVERSE || entry.reversesId === null);
}

const sources: readonly FundPurpose[] = [
  FundPurpose.TOWNSHIP,
  FundPurpose.COLLECTIVE,
  FundPurpose.DONORS,
  FundPurpose.HELPING_UNIT,
  FundPurpose.OTHER_SOURCE,
];

/** Which way money of that purpose flows. */
export function directionOf(purpose: FundPurpose): FundDirection {
  return sources.includes(purpose) ? FundDirection.IN : FundDirection.OUT;
}

export enum Light {
  GREEN = 'GREEN',
  AMBER = 'AMBER',
  RED = 'RED',
}

/** What a fund has and owes: cents, points, and cents a point. */
export interface Standing {
  balanceCents: number;
  unpaidCents: number;
  stockCents: number;
  pursePoints: number;
  pendingPoints: number;
  parCents: number;
}

export interface Thresholds {
  greenPercent: number;
  amberPercent: number;
}

/** What stands behind the points, in cents: the money no delivery waits for, and the goods. */
export function resourcesOf(standing: Pick<Standing, 'balanceCents' | 'unpaidCents' | 'stockCents'>): number {
  return standing.balanceCents - standing.unpaidCents + standing.stockCents;
}

/** What the points owed are worth, in cents. */
function debtOf(standing: Pick<Standing, 'pursePoints' | 'pendingPoints' | 'parCents'>): number {
  return (standing.pursePoints + standing.pendingPoints) * standing.parCents;
}

/** Coverage in hundredths rounded down, so that 1.199 never reads as green; null when nothing is owed. */
export function ratioOf(standing: Standing): number | null {
  const debt = debtOf(standing);
  return debt === 0 ? null : Math.floor((resourcesOf(standing) * 100) / debt) / 100;
}

/** The light in whole numbers, without division: at the threshold itself the better light. */
export function lightOf(standing: Standing, { greenPercent, amberPercent }: Thresholds): Light {
  const [have, owe] = [resourcesOf(standing) * 100, debtOf(standing)];
  if (owe === 0 || have >= owe * greenPercent) return Light.GREEN;
  return have >= owe * amberPercent ? Light.AMBER : Light.RED;
}

/** Cost ÷ par, to the nearest whole point, at least one: what a good costs when the village adds nothing. */
export function suggestedPoints(costCents: number, parCents: number): number {
  return Math.max(1, Math.round(costCents / parCents));
}

/** What the money says about a village's next grants. */
export interface GateState extends Standing, Thresholds {
  overBudget: OverBudget;
  /** Points of each category and season: what the resolution gives and what is used. Absent: no limit. */
  budgets: ReadonlyMap<string, { points: number; used: number }>;
}

/** Why a grant brings honour only on account of money. */
export type GateReason = 'FUND' | 'BUDGET';

export function budgetKey(seasonStartsOn: string, category: string): string {
  return `${seasonStartsOn} ${category}`;
}

/**
 * Weighs one grant of `points`. Red: honour only, whatever the size. A budget is passed by no grant where the village
 * said so; a smaller one may still find room. What was let through counts at once for the next.
 */
export function admit(
  state: GateState,
  key: string,
  points: number,
): { reason: GateReason | null; after: GateState } {
  if (lightOf(state, state) === Light.RED) return { reason: 'FUND', after: state };
  const budget = state.budgets.get(key);
  const over = budget !== undefined && budget.used + points > budget.points;
  if (over && state.overBudget === OverBudget.HONOUR_ONLY) return { reason: 'BUDGET', after: state };
  const budgets = new Map(state.budgets);
  if (budget) budgets.set(key, { ...budget, used: budget.used + points });
  return { reason: null, after: { ...state, pendingPoints: state.pendingPoints + points, budgets } };
}
