import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CLERK, give, KEEPER, steps, SUPERVISOR, visitOf } from './shop-steps';

const GRID_LEADER = '汪德厚';
const RECEIPT = `id receiptNumber points mayReturn shop { nameZh } village { nameZh } household { id number } keeper { name }
  lines { quantity pointsEach goods { code nameZh } }`;
const LIST = `query ($village: ID!, $first: Int = 30, $after: String) {
  redemptions(villageId: $village, first: $first, after: $after) { nodes { ${RECEIPT} }
    pageInfo { endCursor hasNextPage } } }`;

let world: World;
let buyer: Person;
let neighbour: Person;
const receipts: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  [buyer, neighbour] = [await world.villager(0), await world.villager(1)];
  for (const { householdId } of [buyer, neighbour]) await give(world, householdId, 100);
  for (const { householdId } of [buyer, neighbour, buyer, buyer]) receipts.push(await buySalt(householdId));
});
afterAll(() => world.close());

async function buySalt(householdId: string): Promise<string> {
  const { data } = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, householdId),
    lines: [{ goodsId: await world.goods('G01'), quantity: 1 }],
  });
  return data.redeem.id;
}

test('a receipt is seen by its household, the keeper, the supervisor and the clerk; for others there is none', async () => {
  const look = `query ($id: ID!) { redemption(id: $id) { ${RECEIPT} } }`;
  const variables = { id: receipts[0] };
  for (const name of [buyer.name, KEEPER, SUPERVISOR, CLERK]) {
    const { data, codes } = await world.as(name).run(look, variables);
    expect(codes).toEqual([]);
    expect(data.redemption).toMatchObject({ id: receipts[0], points: 3, keeper: { name: KEEPER } });
    expect(data.redemption.mayReturn).toBe(name === KEEPER || name === SUPERVISOR);
  }
  const keeper = await world.elsewhere('SHOP_KEEPER');
  for (const name of [neighbour.name, GRID_LEADER, keeper.name]) {
    expect(await world.as(name).run(look, variables)).toMatchObject({
      data: { redemption: null },
      codes: [],
    });
  }
  expect((await world.stranger.run(look, variables)).codes).toEqual(['UNAUTHENTICATED']);
  expect(await world.as(KEEPER).run(look, { id: 'nonsense' })).toMatchObject({
    data: { redemption: null },
    codes: [],
  });
});

test("a village's receipts are listed newest first to those who run the shop", async () => {
  const { data, codes } = await world.as(CLERK).run(LIST, { village: world.village });
  expect(codes).toEqual([]);
  expect(data.redemptions.nodes.map((one: { id: string }) => one.id)).toEqual(receipts.toReversed());
  const first = (await world.as(KEEPER).run(LIST, { village: world.village, first: 3 })).data.redemptions;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = await world
    .as(KEEPER)
    .run(LIST, { village: world.village, first: 3, after: first.pageInfo.endCursor });
  expect(rest.data.redemptions.nodes.map((one: { id: string }) => one.id)).toEqual(receipts.slice(0, 1));
  expect(rest.data.redemptions.pageInfo.hasNextPage).toBe(false);
});

test('nobody else lists them, and not those of another village', async () => {
  const elsewhere = await world.elsewhere('VILLAGE_CLERK');
  const variables = { village: world.village };
  expect((await world.stranger.run(LIST, variables)).codes).toEqual(['UNAUTHENTICATED']);
  expect((await world.as(buyer.name).run(LIST, variables)).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(GRID_LEADER).run(LIST, variables)).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(elsewhere.name).run(LIST, variables)).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(KEEPER).run(LIST, { village: world.otherVillage })).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(KEEPER).run(LIST, { village: world.county })).codes).toEqual(['NOT_FOUND']);
  expect((await world.as(KEEPER).run(LIST, { ...variables, first: 201 })).codes).toEqual(['OUT_OF_RANGE']);
  expect((await world.as(KEEPER).run(LIST, { ...variables, after: 'WzEsMl0' })).codes).toEqual(['BAD_INPUT']);
});

test('a list of receipts with lines, goods and people costs the same for one as for all', async () => {
  const clerk = world.as(CLERK);
  const count = (first: number) =>
    world.statementsOf(() => clerk.run(LIST, { village: world.village, first }));
  await count(1);
  expect(await count(1)).toBe(await count(4));
});

test('what a household bought is shown to itself; who only serves the village sees none of it', async () => {
  const look = `query ($id: ID!) { household(id: $id) { redemptions(first: 2) { nodes { id } pageInfo { endCursor hasNextPage } }
    statement(first: 1) { nodes { kind redemption { id } } } } }`;
  const own = await world.as(buyer.name).run(look, { id: buyer.householdId });
  expect(own.codes).toEqual([]);
  expect(own.data.household.redemptions.nodes.map((one: { id: string }) => one.id)).toEqual([
    receipts[3],
    receipts[2],
  ]);
  expect(own.data.household.redemptions.pageInfo.hasNextPage).toBe(true);
  expect(own.data.household.statement.nodes[0]).toEqual({
    kind: 'REDEMPTION',
    redemption: { id: receipts[3] },
  });
  const leader = await world.as(GRID_LEADER).run(look, { id: buyer.householdId });
  expect(leader.codes).toEqual([]);
  expect(leader.data.household.redemptions.nodes).toEqual([]);
  expect(leader.data.household.statement.nodes[0].redemption).toBeNull();
});

test('the viewer learns which shop is kept, and posts name theirs', async () => {
  const look = 'query { viewer { shop { id } posts { role shop { id } } } }';
  const shopId = await world.shop();
  const keeper = await world.as(KEEPER).run(look);
  expect(keeper.data.viewer).toEqual({
    shop: { id: shopId },
    posts: [{ role: 'SHOP_KEEPER', shop: { id: shopId } }],
  });
  const supervisor = await world.as(SUPERVISOR).run(look);
  expect(supervisor.data.viewer.shop).toBeNull();
  expect(supervisor.data.viewer.posts).toContainEqual({ role: 'SHOP_SUPERVISOR', shop: { id: shopId } });
});
