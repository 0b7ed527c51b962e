import { addDays, dayOf } from '#server/core/clock';
import { isLegal, type Moves } from '#server/core/workflow';
import { CeremonyKind, CeremonyMove, CeremonyState } from './ceremony.entity';
import type { CeremonyStandard } from './ceremony-standard.entity';
import { LoanMove, LoanState } from './gear.entity';

const { NOTIFIED, AGREED, VISITED, CLOSED, WITHDRAWN } = CeremonyState;

/** What is legal in which state. Whoever alters what was agreed asks for a new agreement. */
const ceremonyMoves: Moves<CeremonyState, CeremonyMove> = {
  AMEND: { from: [NOTIFIED, AGREED], to: NOTIFIED },
  CHECK: { from: [NOTIFIED, AGREED], to: null },
  AGREE: { from: [NOTIFIED], to: AGREED },
  VISIT: { from: [AGREED], to: VISITED },
  CLOSE: { from: [VISITED], to: CLOSED },
  WITHDRAW: { from: [NOTIFIED, AGREED], to: WITHDRAWN },
};

/** A visit is made on one of the event's days, not before; notices are altered and taken back until the first day is over. */
export function isCeremonyMoveLegal(
  move: CeremonyMove,
  ceremony: { state: CeremonyState; beginsOn: string; endsOn: string },
  now: Date,
): boolean {
  if (!isLegal(ceremonyMoves, move, ceremony.state)) return false;
  if (move === CeremonyMove.VISIT) return ceremony.beginsOn <= dayOf(now);
  if (move === CeremonyMove.AMEND) return ceremony.beginsOn >= dayOf(now);
  return true;
}

const loanMoves: Moves<LoanState, LoanMove> = {
  HAND_OUT: { from: [LoanState.RESERVED], to: LoanState.OUT },
  TAKE_BACK: { from: [LoanState.OUT], to: LoanState.BACK },
  CANCEL: { from: [LoanState.RESERVED], to: LoanState.CANCELLED },
};

/** Gear is handed out on the days it is promised for, neither before nor after. */
export function isLoanMoveLegal(
  move: LoanMove,
  loan: { state: LoanState; fromOn: string; untilOn: string },
  today: string,
): boolean {
  if (!isLegal(loanMoves, move, loan.state)) return false;
  return move !== LoanMove.HAND_OUT || (loan.fromOn <= today && today <= loan.untilOn);
}

type StandardFigures = Pick<
  CeremonyStandard,
  | 'weddingNoticeDays'
  | 'funeralNoticeDays'
  | 'tablesMax'
  | 'tableCostMax'
  | 'daysMax'
  | 'hiredShow'
  | 'usualTables'
  | 'usualTableCost'
>;

/** Days before the first day by which a notice has to be in. */
export function noticeDaysOf(kind: CeremonyKind, standard: StandardFigures): number {
  return kind === CeremonyKind.WEDDING ? standard.weddingNoticeDays : standard.funeralNoticeDays;
}

/** The first day for which a notice told on `toldOn` is in time. */
export function earliestDay(kind: CeremonyKind, standard: StandardFigures, toldOn: string): string {
  return addDays(toldOn, noticeDaysOf(kind, standard));
}

/** Whole days from the first to the last, both counted. */
export function daysOf({ beginsOn, endsOn }: { beginsOn: string; endsOn: string }): number {
  return Math.round((Date.parse(endsOn) - Date.parse(beginsOn)) / 86_400_000) + 1;
}

/** Does what a family plans go beyond the standard? Only a hint: the council talks with them, nothing is refused. */
export function isOverStandard(
  plan: { tables: number; tableCost: number | null; beginsOn: string; endsOn: string },
  standard: StandardFigures,
): boolean {
  return (
    plan.tables > standard.tablesMax ||
    (plan.tableCost ?? 0) > standard.tableCostMax ||
    daysOf(plan) > standard.daysMax
  );
}

interface SeenOnTheDay {
  tables: number;
  costKept: boolean;
  cigarettesKept: boolean;
  spiritsKept: boolean;
  hiredShow: boolean;
}

/** Was it held as the village's standard has it? */
export function isToStandard(seen: SeenOnTheDay, days: number, standard: StandardFigures): boolean {
  return (
    seen.tables <= standard.tablesMax &&
    days <= standard.daysMax &&
    seen.costKept &&
    seen.cigarettesKept &&
    seen.spiritsKept &&
    (standard.hiredShow || !seen.hiredShow)
  );
}

/**
 * What the family saved against the tables that were usual, in cents; an estimate, never below 0. Where no cost was said
 * the standard's is taken.
 */
export function savedCents(
  standard: StandardFigures,
  { tables, tableCost }: { tables: number; tableCost: number | null },
): number {
  const spent = tables * (tableCost ?? standard.tableCostMax);
  return Math.max(0, standard.usualTables * standard.usualTableCost - spent);
}

/** The county's rules by which a family, and the members who served, are credited. */
export const usualRules = {
  WEDDING: 'CU-01',
  FUNERAL: 'CU-02',
  SERVED: 'CU-04',
} as const;

/** What the record is called: the kind, and never whose it was. */
export const recordTitles: Readonly<Record<CeremonyKind, string>> = {
  WEDDING: '婚事报备并按标准办理',
  FUNERAL: '丧事简办并按标准办理',
};
export const SERVED_TITLE = '理事服务一场红白事';

/** A notice by phone or on paper may be written down so many days after it came. */
export const HEARD_WITHIN_DAYS = 7;
/** So many days a notice may be given ahead. */
export const DAYS_AHEAD = 365;
/** Notices of one household that are open at a time. */
export const MOST_OPEN = 3;
/** Different gear on one notice. */
export const MOST_GEAR = 12;
/** Figures of fewer events than this would tell of a single family: they are not shown. */
export const LEAST_TOLD = 3;
