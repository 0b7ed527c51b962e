import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from './actor';
import { Area } from './area.entity';
import type { NewHouseholdInput } from './household-inputs';
import { Household } from './household.entity';
import { makeHousehold } from './new-household';
import { makeResident } from './new-resident';
import { demandRegister } from './register';

/** A household is never without a head: both are written together, with the purse and the card. */
export async function addHousehold(tx: Tx, actor: Actor, input: NewHouseholdInput): Promise<Household> {
  const intent = intentOf('addHousehold', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Household, { id: earlier }));

  const area = found(await tx.one(Area, { id: input.areaId }), 'areaId');
  await demandRegister(tx, actor, area.villageId);
  demand(area.villageId, ErrorCode.BAD_INPUT, 'areaId');

  const number = input.number.trim();
  const household = await makeHousehold(
    tx,
    { id: intent.requestId, villageId: area.villageId, areaId: area.id, number },
    'number',
  );
  const head = await makeResident(
    tx,
    household,
    { id: newId(), name: input.headName, phone: input.headPhone, birthYear: input.headBirthYear },
    { phone: 'headPhone', birthYear: 'headBirthYear' },
  );
  await tx.manager.update(Household, { id: household.id }, { headId: head.id });
  await keep(tx, intent, [
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId: area.villageId,
      move: 'ADD',
      detail: { number, head: head.name, headId: head.id },
    },
    {
      subjectKind: 'RESIDENT',
      subjectId: head.id,
      villageId: area.villageId,
      move: 'ADD',
      detail: { household: number },
    },
  ]);
  return Object.assign(household, { headId: head.id });
}
