// What has happened stays as it was: each book's transfers are sealed in batches, every seal holding the one before.
import type { Database, Reader, Tx } from '#server/core/database';

/** How long a sealing waits for postings under way before it leaves them to the next one, in milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 25;

/**
 * The highest sequence number up to which every transfer is decided: committed or gone for good. Numbers are drawn
 * while a posting runs and show when it commits, so a lower one may still be on its way behind a higher one that is
 * already to be seen; sealed too early, it would look slipped in. Whoever has drawn a number holds the insert lock
 * on the table, taken before the draw and kept until the end: so the number is read first, then the holders, and
 * when all of these have ended nothing at or below it can still arrive. Nobody is held up meanwhile.
 * Null when some posting lasts longer than `patienceMs`.
 */
export async function settledSeq(reader: Reader, patienceMs: number = PATIENCE_MS): Promise<number | null> {
  const drawn = await reader.row<{ last: number }>(
    'select case when is_called then last_value else 0 end as last from transfer_seq_seq',
  );
  let open = await postingsUnderWay(reader, null);
  const until = performance.now() + patienceMs;
  while (open.length > 0) {
    if (performance.now() > until) return null;
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
    open = await postingsUnderWay(reader, open);
  }
  return drawn?.last ?? 0;
}

/** The transactions that hold the insert lock on the transfers; of `among` only, when given. */
async function postingsUnderWay(reader: Reader, among: readonly string[] | null): Promise<string[]> {
  const rows = await reader.rows<{ holder: string }>(
    `select distinct virtualtransaction as holder from pg_locks
     where locktype = 'relation' and relation = 'transfer'::regclass and mode = 'RowExclusiveLock' and granted
       and database = (select oid from pg_database where datname = current_database())
       and ($1::text[] is null or virtualtransaction = any($1))`,
    [among],
  );
  return rows.map((row) => row.holder);
}

/**
 * Seals a book up to and including `upTo`, which must be settled: one seal per month begun. Answers how many were
 * made; 0 when nothing is new.
 */
export async function sealBook(tx: Tx, bookId: string, upTo: number): Promise<number> {
  const rows = await tx.rows('select number from ledger_seal($1, $2, $3)', [bookId, upTo, tx.at]);
  return rows.length;
}

/** How a round of sealing went. `settled` false: a posting took too long, and everything is left to the next round. */
export interface SealingRound {
  seals: number;
  settled: boolean;
}

/** Seals every book that has something new, each in a transaction of its own. */
export async function sealAll(db: Database, patienceMs?: number): Promise<SealingRound> {
  const upTo = await settledSeq(db.reader, patienceMs);
  if (upTo === null) return { seals: 0, settled: false };
  const books = await db.reader.rows<{ bookId: string }>(
    `select b.book_id from (select distinct book_id from account) b
     where exists (
       select 1 from transfer t where t.book_id = b.book_id and t.seq <= $1
         and t.seq > coalesce((select max(s.last_seq) from seal s where s.book_id = b.book_id), 0))
     order by b.book_id`,
    [upTo],
  );
  let seals = 0;
  for (const { bookId } of books) seals += await db.write((tx) => sealBook(tx, bookId, upTo));
  return { seals, settled: true };
}
