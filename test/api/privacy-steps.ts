import type { World } from '#test/support/world';

/** The access log's lines about a person or a household, oldest first: who looked at what, by which post. */
export async function looksIn(world: World, subjectId: string): Promise<string[]> {
  const rows = await world.db.reader.rows<{ line: string }>(
    `select w.name || ' ' || coalesce(p.role, '-') || ' ' || l.kind as line
     from access_log l join resident w on w.id = l.viewer_id left join post p on p.id = l.post_id
     where $1 in (l.subject_id, l.resident_id, l.household_id) order by l.at, l.id`,
    [subjectId],
  );
  return rows.map(({ line }) => line);
}

/** A grown-up of the child's household, who decides for it. */
export const GUARDIAN = '邹红霞';
export const CHILD = '夏子轩';

const TEXTS = '{ consentTexts { id purpose version } }';

/** The id of the wording in force for a purpose. */
export async function textOf(world: World, purpose: string): Promise<string> {
  const { data } = await world.stranger.run(TEXTS);
  return data.consentTexts.find((text: { purpose: string }) => text.purpose === purpose).id;
}

export const DECIDE = `mutation M($input: ConsentInput!) { decideConsent(input: $input) {
  id purpose given channel paper text { version } resident { id } guardian { name } witness { name } enteredBy { name } } }`;

/** Gives or takes back a consent, in person or as guardian. */
export async function decide(
  world: World,
  who: string,
  residentId: string,
  purpose: string,
  given = true,
): Promise<{ codes: string[]; fields: (string | undefined)[] }> {
  return world.as(who).run(DECIDE, {
    input: { requestId: world.id(), residentId, purpose, given, textId: await textOf(world, purpose) },
  });
}
