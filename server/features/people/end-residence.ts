import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { closeHousehold } from './close-household';
import { Household, HouseholdState } from './household.entity';
import { managedResident, memberOf, othersIn } from './register';
import type { ResidentEndInput } from './resident-inputs';
import { Resident, ResidentState } from './resident.entity';
import { endSessions } from './sign-in/logins';

const moves = {
  recordDeath: { state: ResidentState.DECEASED, move: 'DEATH' },
  recordLeaving: { state: ResidentState.LEFT, move: 'DEPART' },
} as const;

/**
 * A person is no more, or no more of this village. The points belong to the household and stay with it. When nobody
 * is left, the household closes and its points stay on record in a purse that no card opens: granted points are never
 * cut. Whether relatives get them is for the village to decide: a closed household can still be merged into theirs.
 * Posts end today, sessions at once; after a death the phone number is free for its next owner.
 */
export async function endResidence(
  tx: Tx,
  actor: Actor,
  kind: keyof typeof moves,
  input: ResidentEndInput,
): Promise<Resident> {
  const intent = intentOf(kind, actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const { resident, household } = await managedResident(tx, actor, input.residentId);
  const { state, move } = moves[kind];
  const others = await othersIn(tx, household.id, resident.id);
  const newHead =
    household.headId === resident.id && others > 0 ? await successor(tx, household, resident, input) : null;

  const ended = {
    state,
    phone: state === ResidentState.DECEASED ? null : resident.phone,
  };
  await tx.manager.update(Resident, { id: resident.id }, ended);
  await tx.rows('delete from collector where resident_id = $1', [resident.id]);
  await tx.rows(
    `update post set ends_on = greatest(starts_on, $2::date)
     where resident_id = $1 and coalesce(ends_on, 'infinity') > $2::date`,
    [resident.id, dayOf(tx.at)],
  );
  await endSessions(tx, resident.id);
  if (newHead) await tx.manager.update(Household, { id: household.id }, { headId: newHead.id });
  if (others === 0) await closeHousehold(tx, household, HouseholdState.CLOSED, null);

  const { villageId } = household;
  await keep(tx, intent, [
    {
      subjectKind: 'RESIDENT',
      subjectId: resident.id,
      villageId,
      move,
      detail: { household: household.number },
    },
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId,
      move: others === 0 ? 'CLOSE' : move,
      detail: { name: resident.name, ...(newHead && { head: newHead.name }) },
    },
  ]);
  return Object.assign(resident, ended);
}

async function successor(
  tx: Tx,
  household: Household,
  resident: Resident,
  input: ResidentEndInput,
): Promise<Resident> {
  demand(input.newHeadId && input.newHeadId !== resident.id, ErrorCode.BAD_INPUT, 'newHeadId');
  return memberOf(tx, household, input.newHeadId, 'newHeadId');
}
