import type { Reader, Tx } from '#server/core/database';
import type { Terms } from './calendar';
import type { ExpiryNotice, LineRow } from './expiry-line';
import { SeasonClose } from './season-close.entity';
import { defaultSettings, SeasonSettings } from './season-settings.entity';
import type { SeasonUndo } from './season-undo.entity';

/** A village's settings with the day up to which its seasons are closed. */
export type VillageTerms = SeasonSettings & { closedThrough: string | null };

/** The terms of villages by their ids, the defaults where nothing is set. One statement. */
export async function termsOf(
  reader: Reader,
  villageIds: readonly string[],
): Promise<Map<string, VillageTerms>> {
  const rows = await reader.rows<
    { village: string; settings: boolean; closedThrough: string | null } & SeasonSettings
  >(
    `select v.id as village, s.*, s.id is not null as settings,
       (select max(c.ends_on) from season_close c
        where c.village_id = v.id and c.state = 'POSTED' and c.undone_at is null) as closed_through
     from unnest($1::uuid[]) v (id)
     left join lateral (select * from season_settings where village_id = v.id order by version desc limit 1) s on true`,
    [villageIds],
  );
  return new Map(
    rows.map(({ village, settings, ...row }) => [
      village,
      Object.assign(new SeasonSettings(), settings ? row : { ...defaultSettings, id: village }, {
        villageId: village,
        closedThrough: row.closedThrough,
      }),
    ]),
  );
}

/** One village's terms. */
export async function termsOfVillage(reader: Reader, villageId: string): Promise<VillageTerms & Terms> {
  return (await termsOf(reader, [villageId])).get(villageId) as VillageTerms;
}

/**
 * Holds a village's seasons until the end of the transaction: closing, signing, undoing and new settings take turns,
 * so each sees what the one before it did.
 */
export async function holdSeasons(tx: Tx, villageId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`seasons:${villageId}`]);
}

/** The latest closings of a village, prepared or posted, newest first; at most 20. */
export async function closesOf(reader: Reader, villageId: string): Promise<SeasonClose[]> {
  const rows = await reader.rows<SeasonClose>(
    'select * from season_close where village_id = $1 order by prepared_at desc, id desc limit 20',
    [villageId],
  );
  return rows.map((row) => Object.assign(new SeasonClose(), row));
}

/** The lines of closings with what became of them, in the order of the ids, by household number. */
export async function closeLines(
  reader: Reader,
  closeIds: readonly string[],
): Promise<(LineRow & { closeId: string })[]> {
  return reader.rows(
    `select l.close_id, l.household_id, l.balance, l.points, r.posted_at as undone_at,
       case when c.state = 'POSTED' then coalesce(t.amount, 0) end as posted_points
     from season_close_line l join season_close c on c.id = l.close_id join household h on h.id = l.household_id
     left join transfer t on t.key = 'expiry:' || l.close_id || ':' || l.household_id
     left join transfer r on r.reverses_id = t.id
     where l.close_id = any($1::uuid[]) order by h.number`,
    [closeIds],
  );
}

/** The undoings of closings, oldest first. */
export async function undosOf(reader: Reader, closeIds: readonly string[]): Promise<SeasonUndo[]> {
  return reader.rows('select * from season_undo where close_id = any($1::uuid[]) order by prepared_at, id', [
    closeIds,
  ]);
}

export interface RoundRow {
  villageId: string;
  expiresOn: string;
  days: number;
  households: number;
  points: number;
  madeAt: Date;
}

/** The rounds of notices made in a village, newest first; at most 12. */
export async function roundsOf(reader: Reader, villageId: string): Promise<RoundRow[]> {
  return reader.rows(
    'select * from expiry_round where village_id = $1 order by expires_on desc, days limit 12',
    [villageId],
  );
}

/** The latest notice of each household, by household id. */
export async function latestNotices(
  reader: Reader,
  householdIds: readonly string[],
): Promise<Map<string, ExpiryNotice>> {
  const rows = await reader.rows<ExpiryNotice & { householdId: string }>(
    `select distinct on (household_id) * from expiry_notice where household_id = any($1::uuid[])
     order by household_id, expires_on desc, days`,
    [householdIds],
  );
  return new Map(rows.map((row) => [row.householdId, row]));
}

/** Which of these households have somebody who signs in; the others hear by letter or loudspeaker. */
export async function signedInHouseholds(
  reader: Reader,
  householdIds: readonly string[],
): Promise<Set<string>> {
  const rows = await reader.rows<{ householdId: string }>(
    `select distinct household_id from resident
     where household_id = any($1::uuid[]) and state = 'ACTIVE' and login_id is not null`,
    [householdIds],
  );
  return new Set(rows.map((row) => row.householdId));
}
