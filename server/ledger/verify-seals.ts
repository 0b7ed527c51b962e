import type { Reader } from '#server/core/database';
import { sealFaults } from './seal-laws';

/** HEAD: a hash that was printed on paper is in the chain no more, so the whole of it was written anew. */
export type SealFaultKind = keyof typeof sealFaults | 'HEAD';

/** One thing found wrong: the seal, the row where it can be named, and what was sealed beside what is there now. */
export interface SealFault {
  kind: SealFaultKind;
  number: number | null;
  seq: number | null;
  transferId: string | null;
  sealed: string | null;
  now: string | null;
}

/**
 * Recomputes a book's seals from its transfers and names what differs, in order of the chain; empty when all is as
 * it was sealed. `printedHeads` are whole hashes once printed or written down: a chain re-linked after a change is
 * sound in itself and gives itself away only there.
 */
export async function verifySeals(
  reader: Reader,
  bookId: string,
  printedHeads: readonly string[] = [],
): Promise<SealFault[]> {
  const found = Object.entries(sealFaults)
    .map(([kind, sql]) => `select '${kind}' as kind, f.* from (${sql}) f where f.book_id = $1`)
    .join(' union all ');
  const faults = await reader.rows<SealFault>(
    `select kind, number, seq, transfer_id, sealed, now from (${found}) faults order by number, seq nulls last, kind`,
    [bookId],
  );
  const lost = await reader.rows<{ head: string }>(
    `select h.head from unnest($2::text[]) h (head)
     where not exists (select 1 from seal s where s.book_id = $1 and encode(s.hash, 'hex') = lower(h.head))`,
    [bookId, printedHeads],
  );
  return [
    ...faults,
    ...lost.map(({ head }) => ({
      kind: 'HEAD' as const,
      number: null,
      seq: null,
      transferId: null,
      sealed: head,
      now: null,
    })),
  ];
}
