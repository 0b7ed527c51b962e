import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { act, allCodes, CLERK, decide, done, LEADER, step } from './activities-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function form(
  ruleCode: string,
  places: number[],
  more: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const rows = [];
  for (const place of places) rows.push({ residentId: (await world.villager(place)).id });
  return {
    villageId: world.village,
    ruleId: await world.rule(ruleCode),
    title: '夜间巡逻',
    place: '上坝',
    startedAt: '2025-06-15T19:00:00+08:00',
    endedAt: '2025-06-15T21:00:00+08:00',
    rows,
    ...more,
  };
}

test('one form makes a submitted record for each of its people', async () => {
  const input = await form('PA-01', [0, 1, 2]);
  const roll = await done(world.as(LEADER), 'takeRoll', input);
  expect(roll).toMatchObject({ title: '夜间巡逻', takenBy: { name: LEADER }, rule: { code: 'PA-01' } });
  expect(roll.records.map((row: object) => row)).toHaveLength(3);
  expect(roll.records[0]).toMatchObject({
    state: 'SUBMITTED',
    facePoints: 6,
    minutes: 120,
    approvalsNeeded: 1,
  });
});

test('a refused row gets no record and stays in the roll’s history with its reason', async () => {
  const input = await form('PA-01', [0, 1]);
  const rows = (input.rows as object[]).map((row, place) =>
    place === 1 ? { ...row, refusedReason: '早退' } : row,
  );
  const roll = await done(world.as(LEADER), 'takeRoll', { ...input, rows });
  expect(roll.records).toHaveLength(1);
  const answer = 'query R($id: ID!) { roll(id: $id) { refused { reason resident { name } } } }';
  const seen = await world.as(LEADER).run(answer, { id: roll.id });
  expect(seen.data.roll.refused).toEqual([
    { reason: '早退', resident: { name: (await world.villager(1)).name } },
  ]);
});

test('a pot is shared to the last point, and hours are each one’s own', async () => {
  const roll = await done(world.as(LEADER), 'takeRoll', await form('PA-05', [0, 1, 2]));
  expect(roll.records.map((row: { facePoints: number }) => row.facePoints)).toEqual([3, 3, 2]);
  const hours = await form('VS-01', [3, 4]);
  const rows = (hours.rows as object[]).map((row, place) => (place === 0 ? { ...row, minutes: 90 } : row));
  const each = await done(world.as(LEADER), 'takeRoll', { ...hours, rows });
  expect(
    each.records.map((row: { facePoints: number; minutes: number }) => [row.facePoints, row.minutes]),
  ).toEqual([
    [6, 90],
    [8, 120],
  ]);
});

test('a share that was returned and amended stays the share it was', async () => {
  const roll = await done(world.as(LEADER), 'takeRoll', await form('PA-06', [5, 6]));
  const [, second] = roll.records;
  expect(second.facePoints).toBe(7);
  await decide(world, CLERK, 'RETURN', [second.id], '写清楚是哪一案');
  const input = { ...act, recordId: second.id, title: '调解宅基地纠纷' };
  expect((await done(world.as(LEADER), 'amendRecord', input)).facePoints).toBe(7);
});

