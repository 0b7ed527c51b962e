import { grouped, inOrder, loader } from '#server/core/loader';
import type { Reader } from '#server/core/database';
import type { Actor } from '#server/features/people/actor';
import { timeKeyOf } from '#server/features/shop/time-page';
import { type Page, pageOf, pageSize } from '#server/core/pagination';
import type { Appeal } from './appeal.entity';
import type { Approval } from './approval.entity';
import type { Correction } from './correction.entity';
import type { Objection } from './objection.entity';
import type { Photo } from './photos/photo.entity';
import type { ActivityRecord } from './record.entity';
import type { RefusedRow, Roll } from './roll.entity';
import { visibleParams, visibleTo } from './visibility';

export const recordById = loader<ActivityRecord | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<ActivityRecord>('select * from activity_record where id = any($1::uuid[])', [ids]),
    (record) => record.id,
  ),
);

export const rollById = loader<Roll | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<Roll>('select * from roll where id = any($1::uuid[])', [ids]),
    (roll) => roll.id,
  ),
);

/** The records of a roll, in the order of the form. */
export const recordsByRoll = loader<ActivityRecord[]>(async (reader, rollIds) =>
  grouped(
    rollIds,
    await reader.rows<ActivityRecord>(
      'select * from activity_record where roll_id = any($1::uuid[]) order by id',
      [rollIds],
    ),
    (record) => record.rollId ?? '',
  ),
);

/** The rows of a roll that got no record, as they were given: kept in its history. */
export const refusedByRoll = loader<RefusedRow[]>(async (reader, rollIds) =>
  grouped(
    rollIds,
    await reader.rows<RefusedRow & { rollId: string }>(
      `select h.subject_id as roll_id, r.value->>'residentId' as resident_id, r.value->>'reason' as reason
       from history_told h cross join lateral jsonb_array_elements(h.detail->'refused') with ordinality r (value, place)
       where h.subject_id = any($1::uuid[]) and h.move = 'TAKE_ROLL' and jsonb_typeof(h.detail->'refused') = 'array'
       order by r.place`,
      [rollIds],
    ),
    (row) => row.rollId,
  ),
);

export const approvalsByRecord = loader<Approval[]>(async (reader, recordIds) =>
  grouped(
    recordIds,
    await reader.rows<Approval>(
      'select * from approval where record_id = any($1::uuid[]) order by approved_at, id',
      [recordIds],
    ),
    (approval) => approval.recordId,
  ),
);

export const objectionsByRecord = loader<Objection[]>(async (reader, recordIds) =>
  grouped(
    recordIds,
    await reader.rows<Objection>(
      'select * from objection where record_id = any($1::uuid[]) order by filed_at, id',
      [recordIds],
    ),
    (objection) => objection.recordId,
  ),
);

/** The appeal against an objection's answer; null while there is none. */
export const appealByObjection = loader<Appeal | null>(async (reader, objectionIds) =>
  inOrder(
    objectionIds,
    await reader.rows<Appeal>('select * from appeal where objection_id = any($1::uuid[])', [objectionIds]),
    (appeal) => appeal.objectionId,
  ),
);

/** The doubt about a record that waits for a word, and until when; null when none does. */
export const openDoubt = loader<{ recordId: string; dueOn: string } | null>(async (reader, recordIds) =>
  inOrder(
    recordIds,
    await reader.rows<{ recordId: string; dueOn: string }>(
      `select o.record_id, coalesce(a.due_on, o.answer_due_on) as due_on
       from objection o left join appeal a on a.objection_id = o.id and a.state = 'OPEN'
       where o.record_id = any($1::uuid[]) and (o.state = 'OPEN' or a.id is not null)`,
      [recordIds],
    ),
    (doubt) => doubt.recordId,
  ),
);

/** What decisions made of each record, the earliest first. */
export const correctionsByRecord = loader<Correction[]>(async (reader, recordIds) =>
  grouped(
    recordIds,
    await reader.rows<Correction>(
      'select * from correction where record_id = any($1::uuid[]) order by decided_at, id',
      [recordIds],
    ),
    (correction) => correction.recordId,
  ),
);

export const photosByRecord = loader<Photo[]>(async (reader, recordIds) =>
  grouped(
    recordIds,
    await reader.rows<Photo & { recordId: string }>(
      `select p.*, x.record_id from record_photo x join photo p on p.id = x.photo_id
       where x.record_id = any($1::uuid[]) order by x.position`,
      [recordIds],
    ),
    (photo) => photo.recordId,
  ),
);

/** A household's points in publicity: granted, not yet spendable. */
export const pendingPointsOf = loader<number>(async (reader, householdIds) => {
  const rows = await reader.rows<{ householdId: string; points: number }>(
    `select household_id, sum(granted_points) as points from activity_record
     where household_id = any($1::uuid[]) and state in ('APPROVED', 'IN_PUBLICITY', 'OBJECTED') group by 1`,
    [householdIds],
  );
  const byId = new Map(rows.map((row) => [row.householdId, row.points]));
  return householdIds.map((id) => byId.get(id) ?? 0);
});

/** One page of one household's records, asked for by one viewer. */
export interface HouseholdPage {
  householdId: string;
  actor: Actor;
  first: number;
  after: string | null;
}

async function pagesOf(reader: Reader, pages: readonly HouseholdPage[]): Promise<Page<ActivityRecord>[]> {
  const [one] = pages;
  if (!one) return [];
  // All pages of one request have the same viewer.
  const wanted = pages.map(({ householdId, first, after }, page) => {
    const { at, id } = timeKeyOf(after);
    return { page, householdId, at, id, first: pageSize(first) + 1 };
  });
  const rows = await reader.rows<ActivityRecord & { page: number }>(
    `select w.page, r.* from jsonb_to_recordset($4::jsonb) as w
       (page int, "householdId" uuid, at timestamptz, id uuid, first int)
     cross join lateral (
       select r.* from activity_record r
       where r.household_id = w."householdId" and (r.created_at, r.id) < (w.at, w.id) and ${visibleTo(1)}
       order by r.created_at desc, r.id desc limit w.first) r
     order by w.page, r.created_at desc, r.id desc`,
    [...visibleParams(one.actor), JSON.stringify(wanted)],
  );
  const lists = grouped(
    wanted.map(({ page }) => page),
    rows,
    (row) => row.page,
  );
  return lists.map((list, page) =>
    pageOf(list, pages[page]?.first ?? list.length, (record) => [record.createdAt.toISOString(), record.id]),
  );
}

/** Pages of households' records as far as the viewer may see them; one statement for any number of households. */
export const householdRecords = loader<Page<ActivityRecord>, HouseholdPage>(pagesOf);
