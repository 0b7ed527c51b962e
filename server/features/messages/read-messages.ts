// Whoever opens the inbox has been told: what was shown there counts as read, for the person alone.
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { Message } from './message.entity';
import { unreadOf } from './queries';

/** Marks a message of the viewer and all before it as read. Answers how many are unread now. Throws NOT_FOUND. */
export async function readMessages(
  tx: Tx,
  actor: Actor,
  input: { requestId: string; upToId: string },
): Promise<number> {
  const intent = intentOf('readMessages', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return unreadOf(tx, actor.residentId);

  const { residentId, villageId } = actor;
  const upTo = found(await tx.one(Message, { id: input.upToId, residentId }), 'upToId');
  const read = await tx.rows(
    `update message m set read_at = greatest($2, m.created_at) from message u
     where u.id = $3 and m.resident_id = $1 and m.read_at is null and (m.created_at, m.id) <= (u.created_at, u.id)
     returning m.id`,
    [residentId, tx.at, upTo.id],
  );
  await keep(tx, intent, [
    {
      subjectKind: 'MESSAGE',
      subjectId: upTo.id,
      move: 'READ',
      villageId,
      detail: { messages: read.length },
    },
  ]);
  return unreadOf(tx, residentId);
}
