import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { newId } from '#server/core/id';
import { issuing, purse } from '#server/ledger/account';
import { post, type Transfer } from '#server/ledger/transfer';

/** Points that a household held on paper. */
export interface Opening {
  householdId: string;
  points: number;
}

/** The list as its clerk brought it in, which asks for a second office. */
const keepList = `
  insert into register_import (id, village_id, file_name, file_hash, columns, ignored_headings, row_count,
    new_households, new_residents, changed_rows, same_rows, error_rows, noted_rows, points, honour, plan_hash,
    checked_at, uploaded_by, uploaded_role, uploaded_at)
  select $1, $2, '旧存折.xlsx', repeat('0', 64), '{}', '{}', $3, 0, 0, $3, 0, 0, 0, $4, 0,
    decode(repeat('00', 32), 'hex'), $5, p.resident_id, 'VILLAGE_CLERK', $5
  from post p where p.role = 'VILLAGE_CLERK' and p.area_id = $2 limit 1`;

/** A row for the head of each household, or for anybody of it. */
const keepRows = `
  insert into import_row (import_id, row_no, state, number, household_id, resident_id, new_household, new_resident,
    is_head, points, honour, noted)
  select $1, o.place + 1, 'CHANGED', h.number, h.id,
    coalesce(h.head_id, (select r.id from resident r where r.household_id = h.id order by r.id limit 1)),
    false, false, false, o.points, 0, false
  from unnest($2::uuid[], $3::bigint[]) with ordinality o (household_id, points, place)
  join household h on h.id = o.household_id
  returning row_no, household_id, resident_id`;

const signList = `
  update register_import i set state = 'APPLIED', signed_by = p.resident_id, signed_role = 'TOWN_STAFF', signed_at = $2
  from area v, post p
  where i.id = $1 and v.id = i.village_id and p.role = 'TOWN_STAFF' and p.area_id = any (v.path)
    and p.starts_on <= $3 and coalesce(p.ends_on, 'infinity') >= $3
  returning i.signed_by`;

/**
 * Puts points into purses as they come from paper: a list that the village's clerk brought in and the town signed.
 * A household stands in a list once.
 */
export async function bringIn(tx: Tx, villageId: string, openings: readonly Opening[]): Promise<Transfer[]> {
  const importId = newId();
  const total = openings.reduce((sum, { points }) => sum + points, 0);
  await tx.rows(keepList, [importId, villageId, openings.length, total, tx.at]);
  const rows = await tx.rows<{ rowNo: number; householdId: string; residentId: string }>(keepRows, [
    importId,
    openings.map(({ householdId }) => householdId),
    openings.map(({ points }) => points),
  ]);
  await tx.rows("update register_import set state = 'PROPOSED', proposed_at = $2 where id = $1", [
    importId,
    tx.at,
  ]);
  const signed = await tx.rows<{ signedBy: string }>(signList, [importId, tx.at, dayOf(tx.at)]);
  return post(
    tx,
    rows
      .toSorted((one, other) => one.rowNo - other.rowNo)
      .map(({ rowNo, householdId, residentId }) => ({
        key: `opening:${importId}:${rowNo}:POINTS`,
        debit: issuing(villageId, 'POINTS'),
        credit: purse(villageId, householdId),
        amount: openings[rowNo - 2]?.points ?? 0,
        kind: 'OPENING' as const,
        sourceId: importId,
        earnerId: residentId,
      })),
    { actorId: signed[0]?.signedBy ?? null, requestId: null },
  );
}
