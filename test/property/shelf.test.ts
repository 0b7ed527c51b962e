import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf, periodStart } from '#server/core/clock';
import { DomainError } from '#server/core/errors';
import { type Actor, loadActor } from '#server/features/people/actor';
import { liftRecall, recallBatch } from '#server/features/shop/batches/recall-batch';
import { enterCount } from '#server/features/shop/counts/enter-count';
import { openCount } from '#server/features/shop/counts/open-count';
import { signCount } from '#server/features/shop/counts/sign-count';
import { GoodsCategory } from '#server/features/shop/goods.entity';
import { moveStock } from '#server/features/shop/move-stock';
import { openVisit } from '#server/features/shop/open-visit';
import { redeem } from '#server/features/shop/redeem';
import { cancelReservation } from '#server/features/shop/reservations/cancel-reservation';
import { collectReservation } from '#server/features/shop/reservations/collect-reservation';
import { expireReservations } from '#server/features/shop/reservations/expire-reservations';
import { reserveGoods } from '#server/features/shop/reservations/reserve-goods';
import { returnRedemption } from '#server/features/shop/return-redemption';
import { reviseGoods } from '#server/features/shop/revise-goods';
import { StockMovementKind } from '#server/features/shop/stock-movement.entity';
import { recordSupply } from '#server/features/shop/supply/record-supply';
import { SupplyKind } from '#server/features/shop/supply/supply.entity';
import { bringIn } from '#test/support/openings';
import { openWorld, type World } from '#test/support/world';
import { WORLD_PIN } from '#test/support/world-constants';
import { runs, seeded, TIME_LIMIT } from './runs';
import { ShelfModel, type Wish } from './shelf-model';

let world: World;
let shopId: string;
let keeper: Actor;
let supervisor: Actor;
let clerk: Actor;
let members: Actor[];
let cards: string[];
/** The clock only runs forward, and a month of the shop is counted once, whichever history does it. */
const counted = new Set<string>();

beforeAll(async () => {
  world = await openWorld();
  shopId = await world.shop();
  [keeper, supervisor, clerk] = (await Promise.all(['龙志远', '毕秀云', '贺春梅'].map(actorNamed))) as [
    Actor,
    Actor,
    Actor,
  ];
  members = await Promise.all([0, 1].map(async (place) => actorNamed((await world.villager(place)).name)));
  cards = await Promise.all(
    members.map(async ({ householdId }) => {
      const row = await world.db.reader.row<{ cardNumber: string }>(
        'select card_number from household where id = $1',
        [householdId],
      );
      return row?.cardNumber ?? '';
    }),
  );
});
afterAll(() => world.close());

async function actorNamed(name: string): Promise<Actor> {
  const actor = await loadActor(world.db.reader, { residentId: (await world.resident(name)).id });
  if (!actor) throw new Error(`${name} cannot sign in`);
  return actor;
}

const PRICES = [3, 8];
/** The first good has no dates, the second has. */
const DATED = [false, true];
const MINUTE_MS = 60_000;

type Step =
  | { do: 'grant'; household: number; points: number }
  | { do: 'supply'; goods: number; quantity: number; days: number }
  | { do: 'lose'; goods: number; quantity: number }
  | { do: 'redeem' | 'reserve'; household: number; wishes: Wish[] }
  | { do: 'cancel' | 'collect'; hold: number }
  | { do: 'giveBack'; receipt: number }
  | { do: 'recall'; goods: number; batch: number; on: boolean }
  | { do: 'count'; differences: number[] }
  | { do: 'tidy' }
  | { do: 'wait'; days: number };

