import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { makeResident } from './new-resident';
import { managedHousehold } from './register';
import type { NewResidentInput } from './resident-inputs';
import { Resident } from './resident.entity';

/** A person joins an existing household; a phone number belongs to one person only. */
export async function addResident(tx: Tx, actor: Actor, input: NewResidentInput): Promise<Resident> {
  const intent = intentOf('addResident', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Resident, { id: earlier }));

  const household = await managedHousehold(tx, actor, input.householdId, 'householdId');
  const resident = await makeResident(
    tx,
    household,
    { id: intent.requestId, name: input.name, phone: input.phone, birthYear: input.birthYear },
    { phone: 'phone', birthYear: 'birthYear' },
  );
  const { villageId } = household;
  await keep(tx, intent, [
    {
      subjectKind: 'RESIDENT',
      subjectId: resident.id,
      villageId,
      move: 'ADD',
      detail: { household: household.number },
    },
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId,
      move: 'JOIN',
      detail: { name: resident.name, residentId: resident.id },
    },
  ]);
  return resident;
}
