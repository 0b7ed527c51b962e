import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { trimmed } from '#server/features/people/plain-text';
import { facePoints } from '#server/features/scoring/rules';
import { attachPhotos } from './attach-photos';
import { ActivityRecord, ActivityState, type ActivityWay } from './record.entity';
import { eyesFor, type Score } from './score-act';

export interface NewAct {
  requestId: string;
  ruleId: string;
  title: string;
  note: string;
  place: string;
  startedAt: Date;
  minutes: number;
  points?: number | null;
  photoIds: readonly string[];
  submit: boolean;
}

export interface NewRecord {
  villageId: string;
  residentId: string;
  householdId: string;
  filerId: string;
  way: ActivityWay;
}

/** Writes one record with its photos, as a draft or submitted; its key is the request's id. Answers the record. */
export async function insertRecord(
  tx: Tx,
  who: NewRecord,
  act: NewAct,
  score: Score,
): Promise<ActivityRecord> {
  const face = facePoints(score.version, { minutes: act.minutes, points: act.points });
  await tx.manager.insert(ActivityRecord, {
    id: act.requestId,
    ...who,
    rollId: null,
    ruleId: act.ruleId,
    ruleVersionId: score.version.id,
    title: trimmed(act.title),
    note: trimmed(act.note),
    place: trimmed(act.place),
    startedAt: act.startedAt,
    minutes: act.minutes,
    facePoints: face,
    ...eyesFor(score, face),
    state: act.submit ? ActivityState.SUBMITTED : ActivityState.DRAFT,
    createdAt: tx.at,
    submittedAt: act.submit ? tx.at : null,
  });
  await attachPhotos(tx, who.filerId, [act.requestId], act.photoIds);
  return found(await tx.one(ActivityRecord, { id: act.requestId }));
}
