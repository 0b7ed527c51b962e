import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import type { ImportRow } from './import-row.entity';
import { hashOfPlan, type PlannedRow, planRows } from './plan';
import type { RegisterImport } from './register-import.entity';
import { viewRegister } from './register-view';
import { readRowsOf } from './stored-rows';

/** What an import would make of the register as it is now. */
export async function planNow(
  reader: Reader,
  paper: RegisterImport,
  rows: readonly ImportRow[],
): Promise<PlannedRow[]> {
  const read = readRowsOf(rows);
  return planRows(read, await viewRegister(reader, paper.villageId, read), paper.columns);
}

/** Throws IMPORT_OUTDATED when the register has changed in what the kept report rests on. */
export async function demandUnchanged(
  reader: Reader,
  paper: RegisterImport,
  rows: readonly ImportRow[],
): Promise<void> {
  const now = hashOfPlan(await planNow(reader, paper, rows));
  demand(now.equals(paper.planHash), ErrorCode.IMPORT_OUTDATED);
}
