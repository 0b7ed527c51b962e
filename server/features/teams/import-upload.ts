// A list comes in as it is: read, compared with the register and kept with all its faults, and nothing else happens.
import { createHash } from 'node:crypto';
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { CellValue } from '#server/core/sheets/read-file';
import { plainFileName } from '#server/core/sheets/sheet-routes';
import { type Actor, areaPath } from '#server/features/people/actor';
import { headingReader } from './import-headings';
import { LIMITS } from './import-limits';
import { hashOfPlan, planRows, totalsOf } from './import-plan';
import { readRows } from './import-rows';
import { storeRows } from './import-store';
import { ListState, VolunteerImport } from './import-types';
import { viewRegister } from './import-view';
import { can } from './policy';

export interface ListUpload {
  requestId: string;
  areaId: string;
  fileName: string;
  /** The file itself; only its hash is kept. */
  bytes: Buffer;
}

/** Lists one person may bring in within an hour. */
const UPLOADS_PER_HOUR = 20;

/** Throws FORBIDDEN to whoever brings no lists into this area, BAD_INPUT below a village, TOO_MANY. */
export async function demandListUpload(reader: Reader, actor: Actor, areaId: string): Promise<void> {
  demand(can.upload(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
  const area = await reader.row<{ kind: string }>('select kind from area where id = $1', [areaId]);
  demand(area && area.kind !== 'GRID' && area.kind !== 'BUILDING', ErrorCode.BAD_INPUT, 'areaId');
  const made = await reader.rows(
    `select 1 from volunteer_import where uploaded_by = $1 and uploaded_at > $2 limit ${UPLOADS_PER_HOUR}`,
    [actor.residentId, new Date(reader.at.getTime() - 3_600_000)],
  );
  demand(made.length < UPLOADS_PER_HOUR, ErrorCode.TOO_MANY);
}

/** Keeps a sheet with what it would make. Throws FORBIDDEN, TOO_MANY, SHEET_HEADINGS, SHEET_EMPTY, SHEET_ROWS. */
export async function uploadVolunteers(
  tx: Tx,
  actor: Actor,
  upload: ListUpload,
  sheet: readonly (readonly CellValue[])[],
): Promise<VolunteerImport> {
  const { requestId, areaId } = upload;
  const fileHash = createHash('sha256').update(upload.bytes).digest('hex');
  const meant = { requestId, areaId, fileHash };
  const intent = intentOf('uploadVolunteers', actor.residentId, meant);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VolunteerImport, { id: earlier }));

  await demandListUpload(tx, actor, areaId);
  const headings = headingReader.find(sheet);
  demand(headings, ErrorCode.SHEET_HEADINGS);
  const today = dayOf(tx.at);
  const rows = readRows(sheet, headings, today);
  demand(rows.length > 0, ErrorCode.SHEET_EMPTY);
  demand(rows.length <= LIMITS.rows, ErrorCode.SHEET_ROWS);

  const plan = planRows(rows, await viewRegister(tx, areaId, rows), headings.columns, today);
  const id = intent.requestId;
  await tx.manager.insert(VolunteerImport, {
    id,
    areaId,
    fileName: plainFileName(upload.fileName),
    fileHash,
    columns: headings.columns,
    ignoredHeadings: headings.ignored,
    state: ListState.DRAFT,
    rowCount: rows.length,
    ...totalsOf(plan),
    planHash: hashOfPlan(plan),
    checkedAt: tx.at,
    uploadedBy: actor.residentId,
    uploadedAt: tx.at,
  });
  await storeRows(tx, id, rows, plan);
  await keep(tx, intent, [
    {
      subjectKind: 'VOLUNTEER_LIST',
      subjectId: id,
      move: 'UPLOAD',
      villageId: await villageOf(tx, areaId),
      detail: { rows: rows.length },
    },
  ]);
  return found(await tx.one(VolunteerImport, { id }));
}

/** The village a list is of; null for a town's or the county's. */
export async function villageOf(reader: Reader, areaId: string): Promise<string | null> {
  const row = await reader.row<{ villageId: string | null }>('select village_id from area where id = $1', [
    areaId,
  ]);
  return row?.villageId ?? null;
}
