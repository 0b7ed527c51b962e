import type { ActPlan } from './act-plan';
import type { ActSeed, EventSeed, RedemptionSeed, StockMoveSeed } from './act-seed';
import { storyActs } from './act-stories';
import { dayOf, yearOf } from './calendar';
import { buildPeople } from './people';
import type { People } from './person-seed';
import { dutyPlans } from './plans-duty';
import { recentPlans, villagePlans } from './plans-village';
import { simulateShop, type ShopYear } from './shop-year';
import { YearBook, type YearInput } from './year-book';

/** The seed of the demo that everybody sees; its people are built with it too. */
export const demoSeed = 20_250_101;

interface ActYear {
  readonly events: readonly EventSeed[];
  /** In the order they happened. */
  readonly acts: readonly ActSeed[];
}

function addPlan(book: YearBook, plan: ActPlan, recent: boolean): void {
  for (let turn = 0; turn < plan.count; turn += 1) {
    if (plan.rows) book.addEvent(plan, recent);
    else if (plan.sharedBy) book.addCase(plan, recent);
    else book.addSingle(plan, recent);
  }
}

function peopleOf({ today, seed }: YearInput): People {
  return buildPeople({ seed, year: yearOf(dayOf(today)) });
}

/** Twelve months of 银杏坝村 before `today`; the same input always gives the same year. */
export function buildActs(input: YearInput): ActYear {
  const book = new YearBook(input, peopleOf(input));
  for (const story of storyActs) book.addStory(story);
  for (const plan of [...dutyPlans, ...villagePlans]) addPlan(book, plan, false);
  for (const plan of recentPlans) addPlan(book, plan, true);
  // The sort is stable: the rows of a roll keep their order, and with it the larger share of a pot.
  const acts = book.acts
    .toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime())
    .map((act, place): ActSeed => ({ key: `A${String(place + 1).padStart(4, '0')}`, ...act }));
  return {
    events: book.events.toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime()),
    acts,
  };
}

function shopOf(input: YearInput, acts: readonly ActSeed[]): ShopYear {
  return simulateShop({ ...input, people: peopleOf(input), acts });
}

/** What households took home in that year; no balance, quarter limit or stock is ever overdrawn. */
export function buildRedemptions(input: YearInput): readonly RedemptionSeed[] {
  return shopOf(input, buildActs(input).acts).redemptions;
}

/** Deliveries, donations, losses and counts; the opening stock stands first, all at one instant. */
export function buildStockMoves(input: YearInput): readonly StockMoveSeed[] {
  return shopOf(input, buildActs(input).acts).stockMoves;
}

/** All four in one pass. The people of the county have to be built with the same seed and the year of `today`. */
export function buildYear(today: Date, seed: number = demoSeed): ActYear & ShopYear {
  const lived = buildActs({ today, seed });
  return { ...lived, ...shopOf({ today, seed }, lived.acts) };
}
