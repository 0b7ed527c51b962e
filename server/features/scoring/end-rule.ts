// A rule ends on a day from today on; acts done while it held keep the points it gave.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import type { EndRuleInput } from './inputs';
import { mayRevise } from './policy';
import { Rule, type RuleVersion } from './rule.entity';

/**
 * Sets the last day of a rule's newest version. Answers the rule.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE when it has an end already, OUT_OF_RANGE for a day in the past or before
 * the version begins.
 */
export async function endRule(tx: Tx, actor: Actor, input: EndRuleInput): Promise<Rule> {
  const intent = intentOf('endRule', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Rule, { id: earlier }));

  const rule = found(
    await tx.row<Rule>('select * from rule where id = $1 for update', [input.ruleId]),
    'ruleId',
  );
  const path = await areaPath(tx, rule.areaId);
  demand(mayRevise(actor, path), ErrorCode.FORBIDDEN);
  const latest = found(
    await tx.row<RuleVersion>('select * from rule_version where rule_id = $1 order by version desc limit 1', [
      rule.id,
    ]),
  );
  demand(latest.effectiveTo === null, ErrorCode.ILLEGAL_MOVE);
  demand(
    input.effectiveTo >= dayOf(tx.at) && input.effectiveTo >= latest.effectiveFrom,
    ErrorCode.OUT_OF_RANGE,
    'effectiveTo',
  );
  await tx.rows('update rule_version set effective_to = $2 where id = $1', [latest.id, input.effectiveTo]);
  await keep(tx, intent, [
    {
      subjectKind: 'RULE',
      subjectId: rule.id,
      move: 'END',
      villageId: path.length === 1 ? null : rule.areaId,
      detail: { effectiveTo: { before: null, after: input.effectiveTo } },
    },
  ]);
  return rule;
}
