import { grouped, loader } from '#server/core/loader';
import { ImportRow } from './import-row.entity';

/** The rows of an import that somebody looks for a page of. */
export interface RowsAsked {
  importId: string;
  /** Rows with this number or a higher one. */
  from: number;
  state: string | null;
  noted: boolean | null;
  take: number;
}

const readRows = loader<ImportRow[], RowsAsked>(async (reader, asked) => {
  const rows = await reader.rows<ImportRow & { place: number }>(
    `select k.place, r.* from jsonb_to_recordset($1::jsonb)
       as k (place int, "importId" uuid, "from" int, state text, noted boolean, take int)
     cross join lateral (
       select * from import_row r where r.import_id = k."importId" and r.row_no >= k."from"
         and (k.state is null or r.state = k.state) and (k.noted is null or r.noted = k.noted)
       order by r.row_no limit k.take) r
     order by k.place, r.row_no`,
    [JSON.stringify(asked.map((each, place) => ({ ...each, place })))],
  );
  return grouped(
    asked.map((_, place) => String(place)),
    rows.map(({ place, ...row }) => ({ place, row: Object.assign(new ImportRow(), row) })),
    ({ place }) => String(place),
  ).map((list) => list.map(({ row }) => row));
});

/** What the rows of imports call grids and groups that their village does not have, each once; in order of the sheet. */
export const unknownAreasOf = loader<string[]>(async (reader, importIds) => {
  const rows = await reader.rows<{ importId: string; area: string }>(
    `select import_id, content->'texts'->>'area' as area from import_row
     where import_id = any($1::uuid[]) and problems @> '[{"code": "AREA_UNKNOWN"}]'
     group by 1, 2 order by min(row_no)`,
    [importIds],
  );
  return grouped(importIds, rows, (row) => row.importId).map((list) => list.map(({ area }) => area));
});

/** The grids and groups that villages have, by their names. */
export const knownAreasOf = loader<string[]>(async (reader, villageIds) => {
  const rows = await reader.rows<{ villageId: string; name: string }>(
    'select village_id, name_zh as name from area where village_id = any($1::uuid[]) and id <> village_id order by code',
    [villageIds],
  );
  return grouped(villageIds, rows, (row) => row.villageId).map((list) => list.map(({ name }) => name));
});

/** A page of an import's rows by their numbers. */
export const importRowsOf = readRows;
