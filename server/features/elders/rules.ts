import { addDays } from '#server/core/clock';
import { isLegal, type Moves } from '#server/core/workflow';
import { NeedKind } from '#server/features/needs/need.entity';
import { DayPart, ElderVisitMove, ElderVisitState, VisitWish } from './visit.entity';

const visitMoves: Moves<ElderVisitState, ElderVisitMove> = {
  MOVE: { from: [ElderVisitState.PLANNED], to: ElderVisitState.PLANNED },
  CANCEL: { from: [ElderVisitState.PLANNED], to: ElderVisitState.CANCELLED },
  FINISH: { from: [ElderVisitState.PLANNED], to: ElderVisitState.DONE },
  CONFIRM: { from: [ElderVisitState.DONE], to: ElderVisitState.CONFIRMED },
};

export const isVisitMoveLegal = (move: ElderVisitMove, state: ElderVisitState): boolean =>
  isLegal(visitMoves, move, state);

/** A visit may be planned so many days ahead. */
export const DAYS_AHEAD = 120;

/** What a wish is called where helpers of the village are asked for it. */
export const needKinds: Readonly<Record<VisitWish, NeedKind>> = {
  COMPANY: NeedKind.VISIT,
  SHOPPING: NeedKind.SHOPPING,
  ERRAND: NeedKind.OTHER,
  PHONE_HELP: NeedKind.OTHER,
  READING: NeedKind.OTHER,
  HAIRCUT: NeedKind.VISIT,
  REPAIR: NeedKind.REPAIR,
  ESCORT: NeedKind.ESCORT,
};

/** And what stands in the request: the words of the list, nobody's own. */
export const wishWords: Readonly<Record<VisitWish, string>> = {
  COMPANY: '有人来坐坐、说说话',
  SHOPPING: '代买东西',
  ERRAND: '代办事情',
  PHONE_HELP: '教用手机',
  READING: '读报、写信',
  HAIRCUT: '上门理发',
  REPAIR: '小修小补',
  ESCORT: '陪着出门',
};

/** The wish that a request for help of a kind comes nearest to. */
export const wishesByKind: Readonly<Record<NeedKind, VisitWish>> = {
  SHOPPING: VisitWish.SHOPPING,
  ESCORT: VisitWish.ESCORT,
  REPAIR: VisitWish.REPAIR,
  VISIT: VisitWish.COMPANY,
  OTHER: VisitWish.ERRAND,
};

const partHours: Readonly<Record<DayPart, number>> = { MORNING: 9, AFTERNOON: 15, EVENING: 19 };

/** The instant that stands for a part of a day. */
export function instantOf(day: string, part: DayPart): Date {
  return new Date(`${day}T${String(partHours[part]).padStart(2, '0')}:00:00+08:00`);
}

/** The day on which an elder is due again; at once after never having been visited. */
export function dueOn(
  lastOn: string | null,
  cardDays: number | null,
  villageDays: number,
  today: string,
): string {
  return lastOn ? addDays(lastOn, cardDays ?? villageDays) : today;
}

