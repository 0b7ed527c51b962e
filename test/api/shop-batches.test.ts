import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { ask, availableOf, batchesOf, batchOf, done, happensOnce, refusesOthers } from './shop-control-steps';
import { CLERK, give, KEEPER, steps, stockOf, SUPERVISOR, visitOf } from './shop-steps';

let world: World;
let buyer: Person;
let place = 0;
beforeAll(async () => {
  world = await openWorld();
  buyer = await world.villager(0);
  await give(world, buyer.householdId, 900);
});
afterAll(() => world.close());

/** A dated good of its own without limit, nothing on the shelf. */
async function datedGood(points = 2): Promise<string> {
  place += 1;
  const { data, codes } = await steps.reviseGoods(world.as(CLERK), {
    requestId: world.id(),
    shopId: await world.shop(),
    code: `D${place}`,
    nameZh: '牛奶',
    nameEn: 'Milk',
    unitZh: '',
    unitEn: '',
    category: 'FOOD',
    points,
    tracksBestBefore: true,
    isService: false,
    active: true,
    reorderLevel: 3,
  });
  expect(codes).toEqual([]);
  return data.reviseGoods.id;
}

async function redeem(goodsId: string, quantity: number) {
  return steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, buyer.householdId),
    lines: [{ goodsId, quantity }],
  });
}

const left = async (goodsId: string) =>
  Object.fromEntries((await batchesOf(world, goodsId)).map((batch) => [batch.bestBeforeOn, batch.quantity]));

test('the earliest date goes first, over as many batches as it takes, and a return goes back to them', async () => {
  const milk = await datedGood();
  await batchOf(world, milk, 4, '2025-09-01');
  await batchOf(world, milk, 3, '2025-07-01');
  const { data } = await redeem(milk, 5);
  expect(await left(milk)).toEqual({ '2025-07-01': 0, '2025-09-01': 2 });
  const back = await steps.returnRedemption(world.as(KEEPER), {
    requestId: world.id(),
    redemptionId: data.redeem.id,
    reason: '拿错了',
  });
  expect(back.codes).toEqual([]);
  expect(await left(milk)).toEqual({ '2025-07-01': 3, '2025-09-01': 4 });
});

test('what has passed its date stays in the book and is not handed out', async () => {
  const milk = await datedGood();
  await batchOf(world, milk, 3, '2025-06-16');
  await batchOf(world, milk, 2, '2025-08-20');
  expect(await availableOf(world, milk)).toBe(5);
  world.setTime(new Date('2025-06-17T00:00:30+08:00'));
  expect([await stockOf(world, milk), await availableOf(world, milk)]).toEqual([5, 2]);
  expect((await redeem(milk, 3)).codes).toEqual(['SOLD_OUT']);
  expect((await redeem(milk, 2)).codes).toEqual([]);
  expect(await left(milk)).toEqual({ '2025-06-16': 3, '2025-08-20': 0 });
  const { data } = await world
    .as(SUPERVISOR)
    .run('query ($id: ID!) { shop(villageId: $id) { urgentBatches { state quantity goods { id } } } }', {
      id: world.village,
    });
  expect(data.shop.urgentBatches).toContainEqual({ state: 'EXPIRED', quantity: 3, goods: { id: milk } });
  const guest = await world.stranger.run(
    'query ($id: ID!) { shop(villageId: $id) { urgentBatches { id } } }',
    {
      id: world.village,
    },
  );
  expect(guest.data.shop.urgentBatches).toEqual([]);
});

test('a loss of a named batch is of that batch, with a reason, and no more than it holds', async () => {
  const milk = await datedGood();
  await batchOf(world, milk, 4, '2025-07-10');
  const later = await batchOf(world, milk, 4, '2025-10-10');
  const loss = (quantity: number, more: object) =>
    steps.moveStock(world.as(KEEPER), {
      requestId: world.id(),
      goodsId: milk,
      kind: 'LOSS',
      quantity,
      ...more,
    });
  expect((await loss(2, { batchId: later })).codes).toEqual(['REASON_REQUIRED']);
  expect((await loss(5, { batchId: later, reason: '漏了' })).codes).toEqual(['STOCK_NEGATIVE']);
  expect((await loss(1, { batchId: world.id(), reason: '漏了' })).codes).toEqual(['NOT_FOUND']);
  expect((await loss(3, { batchId: later, reason: '包装破损' })).codes).toEqual([]);
  expect(await left(milk)).toEqual({ '2025-07-10': 4, '2025-10-10': 1 });
  expect((await loss(5, { reason: '整箱浸水' })).codes).toEqual([]);
  expect(await stockOf(world, milk)).toBe(0);
});

test('what a count finds beyond the book has no date and goes first', async () => {
  const milk = await datedGood();
  await batchOf(world, milk, 2, '2025-12-01');
  const count = await steps.moveStock(world.as(SUPERVISOR), {
    requestId: world.id(),
    goodsId: milk,
    kind: 'COUNT',
    quantity: 3,
    reason: '多出一件',
  });
  expect(count.codes).toEqual([]);
  expect(await left(milk)).toEqual({ null: 1, '2025-12-01': 2 });
  await redeem(milk, 2);
  expect(await left(milk)).toEqual({ null: 0, '2025-12-01': 1 });
});

