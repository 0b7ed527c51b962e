import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followCalendar } from '#server/features/tasks/follow-calendar';
import { makeSeriesTasks } from '#server/features/tasks/run-tasks';
import { openWorld, type Person, type World } from '#test/support/world';
import { act, at, CLERK, PATROL, queries, toldOf, work } from './tasks-steps';

// A day declared off after the tasks of a series were made: they follow, what somebody altered by hand is left to people.

const MARK = 'mutation ($input: MarkDaysInput!) { markDays(input: $input) { day } }';
const LEFT =
  'query ($villageId: ID!) { tasksOnDaysOff(villageId: $villageId) { id title altered state dayOff { day nameZh } } }';
const FAIR = { nameZh: '赶花会', nameEn: 'Flower fair' };
const NOTHING_LEFT = 0;

let world: World;
let person: Person;
let other: Person;
beforeAll(async () => {
  world = await openWorld();
  [person, other] = [await world.villager(0), await world.villager(1)];
});
afterAll(() => world.close());

interface Node {
  id: string;
  onDate: string;
  state: string;
  startsAt: string;
}

async function weekly(weekday: number, over: Record<string, unknown> = {}): Promise<string> {
  const { data, codes } = await act(world.as(PATROL), 'postSeries', {
    requestId: world.id(),
    villageId: world.village,
    work: work({ title: `周${weekday + 1}巡逻` }),
    rhythm: {
      weekdays: [weekday],
      every: 1,
      startsOn: '2025-06-16',
      startsTime: '19:30',
      minutes: 120,
      holidays: 'SKIP',
      ...over,
    },
  });
  expect(codes).toEqual([]);
  return data.postSeries.id;
}

async function tasksOf(seriesId: string): Promise<Node[]> {
  const { data } = await world.as(PATROL).run(queries.tasks, {
    villageId: world.village,
    seriesId,
    openOnly: false,
    freeOnly: false,
    first: 100,
  });
  return data.tasks.nodes;
}

async function taskOn(seriesId: string, day: string): Promise<Node> {
  const task = (await tasksOf(seriesId)).find(({ onDate }) => onDate === day);
  if (!task) throw new Error(`no task on ${day}`);
  return task;
}

async function declare(
  days: readonly string[],
  works: boolean | null,
  { areaId = world.village, by = CLERK } = {},
): Promise<void> {
  const { codes } = await world.as(by).run(MARK, {
    input: { requestId: world.id(), areaId, days: days.map((day) => ({ day, works, ...FAIR })) },
  });
  expect(codes).toEqual([]);
}

/** Lets the clockwork follow the calendar to the end. Answers the series it worked on. */
async function follow(): Promise<number> {
  let total = 0;
  for (let done = -1; done !== NOTHING_LEFT; total += done) done = await world.db.write(followCalendar);
  return total;
}

async function signedUp(who: Person, taskId: string): Promise<string> {
  const { data, codes } = await act(world.as(who.name), 'signUp', { requestId: world.id(), taskId });
  expect(codes).toEqual([]);
  return data.signUp.id;
}

const reasonsTold = async (who: string): Promise<string[]> => {
  const { data } = await world.as(who).run(queries.messages);
  return data.messages.nodes
    .filter(({ kind }: { kind: string }) => kind === 'TASK_CANCELLED')
    .flatMap(({ params }: { params: { name: string; value: string }[] }) =>
      params.filter(({ name }) => name === 'reason').map(({ value }) => value),
    );
};

