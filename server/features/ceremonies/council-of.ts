import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';

/** The village's council of a kind; null where it has none. */
export async function councilOf(reader: Reader, villageId: string, kind: string): Promise<string | null> {
  const row = await reader.row<{ id: string }>(
    'select id from council where area_id = $1 and kind_code = $2',
    [villageId, kind],
  );
  return row?.id ?? null;
}

/** The village's weddings and funerals council; NOT_FOUND where it has none. */
export async function ceremonyCouncil(reader: Reader, villageId: string): Promise<string> {
  return found(await councilOf(reader, villageId, 'RW'), 'villageId');
}