test('a recalled batch is off the shelf at once, and who has some of it is listed', async () => {
  const milk = await datedGood();
  const bad = await batchOf(world, milk, 5, '2025-08-01');
  await batchOf(world, milk, 1, '2025-11-01');
  const sold = await redeem(milk, 2);
  await refusesOthers(world, 'recallBatch', { batchId: bad, reason: '厂家召回' });
  const recalled = await happensOnce(
    world,
    KEEPER,
    'recallBatch',
    { batchId: bad, reason: '厂家召回' },
    { reason: '别的' },
  );
  expect(recalled).toMatchObject({
    state: 'RECALLED',
    recalls: [{ reason: '厂家召回', recalledBy: { name: KEEPER }, liftedAt: null }],
  });
  expect(
    (await ask(world, world.as(CLERK), 'recallBatch', { batchId: bad, reason: '再一次' })).codes,
  ).toEqual(['ILLEGAL_MOVE']);
  expect(await availableOf(world, milk)).toBe(1);
  expect((await redeem(milk, 2)).codes).toEqual(['SOLD_OUT']);
  const query = `query ($id: ID!) { stockBatch(id: $id) { takers { quantity household { id } redemption { id } } } }`;
  const { data } = await world.as(KEEPER).run(query, { id: bad });
  expect(data.stockBatch.takers).toEqual([
    { quantity: 2, household: { id: buyer.householdId }, redemption: { id: sold.data.redeem.id } },
  ]);
  expect((await world.as(buyer.name).run(query, { id: bad })).data.stockBatch).toBe(null);

  // Who sells does not say that it is good again.
  expect((await ask(world, world.as(KEEPER), 'liftRecall', { batchId: bad, reason: '没事' })).codes).toEqual([
    'FORBIDDEN',
  ]);
  await refusesOthers(world, 'liftRecall', { batchId: bad, reason: '没事' }, 'SHOP_SUPERVISOR');
  const lifted = await happensOnce(
    world,
    SUPERVISOR,
    'liftRecall',
    { batchId: bad, reason: '检验合格' },
    { reason: '别的' },
  );
  expect(lifted).toMatchObject({ recalls: [{ liftReason: '检验合格' }] });
  expect(await availableOf(world, milk)).toBe(4);
  expect(
    (await ask(world, world.as(SUPERVISOR), 'liftRecall', { batchId: bad, reason: '再' })).codes,
  ).toEqual(['ILLEGAL_MOVE']);
  expect(
    (await ask(world, world.as(KEEPER), 'recallBatch', { batchId: world.id(), reason: 'x' })).codes,
  ).toEqual(['NOT_FOUND']);
});

test('batches are for those who may see the stock', async () => {
  const query = 'query ($id: ID!) { goods(id: $id) { batches { id } } }';
  const id = await world.goods('G01');
  expect((await world.as(buyer.name).run(query, { id })).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(CLERK).run(query, { id })).data.goods.batches).toHaveLength(1);
});

test('the list to reorder suggests what the last sales need', async () => {
  const milk = await datedGood();
  await batchOf(world, milk, 9, '2025-12-01');
  await redeem(milk, 6);
  const query = `query ($id: ID!) { shop(villageId: $id) {
    reorder { available sold suggested lastCostCents goods { id } } } }`;
  const { data } = await world.as(SUPERVISOR).run(query, { id: world.village });
  const lines = data.shop.reorder as { goods: { id: string } }[];
  // Six in 90 days are four in 60; three are there.
  expect(lines.find((line) => line.goods.id === milk)).toMatchObject({ available: 3, sold: 6, suggested: 1 });
  expect((await world.as(buyer.name).run(query, { id: world.village })).data.shop.reorder).toEqual([]);
  expect(await world.statementsOf(() => world.as(SUPERVISOR).run(query, { id: world.village }))).toBeLessThan(
    9,
  );
});

test('goods come back within the shop’s own days', async () => {
  const shopId = await world.shop();
  const terms = {
    shopId,
    returnDays: 2,
    holdDays: 3,
    openReservations: 3,
    pickupCheck: 'PIN',
    nearExpiryDays: 30,
    countDueDays: 5,
    salesDays: 90,
    coverDays: 60,
  };
  await refusesOthers(world, 'reviseTerms', terms);
  expect((await ask(world, world.as(KEEPER), 'reviseTerms', terms)).codes).toEqual(['FORBIDDEN']);
  expect((await ask(world, world.as(CLERK), 'reviseTerms', { ...terms, returnDays: 61 })).codes).toEqual([
    'OUT_OF_RANGE',
  ]);
  await happensOnce(world, CLERK, 'reviseTerms', terms, { returnDays: 5 });
  const milk = await datedGood();
  await batchOf(world, milk, 2, '2026-03-01');
  const { data } = await redeem(milk, 1);
  await world.advance(3);
  const back = () =>
    steps.returnRedemption(world.as(KEEPER), {
      requestId: world.id(),
      redemptionId: data.redeem.id,
      reason: '坏了',
    });
  expect((await back()).codes).toEqual(['RETURN_TOO_LATE']);
  await done(world, CLERK, 'reviseTerms', { ...terms, returnDays: 3 });
  expect((await back()).codes).toEqual([]);
});
