import type { Tx } from '#server/core/database';
import type { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { Meeting } from './meeting.entity';

/**
 * Tells everybody who has a seat, once for each round. Whoever has no account is on the meeting's own list of people to be
 * told by word of mouth.
 */
export async function tellMembers(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'title' | 'place' | 'startsAt'>,
  kind: MessageKind,
  round: string,
  more: Record<string, string> = {},
): Promise<number> {
  const members = await tx.rows<{ residentId: string }>(
    'select resident_id from meeting_attendance where meeting_id = $1 order by resident_id',
    [meeting.id],
  );
  const { title, place, startsAt } = meeting;
  return tell(
    tx,
    members.map(({ residentId }) => ({
      residentId,
      kind,
      params: { title, place, at: startsAt.toISOString(), ...more },
      link: `/meetings/${meeting.id}`,
      key: `meeting:${meeting.id}:${kind}:${round}:${residentId}`,
    })),
  );
}
