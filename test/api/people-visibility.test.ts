import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { give, mutation, newFamily, works } from './people-steps';

let world: World;
let family: { id: string; headId: string; memberIds: string[] };
let headName: string;
beforeAll(async () => {
  world = await openWorld();
  family = await newFamily(world, '看-001', ['欧阳见']);
  headName = '看-001户主';
  await works(world.as('贺春梅'), mutation('amendResident', 'ResidentInput'), {
    requestId: world.id(),
    residentId: family.headId,
    name: headName,
    phone: '13600000001',
  });
  await give(world, family.id, 9);
});
afterAll(() => world.close());

const HOUSEHOLD = `query Q($id: ID!) { household(id: $id) {
  number cardNumber cardToken pinSet balance head { id name phone } members { id name phone }
  statement { nodes { id amount balanceAfter kind asset earner { id } postedBy { name } reverses reversedBy }
    pageInfo { hasNextPage } }
  history { move at actor { name } } } }`;
const RESIDENT = `query Q($id: ID!) { resident(id: $id) {
  id name maskedName phone birthYear hasLogin honour minutes kin { relation } household { id } history { move } } }`;

describe('a household', () => {
  test('is open to its members, with card and phones', async () => {
    const { data, codes } = await world.as(headName).run(HOUSEHOLD, { id: family.id });
    expect(codes).toEqual([]);
    expect(data.household.cardNumber).toMatch(/^\d{6}$/);
    expect(data.household.cardToken).toMatch(/^PA/);
    expect(data.household.head).toMatchObject({ name: headName, phone: '13600000001' });
    expect(data.household.members.map((member: { name: string }) => member.name)).toEqual([
      headName,
      '欧阳见',
    ]);
    expect(data.household).toMatchObject({ balance: 9 });
    expect(data.household.statement.nodes[0]).toMatchObject({ amount: 9, balanceAfter: 9, kind: 'OPENING' });
    expect(data.household.history[0]).toMatchObject({ move: 'ADD', actor: { name: '贺春梅' } });
  });

  test('shows its card to those who keep the register only', async () => {
    for (const name of ['贺春梅', '郑守田', '方雨晴', '罗启明']) {
      const { data } = await world.as(name).run(HOUSEHOLD, { id: family.id });
      expect(data.household.cardNumber, name).toMatch(/^\d{6}$/);
      expect(data.household.head.phone, name).toBe('13600000001');
    }
    for (const name of ['汪德厚', '龙志远', '唐福来', '沈若兰']) {
      const { data, codes } = await world.as(name).run(HOUSEHOLD, { id: family.id });
      expect(codes, name).toEqual([]);
      expect(data.household, name).toMatchObject({ cardNumber: null, cardToken: null, balance: 9 });
      expect(data.household.head, name).toMatchObject({ name: headName, phone: null });
    }
  });

  test('does not exist for neighbours and the staff of other villages', async () => {
    for (const name of [(await world.villager(0)).name, (await world.elsewhere('VILLAGE_CLERK')).name]) {
      const { data, codes } = await world.as(name).run(HOUSEHOLD, { id: family.id });
      expect([data, codes], name).toEqual([{ household: null }, []]);
    }
    expect((await world.stranger.run(HOUSEHOLD, { id: family.id })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await world.as('贺春梅').run(HOUSEHOLD, { id: 'no id' })).codes).toEqual(['BAD_INPUT']);
    expect((await world.as('贺春梅').run(HOUSEHOLD, { id: world.id() })).data).toEqual({ household: null });
  });
});

