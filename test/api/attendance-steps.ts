import { expect } from 'vitest';
import type { Caller, Person, Result, World } from '#test/support/world';
import { at, posted } from './tasks-steps';

export const LEADER = '蓝晓峰';
export const CLERK = '贺春梅';

const SHEET = `id mayMark mayClose dayCap task { id state } roll { id } hourRules { id code }
  codes { firstStep stepSeconds codes }
  lines { signedUp minutes cutMinutes lateMinutes earlyMinutes otherMinutes elsewhere outcome reason resident { id name }
    came { id at way gone note madeByName } left { id at way gone } }`;

export const documents = {
  sheet: `query ($id: ID!) { attendanceSheet(taskId: $id) { ${SHEET} } }`,
  syncMarks: `mutation ($input: SyncMarksInput!) { syncMarks(input: $input) { results { id outcome error } sheet { id } } }`,
  checkIn: `mutation ($input: CheckInInput!) { checkIn(input: $input) { id signedUp cameAt leftAt next task { id } } }`,
  closeTaskRoll: `mutation ($input: CloseTaskRollInput!) { closeTaskRoll(input: $input) { ${SHEET} } }`,
  reviseAttendanceSettings: `mutation ($input: AttendanceSettingsInput!) { reviseAttendanceSettings(input: $input) { id roundingMinutes earlyMinutes syncHours } }`,
  decideRecords: `mutation ($input: DecisionsInput!) { decideRecords(input: $input) { recordId error } }`,
  cardPeople: `query ($taskId: ID!, $card: String!) { cardPeople(taskId: $taskId, card: $card) { people { id name } } }`,
  myPresences: `query { myPresences { id next signedUp cameAt leftAt } }`,
  board: `query ($id: ID!, $month: String) { board(villageId: $id) { teamMonths(month: $month) { teamId name tasks people minutes } serviceMonths { month tasks people minutes } } }`,
  record: `query ($id: ID!) { record(id: $id) { id note facePoints minutes attendance { minutes reason task { id title } came { way at } left { at } } } }`,
} as const;

export const run = (caller: Caller, name: keyof typeof documents, input: object): Promise<Result> =>
  caller.run(documents[name], { input });

/** Forty grown-ups of the village without posts, each the only bearer of the name. */
export function crowd(world: World): Promise<Person[]> {
  return world.db.reader.rows<Person>(
    `select distinct on (r.name) r.id, r.household_id, r.name from resident r
     where r.village_id = $1 and r.state = 'ACTIVE' and r.birth_year between 1950 and 1999
       and not exists (select 1 from post p join resident h on h.id = p.resident_id where h.household_id = r.household_id)
       and not exists (select 1 from kinship k where k.resident_id = r.id)
       and (select count(*) from resident n where n.name = r.name) = 1
     order by r.name limit 40`,
    [world.village],
  );
}

/** A mark as the leader's phone makes it. */
export const mark = (
  world: World,
  person: Person,
  kind: 'IN' | 'OUT',
  time: string,
  over: object = {},
): object => ({
  id: world.id(),
  residentId: person.id,
  kind,
  at: time,
  way: 'LEADER',
  ...over,
});

/** Sends marks as the leader and answers the outcome of each, or its refusal. */
export async function marked(
  world: World,
  taskId: string,
  marks: readonly object[],
  who = LEADER,
): Promise<string[]> {
  const { data, codes } = await run(world.as(who), 'syncMarks', { requestId: world.id(), taskId, marks });
  expect(codes).toEqual([]);
  return data.syncMarks.results.map(
    ({ outcome, error }: { outcome: string; error: string | null }) => error ?? outcome,
  );
}

/** An evening's task of two hours with these people signed up, and the clock put to ten minutes before it. */
export async function evening(
  world: World,
  day: string,
  people: readonly Person[],
  over: Record<string, unknown> = {},
): Promise<string> {
  const taskId = await posted(world, { day, ...over });
  for (const person of people) {
    const { codes } = await world
      .as(person.name)
      .run('mutation ($input: SignUpInput!) { signUp(input: $input) { id state } }', {
        input: { requestId: world.id(), taskId },
      });
    expect(codes).toEqual([]);
  }
  world.setTime(new Date(at(day, '19:20')));
  return taskId;
}

/** The six digits that the leader's phone shows now, or `steps` half minutes from now. */
export async function codeNow(world: World, taskId: string, steps = 0): Promise<string> {
  const { data } = await world.as(LEADER).run(documents.sheet, { id: taskId });
  const { firstStep, stepSeconds, codes } = data.attendanceSheet.codes;
  return codes[Math.floor(world.clock.now().getTime() / 1000 / stepSeconds) - firstStep + steps];
}
