import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { CLERK, KEEPER, steps, SUPERVISOR } from './shop-steps';

let world: World;
let shopId: string;
let salt: string;

beforeAll(async () => {
  world = await openWorld();
  shopId = await world.shop();
  salt = await world.goods('G01');
});
afterAll(() => world.close());

function newGoods(code: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    requestId: world.id(),
    shopId,
    code,
    nameZh: '香皂',
    nameEn: 'Scented soap',
    unitZh: '一块',
    unitEn: 'One bar',
    category: 'CARE',
    points: 5,
    limitPerQuarter: 4,
    tracksBestBefore: false,
    isService: false,
    active: true,
    reorderLevel: 3,
    ...more,
  };
}

/** The input that leaves the village's salt as it is. */
async function asItIs(more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { data } = await world.stranger.run(
    `query ($id: ID!) { goods(id: $id) { code nameZh nameEn unitZh unitEn category picture points limitPerQuarter
      tracksBestBefore isService active reorderLevel } }`,
    { id: salt },
  );
  return { requestId: world.id(), goodsId: salt, shopId, ...data.goods, ...more };
}

test('the clerk adds a good; its first price is kept with who set it', async () => {
  const { data, codes } = await steps.reviseGoods(world.as(CLERK), newGoods('N01'));
  expect(codes).toEqual([]);
  expect(data.reviseGoods).toMatchObject({
    code: 'N01',
    points: 5,
    stock: 0,
    prices: [{ points: 5, setBy: { name: CLERK } }],
  });
});

test('a changed price is a new row before the old ones; the same price makes none', async () => {
  const raised = await steps.reviseGoods(world.as(CLERK), await asItIs({ points: 4 }));
  expect(raised.data.reviseGoods.prices.map((price: { points: number }) => price.points)).toEqual([4, 3]);
  const renamed = await steps.reviseGoods(world.as(KEEPER), await asItIs({ nameZh: '加碘食盐' }));
  expect(renamed.codes).toEqual([]);
  expect(renamed.data.reviseGoods.nameZh).toBe('加碘食盐');
  expect(renamed.data.reviseGoods.prices).toHaveLength(2);
  const { data } = await world
    .as(CLERK)
    .run(
      'query ($id: ID!) { goods(id: $id) { history { move actor { name } detail { key before after } } } }',
      {
        id: salt,
      },
    );
  expect(data.goods.history).toMatchObject([
    { move: 'AMEND', actor: { name: CLERK }, detail: [{ key: 'points', before: '3', after: '4' }] },
    {
      move: 'AMEND',
      actor: { name: KEEPER },
      detail: [{ key: 'nameZh', before: '食盐', after: '加碘食盐' }],
    },
  ]);
});

test('the keeper words goods but does not price them; the supervisor prices them but does not word them', async () => {
  const keeperPrice = await steps.reviseGoods(world.as(KEEPER), await asItIs({ points: 1 }));
  expect([keeperPrice.codes, keeperPrice.fields]).toEqual([['FORBIDDEN'], ['points']]);
  expect((await steps.reviseGoods(world.as(KEEPER), newGoods('N02'))).codes).toEqual(['FORBIDDEN']);
  expect((await steps.reviseGoods(world.as(SUPERVISOR), await asItIs({ points: 5 }))).codes).toEqual([]);
  expect((await steps.reviseGoods(world.as(SUPERVISOR), await asItIs({ nameEn: 'Salt!' }))).codes).toEqual([
    'FORBIDDEN',
  ]);
});

test('a stranger, a resident, another unit’s clerk and another shop are refused', async () => {
  const resident = await world.villager(0);
  const clerk = await world.elsewhere('VILLAGE_CLERK');
  expect((await steps.reviseGoods(world.stranger, newGoods('N03'))).codes).toEqual(['UNAUTHENTICATED']);
  expect((await steps.reviseGoods(world.as(resident.name), newGoods('N03'))).codes).toEqual(['FORBIDDEN']);
  expect((await steps.reviseGoods(world.as(clerk.name), newGoods('N03'))).codes).toEqual(['FORBIDDEN']);
  const otherShop = await world.db.reader.row<{ id: string }>('select id from shop where village_id = $1', [
    world.otherVillage,
  ]);
  expect(
    (await steps.reviseGoods(world.as(clerk.name), await asItIs({ shopId: otherShop?.id }))).codes,
  ).toEqual(['NOT_FOUND']);
  expect((await steps.reviseGoods(world.as(CLERK), newGoods('N03', { goodsId: world.id() }))).codes).toEqual([
    'NOT_FOUND',
  ]);
});