describe('a person', () => {
  let member: string;
  beforeAll(() => {
    member = family.memberIds[0] ?? '';
  });

  test('is open to himself, the household and those who serve the village', async () => {
    for (const name of ['欧阳见', headName, '贺春梅', '汪德厚', '沈若兰']) {
      const { data, codes } = await world.as(name).run(RESIDENT, { id: member });
      expect(codes, name).toEqual([]);
      expect(data.resident, name).toMatchObject({
        name: '欧阳见',
        maskedName: '欧阳*',
        household: { id: family.id },
      });
    }
  });

  test('does not exist for anyone else', async () => {
    for (const name of [(await world.villager(0)).name, (await world.elsewhere('SHOP_KEEPER')).name]) {
      const { data } = await world.as(name).run(RESIDENT, { id: member });
      expect(data, name).toEqual({ resident: null });
    }
    expect((await world.stranger.run(RESIDENT, { id: member })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('in office is known by name to neighbours, but nothing else of him', async () => {
    const neighbour = world.as((await world.villager(0)).name);
    const document = (fields: string): string =>
      `query Q($areaId: ID!) { councils(areaId: $areaId) { seats { resident { ${fields} } } } }`;
    const open = await neighbour.run(document('name phone birthYear household { id }'), {
      areaId: world.village,
    });
    const chair = open.data.councils[0].seats[0].resident;
    expect(chair).toMatchObject({ phone: null, birthYear: null, household: null });
    expect(chair.name).not.toContain('*');
    for (const field of ['honour', 'minutes', 'hasLogin', 'kin { relation }', 'history { move }']) {
      const { codes } = await neighbour.run(document(field), { areaId: world.village });
      expect(codes[0], field).toBe('FORBIDDEN');
    }
  });
});

describe('the viewer', () => {
  const VIEWER = `{ viewer { resident { id name phone household { number balance } } posts { role area { nameZh } }
    rights village { id nameZh } villages { id } } }`;

  test('is nobody for strangers', async () => {
    expect((await world.stranger.run(VIEWER)).data).toEqual({ viewer: null });
  });

  test('has rights by posts and villages within reach', async () => {
    const viewerOf = async (person: Person) => (await world.as(person.name).run(VIEWER)).data.viewer;
    const clerk = await viewerOf(await world.resident('贺春梅'));
    expect(clerk.rights).toContain('MANAGE_PEOPLE');
    expect(clerk.villages).toEqual([{ id: world.village }]);
    const town = await viewerOf(await world.resident('方雨晴'));
    expect(town.village).toBeNull();
    expect(town.villages.length).toBeGreaterThan(1);
    const county = await viewerOf(await world.resident('沈若兰'));
    expect(county.villages).toHaveLength(56);
    expect(county.rights).toEqual([
      'WORK',
      'APPROVE_RECORD',
      'APPOINT_POSTS',
      'MANAGE_TEMPLATE_RULES',
      'FIND_VOLUNTEERS',
      'IMPORT_VOLUNTEERS',
      'COMPARE_CUSTOMS',
    ]);
    const grid = await viewerOf(await world.resident('汪德厚'));
    expect(grid.village.id).toBe(world.village);
    expect(grid.villages).toEqual([{ id: world.village }]);
    const resident = await viewerOf(await world.villager(0));
    expect(resident).toMatchObject({
      rights: ['CLAIM_RECORD'],
      posts: [],
      villages: [{ id: world.village }],
    });
  });
});

describe('the map', () => {
  test('is public, at a constant cost', async () => {
    const document = `{ county { nameZh householdCount children { nameZh householdCount parent { id }
      children { nameZh kind householdCount trail { nameZh } village { id } } } } }`;
    const { data, codes } = await world.stranger.run(document);
    expect(codes).toEqual([]);
    expect(data.county.children).toHaveLength(11);
    const cost = await world.statementsOf(() => world.stranger.run(document));
    expect(cost).toBeLessThanOrEqual(10);
  });

  test('finds villages by their own or their town’s name', async () => {
    const find = async (search: string | null) =>
      (
        await world.stranger.run('query V($search: String) { villages(search: $search) { id nameZh } }', {
          search,
        })
      ).data.villages;
    expect(await find('银杏坝')).toEqual([{ id: world.village, nameZh: '银杏坝村' }]);
    expect(await find('双溪镇')).toHaveLength(5);
    expect(await find(null)).toHaveLength(56);
    expect(await find('%')).toEqual([]);
  });
});

test('a statement pages through every line once with its running balance', async () => {
  const other = await newFamily(world, '看-002');
  for (const points of [5, 7, 11, 13, 17]) await give(world, other.id, points);
  const document = `query S($id: ID!, $after: String) { household(id: $id) { statement(first: 2, after: $after) {
    nodes { amount balanceAfter } pageInfo { endCursor hasNextPage } } } }`;
  const lines: { amount: number; balanceAfter: number }[] = [];
  let after: string | null = null;
  do {
    const { data } = await world.as('贺春梅').run(document, { id: other.id, after });
    const { nodes, pageInfo } = data.household.statement;
    lines.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(lines.map((line) => line.amount)).toEqual([17, 13, 11, 7, 5]);
  expect(lines.map((line) => line.balanceAfter)).toEqual([53, 36, 23, 12, 5]);
});
