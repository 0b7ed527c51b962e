import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DomainError } from '#server/core/errors';
import { type Actor, loadActor } from '#server/features/people/actor';
import type { GoodsInput, RedeemInput } from '#server/features/shop/inputs';
import { GoodsCategory } from '#server/features/shop/goods.entity';
import { moveStock } from '#server/features/shop/move-stock';
import { openVisit } from '#server/features/shop/open-visit';
import { redeem } from '#server/features/shop/redeem';
import { returnRedemption } from '#server/features/shop/return-redemption';
import { reviseGoods } from '#server/features/shop/revise-goods';
import { StockMovementKind } from '#server/features/shop/stock-movement.entity';
import { openWorld, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { runs, seeded, TIME_LIMIT } from './runs';
import { type Basket, ShopModel } from './stock-model';
import { bringIn } from '#test/support/openings';

let world: World;
let keeper: Actor;
let supervisor: Actor;
let clerk: Actor;
let households: { id: string; card: string }[];

beforeAll(async () => {
  world = await openWorld();
  [keeper, supervisor, clerk] = (await Promise.all(['龙志远', '毕秀云', '贺春梅'].map(actorNamed))) as [
    Actor,
    Actor,
    Actor,
  ];
  households = await Promise.all(
    [0, 1].map(async (place) => {
      const { householdId } = await world.villager(place);
      const row = await world.db.reader.row<{ cardNumber: string }>(
        'select card_number from household where id = $1',
        [householdId],
      );
      return { id: householdId, card: row?.cardNumber ?? '' };
    }),
  );
});
afterAll(() => world.close());

async function actorNamed(name: string): Promise<Actor> {
  const actor = await loadActor(world.db.reader, { residentId: (await world.resident(name)).id });
  if (!actor) throw new Error(`${name} cannot sign in`);
  return actor;
}

type Step =
  | { do: 'grant'; household: number; points: number }
  | { do: 'redeem'; household: number; basket: Basket[] }
  | { do: 'again'; receipt: number; other: boolean }
  | { do: 'giveBack'; receipt: number }
  | { do: 'move'; kind: 'PURCHASE' | 'LOSS' | 'COUNT'; goods: number; quantity: number }
  | { do: 'price'; goods: number; points: number }
  | { do: 'wait'; days: number };

const LIMITS = [null, 4, 2];
const START_PRICES = [3, 8, 30];
const START_STOCK = 8;
const household = fc.integer({ min: 0, max: 1 });
const goods = fc.integer({ min: 0, max: 2 });
const basket = fc.uniqueArray(fc.record({ goods, quantity: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 3,
  selector: (line) => line.goods,
});
const is = <const T extends string>(name: T) => fc.constant(name);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: is('grant'), household, points: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 6, arbitrary: fc.record({ do: is('redeem'), household, basket }) },
  { weight: 1, arbitrary: fc.record({ do: is('again'), receipt: fc.nat(6), other: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: is('giveBack'), receipt: fc.nat(6) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('move'),
      kind: fc.constantFrom('PURCHASE' as const, 'LOSS' as const, 'COUNT' as const),
      goods,
      quantity: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('price'), goods, points: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ do: is('wait'), days: fc.integer({ min: 1, max: 20 }) }) },
);

/** The real shop, driven by the same words as the model. */
class RealShop {
  private readonly visits = new Map<number, string>();
  private readonly requests: RedeemInput[] = [];
  goodsIds: string[] = [];

  async open(prices: readonly number[]): Promise<void> {
    this.goodsIds = await Promise.all(
      prices.map(async (points, place) => {
        const made = await world.db.write((tx) => reviseGoods(tx, clerk, this.describe(place, points)));
        return made.id;
      }),
    );
  }

  grant(who: number, points: number): Promise<string> {
    const householdId = households[who]?.id ?? '';
    return outcome(() => world.db.write((tx) => bringIn(tx, world.village, [{ householdId, points }])));
  }

  async redeem(who: number, lines: readonly Basket[]): Promise<string> {
    const input: RedeemInput = {
      requestId: world.id(),
      visitId: await this.visit(who),
      lines: lines.map((line) => ({ goodsId: this.goodsIds[line.goods] ?? '', quantity: line.quantity })),
    };
    return outcome(async () => {
      await redeem(world.db, keeper, input);
      this.requests.push(input);
    });
  }

  again(receipt: number, other: boolean): Promise<string> {
    const input = this.requests[receipt];
    if (!input) return Promise.resolve('never happened');
    const lines = other ? input.lines.map((line) => ({ ...line, quantity: line.quantity + 1 })) : input.lines;
    return outcome(() => redeem(world.db, keeper, { ...input, lines }));
  }

  giveBack(receipt: number): Promise<string> {
    const input = {
      requestId: world.id(),
      redemptionId: this.requests[receipt]?.requestId ?? '',
      reason: '质量不好',
    };
    return outcome(() => world.db.write((tx) => returnRedemption(tx, keeper, input)));
  }

