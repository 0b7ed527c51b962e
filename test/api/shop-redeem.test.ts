import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActor } from '#server/features/people/actor';
import { redeem } from '#server/features/shop/redeem';
import { openWorld, type Person, type World } from '#test/support/world';
import { balanceOf, CLERK, give, KEEPER, type Line, steps, stockOf, SUPERVISOR, visitOf } from './shop-steps';

let world: World;
let buyer: Person;
let visitId: string;
let salt: string;
let rice: string;
let towel: string;

beforeAll(async () => {
  world = await openWorld();
  buyer = await world.villager(0);
  salt = await world.goods('G01');
  rice = await world.goods('G06');
  towel = await world.goods('G22');
  await give(world, buyer.householdId, 100);
  visitId = await visitOf(world, buyer.householdId);
});
afterAll(() => world.close());

function input(lines: Line[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return { requestId: world.id(), visitId, lines, ...more };
}

test('a household trades points for goods in one statement, and gets a receipt', async () => {
  const before = { salt: await stockOf(world, salt), towel: await stockOf(world, towel) };
  const { data, codes } = await steps.redeem(
    world.as(KEEPER),
    input([
      { goodsId: towel, quantity: 1 },
      { goodsId: salt, quantity: 2 },
    ]),
  );
  expect(codes).toEqual([]);
  expect(data.redeem).toMatchObject({
    points: 14,
    balanceAfter: 86,
    returnedAt: null,
    mayReturn: true,
    village: { id: world.village },
    household: { id: buyer.householdId },
    keeper: { name: KEEPER },
    lines: [
      { quantity: 2, pointsEach: 3, goods: { id: salt, stock: before.salt - 2 } },
      { quantity: 1, pointsEach: 8, goods: { id: towel, stock: before.towel - 1 } },
    ],
  });
  expect(data.redeem.receiptNumber).toMatch(/^250616-[0-9A-F]{6}$/);
  expect(await balanceOf(world, buyer.householdId)).toBe(86);
});

test('the redemption itself is one statement', async () => {
  const actor = await loadActor(world.db.reader, { residentId: (await world.resident(KEEPER)).id });
  if (!actor) throw new Error('The keeper cannot sign in');
  const basket = { requestId: world.id(), visitId, lines: [{ goodsId: salt, quantity: 1 }] };
  expect(await world.statementsOf(() => redeem(world.db, actor, basket))).toBe(1);
});

test('the same request twice is carried out once and answers the same receipt', async () => {
  const once = input([{ goodsId: salt, quantity: 1 }]);
  const first = await steps.redeem(world.as(KEEPER), once);
  const balance = await balanceOf(world, buyer.householdId);
  const second = await steps.redeem(world.as(KEEPER), once);
  expect(second.codes).toEqual([]);
  expect(second.data.redeem.receiptNumber).toBe(first.data.redeem.receiptNumber);
  expect(second.data.redeem.balanceAfter).toBe(first.data.redeem.balanceAfter);
  expect(await balanceOf(world, buyer.householdId)).toBe(balance);
});

test('the same id with another input is refused and changes nothing', async () => {
  const once = input([{ goodsId: salt, quantity: 1 }]);
  await steps.redeem(world.as(KEEPER), once);
  const balance = await balanceOf(world, buyer.householdId);
  const other = await steps.redeem(world.as(KEEPER), { ...once, lines: [{ goodsId: salt, quantity: 2 }] });
  expect(other.codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  const visitTaken = await steps.redeem(world.as(KEEPER), { ...once, requestId: visitId });
  expect(visitTaken.codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  expect(await balanceOf(world, buyer.householdId)).toBe(balance);
});

test('the same id under another visit at the same time takes effect once', async () => {
  const neighbour = await world.villager(1);
  await give(world, neighbour.householdId, 50);
  const otherVisit = await visitOf(world, neighbour.householdId);
  const once = input([{ goodsId: towel, quantity: 1 }]);
  const answers = await Promise.all([
    steps.redeem(world.as(KEEPER), once),
    steps.redeem(world.as(KEEPER), { ...once, visitId: otherVisit }),
  ]);
  expect(answers.flatMap((answer) => answer.codes)).toEqual(['IDEMPOTENCY_MISMATCH']);
});

test('a stranger, the wrong role and another shop’s keeper are refused', async () => {
  const basket = () => input([{ goodsId: salt, quantity: 1 }]);
  const elsewhere = await world.elsewhere('SHOP_KEEPER');
  expect((await steps.redeem(world.stranger, basket())).codes).toEqual(['UNAUTHENTICATED']);
  expect((await steps.redeem(world.as(SUPERVISOR), basket())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.redeem(world.as(CLERK), basket())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.redeem(world.as(buyer.name), basket())).codes).toEqual(['FORBIDDEN']);
  expect((await steps.redeem(world.as(elsewhere.name), basket())).codes).toEqual(['VISIT_NOT_FOUND']);
});

test('each thing that stands in the way has its own answer, and none of them takes a point', async () => {
  const poor = await world.villager(2);
  await give(world, poor.householdId, 20);
  const poorVisit = await visitOf(world, poor.householdId);
  const tryIt = async (lines: Line[], more: Record<string, unknown> = {}) =>
    (await steps.redeem(world.as(KEEPER), input(lines, { visitId: poorVisit, ...more }))).codes;

  expect(await tryIt([{ goodsId: rice, quantity: 1 }])).toEqual(['INSUFFICIENT_POINTS']);
  expect(await tryIt([{ goodsId: salt, quantity: 7 }])).toEqual(['GOODS_LIMIT']);
  expect(await tryIt([{ goodsId: salt, quantity: 99 }])).toEqual(['SOLD_OUT']);
  expect(await tryIt([{ goodsId: world.id(), quantity: 1 }])).toEqual(['GOODS_NOT_FOUND']);
  const foreign = await world.db.reader.row<{ id: string }>(
    'select g.id from goods g join shop s on s.id = g.shop_id where s.village_id = $1 limit 1',
    [world.otherVillage],
  );
  expect(await tryIt([{ goodsId: foreign?.id ?? '', quantity: 1 }])).toEqual(['GOODS_NOT_FOUND']);
  expect(await tryIt([{ goodsId: salt, quantity: 1 }], { visitId: world.id() })).toEqual(['VISIT_NOT_FOUND']);
  expect(await tryIt([])).toEqual(['BAD_INPUT']);
  expect(await tryIt([{ goodsId: salt, quantity: 0 }])).toEqual(['OUT_OF_RANGE']);
  expect(await tryIt([{ goodsId: salt, quantity: -3 }])).toEqual(['OUT_OF_RANGE']);
  expect(await tryIt([{ goodsId: salt, quantity: 2_147_483_647 }])).toEqual(['OUT_OF_RANGE']);
  expect(await tryIt([{ goodsId: 'salt', quantity: 1 }])).toEqual(['BAD_INPUT']);
  expect(await tryIt(Array.from({ length: 41 }, () => ({ goodsId: world.id(), quantity: 1 })))).toEqual([
    'TOO_MANY',
  ]);
  expect(
    await tryIt([
      { goodsId: salt, quantity: 1 },
      { goodsId: salt, quantity: 1 },
    ]),
  ).toEqual(['DUPLICATE_ROW']);
  expect(await balanceOf(world, poor.householdId)).toBe(20);
});

test('a household that never had a point is told so', async () => {
  const newcomer = await world.villager(3);
  const visit = await visitOf(world, newcomer.householdId);
  const { codes } = await steps.redeem(
    world.as(KEEPER),
    input([{ goodsId: salt, quantity: 1 }], { visitId: visit }),
  );
  expect(codes).toEqual(['INSUFFICIENT_POINTS']);
});

test('the limit of a quarter counts what was taken before, and starts anew with the next', async () => {
  const family = await world.villager(4);
  await give(world, family.householdId, 400);
  const jug = await world.goods('G05');
  const buy = async () =>
    (
      await steps.redeem(
        world.as(KEEPER),
        input([{ goodsId: jug, quantity: 1 }], { visitId: await visitOf(world, family.householdId) }),
      )
    ).codes;
  expect(await buy()).toEqual([]);
  expect(await buy()).toEqual(['GOODS_LIMIT']);
  const { data } = await world
    .as(KEEPER)
    .run('mutation ($input: VisitInput!) { openVisit(input: $input) { allowances { goodsId remaining } } }', {
      input: {
        requestId: world.id(),
        shopId: await world.shop(),
        card: await world.db.reader
          .row<{ cardToken: string }>('select card_token from household where id = $1', [family.householdId])
          .then((row) => row?.cardToken),
        pin: '135790',
      },
    });
  expect(data.openVisit.allowances.find((one: { goodsId: string }) => one.goodsId === jug).remaining).toBe(0);
  await world.advance(15);
  expect(await buy()).toEqual([]);
});

test('a visit serves for 15 minutes, and not after it was closed', async () => {
  const family = await world.villager(5);
  await give(world, family.householdId, 50);
  const basket = (visit: string) => input([{ goodsId: salt, quantity: 1 }], { visitId: visit });
  const late = await visitOf(world, family.householdId);
  const receipt = basket(late);
  expect((await steps.redeem(world.as(KEEPER), receipt)).codes).toEqual([]);
  world.setTime(new Date(world.clock.now().getTime() + 15 * 60_000));
  expect((await steps.redeem(world.as(KEEPER), basket(late))).codes).toEqual(['VISIT_EXPIRED']);
  // The receipt was given out: a repeat of its request still answers it.
  expect((await steps.redeem(world.as(KEEPER), receipt)).codes).toEqual([]);
  const closed = await visitOf(world, family.householdId);
  await steps.closeVisit(world.as(KEEPER), { requestId: world.id(), visitId: closed });
  expect((await steps.redeem(world.as(KEEPER), basket(closed))).codes).toEqual(['VISIT_EXPIRED']);
});

test('a household that was closed after the PIN was checked buys nothing more', async () => {
  const family = await world.villager(6);
  await give(world, family.householdId, 50);
  const visit = await visitOf(world, family.householdId);
  await world.db.write((tx) =>
    tx.rows("update household set state = 'CLOSED' where id = $1", [family.householdId]),
  );
  const { codes } = await steps.redeem(
    world.as(KEEPER),
    input([{ goodsId: salt, quantity: 1 }], { visitId: visit }),
  );
  expect(codes).toEqual(['NOT_ACTIVE']);
  await world.db.write((tx) =>
    tx.rows("update household set state = 'ACTIVE' where id = $1", [family.householdId]),
  );
});

test('goods taken off the shelf are not sold', async () => {
  const rich = await world.villager(7);
  await give(world, rich.householdId, 50);
  const visit = await visitOf(world, rich.householdId);
  const soap = await world.goods('G14');
  await world.db.write((tx) => tx.rows('update goods set active = false where id = $1', [soap]));
  const { codes } = await steps.redeem(
    world.as(KEEPER),
    input([{ goodsId: soap, quantity: 1 }], { visitId: visit }),
  );
  expect(codes).toEqual(['GOODS_NOT_FOUND']);
});
