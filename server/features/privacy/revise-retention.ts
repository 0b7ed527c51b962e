// How long things are kept is data; below what the law wants of a kind nobody can go.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import type { RetentionInput } from './inputs';
import { can } from './policy';
import { RetentionRule } from './retention';

// A kind is a word; its changes are found under one id for the whole schedule.
const SCHEDULE = '00000000-0000-0000-0000-00000000da75';

/**
 * Sets how many days a kind is kept. Answers the line of the schedule.
 * Throws FORBIDDEN, NOT_FOUND, ILLEGAL_MOVE (kept for good, or so already), OUT_OF_RANGE (less than the law wants).
 */
export async function reviseRetention(tx: Tx, actor: Actor, input: RetentionInput): Promise<RetentionRule> {
  const intent = intentOf('reviseRetention', actor.residentId, input);
  if (await replayOf(tx, intent)) return found(await tx.one(RetentionRule, { kind: input.kind }));

  demand(can.reviseRetention(actor), ErrorCode.FORBIDDEN);
  const rule = found(
    await tx.manager.findOne(RetentionRule, {
      where: { kind: input.kind },
      lock: { mode: 'pessimistic_write' },
    }),
    'kind',
  );
  const { leastDays, days } = rule;
  demand(leastDays !== null && days !== input.days, ErrorCode.ILLEGAL_MOVE);
  demand(input.days >= leastDays, ErrorCode.OUT_OF_RANGE, 'days');
  await tx.manager.update(RetentionRule, { kind: rule.kind }, { days: input.days });
  await keep(tx, intent, [
    {
      subjectKind: 'RETENTION',
      subjectId: SCHEDULE,
      move: 'REVISE',
      detail: { kind: rule.kind, days: { before: days, after: input.days } },
    },
  ]);
  return Object.assign(rule, { days: input.days });
}