  move(kind: 'PURCHASE' | 'LOSS' | 'COUNT', which: number, quantity: number): Promise<string> {
    const input = {
      requestId: world.id(),
      goodsId: this.goodsIds[which] ?? '',
      kind: StockMovementKind[kind],
      quantity,
      reason: kind === 'PURCHASE' ? '' : '盘点',
      document: kind === 'PURCHASE' ? '20250616-001' : '',
    };
    return outcome(() =>
      world.db.write((tx) => moveStock(tx, kind === 'COUNT' ? supervisor : keeper, input)),
    );
  }

  price(which: number, points: number): Promise<string> {
    const input = { ...this.describe(which, points), goodsId: this.goodsIds[which] ?? '' };
    return outcome(() => world.db.write((tx) => reviseGoods(tx, clerk, input)));
  }

  wait(days: number): void {
    world.setTime(new Date(world.clock.now().getTime() + days * 86_400_000));
    this.visits.clear();
  }

  async balances(): Promise<number[]> {
    const rows = await world.db.reader.rows<{ ownerId: string; balance: number }>(
      "select owner_id, balance from account where owner_id = any($1) and asset = 'POINTS'",
      [households.map(({ id }) => id)],
    );
    return households.map(({ id }) => rows.find((row) => row.ownerId === id)?.balance ?? 0);
  }

  async stock(): Promise<number[]> {
    const rows = await world.db.reader.rows<{ id: string; stock: number }>(
      'select id, stock from goods where id = any($1)',
      [this.goodsIds],
    );
    return this.goodsIds.map((id) => rows.find((row) => row.id === id)?.stock ?? 0);
  }

  private async visit(who: number): Promise<string> {
    const open = this.visits.get(who);
    if (open) return open;
    const { id } = await openVisit(world.db, keeper, {
      requestId: world.id(),
      shopId: await world.shop(),
      card: households[who]?.card ?? '',
      pin: WORLD_PIN,
    });
    this.visits.set(who, id);
    return id;
  }

  private readonly tag = world.id().slice(-6).toUpperCase();
  private readonly shopId = keeper.posts.find((each) => each.shopId !== null)?.shopId ?? '';

  private describe(place: number, points: number): GoodsInput {
    return {
      requestId: world.id(),
      shopId: this.shopId,
      code: `T${this.tag}-${place}`,
      nameZh: '试销品',
      nameEn: 'On trial',
      unitZh: '',
      unitEn: '',
      category: GoodsCategory.HOME,
      picture: '',
      points,
      limitPerQuarter: LIMITS[place] ?? null,
      tracksBestBefore: false,
      isService: false,
      active: true,
      reorderLevel: 0,
    };
  }
}

async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** The step on both sides; answers what each said. */
async function both(model: ShopModel, real: RealShop, each: Step): Promise<[string, string]> {
  const now = world.clock.now();
  switch (each.do) {
    case 'grant':
      model.grant(each.household, each.points);
      return ['done', await real.grant(each.household, each.points)];
    case 'redeem':
      return [model.redeem(each.household, each.basket, now), await real.redeem(each.household, each.basket)];
    case 'again':
      if (!model.receipts[each.receipt]) return ['', ''];
      return [each.other ? 'IDEMPOTENCY_MISMATCH' : 'done', await real.again(each.receipt, each.other)];
    case 'giveBack':
      if (!model.receipts[each.receipt]) return ['', ''];
      return [model.giveBack(each.receipt, now), await real.giveBack(each.receipt)];
    case 'move':
      return [
        model.move(each.kind, each.goods, each.quantity),
        await real.move(each.kind, each.goods, each.quantity),
      ];
    case 'price':
      model.price(each.goods, each.points);
      return ['done', await real.price(each.goods, each.points)];
    case 'wait':
      real.wait(each.days);
      return ['', ''];
  }
}

test(seeded('any history of a shop leaves the balances and the stock that the model says'), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      const real = new RealShop();
      await real.open(START_PRICES);
      const model = new ShopModel(await real.balances(), [0, 0, 0], [...START_PRICES], LIMITS);
      for (const which of [0, 1, 2]) {
        expect(await real.move('PURCHASE', which, START_STOCK)).toBe(
          model.move('PURCHASE', which, START_STOCK),
        );
      }
      for (const each of steps) {
        // Receipts are meant by their place among those there are, so that most steps meet one.
        const place = 'receipt' in each ? each.receipt % Math.max(1, model.receipts.length) : 0;
        const meant = 'receipt' in each ? { ...each, receipt: place } : each;
        const [expected, answered] = await both(model, real, meant);
        expect({ step: meant, answer: answered }).toEqual({ step: meant, answer: expected });
        expect(await real.balances()).toEqual(model.balances);
        expect(await real.stock()).toEqual(model.stock);
      }
    }),
    runs(25),
  );
});
