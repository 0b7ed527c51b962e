import { grouped, inOrder, loader } from '#server/core/loader';
import type { ExpiryNotice, LineRow, PointLot } from './expiry-line';
import { lotsOf } from './lots';
import { closeLines, latestNotices, signedInHouseholds, termsOf, undosOf } from './queries';
import { SeasonClose } from './season-close.entity';
import { SeasonUndo } from './season-undo.entity';

export const closeById = loader<SeasonClose | null>(async (reader, ids) => {
  const rows = await reader.rows<SeasonClose>('select * from season_close where id = any($1::uuid[])', [ids]);
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new SeasonClose(), row)),
    (row) => row.id,
  );
});

export const linesOfClose = loader<LineRow[]>(async (reader, ids) =>
  grouped(ids, await closeLines(reader, ids), (line) => line.closeId),
);

export const undosOfClose = loader<SeasonUndo[]>(async (reader, ids) =>
  grouped(
    ids,
    (await undosOf(reader, ids)).map((row) => Object.assign(new SeasonUndo(), row)),
    (undo) => undo.closeId,
  ),
);

export interface PurseKey {
  householdId: string;
  villageId: string;
}

/** The lots left in a household's purse, oldest first. Two statements for any number of households. */
export const lotsOfHousehold = loader<PointLot[], PurseKey>(async (reader, keys) => {
  const terms = await termsOf(reader, [...new Set(keys.map((key) => key.villageId))]);
  return lotsOf(
    reader,
    keys.map((key) => key.householdId),
    (villageId) => {
      const found = terms.get(villageId);
      if (!found) throw new Error(`No terms of ${villageId}`);
      return found;
    },
  );
});

export const noticeOfHousehold = loader<ExpiryNotice | null>(async (reader, ids) => {
  const notices = await latestNotices(reader, ids);
  return ids.map((id) => notices.get(id) ?? null);
});

/** Does somebody of the household sign in? */
export const signsIn = loader<boolean>(async (reader, ids) => {
  const households = await signedInHouseholds(reader, ids);
  return ids.map((id) => households.has(id));
});
