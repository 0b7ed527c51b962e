import { createHash } from 'node:crypto';
import type { RowValues } from './read-rows';

type Keyed = Pick<RowValues, 'externalKey' | 'number' | 'name'>;

function hash(villageId: string, key: string): string {
  return createHash('sha256').update(`${villageId}|${key}`).digest('hex');
}

/** The hashed key of household number and name. */
export function nameKey(villageId: string, row: Keyed): string {
  return hash(villageId, `name|${row.number}|${row.name}`);
}

/** The hashed key of the list's own number for a person; null where the list has none. */
export function ownKey(villageId: string, row: Keyed): string | null {
  return row.externalKey === null ? null : hash(villageId, `own|${row.externalKey}`);
}

/** The keys by which a row is known again, the list's own number first. */
export function keysOf(villageId: string, row: Keyed): string[] {
  const own = ownKey(villageId, row);
  return own ? [own, nameKey(villageId, row)] : [nameKey(villageId, row)];
}
