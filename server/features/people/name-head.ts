import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import type { HeadInput } from './household-inputs';
import { Household } from './household.entity';
import { managedHousehold, memberOf } from './register';
import { Resident } from './resident.entity';

/** The head is always a living member of the household. */
export async function nameHead(tx: Tx, actor: Actor, input: HeadInput): Promise<Household> {
  const intent = intentOf('nameHead', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Household, { id: earlier }));

  const household = await managedHousehold(tx, actor, input.householdId, 'householdId');
  const head = await memberOf(tx, household, input.residentId, 'residentId');
  const before = household.headId ? await tx.one(Resident, { id: household.headId }) : null;

  await tx.manager.update(Household, { id: household.id }, { headId: head.id });
  await keep(tx, intent, [
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId: household.villageId,
      move: 'NAME_HEAD',
      detail: { head: { before: before?.name ?? null, after: head.name } },
    },
  ]);
  return Object.assign(household, { headId: head.id });
}
