import type { Reader } from '#server/core/database';
import type { Asset } from './account';
import type { TransferKind } from './transfer';

/** One seal as it is published. Hashes are lower-case hexadecimal; the migration says what they are made of. */
export interface Seal {
  bookId: string;
  number: number;
  /** The month it belongs to, '2025-06'. */
  month: string;
  firstSeq: number;
  lastSeq: number;
  lines: number;
  contentHash: string;
  previousHash: string;
  hash: string;
  sealedAt: Date;
}

const sealColumns = `s.book_id, s.number, to_char(s.month, 'YYYY-MM') as month, s.first_seq, s.last_seq, s.lines,
  encode(s.content_hash, 'hex') as content_hash, encode(s.previous_hash, 'hex') as previous_hash,
  encode(s.hash, 'hex') as hash, s.sealed_at`;

/** Up to `take` seals of a book after a number, oldest first. */
export async function sealsOf(reader: Reader, bookId: string, after: number, take: number): Promise<Seal[]> {
  return reader.rows<Seal>(
    `select ${sealColumns} from seal s where s.book_id = $1 and s.number > $2 order by s.number limit $3`,
    [bookId, after, take],
  );
}

/** The latest seal of a book, or of one of its months ('2025-06'); null while there is none. */
export async function headOf(reader: Reader, bookId: string, month?: string): Promise<Seal | null> {
  return reader.row<Seal>(
    `select ${sealColumns} from seal s
     where s.book_id = $1 and ($2::text is null or s.month = ($2 || '-01')::date) order by s.number desc limit 1`,
    [bookId, month ?? null],
  );
}

/** How a line stands: as sealed, or what has become of it since. INSERTED: it was never sealed with its neighbours. */
export type SealLineState = 'SEALED' | 'CHANGED' | 'REMOVED' | 'INSERTED';

/** A line of a seal: what the ledger says now beside what was sealed. */
export interface SealLine {
  sealNumber: number;
  seq: number;
  /** Never published: only the second half of a list's cursor. */
  transferId: string;
  state: SealLineState;
  /** Null: the transfer is gone. */
  text: string | null;
  /** Null: as `text`, or never sealed. */
  sealedText: string | null;
}

/**
 * Up to `take` lines of a book after a place in it, in order of seq: of one seal, or of all when `number` is null.
 * A row slipped in counts to the seal into whose range its number falls.
 */
export async function linesOf(
  reader: Reader,
  bookId: string,
  number: number | null,
  after: { seq: number; transferId: string },
  take: number,
): Promise<SealLine[]> {
  return reader.rows<SealLine>(
    `with reach as (
       select coalesce(max(p.last_seq), 0) as low, max(s.last_seq) as high
       from seal s left join seal p on p.book_id = s.book_id and p.number = s.number - 1 and s.number = $2
       where s.book_id = $1 and ($2::int is null or s.number = $2)
     ), kept as (
       select l.seq, l.number, l.transfer_id, l.text from sealed_line l, reach
       where l.book_id = $1 and l.seq > low and (l.seq, l.transfer_id) > ($3::bigint, $5::uuid) and l.seq <= high
       order by l.seq, l.transfer_id limit $4
     ), living as (
       select t.seq, t.id from transfer t, reach
       where t.book_id = $1 and t.seq > low and (t.seq, t.id) > ($3::bigint, $5::uuid) and t.seq <= high
       order by t.seq, t.id limit $4
     ), place as (
       select k.seq, k.transfer_id from kept k
       union all
       select l.seq, l.id from living l where not exists (select 1 from sealed_line k where k.transfer_id = l.id)
       order by 1, 2 limit $4
     )
     select p.seq, p.transfer_id,
       coalesce(k.number, (select min(s.number) from seal s where s.book_id = $1 and s.last_seq >= p.seq)) as seal_number,
       case when k.seq is null then 'INSERTED' when t.text is null then 'REMOVED' when k.text <> t.text then 'CHANGED'
         else 'SEALED' end as state,
       t.text, case when k.text is distinct from t.text then k.text end as sealed_text
     from place p
     left join kept k on k.transfer_id = p.transfer_id
     left join transfer_text t on t.transfer_id = p.transfer_id
     order by p.seq, p.transfer_id`,
    [bookId, number, after.seq, take, after.transferId],
  );
}

/** How much of what a month's seals hold: one asset, one kind. */
export interface SealSum {
  asset: Asset;
  kind: TransferKind;
  count: number;
  total: number;
}

/** A month of a book: its last seal, and what its lines add up to. */
export interface SealMonth {
  month: string;
  head: Seal;
  seals: number;
  lines: number;
  sums: SealSum[];
}

/** Months of a book that have seals, newest first; only one when `month` is given. One statement. */
export async function monthsOf(reader: Reader, bookId: string, month?: string): Promise<SealMonth[]> {
  const rows = await reader.rows<Seal & { seals: number; total: number; sums: SealSum[] }>(
    `select ${sealColumns}, m.seals, m.total,
       (select coalesce(jsonb_agg(jsonb_build_object('asset', u.asset, 'kind', u.kind, 'count', u.count,
            'total', u.total) order by array_position(
            '{POINTS,HONOUR,MINUTES,UNIT_POINTS,FUND_CENTS}'::text[], u.asset), u.kind), '[]')
        from (select split_part(l.text, '|', 4) as asset, split_part(l.text, '|', 5) as kind, count(*) as count,
                sum(split_part(l.text, '|', 6)::bigint) as total
              from seal x join sealed_line l on l.book_id = x.book_id and l.number = x.number
              where x.book_id = $1 and x.month = m.month group by 1, 2) u) as sums
     from (select max(number) as number, month, count(*) as seals, sum(lines) as total from seal
           where book_id = $1 and ($2::text is null or month = ($2 || '-01')::date) group by month) m
     join seal s on s.book_id = $1 and s.number = m.number
     order by m.month desc`,
    [bookId, month ?? null],
  );
  return rows.map(({ seals, total, sums, ...head }) => ({
    month: head.month,
    head,
    seals,
    lines: total,
    sums,
  }));
}

/** A transfer as anyone may read it: its line, and the seal that holds it, null while it waits for the next one. */
export interface PublishedTransfer {
  id: string;
  sourceId: string | null;
  seq: number;
  postedAt: Date;
  asset: Asset;
  kind: TransferKind;
  amount: number;
  text: string;
  /** The private ids whose hash ends the line: only for those whose transfer it is. */
  opening: string;
  seal: Seal | null;
}

/** The published form of transfers, by their ids or by what they were posted for; in order of seq. */
export async function publishedTransfers(
  reader: Reader,
  by: 'id' | 'source_id',
  ids: readonly string[],
): Promise<PublishedTransfer[]> {
  const rows = await reader.rows<Omit<PublishedTransfer, 'seal'> & Partial<Seal>>(
    `select t.id, t.source_id, t.seq, t.posted_at, t.asset, t.kind, t.amount, x.text, x.opening, ${sealColumns}
     from transfer t join transfer_text x on x.transfer_id = t.id
     left join sealed_line l on l.transfer_id = t.id
     left join seal s on s.book_id = l.book_id and s.number = l.number
     where t.${by} = any($1::uuid[]) order by t.seq`,
    [ids],
  );
  return rows.map(({ id, sourceId, seq, postedAt, asset, kind, amount, text, opening, ...seal }) => ({
    id,
    sourceId,
    seq,
    postedAt,
    asset,
    kind,
    amount,
    text,
    opening,
    seal: isSeal(seal) ? seal : null,
  }));
}

function isSeal(columns: Partial<Seal>): columns is Seal {
  return columns.hash != null;
}
