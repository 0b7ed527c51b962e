import type { Reader } from '#server/core/database';
import { inOrder, loader } from '#server/core/loader';
import type { DoubtedFacts } from './policy';
import { defaultTerms } from './review-terms.entity';

/** The neighbours of records that decide who may move them; one statement for any number. Unknown ids are absent. */
export async function readFacts(reader: Reader, recordIds: readonly string[]): Promise<DoubtedFacts[]> {
  return reader.rows<DoubtedFacts>(
    `select r.id, va.path as village_path, ha.path as household_path, res.household_id as resident_household_id,
       v.bodies,
       coalesce((select jsonb_agg(jsonb_build_object('approverId', a.approver_id, 'body', a.body) order by a.id)
         from approval a where a.record_id = r.id), '[]') as approvals,
       array(select k.kin_id from kinship k where k.resident_id = r.resident_id) as kin_ids,
       array(select o.objector_id from objection o where o.record_id = r.id) as objector_ids,
       exists (select 1 from objection o where o.record_id = r.id and o.state = 'OPEN') as objection_open,
       exists (select 1 from appeal a join objection o on o.id = a.objection_id
         where o.record_id = r.id and a.state = 'OPEN') as appeal_open,
       exists (select 1 from appeal a join objection o on o.id = a.objection_id
         where o.record_id = r.id and a.state = 'DECIDED') as appeal_decided,
       coalesce((select t.objection_days_after_release from review_terms t where t.village_id = r.village_id),
         ${defaultTerms.objectionDaysAfterRelease}) as objection_days
     from activity_record r
     join rule_version v on v.id = r.rule_version_id
     join area va on va.id = r.village_id
     join household h on h.id = r.household_id
     join area ha on ha.id = h.area_id
     join resident res on res.id = r.resident_id
     where r.id = any($1::uuid[])`,
    [recordIds],
  );
}

export const factsById = loader<DoubtedFacts | null>(async (reader, ids) =>
  inOrder(ids, await readFacts(reader, ids), (facts) => facts.id),
);
