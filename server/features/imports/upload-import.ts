// A list comes in as it is: read, compared with the register and kept with all its faults, and nothing else happens.
import { createHash } from 'node:crypto';
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { CellValue } from '#server/core/sheets/read-file';
import { plainFileName } from '#server/core/sheets/sheet-routes';
import { type Actor, areaPath } from '#server/features/people/actor';
import { findHeadings } from './headings';
import { LIMITS } from './limits';
import { hashOfPlan, planRows, totalsOf } from './plan';
import { can, uploadingRole } from './policy';
import { readRows } from './read-rows';
import { RegisterImport } from './register-import.entity';
import { viewRegister } from './register-view';
import { ImportState } from './rules';
import { storeRows } from './stored-rows';

export interface Upload {
  requestId: string;
  villageId: string;
  fileName: string;
  /** The file itself; only its hash is kept. */
  bytes: Buffer;
}

/** Uploads one person may make in an hour. */
const UPLOADS_PER_HOUR = 40;

/** Throws FORBIDDEN to whoever brings no lists into this village, TOO_MANY when the hour's uploads are used up. */
export async function demandUpload(reader: Reader, actor: Actor, villageId: string): Promise<void> {
  const path = await areaPath(reader, villageId);
  demand(can.upload(actor, path), ErrorCode.FORBIDDEN, 'villageId');
  const area = await reader.row<{ villageId: string | null }>('select village_id from area where id = $1', [
    villageId,
  ]);
  demand(area?.villageId === villageId, ErrorCode.BAD_INPUT, 'villageId');
  const made = await reader.rows(
    `select 1 from register_import where uploaded_by = $1 and uploaded_at > $2 limit ${UPLOADS_PER_HOUR}`,
    [actor.residentId, new Date(reader.at.getTime() - 3_600_000)],
  );
  demand(made.length < UPLOADS_PER_HOUR, ErrorCode.TOO_MANY);
}

/**
 * Keeps a sheet as an import with its rows and what they would make. Throws FORBIDDEN, TOO_MANY, SHEET_HEADINGS,
 * SHEET_EMPTY, SHEET_ROWS.
 */
export async function uploadImport(
  tx: Tx,
  actor: Actor,
  upload: Upload,
  sheet: readonly (readonly CellValue[])[],
): Promise<RegisterImport> {
  const { requestId, villageId } = upload;
  const fileHash = createHash('sha256').update(upload.bytes).digest('hex');
  const meant = { requestId, villageId, fileHash };
  const intent = intentOf('uploadImport', actor.residentId, meant);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(RegisterImport, { id: earlier }));

  await demandUpload(tx, actor, villageId);
  const headings = findHeadings(sheet);
  demand(headings, ErrorCode.SHEET_HEADINGS);
  const rows = readRows(sheet, headings, Number(dayOf(tx.at).slice(0, 4)));
  demand(rows.length > 0, ErrorCode.SHEET_EMPTY);
  demand(rows.length <= LIMITS.rows, ErrorCode.SHEET_ROWS);

  const plan = planRows(rows, await viewRegister(tx, villageId, rows), headings.columns);
  const id = intent.requestId;
  await tx.manager.insert(RegisterImport, {
    id,
    villageId,
    fileName: plainFileName(upload.fileName),
    fileHash,
    columns: headings.columns,
    ignoredHeadings: headings.ignored,
    state: ImportState.DRAFT,
    rowCount: rows.length,
    ...totalsOf(plan),
    planHash: hashOfPlan(plan),
    checkedAt: tx.at,
    uploadedBy: actor.residentId,
    uploadedRole: found(uploadingRole(actor, await areaPath(tx, villageId))),
    uploadedAt: tx.at,
  });
  await storeRows(tx, id, villageId, rows, plan);
  await keep(tx, intent, [
    { subjectKind: 'IMPORT', subjectId: id, move: 'UPLOAD', villageId, detail: { rows: rows.length } },
  ]);
  return found(await tx.one(RegisterImport, { id }));
}
