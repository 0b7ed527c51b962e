/** Points that came into a purse together: granted there, or moved in with the age they had. */
interface Lot {
  id: number;
  /** 'YYYY-MM-DD' and the order of grants within it. */
  day: string;
  order: number;
  points: number;
  reversed: boolean;
  movedOut: number;
}

interface Close {
  season: number;
  at: number;
  state: 'PREPARED' | 'POSTED' | 'UNDONE';
  reported: number[];
  posted: number[];
  undone: boolean[];
}

const DAY_MS = 86_400_000;

/**
 * Oldest points first, in a few lines of memory: a purse is its lots by age, and whatever is missing from them was
 * spent from the oldest on. Seasons are calendar years. Amounts in whole points; times in milliseconds.
 */
export class SeasonsModel {
  readonly balances: number[];
  /** A purse spent forward, coin by coin, as long as nothing in it was taken back or moved. */
  readonly plain: boolean[];
  readonly closes: Close[] = [];
  private readonly lots: Lot[][];
  private readonly coins: string[][];
  private next = 0;

  constructor(
    owners: number,
    private closedThrough: number,
  ) {
    this.balances = Array.from({ length: owners }, () => 0);
    this.plain = Array.from({ length: owners }, () => true);
    this.lots = Array.from({ length: owners }, () => []);
    this.coins = Array.from({ length: owners }, () => []);
  }

  grant(who: number, points: number, day: string): number {
    const lot = { id: this.next, day, order: this.next, points, reversed: false, movedOut: 0 };
    this.next += 1;
    this.lotsOf(who).push(lot);
    this.add(who, points);
    this.coins[who]?.push(...Array.from({ length: points }, () => day));
    return lot.id;
  }

  spend(who: number, points: number): void {
    this.add(who, -points);
    this.coins[who]?.splice(0, points);
  }

  giveBack(who: number, points: number): void {
    this.add(who, points);
    this.plain[who] = false;
  }

  reverse(who: number, id: number): void {
    const lot = this.lotsOf(who).find((each) => each.id === id);
    if (!lot) throw new Error(`No lot ${id}`);
    lot.reversed = true;
    this.add(who, -lot.points);
    this.plain[who] = false;
  }

  move(from: number, to: number, points: number): void {
    let rest = points;
    for (const { lot, left } of this.left(from)) {
      const took = Math.min(rest, left);
      if (took === 0) continue;
      lot.movedOut += took;
      rest -= took;
      this.lotsOf(to).push({ ...lot, id: -1, points: took, movedOut: 0 });
    }
    this.add(from, -points);
    this.add(to, points);
    this.plain[from] = false;
    this.plain[to] = false;
  }

  /** Points left by the day they were granted on. */
  byDay(who: number): Record<string, number> {
    const days: Record<string, number> = {};
    for (const { lot, left } of this.left(who)) if (left > 0) days[lot.day] = (days[lot.day] ?? 0) + left;
    return days;
  }

  /** The same from the coins spent one by one; only for a purse where nothing was taken back or moved. */
  coinsByDay(who: number): Record<string, number> {
    const days: Record<string, number> = {};
    for (const day of this.coins[who] ?? []) days[day] = (days[day] ?? 0) + 1;
    return days;
  }

  prepare(at: number, day: string): string {
    if (this.closes.some((close) => close.state === 'PREPARED')) return 'CONFLICT';
    const season = Number(day.slice(0, 4)) - 1;
    if (season <= this.closedThrough) return 'SEASON_NOT_OVER';
    const reported = this.balances.map((_, who) => this.olderThan(who, season));
    this.closes.push({
      season,
      at,
      state: 'PREPARED',
      reported,
      posted: [],
      undone: reported.map(() => false),
    });
    return 'done';
  }

  sign(at: number): void {
    const close = this.closes.find((each) => each.state === 'PREPARED');
    if (!close) throw new Error('Nothing waits');
    close.posted = close.reported.map((points, who) => Math.min(points, this.olderThan(who, close.season)));
    for (const [who, points] of close.posted.entries()) this.spend(who, points);
    close.state = 'POSTED';
    close.at = at;
    this.count();
  }

  /** Undoes a closing for one purse or, with null, for all. */
  undo(which: number, who: number | null, at: number): string {
    const close = this.closes[which];
    if (!close || close.state === 'PREPARED') return 'never happened';
    if (close.state === 'UNDONE' || at > close.at + 30 * DAY_MS) return 'UNDO_TOO_LATE';
    const standing = close.posted.map((points, each) => (close.undone[each] ? 0 : points));
    const back = standing.map((points, each) => (who === null || who === each ? points : 0));
    if (back.every((points) => points === 0)) return 'CONFLICT';
    for (const [each, points] of back.entries()) {
      if (points === 0) continue;
      this.giveBack(each, points);
      close.undone[each] = true;
    }
    if (who === null) close.state = 'UNDONE';
    this.count();
    return 'done';
  }

  private count(): void {
    this.closedThrough = Math.max(
      this.base,
      ...this.closes.filter((close) => close.state === 'POSTED').map((close) => close.season),
    );
  }

  private readonly base = this.closedThrough;

  private olderThan(who: number, season: number): number {
    return this.left(who)
      .filter(({ lot }) => lot.day < `${season}-01-01`)
      .reduce((sum, { left }) => sum + left, 0);
  }

  /** Lots by age with what is left of each: what is missing was spent from the oldest on. */
  private left(who: number): { lot: Lot; left: number }[] {
    const standing = this.lotsOf(who)
      .filter((lot) => !lot.reversed)
      .toSorted((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1));
    let spent = standing.reduce((sum, lot) => sum + lot.points - lot.movedOut, 0) - (this.balances[who] ?? 0);
    return standing.map((lot) => {
      const net = lot.points - lot.movedOut;
      const gone = Math.min(spent, net);
      spent -= gone;
      return { lot, left: net - gone };
    });
  }

  private lotsOf(who: number): Lot[] {
    const lots = this.lots[who];
    if (!lots) throw new Error(`No purse ${who}`);
    return lots;
  }

  private add(who: number, points: number): void {
    this.balances[who] = (this.balances[who] ?? 0) + points;
  }
}
