import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import {
  CLERK,
  decide,
  done,
  filed,
  LEADER,
  published,
  SECOND_CLERK,
  SECRETARY,
  TOWN,
} from './activities-steps';

const LIST = `query ($filter: RecordFilter!, $first: Int, $after: String) {
  records(filter: $filter, first: $first, after: $after) {
    nodes { id state title moves bodiesMissing createdAt
      rule { code local current { nameZh caps { max } } } ruleVersion { nameZh caps { scope max } }
      resident { id name } household { number } filer { name } checker { name } roll { title }
      village { nameZh } approvals { body approver { name } } photos { url } objections { state objector { name } }
      history { move actor { name } } }
    pageInfo { endCursor hasNextPage } } }`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const ruleId = await world.rule('EN-02');
  const rows = [];
  for (let place = 0; place < 60; place += 1) rows.push({ residentId: (await world.villager(place)).id });
  const roll = await done(world.as(LEADER), 'takeRoll', {
    villageId: world.village,
    ruleId,
    title: '全村大扫除',
    startedAt: '2025-06-14T08:00:00+08:00',
    rows,
  });
  const ids = roll.records.map((each: { id: string }) => each.id);
  await decide(world, CLERK, 'CHECK', ids.slice(0, 40));
  await decide(world, SECOND_CLERK, 'APPROVE', ids.slice(0, 20));
  await filed(world, (await world.resident('周远鹏')).id);
  await filed(world, (await world.resident('郑一鸣')).id, 'CU-02', {}, '易芳菲');
  const both = await filed(world, (await world.villager(61)).id, 'CU-01', {}, '易芳菲');
  await decide(world, CLERK, 'CHECK', [both]);
  await decide(world, CLERK, 'APPROVE', [both]);
  const hours = await filed(world, (await world.villager(62)).id, 'VS-02', {
    minutes: 480,
    startedAt: '2025-06-15T08:00:00+08:00',
  });
  await decide(world, '汪德厚', 'CHECK', [hours]).catch(() => decide(world, CLERK, 'CHECK', [hours]));
  const doubted = await published(world, (await world.villager(63)).id);
  await done(world.as((await world.villager(64)).name), 'objectToRecord', {
    recordId: doubted,
    reason: '没见到',
  });
  const back = await filed(world, (await world.villager(65)).id);
  await decide(world, CLERK, 'RETURN', [back], '补照片');
  await filed(world, (await world.villager(66)).id, 'PA-01', { submit: false });
});
afterAll(() => world.close());

async function all(name: string, filter: Record<string, unknown>): Promise<Record<string, string[]>[]> {
  const nodes: Record<string, string[]>[] = [];
  let after: string | null = null;
  do {
    const { data, codes } = await world.as(name).run(LIST, { filter, first: 25, after });
    expect(codes).toEqual([]);
    nodes.push(...data.records.nodes);
    after = data.records.pageInfo.hasNextPage ? data.records.pageInfo.endCursor : null;
  } while (after);
  return nodes;
}

test('a list costs the same statements for 2 rows and for 20', async () => {
  const caller = world.as(CLERK);
  const cost = (only: string[], first: number): Promise<number> =>
    world.statementsOf(() => caller.run(LIST, { filter: { states: only, way: 'ROLL' }, first }));
  await cost(['IN_PUBLICITY'], 20);
  const states = ['IN_PUBLICITY', 'CHECKED', 'SUBMITTED'];
  const [many, few]: [number[], number[]] = [[], []];
  for (const state of states) {
    many.push(await cost([state], 20));
    few.push(await cost([state], 2));
  }
  expect(many).toEqual(few);
  expect(await world.statementsOf(() => caller.run(LIST, { filter: {}, first: 50 }))).toBeLessThanOrEqual(18);
});

test('pages follow each other without a gap or a twin', async () => {
  const nodes = await all(CLERK, { villageId: world.village });
  const ids = nodes.map((node) => String(node.id));
  expect(new Set(ids).size).toBe(ids.length);
  const rows = await world.db.reader.rows("select 1 from activity_record where state <> 'DRAFT'");
  expect(ids).toHaveLength(rows.length);
  const times = nodes.map((node) => String(node.createdAt));
  expect(times).toEqual(times.toSorted().toReversed());
});

test.each([
  CLERK,
  SECOND_CLERK,
  SECRETARY,
  LEADER,
  '易芳菲',
  '汪德厚',
  '柯小雅',
  '唐福来',
  '黎长庚',
  '苗静怡',
  TOWN,
  '沈若兰',
  '郑一鸣',
])('what waits for %s is what the policy lets that person move, and the queue counts it', async (name) => {
  const working = new Set(['CHECK', 'APPROVE', 'ANSWER', 'AMEND']);
  const movable = (await all(name, {})).filter((node) => node.moves?.some((move) => working.has(move)));
  const waiting = await all(name, { waitingForMe: true });
  expect(waiting.map((node) => node.id)).toEqual(movable.map((node) => node.id));
  const count = (move: string): number => movable.filter((node) => node.moves?.includes(move)).length;
  const { data } = await world
    .as(name)
    .run('{ queue { toCheck toApprove toAnswer returnedToMe recent { id } } }');
  expect(data.queue).toMatchObject({
    toCheck: count('CHECK'),
    toApprove: count('APPROVE'),
    toAnswer: count('ANSWER'),
    returnedToMe: movable.filter((node) => String(node.state) === 'RETURNED').length,
  });
  expect(data.queue.recent.length).toBeLessThanOrEqual(8);
});

