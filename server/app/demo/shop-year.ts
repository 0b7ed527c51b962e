import type { ActSeed, RedemptionSeed, StockMoveSeed } from './act-seed';
import { dateText, dayOf, instantOf, monthOf, periodStart, weekdayOf } from './calendar';
import { redDays, type RedDays } from './fund-plan';
import { goods, type GoodsSeed } from './goods';
import type { HouseholdSeed, People, ResidentSeed } from './person-seed';
import { chanceFrom, itemAt, type Chance } from './random';
import { donors, keptBack, losses, overReasons, shelfWeeks, shortReasons } from './shop-supplies';
import { villageCode } from './areas';

/** A year at the counter of 银杏坝村, simulated with the same balances, limits and stock the shop itself keeps. */

export interface ShopYear {
  readonly redemptions: readonly RedemptionSeed[];
  readonly stockMoves: readonly StockMoveSeed[];
  /** What households took at the partner's shop: how often a service of 10 points. */
  readonly partnerSales: readonly PartnerSaleSeed[];
}

export interface PartnerSaleSeed {
  readonly householdKey: string;
  readonly times: number;
  readonly at: Date;
}

/** Some of a good with one date; null: without one. */
interface Batch {
  readonly date: string | null;
  left: number;
}

interface ShopInput {
  readonly today: Date;
  readonly seed: number;
  readonly people: People;
  readonly acts: readonly ActSeed[];
}

const keeper = 'long-zhiyuan';
const supervisor = 'bi-xiuyun';
const yearDays = 363;
const wantedRedemptions = 640;
/** Points count as spendable two days after their release, whatever the hour the night's job ran. */
const releaseLag = 2;
/** For how long the partner has taken points by now. */
const partnerDays = 120;
const keptExpiredDays = 9;

class Counter {
  readonly redemptions: RedemptionSeed[] = [];
  readonly stockMoves: StockMoveSeed[] = [];
  readonly partnerSales: PartnerSaleSeed[] = [];
  /** Batches as they are handed out: those without a date first, then by date. */
  private readonly batches = new Map<string, Batch[]>();
  private today = '';
  private readonly balance = new Map<string, number>();
  private readonly taken = new Map<string, number>();
  private readonly kept = new Map<string, number>();
  private readonly households: readonly HouseholdSeed[];
  private readonly residents: ReadonlyMap<string, ResidentSeed>;
  private documents = 0;

  constructor(
    people: People,
    private readonly chance: Chance,
    private readonly last: number,
  ) {
    this.households = people.households.filter(
      ({ unitCode, memberKeys }) => unitCode === villageCode && !memberKeys.includes(keeper),
    );
    this.residents = new Map(people.residents.map((resident) => [resident.key, resident]));
    for (const { key, memberKeys } of this.households) {
      const most = Math.max(0, ...memberKeys.map((member) => keptBack[member] ?? 0));
      if (most > 0) this.kept.set(key, most);
    }
  }

  earn(householdKey: string, points: number): void {
    this.balance.set(householdKey, (this.balance.get(householdKey) ?? 0) + points);
  }

  begin(day: number): void {
    this.today = dateText(day);
  }

  /** How many can be handed out today. */
  private left(code: string): number {
    return this.sellable(code).reduce((sum, batch) => sum + batch.left, 0);
  }

  private sellable(code: string): Batch[] {
    return (this.batches.get(code) ?? []).filter(({ date }) => date === null || date >= this.today);
  }

  private put(code: string, date: string | null, quantity: number): void {
    const batches = this.batches.get(code) ?? [];
    const known = batches.find((batch) => batch.date === date);
    if (known) known.left += quantity;
    else batches.push({ date, left: quantity });
    this.batches.set(
      code,
      batches.toSorted((one, other) => (one.date ?? '').localeCompare(other.date ?? '')),
    );
  }

  private take(from: readonly Batch[], quantity: number): void {
    let rest = quantity;
    for (const batch of from) {
      const taken = Math.min(batch.left, rest);
      batch.left -= taken;
      rest -= taken;
    }
  }

  /** What has passed its date is written off the next morning. */
  writeOff(day: number): void {
    for (const good of goods) {
      for (const batch of this.batches.get(good.code) ?? []) {
        if (batch.date === null || batch.date >= this.today || batch.left === 0) continue;
        const quantity = batch.left;
        this.take([batch], quantity);
        this.enter(good, 'LOSS', -quantity, day, 8 * 60 + 5, '过期下架', '', null, batch.date);
      }
    }
  }

  move(
    good: GoodsSeed,
    kind: StockMoveSeed['kind'],
    quantity: number,
    day: number,
    minute: number,
    reasonZh: string,
    document: string,
  ): void {
    const arrives = kind === 'PURCHASE' || kind === 'DONATION';
    const weeks = (shelfWeeks[good.code] ?? 78) - this.chance.between(0, 2);
    // The opening stock has no dates: nobody kept batches yet.
    const dated = arrives && good.bestBefore && this.today !== '';
    const date = dated ? dateText(day + Math.max(weeks, 1) * 7) : null;
    if (quantity > 0) this.put(good.code, date, quantity);
    else this.take(this.batches.get(good.code) ?? [], -quantity);
    this.enter(good, kind, quantity, day, minute, reasonZh, document, date, null);
  }

