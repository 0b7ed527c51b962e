// Par and thresholds are decided by a resolution and hold from then on; what held before stays on record.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { villagePath } from '#server/features/scoring/queries';
import { FundTerms } from './fund-terms.entity';
import type { FundTermsInput } from './inputs';
import { can } from './policy';
import { termsOf } from './queries';

/**
 * Sets a village's terms; the first ones open its fund. Answers the terms.
 * Throws NOT_FOUND, FORBIDDEN, IN_THE_FUTURE (`decidedOn`), OUT_OF_RANGE (`amberPercent`: above green).
 */
export async function setFundTerms(tx: Tx, actor: Actor, input: FundTermsInput): Promise<FundTerms> {
  const intent = intentOf('setFundTerms', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(FundTerms, { id: earlier }));

  demand(can.setTerms(actor, await villagePath(tx, input.villageId)), ErrorCode.FORBIDDEN, 'villageId');
  demand(input.decidedOn <= dayOf(tx.at), ErrorCode.IN_THE_FUTURE, 'decidedOn');
  demand(input.amberPercent <= input.greenPercent, ErrorCode.OUT_OF_RANGE, 'amberPercent');
  await tx.rows('insert into fund (village_id, opened_at) values ($1, $2) on conflict do nothing', [
    input.villageId,
    tx.at,
  ]);
  await tx.rows('select 1 from fund where village_id = $1 for no key update', [input.villageId]);
  const before = (await termsOf(tx, [input.villageId])).get(input.villageId);
  const numbers = {
    parCents: input.parCents,
    greenPercent: input.greenPercent,
    amberPercent: input.amberPercent,
    budgetWarnPercent: input.budgetWarnPercent,
    overBudget: input.overBudget,
  };
  await tx.manager.insert(FundTerms, {
    id: input.requestId,
    villageId: input.villageId,
    ...numbers,
    document: trimmed(input.document),
    decidedOn: input.decidedOn,
    setBy: actor.residentId,
    setAt: tx.at,
  });
  await keep(tx, intent, [
    {
      subjectKind: 'FUND',
      subjectId: input.requestId,
      move: before ? 'SET_TERMS' : 'OPEN_FUND',
      villageId: input.villageId,
      detail: before ? changed<typeof numbers>(before, numbers) : numbers,
    },
  ]);
  return found(await tx.one(FundTerms, { id: input.requestId }));
}
