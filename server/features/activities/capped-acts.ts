import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import type { CappedAct } from '#server/features/scoring/caps';
import { defaultScheme } from '#server/features/scoring/scheme.entity';
import { giveBackCaps } from '#server/features/scoring/book-caps';
import type { ActivityRecord } from './record.entity';

interface ActRow extends Omit<ScoredAct, 'day' | 'scheme'> {
  startedAt: Date;
  scheme: CappedAct['scheme'] | null;
}

/** A record as the caps see it, and as the fund's gate does. */
export type ScoredAct = CappedAct & { villageId: string; category: string };

/** Records as the caps see them, the earliest act first. One statement. */
export async function cappedActs(tx: Tx, recordIds: readonly string[]): Promise<ScoredAct[]> {
  const rows = await tx.rows<ActRow>(
    `select r.id as record_id, r.rule_id, r.resident_id, r.household_id, r.started_at, r.minutes, r.face_points,
       r.village_id, u.category,
       jsonb_build_object('basis', v.basis, 'pointsMin', v.points_min, 'honourOnly', v.honour_only,
         'countsMinutes', v.counts_minutes) as version,
       coalesce((select jsonb_agg(jsonb_build_object('scope', c.scope, 'period', c.period, 'unit', c.unit,
         'max', c.max)) from rule_cap c where c.rule_version_id = v.id), '[]') as caps,
       (select jsonb_build_object('householdQuarterPoints', s.household_quarter_points,
         'personDayMinutes', s.person_day_minutes) from scheme s where s.village_id = r.village_id) as scheme
     from activity_record r join rule_version v on v.id = r.rule_version_id join rule u on u.id = r.rule_id
     where r.id = any($1::uuid[]) order by r.started_at, r.id`,
    [recordIds],
  );
  return rows.map(({ startedAt, scheme, ...act }) => ({
    ...act,
    day: dayOf(startedAt),
    scheme: scheme ?? defaultScheme,
  }));
}

/** Gives back what a record used of its caps, when it is struck or reversed; all but `points`, when it is lowered. */
export async function returnCaps(tx: Tx, record: ActivityRecord, points?: number): Promise<void> {
  const act = found((await cappedActs(tx, [record.id]))[0]);
  const used = {
    points: record.grantedPoints ?? 0,
    countedMinutes: record.countedMinutes ?? 0,
    scoredMinutes: record.scoredMinutes ?? 0,
  };
  await giveBackCaps(tx, act, used, points === undefined ? undefined : { ...used, points });
}
