// What a village asks is decided by its meeting; a new version counts for later notices and changes no earlier one.
import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { villagePath } from '#server/features/scoring/queries';
import { CeremonyStandard, usualStandard } from './ceremony-standard.entity';
import { councilOf } from './council-of';
import type { CeremonyStandardInput } from './standard-inputs';
import { can } from './policy';

/** The usual figures as a standard of that village. */
export function usualFor(villageId: string): CeremonyStandard {
  return Object.assign(new CeremonyStandard(), {
    id: null,
    villageId,
    version: 0,
    effectiveFrom: null,
    decided: '',
    setAt: null,
    ...usualStandard,
  });
}

/** The standard in force on `day`; the usual figures where the village has set none. */
export async function standardOn(reader: Reader, villageId: string, day: string): Promise<CeremonyStandard> {
  const row = await reader.row<CeremonyStandard>(
    `select * from ceremony_standard where village_id = $1 and effective_from <= $2
     order by effective_from desc, version desc limit 1`,
    [villageId, day],
  );
  return row ? Object.assign(new CeremonyStandard(), row) : usualFor(villageId);
}

/** The standard that a ceremony is measured by. */
export async function standardOf(
  reader: Reader,
  { standardId, villageId }: { standardId: string | null; villageId: string },
): Promise<CeremonyStandard> {
  const row = standardId ? await reader.one(CeremonyStandard, { id: standardId }) : null;
  return row ?? usualFor(villageId);
}

/** All versions of a village, the latest first. */
export async function standardsOf(reader: Reader, villageId: string): Promise<CeremonyStandard[]> {
  const rows = await reader.rows<CeremonyStandard>(
    'select * from ceremony_standard where village_id = $1 order by version desc limit 50',
    [villageId],
  );
  return rows.map((row) => Object.assign(new CeremonyStandard(), row));
}

/** Writes the next version. Throws NOT_FOUND (village), FORBIDDEN, OUT_OF_RANGE (`effectiveFrom`: before today). */
export async function reviseCeremonyStandard(
  tx: Tx,
  actor: Actor,
  input: CeremonyStandardInput,
): Promise<CeremonyStandard> {
  const intent = intentOf('reviseCeremonyStandard', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(CeremonyStandard, { id: earlier }));

  const { requestId, villageId, decided, ...figures } = input;
  const path = await villagePath(tx, villageId);
  const council = await councilOf(tx, villageId, 'RW');
  demand(can.settle(actor, council, path), ErrorCode.FORBIDDEN, 'villageId');
  demand(figures.effectiveFrom >= dayOf(tx.at), ErrorCode.OUT_OF_RANGE, 'effectiveFrom');
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('standard ' || $1, 0))", [villageId]);
  const last = await tx.row<{ version: number }>(
    'select max(version) as version from ceremony_standard where village_id = $1',
    [villageId],
  );
  const version = (last?.version ?? 0) + 1;
  await tx.manager.insert(CeremonyStandard, {
    id: requestId,
    villageId,
    version,
    ...figures,
    decided: trimmed(decided),
    setBy: actor.residentId,
    setAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'CEREMONY_STANDARD',
      subjectId: requestId,
      move: 'REVISE',
      villageId,
      detail: { version, effectiveFrom: figures.effectiveFrom },
    },
  ]);
  return found(await tx.one(CeremonyStandard, { id: requestId }));
}