  private enter(
    good: GoodsSeed,
    kind: StockMoveSeed['kind'],
    quantity: number,
    day: number,
    minute: number,
    reasonZh: string,
    document: string,
    bestBeforeOn: string | null,
    batchDate: string | null,
  ): void {
    this.stockMoves.push({
      goodsCode: good.code,
      kind,
      quantity,
      reasonZh,
      document,
      unitCostCents: kind === 'PURCHASE' ? good.costCents : null,
      bestBeforeOn,
      batchDate,
      movedByKey: kind === 'COUNT' ? supervisor : keeper,
      at: instantOf(day, minute),
    });
  }

  private documentOn(day: number): string {
    this.documents += 1;
    return `${dateText(day).replaceAll('-', '')}-${String(this.documents).padStart(3, '0')}`;
  }

  /** One delivery brings everything that ran low back to a little more than the opening stock. */
  restock(day: number): void {
    const document = this.documentOn(day);
    for (const good of goods) {
      if (this.left(good.code) > good.reorderLevel) continue;
      const wanted = Math.ceil(good.openingStock * 1.4) - this.left(good.code);
      this.move(
        good,
        'PURCHASE',
        wanted,
        day,
        8 * 60 + 20,
        good.isService ? '印券入柜' : '月度进货',
        document,
      );
    }
  }

  donate(day: number, place: number): void {
    const [giver, code, quantity] = itemAt(donors, place);
    const good = goods.find((each) => each.code === code);
    if (good) this.move(good, 'DONATION', quantity, day, 8 * 60 + 40, giver, `捐${this.documentOn(day)}`);
  }

  lose(day: number): void {
    const fragile = goods.filter((good) => !good.isService && this.left(good.code) >= 3 && good.points <= 40);
    if (fragile.length === 0) return;
    this.move(this.chance.pick(fragile), 'LOSS', -1, day, 17 * 60 + 20, this.chance.pick(losses), '');
  }

  count(day: number): void {
    const document = `盘点${dateText(day).slice(0, 7)}`;
    const counted = goods.filter((good) => !good.isService && this.left(good.code) >= 4);
    for (const good of this.chance.shuffled(counted).slice(0, this.chance.between(0, 2))) {
      const found = this.chance.happens(0.6) ? -1 : 1;
      const reasons = found < 0 ? shortReasons : overReasons;
      const reason = itemAt(reasons, (day + good.points) % reasons.length);
      this.move(good, 'COUNT', found, day, 18 * 60, reason, document);
    }
  }

  /** The collector stands at the counter for those who cannot come themselves. */
  private whoComes({ memberKeys, collectorKeys }: HouseholdSeed, day: number): string {
    const year = Number(dateText(day).slice(0, 4));
    const able = memberKeys.filter((key) => {
      const resident = this.residents.get(key);
      return resident !== undefined && !resident.awayForWork && year - resident.birthYear >= 14;
    });
    const collector = collectorKeys[0];
    if (collector && this.chance.happens(0.7)) return collector;
    return able.length > 0 ? this.chance.pick(able) : itemAt(memberKeys, 0);
  }

  private limitKey(household: HouseholdSeed, good: GoodsSeed, day: number): string {
    return `${household.key} ${good.code} ${periodStart(day, 'QUARTER')}`;
  }

  private basket(household: HouseholdSeed, day: number, budget: number): Map<GoodsSeed, number> {
    const hasChild = household.memberKeys.some((key) => {
      const born = this.residents.get(key)?.birthYear ?? 0;
      const age = Number(dateText(day).slice(0, 4)) - born;
      return age >= 6 && age <= 17;
    });
    const lines = new Map<GoodsSeed, number>();
    const wantedLines = this.chance.pick([1, 1, 1, 2, 2, 3]);
    let rest = budget;
    for (let line = 0; line < wantedLines; line += 1) {
      const fits = goods.filter((good) => {
        const already = this.taken.get(this.limitKey(household, good, day)) ?? 0;
        return (
          good.points <= rest &&
          this.left(good.code) > 0 &&
          already < good.limitPerQuarter &&
          !lines.has(good)
        );
      });
      if (fits.length === 0) break;
      const good = this.chance.pickWeighted(fits, (each) => {
        const school = each.category === 'SCHOOL' ? (hasChild ? 1.4 : 0.05) : 1;
        // People who have saved up come for the bigger things.
        const size = each.points <= rest * 0.2 ? 1 : each.points <= rest * 0.7 ? 2.2 : 1.3;
        return school * size * (each.category === 'GRAIN_OIL' ? 1.8 : 1) * (each.code === 'G48' ? 0.15 : 1);
      });
      const already = this.taken.get(this.limitKey(household, good, day)) ?? 0;
      const most = Math.min(
        good.limitPerQuarter - already,
        this.left(good.code),
        Math.floor(rest / good.points),
        3,
      );
      const quantity = good.points <= 10 ? this.chance.between(1, Math.max(1, most)) : 1;
      lines.set(good, quantity);
      rest -= quantity * good.points;
    }
    return lines;
  }

