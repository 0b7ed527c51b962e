import type { Tx } from '#server/core/database';
import { keep } from '#server/core/history';

const AT_ONCE = 500;

/**
 * Closes reservations whose time has passed. They hold nothing from that instant on, whenever this runs: it only
 * tidies up, and may run twice or late. Answers how many it closed.
 */
export async function expireReservations(tx: Tx): Promise<number> {
  const rows = await tx.rows<{ id: string; villageId: string }>(
    `update reservation set state = 'EXPIRED', closed_at = expires_at
     where id in (select id from reservation where state = 'OPEN' and expires_at <= $1
       order by expires_at limit ${AT_ONCE} for update skip locked)
     returning id, village_id`,
    [tx.at],
  );
  if (rows.length === 0) return 0;
  await keep(
    tx,
    null,
    rows.map(({ id, villageId }) => ({
      subjectKind: 'RESERVATION',
      subjectId: id,
      move: 'EXPIRE',
      villageId,
    })),
  );
  return rows.length;
}
