// A season's budget is a resolution with a number and a day; a later one replaces it, and both stay on record.
import { dayOf, periodStart } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { villagePath } from '#server/features/scoring/queries';
import { SeasonBudget, SeasonBudgetLine } from './budget.entity';
import type { BudgetInput } from './inputs';
import { can } from './policy';

/**
 * Sets the points of a season by category. Answers the budget.
 * Throws NOT_FOUND, FORBIDDEN, IN_THE_FUTURE (`decidedOn`), DUPLICATE_ROW (`lines`), OUT_OF_RANGE (`season`: over).
 */
export async function setSeasonBudget(tx: Tx, actor: Actor, input: BudgetInput): Promise<SeasonBudget> {
  const intent = intentOf('setSeasonBudget', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SeasonBudget, { id: earlier }));

  demand(can.setBudget(actor, await villagePath(tx, input.villageId)), ErrorCode.FORBIDDEN, 'villageId');
  const today = dayOf(tx.at);
  demand(input.decidedOn <= today, ErrorCode.IN_THE_FUTURE, 'decidedOn');
  const seasonStartsOn = periodStart('SEASON', input.season);
  demand(seasonStartsOn >= periodStart('SEASON', today), ErrorCode.OUT_OF_RANGE, 'season');
  demand(
    new Set(input.lines.map((line) => line.category)).size === input.lines.length,
    ErrorCode.DUPLICATE_ROW,
    'lines',
  );
  await tx.manager.insert(SeasonBudget, {
    id: input.requestId,
    villageId: input.villageId,
    seasonStartsOn,
    document: trimmed(input.document),
    decidedOn: input.decidedOn,
    setBy: actor.residentId,
    setAt: tx.at,
  });
  await tx.manager.insert(
    SeasonBudgetLine,
    input.lines.map(({ category, points }) => ({ budgetId: input.requestId, category, points })),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'BUDGET',
      subjectId: input.requestId,
      move: 'SET_BUDGET',
      villageId: input.villageId,
      detail: { season: seasonStartsOn, points: input.lines.reduce((sum, line) => sum + line.points, 0) },
    },
  ]);
  return found(await tx.one(SeasonBudget, { id: input.requestId }));
}
