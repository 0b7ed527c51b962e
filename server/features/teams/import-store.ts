import type { Reader, Tx } from '#server/core/database';
import type { ReadRow } from './import-rows';
import type { RowPlan } from './import-plan';
import type { VolunteerImportRow } from './import-types';

/** Rows written in one statement: a county's list goes in a handful of them. */
const AT_ONCE = 4000;

function* slices<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += AT_ONCE) yield list.slice(at, at + AT_ONCE);
}

/** Keeps the rows of a list with what would become of them. */
export async function storeRows(
  tx: Tx,
  importId: string,
  read: readonly ReadRow[],
  plan: readonly RowPlan[],
): Promise<void> {
  const rows = plan.map(({ rowNo, state, residentId, problems }, place) => {
    const { texts, values, faults } = read[place] ?? {};
    return { rowNo, state, residentId, problems, content: { texts, values, faults } };
  });
  for (const some of slices(rows)) {
    await tx.rows(
      `insert into volunteer_import_row (import_id, row_no, state, resident_id, noted, content, problems)
       select $1, "rowNo", state, "residentId", state <> 'ERROR' and jsonb_array_length(problems) > 0, content, problems
       from jsonb_to_recordset($2::jsonb)
         as r ("rowNo" int, state text, "residentId" uuid, content jsonb, problems jsonb)`,
      [importId, JSON.stringify(some)],
    );
  }
}

/** What the sheet said, from rows that are not forgotten yet, in the order of the sheet. */
export async function readRowsOf(reader: Reader, importId: string): Promise<ReadRow[]> {
  const rows = await reader.rows<VolunteerImportRow>(
    'select row_no, content from volunteer_import_row where import_id = $1 order by row_no',
    [importId],
  );
  return rows.flatMap(({ rowNo, content }) => (content ? { rowNo, ...content } : []));
}

/** Writes what the plan says: people into the register, courses and places in teams. */
export async function applyPlan(
  tx: Tx,
  plan: readonly RowPlan[],
  actorId: string,
): Promise<{ memberships: number; trainings: number }> {
  let memberships = 0;
  let trainings = 0;
  for (const some of slices(plan.filter(({ profile }) => profile !== null))) {
    await tx.rows(
      `insert into volunteer (resident_id, village_id, old_number, registered_on, registered_by, source_group, skills,
         languages, available, no_night, insured_until, changed_at)
       select "residentId", "villageId", old_number, registered_on, $2, coalesce(source_group, 'CITIZEN'), skills,
         languages, available, coalesce(p.birth_year + 18 >= extract(year from $3::timestamptz at time zone 'Asia/Shanghai'), false),
         insured_until, $3
       from jsonb_to_recordset($1::jsonb) as r ("residentId" uuid, "villageId" uuid, old_number text,
         registered_on date, source_group text, skills text[], languages text[], available int, insured_until date)
       join resident p on p.id = "residentId"
       on conflict (resident_id) do update set old_number = excluded.old_number, registered_on = excluded.registered_on,
         source_group = excluded.source_group, skills = excluded.skills, languages = excluded.languages,
         available = excluded.available, insured_until = excluded.insured_until, changed_at = excluded.changed_at`,
      [JSON.stringify(some.map(volunteerOf)), actorId, tx.at],
    );
    const courses = some.flatMap((row) => row.courses.map((each) => ({ id: row.residentId, ...each })));
    trainings += courses.length;
    await tx.rows(
      `insert into training (resident_id, course, passed_on, entered_by, entered_at)
       select * from unnest($1::uuid[], $2::text[], $3::date[]) c, (values ($4::uuid, $5::timestamptz)) x
       on conflict do nothing`,
      [
        courses.map(({ id }) => id),
        courses.map(({ course }) => course),
        courses.map(({ passedOn }) => passedOn),
        actorId,
        tx.at,
      ],
    );
    const places = some.flatMap((row) => row.teamIds.map((teamId) => ({ teamId, id: row.residentId })));
    memberships += places.length;
    // Whoever asked to join is a member now.
    await tx.rows(
      `insert into team_member (team_id, resident_id, state, asked_at, since, decided_by)
       select team_id, resident_id, 'ACTIVE', $3, $3, $4 from unnest($1::uuid[], $2::uuid[]) p (team_id, resident_id)
       on conflict (team_id, resident_id) where state in ('ASKED', 'ACTIVE')
         do update set state = 'ACTIVE', since = coalesce(team_member.since, $3),
           decided_by = coalesce(team_member.decided_by, $4)`,
      [places.map(({ teamId }) => teamId), places.map(({ id }) => id), tx.at, actorId],
    );
  }
  return { memberships, trainings };
}

function volunteerOf({ residentId, villageId, profile }: RowPlan): Record<string, unknown> {
  return {
    residentId,
    villageId,
    old_number: profile?.oldNumber,
    registered_on: profile?.registeredOn,
    source_group: profile?.sourceGroup,
    skills: profile?.skills,
    languages: profile?.languages,
    available: profile?.available,
    insured_until: profile?.insuredUntil,
  };
}
