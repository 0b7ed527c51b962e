import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import { insertRecord } from '#server/features/activities/new-record';
import { type ActivityRecord, ActivityWay } from '#server/features/activities/record.entity';
import { scoreOf } from '#server/features/activities/score-act';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { RuleBasis } from '#server/features/scoring/rule.entity';

interface Credited {
  villageId: string;
  residentId: string;
  ruleId: string | null;
  title: string;
  place: string;
  startedAt: Date;
  minutes: number;
  /** For rules with a range. */
  points?: number;
}

/**
 * The record of an award or a talk, filed by whoever decided and waiting for check and approval like any other. Null
 * where the village credits none, or the person has moved away or died.
 */
export async function creditAct(tx: Tx, filerId: string, act: Credited): Promise<ActivityRecord | null> {
  const { ruleId, villageId, residentId, startedAt, minutes } = act;
  const person = await tx.one(Resident, { id: residentId });
  if (!ruleId || !person?.householdId || person.villageId !== villageId) return null;
  if (person.state !== ResidentState.ACTIVE) return null;
  const score = await scoreOf(tx, villageId, { ruleId, startedAt });
  return insertRecord(
    tx,
    { villageId, householdId: person.householdId, residentId, filerId, way: ActivityWay.FILED },
    {
      requestId: newId(),
      ruleId,
      title: act.title,
      note: '',
      place: act.place,
      startedAt,
      minutes,
      points: score.version.basis === RuleBasis.RANGE ? act.points : null,
      photoIds: [],
      submit: true,
    },
    score,
  );
}