describe('filters', () => {
  test.each([
    ['state', { states: ['IN_PUBLICITY'] }, 20],
    ['rule and way', { way: 'ROLL' }, 60],
    ['words of the title', { search: '大扫除' }, 60],
    ['a rule’s code', { search: 'cu-0' }, 2],
    ['a pattern is taken as it is written', { search: '%' }, 0],
    ['days', { from: '2025-06-15', to: '2025-06-15' }, 1],
  ])('%s', async (_name, filter, count) => {
    expect(await all(CLERK, filter)).toHaveLength(count);
  });

  test('a person, a household, a rule', async () => {
    const doer = await world.villager(0);
    expect(await all(CLERK, { residentId: doer.id })).toHaveLength(1);
    expect(await all(CLERK, { householdId: doer.householdId })).toHaveLength(1);
    expect(await all(CLERK, { ruleId: await world.rule('EN-02') })).toHaveLength(60);
    expect(await all(CLERK, { villageId: world.otherVillage })).toHaveLength(0);
  });

  test.each([
    ['a page too large', { filter: {}, first: 500 }, 'OUT_OF_RANGE'],
    ['no page', { filter: {}, first: 0 }, 'OUT_OF_RANGE'],
    ['a broken cursor', { filter: {}, after: 'x' }, 'BAD_INPUT'],
    ['an unknown state', { filter: { states: ['GONE'] } }, 'BAD_INPUT'],
    ['a long search', { filter: { search: '长'.repeat(61) } }, 'TOO_LONG'],
  ])('refuse %s', async (_name, variables, code) => {
    const query = `query ($filter: RecordFilter!, $first: Int, $after: String) {
      records(filter: $filter, first: $first, after: $after) { nodes { id } } }`;
    expect((await world.as(CLERK).run(query, variables)).codes).toEqual([code]);
  });
});

describe('who sees what', () => {
  test('a resident sees the household’s own, a keeper and other villages nothing, a stranger is asked to sign in', async () => {
    const doer = await world.villager(0);
    expect(await all(doer.name, {})).toHaveLength(1);
    expect(
      (await all('龙志远', {})).filter(
        (node) => (node.household as unknown as { number: string }).number !== '下坝-004',
      ),
    ).toEqual([]);
    expect(await all((await world.elsewhere('VILLAGE_CLERK')).name, {})).toEqual([]);
    expect((await all('沈若兰', {})).length).toBeGreaterThan(60);
    expect((await world.stranger.run(LIST, { filter: {} })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await world.stranger.run('{ queue { toCheck } }')).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('one record is null to whoever may not see it', async () => {
    const [node] = await all(CLERK, { search: '大扫除' });
    const query = 'query ($id: ID!) { record(id: $id) { id } }';
    expect(
      (await world.as((await world.villager(70)).name).run(query, { id: node?.id })).data.record,
    ).toBeNull();
    expect((await world.as(CLERK).run(query, { id: 'x' })).data.record).toBeNull();
    expect((await world.stranger.run(query, { id: node?.id })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('a household reads its records and pending points, its statement names the record, others are refused', async () => {
    const doer = await world.villager(0);
    const query = `query ($id: ID!) { household(id: $id) { pendingPoints records(first: 5) { nodes { id state } pageInfo { hasNextPage } }
      statement { nodes { amount record { title } } } } }`;
    const own = await world.as(doer.name).run(query, { id: doer.householdId });
    expect(own.codes).toEqual([]);
    expect(own.data.household.records.nodes).toHaveLength(1);
    const pending = await world.db.reader.row<{ points: number }>(
      "select coalesce(sum(points), 0) as points from activity_record where household_id = $1 and state = 'IN_PUBLICITY'",
      [doer.householdId],
    );
    expect(own.data.household.pendingPoints).toBe(pending?.points);
    const other = await world.as((await world.villager(70)).name).run(query, { id: doer.householdId });
    expect(other.data?.household?.records ?? null).toBeNull();
  });
});

test('a council shows the rules it approves', async () => {
  const query = 'query ($id: ID!) { council(id: $id) { rules { code } } }';
  const { data, codes } = await world.as('唐福来').run(query, { id: await world.council('RW') });
  expect(codes).toEqual([]);
  expect(data.council.rules.map((rule: { code: string }) => rule.code)).toEqual([
    'CU-01',
    'CU-02',
    'CU-03',
    'CU-04',
    'CU-05',
  ]);
});

test('goods running low are counted for the shop’s people', async () => {
  const goodsId = await world.goods('G01');
  const before = (await world.as('龙志远').run('{ queue { lowStock } }')).data.queue.lowStock;
  await world.db.write((tx) =>
    tx.rows('update goods set reorder_level = stock + 1 where id = $1', [goodsId]),
  );
  expect((await world.as('龙志远').run('{ queue { lowStock } }')).data.queue.lowStock).toBe(before + 1);
  expect(
    (await world.as((await world.villager(0)).name).run('{ queue { lowStock } }')).data.queue.lowStock,
  ).toBe(0);
});
