// Phones of 2020 know neither `toSorted` nor `toReversed`; these do the same.

/** A sorted copy. */
export function sorted<Item>(items: readonly Item[], compare?: (one: Item, other: Item) => number): Item[] {
  const copy = [...items];
  copy.sort(compare);
  return copy;
}

/** A copy with the last first. */
export function reversed<Item>(items: readonly Item[]): Item[] {
  const copy = [...items];
  copy.reverse();
  return copy;
}
