import type { RollDraft, RollRow } from './roll-draft';

/** What the roll's rule asks for in each row. */
export type RollRule = {
  id: string;
  basis: 'FLAT' | 'RANGE' | 'PER_HOUR' | 'SHARED';
  pointsMin: number;
  pointsMax: number;
  countsMinutes: boolean;
};

export type RollFigures = {
  /** Length of the event in minutes; 0 while the times are open. */
  length: number;
  asksMinutes: boolean;
  asksPoints: boolean;
  /** Per row in order: what is sent when nothing is typed, null for a refused row. */
  rows: readonly ({ minutes: number; points: number } | null)[];
  given: number;
  people: number;
  refused: number;
  /** SHARED only: what is left of the pot; negative when too much was given. */
  rest: number | null;
};

function minutesOf(clock: string): number | null {
  const [hours, minutes] = clock.split(':').map(Number);
  return clock === '' || hours === undefined || minutes === undefined ? null : hours * 60 + minutes;
}

/** Minutes between two clock times of one day, past midnight when the end is the earlier one. */
function lengthOf(start: string, end: string): number {
  const from = minutesOf(start);
  const to = minutesOf(end);
  if (from === null || to === null) return 0;
  return to > from ? to - from : to - from + 24 * 60;
}

const whole = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** The proposals and totals of a roll as it is being typed. The server counts again. */
export function figuresOf(draft: RollDraft, rule: RollRule | null): RollFigures {
  const length = lengthOf(draft.start, draft.end);
  const taking = draft.rows.filter((row) => row.refusedReason === null);
  const minutesFor = (row: RollRow) => whole(row.minutes) ?? length;
  const typed = taking.reduce((sum, row) => sum + (whole(row.points) ?? 0), 0);
  const open = taking.filter((row) => whole(row.points) === null);
  const pot = rule?.basis === 'SHARED' ? rule.pointsMax : null;
  const toShare = pot === null ? 0 : Math.max(0, pot - typed);

  function pointsFor(row: RollRow): number {
    if (!rule) return 0;
    if (rule.basis === 'FLAT') return rule.pointsMin;
    if (rule.basis === 'PER_HOUR') return Math.floor((minutesFor(row) * rule.pointsMax) / 60);
    const own = whole(row.points);
    if (own !== null) return own;
    if (rule.basis === 'RANGE') return rule.pointsMin;
    // The pot in whole points, the odd ones to those who stand first.
    const place = open.indexOf(row);
    return Math.floor(toShare / open.length) + (place < toShare % open.length ? 1 : 0);
  }

  const rows = draft.rows.map((row) =>
    row.refusedReason === null ? { minutes: minutesFor(row), points: pointsFor(row) } : null,
  );
  const given = rows.reduce((sum, row) => sum + (row?.points ?? 0), 0);
  return {
    length,
    asksMinutes: rule !== null && (rule.basis === 'PER_HOUR' || rule.countsMinutes),
    asksPoints: rule !== null && (rule.basis === 'RANGE' || rule.basis === 'SHARED'),
    rows,
    given,
    people: taking.length,
    refused: draft.rows.length - taking.length,
    rest: pot === null ? null : pot - given,
  };
}
