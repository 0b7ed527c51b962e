import DataLoader from 'dataloader';
import type { RequestContext } from './context';
import type { Reader } from './database';

const caches = new WeakMap<RequestContext, Map<unknown, unknown>>();

/**
 * A batched read, one DataLoader per request: neighbours of a list cost one statement, not one each.
 * `read` answers values in the order of the keys; `undefined` or null where there is none.
 */
export function loader<V, K = string>(
  read: (reader: Reader, keys: readonly K[]) => Promise<readonly V[]>,
): (ctx: RequestContext) => DataLoader<K, V> {
  return (ctx) => {
    let cache = caches.get(ctx);
    if (!cache) {
      cache = new Map();
      caches.set(ctx, cache);
    }
    let dataLoader = cache.get(read) as DataLoader<K, V> | undefined;
    if (!dataLoader) {
      dataLoader = new DataLoader<K, V>((keys) => read(ctx.db.reader, keys));
      cache.set(read, dataLoader);
    }
    return dataLoader;
  };
}

/** Rows put back in the order of the keys they were asked by; null where a key has no row. */
export function inOrder<T, K = string>(
  keys: readonly K[],
  rows: readonly T[],
  keyOf: (row: T) => K,
): (T | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Rows gathered into one list per key, in the order of the keys. */
export function grouped<T, K = string>(keys: readonly K[], rows: readonly T[], keyOf: (row: T) => K): T[][] {
  const lists = new Map<K, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) lists.get(keyOf(row))?.push(row);
  return keys.map((key) => lists.get(key) ?? []);
}