test('a code is taken once; a request makes one good; its id serves nothing else', async () => {
  const once = newGoods('N04');
  const first = await steps.reviseGoods(world.as(CLERK), once);
  const second = await steps.reviseGoods(world.as(CLERK), once);
  expect(second.data.reviseGoods.id).toBe(first.data.reviseGoods.id);
  expect(second.data.reviseGoods.prices).toHaveLength(1);
  expect((await steps.reviseGoods(world.as(CLERK), { ...once, points: 6 })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
  const twin = await steps.reviseGoods(world.as(CLERK), newGoods('N04'));
  expect([twin.codes, twin.fields]).toEqual([['CONFLICT'], ['code']]);
  // A request id that is another good's id must not reach that good.
  const reused = await steps.reviseGoods(world.as(CLERK), newGoods('N05', { requestId: salt }));
  expect(reused.codes).toEqual(['CONFLICT']);
});

test.each([
  ['nameZh', '', 'BAD_INPUT'],
  ['nameZh', '香'.repeat(61), 'TOO_LONG'],
  ['nameZh', '香\u0000皂', 'BAD_INPUT'],
  ['points', 0, 'OUT_OF_RANGE'],
  ['points', -5, 'OUT_OF_RANGE'],
  ['points', 100_001, 'OUT_OF_RANGE'],
  ['limitPerQuarter', 0, 'OUT_OF_RANGE'],
  ['reorderLevel', -1, 'OUT_OF_RANGE'],
  ['code', 'n 06', 'BAD_INPUT'],
  ['category', 'WEAPONS', 'BAD_INPUT'],
  ['picture', 'https://elsewhere.example/x.png', 'BAD_INPUT'],
  ['picture', '//elsewhere.example/x.png', 'BAD_INPUT'],
])('%s %j is refused', async (field, value, code) => {
  const { codes } = await steps.reviseGoods(world.as(CLERK), newGoods('N06', { [field]: value }));
  expect(codes).toEqual([code]);
});

test('the shop is public; movements, histories and who set a price are not', async () => {
  const { data, codes } = await world.stranger.run(
    `query ($village: ID!) { shop(villageId: $village) { nameZh village { nameZh }
      goods(category: FOOD, search: "盐") { code stock prices { points setBy { name } } } } }`,
    { village: world.village },
  );
  expect(codes).toEqual([]);
  expect(data.shop.goods).toHaveLength(1);
  expect(data.shop.goods[0].prices.every((price: { setBy: unknown }) => price.setBy === null)).toBe(true);
  const look = (part: string) => `query ($id: ID!) { goods(id: $id) { ${part} } }`;
  const resident = await world.villager(0);
  for (const part of ['movements { nodes { id } }', 'history { id }']) {
    expect((await world.stranger.run(look(part), { id: salt })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await world.as(resident.name).run(look(part), { id: salt })).codes).toEqual(['FORBIDDEN']);
    expect((await world.as(SUPERVISOR).run(look(part), { id: salt })).codes).toEqual([]);
  }
});

test('goods off the shelf are shown to those who keep the stock, if they ask', async () => {
  await steps.reviseGoods(world.as(CLERK), newGoods('N07', { active: false }));
  const list =
    'query ($village: ID!) { shop(villageId: $village) { goods(search: "n07", includeInactive: true) { code } } }';
  const codesSeenBy = async (caller: ReturnType<World['as']>) =>
    (await caller.run(list, { village: world.village })).data.shop.goods.map(
      (one: { code: string }) => one.code,
    );
  expect(await codesSeenBy(world.stranger)).toEqual([]);
  expect(await codesSeenBy(world.as(KEEPER))).toEqual(['N07']);
});

test('a search takes signs as they are', async () => {
  const { data } = await world.stranger.run(
    'query ($village: ID!) { shop(villageId: $village) { goods(search: "%") { code } } }',
    { village: world.village },
  );
  expect(data.shop.goods).toEqual([]);
});

test('a list of goods with all their neighbours costs the same for 9 goods as for 48', async () => {
  const keeper = world.as(KEEPER);
  const count = (search: string, person: string) =>
    world.statementsOf(async () => {
      const { codes } = await keeper.run(
        `query ($village: ID!, $search: String) { shop(villageId: $village) { goods(search: $search) {
          code shop { id village { nameZh } } prices { points ${person && `setBy ${person}`} }
          movements(first: 3) { nodes { quantity ${person && `movedBy ${person}`} } pageInfo { hasNextPage } }
          history { move ${person && `actor ${person}`} } } } }`,
        { village: world.village, search },
      );
      expect(codes).toEqual([]);
    });
  await count('G', '{ name }');
  expect(await count('G0', '')).toBe(await count('G', ''));
  // The people are reached on three ways of different length, so that they come in one to three batches.
  expect(await count('G', '{ name }')).toBeLessThanOrEqual(14);
});

test.each([
  [
    CLERK,
    [
      'DESCRIBE_GOODS',
      'SET_PRICE',
      'MOVE_STOCK',
      'COUNT_STOCK',
      'OPEN_COUNT',
      'RECALL',
      'LIFT_RECALL',
      'RESERVE',
      'REVISE_TERMS',
    ],
  ],
  [KEEPER, ['DESCRIBE_GOODS', 'MOVE_STOCK', 'OPEN_COUNT', 'RECALL', 'RESERVE']],
  [SUPERVISOR, ['SET_PRICE', 'MOVE_STOCK', 'COUNT_STOCK', 'OPEN_COUNT', 'RECALL', 'LIFT_RECALL', 'RESERVE']],
  ['唐福来', ['RESERVE']],
])('%s is offered %j at the shop', async (name, expected) => {
  const { data } = await world
    .as(name)
    .run('query ($village: ID!) { shop(villageId: $village) { moves } }', { village: world.village });
  expect(data.shop.moves).toEqual(expected);
});
