// The lots of purses: which points, granted when, are still there. What is left is one function of the ledger
// (`purse_lots`, migrations, seasons): the newest points that make up the balance, so the oldest are spent first.
import { dayOf, startOfDay } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { grouped } from '#server/core/loader';
import { expiresOn, type SeasonDays, type Terms } from './calendar';
import { type LineRow, PointLot } from './expiry-line';

interface LotRow {
  householdId: string;
  villageId: string;
  id: string;
  grantedAt: Date;
  granted: number;
  points: number;
}

/** The lots left in the purses of these households, oldest first, in the order of the ids. One statement. */
export async function lotsOf(
  reader: Reader,
  householdIds: readonly string[],
  termsOf: (villageId: string) => Terms,
): Promise<PointLot[][]> {
  const rows = await reader.rows<LotRow>(
    `select a.owner_id as household_id, a.book_id as village_id, l.lot_id as id, l.granted_at, l.granted, l.points
     from account a cross join lateral purse_lots(a.id, a.balance) l
     where a.owner_id = any($1::uuid[]) and a.asset = 'POINTS' order by l.granted_at, l.lot_id`,
    [householdIds],
  );
  return grouped(householdIds, rows, (row) => row.householdId).map((lots) =>
    lots.map(({ id, grantedAt, granted, points, villageId }) => {
      const grantedOn = dayOf(grantedAt);
      return Object.assign(new PointLot(), {
        id,
        grantedOn,
        granted,
        points,
        expiresOn: expiresOn(grantedOn, termsOf(villageId)),
      });
    }),
  );
}

/** What each household loses at the close of a season: its lots from before the season began. By household number. */
export async function linesOf(reader: Reader, villageId: string, season: SeasonDays): Promise<LineRow[]> {
  const rows = await reader.rows<{ householdId: string; balance: number; points: number }>(
    `select h.id as household_id, a.balance, sum(l.points)::bigint as points
     from account a join household h on h.id = a.owner_id cross join lateral purse_lots(a.id, a.balance) l
     where a.book_id = $1 and a.asset = 'POINTS' and a.kind = 'OWNER' and a.balance > 0 and l.granted_at < $2
     group by h.id, h.number, a.balance order by h.number`,
    [villageId, startOfDay(season.beginsOn)],
  );
  return rows.map((row) => ({ ...row, postedPoints: null, undoneAt: null }));
}

/** Households and points of a list. */
export function totalOf(lines: readonly LineRow[]): { households: number; points: number } {
  return { households: lines.length, points: lines.reduce((sum, line) => sum + line.points, 0) };
}
