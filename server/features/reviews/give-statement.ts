// The person is heard before anybody decides, once, in his own words.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { CaseMove, ClaimCase } from './claim-case.entity';
import type { StatementInput } from './inputs';
import { lockCase } from './lock-case';

/** Keeps the person's statement. Answers the case. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, REASON_REQUIRED. */
export async function giveStatement(tx: Tx, actor: Actor, input: StatementInput): Promise<ClaimCase> {
  const intent = intentOf('giveStatement', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ClaimCase, { id: earlier }));

  const { the } = await lockCase(tx, actor, input.caseId, CaseMove.STATE);
  const statement = trimmed(input.statement);
  demand(statement, ErrorCode.REASON_REQUIRED, 'statement');
  await tx.manager.update(ClaimCase, { id: the.id }, { statement, statedAt: tx.at });
  await keep(tx, intent, [
    { subjectKind: 'CASE', subjectId: the.id, move: 'STATE', villageId: the.villageId },
  ]);
  return found(await tx.one(ClaimCase, { id: the.id }));
}