describe('refuses', () => {
  test('a stranger, other posts and other villages', async () => {
    const input = await form('PA-01', [0]);
    expect((await step(world.stranger, 'takeRoll', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect(
      await allCodes(
        [(await world.villager(0)).name, '龙志远', (await world.elsewhere('VILLAGE_CLERK')).name],
        (name) => step(world.as(name), 'takeRoll', input),
      ),
    ).toEqual(new Set(['FORBIDDEN']));
    expect(
      (await step(world.as(LEADER), 'takeRoll', { ...input, villageId: world.otherVillage })).codes,
    ).toEqual(['FORBIDDEN']);
    expect(
      (await step(world.as(LEADER), 'takeRoll', { ...input, villageId: world.county })).codes,
    ).not.toEqual([]);
  });

  test('people named twice, of another village, or gone', async () => {
    const twice = await form('PA-01', [0, 1, 0]);
    expect(await step(world.as(LEADER), 'takeRoll', twice)).toMatchObject({
      codes: ['DUPLICATE_ROW'],
      fields: ['rows.2'],
    });
    const guest = await world.db.reader.row<{ id: string }>(
      'select id from resident where village_id = $1 limit 1',
      [world.otherVillage],
    );
    const rows = [{ residentId: (await world.villager(0)).id }, { residentId: guest?.id }];
    expect(await step(world.as(LEADER), 'takeRoll', await form('PA-01', [], { rows }))).toMatchObject({
      codes: ['OTHER_VILLAGE'],
      fields: ['rows.1'],
    });
    const gone = await world.villager(40);
    await world.db.write((tx) => tx.rows("update resident set state = 'LEFT' where id = $1", [gone.id]));
    const absent = await form('PA-01', [], { rows: [{ residentId: gone.id }] });
    expect(await step(world.as(LEADER), 'takeRoll', absent)).toMatchObject({
      codes: ['NOT_ACTIVE'],
      fields: ['rows.0'],
    });
    await world.db.write((tx) => tx.rows("update resident set state = 'ACTIVE' where id = $1", [gone.id]));
  });

  test.each([
    [
      'an event to come',
      'PA-01',
      [0],
      { startedAt: '2025-06-17T19:00:00+08:00', endedAt: null },
      'IN_THE_FUTURE',
    ],
    ['an end before the beginning', 'PA-01', [0], { endedAt: '2025-06-15T18:00:00+08:00' }, 'OUT_OF_RANGE'],
    [
      'an end to come',
      'PA-01',
      [0],
      { startedAt: '2025-06-16T08:30:00+08:00', endedAt: '2025-06-16T10:30:00+08:00' },
      'IN_THE_FUTURE',
    ],
    ['nobody', 'PA-01', [], {}, 'BAD_INPUT'],
    ['more people than points', 'PA-05', [0, 1, 2, 3, 4, 5, 6, 7, 8], {}, 'POINTS_OUT_OF_RANGE'],
    ['a range without figures', 'EN-01', [0], {}, 'POINTS_OUT_OF_RANGE'],
    ['an automatic rule', 'GO-08', [0], {}, 'FORBIDDEN'],
  ])('%s', async (_name, ruleCode, places, more, code) => {
    expect((await step(world.as(LEADER), 'takeRoll', await form(ruleCode, places, more))).codes).toEqual([
      code,
    ]);
  });

  test('everybody refused is no roll', async () => {
    const input = await form('PA-01', [0]);
    const rows = (input.rows as object[]).map((row) => ({ ...row, refusedReason: '没来' }));
    expect((await step(world.as(LEADER), 'takeRoll', { ...input, rows })).codes).toEqual(['BAD_INPUT']);
  });
});

test('the same form sent twenty times is one roll; with another input it is refused', async () => {
  const input = await form('EN-02', [0, 1], { requestId: world.id() });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => step(world.as(LEADER), 'takeRoll', input)),
  );
  expect(new Set(answers.map((answer) => answer.data?.takeRoll.id))).toEqual(new Set([input.requestId]));
  const records = await world.db.reader.rows('select 1 from activity_record where roll_id = $1', [
    input.requestId,
  ]);
  expect(records).toHaveLength(2);
  expect((await step(world.as(LEADER), 'takeRoll', { ...input, title: '别的' })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
});

test('a whole roll costs the same statements for 2 people and for 60', async () => {
  const [few, many] = [
    await form('EN-05', [0, 1]),
    await form(
      'EN-05',
      Array.from({ length: 60 }, (_, place) => place),
    ),
  ];
  const cost = (input: Record<string, unknown>): Promise<number> =>
    world.statementsOf(() => done(world.as(LEADER), 'takeRoll', input));
  const first = await cost(few);
  expect(await cost(many)).toBe(first);
});

test('rolls are read by those who work in the village and by whoever took them', async () => {
  const query = 'query ($villageId: ID!) { rolls(villageId: $villageId) { nodes { id records { id } } } }';
  const variables = { villageId: world.village };
  const all = await world.as(CLERK).run(query, variables);
  expect(all.data.rolls.nodes.length).toBeGreaterThan(3);
  expect((await world.as((await world.villager(0)).name).run(query, variables)).data.rolls.nodes).toEqual([]);
  expect((await world.stranger.run(query, variables)).codes).toEqual(['UNAUTHENTICATED']);
  const one = 'query ($id: ID!) { roll(id: $id) { id records { resident { id } } } }';
  const [roll] = all.data.rolls.nodes.filter((node: { records: unknown[] }) => node.records.length === 60);
  const doer = await world.villager(0);
  const seen = await world.as(doer.name).run(one, { id: roll.id });
  expect(seen.data.roll.records).toEqual([{ resident: { id: doer.id } }]);
  expect((await world.as((await world.villager(70)).name).run(one, { id: roll.id })).data.roll).toBeNull();
});

test('one decision approves a whole roll', async () => {
  const roll = await done(
    world.as(LEADER),
    'takeRoll',
    await form('PA-01', [50, 51, 52], { startedAt: act.startedAt, endedAt: null }),
  );
  const ids = roll.records.map((row: { id: string }) => row.id);
  await decide(world, CLERK, 'CHECK', ids);
  await decide(world, CLERK, 'APPROVE', ids);
  const rows = await world.db.reader.rows(
    "select 1 from activity_record where roll_id = $1 and state = 'IN_PUBLICITY'",
    [roll.id],
  );
  expect(rows).toHaveLength(3);
});
