import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireReservations } from '#server/features/shop/reservations/expire-reservations';
import { openWorld, type Person, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { ask, availableOf, batchesOf, done, happensOnce, refusesOthers } from './shop-control-steps';
import { balanceOf, cardOf, CLERK, give, KEEPER, steps, stockOf, stockUp, visitOf } from './shop-steps';

let world: World;
let shopId: string;
let towel: string;
let place = 0;
beforeAll(async () => {
  world = await openWorld();
  shopId = await world.shop();
  towel = await world.goods('G22');
});
afterAll(() => world.close());

/** A household nobody has used yet, with points. */
async function household(points: number): Promise<Person> {
  const person = await world.villager(place);
  place += 1;
  await give(world, person.householdId, points);
  return person;
}

/** A good without a limit. */
async function newGood(stock: number, points = 5, limit: number | null = null): Promise<string> {
  const { data, codes } = await steps.reviseGoods(world.as(CLERK), {
    requestId: world.id(),
    shopId,
    code: `V${world.id().slice(-5).toUpperCase()}`,
    nameZh: '雨伞',
    nameEn: 'Umbrella',
    unitZh: '',
    unitEn: '',
    category: 'HOME',
    points,
    limitPerQuarter: limit,
    tracksBestBefore: false,
    isService: false,
    active: true,
    reorderLevel: 0,
  });
  expect(codes).toEqual([]);
  await stockUp(world, data.reviseGoods.id, stock);
  return data.reviseGoods.id;
}

const reserve = (name: string, goodsId: string, quantity = 1) =>
  ask(world, world.as(name), 'reserveGoods', { shopId, lines: [{ goodsId, quantity }] });

async function redeem(person: Person, goodsId: string, quantity = 1) {
  return steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, person.householdId),
    lines: [{ goodsId, quantity }],
  });
}

test('goods and points are put aside without a transfer, and nobody else gets them', async () => {
  const buyer = await household(20);
  const other = await household(50);
  const umbrella = await newGood(3);
  const { data, codes } = await reserve(buyer.name, umbrella, 2);
  expect(codes).toEqual([]);
  expect(data.reserveGoods).toMatchObject({
    code: expect.stringMatching(/^\d{6}$/),
    points: 10,
    state: 'OPEN',
    // Through the third day after today.
    expiresAt: '2025-06-19T16:00:00.000Z',
    lines: [{ quantity: 2, pointsEach: 5 }],
    household: { balance: 20, reservedPoints: 10 },
    moves: ['CANCEL'],
  });
  expect(await balanceOf(world, buyer.householdId)).toBe(20);
  expect([await stockOf(world, umbrella), await availableOf(world, umbrella)]).toEqual([3, 1]);
  expect((await redeem(other, umbrella, 2)).codes).toEqual(['SOLD_OUT']);
  expect((await redeem(other, umbrella, 1)).codes).toEqual([]);
  // Ten points are promised, so only ten are left to spend.
  const dear = await newGood(5, 11);
  expect((await redeem(buyer, dear)).codes).toEqual(['INSUFFICIENT_POINTS']);
  expect((await reserve(buyer.name, dear)).codes).toEqual(['INSUFFICIENT_POINTS']);
});

