import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { Consent, ConsentPurpose, ConsentText } from './consent.entity';

/** How old a person is, as far as consents are concerned. */
export interface Youth {
  /** Under 14. */
  guarded: boolean;
  /** Under 18. */
  minor: boolean;
  /** Surely 60 or older. */
  elder?: boolean;
}

const childPurposes: readonly ConsentPurpose[] = [ConsentPurpose.ONLINE_ACCOUNT, ConsentPurpose.PHOTOS];

/** Is this purpose a guardian's to decide for a person of that age? Before 14 all are. */
export function isGuardians(purpose: ConsentPurpose, { guarded, minor }: Youth): boolean {
  return guarded || (minor && purpose === ConsentPurpose.VOLUNTEER_TASKS);
}

/** What is asked about a person: three purposes of everybody, the account and photos of a child, tasks of a minor, the birthday of the old. */
export function purposesFor({ guarded, minor, elder = false }: Youth): readonly ConsentPurpose[] {
  return Object.values(ConsentPurpose).filter((purpose) => {
    if (purpose === ConsentPurpose.VOLUNTEER_TASKS) return minor;
    if (purpose === ConsentPurpose.BIRTHDAY) return elder;
    return guarded || !childPurposes.includes(purpose);
  });
}

async function latest(reader: Reader, residentIds: readonly string[]): Promise<Consent[][]> {
  const rows = await reader.rows<Consent>(
    `select distinct on (c.resident_id, c.purpose) c.* from consent c where c.resident_id = any($1::uuid[])
     order by c.resident_id, c.purpose, c.seq desc`,
    [residentIds],
  );
  const consents = rows.map((row) => Object.assign(new Consent(), row));
  return grouped(residentIds, consents, (consent) => consent.residentId);
}

/** The decisions that hold for a person, one for each purpose ever decided on. */
export const consentsOf = loader<Consent[]>(latest);

/** The decision that holds for one purpose; null before the first. */
export async function standing(
  reader: Reader,
  residentId: string,
  purpose: ConsentPurpose,
): Promise<Consent | null> {
  const [consents = []] = await latest(reader, [residentId]);
  return consents.find((consent) => consent.purpose === purpose) ?? null;
}

async function current(reader: Reader, purposes: readonly string[]): Promise<(ConsentText | null)[]> {
  const rows = await reader.rows<ConsentText>(
    `select distinct on (purpose) * from consent_text where purpose = any($1) and from_at <= $2
     order by purpose, version desc`,
    [purposes, reader.at],
  );
  return inOrder(purposes, rows, (text) => text.purpose);
}

/** The wording that is asked today, by purpose. */
export const currentText = loader<ConsentText | null>(current);

/** The wording that is asked today for one purpose; null when none is in force. */
export async function textInForce(reader: Reader, purpose: ConsentPurpose): Promise<ConsentText | null> {
  const [text = null] = await current(reader, [purpose]);
  return text;
}

export const textById = loader<ConsentText | null>(async (reader, ids) =>
  inOrder(
    ids,
    await reader.rows<ConsentText>('select * from consent_text where id = any($1::uuid[])', [ids]),
    (text) => text.id,
  ),
);

/** Every wording there ever was: in the order in which people are asked, the newest of a purpose first. */
export async function consentTextsOf(reader: Reader): Promise<ConsentText[]> {
  const rows = await reader.rows<ConsentText>(
    `select * from consent_text where from_at <= $1
     order by array_position($2::text[], purpose), version desc`,
    [reader.at, Object.values(ConsentPurpose)],
  );
  return rows.map((row) => Object.assign(new ConsentText(), row));
}

/** How many people of the register agree by a wording today: their last word on its purpose was yes to it. */
export const holdersOf = loader<number>(async (reader, textIds) => {
  const rows = await reader.rows<{ id: string; holders: number }>(
    `select c.text_id as id, count(*)::int as holders
     from (select distinct on (resident_id, purpose) * from consent order by resident_id, purpose, seq desc) c
     join resident r on r.id = c.resident_id and r.state = 'ACTIVE'
     where c.given and c.text_id = any($1::uuid[]) group by c.text_id`,
    [textIds],
  );
  const holders = new Map(rows.map((row) => [row.id, row.holders]));
  return textIds.map((id) => holders.get(id) ?? 0);
});
