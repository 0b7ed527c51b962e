import type { Reader } from '#server/core/database';
import { grouped } from '#server/core/loader';

interface StandIn {
  id: string;
  residentId: string;
}

// The chair is there, or is still expected: before the meeting's time nobody is late.
const chairIsThere = `exists (select 1 from meeting_attendance c where c.meeting_id = g.id and c.seat = 'CHAIR'
  and (c.state = 'PRESENT' or c.state = 'DUE' and g.starts_at > $2))`;

// Once a meeting is over its roll stands, and whoever was away may be back: what is left to do is the chair's again.
const deputies = `meeting_attendance a join meeting g on g.id = a.meeting_id and g.state in ('CALLED', 'OPEN')
  and a.seat = 'DEPUTY' and a.state not in ('EXCUSED', 'ABSENT')`;

async function idsBy(
  reader: Reader,
  ids: readonly string[],
  sql: string,
  more: readonly unknown[] = [],
): Promise<string[][]> {
  const rows = await reader.rows<StandIn>(sql, [ids, ...more]);
  return grouped(ids, rows, ({ id }) => id).map((each) => each.map(({ residentId }) => residentId));
}

/** By meeting: the deputies who run it because the chair is away, said he cannot come, or has not come in time. */
export const standInsAt = (reader: Reader, meetingIds: readonly string[]): Promise<string[][]> =>
  idsBy(
    reader,
    meetingIds,
    `select g.id, a.resident_id from ${deputies} where g.id = any($1::uuid[]) and not ${chairIsThere}
     order by a.resident_id`,
    [reader.at],
  );

/** By motion: the deputies who take its vote because it concerns the chair; also when the meeting is over. */
export const standInsOn = (reader: Reader, motionIds: readonly string[]): Promise<string[][]> =>
  idsBy(
    reader,
    motionIds,
    `select m.id, a.resident_id from motion m join meeting_attendance a on a.meeting_id = m.meeting_id and a.seat = 'DEPUTY'
     where m.id = any($1::uuid[]) and exists (select 1 from meeting_attendance c where c.meeting_id = m.meeting_id
       and c.seat = 'CHAIR' and motion_recuses(m.id, c.resident_id))
     order by a.resident_id`,
  );
