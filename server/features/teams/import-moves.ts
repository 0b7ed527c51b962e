// Who brought a list in proposes it; a second person signs it and it is in the register; or it ends with a reason.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { holdList, unchangedPlan } from './import-hold';
import type { DropListInput, ListInput } from './import-inputs';
import { applyPlan } from './import-store';
import { ListMove, ListRowState, ListState, VolunteerImport } from './import-types';
import { villageOf } from './import-upload';

/** Puts a list before the second person. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, IMPORT_OUTDATED, SHEET_EMPTY. */
export async function proposeVolunteers(tx: Tx, actor: Actor, input: ListInput): Promise<VolunteerImport> {
  const intent = intentOf('proposeVolunteers', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VolunteerImport, { id: earlier }));

  const paper = await holdList(tx, actor, input.importId, ListMove.PROPOSE);
  // Rows with errors are left out and can come again; a list of nothing else is no list.
  demand(paper.errorRows < paper.rowCount, ErrorCode.IMPORT_HAS_ERRORS);
  await unchangedPlan(tx, paper);
  await tx.manager.update(
    VolunteerImport,
    { id: paper.id },
    { state: ListState.PROPOSED, proposedAt: tx.at },
  );
  await keep(tx, intent, [
    {
      subjectKind: 'VOLUNTEER_LIST',
      subjectId: paper.id,
      move: 'PROPOSE',
      villageId: await villageOf(tx, paper.areaId),
      detail: { newRows: paper.newRows, changedRows: paper.changedRows, errorRows: paper.errorRows },
    },
  ]);
  return found(await tx.one(VolunteerImport, { id: paper.id }));
}

/**
 * Signs a list and carries it out, its rows with errors left out. Throws NOT_FOUND, FOUR_EYES_FILER, FORBIDDEN,
 * ILLEGAL_MOVE, IMPORT_OUTDATED.
 */
export async function signVolunteers(tx: Tx, actor: Actor, input: ListInput): Promise<VolunteerImport> {
  const intent = intentOf('signVolunteers', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VolunteerImport, { id: earlier }));

  const paper = await holdList(tx, actor, input.importId, ListMove.SIGN);
  const plan = await unchangedPlan(tx, paper);
  await tx.manager.update(
    VolunteerImport,
    { id: paper.id },
    { state: ListState.APPLIED, signedBy: actor.residentId, signedAt: tx.at },
  );
  const made = await applyPlan(tx, plan, actor.residentId);
  await tx.rows('update volunteer_import_row set content = null, problems = null where import_id = $1', [
    paper.id,
  ]);
  await keep(tx, intent, [
    {
      subjectKind: 'VOLUNTEER_LIST',
      subjectId: paper.id,
      move: 'SIGN',
      villageId: await villageOf(tx, paper.areaId),
      detail: { newRows: paper.newRows, changedRows: paper.changedRows, ...made },
    },
    ...plan
      .filter(({ profile }) => profile !== null)
      .map(({ residentId, villageId, state }) => ({
        subjectKind: 'VOLUNTEER',
        subjectId: found(residentId),
        move: state === ListRowState.NEW ? 'REGISTER' : 'REVISE',
        villageId,
      })),
  ]);
  return found(await tx.one(VolunteerImport, { id: paper.id }));
}

/** Takes a list back, or declines to sign it. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function dropVolunteers(tx: Tx, actor: Actor, input: DropListInput): Promise<VolunteerImport> {
  const intent = intentOf('dropVolunteers', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(VolunteerImport, { id: earlier }));

  const { id, areaId, uploadedBy } = await holdList(tx, actor, input.importId, ListMove.DROP);
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');
  await tx.manager.update(
    VolunteerImport,
    { id },
    { state: ListState.DROPPED, droppedBy: actor.residentId, droppedAt: tx.at, dropReason: reason },
  );
  await tx.rows('update volunteer_import_row set content = null, problems = null where import_id = $1', [id]);
  await keep(tx, intent, [
    {
      subjectKind: 'VOLUNTEER_LIST',
      subjectId: id,
      move: actor.residentId === uploadedBy ? 'WITHDRAW' : 'DECLINE',
      villageId: await villageOf(tx, areaId),
      detail: { reason },
    },
  ]);
  return found(await tx.one(VolunteerImport, { id }));
}
