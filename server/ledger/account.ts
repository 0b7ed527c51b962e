import type { Reader, Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';

/** The five assets that never mix. FUND_CENTS is money in yuan cents; MINUTES are voluntary service time. */
export type Asset = 'POINTS' | 'HONOUR' | 'MINUTES' | 'UNIT_POINTS' | 'FUND_CENTS';
export type AccountKind = 'ISSUING' | 'SHOP' | 'EXPIRY' | 'OWNER' | FundSide;

/** Where fund money comes from and where it goes; accounts without an owner and without a kept balance. */
export type FundSide =
  | 'TOWNSHIP'
  | 'COLLECTIVE'
  | 'DONORS'
  | 'HELPING_UNIT'
  | 'OTHER_SOURCE'
  | 'PURCHASES'
  | 'SERVICES'
  | 'OTHER_SPENDING';

/** One account as it is asked for: `bookId` is the village whose ledger it belongs to. */
export interface AccountKey {
  bookId: string;
  asset: Asset;
  kind: AccountKind;
  ownerId: string | null;
}

/** The household's purse in its village. */
export function purse(bookId: string, householdId: string): AccountKey {
  return { bookId, asset: 'POINTS', kind: 'OWNER', ownerId: householdId };
}

/** A person's honour or minutes. */
export function personal(bookId: string, asset: 'HONOUR' | 'MINUTES', residentId: string): AccountKey {
  return { bookId, asset, kind: 'OWNER', ownerId: residentId };
}

export function issuing(bookId: string, asset: Asset): AccountKey {
  return { bookId, asset, kind: 'ISSUING', ownerId: null };
}

/** The village's own fund: it keeps a balance in cents and never falls below zero. */
export function fundOf(villageId: string): AccountKey {
  return { bookId: villageId, asset: 'FUND_CENTS', kind: 'OWNER', ownerId: villageId };
}

/** The other side of the fund: a source of money or a way it is spent. */
export function fundSide(villageId: string, kind: FundSide): AccountKey {
  return { bookId: villageId, asset: 'FUND_CENTS', kind, ownerId: null };
}

function textOf(key: AccountKey): string {
  return `${key.bookId}|${key.asset}|${key.kind}|${key.ownerId ?? ''}`;
}

/**
 * The ids of the accounts, opened on first use. One statement when all exist, two otherwise.
 * Returns a look-up by key.
 */
export async function accountIds(tx: Tx, keys: readonly AccountKey[]): Promise<(key: AccountKey) => string> {
  const wanted = [...new Map(keys.map((key) => [textOf(key), key])).values()];
  const ids = new Map<string, string>();
  const read = async (): Promise<void> => {
    // Two halves, so that each is found by its own index: accounts of owners and those of the village itself.
    const rows = await tx.rows<AccountKey & { id: string }>(
      `with k as (
         select * from jsonb_to_recordset($1::jsonb) as k ("bookId" uuid, asset text, kind text, "ownerId" uuid))
       select a.id, a.book_id, a.asset, a.kind, a.owner_id from k
       join account a on a.owner_id = k."ownerId" and a.asset = k.asset and a.book_id = k."bookId" and a.kind = k.kind
       union all
       select a.id, a.book_id, a.asset, a.kind, a.owner_id from k
       join account a on a.book_id = k."bookId" and a.asset = k.asset and a.kind = k.kind and a.owner_id is null
       where k."ownerId" is null`,
      [JSON.stringify(wanted)],
    );
    for (const row of rows) ids.set(textOf(row), row.id);
  };
  await read();
  const missing = wanted.filter((key) => !ids.has(textOf(key)));
  if (missing.length > 0) {
    await tx.rows(
      `insert into account (book_id, asset, kind, owner_id, balance)
       select "bookId", asset, kind, "ownerId", case when kind = 'OWNER' then 0 end
       from jsonb_to_recordset($1::jsonb) as k ("bookId" uuid, asset text, kind text, "ownerId" uuid)
       order by 1, 2, 3, 4 on conflict do nothing`,
      [JSON.stringify(missing)],
    );
    await read();
  }
  return (key) => {
    const id = ids.get(textOf(key));
    demand(id, ErrorCode.NOT_FOUND);
    return id;
  };
}

/** Balances of one asset by owner, in whole units; owners without an account are absent. */
export async function balancesOf(
  reader: Reader,
  asset: Asset,
  ownerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.rows<{ ownerId: string; balance: number }>(
    `select owner_id, sum(balance)::bigint as balance from account
     where owner_id = any($1) and asset = $2 group by owner_id`,
    [ownerIds, asset],
  );
  return new Map(rows.map((row) => [row.ownerId, row.balance]));
}
