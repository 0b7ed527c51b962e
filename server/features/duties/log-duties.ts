import type { Tx } from '#server/core/database';
import type { DutyKind } from './duty.entity';

/** One duty of one member. `sourceKind` and `sourceId` say what it was logged from: a meeting, a notice, a loan … */
export interface DutyLine {
  councilId: string;
  residentId: string;
  kind: DutyKind;
  /** 'YYYY-MM-DD'. */
  onDay: string;
  /** 1 to 1440; left out where nobody measured. */
  minutes?: number | null;
  /** Capitals and underscores: MEETING, NOTICE, LOAN … */
  sourceKind: string;
  sourceId: string;
  /** The activity record it became. */
  recordId?: string | null;
}

/**
 * A duty is logged once, however often its source is worked through: lines known by source and person, or by their
 * record, are left alone. One statement for any number of lines. Answers how many were new. The caller has checked
 * that its actor may say so, and that the person sat on the council.
 */
export async function logDuties(tx: Tx, by: string, lines: readonly DutyLine[]): Promise<number> {
  if (lines.length === 0) return 0;
  const made = await tx.rows(
    `insert into council_duty (council_id, resident_id, kind, on_day, minutes, source_kind, source_id, record_id, roll_id,
       state, at, logged_by)
     select x."councilId", x."residentId", x.kind, x."onDay", x.minutes, x."sourceKind", x."sourceId", x."recordId",
       r.roll_id, 'DONE', $2, $3
     from jsonb_to_recordset($1::jsonb) as x ("councilId" uuid, "residentId" uuid, kind text, "onDay" date, minutes int,
       "sourceKind" text, "sourceId" uuid, "recordId" uuid)
       left join activity_record r on r.id = x."recordId"
     order by x."councilId", x."sourceId", x."residentId"
     on conflict do nothing returning id`,
    [JSON.stringify(lines), tx.at, by],
  );
  return made.length;
}
