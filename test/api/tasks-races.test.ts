import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type Result, type World } from '#test/support/world';
import { act, posted, queries, toldOf } from './tasks-steps';

let world: World;
let people: Person[];
beforeAll(async () => {
  world = await openWorld();
  people = await world.db.reader.rows<Person>(
    `select distinct on (r.name) r.id, r.household_id, r.name from resident r
     where r.village_id = $1 and r.state = 'ACTIVE' and r.birth_year between 1950 and 1999
       and not exists (select 1 from post p where p.resident_id = r.id)
       and (select count(*) from resident n where n.name = r.name) = 1
     order by r.name limit 40`,
    [world.village],
  );
  expect(people).toHaveLength(40);
});
// The audit at the end proves: nobody beyond the places, hours held by whom they belong to, order of arrival.
afterAll(() => world.close());

const all = <T>(some: readonly Person[], work: (person: Person) => Promise<T>): Promise<T[]> =>
  Promise.all(some.map(work));

function signUp(person: Person, taskId: string): Promise<Result> {
  return act(world.as(person.name), 'signUp', { requestId: world.id(), taskId });
}

interface Kept {
  id: string;
  residentId: string;
  state: string;
  seq: number;
}

function kept(taskId: string): Promise<Kept[]> {
  return world.db.reader.rows<Kept>(
    'select id, resident_id, state, seq from sign_up where task_id = $1 order by seq',
    [taskId],
  );
}

test('thirty people race for the last place: one gets it, the others wait in the order they came', async () => {
  const taskId = await posted(world, { day: '2025-06-20', places: [{ name: '巡逻队员', places: 1 }] });
  const results = await all(people.slice(0, 30), (person) => signUp(person, taskId));
  expect(results.flatMap(({ codes }) => codes)).toEqual([]);
  const states = results.map(({ data }) => data.signUp.state);
  expect(states.filter((state) => state === 'SIGNED')).toHaveLength(1);
  expect(states.filter((state) => state === 'WAITING')).toHaveLength(29);
  const rows = await kept(taskId);
  expect(rows[0]?.state).toBe('SIGNED');
  const caller = world.as('蓝晓峰');
  const { data } = await caller.run(queries.task, { id: taskId });
  expect(data.task.places[0]).toMatchObject({ filled: 1, waiting: 29 });
  const waiting = data.task.people.filter((each: { state: string }) => each.state === 'WAITING');
  expect(waiting.map((each: { waitingNumber: number }) => each.waitingNumber)).toEqual(
    Array.from({ length: 29 }, (_, place) => place + 1),
  );
  expect(waiting.map((each: { resident: { id: string } }) => each.resident.id)).toEqual(
    rows.filter(({ state }) => state === 'WAITING').map(({ residentId }) => residentId),
  );
});

test('when all leave at once, each place passes on in order and nobody is lost', async () => {
  const taskId = await posted(world, { day: '2025-06-21', places: [{ name: '巡逻队员', places: 3 }] });
  for (const person of people.slice(0, 9)) expect((await signUp(person, taskId)).codes).toEqual([]);
  const before = await kept(taskId);
  expect(before.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 3 }, () => 'SIGNED'),
    ...Array.from({ length: 6 }, () => 'WAITING'),
  ]);
  const leavers = before.slice(0, 3);
  const results = await Promise.all(
    leavers.map(({ id, residentId }) =>
      act(world.as(people.find((each) => each.id === residentId)?.name ?? ''), 'leaveTask', {
        requestId: world.id(),
        signUpId: id,
        reason: '有事',
      }),
    ),
  );
  expect(results.flatMap(({ codes }) => codes)).toEqual([]);
  const after = await kept(taskId);
  expect(after.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 3 }, () => 'LEFT'),
    ...Array.from({ length: 3 }, () => 'SIGNED'),
    ...Array.from({ length: 3 }, () => 'WAITING'),
  ]);
  for (const { residentId } of after.slice(3, 6)) {
    const name = people.find((each) => each.id === residentId)?.name ?? '';
    expect(await toldOf(world.as(name))).toContain('TASK_MOVED_UP');
  }
  const name = people.find((each) => each.id === after[8]?.residentId)?.name ?? '';
  expect(await toldOf(world.as(name))).not.toContain('TASK_MOVED_UP');
});

