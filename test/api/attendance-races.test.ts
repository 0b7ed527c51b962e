import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CLERK, codeNow, crowd, documents, evening, LEADER, mark, marked, run } from './attendance-steps';
import { at } from './tasks-steps';

let world: World;
let people: Person[];
beforeAll(async () => {
  world = await openWorld();
  people = await crowd(world);
});
afterAll(() => world.close());

const day = '2025-06-20';
const twenty = <T>(work: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, (_, place) => work(place)));
const count = async (taskId: string): Promise<number> =>
  (await world.db.reader.rows('select 1 from attendance_mark where task_id = $1', [taskId])).length;

test('check-in races: one mark however often and from wherever it comes, one roll however many close it', async () => {
  const eight = people.slice(0, 8);
  const [first, second] = eight;
  if (!first || !second) throw new Error('nobody');
  const taskId = await evening(world, day, eight, { ruleId: await world.rule('PA-01') });

  // The same mark twenty times at once, each time as another request: one is added, the others know it.
  const one = mark(world, first, 'IN', at(day, '19:20'));
  const outcomes = (await twenty(() => marked(world, taskId, [one]))).flat();
  expect(outcomes.toSorted()).toEqual(['ADDED', ...Array.from({ length: 19 }, () => 'KNOWN')]);
  expect(await count(taskId)).toBe(1);

  // Twenty phones mark the same person at once: one stands.
  const answers = (
    await twenty((place) =>
      marked(world, taskId, [mark(world, second, 'IN', at(day, '19:20'))], place % 2 === 0 ? LEADER : CLERK),
    )
  ).flat();
  expect(answers.filter((answer) => answer === 'ADDED')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'ALREADY')).toHaveLength(19);

  // The person scans while two leaders mark the whole list: each is there once.
  const code = await codeNow(world, taskId);
  const rest = eight.slice(2);
  await Promise.all([
    ...rest.map((person) =>
      run(world.as(person.name), 'checkIn', { requestId: world.id(), taskId, code, kind: 'IN' }).then(
        ({ codes }) => expect(codes).toEqual([]),
      ),
    ),
    marked(
      world,
      taskId,
      rest.map((person) => mark(world, person, 'IN', at(day, '19:20'))),
    ),
    marked(
      world,
      taskId,
      rest.toReversed().map((person) => mark(world, person, 'IN', at(day, '19:20'))),
      CLERK,
    ),
  ]);
  expect(await count(taskId)).toBe(8);

  // Corrections of the same mark at once: one follows it, the others are told.
  const { data } = await world.as(LEADER).run(documents.sheet, { id: taskId });
  const line = data.attendanceSheet.lines.find(
    (each: { resident: { id: string } }) => each.resident.id === first.id,
  );
  const corrected = (
    await twenty(() =>
      marked(world, taskId, [
        mark(world, first, 'IN', at(day, '19:15'), { replacesId: line.came.id, note: '到得更早' }),
      ]),
    )
  ).flat();
  expect(corrected.filter((answer) => answer === 'ADDED')).toHaveLength(1);
  expect(corrected.filter((answer) => answer === 'CONFLICT')).toHaveLength(19);

  world.setTime(new Date(at(day, '21:40')));
  await marked(
    world,
    taskId,
    eight.map((person) => mark(world, person, 'OUT', at(day, '21:35'))),
  );
  const closings = await twenty((place) =>
    run(world.as(place % 2 === 0 ? LEADER : CLERK), 'closeTaskRoll', {
      requestId: world.id(),
      taskId,
      rows: eight.map(({ id }) => ({ residentId: id })),
    }),
  );
  expect(closings.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
  expect(closings.flatMap(({ codes }) => codes)).toEqual(Array.from({ length: 19 }, () => 'ILLEGAL_MOVE'));
  const made = await world.db.reader.row<{ rolls: number; records: number }>(
    `select count(distinct k.roll_id)::int as rolls, count(r.id)::int as records
     from task_roll k join activity_record r on r.roll_id = k.roll_id where k.task_id = $1`,
    [taskId],
  );
  expect(made).toEqual({ rolls: 1, records: 8 });
});

test('the roll of eight costs as many statements as the roll of two', async () => {
  const ask = (id: string) => () => world.as(LEADER).run(documents.sheet, { id });
  const small = await evening(world, '2025-06-27', people.slice(10, 12));
  const two = await world.statementsOf(ask(small));
  const big = await evening(world, '2025-06-28', people.slice(10, 18));
  expect(await world.statementsOf(ask(big))).toBe(two);
});
