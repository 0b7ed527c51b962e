// A false claim is proposed, not declared: it comes with its reason, and the person is heard before anybody decides.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { lockRecords } from '#server/features/activities/lock-record';
import { can as activity } from '#server/features/activities/policy';
import { ActivityState, ActivityWay } from '#server/features/activities/record.entity';
import { termsOf } from '#server/features/activities/review-terms';
import { isContested } from '#server/features/activities/rules';
import { ClaimCase } from './claim-case.entity';
import type { ProposeCaseInput } from './inputs';
import { openCase } from './open-case';
import { can } from './policy';

/** Records that can be taken back, and those turned down already, where only the freeze remains to be decided. */
const open: readonly ActivityState[] = [
  ActivityState.RELEASED,
  ActivityState.IN_PUBLICITY,
  ActivityState.REJECTED,
  ActivityState.REVERSED,
];
const standing: readonly ActivityState[] = [ActivityState.RELEASED, ActivityState.IN_PUBLICITY];

/**
 * Proposes to take a record back and, for a self-claim, to close the person's claims for some months. Answers the case.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE (not approved yet, in doubt, or nothing left to decide), CONFLICT (a case is
 * open, or was proved once), OUT_OF_RANGE (`freezeMonths`: more than the village allows, or for a record the person did not claim),
 * REASON_REQUIRED.
 */
export async function proposeCase(tx: Tx, actor: Actor, input: ProposeCaseInput): Promise<ClaimCase> {
  const intent = intentOf('proposeCase', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ClaimCase, { id: earlier }));

  const { record, facts } = found((await lockRecords(tx, [input.recordId])).get(input.recordId), 'recordId');
  demand(activity.see(actor, record, facts.villagePath), ErrorCode.NOT_FOUND, 'recordId');
  demand(can.propose(actor, record, facts), ErrorCode.FORBIDDEN);
  demand(open.includes(record.state) && !isContested(facts), ErrorCode.ILLEGAL_MOVE);
  const { freezeMonths } = input;
  demand(standing.includes(record.state) || freezeMonths > 0, ErrorCode.ILLEGAL_MOVE, 'freezeMonths');
  const most = record.way === ActivityWay.CLAIM ? (await termsOf(tx, record.villageId)).freezeMonths : 0;
  demand(freezeMonths <= most, ErrorCode.OUT_OF_RANGE, 'freezeMonths');
  const reason = trimmed(input.reason);
  demand(reason, ErrorCode.REASON_REQUIRED, 'reason');

  await openCase(tx, record, {
    id: input.requestId,
    source: input.source,
    reason,
    freezeMonths,
    proposedBy: actor.residentId,
  });
  const { villageId } = record;
  await keep(tx, intent, [
    {
      subjectKind: 'CASE',
      subjectId: input.requestId,
      move: 'PROPOSE',
      villageId,
      detail: { recordId: record.id, freezeMonths, reason },
    },
  ]);
  return found(await tx.one(ClaimCase, { id: input.requestId }));
}