test('one person, two tasks at the same hours, at once: one is given, the other refused by its name', async () => {
  const [first, second] = await Promise.all([
    posted(world, { day: '2025-06-22', title: '巡逻甲' }),
    posted(world, { day: '2025-06-22', time: '20:30', title: '巡逻乙' }),
  ]);
  // Seven: whichever task each of them gets, the eighth place is free for the one after them.
  for (const person of people.slice(0, 7)) {
    const results = await Promise.all([signUp(person, first), signUp(person, second)]);
    const codes = results.flatMap((result) => result.codes);
    expect(codes).toEqual(['ENGAGED_ELSEWHERE']);
  }
  const person = people[20];
  if (!person) throw new Error('nobody');
  expect((await signUp(person, first)).codes).toEqual([]);
  const refused = await world
    .as(person.name)
    .run(`mutation ($input: SignUpInput!) { signUp(input: $input) { id } }`, {
      input: { requestId: world.id(), taskId: second },
    });
  expect(refused.codes).toEqual(['ENGAGED_ELSEWHERE']);
  expect(refused.about[0]).toEqual({
    title: '巡逻甲',
    at: new Date('2025-06-22T19:30:00+08:00').toISOString(),
  });
  // One that begins when the other ends does not overlap.
  const next = await posted(world, { day: '2025-06-22', time: '21:30', title: '收尾' });
  expect((await signUp(person, next)).codes).toEqual([]);
});

test('the same person signing up twice at once has one place, and a repeat of a request answers the first', async () => {
  const taskId = await posted(world, { day: '2025-06-23' });
  const person = people[0];
  if (!person) throw new Error('nobody');
  const results = await Promise.all(Array.from({ length: 5 }, () => signUp(person, taskId)));
  expect(results.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
  expect(new Set(results.flatMap(({ codes }) => codes))).toEqual(new Set(['ALREADY_SIGNED_UP']));
  const requestId = world.id();
  const other = people[1];
  const twins = await Promise.all(
    Array.from({ length: 5 }, () => act(world.as(other?.name ?? ''), 'signUp', { requestId, taskId })),
  );
  expect(twins.flatMap(({ codes }) => codes)).toEqual([]);
  expect(new Set(twins.map(({ data }) => data.signUp.id))).toEqual(new Set([requestId]));
});

test('whoever is engaged elsewhere is passed over, keeps the place in the list, and moves up later', async () => {
  const taskId = await posted(world, { day: '2025-06-24', places: [{ name: '巡逻队员', places: 1 }] });
  const clash = await posted(world, { day: '2025-06-24', title: '同时的任务' });
  const [holder, passed, lucky] = people;
  if (!holder || !passed || !lucky) throw new Error('nobody');
  const held = await signUp(holder, taskId);
  await signUp(passed, taskId);
  await signUp(lucky, taskId);
  const elsewhere = await signUp(passed, clash);
  expect(elsewhere.codes).toEqual([]);
  await act(world.as(holder.name), 'leaveTask', {
    requestId: world.id(),
    signUpId: held.data.signUp.id,
    reason: '',
  });
  const states = async (): Promise<string[]> => (await kept(taskId)).map(({ state }) => state);
  expect(await states()).toEqual(['LEFT', 'WAITING', 'SIGNED']);
  await act(world.as(passed.name), 'leaveTask', {
    requestId: world.id(),
    signUpId: elsewhere.data.signUp.id,
    reason: '',
  });
  const mine = (await kept(taskId))[2];
  await act(world.as(lucky.name), 'leaveTask', { requestId: world.id(), signUpId: mine?.id, reason: '' });
  expect(await states()).toEqual(['LEFT', 'SIGNED', 'LEFT']);
});
