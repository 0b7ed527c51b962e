// A resident may claim for himself only what the rules open to claims, with proof, and few at a time per household.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Proof } from '#server/features/scoring/rule.entity';
import { demandNotFrozen } from './claim-freezes';
import type { ClaimInput } from './inputs';
import { insertRecord } from './new-record';
import { ActivityRecord, ActivityWay } from './record.entity';
import { scoreOf } from './score-act';

/**
 * Files an act of one's own, as a draft or submitted. Answers the record.
 * Throws NOT_ACTIVE (no household), CLAIMS_FROZEN, RULE_NOT_SELF_CLAIM, PHOTO_REQUIRED, TOO_MANY_OPEN_CLAIMS, IN_THE_FUTURE,
 * RULE_NOT_EFFECTIVE, POINTS_OUT_OF_RANGE.
 */
export async function claimRecord(tx: Tx, actor: Actor, input: ClaimInput): Promise<ActivityRecord> {
  const intent = intentOf('claimRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ActivityRecord, { id: earlier }));

  const { residentId, householdId, villageId } = actor;
  demand(householdId && villageId, ErrorCode.NOT_ACTIVE);
  await demandNotFrozen(tx, residentId);
  const score = await scoreOf(tx, villageId, input);
  demand(score.version.selfClaim, ErrorCode.RULE_NOT_SELF_CLAIM, 'ruleId');
  if (input.submit) demandProof(score.version.proof, input.photoIds.length);
  await demandFewOpenClaims(tx, householdId, score.scheme.openClaimsPerHousehold);

  const record = await insertRecord(
    tx,
    { villageId, householdId, residentId, filerId: residentId, way: ActivityWay.CLAIM },
    input,
    score,
  );
  await keep(tx, intent, [
    {
      subjectKind: 'RECORD',
      subjectId: record.id,
      move: input.submit ? 'CLAIM' : 'DRAFT',
      villageId,
      detail: { points: record.facePoints },
    },
  ]);
  return record;
}

/** A claim under a rule that asks for a photo has one when it is handed in. */
export function demandProof(proof: Proof, photos: number): void {
  demand(proof !== Proof.PHOTO || photos > 0, ErrorCode.PHOTO_REQUIRED, 'photoIds');
}

/** Counted under the household's lock, so that claims sent at once cannot pass together. */
async function demandFewOpenClaims(tx: Tx, householdId: string, most: number): Promise<void> {
  await tx.rows('select 1 from household where id = $1 for no key update', [householdId]);
  const open = await tx.rows(
    `select 1 from activity_record where household_id = $1 and way = 'CLAIM'
       and state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'CHECKED')`,
    [householdId],
  );
  demand(open.length < most, ErrorCode.TOO_MANY_OPEN_CLAIMS);
}
