import { addDays, dayOf, periodStart } from '#server/core/clock';

export interface Basket {
  goods: number;
  quantity: number;
}

interface Receipt {
  household: number;
  basket: readonly Basket[];
  points: number;
  day: string;
  returned: boolean;
}

/** What a shop is, in memory: two households, three goods, and what may be done with them. */
export class ShopModel {
  readonly receipts: Receipt[] = [];
  private readonly used = new Map<string, number>();

  constructor(
    readonly balances: number[],
    readonly stock: number[],
    readonly prices: number[],
    private readonly limits: readonly (number | null)[],
  ) {}

  grant(household: number, points: number): void {
    this.balances[household] = this.balance(household) + points;
  }

  price(goods: number, points: number): void {
    this.prices[goods] = points;
  }

  /** A refusal's code, or 'done'. */
  move(kind: 'PURCHASE' | 'LOSS' | 'COUNT', goods: number, quantity: number): string {
    const stock = this.stock[goods] ?? 0;
    if (kind === 'LOSS' && quantity > stock) return 'STOCK_NEGATIVE';
    this.stock[goods] =
      kind === 'PURCHASE' ? stock + quantity : kind === 'LOSS' ? stock - quantity : quantity;
    return 'done';
  }

  redeem(household: number, basket: readonly Basket[], at: Date): string {
    const quarter = periodStart('QUARTER', dayOf(at));
    const points = basket.reduce((sum, line) => sum + line.quantity * (this.prices[line.goods] ?? 0), 0);
    const keyOf = (line: Basket): string => `${household}/${line.goods}/${quarter}`;
    const after = (line: Basket): number => (this.used.get(keyOf(line)) ?? 0) + line.quantity;
    if (basket.some((line) => line.quantity > (this.stock[line.goods] ?? 0))) return 'SOLD_OUT';
    if (basket.some((line) => after(line) > (this.limits[line.goods] ?? Infinity))) return 'GOODS_LIMIT';
    if (points > this.balance(household)) return 'INSUFFICIENT_POINTS';
    for (const line of basket) {
      this.used.set(keyOf(line), after(line));
      this.stock[line.goods] = (this.stock[line.goods] ?? 0) - line.quantity;
    }
    this.balances[household] = this.balance(household) - points;
    this.receipts.push({ household, basket, points, day: dayOf(at), returned: false });
    return 'done';
  }

  giveBack(place: number, at: Date): string {
    const receipt = this.receipts[place];
    if (!receipt) return 'NOT_FOUND';
    if (receipt.returned) return 'ALREADY_RETURNED';
    if (dayOf(at) > addDays(receipt.day, 7)) return 'RETURN_TOO_LATE';
    receipt.returned = true;
    for (const line of receipt.basket) {
      const use = `${receipt.household}/${line.goods}/${periodStart('QUARTER', receipt.day)}`;
      this.used.set(use, (this.used.get(use) ?? 0) - line.quantity);
      this.stock[line.goods] = (this.stock[line.goods] ?? 0) + line.quantity;
    }
    this.balances[receipt.household] = this.balance(receipt.household) + receipt.points;
    return 'done';
  }

  private balance(household: number): number {
    return this.balances[household] ?? 0;
  }
}
