import type { Reader, Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import type { ImportRow } from './import-row.entity';
import type { PlannedRow } from './plan';
import type { ReadRow } from './read-rows';
import { keysOf } from './row-keys';
import { ImportRowState } from './rules';

/** All rows of an import, in the order of the sheet. */
export async function rowsOfImport(reader: Reader, importId: string): Promise<ImportRow[]> {
  return reader.rows<ImportRow>('select * from import_row where import_id = $1 order by row_no', [importId]);
}

/** What the sheet said, from rows that are not forgotten yet. */
export function readRowsOf(rows: readonly ImportRow[]): ReadRow[] {
  return rows.flatMap((row) => row.content ?? []);
}

/**
 * Writes rows with their plan in one statement. Households and people to be made get their ids now: what is signed
 * is what is made.
 */
export async function storeRows(
  tx: Tx,
  importId: string,
  villageId: string,
  read: readonly ReadRow[],
  plan: readonly PlannedRow[],
): Promise<void> {
  const homes = new Map<string, string>();
  for (const row of plan) if (row.newHousehold) homes.set(row.number, newId());
  const rows = plan.map((row, place) => {
    const isError = row.state === ImportRowState.ERROR;
    const content = read[place];
    return {
      importId,
      rowNo: row.rowNo,
      state: row.state,
      number: row.number,
      householdId: isError ? null : (row.householdId ?? homes.get(row.number) ?? null),
      residentId: isError ? null : (row.residentId ?? newId()),
      newHousehold: row.newHousehold,
      newResident: row.newResident,
      isHead: row.isHead,
      areaId: row.areaId,
      points: row.points,
      honour: row.honour,
      noted: row.problems.some(({ blocking }) => !blocking),
      keys: content ? keysOf(villageId, content.values) : [],
      content,
      changes: row.changes,
      problems: row.problems,
    };
  });
  await tx.rows(
    `insert into import_row (import_id, row_no, state, number, household_id, resident_id, new_household, new_resident,
       is_head, area_id, points, honour, noted, keys, content, changes, problems)
     select "importId", "rowNo", state, number, "householdId", "residentId", "newHousehold", "newResident",
       "isHead", "areaId", points, honour, noted, keys, content, changes, problems
     from jsonb_to_recordset($1::jsonb) as r ("importId" uuid, "rowNo" int, state text, number text,
       "householdId" uuid, "residentId" uuid, "newHousehold" boolean, "newResident" boolean, "isHead" boolean,
       "areaId" uuid, points bigint, honour bigint, noted boolean, keys text[], content jsonb, changes jsonb,
       problems jsonb)`,
    [JSON.stringify(rows)],
  );
}
