import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CLERK, mark, run } from './attendance-steps';
import { application, done as onHours, issued, SECRETARY, served, terms } from './hours-steps';
import { at as hourOf, called, finished, made, morning, seen } from './needs-steps';
import { mutation, newFamily, works } from './people-steps';
import { act as onTask, at, work } from './tasks-steps';
import { act, done, register, teamOf } from './teams-steps';

// A volunteer of many years is erased: no word of the teams, tasks, rolls, needs, messages and certificates names the
// person any more, and no figure has changed.
const NAME = '慕容清秋';
const PHONE = '13700000088';
const WORDS = `请找${NAME}，电话${PHONE}`;

let world: World;
let person: Person;
let neighbour: Person;
let other: Person;
beforeAll(async () => {
  world = await openWorld();
  [neighbour, other] = [await world.villager(3), await world.villager(5)];
  const family = await newFamily(world, '注-101', [NAME]);
  person = { id: family.memberIds[0] ?? '', householdId: family.id, name: NAME };
  await works(world.as(CLERK), mutation('amendResident', 'ResidentInput'), {
    requestId: world.id(),
    residentId: person.id,
    name: NAME,
    phone: PHONE,
    birthYear: 1975,
  });
});
afterAll(() => world.close());

/** Every place of the database in which a text occurs: 'table.column'. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await world.db.reader.rows<{ s: string; t: string; c: string }>(
    `select table_schema as s, table_name as t, column_name as c from information_schema.columns
     where table_schema in ('public', 'auth') and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')
       and table_name not in (select table_name from information_schema.views where table_schema = 'public')`,
  );
  const found: string[] = [];
  for (const { s, t, c } of columns) {
    const row = await world.db.reader.row(
      `select 1 from "${s}"."${t}" where strpos("${c}"::text, $1) > 0 limit 1`,
      [text],
    );
    if (row) found.push(`${t}.${c}`);
  }
  return found.toSorted();
}

const as = (who: Person) => world.as(who.name);

/** A team that the person leads, with a task, a roll and a closed record. */
async function leadTeam(): Promise<{ teamId: string; taskId: string }> {
  const teamId = await teamOf(world, NAME, 'HARDSHIP');
  for (const each of [neighbour, other]) {
    await register(world, each.name);
    await done(world, each.name, 'askToJoin', { teamId, words: `${NAME}叫我来的` });
  }
  const { data } = await world
    .as(NAME)
    .run('query ($id: ID!) { team(id: $id) { asks { id } } }', { id: teamId });
  for (const { id } of data.team.asks) {
    expect(
      (await act(world, NAME, 'moveMember', { memberId: id, move: 'ACCEPT', reason: '' })).codes,
    ).toEqual([]);
  }
  const posted = await onTask(world.as(NAME), 'postTask', {
    requestId: world.id(),
    villageId: world.village,
    teamId,
    work: work({ kind: 'HARDSHIP', what: WORDS, place: `${NAME}家门口`, ruleId: await world.rule('PA-01') }),
    startsAt: at('2025-06-18', '19:30'),
    endsAt: at('2025-06-18', '21:30'),
  });
  expect(posted.codes).toEqual([]);
  const taskId: string = posted.data.postTask.id;
  for (const who of [NAME, neighbour.name, other.name]) {
    const { codes } = await onTask(world.as(who), 'signUp', { requestId: world.id(), taskId });
    expect(codes).toEqual([]);
  }
  const gone = await world.db.reader.row<{ id: string }>(
    'select id from sign_up where task_id = $1 and resident_id = $2',
    [taskId, other.id],
  );
  const removed = await onTask(world.as(NAME), 'removeSignUp', {
    requestId: world.id(),
    signUpId: gone?.id,
    excused: true,
    reason: `${NAME}替他去`,
  });
  expect(removed.codes).toEqual([]);
  world.setTime(new Date(at('2025-06-18', '19:25')));
  const coming = mark(world, person, 'IN', at('2025-06-18', '19:25'));
  const marks = [coming, mark(world, neighbour, 'IN', at('2025-06-18', '19:25'))];
  await run(world.as(NAME), 'syncMarks', { requestId: world.id(), taskId, marks });
  world.setTime(new Date(at('2025-06-18', '21:40')));
  const later = [
    mark(world, person, 'IN', at('2025-06-18', '19:30'), {
      replacesId: (coming as { id: string }).id,
      note: `${NAME}晚到`,
    }),
    mark(world, person, 'OUT', at('2025-06-18', '21:30')),
    mark(world, neighbour, 'OUT', at('2025-06-18', '21:30')),
  ];
  await run(world.as(NAME), 'syncMarks', { requestId: world.id(), taskId, marks: later });
  const closed = await run(world.as(CLERK), 'closeTaskRoll', {
    requestId: world.id(),
    taskId,
    rows: [{ residentId: person.id }, { residentId: neighbour.id, hoursOnlyReason: `${NAME}说只记时长` }],
    excusedIds: [],
    note: `${NAME}点的名`,
  });
  expect(closed.codes).toEqual([]);
  return { teamId, taskId };
}

