import { addDays, addMonths, dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { Council } from '#server/features/councils/council.entity';
import type { Actor } from '#server/features/people/actor';
import type { ReportMonthInput } from './inputs';
import { can } from './policy';
import { knownCouncil } from './queries';

/**
 * A council that keeps its book on paper is not asleep: its office brings in the figures of a month, no names. Where
 * somebody logs duties of the month here, they are the figures; records that the clockwork found are, where they are
 * more. Answers the council.
 * Throws NOT_FOUND, FORBIDDEN, IN_THE_FUTURE, OUT_OF_RANGE (`lastOn`), CONFLICT (`month` is kept here).
 */
export async function reportMonth(tx: Tx, actor: Actor, input: ReportMonthInput): Promise<Council> {
  const intent = intentOf('reportMonth', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Council, { id: earlier }));

  const council = await knownCouncil(tx, input.councilId);
  demand(can.report(actor, council.path), ErrorCode.FORBIDDEN);
  const month = `${input.month}-01`;
  const today = dayOf(tx.at);
  demand(month <= today, ErrorCode.IN_THE_FUTURE, 'month');
  demand(input.lastOn <= today, ErrorCode.IN_THE_FUTURE, 'lastOn');
  const last = addDays(addMonths(month, 1), -1);
  demand(input.lastOn >= month && input.lastOn <= last, ErrorCode.OUT_OF_RANGE, 'lastOn');
  await tx.rows('select 1 from council where id = $1 for no key update', [council.id]);
  const here = await tx.row<{ kept: boolean }>('select council_month_kept_here($1, $2) as kept', [
    council.id,
    month,
  ]);
  demand(!here?.kept, ErrorCode.CONFLICT, 'month');
  await tx.rows(
    `insert into council_month (council_id, month, duties, meetings, minutes, members, last_on, logged, reported_duties,
       reported_meetings, reported_minutes, reported_members, reported_last_on, reported_by, reported_at)
     values ($1, $2, $3, $4, $5, $6, $7, false, $3, $4, $5, $6, $7, $8, $9)
     on conflict (council_id, month) do update set reported_duties = excluded.duties,
       reported_meetings = excluded.meetings, reported_minutes = excluded.minutes, reported_members = excluded.members,
       reported_last_on = excluded.last_on, reported_by = excluded.reported_by, reported_at = excluded.reported_at`,
    [
      council.id,
      month,
      input.duties,
      input.meetings,
      input.minutes,
      input.members,
      input.lastOn,
      actor.residentId,
      tx.at,
    ],
  );
  await tx.rows('select add_up_council_months(array[$1::uuid], array[$2::date])', [council.id, month]);
  const { requestId: _, councilId: __, ...figures } = input;
  await keep(tx, intent, [
    {
      subjectKind: 'COUNCIL',
      subjectId: council.id,
      villageId: council.areaId,
      move: 'REPORT_MONTH',
      detail: { ...figures },
    },
  ]);
  return found(await tx.one(Council, { id: council.id }));
}
