import { addDays, dayOf, periodStart, startOfDay } from '#server/core/clock';

export interface Wish {
  goods: number;
  quantity: number;
}

interface ModelBatch {
  date: string | null;
  left: number;
  recalled: boolean;
}

interface Taken {
  goods: number;
  batch: number;
  quantity: number;
}

interface ModelReceipt {
  household: number;
  points: number;
  taken: readonly Taken[];
  day: string;
  returned: boolean;
}

interface ModelHold {
  household: number;
  wishes: readonly Wish[];
  points: number;
  until: Date;
  state: 'OPEN' | 'COLLECTED' | 'CANCELLED' | 'EXPIRED';
}

const HOLD_DAYS = 3;
const RETURN_DAYS = 7;
const OPEN_HOLDS = 3;

/**
 * A shelf in memory: goods lie in batches, some are promised to households, and all that ever came in is there,
 * given away or written off. Answers are refusal codes or 'done'; quantities in pieces, days 'YYYY-MM-DD'.
 */
export class ShelfModel {
  readonly receipts: ModelReceipt[] = [];
  readonly holds: ModelHold[] = [];
  readonly batches: ModelBatch[][];
  /** Everything that came in, less what was lost, and what is with households. */
  readonly everIn: number[];
  readonly given: number[];

  constructor(
    readonly balances: number[],
    private readonly prices: readonly number[],
    /** Months whose sheet is posted; a shop has one, whichever history counted it. */
    private readonly counted: Set<string>,
  ) {
    this.batches = prices.map(() => []);
    this.everIn = prices.map(() => 0);
    this.given = prices.map(() => 0);
  }

  stock(goods: number): number {
    return sum(this.shelf(goods).map((batch) => batch.left));
  }

  /** What is promised of a good to open reservations, other than one. */
  promised(goods: number, at: Date, except?: ModelHold): number {
    return sum(
      this.openHolds(at)
        .filter((hold) => hold !== except)
        .flatMap((hold) => hold.wishes.filter((wish) => wish.goods === goods).map((wish) => wish.quantity)),
    );
  }

  sellable(goods: number, at: Date): number {
    return sum(
      this.shelf(goods)
        .filter((batch) => isSellable(batch, dayOf(at)))
        .map((batch) => batch.left),
    );
  }

  available(goods: number, at: Date): number {
    return Math.max(0, this.sellable(goods, at) - this.promised(goods, at));
  }

  grant(household: number, points: number): void {
    this.balances[household] = this.balance(household) + points;
  }

  supply(goods: number, quantity: number, date: string | null): string {
    this.shelf(goods).push({ date, left: quantity, recalled: false });
    this.bring(goods, quantity);
    return 'done';
  }

  lose(goods: number, quantity: number): string {
    if (quantity > this.stock(goods)) return 'STOCK_NEGATIVE';
    this.takeOut(goods, quantity, () => true);
    this.bring(goods, -quantity);
    return 'done';
  }

  redeem(household: number, wishes: readonly Wish[], at: Date): string {
    return this.handOut(household, wishes, at);
  }

  reserve(household: number, wishes: readonly Wish[], at: Date): string {
    const own = this.openHolds(at).filter((hold) => hold.household === household);
    if (own.length >= OPEN_HOLDS) return 'TOO_MANY';
    const points = this.cost(wishes);
    const refusal = this.refusal(household, wishes, points, at);
    if (refusal) return refusal;
    const until = startOfDay(addDays(dayOf(at), HOLD_DAYS + 1));
    this.holds.push({ household, wishes, points, until, state: 'OPEN' });
    return 'done';
  }

  cancel(which: number, at: Date): string {
    const hold = this.hold(which);
    if (this.stateOf(hold, at) !== 'OPEN') return 'ILLEGAL_MOVE';
    hold.state = 'CANCELLED';
    return 'done';
  }

  collect(which: number, at: Date): string {
    const hold = this.hold(which);
    const state = this.stateOf(hold, at);
    if (state !== 'OPEN') return state === 'EXPIRED' ? 'RESERVATION_EXPIRED' : 'ILLEGAL_MOVE';
    const answer = this.handOut(hold.household, hold.wishes, at, hold);
    if (answer === 'done') hold.state = 'COLLECTED';
    return answer;
  }

  giveBack(which: number, at: Date): string {
    const receipt = this.receipts[which];
    if (!receipt) throw new Error(`No receipt ${which}`);
    if (receipt.returned) return 'ALREADY_RETURNED';
    if (dayOf(at) > addDays(receipt.day, RETURN_DAYS)) return 'RETURN_TOO_LATE';
    receipt.returned = true;
    for (const { goods, batch, quantity } of receipt.taken) {
      this.batch(goods, batch).left += quantity;
      this.given[goods] = (this.given[goods] ?? 0) - quantity;
    }
    this.grant(receipt.household, receipt.points);
    return 'done';
  }

