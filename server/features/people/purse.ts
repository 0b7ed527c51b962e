import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import type { Intent } from '#server/core/history';
import { accountIds, type AccountKey, personal, purse } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import type { Household } from './household.entity';

/** The accounts of a person: honour and minutes, kept in the book of the village. */
export function personalAccounts(villageId: string, residentId: string): AccountKey[] {
  return [personal(villageId, 'HONOUR', residentId), personal(villageId, 'MINUTES', residentId)];
}

/** Opens the accounts that do not exist yet. */
export async function openAccounts(tx: Tx, keys: readonly AccountKey[]): Promise<void> {
  await accountIds(tx, keys);
}

/** Opens every missing purse, honour and minutes account of the county in one statement. */
export async function openMissingAccounts(tx: Tx): Promise<void> {
  await tx.rows(
    `insert into account (book_id, asset, kind, owner_id, balance)
     select village_id, 'POINTS', 'OWNER', id, 0 from household
     union all
     select r.village_id, a.asset, 'OWNER', r.id, 0
     from resident r cross join (values ('HONOUR'), ('MINUTES')) a (asset) where r.village_id is not null
     on conflict do nothing`,
  );
}

/** Points in a purse, its row and the other's locked in the ledger's order until the end of the transaction. */
async function lockPurses(tx: Tx, from: Household, to: Household): Promise<number> {
  const keys = [purse(from.villageId, from.id), purse(to.villageId, to.id)];
  const idOf = await accountIds(tx, keys);
  const rows = await tx.rows<{ ownerId: string; balance: number }>(
    'select owner_id, balance from account where id = any($1::uuid[]) order by id for update',
    [keys.map(idOf)],
  );
  return rows.find((row) => row.ownerId === from.id)?.balance ?? 0;
}

/**
 * Moves points from one household's purse to another's of the same village, all of them when `points` is null.
 * Answers how many. INSUFFICIENT_POINTS when the purse holds less.
 */
export async function movePoints(
  tx: Tx,
  intent: Intent,
  from: Household,
  to: Household,
  points: number | null,
  earnerId: string | null,
): Promise<number> {
  const balance = await lockPurses(tx, from, to);
  const amount = points ?? balance;
  demand(amount <= balance, ErrorCode.INSUFFICIENT_POINTS, 'points');
  if (amount === 0) return 0;
  await post(
    tx,
    [
      {
        key: `moving:${intent.requestId}`,
        debit: purse(from.villageId, from.id),
        credit: purse(to.villageId, to.id),
        amount,
        kind: 'MOVING',
        sourceId: intent.requestId,
        earnerId,
      },
    ],
    { actorId: intent.actorId, requestId: intent.requestId },
  );
  return amount;
}

/**
 * Whose purse receives what is due to each household: its own, or that of the household it was merged into. Holds
 * the rows against merging until the end of the transaction, so that nothing lands in a purse just emptied.
 * Answers heirs by the ids asked for; unknown ids are absent.
 */
export async function heirsOf(tx: Tx, householdIds: readonly string[]): Promise<Map<string, string>> {
  const mergedInto = new Map<string, string | null>();
  let wanted = [...new Set(householdIds)];
  while (wanted.length > 0) {
    const rows = await tx.rows<{ id: string; mergedIntoId: string | null }>(
      'select id, merged_into_id from household where id = any($1::uuid[]) order by id for share',
      [wanted],
    );
    for (const row of rows) mergedInto.set(row.id, row.mergedIntoId);
    wanted = rows.flatMap((row) =>
      row.mergedIntoId && !mergedInto.has(row.mergedIntoId) ? [row.mergedIntoId] : [],
    );
  }
  const heir = (id: string): string => {
    const next = mergedInto.get(id);
    return next ? heir(next) : id;
  };
  return new Map([...new Set(householdIds)].filter((id) => mergedInto.has(id)).map((id) => [id, heir(id)]));
}
