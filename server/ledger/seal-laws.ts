import type { Law } from './audit';

/** Sealed lines whose transfer says something else now, or sits at another place of the chain. */
const changed = `
  select l.book_id, l.number, l.seq, l.transfer_id, l.text as sealed, t.text as now
  from sealed_line l join transfer_text t on t.transfer_id = l.transfer_id where t.text <> l.text`;

/** Sealed lines whose transfer is gone. */
const removed = `
  select l.book_id, l.number, l.seq, l.transfer_id, l.text as sealed, null::text as now
  from sealed_line l where not exists (select 1 from transfer t where t.id = l.transfer_id)`;

/** Transfers with a number among the sealed ones that no seal holds. */
const inserted = `
  select t.book_id, (select min(s.number) from seal s where s.book_id = t.book_id and s.last_seq >= t.seq) as number,
    t.seq, t.id as transfer_id, null::text as sealed,
    (select x.text from transfer_text x where x.transfer_id = t.id) as now
  from (select book_id, max(last_seq) as last_seq from seal group by book_id) b
  join transfer t on t.book_id = b.book_id and t.seq <= b.last_seq
  where not exists (select 1 from sealed_line l where l.transfer_id = t.id)`;

/** Seals whose kept lines do not add up to their content hash, count and reach; lines without a seal. */
const content = `
  select coalesce(s.book_id, l.book_id) as book_id, coalesce(s.number, l.number) as number, null::bigint as seq,
    null::uuid as transfer_id, encode(s.content_hash, 'hex') as sealed, encode(l.content_hash, 'hex') as now
  from seal s
  full join (select book_id, number, count(*) as lines, min(seq) as first_seq, max(seq) as last_seq,
      hash_of(string_agg(text, E'\\n' order by seq)) as content_hash
    from sealed_line group by book_id, number) l on l.book_id = s.book_id and l.number = s.number
  where (s.content_hash, s.lines, s.first_seq, s.last_seq)
    is distinct from (l.content_hash, l.lines, l.first_seq, l.last_seq)`;

/** Seals that do not hash to what they say. */
const hashes = `
  select s.book_id, s.number, null::bigint as seq, null::uuid as transfer_id, encode(s.hash, 'hex') as sealed,
    encode(hash_of(seal_text(s)), 'hex') as now
  from seal s where s.hash <> hash_of(seal_text(s))`;

/** Seals that do not hold the hash of the one before, skip a number, or reach back into it. */
const links = `
  select r.book_id, r.number, null::bigint as seq, null::uuid as transfer_id, encode(r.previous_hash, 'hex') as sealed,
    encode(coalesce(r.hash_before, first_previous_hash()), 'hex') as now
  from (select s.*, lag(s.hash) over w as hash_before, lag(s.number) over w as number_before,
      lag(s.last_seq) over w as seq_before
    from seal s window w as (partition by s.book_id order by s.number)) r
  where r.previous_hash <> coalesce(r.hash_before, first_previous_hash())
    or r.number <> coalesce(r.number_before, 0) + 1 or r.first_seq <= coalesce(r.seq_before, 0)`;

/**
 * What can be wrong with a sealed book, each as SQL that answers (book_id, number, seq, transfer_id, sealed, now).
 * The first three name the row; the others the seal, when its kept lines or the seals themselves were touched.
 */
export const sealFaults = {
  CHANGED: changed,
  REMOVED: removed,
  INSERTED: inserted,
  CONTENT: content,
  HASH: hashes,
  LINK: links,
} as const;

export const sealLaws: readonly Law[] = [
  { name: 'a sealed transfer says what was sealed', sql: sealFaults.CHANGED },
  { name: 'no sealed transfer is missing', sql: sealFaults.REMOVED },
  { name: 'no transfer was slipped in among the sealed ones', sql: sealFaults.INSERTED },
  { name: "a seal's lines hash to its content", sql: sealFaults.CONTENT },
  { name: 'a seal hashes to what it says', sql: sealFaults.HASH },
  { name: 'the seals of a book follow from one another without a gap', sql: sealFaults.LINK },
];
