import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, areaPath } from '#server/features/people/actor';
import { seenImport } from './hold-import';
import { DryRun, RegisterImportConnection } from './import-types';
import { hashOfPlan, totalsOf } from './plan';
import { planNow } from './plan-now';
import { can } from './policy';
import { RegisterImport } from './register-import.entity';
import { ImportState } from './rules';
import { rowsOfImport } from './stored-rows';

/** The lists brought into a village, newest first. FORBIDDEN to whoever brings none in. */
export async function importPage(
  reader: Reader,
  actor: Actor,
  asked: { villageId: string; first: number; after: string | null },
): Promise<RegisterImportConnection> {
  const size = pageSize(asked.first);
  const after = valuesOf(asked.after, 2);
  demand(can.upload(actor, await areaPath(reader, asked.villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const rows = await reader.rows<RegisterImport>(
    `select * from register_import where village_id = $1
       and ($2::timestamptz is null or (uploaded_at, id) < ($2, $3::uuid))
     order by uploaded_at desc, id desc limit $4`,
    [asked.villageId, after?.[0] ?? null, after?.[1] ?? null, size + 1],
  );
  const imports = rows.map((row) => Object.assign(new RegisterImport(), row));
  return Object.assign(
    new RegisterImportConnection(),
    pageOf(imports, size, (row) => [row.uploadedAt.toISOString(), row.id]),
  );
}

/** An import by its id; null for those who do not bring lists into its village. */
export async function findImport(reader: Reader, actor: Actor, id: string): Promise<RegisterImport | null> {
  if (!isId(id)) return null;
  const paper = await reader.one(RegisterImport, { id });
  return paper && can.upload(actor, await areaPath(reader, paper.villageId)) ? paper : null;
}

/**
 * What signing an import would make of the register as it is now. It runs where nothing can be written.
 * Throws NOT_FOUND, ILLEGAL_MOVE when it is signed or dropped.
 */
export async function dryRunImport(reader: Reader, actor: Actor, id: string): Promise<DryRun> {
  demand(isId(id), ErrorCode.NOT_FOUND, 'importId');
  const { paper } = await seenImport(reader, actor, id);
  const isOpen = paper.state === ImportState.DRAFT || paper.state === ImportState.PROPOSED;
  demand(isOpen, ErrorCode.ILLEGAL_MOVE);
  const plan = await planNow(reader, paper, await rowsOfImport(reader, id));
  const { newHouseholds, newResidents, points, honour, errorRows } = totalsOf(plan);
  const changes = plan.flatMap((row) => row.changes);
  const mended = new Set(['name', 'phone', 'birthYear']);
  return Object.assign(new DryRun(), {
    households: newHouseholds,
    residents: newResidents,
    // A purse for each household, honour and minutes for each person.
    accounts: newHouseholds + 2 * newResidents,
    mendedResidents: plan.filter((row) => row.changes.some(({ field }) => mended.has(field))).length,
    movedHouseholds: changes.filter(({ field }) => field === 'area').length,
    transfers: plan.reduce((sum, row) => sum + Number(row.points > 0) + Number(row.honour > 0), 0),
    purses: new Set(plan.filter((row) => row.points > 0).map((row) => row.householdId ?? row.number)).size,
    points,
    honour,
    errorRows,
    outdated: !hashOfPlan(plan).equals(paper.planHash),
  });
}
