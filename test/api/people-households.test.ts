import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { give, gridOf, guarded, mutation, newFamily, refused, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const clerk = () => world.as('贺春梅');
const HOUSEHOLD = 'id number state balance cardNumber cardToken pinSet head { id name } members { id name }';

describe('addHousehold', () => {
  const document = mutation('addHousehold', 'NewHouseholdInput', HOUSEHOLD);

  test('makes the household with head, card and purse', async () => {
    const input = {
      requestId: world.id(),
      areaId: await gridOf(world),
      number: '新-001',
      headName: ' 张伟华 ',
    };
    await guarded(world, document, { ...input, headPhone: '+86 138 0013 8000' }, { number: '新-002' });
    const { data } = await clerk().run(
      `query Q($id: ID!) { household(id: $id) { ${HOUSEHOLD} history { move detail { key after } } head { phone } } }`,
      { id: input.requestId },
    );
    expect(data.household).toMatchObject({ number: '新-001', state: 'ACTIVE', balance: 0, pinSet: false });
    expect(data.household.cardNumber).toMatch(/^\d{6}$/);
    expect(data.household.cardToken).toMatch(/^PA[0-9a-f]{32}$/);
    expect(data.household.head).toMatchObject({ name: '张伟华', phone: '13800138000' });
    expect(data.household.members).toHaveLength(1);
    expect(data.household.history[0]).toMatchObject({ move: 'ADD' });
  });

  test('refuses a number, a phone or a year that cannot be', async () => {
    const base = { areaId: await gridOf(world), number: '新-003', headName: '李四' };
    const code = (given: object): Promise<string> =>
      refused(clerk(), document, { requestId: world.id(), ...base, ...given });
    expect(await code({ number: '下坝-002' })).toBe('CONFLICT number');
    expect(await code({ number: 'x'.repeat(21) })).toBe('TOO_LONG number');
    expect(await code({ headName: '  ' })).toBe('BAD_INPUT headName');
    expect(await code({ headName: '李\u0000四' })).toBe('BAD_INPUT headName');
    expect(await code({ headPhone: '12345' })).toBe('BAD_INPUT headPhone');
    expect(await code({ headPhone: '13800138000' })).toBe('PHONE_TAKEN headPhone');
    expect(await code({ headBirthYear: 2999 })).toBe('OUT_OF_RANGE headBirthYear');
    expect(await code({ headBirthYear: -5 })).toBe('OUT_OF_RANGE headBirthYear');
    expect(await code({ areaId: world.id() })).toBe('NOT_FOUND areaId');
    expect(await code({ areaId: world.county })).toBe('FORBIDDEN');
    expect(await code({ requestId: 'no-uuid' })).toBe('BAD_INPUT requestId');
  });
});

describe('amendHousehold', () => {
  const document = mutation('amendHousehold', 'HouseholdInput', 'id number area { id }');

  test('changes number and place within the village', async () => {
    const { id } = await newFamily(world, '改-001');
    const areaId = await gridOf(world);
    await guarded(
      world,
      document,
      { requestId: world.id(), householdId: id, number: '改-002', areaId },
      { number: '改-003' },
    );
    const code = (given: object): Promise<string> =>
      refused(clerk(), document, {
        requestId: world.id(),
        householdId: id,
        number: '改-002',
        areaId,
        ...given,
      });
    expect(await code({ areaId: world.otherVillage })).toBe('OTHER_VILLAGE areaId');
    expect(await code({ number: '下坝-002' })).toBe('CONFLICT number');
    expect(await code({ householdId: world.id() })).toBe('NOT_FOUND householdId');
  });
});

describe('mergeHouseholds', () => {
  const document = mutation('mergeHouseholds', 'MergeInput', HOUSEHOLD);

  test('brings people, collectors and points over, and leaves the old purse empty', async () => {
    const from = await newFamily(world, '并-001', ['并甲']);
    const into = await newFamily(world, '并-002');
    const [one, two] = [await world.villager(3), await world.villager(4)];
    const name = mutation('nameCollectors', 'CollectorsInput');
    await works(clerk(), name, {
      requestId: world.id(),
      householdId: from.id,
      residentIds: [one.id, two.id],
    });
    await works(clerk(), name, { requestId: world.id(), householdId: into.id, residentIds: [two.id] });
    await give(world, from.id, 70);
    await give(world, into.id, 5);

    await guarded(
      world,
      document,
      { requestId: world.id(), fromId: from.id, intoId: into.id },
      { fromId: into.id },
    );
    const { data } = await clerk().run(
      `query Q($from: ID!, $into: ID!) {
        from: household(id: $from) { state balance members { id } mergedInto { id } }
        into: household(id: $into) { balance members { id } collectors { id } head { id } } }`,
      { from: from.id, into: into.id },
    );
    expect(data.from).toEqual({ state: 'MERGED', balance: 0, members: [], mergedInto: { id: into.id } });
    expect(data.into.balance).toBe(75);
    expect(data.into.head.id).toBe(into.headId);
    expect(data.into.members).toHaveLength(3);
    expect(data.into.collectors.map((each: { id: string }) => each.id).toSorted()).toEqual(
      [one.id, two.id].toSorted(),
    );
    expect(
      await refused(clerk(), document, { requestId: world.id(), fromId: from.id, intoId: into.id }),
    ).toBe('NOT_ACTIVE fromId');
    expect(
      await refused(clerk(), document, { requestId: world.id(), fromId: into.id, intoId: into.id }),
    ).toBe('BAD_INPUT intoId');
  });

  test('refuses a household of another village', async () => {
    const from = await newFamily(world, '并-003');
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    const input = { requestId: world.id(), fromId: from.id, intoId: elsewhere.householdId };
    expect(await refused(clerk(), document, input)).toBe('FORBIDDEN');
    expect(await refused(world.as('方雨晴'), document, input)).toMatch(/FORBIDDEN|OTHER_VILLAGE/);
  });

  test('two merges crosswise at once leave one of them standing', async () => {
    const a = await newFamily(world, '并-004');
    const b = await newFamily(world, '并-005');
    await give(world, a.id, 10);
    await give(world, b.id, 10);
    const results = await Promise.all([
      clerk().run(document, { input: { requestId: world.id(), fromId: a.id, intoId: b.id } }),
      clerk().run(document, { input: { requestId: world.id(), fromId: b.id, intoId: a.id } }),
    ]);
    expect(results.filter((result) => result.codes.length === 0)).toHaveLength(1);
    const done = results.find((result) => result.codes.length === 0);
    expect(done?.data.mergeHouseholds.balance).toBe(20);
  });
});

describe('nameHead', () => {
  const document = mutation('nameHead', 'HeadInput', 'id head { id }');

  test('names another member, and nobody else', async () => {
    const { id, memberIds } = await newFamily(world, '户-001', ['户甲']);
    await guarded(
      world,
      document,
      { requestId: world.id(), householdId: id, residentId: memberIds[0] },
      { residentId: world.id() },
    );
    const stranger = await world.villager(1);
    expect(
      await refused(clerk(), document, { requestId: world.id(), householdId: id, residentId: stranger.id }),
    ).toBe('NOT_FOUND residentId');
  });
});

describe('nameCollectors', () => {
  const document = mutation('nameCollectors', 'CollectorsInput', 'id collectors { id }');

  test('names at most two people of the village', async () => {
    const { id } = await newFamily(world, '代-001');
    const people = [await world.villager(1), await world.villager(2), await world.villager(3)];
    const ids = people.map((person) => person.id);
    await guarded(
      world,
      document,
      { requestId: world.id(), householdId: id, residentIds: ids.slice(0, 2) },
      { residentIds: [] },
    );
    const code = (residentIds: unknown[]): Promise<string> =>
      refused(clerk(), document, { requestId: world.id(), householdId: id, residentIds });
    expect(await code(ids)).toBe('TOO_MANY residentIds');
    expect(await code([ids[0], ids[0]])).toBe('DUPLICATE_ROW residentIds');
    expect(await code([(await world.elsewhere('VILLAGE_CLERK')).id])).toBe('OTHER_VILLAGE residentIds');
    expect(await code(['no id'])).toBe('BAD_INPUT residentIds');
    await works(clerk(), document, { requestId: world.id(), householdId: id, residentIds: [] });
  });

  test('is also for the head of the household, but not for another member', async () => {
    const head = await world.villager(5);
    const collector = await world.villager(6);
    const input = { householdId: head.householdId, residentIds: [collector.id] };
    await works(world.as(head.name), document, { requestId: world.id(), ...input });
    expect(await refused(world.as(collector.name), document, { requestId: world.id(), ...input })).toBe(
      'FORBIDDEN',
    );
  });
});

describe('renewCard', () => {
  const document = mutation('renewCard', 'CardInput', 'id cardNumber cardToken pinSet');

  test('makes the lost card worthless and clears the PIN', async () => {
    const head = await world.villager(7);
    const before = await world.db.reader.row<{ cardNumber: string; cardToken: string }>(
      'select card_number, card_token from household where id = $1',
      [head.householdId],
    );
    await guarded(
      world,
      document,
      { requestId: world.id(), householdId: head.householdId, reason: '卡丢了' },
      { reason: '别的原因' },
    );
    const after = await works<{ cardNumber: string; cardToken: string; pinSet: boolean }>(
      world.as(head.name),
      document,
      { requestId: world.id(), householdId: head.householdId, reason: '又丢了' },
    );
    expect(after.cardNumber).not.toBe(before?.cardNumber);
    expect(after.cardToken).not.toBe(before?.cardToken);
    expect(after.pinSet).toBe(false);
    expect(
      await refused(clerk(), document, { requestId: world.id(), householdId: head.householdId, reason: ' ' }),
    ).toBe('REASON_REQUIRED reason');
  });
});

describe('setPin', () => {
  const document = mutation('setPin', 'PinInput', 'id pinSet');

  test('takes a good PIN from a member or the register, and no easy one', async () => {
    const { id } = await newFamily(world, '密-001');
    await guarded(world, document, { requestId: world.id(), householdId: id, pin: '8062' }, { pin: '5173' });
    const code = (pin: string): Promise<string> =>
      refused(clerk(), document, { requestId: world.id(), householdId: id, pin });
    for (const pin of ['1234', '0000', '1212', '9876', '1970', '12', '1234567', '12a4', '１２３４', '']) {
      expect(await code(pin), pin).toBe('PIN_FORMAT pin');
    }
    const member = await world.villager(8);
    await works(world.as(member.name), document, {
      requestId: world.id(),
      householdId: member.householdId,
      pin: '805216',
    });
    const kept = await world.db.reader.rows<{ text: string }>(
      "select detail::text || coalesce(encode(input_hash, 'hex'), '') as text from history where move = 'SET_PIN'",
    );
    expect(kept.some((row) => row.text.includes('8062'))).toBe(false);
  });
});
