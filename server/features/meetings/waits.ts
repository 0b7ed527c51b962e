import { addDays, dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { waitingFor, waitingFrom, waitingParams } from '#server/features/activities/waiting';
import type { Actor } from '#server/features/people/actor';
import { type CouncilWait, CouncilWaitKind } from './meeting-types';

/** A term that ends within so many days waits for an election. */
const TERM_SOON_DAYS = 90;

interface WaitRow {
  kind: CouncilWaitKind;
  subjectId: string | null;
  title: string;
  count: number;
  at: Date | null;
}

/** What waits for a council, the most pressing first; records that the viewer may approve are the viewer's own. */
export async function waitsOf(reader: Reader, actor: Actor, councilId: string): Promise<CouncilWait[]> {
  const rows = await reader.rows<WaitRow>(
    `select 1 as rank, 'MEETING_OPEN' as kind, id as subject_id, title, 1 as count, starts_at as at
       from meeting where council_id = $1 and state = 'OPEN'
     union all select 2, 'MEETING_OVERDUE', id, title, 1, starts_at
       from meeting where council_id = $1 and state = 'CALLED' and starts_at < $2::timestamptz - interval '2 hours'
     union all select 3, 'DECISION', d.id, d.title, 1, d.started_at
       from council c join decision d on d.village_id = c.area_id and d.state = 'RUNNING'
         join decision_step s on s.decision_id = d.id and s.place = d.step and s.council_kind = c.kind_code
       where c.id = $1
     union all select 4, 'TO_PUBLISH', g.id, m.text, 1, m.closed_at
       from meeting g join motion m on m.meeting_id = g.id and m.outcome in ('ADOPTED', 'CHOSEN')
       where g.council_id = $1 and g.state = 'CLOSED' and g.closed_at > $2::timestamptz - interval '60 days'
         and not exists (select 1 from resolution r where r.motion_id = m.id)
     union all select 6, 'NO_MEETING', null, '', 1, last.at
       from council c join council_kind k on k.code = c.kind_code and k.meetings_per_year > 0
         cross join lateral (select max(starts_at) as at from meeting where council_id = c.id and state <> 'CANCELLED') last
       where c.id = $1 and coalesce(last.at, c.created_at) < $2::timestamptz - interval '365 days' / k.meetings_per_year
     union all select 7, 'TERM_ENDS', null, '', 1, (c.term_ends_on::timestamp at time zone 'Asia/Shanghai')
       from council c where c.id = $1 and c.term_ends_on <= $3::date
     order by 1, 6`,
    [councilId, reader.at, addDays(dayOf(reader.at), TERM_SOON_DAYS)],
  );
  const records = await reader.row<{ count: number }>(
    `select count(*)::int as count from ${waitingFrom} join council c on c.id = $1 and c.area_id = r.village_id
     where ${waitingFor(2).toApprove} and c.kind_code = any(record_bodies(v.bodies, r.two_approvers))
       -- Places of the other conditions that share these parameters.
       and $4::uuid[] is not null and $5::uuid[] is not null`,
    [councilId, ...waitingParams(actor)],
  );
  const waits = rows.map(({ kind, subjectId, title, count, at }) => ({ kind, subjectId, title, count, at }));
  return records && records.count > 0
    ? [
        ...waits,
        { kind: CouncilWaitKind.RECORDS, subjectId: null, title: '', count: records.count, at: null },
      ]
    : waits;
}
