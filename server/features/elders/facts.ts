import { dayOf } from '#server/core/clock';
import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { can, ELDERS_ASSOCIATION, mover, type VisitFacts } from './policy';
import { isVisitMoveLegal } from './rules';
import { settingsOf } from './settings';
import { ElderVisit, type ElderVisitMove } from './visit.entity';

/** The association of a village; null where there is none. */
export async function associationOf(reader: Reader, villageId: string): Promise<string | null> {
  const row = await reader.row<{ id: string }>(
    'select id from council where area_id = $1 and kind_code = $2',
    [villageId, ELDERS_ASSOCIATION],
  );
  return row?.id ?? null;
}

/** The village's path where the actor runs its association. NOT_FOUND, FORBIDDEN (`villageId`). */
export async function demandRun(reader: Reader, actor: Actor, villageId: string): Promise<readonly string[]> {
  const path = await villagePath(reader, villageId);
  demand(can.run(actor, path), ErrorCode.FORBIDDEN, 'villageId');
  return path;
}

/** The same for whoever sits in it. */
export async function demandServe(
  reader: Reader,
  actor: Actor,
  villageId: string,
): Promise<readonly string[]> {
  const path = await villagePath(reader, villageId);
  demand(can.serve(actor, path), ErrorCode.FORBIDDEN, 'villageId');
  return path;
}

interface Spoken {
  resident: Resident;
  kinIds: string[];
  path: readonly string[];
}

export type Elder = Spoken & { resident: { villageId: string; householdId: string } };

/** Whoever something was arranged for in a village, also after death or leaving, with household and kin. */
export async function spokenIn(reader: Reader, id: string, villageId: string): Promise<Spoken> {
  const kin = await reader.rows<{ kinId: string }>('select kin_id from kinship where resident_id = $1', [id]);
  return {
    resident: found(await reader.one(Resident, { id })),
    kinIds: kin.map(({ kinId }) => kinId),
    path: await areaPath(reader, villageId),
  };
}

/**
 * Somebody of an age for the association, with household and kin. NOT_FOUND, NOT_ACTIVE, AGE_NOT_FIT (younger than the
 * village says, or without a year of birth).
 */
export async function elderOf(reader: Reader, id: string, field = 'elderId'): Promise<Elder> {
  const resident = found(await reader.one(Resident, { id }), field);
  const { villageId, householdId, birthYear } = resident;
  demand(villageId && householdId && resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, field);
  const { fromAge } = await settingsOf(reader, villageId);
  const year = Number(dayOf(reader.at).slice(0, 4));
  demand(birthYear !== null && year - birthYear >= fromAge, ErrorCode.AGE_NOT_FIT, field);
  const spoken = await spokenIn(reader, id, villageId);
  return { ...spoken, resident: Object.assign(new Resident(), resident, { villageId, householdId }) };
}

/** By which right the actor speaks for an elder; NOT_FOUND to those who must not even know. */
export function demandSpeaker(
  actor: Actor,
  { resident, kinIds, path }: Spoken,
): 'SELF' | 'FAMILY' | 'ASSOCIATION' {
  const right = can.speakFor(actor, { id: resident.id, householdId: resident.householdId, kinIds }, path);
  demand(right, ErrorCode.FORBIDDEN, 'elderId');
  return right;
}

/** An active person of the village, as visitor, teacher or assistant. NOT_FOUND, NOT_ACTIVE, OTHER_VILLAGE. */
export async function neighbourOf(
  reader: Reader,
  id: string,
  villageId: string,
  field: string,
): Promise<Resident & { householdId: string }> {
  const resident = found(await reader.one(Resident, { id }), field);
  const { householdId } = resident;
  demand(resident.villageId === villageId, ErrorCode.OTHER_VILLAGE, field);
  demand(householdId && resident.state === ResidentState.ACTIVE, ErrorCode.NOT_ACTIVE, field);
  return Object.assign(new Resident(), resident, { householdId });
}

/** Has a person agreed to a purpose; CONSENT_REQUIRED otherwise. The database refuses as well. */
export async function demandConsent(
  reader: Reader,
  residentId: string,
  purpose: 'HELP_VISITS' | 'BIRTHDAY',
  field = 'elderId',
): Promise<void> {
  const row = await reader.row<{ given: boolean }>('select has_consent($1, $2) as given', [
    residentId,
    purpose,
  ]);
  demand(row?.given === true, ErrorCode.CONSENT_REQUIRED, field);
}

/** What decides who moves a visit. */
export const visitFacts = (
  { visitorId, doneBy }: ElderVisit,
  elder: Resident,
  visitor: Resident,
  village: readonly string[],
): VisitFacts => ({
  visitorId,
  doneBy,
  visitorHouseholdId: visitor.householdId,
  elderHouseholdId: elder.householdId,
  village,
});

/**
 * A visit, locked, for a move of the actor. NOT_FOUND also for those who must not know of it, FORBIDDEN for those of the
 * association who may know but not do it, ILLEGAL_MOVE.
 */
export async function holdVisit(
  tx: Tx,
  actor: Actor,
  id: string,
  move: ElderVisitMove,
  field = 'visitId',
): Promise<ElderVisit> {
  const visit = found(
    await tx.manager.findOne(ElderVisit, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    field,
  );
  const village = await areaPath(tx, visit.villageId);
  demand(actor.residentId === visit.visitorId || can.serve(actor, village), ErrorCode.NOT_FOUND, field);
  const elder = found(await tx.one(Resident, { id: visit.elderId }));
  const visitor = found(await tx.one(Resident, { id: visit.visitorId }));
  const facts = visitFacts(visit, elder, visitor, village);
  demand(mover[move](actor, facts), ErrorCode.FORBIDDEN, field);
  demand(isVisitMoveLegal(move, visit.state), ErrorCode.ILLEGAL_MOVE, field);
  return visit;
}
