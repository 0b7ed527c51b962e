import type { Tx } from '#server/core/database';
import { standing, type Transfer } from '#server/ledger/transfer';

/** A transfer by which a household's points expired and that nobody has undone. */
export type StandingExpiry = Transfer & { householdId: string };

/** What of a closing still stands, of one household or of all. */
export async function standingExpiry(
  tx: Tx,
  closeId: string,
  householdId: string | null,
): Promise<StandingExpiry[]> {
  const transfers = await standing(tx, closeId);
  if (transfers.length === 0) return [];
  const owners = await tx.rows<{ id: string; ownerId: string }>(
    'select id, owner_id from account where id = any($1::uuid[])',
    [transfers.map((transfer) => transfer.debitAccountId)],
  );
  const ownerOf = new Map(owners.map((row) => [row.id, row.ownerId]));
  return transfers
    .map((transfer) => ({ ...transfer, householdId: ownerOf.get(transfer.debitAccountId) ?? '' }))
    .filter(
      (transfer) =>
        transfer.kind === 'EXPIRY' && (householdId === null || transfer.householdId === householdId),
    );
}
