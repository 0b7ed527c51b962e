import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { CLERK, KEEPER, steps, stockOf, SUPERVISOR } from './shop-steps';

let world: World;
let towel: string;
let salt: string;

beforeAll(async () => {
  world = await openWorld();
  towel = await world.goods('G22');
  salt = await world.goods('G01');
});
afterAll(() => world.close());

function input(kind: string, quantity: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { requestId: world.id(), goodsId: towel, kind, quantity, ...more };
}

test('purchase, donation, loss and count change the stock by movements that say why', async () => {
  const before = await stockOf(world, towel);
  const keeper = world.as(KEEPER);
  await steps.moveStock(keeper, input('PURCHASE', 10, { document: '20250616-001', unitCostCents: 790 }));
  await steps.moveStock(keeper, input('DONATION', 5, { document: '农机合作社' }));
  await steps.moveStock(keeper, input('LOSS', 2, { reason: '受潮' }));
  const counted = await steps.moveStock(
    world.as(SUPERVISOR),
    input('COUNT', before + 12, { reason: '月末盘点' }),
  );
  expect(counted.codes).toEqual([]);
  expect(counted.data.moveStock.stock).toBe(before + 12);
  const page = `query ($id: ID!, $after: String) { goods(id: $id) { movements(first: 3, after: $after) {
    nodes { kind quantity reason document unitCostCents movedBy { name } } pageInfo { endCursor hasNextPage } } } }`;
  const { data } = await keeper.run(page, { id: towel });
  expect(data.goods.movements.nodes).toMatchObject([
    { kind: 'COUNT', quantity: -1, reason: '月末盘点', movedBy: { name: SUPERVISOR } },
    { kind: 'LOSS', quantity: -2, reason: '受潮', movedBy: { name: KEEPER } },
    { kind: 'DONATION', quantity: 5, document: '农机合作社' },
  ]);
  const { endCursor } = data.goods.movements.pageInfo;
  const rest = (await keeper.run(page, { id: towel, after: endCursor })).data.goods.movements;
  expect(rest.nodes).toMatchObject([
    { kind: 'PURCHASE', quantity: 10, unitCostCents: 790 },
    { kind: 'PURCHASE' },
  ]);
  expect(rest.pageInfo.hasNextPage).toBe(false);
  expect((await keeper.run(page, { id: towel, after: 'nonsense' })).codes).toEqual(['BAD_INPUT']);
});

test('a count that agrees moves nothing and is kept in the history', async () => {
  const stock = await stockOf(world, towel);
  const { data, codes } = await steps.moveStock(world.as(SUPERVISOR), input('COUNT', stock));
  expect([codes, data.moveStock.stock]).toEqual([[], stock]);
  const history = await world.as(SUPERVISOR).run('query ($id: ID!) { goods(id: $id) { history { move } } }', {
    id: towel,
  });
  expect(history.data.goods.history.at(-1).move).toBe('COUNT');
});

test('the keeper does not post the count of the keeper’s own shelf', async () => {
  expect((await steps.moveStock(world.as(KEEPER), input('COUNT', 0, { reason: '盘点' }))).codes).toEqual([
    'FORBIDDEN',
  ]);
});

test('strangers, residents and staff of elsewhere move nothing', async () => {
  const entry = () => input('LOSS', 1, { reason: '破损' });
  const resident = await world.villager(0);
  const keeper = await world.elsewhere('SHOP_KEEPER');
  expect((await steps.moveStock(world.stranger, entry())).codes).toEqual(['UNAUTHENTICATED']);
  expect((await steps.moveStock(world.as(resident.name), entry())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.moveStock(world.as(keeper.name), entry())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.moveStock(world.as(CLERK), { ...entry(), goodsId: world.id() })).codes).toEqual([
    'NOT_FOUND',
  ]);
});

test('the stock never falls below zero, and says which figure was wrong', async () => {
  const stock = await stockOf(world, towel);
  const { codes, fields } = await steps.moveStock(
    world.as(KEEPER),
    input('LOSS', stock + 1, { reason: '失窃' }),
  );
  expect([codes, fields]).toEqual([['STOCK_NEGATIVE'], ['quantity']]);
  expect(await stockOf(world, towel)).toBe(stock);
});

test('the same request twice moves once; its id serves nothing else', async () => {
  const once = input('PURCHASE', 3, { document: '20250616-002' });
  const first = await steps.moveStock(world.as(KEEPER), once);
  const second = await steps.moveStock(world.as(KEEPER), once);
  expect(second.data.moveStock.stock).toBe(first.data.moveStock.stock);
  expect((await steps.moveStock(world.as(KEEPER), { ...once, quantity: 4 })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
});

test.each([
  ['no document', { kind: 'PURCHASE', quantity: 1 }, 'BAD_INPUT'],
  ['no reason', { kind: 'LOSS', quantity: 1 }, 'REASON_REQUIRED'],
  ['a blank reason', { kind: 'LOSS', quantity: 1, reason: '   ' }, 'REASON_REQUIRED'],
  ['a negative number', { kind: 'PURCHASE', quantity: -1, document: 'x' }, 'OUT_OF_RANGE'],
  ['a huge number', { kind: 'PURCHASE', quantity: 2_000_000_000, document: 'x' }, 'OUT_OF_RANGE'],
  ['no such kind', { kind: 'THEFT', quantity: 1 }, 'BAD_INPUT'],
  ['a redemption by hand', { kind: 'REDEMPTION', quantity: 1 }, 'BAD_INPUT'],
  ['a long reason', { kind: 'LOSS', quantity: 1, reason: '长'.repeat(201) }, 'TOO_LONG'],
  ['no such day', { kind: 'PURCHASE', quantity: 1, document: 'x', bestBeforeOn: '2025-02-30' }, 'BAD_INPUT'],
])('%s is refused', async (_name, entry, code) => {
  const { codes } = await steps.moveStock(world.as(KEEPER), {
    requestId: world.id(),
    goodsId: salt,
    ...entry,
  });
  expect(codes).toEqual([code]);
});

test('dated goods come in with their date', async () => {
  const entry = {
    requestId: world.id(),
    goodsId: salt,
    kind: 'PURCHASE',
    quantity: 4,
    document: '20250616-004',
  };
  expect((await steps.moveStock(world.as(KEEPER), { ...entry, bestBeforeOn: '2025-06-01' })).codes).toEqual([
    'OUT_OF_RANGE',
  ]);
  expect(
    (await steps.moveStock(world.as(KEEPER), { ...entry, requestId: world.id(), bestBeforeOn: '2026-12-31' }))
      .codes,
  ).toEqual([]);
  const { data } = await world
    .as(KEEPER)
    .run('query ($id: ID!) { goods(id: $id) { movements(first: 1) { nodes { bestBeforeOn } } } }', {
      id: salt,
    });
  expect(data.goods.movements.nodes).toEqual([{ bestBeforeOn: '2026-12-31' }]);
});
