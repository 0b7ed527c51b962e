import type { Reader } from '#server/core/database';
import { pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Message, MessageConnection } from './message.entity';

/** The viewer's own messages, newest first. */
export async function ownMessages(
  ctx: ActorContext,
  first: number,
  after: string | null,
): Promise<MessageConnection> {
  const size = pageSize(first);
  const from = valuesOf(after, 2);
  const params: unknown[] = [actorOf(ctx).residentId];
  const keyset = from
    ? `and (created_at, id) < ($${params.push(from[0])}::timestamptz, $${params.push(from[1])}::uuid)`
    : '';
  const rows = await ctx.db.reader.rows<Message & { instant: string }>(
    `select *, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant from message
     where resident_id = $1 ${keyset} order by created_at desc, id desc limit $${params.push(size + 1)}`,
    params,
  );
  return Object.assign(
    new MessageConnection(),
    pageOf(
      rows.map((row) => Object.assign(new Message(), row)),
      size,
      (row) => [row.instant, row.id],
    ),
  );
}

/** How many messages of a person are unread. */
export async function unreadOf(reader: Reader, residentId: string): Promise<number> {
  const row = await reader.row<{ unread: number }>(
    'select count(*) as unread from message where resident_id = $1 and read_at is null',
    [residentId],
  );
  return row?.unread ?? 0;
}
