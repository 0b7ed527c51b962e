import type { Reader } from '#server/core/database';
import { ConsentPurpose } from '#server/features/people/consent/consent.entity';
import type { Fitness } from './rules';

/** What is known of people that a task may ask, in the order of the ids; one statement. */
export async function fitnessOf(reader: Reader, residentIds: readonly string[]): Promise<(Fitness | null)[]> {
  const rows = await reader.rows<Fitness & { id: string }>(
    `select r.id, r.birth_year, has_consent(r.id, $2) as consent,
       (select jsonb_build_object('skills', v.skills, 'lightOnly', v.light_only, 'noNight', v.no_night,
          'insuredUntil', v.insured_until) from volunteer v where v.resident_id = r.id and v.state <> 'LEFT') as volunteer,
       coalesce((select jsonb_agg(jsonb_build_object('course', c.course, 'validUntil', c.valid_until))
          from training c where c.resident_id = r.id), '[]') as trainings
     from resident r where r.id = any($1::uuid[])`,
    [residentIds, ConsentPurpose.VOLUNTEER_TASKS],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return residentIds.map((id) => byId.get(id) ?? null);
}