test('each thing that stands in the way has its own answer', async () => {
  const buyer = await household(12);
  const umbrella = await newGood(2, 5, 2);
  expect((await reserve(buyer.name, umbrella, 3)).codes).toEqual(['SOLD_OUT']);
  expect((await reserve(buyer.name, world.id())).codes).toEqual(['GOODS_NOT_FOUND']);
  expect((await reserve(buyer.name, umbrella, 1)).codes).toEqual([]);
  await stockUp(world, umbrella, 9);
  expect((await reserve(buyer.name, umbrella, 2)).codes).toEqual(['GOODS_LIMIT']);
  expect((await redeem(buyer, umbrella, 2)).codes).toEqual(['GOODS_LIMIT']);
  expect((await reserve(buyer.name, umbrella, 100)).codes).toEqual(['OUT_OF_RANGE']);
  const lines = [{ goodsId: umbrella, quantity: 1 }];
  expect(
    (await ask(world, world.as(buyer.name), 'reserveGoods', { shopId: world.id(), lines })).codes,
  ).toEqual(['NOT_FOUND']);
  const cheap = await newGood(9, 1);
  expect((await reserve(buyer.name, cheap)).codes).toEqual([]);
  expect((await reserve(buyer.name, cheap)).codes).toEqual([]);
  expect((await reserve(buyer.name, cheap)).codes).toEqual(['TOO_MANY']);
  const elsewhere = await world.elsewhere('SHOP_KEEPER');
  expect((await ask(world, world.stranger, 'reserveGoods', { shopId, lines })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect((await reserve(elsewhere.name, umbrella)).codes).toEqual(['FORBIDDEN']);
});

test('the same request twice holds once', async () => {
  const buyer = await household(30);
  const umbrella = await newGood(4);
  const lines = [{ goodsId: umbrella, quantity: 2 }];
  await happensOnce(
    world,
    buyer.name,
    'reserveGoods',
    { shopId, lines },
    { lines: [{ goodsId: umbrella, quantity: 1 }] },
  );
  expect(await availableOf(world, umbrella)).toBe(2);
});

test('with card and PIN the keeper hands it out in one step, at the price promised', async () => {
  const buyer = await household(30);
  const umbrella = await newGood(2, 6);
  const { data } = await reserve(buyer.name, umbrella, 2);
  const reservationId = data.reserveGoods.id;
  await steps.reviseGoods(world.as(CLERK), {
    requestId: world.id(),
    shopId,
    goodsId: umbrella,
    code: `P${reservationId.slice(-5).toUpperCase()}`,
    nameZh: '雨伞',
    nameEn: 'Umbrella',
    unitZh: '',
    unitEn: '',
    category: 'HOME',
    points: 20,
    tracksBestBefore: false,
    isService: false,
    active: true,
    reorderLevel: 0,
  });
  const opened = await world.as(KEEPER).run(
    `mutation ($input: VisitInput!) { openVisit(input: $input) { id reservedPoints reservation { id }
      reservations { id code lines { quantity } moves } } }`,
    {
      input: { requestId: world.id(), shopId, card: await cardOf(world, buyer.householdId), pin: WORLD_PIN },
    },
  );
  expect(opened.data.openVisit).toMatchObject({
    reservedPoints: 12,
    reservation: null,
    reservations: [{ id: reservationId, code: null, lines: [{ quantity: 2 }], moves: ['CANCEL', 'COLLECT'] }],
  });
  const visitId = opened.data.openVisit.id;
  const receipt = await happensOnce(
    world,
    KEEPER,
    'collectReservation',
    { visitId, reservationId },
    { reservationId: world.id() },
  );
  expect(receipt).toMatchObject({
    points: 12,
    balanceAfter: 18,
    lines: [{ quantity: 2, pointsEach: 6, goods: { stock: 0, available: 0 } }],
  });
  expect(
    (await ask(world, world.as(KEEPER), 'collectReservation', { visitId, reservationId })).codes,
  ).toEqual(['ILLEGAL_MOVE']);
  expect((await ask(world, world.as(buyer.name), 'cancelReservation', { reservationId })).codes).toEqual([
    'ILLEGAL_MOVE',
  ]);
  const batches = await batchesOf(world, umbrella);
  expect(batches.map((batch) => batch.quantity)).toEqual([0]);
});

test('nobody but the shop’s keeper collects, and only what is the customer’s', async () => {
  const buyer = await household(30);
  const other = await household(30);
  const umbrella = await newGood(3);
  const { data } = await reserve(buyer.name, umbrella);
  const reservationId = data.reserveGoods.id;
  const visitId = await visitOf(world, other.householdId);
  const collect = (name: string, more = {}) =>
    ask(world, world.as(name), 'collectReservation', { visitId, reservationId, ...more });
  expect((await ask(world, world.stranger, 'collectReservation', { visitId, reservationId })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect((await collect(buyer.name)).codes).toEqual(['FORBIDDEN']);
  expect((await collect((await world.elsewhere('SHOP_KEEPER')).name)).codes).toEqual(['VISIT_NOT_FOUND']);
  expect((await collect(KEEPER)).codes).toEqual(['NOT_FOUND']);
  expect((await collect(KEEPER, { visitId: world.id() })).codes).toEqual(['VISIT_NOT_FOUND']);
});

test('a pick-up code with the PIN opens a visit for that reservation and nothing else', async () => {
  const buyer = await household(30);
  const umbrella = await newGood(3);
  const { data } = await reserve(buyer.name, umbrella);
  const { id: reservationId, code } = data.reserveGoods;
  await refusesOthers(world, 'openPickup', { shopId, code, pin: WORLD_PIN });
  expect((await ask(world, world.as(KEEPER), 'openPickup', { shopId, code, pin: '0000' })).codes).toEqual([
    'WRONG_PIN',
  ]);
  expect((await ask(world, world.as(KEEPER), 'openPickup', { shopId, code: '12', pin: '' })).codes).toEqual([
    'BAD_INPUT',
  ]);
  const visit = await happensOnce(
    world,
    KEEPER,
    'openPickup',
    { shopId, code, pin: WORLD_PIN },
    { code: code === '000000' ? '000001' : '000000' },
  );
  expect(visit).toMatchObject({
    reservation: { id: reservationId, code: null },
    household: { id: buyer.householdId },
  });
  const more = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: visit.id,
    lines: [{ goodsId: towel, quantity: 1 }],
  });
  expect(more.codes).toEqual(['VISIT_NOT_FOUND']);
  await done(world, KEEPER, 'collectReservation', { visitId: visit.id, reservationId });
});

test('where the shop’s terms say so the code alone is enough, and codes cannot be tried out', async () => {
  const terms = {
    shopId,
    returnDays: 7,
    holdDays: 3,
    openReservations: 3,
    nearExpiryDays: 30,
    countDueDays: 5,
    salesDays: 90,
    coverDays: 60,
  };
  await done(world, CLERK, 'reviseTerms', { ...terms, pickupCheck: 'CODE' });
  const buyer = await household(30);
  const umbrella = await newGood(3);
  const { data } = await reserve(buyer.name, umbrella);
  const { code, id: reservationId } = data.reserveGoods;
  const visit = await done(world, KEEPER, 'openPickup', { shopId, code });
  await done(world, KEEPER, 'collectReservation', { visitId: visit.id, reservationId });
  // A code is good once.
  const tries = [];
  for (let turn = 0; turn < 6; turn += 1) {
    tries.push(await ask(world, world.as(KEEPER), 'openPickup', { shopId, code }));
  }
  expect(tries.map(({ codes }) => codes[0])).toEqual([
    'WRONG_CODE',
    'WRONG_CODE',
    'WRONG_CODE',
    'WRONG_CODE',
    'WRONG_CODE',
    'TOO_MANY_ATTEMPTS',
  ]);
  await done(world, CLERK, 'reviseTerms', { ...terms, pickupCheck: 'PIN', holdDays: 0 });
  expect((await reserve(buyer.name, umbrella)).codes).toEqual(['FORBIDDEN']);
  await done(world, CLERK, 'reviseTerms', { ...terms, pickupCheck: 'PIN' });
});

test('a household lets go at will, a keeper says why, others do not', async () => {
  const buyer = await household(30);
  const umbrella = await newGood(3);
  const first = (await reserve(buyer.name, umbrella)).data.reserveGoods.id;
  const second = (await reserve(buyer.name, umbrella)).data.reserveGoods.id;
  expect(await availableOf(world, umbrella)).toBe(1);
  await refusesOthers(world, 'cancelReservation', { reservationId: first, reason: '不要了' });
  await happensOnce(world, buyer.name, 'cancelReservation', { reservationId: first }, { reason: '另说' });
  expect((await ask(world, world.as(KEEPER), 'cancelReservation', { reservationId: second })).codes).toEqual([
    'REASON_REQUIRED',
  ]);
  const cancelled = await done(world, KEEPER, 'cancelReservation', {
    reservationId: second,
    reason: '货损坏了',
  });
  expect(cancelled).toMatchObject({ state: 'CANCELLED', reason: '货损坏了' });
  expect(await availableOf(world, umbrella)).toBe(3);
  expect(
    (await ask(world, world.as(KEEPER), 'cancelReservation', { reservationId: world.id(), reason: 'x' }))
      .codes,
  ).toEqual(['NOT_FOUND']);
});

test('who reserved what is for the household and the shop', async () => {
  const buyer = await household(30);
  const umbrella = await newGood(3);
  await reserve(buyer.name, umbrella);
  const own = `query ($id: ID!) { household(id: $id) { reservations { code state } } }`;
  expect(
    (await world.as(buyer.name).run(own, { id: buyer.householdId })).data.household.reservations,
  ).toEqual([{ code: expect.stringMatching(/^\d{6}$/), state: 'OPEN' }]);
  expect((await world.as(KEEPER).run(own, { id: buyer.householdId })).data.household.reservations).toEqual([
    { code: null, state: 'OPEN' },
  ]);
  const list = `query ($id: ID!) { shop(villageId: $id) { reservations(first: 50) { nodes { state household { number }
    lines { goods { nameZh } } } } } }`;
  const open = await world.as(KEEPER).run(list, { id: world.village });
  expect(open.data.shop.reservations.nodes.length).toBeGreaterThan(1);
  expect((await world.as(buyer.name).run(list, { id: world.village })).codes).toEqual(['FORBIDDEN']);
  expect(await world.statementsOf(() => world.as(KEEPER).run(list, { id: world.village }))).toBeLessThan(12);
});

test('a hold ends by itself, with the job and without it', async () => {
  const buyer = await household(30);
  const umbrella = await newGood(1, 25);
  const { data } = await reserve(buyer.name, umbrella);
  const reservationId = data.reserveGoods.id;
  world.setTime(new Date('2025-06-20T00:00:01+08:00'));
  // Before any job has been by.
  expect(await availableOf(world, umbrella)).toBe(1);
  const visitId = await visitOf(world, buyer.householdId);
  expect(
    (await ask(world, world.as(KEEPER), 'collectReservation', { visitId, reservationId })).codes,
  ).toEqual(['RESERVATION_EXPIRED']);
  expect((await ask(world, world.as(buyer.name), 'cancelReservation', { reservationId })).codes).toEqual([
    'ILLEGAL_MOVE',
  ]);
  expect(
    (await ask(world, world.as(KEEPER), 'openPickup', { shopId, code: data.reserveGoods.code, pin: '' }))
      .codes,
  ).toEqual(['RESERVATION_EXPIRED']);
  expect(await world.db.write(expireReservations)).toBeGreaterThan(0);
  expect(await world.db.write(expireReservations)).toBe(0);
  expect(
    (await ask(world, world.as(KEEPER), 'collectReservation', { visitId, reservationId })).codes,
  ).toEqual(['RESERVATION_EXPIRED']);
  expect((await redeem(buyer, umbrella)).codes).toEqual([]);
});

test('forty reservations and redemptions at once never promise or hand out more than there is', async () => {
  const scarce = await newGood(7, 3);
  const people: Awaited<ReturnType<typeof household>>[] = [];
  for (let turn = 0; turn < 20; turn += 1) people.push(await household(30));
  const visits: string[] = [];
  for (const person of people) visits.push(await visitOf(world, person.householdId));
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, turn) => {
      const who = turn % 20;
      return turn < 20
        ? reserve(people[who]?.name ?? '', scarce)
        : steps.redeem(world.as(KEEPER), {
            requestId: world.id(),
            visitId: visits[who],
            lines: [{ goodsId: scarce, quantity: 1 }],
          });
    }),
  );
  expect(results.filter(({ codes }) => codes.length === 0)).toHaveLength(7);
  expect(results.filter(({ codes }) => codes[0] === 'SOLD_OUT')).toHaveLength(33);
  expect(await availableOf(world, scarce)).toBe(0);
  // Everybody fetches what was promised, twice each, while others cancel.
  const held = results.flatMap(({ data }, turn) =>
    data?.reserveGoods ? [{ id: data.reserveGoods.id, who: turn % 20 }] : [],
  );
  const ends = await Promise.all(
    held.flatMap(({ id, who }) => [
      ask(world, world.as(KEEPER), 'collectReservation', { visitId: visits[who], reservationId: id }),
      ask(world, world.as(people[who]?.name ?? ''), 'cancelReservation', { reservationId: id }),
      ask(world, world.as(KEEPER), 'collectReservation', { visitId: visits[who], reservationId: id }),
    ]),
  );
  expect(ends.filter(({ codes }) => codes.length === 0)).toHaveLength(held.length);
  expect(new Set(ends.flatMap(({ codes }) => codes))).toEqual(
    new Set(held.length > 0 ? ['ILLEGAL_MOVE'] : []),
  );
});

test('one household’s phones at once promise its points once', async () => {
  const buyer = await household(25);
  const goodsId = await newGood(100, 10);
  const results = await Promise.all(Array.from({ length: 12 }, () => reserve(buyer.name, goodsId)));
  expect(results.filter(({ codes }) => codes.length === 0)).toHaveLength(2);
});
