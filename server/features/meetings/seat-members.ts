import type { Tx } from '#server/core/database';
import { seatedOn } from '#server/features/councils/seats';

/**
 * Puts the list of a meeting to whoever sits on the council on a day: new members come on, those whose seat has ended go
 * off, what is known of the others stays. Answers how many seats there are.
 */
export async function seatMembers(
  tx: Tx,
  meetingId: string,
  councilId: string,
  day: string,
): Promise<number> {
  const seated = await seatedOn(tx, councilId, day);
  const ids = seated.map(({ residentId }) => residentId);
  await tx.rows(
    'delete from meeting_attendance where meeting_id = $1 and not resident_id = any($2::uuid[])',
    [meetingId, ids],
  );
  await tx.rows(
    `insert into meeting_attendance (meeting_id, resident_id, seat)
     select $1, x.id, x.seat from unnest($2::uuid[], $3::text[]) x (id, seat)
     on conflict (meeting_id, resident_id) do update set seat = excluded.seat`,
    [meetingId, ids, seated.map(({ place }) => place)],
  );
  return new Set(ids).size;
}