describe('a day declared off', () => {
  test('calls the tasks of that day off in one step, tells everyone signed up, and gives their hours back', async () => {
    const seriesId = await weekly(0);
    const { id } = await taskOn(seriesId, '2025-07-07');
    const signUpId = await signedUp(person, id);
    await signedUp(other, id);
    expect(await follow()).toBe(0);

    await declare(['2025-07-07'], false);
    expect(await world.db.write(followCalendar)).toBe(1);
    const { data } = await world.as(PATROL).run(queries.task, { id });
    expect(data.task).toMatchObject({
      state: 'CANCELLED',
      altered: false,
      cancelledReason: '放假：赶花会 · Flower fair',
    });
    for (const { name } of [person, other]) {
      expect(await reasonsTold(name)).toEqual(['放假：赶花会 · Flower fair']);
    }
    const held = await world.db.reader.rows('select id from engagement where sign_up_id = $1', [signUpId]);
    expect(held).toEqual([]);
    // The weeks around it stay, and a second look finds nothing to do and tells nobody again.
    expect((await tasksOf(seriesId)).filter(({ state }) => state === 'CANCELLED')).toHaveLength(1);
    expect(await follow()).toBe(0);
    expect(await reasonsTold(person.name)).toHaveLength(1);
    const kept = await world.db.reader.rows<{ move: string; detail: Record<string, number> }>(
      "select move, detail from history where subject_id = $1 and move = 'FOLLOW_CALENDAR'",
      [seriesId],
    );
    expect(kept).toEqual([
      { move: 'FOLLOW_CALENDAR', detail: { cancelled: 1, reopened: 0, made: 0, left: 0 } },
    ]);
  });

  test('that is worked again brings the same task back, with the people who were signed up', async () => {
    const seriesId = await weekly(1);
    const { id } = await taskOn(seriesId, '2025-07-08');
    const signUpId = await signedUp(person, id);
    await declare(['2025-07-08'], false);
    await follow();
    expect((await taskOn(seriesId, '2025-07-08')).state).toBe('CANCELLED');
    await declare(['2025-07-08'], null);
    // Another series has no task on that day: it hears of it, and nothing is written down about it.
    expect(await follow()).toBe(2);
    expect(await taskOn(seriesId, '2025-07-08')).toMatchObject({ id, state: 'OPEN' });
    expect(await toldOf(world.as(person.name))).toContain('TASK_CHANGED');
    const lines = await world.db.reader.rows(
      "select subject_id from history where move = 'FOLLOW_CALENDAR' and (detail->>'reopened')::int > 0",
    );
    expect(lines).toEqual([{ subjectId: seriesId }]);
    const held = await world.db.reader.rows('select id from engagement where sign_up_id = $1', [signUpId]);
    expect(held).toHaveLength(1);
  });

  test('leaves a task that somebody altered, lists it, and tells its organiser once', async () => {
    const seriesId = await weekly(2);
    const [altered, moved] = [await taskOn(seriesId, '2025-07-09'), await taskOn(seriesId, '2025-07-16')];
    const change = (taskId: string, day: string) =>
      act(world.as(PATROL), 'changeTask', {
        requestId: world.id(),
        taskId,
        work: work({ title: '单独说好的' }),
        startsAt: at(day, '19:00'),
        endsAt: at(day, '21:00'),
        reason: '提前半小时',
      });
    expect((await change(altered.id, '2025-07-09')).codes).toEqual([]);
    // Moved to a working day by hand: there is nothing to decide any more.
    expect((await change(moved.id, '2025-07-17')).codes).toEqual([]);
    await signedUp(person, altered.id);
    const before = (await reasonsTold(person.name)).length;
    await declare(['2025-07-09', '2025-07-16'], false);
    expect(await follow()).toBeGreaterThan(0);

    const { data } = await world.as(PATROL).run(LEFT, { villageId: world.village });
    expect(data.tasksOnDaysOff).toEqual([
      {
        id: altered.id,
        title: '单独说好的',
        altered: true,
        state: 'OPEN',
        dayOff: { day: '2025-07-09', nameZh: '赶花会' },
      },
    ]);
    expect(await reasonsTold(person.name)).toHaveLength(before);
    const told = async (): Promise<number> =>
      (await toldOf(world.as(PATROL))).filter((kind) => kind === 'TASK_ON_DAY_OFF').length;
    expect(await told()).toBe(1);
    await declare(['2025-07-10'], false);
    await follow();
    expect(await told()).toBe(1);

    // The organiser decides: called off by hand it is on the list no more.
    const cancel = { requestId: world.id(), taskId: altered.id, reason: '放假不办' };
    expect((await act(world.as(PATROL), 'cancelTask', cancel)).codes).toEqual([]);
    expect((await world.as(PATROL).run(LEFT, { villageId: world.village })).data.tasksOnDaysOff).toEqual([]);
  });

  test('does not touch a series that goes on at holidays, an extra day, or another village', async () => {
    const keeps = await weekly(3, { holidays: 'KEEP' });
    const extra = await weekly(3);
    await act(world.as(PATROL), 'setSeriesDay', {
      requestId: world.id(),
      seriesId: extra,
      onDate: '2025-07-24',
      kind: 'EXTRA',
      reason: '那天特别要人',
    });
    await declare(['2025-07-24'], false);
    await follow();
    expect((await taskOn(keeps, '2025-07-24')).state).toBe('OPEN');
    expect((await taskOn(extra, '2025-07-24')).state).toBe('OPEN');
    const clerk = await world.elsewhere('VILLAGE_CLERK');
    await declare(['2025-07-31'], false, { areaId: world.otherVillage, by: clerk.name });
    await follow();
    expect((await taskOn(extra, '2025-07-31')).state).toBe('OPEN');
  });

  test('of the county gives way to the village’s own word', async () => {
    const seriesId = await weekly(4);
    await declare(['2025-08-01'], true);
    await declare(['2025-08-01'], false, { areaId: world.county, by: '罗启明' });
    await follow();
    expect((await taskOn(seriesId, '2025-08-01')).state).toBe('OPEN');
    await declare(['2025-08-01'], null);
    await follow();
    expect((await taskOn(seriesId, '2025-08-01')).state).toBe('CANCELLED');
  });

  test('counts for the days made later as well, and what is over is left as it was', async () => {
    const seriesId = await weekly(5);
    const known = async (): Promise<string[]> => (await tasksOf(seriesId)).map(({ onDate }) => onDate);
    expect(await known()).not.toContain('2025-08-16');
    await declare(['2025-08-16'], false);
    await follow();
    world.setTime(new Date(at('2025-06-28', '09:00')));
    await world.db.write(makeSeriesTasks);
    await follow();
    expect(await known()).toContain('2025-08-23');
    expect(await known()).not.toContain('2025-08-16');
    // Worked after all: the task that was never made is made.
    await declare(['2025-08-16'], null);
    await follow();
    expect(await known()).toContain('2025-08-16');
    expect(await follow()).toBe(0);
  });

  test('is looked for in a constant number of statements while nothing changes', async () => {
    const few = await world.statementsOf(() => world.db.write(followCalendar));
    for (const weekday of [0, 1, 2]) await weekly(weekday, { startsOn: '2025-07-01' });
    const many = await world.statementsOf(() => world.db.write(followCalendar));
    expect(many).toBe(few);
  });
});
