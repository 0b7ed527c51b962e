// What a signed list makes, each kind in one statement however long the list is.
import { randomInt } from 'node:crypto';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { newCardToken } from '#server/features/people/card';
import { openAccounts, personalAccounts } from '#server/features/people/purse';
import { issuing, personal, purse } from '#server/ledger/account';
import { type Entry, post, type Posting } from '#server/ledger/transfer';
import type { ImportRow } from './import-row.entity';
import type { RegisterImport } from './register-import.entity';

const LOWEST_CARD = 100_000;
const CARDS_END = 1_000_000;

/** Card numbers that no household has: as many as asked for. CONFLICT when the county has run out of them. */
async function freeCards(tx: Tx, count: number, taken: ReadonlySet<string>): Promise<string[]> {
  if (count === 0) return [];
  // Three times as many tries as cards: a county uses a small part of the million.
  const tries = new Set(
    Array.from({ length: count * 3 + 40 }, () => String(randomInt(LOWEST_CARD, CARDS_END))),
  );
  const free = await tx.rows<{ number: string }>(
    `select t.number from unnest($1::text[]) t (number)
     where not exists (select 1 from household h where h.card_number = t.number) limit $2`,
    [[...tries].filter((number) => !taken.has(number)), count],
  );
  demand(free.length === count, ErrorCode.CONFLICT);
  return free.map(({ number }) => number);
}

/** The new households with their cards and purses, still without heads. */
export async function makeHouseholds(tx: Tx, villageId: string, rows: readonly ImportRow[]): Promise<void> {
  const made = rows.filter((row) => row.newHousehold);
  if (made.length === 0) return;
  const printed = new Map<string, string>();
  for (const { number, content } of rows) {
    const card = content?.values.cardNumber;
    if (card && !printed.has(number)) printed.set(number, card);
  }
  const needed = made.filter(({ number }) => !printed.has(number)).length;
  const free = await freeCards(tx, needed, new Set(printed.values()));
  const households = made.map(({ householdId, areaId, number }) => ({
    id: householdId,
    areaId,
    number,
    card: printed.get(number) ?? free.pop(),
    token: newCardToken(),
  }));
  await tx.rows(
    `insert into household (id, village_id, area_id, number, card_number, card_token, state, created_at)
     select id, $1, "areaId", number, card, token, 'ACTIVE', $2
     from jsonb_to_recordset($3::jsonb) as h (id uuid, "areaId" uuid, number text, card text, token text)`,
    [villageId, tx.at, JSON.stringify(households)],
  );
}

/** The new people with all accounts that they and their households need, and the heads of new households. */
export async function makePeople(tx: Tx, villageId: string, rows: readonly ImportRow[]): Promise<void> {
  const people = rows.flatMap(({ newResident, residentId, householdId, content }) => {
    if (!newResident || !residentId || !householdId || !content) return [];
    const { name, phone, birthYear } = content.values;
    return [{ id: residentId, householdId, name, phone, birthYear }];
  });
  if (people.length === 0) return;
  await tx.rows(
    `insert into resident (id, village_id, household_id, name, phone, birth_year, state, created_at)
     select id, $1, "householdId", name, phone, "birthYear", 'ACTIVE', $2
     from jsonb_to_recordset($3::jsonb) as r (id uuid, "householdId" uuid, name text, phone text, "birthYear" int)`,
    [villageId, tx.at, JSON.stringify(people)],
  );
  await tx.rows(
    `update household h set head_id = x."residentId"
     from jsonb_to_recordset($1::jsonb) as x ("householdId" uuid, "residentId" uuid) where h.id = x."householdId"`,
    [
      JSON.stringify(
        rows.filter((row) => row.isHead).map(({ householdId, residentId }) => ({ householdId, residentId })),
      ),
    ],
  );
  await openAccounts(tx, [
    ...rows.flatMap(({ newHousehold, householdId }) =>
      newHousehold && householdId ? [purse(villageId, householdId)] : [],
    ),
    ...people.flatMap(({ id }) => personalAccounts(villageId, id)),
  ]);
}

/** Names, phones and years of birth of people whom the register knows. */
export async function mendPeople(tx: Tx, rows: readonly ImportRow[]): Promise<void> {
  const fields = new Set(['name', 'phone', 'birthYear']);
  const mended = rows.flatMap(({ residentId, newResident, changes }) => {
    const own = (changes ?? []).filter(({ field }) => fields.has(field));
    if (newResident || own.length === 0) return [];
    return [{ id: residentId, ...Object.fromEntries(own.map(({ field, after }) => [field, after])) }];
  });
  if (mended.length === 0) return;
  await tx.rows(
    `update resident r set name = coalesce(x.name, r.name), phone = coalesce(x.phone, r.phone),
       birth_year = coalesce(x."birthYear", r.birth_year)
     from jsonb_to_recordset($1::jsonb) as x (id uuid, name text, phone text, "birthYear" int) where r.id = x.id`,
    [JSON.stringify(mended)],
  );
}

/** The places of households that the register knows. */
export async function mendPlaces(tx: Tx, rows: readonly ImportRow[]): Promise<void> {
  const moved = rows.flatMap(({ householdId, newHousehold, areaId }) =>
    !newHousehold && householdId && areaId ? [{ id: householdId, areaId }] : [],
  );
  if (moved.length === 0) return;
  await tx.rows(
    `update household h set area_id = x."areaId"
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "areaId" uuid) where h.id = x.id`,
    [JSON.stringify(moved)],
  );
}

/** By which keys each person is known again; an earlier import's word stands. */
export async function rememberKeys(
  tx: Tx,
  villageId: string,
  importId: string,
  rows: readonly ImportRow[],
): Promise<void> {
  const keys = rows.flatMap(({ residentId, keys: own }) =>
    (own ?? []).map((keyHash) => ({ keyHash, residentId })),
  );
  await tx.rows(
    `insert into import_key (village_id, key_hash, resident_id, import_id)
     select $1, "keyHash", "residentId", $2
     from jsonb_to_recordset($3::jsonb) as k ("keyHash" text, "residentId" uuid) on conflict do nothing`,
    [villageId, importId, JSON.stringify(keys)],
  );
}

/** Opening points into purses and honour to people: a key per row, so that no row pays twice. */
export async function openings(
  tx: Tx,
  paper: RegisterImport,
  rows: readonly ImportRow[],
  by: Posting,
): Promise<void> {
  const { id, villageId } = paper;
  const entries = rows.flatMap(({ rowNo, householdId, residentId, points, honour }): Entry[] => {
    if (!householdId || !residentId) return [];
    const opening = (asset: 'POINTS' | 'HONOUR', amount: number): Entry => ({
      key: `opening:${id}:${rowNo}:${asset}`,
      debit: issuing(villageId, asset),
      credit: asset === 'POINTS' ? purse(villageId, householdId) : personal(villageId, asset, residentId),
      amount,
      kind: 'OPENING',
      sourceId: id,
      earnerId: residentId,
    });
    return [
      ...(points > 0 ? [opening('POINTS', points)] : []),
      ...(honour > 0 ? [opening('HONOUR', honour)] : []),
    ];
  });
  await post(tx, entries, by);
}
