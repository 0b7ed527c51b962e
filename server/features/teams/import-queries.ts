import type { Reader } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type Actor, areaPath } from '#server/features/people/actor';
import { planNow, seenList } from './import-hold';
import { hashOfPlan, totalsOf } from './import-plan';
import {
  ListRowState,
  ListState,
  VolunteerDryRun,
  VolunteerImport,
  VolunteerImportConnection,
  VolunteerImportRow,
  VolunteerImportRowConnection,
} from './import-types';
import { can } from './policy';

type Paging = { first: number; after: string | null };

/** The lists brought into an area itself, newest first. FORBIDDEN to whoever brings none in. */
export async function listPage(
  reader: Reader,
  actor: Actor,
  areaId: string,
  paging: Paging,
): Promise<VolunteerImportConnection> {
  const size = pageSize(paging.first);
  const after = valuesOf(paging.after, 2);
  demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
  demand(can.upload(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const rows = await reader.rows<VolunteerImport>(
    `select * from volunteer_import where area_id = $1
       and ($2::timestamptz is null or (uploaded_at, id) < ($2, $3::uuid))
     order by uploaded_at desc, id desc limit $4`,
    [areaId, after?.[0] ?? null, after?.[1] ?? null, size + 1],
  );
  const papers = rows.map((row) => Object.assign(new VolunteerImport(), row));
  return Object.assign(
    new VolunteerImportConnection(),
    pageOf(papers, size, (row) => [row.uploadedAt.toISOString(), row.id]),
  );
}

/** The rows of a list in the order of the sheet: all, or those that somebody has to look at. */
export async function listRows(
  reader: Reader,
  importId: string,
  doubtful: boolean,
  paging: Paging,
): Promise<VolunteerImportRowConnection> {
  const size = pageSize(paging.first);
  const after = valuesOf(paging.after, 1);
  const rows = await reader.rows<VolunteerImportRow>(
    `select * from volunteer_import_row where import_id = $1 and row_no > $2
       and (not $3 or state = 'ERROR' or noted) order by row_no limit $4`,
    [importId, after?.[0] ?? 0, doubtful, size + 1],
  );
  const found = rows.map((row) => Object.assign(new VolunteerImportRow(), row));
  return Object.assign(
    new VolunteerImportRowConnection(),
    pageOf(found, size, (row) => [row.rowNo]),
  );
}

/** A list by its id; null for those who bring no lists into its area. */
export async function findList(reader: Reader, actor: Actor, id: string): Promise<VolunteerImport | null> {
  if (!isId(id)) return null;
  const paper = await reader.one(VolunteerImport, { id });
  return paper && can.upload(actor, await areaPath(reader, paper.areaId)) ? paper : null;
}

/** What signing would make now. It runs where nothing can be written. Throws NOT_FOUND, ILLEGAL_MOVE (closed). */
export async function dryRunList(reader: Reader, actor: Actor, id: string): Promise<VolunteerDryRun> {
  demand(isId(id), ErrorCode.NOT_FOUND, 'importId');
  const { paper } = await seenList(reader, actor, id);
  demand(paper.state === ListState.DRAFT || paper.state === ListState.PROPOSED, ErrorCode.ILLEGAL_MOVE);
  const plan = await planNow(reader, paper);
  const { newRows, errorRows } = totalsOf(plan);
  return Object.assign(new VolunteerDryRun(), {
    newVolunteers: newRows,
    changedVolunteers: plan.filter(({ state }) => state === ListRowState.CHANGED).length,
    memberships: plan.reduce((sum, row) => sum + row.teamIds.length, 0),
    trainings: plan.reduce((sum, row) => sum + row.courses.length, 0),
    errorRows,
    outdated: !hashOfPlan(plan).equals(paper.planHash),
  });
}
