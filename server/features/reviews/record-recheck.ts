// What was drawn is looked at again by somebody who had no part in it; a doubtful finding is a proposal, not a verdict.
import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { lockRecords } from '#server/features/activities/lock-record';
import { can } from '#server/features/activities/policy';
import { ActivityState } from '#server/features/activities/record.entity';
import { CaseSource } from './claim-case.entity';
import type { RecheckInput } from './inputs';
import { openCase } from './open-case';
import { whyNotRecheck } from './policy';
import { RecheckOutcome, SampleLine } from './sample.entity';

/**
 * Enters the finding on a drawn record. DOUBTFUL opens a case to take the record back, without a freeze, where it still
 * stands and no case is open or was proved. Answers the line.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_*, ILLEGAL_MOVE (entered already), REASON_REQUIRED (`note`).
 */
export async function recordRecheck(tx: Tx, actor: Actor, input: RecheckInput): Promise<SampleLine> {
  const intent = intentOf('recordRecheck', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(SampleLine, { id: earlier }));

  const asked = found(await tx.one(SampleLine, { id: input.lineId }), 'lineId');
  const { record, facts } = found((await lockRecords(tx, [asked.recordId])).get(asked.recordId));
  demand(can.seeVillage(actor, facts.villagePath), ErrorCode.NOT_FOUND, 'lineId');
  const refused = whyNotRecheck(actor, record, facts);
  if (refused) throw new DomainError(refused);
  const line = found(await tx.one(SampleLine, { id: asked.id }));
  demand(line.outcome === null, ErrorCode.ILLEGAL_MOVE);
  const note = trimmed(input.note);
  const doubtful = input.outcome === RecheckOutcome.DOUBTFUL;
  demand(note || !doubtful, ErrorCode.REASON_REQUIRED, 'note');

  await tx.manager.update(
    SampleLine,
    { id: line.id },
    { outcome: input.outcome, note, recheckedBy: actor.residentId, recheckedAt: tx.at },
  );
  const { villageId } = record;
  const heard = await tx.row(`select 1 from claim_case where record_id = $1 and state <> 'NOT_PROVED'`, [
    record.id,
  ]);
  const proposes = doubtful && record.state === ActivityState.RELEASED && !heard;
  await keep(tx, intent, [
    {
      subjectKind: 'SAMPLE_LINE',
      subjectId: line.id,
      move: 'RECHECK',
      villageId,
      detail: { outcome: input.outcome, note, recordId: record.id },
    },
    {
      subjectKind: 'RECORD',
      subjectId: record.id,
      move: 'RECHECK',
      villageId,
      detail: { outcome: input.outcome },
    },
  ]);
  if (proposes) {
    const id = newId();
    await openCase(tx, record, {
      id,
      source: CaseSource.RECHECK,
      reason: note,
      freezeMonths: 0,
      proposedBy: actor.residentId,
    });
    await keep(tx, null, [{ subjectKind: 'CASE', subjectId: id, move: 'PROPOSE', villageId }]);
  }
  return found(await tx.one(SampleLine, { id: line.id }));
}
