import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { balanceOf, CLERK, give, KEEPER, steps, stockOf, SUPERVISOR, visitOf } from './shop-steps';

let world: World;
let buyer: Person;
let salt: string;
let rice: string;

beforeAll(async () => {
  world = await openWorld();
  buyer = await world.villager(0);
  salt = await world.goods('G01');
  rice = await world.goods('G06');
  await give(world, buyer.householdId, 500);
});
afterAll(() => world.close());

/** A bag of rice and two of salt: 36 points. */
async function bought(householdId = buyer.householdId): Promise<string> {
  const { data, codes } = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, householdId),
    lines: [
      { goodsId: rice, quantity: 1 },
      { goodsId: salt, quantity: 2 },
    ],
  });
  expect(codes).toEqual([]);
  return data.redeem.id;
}

function input(redemptionId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { requestId: world.id(), redemptionId, reason: '米袋破了', ...more };
}

test('a return gives back the points, the goods and the quarter’s allowance', async () => {
  const before = { points: await balanceOf(world, buyer.householdId), rice: await stockOf(world, rice) };
  const redemptionId = await bought();
  const { data, codes } = await steps.returnRedemption(world.as(KEEPER), input(redemptionId));
  expect(codes).toEqual([]);
  expect(data.returnRedemption).toMatchObject({
    id: redemptionId,
    returnReason: '米袋破了',
    mayReturn: false,
    household: { balance: before.points },
  });
  expect(data.returnRedemption.returnedAt).not.toBeNull();
  expect(await stockOf(world, rice)).toBe(before.rice);
  // The limit of rice is two a quarter: two more would not go if the returned bag still counted.
  const { codes: again } = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, buyer.householdId),
    lines: [{ goodsId: rice, quantity: 2 }],
  });
  expect(again).toEqual([]);
});

test('the statement shows the taking and the giving back, each with its receipt', async () => {
  const family = await world.villager(1);
  await give(world, family.householdId, 100);
  const redemptionId = await bought(family.householdId);
  await steps.returnRedemption(world.as(SUPERVISOR), input(redemptionId));
  const { data, codes } = await world.as(family.name).run(
    `query ($id: ID!) { household(id: $id) { balance statement { nodes {
      kind amount balanceAfter redemption { id receiptNumber lines { quantity goods { code } } } } }
      redemptions { nodes { id points returnedAt mayReturn } } } }`,
    { id: family.householdId },
  );
  expect(codes).toEqual([]);
  const { household } = data;
  expect(household.balance).toBe(100);
  expect(
    household.statement.nodes.map((line: { kind: string; amount: number }) => [line.kind, line.amount]),
  ).toEqual([
    ['REVERSAL', 36],
    ['REDEMPTION', -36],
    ['OPENING', 100],
  ]);
  expect(household.statement.nodes[1].redemption).toMatchObject({
    id: redemptionId,
    lines: [
      { quantity: 2, goods: { code: 'G01' } },
      { quantity: 1, goods: { code: 'G06' } },
    ],
  });
  expect(household.redemptions.nodes).toMatchObject([{ id: redemptionId, points: 36, mayReturn: false }]);
});

test('the same request twice returns once; a second return is refused; its id serves nothing else', async () => {
  const family = await world.villager(2);
  await give(world, family.householdId, 100);
  const redemptionId = await bought(family.householdId);
  const once = input(redemptionId);
  expect((await steps.returnRedemption(world.as(KEEPER), once)).codes).toEqual([]);
  const second = await steps.returnRedemption(world.as(KEEPER), once);
  expect([second.codes, second.data.returnRedemption.id]).toEqual([[], redemptionId]);
  expect((await steps.returnRedemption(world.as(SUPERVISOR), input(redemptionId))).codes).toEqual([
    'ALREADY_RETURNED',
  ]);
  expect((await steps.returnRedemption(world.as(KEEPER), { ...once, reason: '另一个理由' })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
  expect(await balanceOf(world, family.householdId)).toBe(100);
});

test('only the shop’s keeper or supervisor takes goods back', async () => {
  const family = await world.villager(3);
  await give(world, family.householdId, 100);
  const redemptionId = await bought(family.householdId);
  const keeper = await world.elsewhere('SHOP_KEEPER');
  expect((await steps.returnRedemption(world.stranger, input(redemptionId))).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect((await steps.returnRedemption(world.as(CLERK), input(redemptionId))).codes).toEqual(['FORBIDDEN']);
  expect((await steps.returnRedemption(world.as(family.name), input(redemptionId))).codes).toEqual([
    'FORBIDDEN',
  ]);
  expect((await steps.returnRedemption(world.as(keeper.name), input(redemptionId))).codes).toEqual([
    'FORBIDDEN',
  ]);
  expect((await steps.returnRedemption(world.as(KEEPER), input(world.id()))).codes).toEqual(['NOT_FOUND']);
  expect(
    (await steps.returnRedemption(world.as(KEEPER), input(redemptionId, { reason: '  ' }))).codes,
  ).toEqual(['REASON_REQUIRED']);
  expect(
    (await steps.returnRedemption(world.as(KEEPER), input(redemptionId, { reason: '长'.repeat(201) }))).codes,
  ).toEqual(['TOO_LONG']);
  expect(await balanceOf(world, family.householdId)).toBe(64);
});

test('points of a household merged since go to the household it went into', async () => {
  const [from, into] = [await world.villager(4), await world.villager(5)];
  await give(world, from.householdId, 36);
  const redemptionId = await bought(from.householdId);
  await world.db.write((tx) =>
    tx.rows("update household set state = 'MERGED', merged_into_id = $2 where id = $1", [
      from.householdId,
      into.householdId,
    ]),
  );
  const { codes } = await steps.returnRedemption(world.as(KEEPER), input(redemptionId));
  expect(codes).toEqual([]);
  expect(await balanceOf(world, from.householdId)).toBe(0);
  expect(await balanceOf(world, into.householdId)).toBe(36);
  await world.db.write((tx) =>
    tx.rows("update household set state = 'ACTIVE', merged_into_id = null where id = $1", [from.householdId]),
  );
});

test('after seven days goods stay', async () => {
  const family = await world.villager(6);
  await give(world, family.householdId, 200);
  const redemptionId = await bought(family.householdId);
  const inTime = await bought(family.householdId);
  await world.advance(7);
  const { data } = await world.as(KEEPER).run('query ($id: ID!) { redemption(id: $id) { mayReturn } }', {
    id: redemptionId,
  });
  expect(data.redemption.mayReturn).toBe(true);
  expect((await steps.returnRedemption(world.as(KEEPER), input(inTime))).codes).toEqual([]);
  await world.advance(1);
  expect((await steps.returnRedemption(world.as(KEEPER), input(redemptionId))).codes).toEqual([
    'RETURN_TOO_LATE',
  ]);
  expect(await balanceOf(world, family.householdId)).toBe(164);
});
