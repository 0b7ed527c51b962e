// A record for somebody else is filed by those who work in the village; for oneself there is the claim.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type Actor, areaPath } from '#server/features/people/actor';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import type { FileRecordInput } from './inputs';
import { insertRecord } from './new-record';
import { can } from './policy';
import { ActivityRecord, ActivityWay } from './record.entity';
import { scoreOf } from './score-act';

/**
 * Files an act of a resident, as a draft or submitted. Answers the record.
 * Throws NOT_FOUND, NOT_ACTIVE, FORBIDDEN, IN_THE_FUTURE, RULE_NOT_EFFECTIVE, RULE_NOT_SELF_CLAIM (for oneself under a
 * rule that others must attest), POINTS_OUT_OF_RANGE.
 */
export async function fileRecord(tx: Tx, actor: Actor, input: FileRecordInput): Promise<ActivityRecord> {
  const intent = intentOf('fileRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ActivityRecord, { id: earlier }));

  const resident = found(await tx.one(Resident, { id: input.residentId }), 'residentId');
  const { villageId, householdId } = resident;
  const village = villageId ?? actor.villageId;
  demand(village && can.file(actor, await areaPath(tx, village)), ErrorCode.FORBIDDEN);
  demand(
    villageId && householdId && resident.state === ResidentState.ACTIVE,
    ErrorCode.NOT_ACTIVE,
    'residentId',
  );
  const score = await scoreOf(tx, villageId, input);
  demand(
    resident.id !== actor.residentId || score.version.selfClaim,
    ErrorCode.RULE_NOT_SELF_CLAIM,
    'residentId',
  );
  const record = await insertRecord(
    tx,
    { villageId, householdId, residentId: resident.id, filerId: actor.residentId, way: ActivityWay.FILED },
    input,
    score,
  );
  await keep(tx, intent, [
    {
      subjectKind: 'RECORD',
      subjectId: record.id,
      move: input.submit ? 'FILE' : 'DRAFT',
      villageId,
      detail: { points: record.facePoints },
    },
  ]);
  return record;
}
