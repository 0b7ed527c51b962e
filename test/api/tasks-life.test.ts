import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillPlaces, makeSeriesTasks, remind } from '#server/features/tasks/run-tasks';
import { openWorld, type Person, type World } from '#test/support/world';
import { act, at, CLERK, documents, PATROL, posted, queries, toldOf, work } from './tasks-steps';

let world: World;
let [someone, other, third]: Person[] = [];
beforeAll(async () => {
  world = await openWorld();
  [someone, other, third] = await Promise.all([world.villager(0), world.villager(1), world.villager(2)]);
});
afterAll(() => world.close());

const name = (person: Person | undefined): string => person?.name ?? '';
const hours = { startsAt: at('2025-06-25', '19:30'), endsAt: at('2025-06-25', '21:30') };
type Input = Record<string, unknown>;

/** A stranger, somebody without the right, another village, twice the same, the same id for something else. */
const FIVE = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'the same', 'IDEMPOTENCY_MISMATCH'];

/** What a mutation answers in these five cases; `twist` is what differs in the last. */
async function fiveCases(
  mutation: keyof typeof documents,
  right: string,
  input: Input,
  { wrong = name(other), twist = { reason: '别的理由' } }: { wrong?: string; twist?: Input } = {},
): Promise<(string | undefined)[]> {
  const given = { ...input, requestId: world.id() };
  const code = async (person: string, over: Input = {}): Promise<string | undefined> =>
    (await act(world.as(person), mutation, { ...given, ...over })).codes[0];
  const stranger = (await act(world.stranger, mutation, given)).codes[0];
  const refused = [await code(wrong), await code((await world.elsewhere('ORGANISER')).name)];
  const first = await act(world.as(right), mutation, given);
  expect(first.codes).toEqual([]);
  const again = await act(world.as(right), mutation, given);
  const same = again.data[mutation].id === first.data[mutation].id ? 'the same' : 'another';
  return [stranger, ...refused, same, await code(right, twist)];
}

async function signedUp(person: Person | undefined, taskId: string, over: Input = {}): Promise<string> {
  const { data, codes } = await act(world.as(name(person)), 'signUp', {
    requestId: world.id(),
    taskId,
    ...over,
  });
  expect(codes).toEqual([]);
  return data.signUp.id;
}

describe('posting', () => {
  test('has its five cases', async () => {
    const input = { villageId: world.village, work: work(), ...hours };
    expect(await fiveCases('postTask', PATROL, input, { twist: { work: work({ title: '别的' }) } })).toEqual(
      FIVE,
    );
  });

  test('refuses what is over, too long, without its course, and a rule that is not the village’s', async () => {
    const post = (over: Input, task: Input = {}) =>
      act(world.as(PATROL), 'postTask', {
        requestId: world.id(),
        villageId: world.village,
        work: work(task),
        ...hours,
        ...over,
      });
    const cases: [Input, Input, string, string][] = [
      [{ startsAt: at('2025-06-15', '19:30') }, {}, 'OUT_OF_RANGE', 'startsAt'],
      [{ endsAt: at('2025-06-25', '19:30') }, {}, 'OUT_OF_RANGE', 'endsAt'],
      [{ endsAt: at('2025-06-26', '19:31') }, {}, 'OUT_OF_RANGE', 'endsAt'],
      [{}, { risk: 'TRAINED' }, 'BAD_INPUT', 'work.course'],
      [{}, { maxAge: 15 }, 'OUT_OF_RANGE', 'work.maxAge'],
      [{}, { ruleId: world.id() }, 'NOT_FOUND', 'ruleId'],
      [{}, { gridId: world.otherVillage }, 'NOT_FOUND', 'work.gridId'],
      [{ teamId: world.id() }, {}, 'NOT_FOUND', 'teamId'],
      [{}, { title: ' ' }, 'BAD_INPUT', 'input.work.title'],
      [{}, { title: '长'.repeat(61) }, 'TOO_LONG', 'input.work.title'],
      [{}, { places: [] }, 'BAD_INPUT', 'input.work.places'],
      [
        {},
        {
          places: [
            { name: '甲', places: 1 },
            { name: '甲', places: 1 },
          ],
        },
        'BAD_INPUT',
        'work.places.1.name',
      ],
      [{}, { places: [{ name: '甲', places: 0 }] }, 'OUT_OF_RANGE', 'input.work.places.0.places'],
    ];
    for (const [over, task, code, field] of cases) {
      const { codes, fields } = await post(over, task);
      expect([codes[0], fields[0]?.replace(/^input\./, '')], JSON.stringify([over, task])).toEqual([
        code,
        field.replace(/^input\./, ''),
      ]);
    }
  });

  test('a team’s leader without a post posts for the own team, and for no other', async () => {
    const leader = someone;
    const insertTeam = async (leaderId: string | null): Promise<string> => {
      const id = world.id();
      await world.db.write((tx) =>
        tx.rows(
          `insert into team (id, village_id, kind, name, leader_id, leads_since, created_at)
           values ($1, $2, 'PATROL', $3, $4, case when $4::uuid is null then null else $5::timestamptz end, $5)`,
          [id, world.village, `队${id.slice(-6)}`, leaderId, tx.at],
        ),
      );
      return id;
    };
    const [own, foreign] = [await insertTeam(leader?.id ?? null), await insertTeam(null)];
    const post = (teamId: string) =>
      act(world.as(name(leader)), 'postTask', {
        requestId: world.id(),
        villageId: world.village,
        teamId,
        work: work(),
        ...hours,
      });
    expect((await post(own)).codes).toEqual([]);
    expect((await post(foreign)).codes).toEqual(['FORBIDDEN']);
    // Nobody offered that lead: it was for the moment of posting alone.
    await world.db.write((tx) =>
      tx.rows('update team set leader_id = null, leads_since = null where id = $1', [own]),
    );
  });
});

