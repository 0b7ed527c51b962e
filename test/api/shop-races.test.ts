import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type Result, type World } from '#test/support/world';
import {
  balanceOf,
  CLERK,
  give,
  KEEPER,
  type Line,
  steps,
  stockOf,
  stockUp,
  SUPERVISOR,
  visitOf,
} from './shop-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
// The audit at the end proves every law on what the races left behind.
afterAll(() => world.close());

function tally(results: readonly Result[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { codes } of results) {
    const word = codes[0] ?? 'done';
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

/** A good without a limit, `stock` of it on the shelf, at `points` each. */
async function newGood(code: string, points: number, stock: number): Promise<string> {
  const { data, codes } = await steps.reviseGoods(world.as(CLERK), {
    requestId: world.id(),
    shopId: await world.shop(),
    code,
    nameZh: '抢购品',
    nameEn: 'Scarce good',
    unitZh: '',
    unitEn: '',
    category: 'HOME',
    points,
    tracksBestBefore: false,
    isService: false,
    active: true,
    reorderLevel: 0,
  });
  expect(codes).toEqual([]);
  await stockUp(world, data.reviseGoods.id, stock);
  return data.reviseGoods.id;
}

function many<T>(count: number, work: (place: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, place) => work(place)));
}

test('forty redemptions at once against one balance spend what is there and no more', async () => {
  const buyer = await world.villager(0);
  await give(world, buyer.householdId, 100);
  const goodsId = await newGood('R01', 9, 1000);
  const visitId = await visitOf(world, buyer.householdId);
  const results = await many(40, () =>
    steps.redeem(world.as(KEEPER), { requestId: world.id(), visitId, lines: [{ goodsId, quantity: 1 }] }),
  );
  expect(tally(results)).toEqual({ done: 11, INSUFFICIENT_POINTS: 29 });
  expect(await balanceOf(world, buyer.householdId)).toBe(1);
  expect(await stockOf(world, goodsId)).toBe(989);
});

test('forty households at once for seven pieces: seven go home with one', async () => {
  const goodsId = await newGood('R02', 5, 7);
  const visits: string[] = [];
  for (let place = 10; place < 50; place += 1) {
    const { householdId } = await world.villager(place);
    await give(world, householdId, 30);
    visits.push(await visitOf(world, householdId));
  }
  const results = await many(40, (place) =>
    steps.redeem(world.as(KEEPER), {
      requestId: world.id(),
      visitId: visits[place],
      lines: [{ goodsId, quantity: 1 }],
    }),
  );
  expect(tally(results)).toEqual({ done: 7, SOLD_OUT: 33 });
  expect(await stockOf(world, goodsId)).toBe(0);
});

test('one balance and one scarce good at once, in mixed baskets', async () => {
  const buyer = await world.villager(1);
  await give(world, buyer.householdId, 200);
  const scarce = await newGood('R03', 10, 5);
  const plenty = await newGood('R04', 3, 500);
  const visitId = await visitOf(world, buyer.householdId);
  const results = await many(40, (place) => {
    const lines: Line[] = [
      { goodsId: scarce, quantity: 1 + (place % 2) },
      { goodsId: plenty, quantity: 1 },
    ];
    return steps.redeem(world.as(KEEPER), {
      requestId: world.id(),
      visitId,
      lines: place % 3 === 0 ? lines.toReversed() : lines,
    });
  });
  const spent = results.reduce((sum, { data }) => sum + Number(data?.redeem?.points ?? 0), 0);
  expect(await stockOf(world, scarce)).toBeGreaterThanOrEqual(0);
  expect(await balanceOf(world, buyer.householdId)).toBe(200 - spent);
  expect(Object.keys(tally(results)).toSorted()).toEqual(['SOLD_OUT', 'done']);
});

test("a quarter's limit holds against twenty at once", async () => {
  const buyer = await world.villager(2);
  await give(world, buyer.householdId, 500);
  const towel = await world.goods('G22');
  await stockUp(world, towel, 50);
  const visitId = await visitOf(world, buyer.householdId);
  const results = await many(20, () =>
    steps.redeem(world.as(KEEPER), {
      requestId: world.id(),
      visitId,
      lines: [{ goodsId: towel, quantity: 1 }],
    }),
  );
  expect(tally(results)).toEqual({ done: 4, GOODS_LIMIT: 16 });
});

