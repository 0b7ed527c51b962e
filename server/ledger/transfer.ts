import type { Tx } from '#server/core/database';
import { demand, DomainError, ErrorCode, refusalOf } from '#server/core/errors';
import { type AccountKey, accountIds, type Asset } from './account';

export type TransferKind =
  | 'OPENING'
  | 'GRANT'
  | 'REDEMPTION'
  | 'RETURN'
  | 'EXPIRY'
  | 'MOVING'
  | 'ADJUSTMENT'
  | 'FUNDING'
  | 'SPENDING'
  | 'AWARD'
  | 'REVERSAL';

/** One debit, one credit, one positive whole amount. `key` says what it is for and is posted once, ever. */
export interface Entry {
  key: string;
  debit: AccountKey;
  credit: AccountKey;
  amount: number;
  kind: TransferKind;
  sourceId?: string | null;
  earnerId?: string | null;
}

export interface Transfer {
  id: string;
  seq: number;
  key: string;
  bookId: string;
  asset: Asset;
  debitAccountId: string;
  creditAccountId: string;
  amount: number;
  kind: TransferKind;
  sourceId: string | null;
  earnerId: string | null;
  reversesId: string | null;
  postedAt: Date;
  postedBy: string | null;
  debitBalance: number | null;
  creditBalance: number | null;
}

export interface Posting {
  actorId: string | null;
  requestId: string | null;
}

/**
 * Posts a set of transfers, one or ten thousand, in one statement (plus one to find their accounts).
 * Answers the transfers as they stand; a key already posted with the same content is answered, not repeated.
 * Throws INSUFFICIENT_POINTS when an owner's balance would fall below zero, IDEMPOTENCY_MISMATCH when a key was
 * used for something else.
 */
export async function post(tx: Tx, entries: readonly Entry[], by: Posting): Promise<Transfer[]> {
  if (entries.length === 0) return [];
  for (const entry of entries) {
    demand(Number.isSafeInteger(entry.amount) && entry.amount > 0, ErrorCode.OUT_OF_RANGE);
    demand(
      entry.debit.asset === entry.credit.asset && entry.debit.bookId === entry.credit.bookId,
      ErrorCode.BAD_INPUT,
    );
  }
  const idOf = await accountIds(
    tx,
    entries.flatMap((entry) => [entry.debit, entry.credit]),
  );
  return send(
    tx,
    entries.map((entry) => ({
      key: entry.key,
      bookId: entry.debit.bookId,
      asset: entry.debit.asset,
      debit: idOf(entry.debit),
      credit: idOf(entry.credit),
      amount: entry.amount,
      kind: entry.kind,
      sourceId: entry.sourceId ?? null,
      earnerId: entry.earnerId ?? null,
    })),
    by,
  );
}

/**
 * Takes transfers back by their mirror images, each once: a second reversal of the same transfer is refused
 * (CONFLICT), and one that would take more than the purse still holds is POINTS_ALREADY_SPENT.
 */
export async function reverse(tx: Tx, transfers: readonly Transfer[], by: Posting): Promise<Transfer[]> {
  if (transfers.length === 0) return [];
  try {
    return await send(
      tx,
      transfers.map((transfer) => {
        demand(transfer.kind !== 'REVERSAL', ErrorCode.ILLEGAL_MOVE);
        return {
          key: `reversal:${transfer.id}`,
          bookId: transfer.bookId,
          asset: transfer.asset,
          debit: transfer.creditAccountId,
          credit: transfer.debitAccountId,
          amount: transfer.amount,
          kind: 'REVERSAL',
          sourceId: transfer.sourceId,
          earnerId: transfer.earnerId,
          reversesId: transfer.id,
        };
      }),
      by,
    );
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code === ErrorCode.INSUFFICIENT_POINTS)
      throw new DomainError(ErrorCode.POINTS_ALREADY_SPENT);
    throw error;
  }
}

/** The transfers posted for a source (a record, a redemption) that have not been reversed. */
export async function standing(tx: Tx, sourceId: string): Promise<Transfer[]> {
  return tx.rows<Transfer>(
    `select t.* from transfer t where t.source_id = $1 and t.kind <> 'REVERSAL'
       and not exists (select 1 from transfer r where r.reverses_id = t.id) order by t.seq`,
    [sourceId],
  );
}

async function send(tx: Tx, entries: readonly object[], by: Posting): Promise<Transfer[]> {
  return tx.rows<Transfer>('select * from ledger_post($1, $2, $3, $4)', [
    JSON.stringify(entries),
    tx.at,
    by.actorId,
    by.requestId,
  ]);
}