describe('changing and calling off', () => {
  test('has its five cases', async () => {
    const change = {
      taskId: await posted(world, { day: '2025-06-26' }),
      work: work({ title: '改过的' }),
      ...hours,
      reason: '改时间',
    };
    expect(await fiveCases('changeTask', CLERK, change)).toEqual(FIVE);
    const cancel = { taskId: await posted(world, { day: '2025-06-26' }), reason: '下雨' };
    expect(await fiveCases('cancelTask', CLERK, cancel)).toEqual(FIVE);
  });

  test('everyone signed up or waiting is told, the hours are free again, and nothing more can be done', async () => {
    const taskId = await posted(world, { day: '2025-06-27', places: [{ name: '队员', places: 1 }] });
    await signedUp(someone, taskId);
    await signedUp(other, taskId);
    const caller = world.as(PATROL);
    expect(
      (await act(caller, 'cancelTask', { requestId: world.id(), taskId, reason: '下大雨' })).codes,
    ).toEqual([]);
    for (const person of [someone, other])
      expect((await toldOf(world.as(name(person))))[0]).toBe('TASK_CANCELLED');
    const again = await posted(world, { day: '2025-06-27' });
    await signedUp(someone, again);
    expect((await act(caller, 'cancelTask', { requestId: world.id(), taskId, reason: '再' })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    expect((await act(world.as(name(third)), 'signUp', { requestId: world.id(), taskId })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });

  test('a new time is told; whoever is elsewhere then gives way, and the next moves up', async () => {
    const taskId = await posted(world, { day: '2025-06-28', places: [{ name: '队员', places: 1 }] });
    const clash = await posted(world, { day: '2025-06-29' });
    await signedUp(someone, taskId);
    await signedUp(other, taskId);
    await signedUp(someone, clash);
    const change = (over: Input) =>
      act(world.as(PATROL), 'changeTask', {
        requestId: world.id(),
        taskId,
        work: work({ places: [{ name: '队员', places: 1 }] }),
        startsAt: at('2025-06-29', '20:00'),
        endsAt: at('2025-06-29', '22:00'),
        reason: '改到第二天',
        ...over,
      });
    const { data, codes } = await change({});
    expect(codes).toEqual([]);
    expect(data.changeTask).toMatchObject({ altered: true, places: [{ filled: 1, waiting: 0 }] });
    expect((await toldOf(world.as(name(someone))))[0]).toBe('TASK_REMOVED');
    expect(await toldOf(world.as(name(other)))).toEqual(
      expect.arrayContaining(['TASK_CHANGED', 'TASK_MOVED_UP']),
    );
    expect((await change({ work: work({ places: [{ name: '另一种', places: 3 }] }) })).codes).toEqual([]);
  });

  test('never fewer places than people', async () => {
    const taskId = await posted(world, { day: '2025-07-01', places: [{ name: '队员', places: 2 }] });
    await signedUp(someone, taskId);
    await signedUp(other, taskId);
    const { codes, fields } = await act(world.as(PATROL), 'changeTask', {
      requestId: world.id(),
      taskId,
      work: work({ places: [{ name: '队员', places: 1 }] }),
      startsAt: at('2025-07-01', '19:30'),
      endsAt: at('2025-07-01', '21:30'),
      reason: '少要人',
    });
    expect([codes, fields]).toEqual([['OUT_OF_RANGE'], ['work.places.0.places']]);
  });
});

describe('signing up', () => {
  test('is refused to strangers, to another village, for others without the right, and when it has begun', async () => {
    const taskId = await posted(world, { day: '2025-07-02' });
    const input = { requestId: world.id(), taskId };
    expect((await act(world.stranger, 'signUp', input)).codes).toEqual(['UNAUTHENTICATED']);
    const foreign = await world.elsewhere('ORGANISER');
    expect((await act(world.as(foreign.name), 'signUp', input)).codes).toEqual(['NOT_FOUND']);
    expect((await act(world.as(name(someone)), 'signUp', { ...input, residentId: other?.id })).codes).toEqual(
      ['FORBIDDEN'],
    );
    expect((await act(world.as(PATROL), 'signUp', { ...input, residentId: foreign.id })).codes).toEqual([
      'OTHER_VILLAGE',
    ]);
    const first = await act(world.as(name(someone)), 'signUp', input);
    expect(first.data.signUp.state).toBe('SIGNED');
    expect((await act(world.as(name(someone)), 'signUp', input)).data.signUp.id).toBe(first.data.signUp.id);
    const twist = await posted(world, { day: '2025-07-03' });
    expect((await act(world.as(name(someone)), 'signUp', { ...input, taskId: twist })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
  });

  test('an organiser signs up somebody without a phone: told by word of mouth, and kept as written by whom', async () => {
    const taskId = await posted(world, { day: '2025-07-04' });
    const { data, codes } = await act(world.as(PATROL), 'signUp', {
      requestId: world.id(),
      taskId,
      residentId: third?.id,
    });
    expect(codes).toEqual([]);
    expect(data.signUp).toMatchObject({ state: 'SIGNED', signedUpBy: PATROL, byWordOfMouth: true });
    expect((await toldOf(world.as(name(third))))[0]).toBe('TASK_SIGNED_FOR_YOU');
    const seen = await world.as(name(someone)).run(queries.task, { id: taskId });
    expect(seen.data.task.people).toBeNull();
    const looked = await world.as(PATROL).run(queries.task, { id: taskId });
    expect(looked.data.task.people).toHaveLength(1);
    const log = await world.db.reader.rows('select 1 from access_log where viewer_id = $1 and kind = $2', [
      (await world.resident(PATROL)).id,
      'SEARCH',
    ]);
    expect(log.length).toBeGreaterThan(0);
  });

  test('a role needs its skill, a risk its training and insurance, a minor the guardian', async () => {
    const taskId = await posted(world, {
      day: '2025-07-05',
      places: [
        { name: '送货', places: 3 },
        { name: '开车', skill: 'DRIVING', places: 1 },
      ],
    });
    const { data } = await world.as(name(someone)).run(queries.task, { id: taskId });
    const [plain, driver] = data.task.places;
    expect([plain.obstacle, driver.obstacle]).toEqual([null, 'SKILL_REQUIRED']);
    const sign = (person: Person | undefined, over: Input) =>
      act(world.as(name(person)), 'signUp', { requestId: world.id(), taskId, ...over });
    expect((await sign(someone, {})).codes).toEqual(['BAD_INPUT']);
    expect((await sign(someone, { placeId: driver.id })).codes).toEqual(['SKILL_REQUIRED']);
    expect((await sign(someone, { placeId: plain.id })).codes).toEqual([]);

    const risky = await posted(world, { day: '2025-07-06', risk: 'BOTH', course: 'WATER_SAFETY' });
    const try1 = () => act(world.as(name(someone)), 'signUp', { requestId: world.id(), taskId: risky });
    expect((await try1()).codes).toEqual(['NOT_TRAINED']);
    await world.db.write(async (tx) => {
      await tx.rows(
        `insert into volunteer (resident_id, village_id, registered_on, registered_by, changed_at) values ($1, $2, '2025-01-01', $1, $3)`,
        [someone?.id, world.village, tx.at],
      );
      await tx.rows(
        `insert into training (resident_id, course, passed_on, entered_by, entered_at) values ($1, 'WATER_SAFETY', '2025-05-01', $2, $3)`,
        [someone?.id, other?.id, tx.at],
      );
    });
    expect((await try1()).codes).toEqual(['NOT_INSURED']);
    await world.db.write((tx) =>
      tx.rows(`update volunteer set insured_until = '2025-07-06' where resident_id = $1`, [someone?.id]),
    );
    expect((await try1()).codes).toEqual([]);

    const minor = await world.db.reader.row<Person>(
      `select id, household_id, name from resident r where village_id = $1 and birth_year in (2008, 2007) and state = 'ACTIVE'
         and (select count(*) from resident n where n.name = r.name) = 1 limit 1`,
      [world.village],
    );
    const easy = await posted(world, { day: '2025-07-07' });
    const young = () =>
      act(world.as(PATROL), 'signUp', { requestId: world.id(), taskId: easy, residentId: minor?.id });
    expect((await young()).codes).toEqual(['GUARDIAN_CONSENT_REQUIRED']);
    await world.db.write((tx) =>
      tx.rows(
        `insert into consent (id, resident_id, purpose, text_id, given, channel, guardian_id, entered_by, paper, decided_at)
         select new_id(), $1, 'VOLUNTEER_TASKS', id, true, 'GUARDIAN', $2, $2, '', $3 from consent_text
         where purpose = 'VOLUNTEER_TASKS' limit 1`,
        [minor?.id, other?.id, tx.at],
      ),
    );
    expect((await young()).codes).toEqual([]);
  });

  test('leaving has its cases: own, in time excused, once; taking off is the organiser’s', async () => {
    const taskId = await posted(world, { day: '2025-07-08' });
    const signUpId = await signedUp(someone, taskId);
    const input = { requestId: world.id(), signUpId, reason: '有事' };
    expect((await act(world.stranger, 'leaveTask', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await act(world.as(name(other)), 'leaveTask', input)).codes).toEqual(['FORBIDDEN']);
    const left = await act(world.as(name(someone)), 'leaveTask', input);
    expect(left.data.leaveTask).toMatchObject({ state: 'LEFT', attended: 'EXCUSED' });
    expect((await act(world.as(name(someone)), 'leaveTask', input)).codes).toEqual([]);
    expect(
      (await act(world.as(name(someone)), 'leaveTask', { ...input, requestId: world.id() })).codes,
    ).toEqual(['ILLEGAL_MOVE']);
    const second = await signedUp(someone, taskId);
    const off = { requestId: world.id(), signUpId: second, excused: false, reason: '人员调整' };
    expect((await act(world.as(name(other)), 'removeSignUp', off)).codes).toEqual(['FORBIDDEN']);
    expect((await act(world.as(PATROL), 'removeSignUp', off)).data.removeSignUp).toMatchObject({
      state: 'REMOVED',
      attended: null,
    });
    expect((await toldOf(world.as(name(someone))))[0]).toBe('TASK_REMOVED');
  });
});

describe('series', () => {
  const rhythm = (over: Input = {}): Input => ({
    weekdays: [4],
    every: 1,
    startsOn: '2025-06-16',
    startsTime: '19:30',
    minutes: 120,
    holidays: 'SKIP',
    ...over,
  });
  const tasksOf = async (seriesId: string) => {
    const { data, codes } = await world.as(PATROL).run(queries.tasks, {
      villageId: world.village,
      seriesId,
      openOnly: false,
      freeOnly: false,
      first: 100,
    });
    expect(codes).toEqual([]);
    return data.tasks.nodes as {
      id: string;
      onDate: string;
      title: string;
      state: string;
      startsAt: string;
    }[];
  };
  const openSeries = async (over: Input = {}): Promise<string> => {
    const { data, codes } = await act(world.as(PATROL), 'postSeries', {
      requestId: world.id(),
      villageId: world.village,
      work: work({ title: '每周巡逻' }),
      rhythm: rhythm(over),
    });
    expect(codes).toEqual([]);
    return data.postSeries.id;
  };

  test('posting, changing, a day and ending have their five cases', async () => {
    const input = { villageId: world.village, work: work(), rhythm: rhythm() };
    expect(
      await fiveCases('postSeries', PATROL, input, { twist: { work: work({ title: '别的' }) } }),
    ).toEqual(FIVE);
    const seriesId = await openSeries();
    const change = { seriesId, work: work({ title: '新名字' }), rhythm: rhythm(), reason: '改名' };
    expect(await fiveCases('changeSeries', CLERK, change)).toEqual(FIVE);
    const day = { seriesId, onDate: '2025-06-27', kind: 'SKIP', reason: '停电' };
    expect(await fiveCases('setSeriesDay', CLERK, day)).toEqual(FIVE);
    expect(await fiveCases('endSeries', CLERK, { seriesId, reason: '不办了' })).toEqual(FIVE);
    expect((await tasksOf(seriesId)).every(({ state }) => state === 'CANCELLED')).toBe(true);
  });

  test('makes its tasks eight weeks ahead and goes on as time does', async () => {
    const seriesId = await openSeries();
    const first = await tasksOf(seriesId);
    expect(first.map(({ onDate }) => onDate)).toEqual([
      '2025-06-20',
      '2025-06-27',
      '2025-07-04',
      '2025-07-11',
      '2025-07-18',
      '2025-07-25',
      '2025-08-01',
      '2025-08-08',
    ]);
    expect(await world.db.write(makeSeriesTasks)).toBe(0);
  });

  test('a change changes the future ones nobody altered, tells people, and leaves the others alone', async () => {
    const seriesId = await openSeries();
    const [near, altered, dropped] = await tasksOf(seriesId);
    if (!near || !altered || !dropped) throw new Error('no tasks');
    const signUpId = await signedUp(someone, near.id);
    await act(world.as(PATROL), 'changeTask', {
      requestId: world.id(),
      taskId: altered.id,
      work: work({ title: '单独改过' }),
      startsAt: at('2025-06-28', '19:30'),
      endsAt: at('2025-06-28', '21:30'),
      reason: '这周改周六',
    });
    const day = await act(world.as(PATROL), 'setSeriesDay', {
      requestId: world.id(),
      seriesId,
      onDate: dropped.onDate,
      kind: 'SKIP',
      reason: '村里有喜事',
    });
    expect(day.codes).toEqual([]);
    expect((await tasksOf(seriesId)).find(({ id }) => id === dropped.id)?.state).toBe('CANCELLED');
    const change = await act(world.as(PATROL), 'changeSeries', {
      requestId: world.id(),
      seriesId,
      work: work({ title: '改名的巡逻' }),
      rhythm: rhythm({ startsTime: '20:00' }),
      reason: '天黑得晚',
    });
    expect(change.codes).toEqual([]);
    const after = await tasksOf(seriesId);
    expect(after.find(({ id }) => id === near.id)).toMatchObject({
      title: '改名的巡逻',
      startsAt: at('2025-06-20', '20:00'),
    });
    expect(after.find(({ id }) => id === altered.id)).toMatchObject({ title: '单独改过' });
    expect(await toldOf(world.as(name(someone)))).toContain('TASK_CHANGED');
    const held = await world.db.reader.row<{ at: Date }>(
      'select lower(during) as at from engagement where sign_up_id = $1',
      [signUpId],
    );
    expect(held?.at.toISOString()).toBe(at('2025-06-20', '20:00'));
    // Put back: the day that was left out is on again.
    await act(world.as(PATROL), 'setSeriesDay', {
      requestId: world.id(),
      seriesId,
      onDate: dropped.onDate,
      reason: '又办了',
    });
    expect((await tasksOf(seriesId)).find(({ id }) => id === dropped.id)).toMatchObject({
      state: 'OPEN',
      title: '改名的巡逻',
    });
  });
});

describe('clockwork and calendars', () => {
  test('reminds a day and two hours before, each once, and again when the time has changed', async () => {
    const taskId = await posted(world, { day: '2025-07-20', time: '10:00' });
    await signedUp(third, taskId);
    const kinds = async (): Promise<string[]> =>
      (await toldOf(world.as(name(third)))).filter(
        (kind) => kind === 'TASK_TOMORROW' || kind === 'TASK_SOON',
      );
    const runAt = async (day: string, time: string): Promise<void> => {
      world.setTime(new Date(at(day, time)));
      while ((await world.db.write(remind)) > 0);
    };
    await runAt('2025-07-19', '09:00');
    expect(await kinds()).toEqual([]);
    await runAt('2025-07-19', '10:01');
    await runAt('2025-07-19', '12:00');
    expect(await kinds()).toEqual(['TASK_TOMORROW']);
    await runAt('2025-07-20', '08:01');
    await runAt('2025-07-20', '08:30');
    expect(await kinds()).toEqual(['TASK_SOON', 'TASK_TOMORROW']);
    expect(await world.db.write(fillPlaces)).toBe(0);
  });

  test('the private address gives the calendar, a new one ends the old, and the settings are the clerk’s', async () => {
    const { feedOf } = await import('#server/features/tasks/feed-routes');
    const made = await act(world.as(name(third)), 'renewFeed', { requestId: world.id() });
    const token = (address: string): string => /calendar\/(.+)\.ics$/.exec(address)?.[1] ?? '';
    const first = token(made.data.renewFeed.address);
    const text = await feedOf(world.db.reader, first, 'http://localhost');
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).toContain('STATUS:CONFIRMED');
    const renewed = await act(world.as(name(third)), 'renewFeed', { requestId: world.id() });
    expect(token(renewed.data.renewFeed.address)).not.toBe(first);
    expect(await feedOf(world.db.reader, first, 'http://localhost')).toBeNull();
    expect(await feedOf(world.db.reader, 'nonsense', 'http://localhost')).toBeNull();
    expect((await act(world.stranger, 'renewFeed', { requestId: world.id() })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);

    const numbers = {
      villageId: world.village,
      remindFirstHours: 48,
      remindLastHours: 3,
      leaveHours: 24,
      weeksAhead: 4,
    };
    expect(
      await fiveCases('reviseTaskSettings', CLERK, numbers, { wrong: PATROL, twist: { leaveHours: 20 } }),
    ).toEqual(FIVE);
    expect(
      (
        await act(world.as(CLERK), 'reviseTaskSettings', {
          ...numbers,
          requestId: world.id(),
          remindFirstHours: 3,
        })
      ).codes,
    ).toEqual(['OUT_OF_RANGE']);
  });

  test('messages are the own ones; reading counts down', async () => {
    const caller = world.as(name(third));
    const { data } = await caller.run(queries.messages);
    expect(data.unreadMessages).toBeGreaterThan(0);
    const upToId = data.messages.nodes[0].id;
    const input = { requestId: world.id(), upToId };
    expect((await act(world.as(name(other)), 'readMessages', input)).codes).toEqual(['NOT_FOUND']);
    expect((await act(world.stranger, 'readMessages', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await act(caller, 'readMessages', input)).data.readMessages).toBe(0);
    expect((await act(caller, 'readMessages', input)).data.readMessages).toBe(0);
  });
});