/** What the person asked for, did for others, and promised. Answers the need that waits for the promised visit. */
async function helpAround(teamId: string): Promise<string> {
  await made(world.as(NAME), 'askForHelp', { kind: 'REPAIR', what: WORDS, ...morning(world) });
  const answered = await called(world, { what: `老人家说要${NAME}来`, forResidentId: null });
  await made(world.as(CLERK), 'assignNeed', { needId: answered, teamId, scope: 'TEAM' });
  await made(world.as(NAME), 'acceptNeed', { needId: answered, startsAt: hourOf(world, 2, 8) });
  await finished(world, answered, person);
  await made(world.as(CLERK), 'confirmNeed', { needId: answered, how: 'CALL' });
  await made(world.as(CLERK), 'rateNeed', { needId: answered, rating: 5, words: `${NAME}人很好` });
  const promised = await called(world);
  await made(world.as(CLERK), 'assignNeed', { needId: promised, teamId, scope: 'TEAM' });
  await made(world.as(NAME), 'acceptNeed', { needId: promised, startsAt: hourOf(world, 2, 8) });
  return promised;
}

/** Figures that an erasure must not touch, of every room of the volunteers. */
const FIGURES = `select
  (select jsonb_agg(jsonb_build_array(id, state, kind, minutes, ended_at) order by id) from need where id <> $1) as needs,
  (select jsonb_agg(jsonb_build_array(id, state, helper_id, minutes, rating, record_id) order by id) from need_visit
    where need_id <> $1) as visits,
  (select jsonb_agg(jsonb_build_array(id, kind, starts_at, state, organiser_id) order by id) from task) as tasks,
  (select jsonb_agg(jsonb_build_array(id, resident_id, attended, at) order by id) from sign_up) as sign_ups,
  (select jsonb_agg(jsonb_build_array(id, resident_id, kind, at, made_by) order by id) from attendance_mark) as marks,
  (select jsonb_agg(jsonb_build_array(task_id, resident_id, minutes, outcome) order by task_id, resident_id)
    from attendance_row) as rows,
  (select jsonb_agg(jsonb_build_array(id, number, code, minutes, period_from, period_to, resident_id) order by id)
    from certificate) as certificates,
  (select jsonb_agg(jsonb_build_array(id, resident_id, state, record_id) order by id) from hours_correction) as corrections,
  (select jsonb_agg(to_jsonb(t) order by t.seq) from transfer t) as transfers,
  (select jsonb_agg(jsonb_build_array(id, points, minutes) order by id) from activity_record) as records`;

test('words go everywhere, figures nowhere', async () => {
  const { teamId, taskId } = await leadTeam();
  world.setTime(new Date(at('2025-06-19', '09:00')));
  const promised = await helpAround(teamId);
  await served(world, person, '2025-05-10', 180);
  await onHours(world, SECRETARY, 'reviseHoursTerms', terms(world));
  const paper = await issued(world, person);
  await onHours(world, NAME, 'applyForCertificate', application({ purpose: `${NAME}入学` }));
  await onHours(world, NAME, 'askHoursCorrection', { words: WORDS, recordId: null });

  const where = await placesOf(NAME);
  expect(where).toEqual(
    expect.arrayContaining([
      'attendance_mark.note',
      'attendance_row.reason',
      'certificate.holder_name',
      'certificate.purpose',
      'hours_correction.words',
      'message.params',
      'need.what',
      'need_visit.rating_words',
      'resident.name',
      'roll.note',
      'sign_up.reason',
      'task.what',
      'team_member.words',
    ]),
  );
  expect((await placesOf(PHONE)).length).toBeGreaterThan(2);
  const figures = await world.db.reader.row(FIGURES, [promised]);

  const asked = await works<{ id: string }>(world.as(NAME), mutation('askErasure', 'ErasureInput', 'id'), {
    requestId: world.id(),
    residentId: person.id,
  });
  const move = () => ({ requestId: world.id(), erasureId: asked.id });
  await works(world.as(CLERK), mutation('prepareErasure', 'PrepareErasureInput', 'state'), move());
  const erased = await works<{ code: string; report: { place: string; removed: number; kept: number }[] }>(
    world.as(SECRETARY),
    mutation('carryOutErasure', 'ErasureMoveInput', 'code report { place removed kept }'),
    move(),
  );

  expect(await placesOf(PHONE)).toEqual([]);
  expect(await placesOf(NAME)).toEqual([]);
  expect(erased.report.filter(({ kept }) => kept > 0)).toEqual([]);
  expect(await world.db.reader.row(FIGURES, [promised])).toEqual(figures);

  // What others wrote keeps its sense, with the code in the place of the name.
  const label = `已注销${erased.code}`;
  const told = await world.db.reader.row<{ what: string }>('select what from task where id = $1', [taskId]);
  expect(told?.what).toContain(label);
  const check = await world.stranger.run(
    'query ($code: String!) { checkCertificate(code: $code) { result certificate { number maskedName minutes } } }',
    { code: paper.code },
  );
  expect(check.data.checkCertificate).toMatchObject({
    result: 'VALID',
    certificate: { number: paper.number, minutes: paper.minutes },
  });
  expect(JSON.stringify(check.data)).not.toContain('慕');

  // The team has no leader now, and whom the person promised to help is looked after again.
  const { data } = await world
    .as(CLERK)
    .run('query ($id: ID!) { team(id: $id) { leaderName members { personId } } }', { id: teamId });
  expect(data.team.leaderName).toBeNull();
  expect(data.team.members.map(({ personId }: { personId: string }) => personId)).not.toContain(person.id);
  expect(await seen(world.as(CLERK), promised)).toMatchObject({ state: 'ASSIGNED', visit: null });
  const busy = await world.db.reader.rows(
    'select 1 from engagement where resident_id = $1 and upper(during) > $2',
    [person.id, world.clock.now()],
  );
  expect(busy).toEqual([]);
  expect((await as(neighbour).run('{ messages(first: 50) { nodes { params { value } } } }')).codes).toEqual(
    [],
  );
});