test('the same request twenty times at once: one receipt, and everyone gets it', async () => {
  const buyer = await world.villager(3);
  await give(world, buyer.householdId, 90);
  const goodsId = await newGood('R05', 30, 10);
  const visitId = await visitOf(world, buyer.householdId);
  const requestId = world.id();
  const results = await many(20, () =>
    steps.redeem(world.as(KEEPER), { requestId, visitId, lines: [{ goodsId, quantity: 1 }] }),
  );
  expect(tally(results)).toEqual({ done: 20 });
  expect(
    new Set(results.map(({ data }) => `${data.redeem.receiptNumber} ${data.redeem.balanceAfter}`)).size,
  ).toBe(1);
  expect(await balanceOf(world, buyer.householdId)).toBe(60);
  expect(await stockOf(world, goodsId)).toBe(9);
});

test('the same id with ten different baskets at once: one of them takes effect', async () => {
  const buyer = await world.villager(4);
  await give(world, buyer.householdId, 300);
  const goodsId = await newGood('R06', 2, 100);
  const visitId = await visitOf(world, buyer.householdId);
  const requestId = world.id();
  const results = await many(10, (place) =>
    steps.redeem(world.as(KEEPER), { requestId, visitId, lines: [{ goodsId, quantity: place + 1 }] }),
  );
  expect(tally(results)).toEqual({ done: 1, IDEMPOTENCY_MISMATCH: 9 });
  const [receipt] = results.filter(({ codes }) => codes.length === 0);
  expect(await balanceOf(world, buyer.householdId)).toBe(300 - receipt?.data.redeem.points);
});

test('a receipt brought back ten times at once comes back once', async () => {
  const buyer = await world.villager(5);
  await give(world, buyer.householdId, 50);
  const goodsId = await newGood('R07', 20, 3);
  const visitId = await visitOf(world, buyer.householdId);
  const bought = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId,
    lines: [{ goodsId, quantity: 2 }],
  });
  const results = await many(10, (place) =>
    steps.returnRedemption(world.as(place % 2 === 0 ? KEEPER : SUPERVISOR), {
      requestId: world.id(),
      redemptionId: bought.data.redeem.id,
      reason: '质量不好',
    }),
  );
  expect(tally(results)).toEqual({ done: 1, ALREADY_RETURNED: 9 });
  expect(await balanceOf(world, buyer.householdId)).toBe(50);
  expect(await stockOf(world, goodsId)).toBe(3);
});

test('redemptions, returns, counts, prices and grants across each other never end in a fault', async () => {
  const families: Person[] = await Promise.all([50, 51, 52, 53].map((place) => world.villager(place)));
  const goods = await many(4, (place) => newGood(`R1${place}`, 2, 400));
  const visits: string[] = [];
  for (const { householdId } of families) {
    await give(world, householdId, 400);
    visits.push(await visitOf(world, householdId));
  }
  const receipts: string[] = [];
  const results: Result[] = [];
  const until = Date.now() + 6_000;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
  const shuffled = (): string[] => goods.toSorted(() => Math.random() - 0.5);

  const buy = async (): Promise<Result> => {
    const lines = shuffled()
      .slice(0, 1 + Math.floor(Math.random() * 3))
      .map((goodsId) => ({ goodsId, quantity: 1 }));
    const result = await steps.redeem(world.as(KEEPER), {
      requestId: world.id(),
      visitId: pick(visits),
      lines,
    });
    if (result.data?.redeem) receipts.push(result.data.redeem.id);
    return result;
  };
  const bringBack = (): Promise<Result> => {
    const redemptionId = receipts.splice(Math.floor(Math.random() * receipts.length), 1)[0] ?? world.id();
    return steps.returnRedemption(world.as(SUPERVISOR), {
      requestId: world.id(),
      redemptionId,
      reason: '换一件',
    });
  };
  const count = async (): Promise<Result> => {
    const goodsId = pick(goods);
    return steps.moveStock(world.as(SUPERVISOR), {
      requestId: world.id(),
      goodsId,
      kind: 'COUNT',
      quantity: 200 + Math.floor(Math.random() * 200),
      reason: '盘点',
    });
  };
  const refill = (): Promise<Result> =>
    steps.moveStock(world.as(KEEPER), {
      requestId: world.id(),
      goodsId: pick(goods),
      kind: 'PURCHASE',
      quantity: 1,
      document: '20250616-010',
    });
  const grant = async (): Promise<Result> => {
    await give(world, pick(families).householdId, 6);
    return { data: null, codes: [], fields: [], about: [] };
  };

  const acts = [buy, buy, buy, buy, bringBack, bringBack, count, refill, grant];
  await many(9, async () => {
    while (Date.now() < until) results.push(await pick(acts)());
  });
  const refusals = new Set(results.flatMap(({ codes }) => codes));
  expect(
    [...refusals].filter((code) => !['INSUFFICIENT_POINTS', 'SOLD_OUT', 'NOT_FOUND'].includes(code)),
  ).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
});