const household = fc.integer({ min: 0, max: 1 });
const goods = fc.integer({ min: 0, max: 1 });
const wishes = fc.uniqueArray(fc.record({ goods, quantity: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 2,
  selector: (line) => line.goods,
});
const is = <const T extends string>(...names: T[]) => fc.constantFrom(...names);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: is('grant'), household, points: fc.integer({ min: 10, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('supply'),
      goods,
      quantity: fc.integer({ min: 1, max: 6 }),
      days: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('lose'), goods, quantity: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 6, arbitrary: fc.record({ do: is('redeem', 'reserve'), household, wishes }) },
  { weight: 4, arbitrary: fc.record({ do: is('cancel', 'collect', 'collect'), hold: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ do: is('giveBack'), receipt: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('recall'), goods, batch: fc.nat(5), on: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('count'),
      differences: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 2, maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('tidy') }) },
  { weight: 2, arbitrary: fc.record({ do: is('wait'), days: fc.integer({ min: 1, max: 6 }) }) },
);

/** The real shelf, driven by the same words as the model. */
class RealShelf {
  readonly goodsIds: string[] = [];
  readonly holdIds: string[] = [];
  readonly receiptIds: string[] = [];
  private readonly visits = new Map<number, { id: string; until: number }>();

  async open(): Promise<void> {
    const tag = world.id().slice(-6).toUpperCase();
    for (const [place, points] of PRICES.entries()) {
      const input = {
        requestId: world.id(),
        shopId,
        code: `P${tag}-${place}`,
        nameZh: '试销品',
        nameEn: 'On trial',
        unitZh: '',
        unitEn: '',
        category: GoodsCategory.HOME,
        picture: '',
        points,
        limitPerQuarter: null,
        tracksBestBefore: DATED[place] ?? false,
        isService: false,
        active: true,
        reorderLevel: 0,
      };
      // oxlint-disable-next-line no-await-in-loop
      this.goodsIds.push((await world.db.write((tx) => reviseGoods(tx, clerk, input))).id);
    }
  }

  grant(who: number, points: number): Promise<string> {
    const householdId = members[who]?.householdId ?? '';
    return outcome(() => world.db.write((tx) => bringIn(tx, world.village, [{ householdId, points }])));
  }

  supply(which: number, quantity: number, date: string | null): Promise<string> {
    const input = {
      requestId: world.id(),
      shopId,
      kind: SupplyKind.PURCHASE,
      supplier: '县供销社',
      invoice: world.id().slice(-8),
      donorId: null,
      receivedOn: dayOf(world.clock.now()),
      note: '',
      lines: [{ goodsId: this.goods(which), quantity, unitCostCents: 250, bestBeforeOn: date }],
    };
    return outcome(() => world.db.write((tx) => recordSupply(tx, keeper, input)));
  }

  lose(which: number, quantity: number): Promise<string> {
    const input = {
      requestId: world.id(),
      goodsId: this.goods(which),
      kind: StockMovementKind.LOSS,
      quantity,
      reason: '破损',
      document: '',
    };
    return outcome(() => world.db.write((tx) => moveStock(tx, keeper, input)));
  }

  redeem(who: number, wanted: readonly Wish[]): Promise<string> {
    return outcome(async () => {
      const visitId = await this.visit(who);
      const { id } = await redeem(world.db, keeper, {
        requestId: world.id(),
        visitId,
        lines: this.lines(wanted),
      });
      this.receiptIds.push(id);
    });
  }

  reserve(who: number, wanted: readonly Wish[]): Promise<string> {
    const input = { requestId: world.id(), shopId, lines: this.lines(wanted) };
    return outcome(async () => {
      const { id } = await world.db.write((tx) => reserveGoods(tx, this.member(who), input));
      this.holdIds.push(id);
    });
  }

  cancel(which: number, who: number): Promise<string> {
    const input = { requestId: world.id(), reservationId: this.holdIds[which] ?? '', reason: '' };
    return outcome(() => world.db.write((tx) => cancelReservation(tx, this.member(who), input)));
  }

  collect(which: number, who: number): Promise<string> {
    return outcome(async () => {
      const visitId = await this.visit(who);
      const reservationId = this.holdIds[which] ?? '';
      const { id } = await collectReservation(world.db, keeper, {
        requestId: world.id(),
        visitId,
        reservationId,
      });
      this.receiptIds.push(id);
    });
  }

  giveBack(which: number): Promise<string> {
    const input = {
      requestId: world.id(),
      redemptionId: this.receiptIds[which] ?? '',
      reason: '质量不好',
    };
    return outcome(() => world.db.write((tx) => returnRedemption(tx, keeper, input)));
  }

  async recall(which: number, batch: number, recalled: boolean): Promise<string> {
    const rows = await this.batchRows(which);
    const input = { requestId: world.id(), batchId: rows[batch]?.id ?? '', reason: '厂家通知' };
    return outcome(() =>
      world.db.write((tx) => (recalled ? recallBatch(tx, keeper, input) : liftRecall(tx, supervisor, input))),
    );
  }

  /** The sheet of the running month, counted by the keeper and signed by both. */
  count(differences: readonly number[]): Promise<string> {
    const month = periodStart('MONTH', dayOf(world.clock.now()));
    return outcome(() =>
      world.db.write(async (tx) => {
        const { id: countId } = await openCount(tx, keeper, { requestId: world.id(), shopId, month });
        const sheet = await tx.rows<{ goodsId: string; book: number }>(
          'select goods_id, book from stock_count_line where count_id = $1',
          [countId],
        );
        const lines = sheet.map(({ goodsId, book }) => {
          const difference = differences[this.goodsIds.indexOf(goodsId)] ?? 0;
          return { goodsId, counted: book + difference, reason: difference === 0 ? '' : '盘点差异' };
        });
        await enterCount(tx, keeper, { requestId: world.id(), countId, lines });
        await signCount(tx, keeper, { requestId: world.id(), countId });
        await signCount(tx, supervisor, { requestId: world.id(), countId });
      }),
    );
  }

  /** Everything the model knows, read from the tables. */
  async seen(): Promise<unknown> {
    const [balances, shelf, holds] = await Promise.all([
      world.db.reader.rows<{ ownerId: string; balance: number }>(
        "select owner_id, balance from account where owner_id = any($1) and asset = 'POINTS'",
        [members.map(({ householdId }) => householdId)],
      ),
      world.db.reader.rows<{ id: string; stock: number; free: number }>(
        'select g.id, g.stock, f.free from goods g join shop_free($1, null, null, $2) f on f.goods_id = g.id',
        [this.goodsIds, world.clock.now()],
      ),
      world.db.reader.rows<{ id: string; state: string; over: boolean }>(
        'select id, state, expires_at <= $2 as over from reservation where id = any($1)',
        [this.holdIds, world.clock.now()],
      ),
    ]);
    const batches = await Promise.all(this.goodsIds.map((_, which) => this.batchRows(which)));
    return {
      balances: members.map(
        ({ householdId }) => balances.find((row) => row.ownerId === householdId)?.balance ?? 0,
      ),
      stock: this.goodsIds.map((id) => shelf.find((row) => row.id === id)?.stock),
      available: this.goodsIds.map((id) => Math.max(0, shelf.find((row) => row.id === id)?.free ?? 0)),
      batches: batches.map((rows) =>
        rows.map((row) => ({ date: row.bestBeforeOn, left: row.quantity, recalled: row.blocked })),
      ),
      holds: this.holdIds.map((id) => {
        const hold = holds.find((row) => row.id === id);
        return hold?.state === 'OPEN' && hold.over ? 'EXPIRED' : hold?.state;
      }),
    };
  }

  private batchRows(
    which: number,
  ): Promise<{ id: string; quantity: number; blocked: boolean; bestBeforeOn: string | null }[]> {
    return world.db.reader.rows(
      `select id, quantity, blocked, best_before_on from stock_batch where goods_id = $1 order by received_at, id`,
      [this.goods(which)],
    );
  }

  private async visit(who: number): Promise<string> {
    const now = world.clock.now().getTime();
    const open = this.visits.get(who);
    if (open && open.until > now) return open.id;
    const { id } = await openVisit(world.db, keeper, {
      requestId: world.id(),
      shopId,
      card: cards[who] ?? '',
      pin: WORLD_PIN,
    });
    this.visits.set(who, { id, until: now + 14 * MINUTE_MS });
    return id;
  }

  private lines(wanted: readonly Wish[]): { goodsId: string; quantity: number }[] {
    return wanted.map((wish) => ({ goodsId: this.goods(wish.goods), quantity: wish.quantity }));
  }

  private goods(which: number): string {
    return this.goodsIds[which] ?? '';
  }

  private member(who: number): Actor {
    const member = members[who];
    if (!member) throw new Error(`No household ${who}`);
    return member;
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

/** The step on both sides; answers what each said. What cannot be meant (no such receipt yet) is passed over. */
async function both(model: ShelfModel, real: RealShelf, each: Step): Promise<[string, string]> {
  const now = world.clock.now();
  switch (each.do) {
    case 'grant':
      model.grant(each.household, each.points);
      return ['done', await real.grant(each.household, each.points)];
    case 'supply': {
      const date = DATED[each.goods] ? addDays(dayOf(now), each.days) : null;
      return [
        model.supply(each.goods, each.quantity, date),
        await real.supply(each.goods, each.quantity, date),
      ];
    }
    case 'lose':
      return [model.lose(each.goods, each.quantity), await real.lose(each.goods, each.quantity)];
    case 'redeem':
      return [model.redeem(each.household, each.wishes, now), await real.redeem(each.household, each.wishes)];
    case 'reserve':
      return [
        model.reserve(each.household, each.wishes, now),
        await real.reserve(each.household, each.wishes),
      ];
    case 'cancel':
    case 'collect': {
      const which = each.hold % Math.max(1, model.holds.length);
      const hold = model.holds[which];
      if (!hold) return ['', ''];
      return each.do === 'cancel'
        ? [model.cancel(which, now), await real.cancel(which, hold.household)]
        : [model.collect(which, now), await real.collect(which, hold.household)];
    }
    case 'giveBack': {
      const which = each.receipt % Math.max(1, model.receipts.length);
      if (!model.receipts[which]) return ['', ''];
      return [model.giveBack(which, now), await real.giveBack(which)];
    }
    case 'recall': {
      const which = each.batch % Math.max(1, model.batches[each.goods]?.length ?? 0);
      if (!model.batches[each.goods]?.[which]) return ['', ''];
      return [model.recall(each.goods, which, each.on), await real.recall(each.goods, which, each.on)];
    }
    case 'count': {
      // A shelf never holds fewer than none.
      const differences = each.differences.map((by, place) => Math.max(by, -model.stock(place)));
      return [model.count(differences, now), await real.count(differences)];
    }
    case 'tidy':
      await world.db.write(expireReservations);
      return ['', ''];
    case 'wait':
      world.setTime(new Date(now.getTime() + each.days * 24 * 60 * MINUTE_MS));
      return ['', ''];
  }
}

test(seeded('whatever happens on a shelf, promised, available, given and lost make up what came in'), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
      // What an earlier history left aside is let go by then.
      world.setTime(new Date(world.clock.now().getTime() + 10 * 24 * 60 * MINUTE_MS));
      const real = new RealShelf();
      await real.open();
      const { balances } = (await real.seen()) as { balances: number[] };
      const model = new ShelfModel(balances, PRICES, counted);
      for (const which of [0, 1]) {
        model.grant(which, 40);
        // oxlint-disable-next-line no-await-in-loop
        await real.grant(which, 40);
      }
      for (const each of steps) {
        world.setTime(new Date(world.clock.now().getTime() + MINUTE_MS));
        const [expected, answered] = await both(model, real, each);
        expect({ step: each, answer: answered }).toEqual({ step: each, answer: expected });
        const at = world.clock.now();
        expect(await real.seen()).toEqual({
          balances: model.balances,
          stock: PRICES.map((_, which) => model.stock(which)),
          available: PRICES.map((_, which) => model.available(which, at)),
          batches: model.batches,
          holds: model.holds.map((hold) => model.stateOf(hold, at)),
        });
        for (const which of [0, 1]) {
          expect(model.stock(which) + (model.given[which] ?? 0)).toBe(model.everIn[which]);
        }
      }
    }),
    runs(25),
  );
});
