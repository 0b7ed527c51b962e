import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import type { ReadRow } from './read-rows';
import { keysOf } from './row-keys';

export interface KnownHousehold {
  id: string;
  number: string;
  state: string;
  areaId: string;
  headId: string | null;
  cardNumber: string;
}

export interface KnownPerson {
  id: string;
  name: string;
  phone: string | null;
  birthYear: number | null;
  householdId: string | null;
  householdNumber: string | null;
  state: string;
  /** Holds a post or has a login: the phone signs in, so a list does not change it. */
  official: boolean;
}

/** What the register says about all that a sheet mentions. Keyed as the rows name it. */
export interface RegisterView {
  villageId: string;
  households: ReadonlyMap<string, KnownHousehold>;
  people: readonly KnownPerson[];
  /** Resident ids by the hashed keys of rows of earlier imports. */
  keys: ReadonlyMap<string, string>;
  /** What earlier imports paid, by resident id. */
  paid: ReadonlyMap<string, { points: number; honour: number }>;
  /** Resident ids by phone, of the whole county. */
  phones: ReadonlyMap<string, string>;
  /** Household ids by card number, of the whole county. */
  cards: ReadonlyMap<string, string>;
  /** Area ids by each of their names; null where two areas share it. */
  areas: ReadonlyMap<string, string | null>;
  areaNames: ReadonlyMap<string, string>;
}

/** How an area is looked for: 上坝, 上坝网格, its code, its English name. */
export function areaWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replace(/(网格|grid)$/, '');
}

interface AreaRow {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
}

function areasOf(rows: readonly AreaRow[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, code, nameZh, nameEn } of rows) {
    for (const word of new Set([code, nameZh, nameEn].map(areaWord))) {
      found.set(word, found.has(word) && found.get(word) !== id ? null : id);
    }
  }
  return found;
}

/** Reads what the register says about the rows: seven statements, whatever their number. */
export async function viewRegister(
  reader: Reader,
  villageId: string,
  rows: readonly ReadRow[],
): Promise<RegisterView> {
  const values = rows.map((row) => row.values);
  const list = <T>(pick: (value: (typeof values)[number]) => T | null): T[] => [
    ...new Set(values.flatMap((value) => pick(value) ?? [])),
  ];
  const numbers = list(({ number }) => number);
  const hashes = [...new Set(values.flatMap((value) => keysOf(villageId, value)))];
  const households = await reader.rows<KnownHousehold>(
    `select id, number, state, area_id, head_id, card_number from household
     where village_id = $1 and number = any($2::text[])`,
    [villageId, numbers],
  );
  const people = await reader.rows<KnownPerson>(
    `select r.id, r.name, r.phone, r.birth_year, r.household_id, h.number as household_number, r.state,
       r.login_id is not null or exists (select 1 from post p
         where p.resident_id = r.id and coalesce(p.ends_on, 'infinity') >= $5) as official
     from resident r left join household h on h.id = r.household_id
     where r.village_id = $1 and (r.household_id = any($2::uuid[]) or r.name = any($3::text[])
       or r.id in (select resident_id from import_key where village_id = $1 and key_hash = any($4::text[])))
     order by r.id`,
    [villageId, households.map(({ id }) => id), list(({ name }) => name), hashes, dayOf(reader.at)],
  );
  const keys = await reader.rows<{ keyHash: string; residentId: string }>(
    'select key_hash, resident_id from import_key where village_id = $1 and key_hash = any($2::text[])',
    [villageId, hashes],
  );
  const paid = await reader.rows<{ residentId: string; points: number; honour: number }>(
    `select r.resident_id, sum(r.points)::bigint as points, sum(r.honour)::bigint as honour
     from import_row r join register_import i on i.id = r.import_id
     where i.village_id = $1 and i.state = 'APPLIED' and (r.points > 0 or r.honour > 0) group by r.resident_id`,
    [villageId],
  );
  const phones = await reader.rows<{ phone: string; id: string }>(
    'select phone, id from resident where phone = any($1::text[])',
    [list(({ phone }) => phone)],
  );
  const cards = await reader.rows<{ cardNumber: string; id: string }>(
    'select card_number, id from household where card_number = any($1::text[])',
    [list(({ cardNumber }) => cardNumber)],
  );
  const areas = await reader.rows<AreaRow>(
    'select id, code, name_zh, name_en from area where village_id = $1 order by code',
    [villageId],
  );
  return {
    villageId,
    households: new Map(households.map((each) => [each.number, each])),
    people,
    keys: new Map(keys.map((each) => [each.keyHash, each.residentId])),
    paid: new Map(paid.map(({ residentId, points, honour }) => [residentId, { points, honour }])),
    phones: new Map(phones.map((each) => [each.phone, each.id])),
    cards: new Map(cards.map((each) => [each.cardNumber, each.id])),
    areas: areasOf(areas),
    areaNames: new Map(areas.map((each) => [each.id, each.nameZh])),
  };
}
