import type { Reader } from '#server/core/database';
import { laws } from './rooms';

export interface Breach {
  law: string;
  rows: Record<string, unknown>[];
}

/** Proves every law of every room on this database; answers the laws broken with up to 20 offending rows each. */
export async function audit(reader: Reader): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const law of laws) {
    const rows = await reader.rows<Record<string, unknown>>(`select * from (${law.sql}) breach limit 20`);
    if (rows.length > 0) breaches.push({ law: law.name, rows });
  }
  return breaches;
}
