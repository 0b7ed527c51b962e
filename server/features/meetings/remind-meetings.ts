import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';

const DAY_MS = 86_400_000;

/** Tells members of meetings within the next day, once for each time a meeting has. Answers how many were told. */
export async function remindMeetings(tx: Tx): Promise<number> {
  const due = await tx.rows<{
    meetingId: string;
    residentId: string;
    title: string;
    place: string;
    startsAt: Date;
  }>(
    `select m.id as meeting_id, a.resident_id, m.title, m.place, m.starts_at
     from meeting m join meeting_attendance a on a.meeting_id = m.id and a.state = 'DUE'
     where m.state = 'CALLED' and m.starts_at > $1 and m.starts_at <= $2 and m.called_at <= $3
       and not exists (select 1 from message x where x.dedupe_key = 'meeting:' || m.id || ':MEETING_TOMORROW:'
         || floor(extract(epoch from m.starts_at)) || ':' || a.resident_id)
     order by m.id, a.resident_id limit 500`,
    // Whoever was called within these hours needs no reminder.
    [tx.at, new Date(tx.at.getTime() + DAY_MS), new Date(tx.at.getTime() - DAY_MS / 4)],
  );
  return tell(
    tx,
    due.map(({ meetingId, residentId, title, place, startsAt }) => ({
      residentId,
      kind: MessageKind.MEETING_TOMORROW,
      params: { title, place, at: startsAt.toISOString() },
      link: `/meetings/${meetingId}`,
      key: `meeting:${meetingId}:MEETING_TOMORROW:${Math.floor(startsAt.getTime() / 1000)}:${residentId}`,
    })),
  );
}
