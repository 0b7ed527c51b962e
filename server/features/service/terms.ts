import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { found } from '#server/core/errors';
import { inOrder, loader } from '#server/core/loader';
import { defaultTerms, HoursTerms } from './terms.entity';

interface TermsRow extends Omit<HoursTerms, 'setAt'> {
  village: string;
  nameZh: string;
  kind: string;
  secretary: string | null;
  setAt: Date | null;
}

/** The numbers of villages by their ids, the defaults where nothing is set. One statement. */
async function termsOf(reader: Reader, villageIds: readonly string[]): Promise<(HoursTerms | null)[]> {
  const rows = await reader.rows<TermsRow>(
    `select a.id as village, a.name_zh, a.kind, t.*, s.name as secretary
     from area a left join hours_terms t on t.village_id = a.id
     left join lateral (
       select r.name from post p join resident r on r.id = p.resident_id
       where p.area_id = a.id and p.role = 'VILLAGE_SECRETARY' and p.starts_on <= $2
         and coalesce(p.ends_on, 'infinity') >= $2 order by p.starts_on, p.id limit 1) s on true
     where a.id = any($1::uuid[])`,
    [villageIds, dayOf(reader.at)],
  );
  const terms = rows.map(({ village, nameZh, kind, secretary, ...row }) =>
    Object.assign(
      new HoursTerms(),
      row.setAt
        ? row
        : {
            ...defaultTerms,
            issuer: `${nameZh}${kind === 'COMMUNITY' ? '居民' : '村民'}委员会`,
            head: secretary ?? '',
            setAt: null,
          },
      { villageId: village },
    ),
  );
  return inOrder(villageIds, terms, (one) => one.villageId);
}

export const termsByVillage = loader<HoursTerms | null>(termsOf);

/** One village's numbers. */
export async function termsOfVillage(reader: Reader, villageId: string): Promise<HoursTerms> {
  return found((await termsOf(reader, [villageId]))[0]);
}
