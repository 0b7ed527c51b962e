// Two people of two offices bring a list into the register, and exactly what both have seen: then all of it at once.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { makeHouseholds, makePeople, mendPeople, mendPlaces, openings, rememberKeys } from './apply-rows';
import { holdImport } from './hold-import';
import { importLines } from './import-lines';
import type { ImportRow } from './import-row.entity';
import type { ImportInput } from './inputs';
import { demandUnchanged } from './plan-now';
import { signingRole } from './policy';
import { RegisterImport } from './register-import.entity';
import { ImportMove, ImportState } from './rules';
import { rowsOfImport } from './stored-rows';

/**
 * Signs an import and carries it out: households, people, changes, opening points. A constant number of statements.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_FILER, FOUR_EYES_HOUSEHOLD and FOUR_EYES_KIN (it pays the signer's own),
 * ILLEGAL_MOVE, IMPORT_OUTDATED, CONFLICT and PHONE_TAKEN (somebody was quicker).
 */
export async function signImport(tx: Tx, actor: Actor, input: ImportInput): Promise<RegisterImport> {
  const intent = intentOf('signImport', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(RegisterImport, { id: earlier }));

  const { paper, path } = await holdImport(tx, actor, input.importId, ImportMove.SIGN);
  const { id, villageId } = paper;
  const rows = await rowsOfImport(tx, id);
  await demandOthers(tx, actor, rows);
  await lockKnown(tx, rows);
  await demandUnchanged(tx, paper, rows);

  await tx.manager.update(
    RegisterImport,
    { id },
    {
      state: ImportState.APPLIED,
      signedBy: actor.residentId,
      signedRole: found(signingRole(actor, paper, path)),
      signedAt: tx.at,
    },
  );
  await makeHouseholds(tx, villageId, rows);
  await makePeople(tx, villageId, rows);
  await mendPeople(tx, rows);
  await mendPlaces(tx, rows);
  await rememberKeys(tx, villageId, id, rows);
  await openings(tx, paper, rows, { actorId: actor.residentId, requestId: intent.requestId });
  await tx.rows(
    'update import_row set keys = null, content = null, changes = null, problems = null where import_id = $1',
    [id],
  );
  await keep(tx, intent, importLines(paper, rows));
  return found(await tx.one(RegisterImport, { id }));
}

/** Nobody signs points into the own purse or that of marked kin: the other office does. */
async function demandOthers(tx: Tx, actor: Actor, rows: readonly ImportRow[]): Promise<void> {
  const paid = rows.filter((row) => row.points > 0 || row.honour > 0);
  demand(!paid.some(({ householdId }) => householdId === actor.householdId), ErrorCode.FOUR_EYES_HOUSEHOLD);
  const kin = await tx.row(
    'select 1 from kinship where resident_id = $1 and kin_id = any($2::uuid[]) limit 1',
    [actor.residentId, paid.flatMap(({ residentId }) => residentId ?? [])],
  );
  demand(!kin, ErrorCode.FOUR_EYES_KIN);
}

/** Locks what the register knows already, in the register's order: households, then residents, ids ascending. */
async function lockKnown(tx: Tx, rows: readonly ImportRow[]): Promise<void> {
  const known = rows.filter((row) => !row.newResident || !row.newHousehold);
  await tx.rows('select 1 from household where id = any($1::uuid[]) order by id for update', [
    known.flatMap(({ householdId }) => householdId ?? []),
  ]);
  await tx.rows('select 1 from resident where id = any($1::uuid[]) order by id for update', [
    known.flatMap(({ residentId }) => residentId ?? []),
  ]);
}
