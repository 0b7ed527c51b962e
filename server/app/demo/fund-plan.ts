import type { ActSeed, RedemptionSeed } from './act-seed';
import { dateText, dayOf, instantOf, monthOf, yearOf } from './calendar';
import { goods } from './goods';

/** The money of 银杏坝村's season: ¥20,000 from four sources, as instalments that fit the year that was lived. */

export type FundSource = 'TOWNSHIP' | 'COLLECTIVE' | 'DONORS' | 'HELPING_UNIT';

export interface Instalment {
  /** Null: on the day the fund is opened. */
  readonly day: number | null;
  readonly source: FundSource;
  readonly cents: number;
}

/** Days between which the light is red: from a large bill on, until the council tops the fund up. */
export interface RedDays {
  readonly from: number;
  readonly to: number;
}

const yuan = 100;
/** What each source gives in a season, in yuan; the collective's last 3,000 are the top-up. */
const sources: readonly { readonly source: FundSource; readonly yuan: number }[] = [
  { source: 'COLLECTIVE', yuan: 4_000 },
  { source: 'TOWNSHIP', yuan: 4_000 },
  { source: 'DONORS', yuan: 3_000 },
  { source: 'TOWNSHIP', yuan: 4_000 },
];
export const topUpCents = 3_000 * yuan;
export const helpingUnitCents = 2_000 * yuan;

/** Points that purses may hold from before the year. */
const earlierPoints = 700;
/** Coverage that the instalments are planned for: before the red days, and after them. */
const wantedBefore = 1.12;
const wantedAfter = 1.3;

/** The red days of a year that ends today: in May where there is one to look back on, else half a year ago. */
export function redDays(today: Date): RedDays {
  const last = dayOf(today);
  const may = [yearOf(last), yearOf(last) - 1]
    .map((year) => Date.UTC(year, 4, 12) / 86_400_000)
    .find((day) => day <= last - 20 && day >= last - 270);
  const from = may ?? last - 180;
  return { from, to: from + 4 };
}

interface Lived {
  readonly acts: readonly ActSeed[];
  readonly redemptions: readonly RedemptionSeed[];
}

const costs = new Map(goods.map(({ code, costCents, isService }) => [code, { costCents, isService }]));

function redeemedCost(redemption: RedemptionSeed, isService: boolean): number {
  return redemption.lines.reduce((sum, { goodsCode, quantity }) => {
    const good = costs.get(goodsCode);
    return good?.isService === isService ? sum + good.costCents * quantity : sum;
  }, 0);
}

/** What vouchers handed out between two days cost their providers. */
export function vouchersBetween(redemptions: readonly RedemptionSeed[], from: number, to: number): number {
  return redemptions
    .filter(({ at }) => dayOf(at) >= from && dayOf(at) < to)
    .reduce((sum, redemption) => sum + redeemedCost(redemption, true), 0);
}

/**
 * Instalments, monthly, each as large as the month needs it and as its source has left; what is left is still to come when the year is looked at. `spending` are other sums paid, by day.
 */
export function planInstalments(
  { acts, redemptions }: Lived,
  today: Date,
  spending: ReadonlyMap<number, number>,
): Instalment[] {
  const last = dayOf(today);
  const first = last - 364;
  const red = redDays(today);
  const owed = new Map<number, number>();
  const spent = new Map(spending);
  const add = (sums: Map<number, number>, at: Date, amount: number): void => {
    sums.set(dayOf(at), (sums.get(dayOf(at)) ?? 0) + amount);
  };
  for (const act of acts) {
    const day = act.publishedAt ? dayOf(act.publishedAt) : 0;
    if (act.publishedAt && !act.honourOnly && (day < red.from || day > red.to))
      add(owed, act.publishedAt, act.points);
  }
  for (const redemption of redemptions) {
    add(owed, redemption.at, -redemption.points);
    add(spent, redemption.at, redeemedCost(redemption, false));
  }
  const rest = sources.map((each) => ({ ...each, cents: each.yuan * yuan }));
  const instalments: Instalment[] = [];
  let [paidIn, debt, out] = [0, earlierPoints, 0];
  for (let day = first; day <= last; ) {
    let end = day + 1;
    while (end <= last && monthOf(end) === monthOf(day)) end += 1;
    let need = 0;
    for (let each = day; each < end; each += 1) {
      debt += owed.get(each) ?? 0;
      out += spent.get(each) ?? 0;
      if (each === red.to) paidIn += topUpCents;
      const wanted = each < red.from ? wantedBefore : each <= red.to ? 0 : wantedAfter;
      if (wanted > 0) need = Math.max(need, wanted * debt * yuan + out - paidIn);
    }
    // On the month's first morning, before anything is paid; the very first comes with the shop's opening.
    const on = day === first ? null : day;
    let missing = Math.max(0, Math.ceil(need / 20_000) * 20_000);
    for (const source of rest) {
      const cents = Math.min(source.cents, missing);
      if (cents === 0) continue;
      instalments.push({ day: on, source: source.source, cents });
      source.cents -= cents;
      missing -= cents;
      paidIn += cents;
    }
    day = end;
  }
  return instalments;
}

/** A day as part of a document's number. */
export function numberOf(day: number): string {
  return dateText(day).replaceAll('-', '');
}

export function atHour(day: number, hour: number): Date {
  return instantOf(day, hour * 60);
}