  recall(goods: number, which: number, on: boolean): string {
    const batch = this.batch(goods, which);
    if (batch.recalled === on) return 'ILLEGAL_MOVE';
    batch.recalled = on;
    return 'done';
  }

  /** A sheet of this month on which each good differs by so much from its book. */
  count(differences: readonly number[], at: Date): string {
    const month = periodStart('MONTH', dayOf(at));
    if (this.counted.has(month)) return 'CONFLICT';
    this.counted.add(month);
    for (const [goods, difference] of differences.entries()) {
      if (difference < 0) this.takeOut(goods, -difference, () => true);
      if (difference > 0) this.find(goods, difference);
      this.bring(goods, difference);
    }
    return 'done';
  }

  stateOf(hold: ModelHold, at: Date): ModelHold['state'] {
    return hold.state === 'OPEN' && hold.until <= at ? 'EXPIRED' : hold.state;
  }

  private handOut(household: number, wishes: readonly Wish[], at: Date, hold?: ModelHold): string {
    const points = hold?.points ?? this.cost(wishes);
    const refusal = this.refusal(household, wishes, points, at, hold);
    if (refusal) return refusal;
    const day = dayOf(at);
    const taken = wishes.flatMap((wish) => {
      this.given[wish.goods] = (this.given[wish.goods] ?? 0) + wish.quantity;
      return this.takeOut(wish.goods, wish.quantity, (batch) => isSellable(batch, day));
    });
    this.grant(household, -points);
    this.receipts.push({ household, points, taken, day, returned: false });
    return 'done';
  }

  private refusal(
    household: number,
    wishes: readonly Wish[],
    points: number,
    at: Date,
    except?: ModelHold,
  ): string | null {
    const short = wishes.some(
      ({ goods, quantity }) => this.sellable(goods, at) - this.promised(goods, at, except) < quantity,
    );
    if (short) return 'SOLD_OUT';
    const aside = sum(
      this.openHolds(at)
        .filter((hold) => hold.household === household && hold !== except)
        .map((hold) => hold.points),
    );
    return points > this.balance(household) - aside ? 'INSUFFICIENT_POINTS' : null;
  }

  /** Without a date first, then the earliest date, then what came first. */
  private takeOut(goods: number, quantity: number, fits: (batch: ModelBatch) => boolean): Taken[] {
    const order = this.shelf(goods)
      .map((batch, place) => ({ batch, place }))
      .filter(({ batch }) => batch.left > 0 && fits(batch))
      .toSorted((a, b) => (a.batch.date ?? '').localeCompare(b.batch.date ?? '') || a.place - b.place);
    let rest = quantity;
    return order.flatMap(({ batch, place }) => {
      const took = Math.min(rest, batch.left);
      batch.left -= took;
      rest -= took;
      return took > 0 ? [{ goods, batch: place, quantity: took }] : [];
    });
  }

  /** What turns up in a count has no date. */
  private find(goods: number, quantity: number): void {
    const undated = this.shelf(goods).find((batch) => batch.date === null && !batch.recalled);
    if (undated) undated.left += quantity;
    else this.shelf(goods).push({ date: null, left: quantity, recalled: false });
  }

  private openHolds(at: Date): ModelHold[] {
    return this.holds.filter((hold) => this.stateOf(hold, at) === 'OPEN');
  }

  private cost(wishes: readonly Wish[]): number {
    return sum(wishes.map(({ goods, quantity }) => quantity * (this.prices[goods] ?? 0)));
  }

  private bring(goods: number, quantity: number): void {
    this.everIn[goods] = (this.everIn[goods] ?? 0) + quantity;
  }

  private balance(household: number): number {
    return this.balances[household] ?? 0;
  }

  private shelf(goods: number): ModelBatch[] {
    const shelf = this.batches[goods];
    if (!shelf) throw new Error(`No good ${goods}`);
    return shelf;
  }

  private batch(goods: number, which: number): ModelBatch {
    const batch = this.shelf(goods)[which];
    if (!batch) throw new Error(`No batch ${which}`);
    return batch;
  }

  private hold(which: number): ModelHold {
    const hold = this.holds[which];
    if (!hold) throw new Error(`No reservation ${which}`);
    return hold;
  }
}

function isSellable(batch: ModelBatch, day: string): boolean {
  return !batch.recalled && (batch.date === null || batch.date >= day);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
