/** A seeded source of chance: the same seed gives the same village on every machine. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Each item weighs `weight(item)`; a weight of 0 is never picked while another is positive. */
  pickWeighted<T>(items: readonly T[], weight: (item: T) => number): T;
  /** A new array in another order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for believable variety. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => itemAt(items, between(0, items.length - 1));
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick,
    pickWeighted: (items, weight) => {
      const weights = items.map(weight);
      const total = weights.reduce((sum, each) => sum + each, 0);
      if (total <= 0) return pick(items);
      let rest = next() * total;
      for (const [index, each] of weights.entries()) {
        rest -= each;
        if (rest < 0) return itemAt(items, index);
      }
      return itemAt(items, items.length - 1);
    },
    shuffled: (items) => {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        const kept = itemAt(result, last);
        result[last] = itemAt(result, other);
        result[other] = kept;
      }
      return result;
    },
  };
}

/** The item at a place that must exist. */
export function itemAt<T>(items: readonly T[], place: number): T {
  const item = items[place];
  if (item === undefined) throw new RangeError(`No item at ${place} of ${items.length}`);
  return item;
}
