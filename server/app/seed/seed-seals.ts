import { startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { sealBook } from '#server/ledger/seal';

/**
 * Seals the year that the demo has lived, a few minutes after the end of each month as the job would have done; the
 * month begun is left to the job at start. Call it when nothing more is posted to the past.
 */
export async function sealMonths(tx: Tx, until: Date): Promise<void> {
  const months = await tx.rows<{ bookId: string; day: string; upTo: number }>(
    `select b.book_id, m.day, coalesce(min(t.seq) filter (where t.posted_at >= m.day::timestamp at time zone
         'Asia/Shanghai') - 1, max(t.seq)) as up_to
     from (select distinct book_id from transfer) b
     cross join (select distinct (date_trunc('month', posted_at at time zone 'Asia/Shanghai')
         + interval '1 month')::date as day from transfer) m
     join transfer t on t.book_id = b.book_id
     group by 1, 2 order by 2, 1`,
  );
  for (const { bookId, day, upTo } of months) {
    const at = new Date(startOfDay(day).getTime() + 2 * 60_000);
    // Nobody else writes while the county is being made: whatever is in the table is settled.
    if (at <= until) await sealBook({ ...tx, at }, bookId, upTo);
  }
}
