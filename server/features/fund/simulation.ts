import { addDays } from '#server/core/clock';
import { Light, lightOf, ratioOf, type Standing, type Thresholds } from './rules';

/** Months looked ahead. */
export const HORIZON = 36;

/** How a village goes on: cents and points a month. */
export interface Course {
  incomeCents: number;
  /** Points granted a month. */
  grants: number;
  /** Points spent a month, in percent of those that could be. */
  redemptionPercent: number;
  /** A red light stops new grants, as the product does; without it one sees where the course leads. */
  gate: boolean;
}

export interface SimulatedMonth {
  /** First day of the month, 'YYYY-MM-DD'. */
  month: string;
  incomeCents: number;
  granted: number;
  redeemed: number;
  /** What is left of the money when the month ends. */
  freeCents: number;
  /** What is left on the shelf, at cost. */
  stockCents: number;
  owedPoints: number;
  ratio: number | null;
  light: Light;
}

export interface Simulated {
  months: SimulatedMonth[];
  /** The day the money is gone: from then on nothing is bought for what is carried home. Null: not within sight. */
  fundDryOn: string | null;
  /** The day the shelf is empty too. */
  shelfEmptyOn: string | null;
  /** First day of the first red month. */
  redOn: string | null;
}

function nextMonth(month: string): string {
  return `${addDays(month, 32).slice(0, 7)}-01`;
}

/** The day of the month on which `part` of it (0 to 1) has passed. */
function dayWithin(month: string, part: number): string {
  const days = (Date.parse(nextMonth(month)) - Date.parse(month)) / 86_400_000;
  return addDays(month, Math.min(days - 1, Math.floor(days * part)));
}

/**
 * Goes on month by month from `start` ('YYYY-MM-01'). What is carried home costs par a point and is bought again at
 * once, so the shelf stays as it is while there is money; then it empties. Nothing is spent that is not there: when
 * money and goods are gone, points stay owed. Whole cents and points throughout.
 */
export function simulate(from: Standing & Thresholds, course: Course, start: string): Simulated {
  let free = from.balanceCents - from.unpaidCents;
  let stock = from.stockCents;
  let owed = from.pursePoints + from.pendingPoints;
  let light = lightOf(from, from);
  const months: SimulatedMonth[] = [];
  const result: Simulated = { months, fundDryOn: null, shelfEmptyOn: null, redOn: null };
  for (let place = 0, month = start; place < HORIZON; place += 1, month = nextMonth(month)) {
    const granted = course.gate && light === Light.RED ? 0 : course.grants;
    const wanted = Math.round(((owed + granted) * course.redemptionPercent) / 100);
    const before = { free, stock };
    // A fund in debt to its suppliers first pays them out of what comes in; the shelf can be emptied all the same.
    const payable = Math.max(0, free + course.incomeCents) + stock;
    const redeemed = Math.min(wanted, Math.floor(payable / from.parCents));
    const cost = redeemed * from.parCents;
    const fromFund = Math.min(cost, Math.max(0, free + course.incomeCents));
    free += course.incomeCents - fromFund;
    stock -= cost - fromFund;
    owed += granted - redeemed;
    const unmet = wanted * from.parCents;
    // Money owed to suppliers is gone already: no day to name, until there is money again.
    if (result.fundDryOn === null && before.free >= 0 && unmet > before.free + course.incomeCents) {
      result.fundDryOn = dayWithin(month, partOf(before.free, course.incomeCents, unmet));
    }
    if (
      result.shelfEmptyOn === null &&
      unmet > Math.max(0, before.free + course.incomeCents) + before.stock
    ) {
      result.shelfEmptyOn = dayWithin(month, partOf(before.free + before.stock, course.incomeCents, unmet));
    }
    const standing = {
      balanceCents: free,
      unpaidCents: 0,
      stockCents: stock,
      pursePoints: owed,
      pendingPoints: 0,
      parCents: from.parCents,
    };
    light = lightOf(standing, from);
    if (result.redOn === null && light === Light.RED) result.redOn = month;
    months.push({
      month,
      incomeCents: course.incomeCents,
      granted,
      redeemed,
      freeCents: free,
      stockCents: stock,
      owedPoints: owed,
      ratio: ratioOf(standing),
      light,
    });
  }
  return result;
}

/** Which part of a month passes until `have` plus the income of those days is used up by an even demand. */
function partOf(have: number, incomeCents: number, demandCents: number): number {
  const fall = demandCents - incomeCents;
  return fall <= 0 ? 1 : Math.min(1, Math.max(0, have / fall));
}
