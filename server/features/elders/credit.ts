import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import { insertRecord } from '#server/features/activities/new-record';
import { type ActivityRecord, ActivityWay } from '#server/features/activities/record.entity';
import { scoreOf } from '#server/features/activities/score-act';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { RuleBasis } from '#server/features/scoring/rule.entity';
import { hourlyPoints } from '#server/features/scoring/rules';

interface Credited {
  villageId: string;
  residentId: string;
  ruleId: string | null;
  title: string;
  place: string;
  startedAt: Date;
  minutes: number;
}

/**
 * The record of what somebody did for elders, filed by whoever confirmed it and waiting for check and approval like any
 * other. Null where the village credits none, the person has moved away or died, or it was too short an hour.
 */
export async function creditAct(tx: Tx, filerId: string, act: Credited): Promise<ActivityRecord | null> {
  const { ruleId, villageId, residentId, startedAt, minutes } = act;
  const person = await tx.one(Resident, { id: residentId });
  if (!ruleId || !person?.householdId || person.villageId !== villageId) return null;
  if (person.state !== ResidentState.ACTIVE || startedAt > tx.at) return null;
  const score = await scoreOf(tx, villageId, { ruleId, startedAt });
  const { basis, pointsMin } = score.version;
  if (basis === RuleBasis.PER_HOUR && hourlyPoints(pointsMin, minutes) === 0) return null;
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
      photoIds: [],
      submit: true,
    },
    score,
  );
}

/** The grid of a person's home, as a record names a place: never the house. */
export async function gridOf(tx: Tx, residentId: string): Promise<string> {
  const row = await tx.row<{ nameZh: string }>(
    `select coalesce(g.name_zh, a.name_zh) as name_zh from resident r join household h on h.id = r.household_id
       join area a on a.id = h.area_id left join area g on g.id = any(a.path) and g.kind = 'GRID' where r.id = $1`,
    [residentId],
  );
  return row?.nameZh ?? '';
}
