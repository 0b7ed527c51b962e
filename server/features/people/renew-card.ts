import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from './actor';
import { newCard } from './card';
import type { CardInput } from './household-inputs';
import { Household } from './household.entity';
import { keptHousehold } from './kept-card';

/** A lost card is worthless from this moment: new number, new QR, and the PIN must be set anew. */
export async function renewCard(tx: Tx, actor: Actor, input: CardInput): Promise<Household> {
  const intent = intentOf('renewCard', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Household, { id: earlier }));

  const household = await keptHousehold(tx, actor, input.householdId);
  const reason = input.reason.trim();
  demand(reason !== '', ErrorCode.REASON_REQUIRED, 'reason');

  const renewed = { ...(await newCard(tx)), pinHash: null, pinFailures: 0, pinLockedUntil: null };
  await tx.manager.update(Household, { id: household.id }, renewed);
  await keep(tx, intent, [
    {
      subjectKind: 'HOUSEHOLD',
      subjectId: household.id,
      villageId: household.villageId,
      move: 'RENEW_CARD',
      detail: { reason },
    },
  ]);
  return Object.assign(household, renewed);
}
