// A draft counts for nothing until its filer hands it in.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { RuleVersion } from '#server/features/scoring/rule.entity';
import { handedIn } from './amend-record';
import { demandNotFrozen } from './claim-freezes';
import { demandProof } from './claim-record';
import type { RecordMoveInput } from './inputs';
import { lockForMove } from './lock-record';
import { ActivityMove, ActivityRecord, ActivityWay } from './record.entity';

/** Hands in a draft or returned record as it is. Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, PHOTO_REQUIRED, CLAIMS_FROZEN. */
export async function submitRecord(tx: Tx, actor: Actor, input: RecordMoveInput): Promise<ActivityRecord> {
  const intent = intentOf('submitRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ActivityRecord, { id: earlier }));

  const { record } = await lockForMove(tx, actor, input.recordId, ActivityMove.SUBMIT);
  if (record.way === ActivityWay.CLAIM) {
    await demandNotFrozen(tx, record.residentId);
    const { proof } = found(await tx.one(RuleVersion, { id: record.ruleVersionId }));
    const photos = await tx.rows('select 1 from record_photo where record_id = $1', [record.id]);
    demandProof(proof, photos.length);
  }
  await tx.manager.update(ActivityRecord, { id: record.id }, handedIn(tx.at));
  await keep(tx, intent, [
    { subjectKind: 'RECORD', subjectId: record.id, move: 'SUBMIT', villageId: record.villageId },
  ]);
  return found(await tx.one(ActivityRecord, { id: record.id }));
}