  /** One household comes and trades; false when nobody has anything to spend. */
  serve(day: number, minute: number): boolean {
    const spare = (household: HouseholdSeed): number =>
      (this.balance.get(household.key) ?? 0) - (this.kept.get(household.key) ?? 0);
    const ready = this.households.filter((household) => spare(household) >= 6);
    if (ready.length === 0) return false;
    const household = this.chance.pickWeighted(ready, (each) => spare(each) ** 1.2);
    const lines = this.basket(
      household,
      day,
      Math.min(spare(household), this.chance.pick([12, 20, 32, 45, 90, 160])),
    );
    if (lines.size === 0) return false;
    let points = 0;
    for (const [good, quantity] of lines) {
      points += good.points * quantity;
      this.take(this.sellable(good.code), quantity);
      const key = this.limitKey(household, good, day);
      this.taken.set(key, (this.taken.get(key) ?? 0) + quantity);
    }
    this.earn(household.key, -points);
    this.redemptions.push({
      key: `R${String(this.redemptions.length + 1).padStart(4, '0')}`,
      householdKey: household.key,
      collectedByKey: this.whoComes(household, day),
      keeperKey: keeper,
      at: instantOf(day, minute),
      lines: [...lines].map(([good, quantity]) => ({ goodsCode: good.code, quantity })),
      points,
    });
    return true;
  }

  /** One household takes a service at the partner's shop; false when nobody can spare it. */
  serveAtPartner(day: number, minute: number): void {
    const ready = this.households.filter(
      ({ key }) => (this.balance.get(key) ?? 0) - (this.kept.get(key) ?? 0) >= 30,
    );
    if (ready.length === 0) return;
    const { key } = this.chance.pick(ready);
    const times = this.chance.between(1, 2);
    this.earn(key, -10 * times);
    this.partnerSales.push({ householdKey: key, times, at: instantOf(day, minute) });
  }

  /** Open on Tuesdays and Fridays, and Sundays before a new month: market days. */
  openDay(day: number, served: number): number {
    const elapsed = (day - (this.last - yearDays)) / yearDays;
    const wanted = Math.min(14, Math.round(wantedRedemptions * elapsed) - served);
    let minute = 9 * 60 + this.chance.between(2, 20);
    let done = 0;
    while (done < wanted && minute < 16 * 60 + 20) {
      if (!this.serve(day, minute)) break;
      done += 1;
      minute += this.chance.between(4, 26);
    }
    return done;
  }
}

function earningsByDay(acts: readonly ActSeed[], red: RedDays): Map<number, ActSeed[]> {
  const byDay = new Map<number, ActSeed[]>();
  for (const act of acts) {
    // Points that are reversed later are never spent in the demo, so a reversal always finds them.
    if (act.state !== 'RELEASED' || act.honourOnly || !act.releasedAt) continue;
    // What is approved under a red light brings honour only.
    const approved = act.publishedAt ? dayOf(act.publishedAt) : 0;
    if (approved >= red.from && approved <= red.to) continue;
    const day = dayOf(act.releasedAt) + releaseLag;
    byDay.set(day, [...(byDay.get(day) ?? []), act]);
  }
  return byDay;
}

/** The year's redemptions and shelf movements; balances, quarter limits and stock hold at every step. */
export function simulateShop({ today, seed, people, acts }: ShopInput): ShopYear {
  const last = dayOf(today) - 1;
  const first = last - yearDays;
  const counter = new Counter(people, chanceFrom(seed ^ 0x51ed270b), last);
  const chance = chanceFrom(seed ^ 0x2545f491);
  const earnings = earningsByDay(acts, redDays(today));
  const donationDays = new Map(donors.map((_, place) => [first + 25 + place * 47, place]));
  for (const good of goods) {
    counter.move(
      good,
      'PURCHASE',
      good.openingStock,
      first,
      8 * 60,
      '开业进货',
      `${dateText(first).replaceAll('-', '')}-001`,
    );
  }
  let served = 0;
  for (let day = first + 1; day <= last; day += 1) {
    counter.begin(day);
    // The last days' leavings are still on the shelf: somebody has to see to them.
    if (day < last - keptExpiredDays) counter.writeOff(day);
    for (const { householdKey, points } of earnings.get(day) ?? []) counter.earn(householdKey, points);
    const date = Number(dateText(day).slice(8));
    if (date === 5 || date === 15 || date === 25) counter.restock(day);
    const donation = donationDays.get(day);
    if (donation !== undefined) counter.donate(day, donation);
    const weekday = weekdayOf(day);
    if (weekday === 2 || weekday === 5 || (weekday === 0 && date >= 24))
      served += counter.openDay(day, served);
    if (weekday === 3 && chance.happens(0.22)) counter.lose(day);
    if (monthOf(day + 1) !== monthOf(day)) counter.count(day);
    if (day > last - partnerDays && day % 3 === 0) counter.serveAtPartner(day, 19 * 60 + 10);
  }
  return {
    redemptions: counter.redemptions,
    stockMoves: counter.stockMoves,
    partnerSales: counter.partnerSales,
  };
}
