import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { ask, done, happensOnce, refusesOthers } from './shop-control-steps';
import { cardOf, CLERK, give, KEEPER, steps, stockOf } from './shop-steps';

let world: World;
let partnerId: string;
let owner: Person;
let buyer: Person;
let haircut: string;

beforeAll(async () => {
  world = await openWorld();
  owner = await world.villager(10);
  buyer = await world.villager(11);
  await give(world, buyer.householdId, 400);
});
afterAll(() => world.close());

const partner = () => ({
  villageId: world.village,
  nameZh: '村口小卖部',
  nameEn: 'Corner shop',
  openingZh: '每天 7:00–21:00',
  openingEn: 'Daily 7:00–21:00',
  agreement: '协议2025-03',
  centsPerPoint: 95,
});

async function sell(points: number): Promise<string> {
  const opened = await steps.openVisit(world.as(owner.name), {
    requestId: world.id(),
    shopId: partnerId,
    card: await cardOf(world, buyer.householdId),
    pin: WORLD_PIN,
  });
  expect(opened.codes).toEqual([]);
  const { data, codes } = await steps.redeem(world.as(owner.name), {
    requestId: world.id(),
    visitId: opened.data.openVisit.id,
    lines: [{ goodsId: haircut, quantity: points / 10 }],
  });
  expect(codes).toEqual([]);
  return data.redeem.id;
}

test('the village opens a partner by its agreement; its keeper is appointed like any other', async () => {
  await refusesOthers(world, 'revisePartner', partner());
  expect((await ask(world, world.as(KEEPER), 'revisePartner', partner())).codes).toEqual(['FORBIDDEN']);
  expect(
    (await ask(world, world.as(CLERK), 'revisePartner', { ...partner(), agreement: ' ' })).codes,
  ).toEqual(['BAD_INPUT']);
  const made = await happensOnce(world, CLERK, 'revisePartner', partner(), { centsPerPoint: 90 });
  partnerId = made.id;
  expect(made).toMatchObject({ kind: 'PARTNER', centsPerPoint: 95 });
  const amended = await done(world, CLERK, 'revisePartner', {
    ...partner(),
    shopId: partnerId,
    centsPerPoint: 100,
  });
  expect(amended).toMatchObject({ id: partnerId, centsPerPoint: 100 });
  // The village's own shop is no partner and stays the one it was.
  const wrong = await ask(world, world.as(CLERK), 'revisePartner', {
    ...partner(),
    shopId: await world.shop(),
  });
  expect([wrong.codes, wrong.fields]).toEqual([['NOT_FOUND'], ['shopId']]);
  const { data } = await world.stranger.run(
    'query ($id: ID!) { shop(villageId: $id) { kind } shops(villageId: $id) { kind nameZh } }',
    { id: world.village },
  );
  expect(data.shop.kind).toBe('VILLAGE');
  expect(data.shops.map((shop: { kind: string }) => shop.kind)).toEqual(['VILLAGE', 'PARTNER']);
  const appointed = await world
    .as(CLERK)
    .run('mutation ($input: PostInput!) { appointPost(input: $input) { id shop { id } } }', {
      input: {
        requestId: world.id(),
        residentId: owner.id,
        role: 'SHOP_KEEPER',
        shopId: partnerId,
        startsOn: '2025-01-01',
      },
    });
  expect(appointed.codes).toEqual([]);
});

test('its goods are listed by the village, handed out by its own keeper, and cost the village no stock', async () => {
  const listed = await steps.reviseGoods(world.as(CLERK), {
    requestId: world.id(),
    shopId: partnerId,
    code: 'L01',
    nameZh: '理发',
    nameEn: 'Haircut',
    unitZh: '次',
    unitEn: 'time',
    category: 'VOUCHER',
    points: 10,
    tracksBestBefore: false,
    isService: true,
    active: true,
    reorderLevel: 0,
  });
  haircut = listed.data.reviseGoods.id;
  const offer = (more: object) =>
    steps.moveStock(world.as(owner.name), {
      requestId: world.id(),
      goodsId: haircut,
      kind: 'PURCHASE',
      quantity: 90,
      document: '协议2025-03',
      ...more,
    });
  expect((await offer({ unitCostCents: 100 })).codes).toEqual(['BAD_INPUT']);
  expect((await offer({})).codes).toEqual([]);
  await sell(30);
  expect(await stockOf(world, haircut)).toBe(87);
  const own = await steps.openVisit(world.as(KEEPER), {
    requestId: world.id(),
    shopId: partnerId,
    card: await cardOf(world, buyer.householdId),
    pin: WORLD_PIN,
  });
  expect(own.codes).toEqual(['FORBIDDEN']);
  const count = await ask(world, world.as(owner.name), 'openCount', {
    shopId: partnerId,
    month: '2025-06-01',
  });
  expect([count.codes, count.fields]).toEqual([['BAD_INPUT'], ['shopId']]);
});

