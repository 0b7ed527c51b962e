import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heirsOf } from '#server/features/people/purse';
import { openWorld, type World } from '#test/support/world';
import { give, guarded, mutation, newFamily, refused, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const clerk = () => world.as('贺春梅');

async function householdNow(id: string) {
  const { data } = await clerk().run(
    `query Q($id: ID!) { household(id: $id) { state balance head { id } members { id } collectors { id }
      mergedInto { id } statement { nodes { kind amount balanceAfter earner { id } } } } }`,
    { id },
  );
  return data.household;
}

describe('addResident', () => {
  const document = mutation('addResident', 'NewResidentInput', 'id name honour minutes household { id }');

  test('writes a person with accounts into a household', async () => {
    const { id } = await newFamily(world, '添-001');
    await guarded(
      world,
      document,
      { requestId: world.id(), householdId: id, name: '添丁', birthYear: 2025 },
      { name: '添口' },
    );
    const code = (given: object): Promise<string> =>
      refused(clerk(), document, { requestId: world.id(), householdId: id, name: '添丁', ...given });
    expect(await code({ phone: '19900000006' })).toBe('PHONE_TAKEN phone');
    expect(await code({ phone: 'abc' })).toBe('BAD_INPUT phone');
    expect(await code({ name: '😀'.repeat(41) })).toBe('TOO_LONG name');
    expect(await code({ birthYear: 2026 })).toBe('OUT_OF_RANGE birthYear');
    expect(await code({ householdId: (await world.elsewhere('VILLAGE_CLERK')).householdId })).toBe(
      'FORBIDDEN',
    );
    const emoji = await works<{ name: string }>(clerk(), document, {
      requestId: world.id(),
      householdId: id,
      name: '小😀宝',
    });
    expect(emoji.name).toBe('小😀宝');
  });
});

describe('amendResident', () => {
  const document = mutation('amendResident', 'ResidentInput', 'id name phone birthYear');

  test('corrects name, phone and year; what is left out stays', async () => {
    const { memberIds } = await newFamily(world, '更-001', ['更名']);
    const [residentId] = memberIds;
    await guarded(
      world,
      document,
      { requestId: world.id(), residentId, name: '更姓名', phone: '+86 (139) 0000-1111', birthYear: 1990 },
      { name: '别名' },
    );
    const kept = await works(clerk(), document, { requestId: world.id(), residentId, name: '更姓名' });
    expect(kept).toMatchObject({ phone: '13900001111', birthYear: 1990 });
    const emptied = await works(clerk(), document, {
      requestId: world.id(),
      residentId,
      name: '更姓名',
      phone: null,
    });
    expect(emptied).toMatchObject({ phone: null, birthYear: 1990 });
    const rows = await world.db.reader.rows<{ detail: string }>(
      "select detail::text as detail from history_told where subject_id = $1 and move = 'AMEND' order by id",
      [residentId],
    );
    expect(rows[0]?.detail).toContain('…1111');
    expect(rows.map((row) => row.detail).join()).not.toContain('13900001111');
  });

  test('leaves the phone of a post holder to those who appoint', async () => {
    const secretary = await world.resident('郑守田');
    const given = { residentId: secretary.id, name: secretary.name };
    expect(await refused(clerk(), document, { requestId: world.id(), ...given, phone: '13900002222' })).toBe(
      'FORBIDDEN phone',
    );
    await works(clerk(), document, { requestId: world.id(), ...given });
    await works(world.as('方雨晴'), document, { requestId: world.id(), ...given, phone: '13900002222' });
  });
});

describe('moveResident', () => {
  const document = mutation('moveResident', 'MoveInput', 'id household { id number balance head { id } }');

  test('takes the agreed share of the purse along as a transfer', async () => {
    const from = await newFamily(world, '迁-001', ['迁甲']);
    const to = await newFamily(world, '迁-002');
    await give(world, from.id, 50);
    const [residentId] = from.memberIds;
    const input = { requestId: world.id(), residentId, toHouseholdId: to.id, points: 20 };
    await guarded(world, document, input, { points: 21 });
    expect(await householdNow(from.id)).toMatchObject({ state: 'ACTIVE', balance: 30 });
    const target = await householdNow(to.id);
    expect(target).toMatchObject({ balance: 20 });
    expect(target.statement.nodes[0]).toEqual({
      kind: 'MOVING',
      amount: 20,
      balanceAfter: 20,
      earner: { id: residentId },
    });
  });

  test('moves into a household of the own', async () => {
    const from = await newFamily(world, '迁-003', ['迁乙']);
    const [residentId] = from.memberIds;
    const own = { requestId: world.id(), residentId };
    expect(await refused(clerk(), document, own)).toBe('BAD_INPUT newNumber');
    expect(await refused(clerk(), document, { ...own, newNumber: '下坝-002' })).toBe('CONFLICT newNumber');
    expect(await refused(clerk(), document, { ...own, newNumber: '迁-004', points: 1 })).toBe(
      'INSUFFICIENT_POINTS points',
    );
    expect(await refused(clerk(), document, { ...own, newNumber: '迁-004', points: -1 })).toBe(
      'OUT_OF_RANGE points',
    );
    const moved = await works<{ household: { number: string; head: { id: string } } }>(clerk(), document, {
      ...own,
      newNumber: '迁-004',
    });
    expect(moved.household).toMatchObject({ number: '迁-004', head: { id: residentId } });
  });

  test('keeps a head from leaving the others headless, and closes what the last one leaves', async () => {
    const from = await newFamily(world, '迁-005', ['迁丙']);
    const to = await newFamily(world, '迁-006');
    await give(world, from.id, 40);
    const move = (residentId: string | undefined): Record<string, unknown> => ({
      requestId: world.id(),
      residentId,
      toHouseholdId: to.id,
    });
    expect(await refused(clerk(), document, move(from.headId))).toBe('HOUSEHOLD_NOT_EMPTY residentId');
    await works(clerk(), document, move(from.memberIds[0]));
    await works(clerk(), document, move(from.headId));
    expect(await householdNow(from.id)).toMatchObject({
      state: 'MERGED',
      balance: 0,
      mergedInto: { id: to.id },
    });
    expect(await householdNow(to.id)).toMatchObject({ balance: 40 });
    expect(await refused(clerk(), document, { ...move(from.headId) })).toBe('CONFLICT toHouseholdId');
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    expect(
      await refused(clerk(), document, { ...move(from.headId), toHouseholdId: elsewhere.householdId }),
    ).toBe('OTHER_VILLAGE toHouseholdId');
    const heirs = await world.db.write((tx) => heirsOf(tx, [from.id, to.id, from.id]));
    expect([...heirs]).toEqual([
      [from.id, to.id],
      [to.id, to.id],
    ]);
  });
});

describe.each([
  ['recordDeath', 'DECEASED'],
  ['recordLeaving', 'LEFT'],
] as const)('%s', (name, state) => {
  const document = mutation(name, 'ResidentEndInput', 'id state phone household { id }');

  test('leaves the points with the household and names a new head', async () => {
    const family = await newFamily(world, `${name}-1`, ['接任', '旁人']);
    const other = await newFamily(world, `${name}-2`);
    await give(world, family.id, 33);
    await works(clerk(), mutation('nameCollectors', 'CollectorsInput'), {
      requestId: world.id(),
      householdId: other.id,
      residentIds: [family.headId],
    });
    const gone = { residentId: family.headId };
    expect(await refused(clerk(), document, { requestId: world.id(), ...gone })).toBe('BAD_INPUT newHeadId');
    expect(
      await refused(clerk(), document, { requestId: world.id(), ...gone, newHeadId: other.headId }),
    ).toBe('NOT_FOUND newHeadId');
    await guarded(
      world,
      document,
      { requestId: world.id(), ...gone, newHeadId: family.memberIds[0] },
      { newHeadId: family.memberIds[1] },
    );
    expect(await householdNow(family.id)).toMatchObject({
      state: 'ACTIVE',
      balance: 33,
      head: { id: family.memberIds[0] },
    });
    expect((await householdNow(other.id)).collectors).toEqual([]);
    expect(await refused(clerk(), document, { requestId: world.id(), ...gone })).toBe(
      'NOT_ACTIVE residentId',
    );
  });

  test('closes the household of the last one; its points stay on record and can be merged to heirs', async () => {
    const last = await newFamily(world, `${name}-3`);
    const heirs = await newFamily(world, `${name}-4`);
    await give(world, last.id, 12);
    const ended = await works<{ state: string }>(clerk(), document, {
      requestId: world.id(),
      residentId: last.headId,
    });
    expect(ended.state).toBe(state);
    expect(await householdNow(last.id)).toMatchObject({ state: 'CLOSED', balance: 12, members: [] });
    const { data } = await clerk().run(
      'query Q($v: ID!, $s: String!) { households(villageId: $v, search: $s) { nodes { id state } } }',
      { v: world.village, s: `${name}-3` },
    );
    expect(data.households.nodes).toEqual([{ id: last.id, state: 'CLOSED' }]);
    await works(clerk(), mutation('mergeHouseholds', 'MergeInput'), {
      requestId: world.id(),
      fromId: last.id,
      intoId: heirs.id,
    });
    expect(await householdNow(heirs.id)).toMatchObject({ balance: 12 });
  });
});

test('who is gone holds no post, and a phone number is free after a death', async () => {
  const family = await newFamily(world, '终-001', ['终一', '终二']);
  const [dead, successor] = family.memberIds;
  const amend = mutation('amendResident', 'ResidentInput', 'id phone');
  await works(clerk(), amend, {
    requestId: world.id(),
    residentId: dead,
    name: '终一',
    phone: '13700000001',
  });
  const post = await works<{ id: string }>(clerk(), mutation('appointPost', 'PostInput'), {
    requestId: world.id(),
    residentId: dead,
    role: 'ORGANISER',
    areaId: world.village,
    startsOn: '2025-01-01',
  });
  await works(clerk(), mutation('recordDeath', 'ResidentEndInput'), {
    requestId: world.id(),
    residentId: dead,
  });
  const row = await world.db.reader.row<{ endsOn: string }>('select ends_on from post where id = $1', [
    post.id,
  ]);
  expect(row?.endsOn).toBe('2025-06-16');
  await works(clerk(), amend, {
    requestId: world.id(),
    residentId: successor,
    name: '终二',
    phone: '13700000001',
  });
});

describe('markKin and unmarkKin', () => {
  const mark = mutation('markKin', 'KinInput', 'id kin { resident { id } relation }');
  const unmark = mutation('unmarkKin', 'KinInput', 'id kin { resident { id } }');

  test('hold in both directions', async () => {
    const [a, b] = [await world.villager(10), await world.villager(11)];
    const pair = { residentId: a.id, kinId: b.id, relation: '表兄弟' };
    await guarded(world, mark, { requestId: world.id(), ...pair }, { relation: '姐妹' });
    const { data } = await clerk().run(
      'query Q($id: ID!) { resident(id: $id) { kin { resident { id } relation } } }',
      {
        id: b.id,
      },
    );
    expect(data.resident.kin).toEqual([{ resident: { id: a.id }, relation: '表兄弟' }]);
    await guarded(world, unmark, { requestId: world.id(), ...pair }, { relation: '别的' });
    expect(await refused(clerk(), unmark, { requestId: world.id(), ...pair })).toBe('NOT_FOUND kinId');
    expect(await refused(clerk(), mark, { requestId: world.id(), ...pair, kinId: a.id })).toBe(
      'BAD_INPUT kinId',
    );
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    expect(await refused(clerk(), mark, { requestId: world.id(), ...pair, kinId: elsewhere.id })).toBe(
      'OTHER_VILLAGE kinId',
    );
  });

  test('nobody takes away the mark that binds himself', async () => {
    const self = await world.resident('贺春梅');
    const kin = await world.villager(12);
    const pair = { residentId: self.id, kinId: kin.id, relation: '姑侄' };
    await works(clerk(), mark, { requestId: world.id(), ...pair });
    expect(await refused(clerk(), unmark, { requestId: world.id(), ...pair })).toBe('FORBIDDEN');
    await works(world.as('郑守田'), unmark, { requestId: world.id(), ...pair });
  });
});