/** First and last day of a month 'YYYY-MM'. */
export function monthDays(month: string): { first: string; last: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

interface DueElder {
  id: string;
  householdId: string | null;
  kinIds: readonly string[];
  gridId: string | null;
  dueOn: string;
  parts: readonly DayPart[];
}

export interface Visitor {
  id: string;
  householdId: string | null;
  gridId: string | null;
}

interface PlannedVisit {
  elderId: string;
  visitorId: string;
  onDay: string;
  part: DayPart;
}

const partOrder = [DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING] as const;

/**
 * Spreads visits over the days: the longest due first, each to the visitor with the least to do (of the same grid where
 * that is equal), on the day, not before it is due, when that visitor has least, the earliest of these. Nobody visits
 * the own home or kin, and nobody more than `mostADay`. `busy` counts what is planned already, by visitor and day.
 * Who finds no place is left out. Pure: equal inputs, equal plans.
 */
export function spreadVisits(
  elders: readonly DueElder[],
  visitors: readonly Visitor[],
  days: readonly string[],
  mostADay: number,
  busy: ReadonlyMap<string, number> = new Map(),
): PlannedVisit[] {
  const load = new Map(busy);
  const total = new Map<string, number>(visitors.map(({ id }) => [id, 0]));
  for (const [key, count] of busy) {
    const id = key.split(' ')[0] ?? '';
    if (total.has(id)) total.set(id, (total.get(id) ?? 0) + count);
  }
  const on = (visitorId: string, day: string): number => load.get(`${visitorId} ${day}`) ?? 0;
  const plan: PlannedVisit[] = [];
  const waiting = elders.toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.id, b.id));
  for (const elder of waiting) {
    const fitting = visitors
      .filter(
        ({ id, householdId }) =>
          id !== elder.id &&
          (householdId === null || householdId !== elder.householdId) &&
          !elder.kinIds.includes(id),
      )
      .toSorted(
        (a, b) =>
          (total.get(a.id) ?? 0) - (total.get(b.id) ?? 0) ||
          Number(b.gridId === elder.gridId) - Number(a.gridId === elder.gridId) ||
          compare(a.id, b.id),
      );
    for (const visitor of fitting) {
      const [day] = days
        .filter((each) => each >= elder.dueOn && on(visitor.id, each) < mostADay)
        .toSorted((a, b) => on(visitor.id, a) - on(visitor.id, b) || compare(a, b));
      if (!day) continue;
      const part =
        partOrder.find((each) => elder.parts.includes(each)) ??
        partOrder[on(visitor.id, day) % 2] ??
        DayPart.MORNING;
      plan.push({ elderId: elder.id, visitorId: visitor.id, onDay: day, part });
      load.set(`${visitor.id} ${day}`, on(visitor.id, day) + 1);
      total.set(visitor.id, (total.get(visitor.id) ?? 0) + 1);
      break;
    }
  }
  return plan;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export interface SeatedGuest {
  residentId: string;
  /** The elder and who comes along. */
  heads: number;
  /** Those of one household, and of one grid, sit together where there is room. */
  householdId: string | null;
  gridId: string | null;
  age: number;
}

/**
 * A place list: parties (a household) are never torn apart while a table holds them, the oldest sit at the first tables
 * of their grid's block. Answers the table of each guest, from 1. Null where it cannot be done with so many tables.
 */
export function seatGuests(
  guests: readonly SeatedGuest[],
  tables: number,
  seats: number,
): Map<string, number> | null {
  const parties = new Map<string, SeatedGuest[]>();
  for (const guest of guests) {
    const key = guest.householdId ?? guest.residentId;
    parties.set(key, [...(parties.get(key) ?? []), guest]);
  }
  const groups = [...parties.values()].flatMap((party) => {
    const heads = party.reduce((sum, guest) => sum + guest.heads, 0);
    // More than one table holds: such a household sits at several.
    return heads > seats ? party.map((guest) => [guest]) : [party];
  });
  const oldest = (group: readonly SeatedGuest[]): number => Math.max(...group.map(({ age }) => age));
  const headsOf = (group: readonly SeatedGuest[]): number => group.reduce((sum, { heads }) => sum + heads, 0);
  const byGrid = groups.toSorted(
    (a, b) =>
      compare(a[0]?.gridId ?? '', b[0]?.gridId ?? '') ||
      oldest(b) - oldest(a) ||
      compare(a[0]?.residentId ?? '', b[0]?.residentId ?? ''),
  );
  // First in the order of the grids; where chairs are too few for that, the largest parties first.
  const bySize = byGrid.toSorted((a, b) => headsOf(b) - headsOf(a));
  for (const order of [byGrid, bySize]) {
    const free = Array.from({ length: tables }, () => seats);
    const places = new Map<string, number>();
    const fits = order.every((group) => {
      const table = free.findIndex((left) => left >= headsOf(group));
      if (table < 0) return false;
      free[table] = (free[table] ?? 0) - headsOf(group);
      for (const { residentId } of group) places.set(residentId, table + 1);
      return true;
    });
    if (fits) return places;
  }
  return null;
}

/** Was a pupil there often enough? */
export function hasFinished(attended: number, sessions: number, percent: number): boolean {
  return sessions > 0 && attended * 100 >= sessions * percent;
}