test('its receipts are its keeper’s and the village’s to see', async () => {
  const query = `query ($id: ID!, $shop: ID) { redemptions(villageId: $id, shopId: $shop) { nodes { id points } } }`;
  const variables = { id: world.village, shop: partnerId };
  expect((await world.as(owner.name).run(query, variables)).data.redemptions.nodes).toHaveLength(1);
  expect((await world.as(owner.name).run(query, { id: world.village })).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(CLERK).run(query, { id: world.village })).data.redemptions.nodes).toEqual([]);
  expect((await world.as(KEEPER).run(query, variables)).codes).toEqual(['FORBIDDEN']);
});

test('a month is claimed by the partner, signed by the village, paid by a document; each receipt once', async () => {
  const input = { shopId: partnerId, month: '2025-06-01' };
  expect((await ask(world, world.as(owner.name), 'prepareSettlement', input)).codes).toEqual([
    'IN_THE_FUTURE',
  ]);
  const second = await sell(50);
  world.setTime(new Date('2025-07-02T09:00:00+08:00'));
  await sell(20);
  await refusesOthers(world, 'prepareSettlement', input);
  expect((await ask(world, world.as(CLERK), 'prepareSettlement', input)).codes).toEqual(['FORBIDDEN']);
  const sheet = await happensOnce(world, owner.name, 'prepareSettlement', input, { month: '2025-05-01' });
  expect(sheet).toMatchObject({
    number: 'JS2025-06-1',
    state: 'PREPARED',
    points: 80,
    receipts: 2,
    amountCents: 8000,
    moves: ['DROP'],
  });
  expect((await ask(world, world.as(owner.name), 'prepareSettlement', input)).codes).toEqual(['CONFLICT']);
  const settlementId = sheet.id;
  expect((await ask(world, world.as(owner.name), 'signSettlement', { settlementId })).codes).toEqual([
    'FUND_TWO_PERSONS',
  ]);
  expect((await ask(world, world.as(CLERK), 'paySettlement', { settlementId, document: 'x' })).codes).toEqual(
    ['ILLEGAL_MOVE'],
  );
  await refusesOthers(world, 'signSettlement', { settlementId }, 'VILLAGE_CLERK');
  const signed = await happensOnce(
    world,
    CLERK,
    'signSettlement',
    { settlementId },
    { settlementId: world.id() },
  );
  expect(signed).toMatchObject({ state: 'SIGNED', signedBy: { name: CLERK } });
  await refusesOthers(world, 'paySettlement', { settlementId, document: '转账0702' }, 'VILLAGE_CLERK');
  const paid = await happensOnce(
    world,
    CLERK,
    'paySettlement',
    { settlementId, document: '转账0702' },
    { document: '别的' },
  );
  expect(paid).toMatchObject({ state: 'PAID', paidDocument: '转账0702' });

  // Goods of a paid receipt come back: the next sheet takes it off.
  world.setTime(new Date('2025-06-20T09:00:00+08:00'));
  const back = await steps.returnRedemption(world.as(owner.name), {
    requestId: world.id(),
    redemptionId: second,
    reason: '没剪成',
  });
  expect(back.codes).toEqual([]);
  await sell(60);
  world.setTime(new Date('2025-08-01T09:00:00+08:00'));
  const next = await done(world, owner.name, 'prepareSettlement', { shopId: partnerId, month: '2025-07-01' });
  expect(next).toMatchObject({ points: 20 + 60 - 50, receipts: 3 });
  expect(next.lines).toContainEqual({ kind: 'RETURN', points: -50, amountCents: -5000 });
  const reason = '少了一张';
  await refusesOthers(world, 'dropSettlement', { settlementId: next.id, reason }, 'VILLAGE_CLERK');
  const dropped = await happensOnce(
    world,
    CLERK,
    'dropSettlement',
    { settlementId: next.id, reason },
    { reason: '另' },
  );
  expect(dropped).toMatchObject({ state: 'DROPPED', droppedReason: reason });
  const anew = await done(world, owner.name, 'prepareSettlement', { shopId: partnerId, month: '2025-07-01' });
  expect(anew).toMatchObject({ number: 'JS2025-07-2', points: 30 });
  expect((await ask(world, world.as(owner.name), 'dropSettlement', { settlementId, reason })).codes).toEqual([
    'ILLEGAL_MOVE',
  ]);
});

test('settlements are for those who may see the stock, and there is none without receipts', async () => {
  const query = `query ($id: ID!) { shops(villageId: $id) { monthsToSettle settlements { id state lines { householdNumber } } } }`;
  const { data } = await world.as(CLERK).run(query, { id: world.village });
  expect(data.shops[1].settlements.map((each: { state: string }) => each.state)).toEqual([
    'PREPARED',
    'DROPPED',
    'PAID',
  ]);
  const guest = await world.stranger.run(query, { id: world.village });
  expect(guest.data.shops[1]).toEqual({ monthsToSettle: [], settlements: [] });
  const one = 'query ($id: ID!) { settlement(id: $id) { id } }';
  expect((await world.as(buyer.name).run(one, { id: data.shops[1].settlements[0].id })).data.settlement).toBe(
    null,
  );
  expect(
    (await ask(world, world.as(owner.name), 'prepareSettlement', { shopId: partnerId, month: '2025-04-01' }))
      .codes,
  ).toEqual(['NOTHING_TO_SETTLE']);
});
