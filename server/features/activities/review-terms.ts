import type { Reader } from '#server/core/database';
import { loader } from '#server/core/loader';
import { defaultTerms, ReviewTerms } from './review-terms.entity';

/** A village's numbers for doubts, re-checks and hearings; the defaults where it has set none. */
export async function termsOf(reader: Reader, villageId: string): Promise<ReviewTerms> {
  const terms = await reader.one(ReviewTerms, { villageId });
  return terms ?? unset(reader, villageId);
}

/** The same for any number of villages, in one statement. */
export const termsByVillage = loader<ReviewTerms>(async (reader, villageIds) => {
  const rows = await reader.rows<ReviewTerms>(
    'select * from review_terms where village_id = any($1::uuid[])',
    [villageIds],
  );
  const set = new Map(rows.map((terms) => [terms.villageId, terms]));
  return villageIds.map((villageId) => set.get(villageId) ?? unset(reader, villageId));
});

function unset(reader: Reader, villageId: string): ReviewTerms {
  return Object.assign(new ReviewTerms(), { villageId, ...defaultTerms, updatedAt: reader.at });
}
