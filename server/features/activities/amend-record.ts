// What was returned or not yet handed in is corrected by its filer, and scored anew by the rule of its day.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { trimmed } from '#server/features/people/plain-text';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { facePoints } from '#server/features/scoring/rules';
import { attachPhotos } from './attach-photos';
import { demandNotFrozen } from './claim-freezes';
import { demandProof } from './claim-record';
import type { AmendInput } from './inputs';
import { lockForMove } from './lock-record';
import { ActivityMove, ActivityRecord, ActivityState, ActivityWay } from './record.entity';
import { eyesFor, type Score, scoreOf } from './score-act';

/**
 * Rewrites a draft or returned record and, with `submit`, hands it in. Answers the record.
 * Throws NOT_FOUND, FORBIDDEN, ILLEGAL_MOVE, and what filing throws.
 */
export async function amendRecord(tx: Tx, actor: Actor, input: AmendInput): Promise<ActivityRecord> {
  const intent = intentOf('amendRecord', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ActivityRecord, { id: earlier }));

  const { record } = await lockForMove(tx, actor, input.recordId, ActivityMove.AMEND);
  const { ruleId, villageId } = record;
  const score = await scoreOf(tx, villageId, { ruleId, startedAt: input.startedAt });
  if (input.submit && record.way === ActivityWay.CLAIM) {
    await demandNotFrozen(tx, record.residentId);
    demandProof(score.version.proof, input.photoIds.length);
  }

  const face = await faceOf(tx, record, score, input);
  const act = {
    title: trimmed(input.title),
    note: trimmed(input.note),
    place: trimmed(input.place),
    startedAt: input.startedAt,
    minutes: input.minutes,
    ruleVersionId: score.version.id,
    facePoints: face,
    ...eyesFor(score, face),
  };
  await tx.manager.update(
    ActivityRecord,
    { id: record.id },
    {
      ...act,
      ...(input.submit ? handedIn(tx.at) : {}),
    },
  );
  await attachPhotos(tx, actor.residentId, [record.id], input.photoIds);
  await keep(tx, intent, [
    {
      subjectKind: 'RECORD',
      subjectId: record.id,
      move: input.submit ? 'SUBMIT' : 'AMEND',
      villageId,
      detail: changed<typeof act>(record, { ...act, startedAt: sameOr(record.startedAt, act.startedAt) }),
    },
  ]);
  return found(await tx.one(ActivityRecord, { id: record.id }));
}

/** What handing in sets; a reason why it came back is answered by it and stays in the history. */
export function handedIn(at: Date): Partial<ActivityRecord> {
  return { state: ActivityState.SUBMITTED, submittedAt: at, checkerId: null, checkedAt: null, reason: null };
}

// A share of a roll's pot stays what it is: the others have the rest.
async function faceOf(tx: Tx, record: ActivityRecord, score: Score, input: AmendInput): Promise<number> {
  const roll = await tx.row<{ basis: RuleBasis }>(
    'select v.basis from roll l join rule_version v on v.id = l.rule_version_id where l.id = $1',
    [record.rollId],
  );
  if (roll?.basis === RuleBasis.SHARED) return record.facePoints;
  return facePoints(score.version, { minutes: input.minutes, points: input.points });
}

// Two Date objects of one instant are no change.
function sameOr(before: Date, after: Date): Date {
  return before.getTime() === after.getTime() ? before : after;
}
