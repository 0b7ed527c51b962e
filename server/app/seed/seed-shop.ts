import type { StockMoveSeed } from '#server/app/demo/act-seed';
import { villageCode } from '#server/app/demo/areas';
import { donorWords } from '#server/app/demo/shop-supplies';
import { addDays, addMonths, dayOf, periodStart, startOfDay } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { found } from '#server/core/errors';
import { hashOf, newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { recallBatch } from '#server/features/shop/batches/recall-batch';
import { enterCount } from '#server/features/shop/counts/enter-count';
import { openCount } from '#server/features/shop/counts/open-count';
import { signCount } from '#server/features/shop/counts/sign-count';
import { GoodsCategory } from '#server/features/shop/goods.entity';
import { moveStock } from '#server/features/shop/move-stock';
import { reserveGoods } from '#server/features/shop/reservations/reserve-goods';
import { cancelReservation } from '#server/features/shop/reservations/cancel-reservation';
import { reviseGoods } from '#server/features/shop/revise-goods';
import { StockMovementKind } from '#server/features/shop/stock-movement.entity';
import { recordSupply } from '#server/features/shop/supply/record-supply';
import { reviseDonor } from '#server/features/shop/supply/revise-donor';
import { SupplyKind } from '#server/features/shop/supply/supply.entity';
import { paySettlement, prepareSettlement, signSettlement } from '#server/features/shop/partners/settle';
import { revisePartner } from '#server/features/shop/partners/revise-partner';
import type { CountyIds } from './seed-county';
import type { Step, Year } from './seed-year';

const keeperKey = 'long-zhiyuan';
const supervisorKey = 'bi-xiuyun';
const clerkKey = 'he-chunmei';
const supplier = '县供销社配送中心';
const MINUTE_MS = 60_000;

/**
 * A year of the shop's papers among the other steps of the lived year: deliveries with invoices and donors, losses of
 * batches, month counts signed by two, a partner's settlements, and what lies open today.
 */
export function shopSteps(ids: CountyIds, year: Year, today: Date): Step[] {
  const life = new ShopLife(ids, today);
  const opening = Math.min(...year.stockMoves.map((move) => move.at.getTime()));
  const moves = year.stockMoves.filter((move) => move.at.getTime() > opening);
  return [
    ...life.supplies(moves),
    ...life.losses(moves),
    ...life.counts(moves, new Date(opening)),
    ...life.partner(year),
    ...life.openToday(),
  ];
}

class ShopLife {
  private readonly actors = new Map<string, Actor>();
  private readonly donorIds = new Map<string, string>();
  private readonly shopId: string;
  private partnerId = '';
  private serviceId = '';

  constructor(
    private readonly ids: CountyIds,
    private readonly today: Date,
  ) {
    this.shopId = ids.shop(villageCode);
  }

  private async actor(tx: Tx, key: string): Promise<Actor> {
    const known = this.actors.get(key);
    if (known) return known;
    const actor = found(await loadActor(tx, { residentId: this.ids.resident(key) }));
    this.actors.set(key, actor);
    return actor;
  }

  private goods(code: string): string {
    return this.ids.goods(villageCode, code);
  }

  /** One paper for all that came at one time: an invoice, or a gift with its receipt. */
  supplies(moves: readonly StockMoveSeed[]): Step[] {
    const papers = new Map<string, StockMoveSeed[]>();
    for (const move of moves) {
      if (move.kind !== 'PURCHASE' && move.kind !== 'DONATION') continue;
      const key = `${move.at.getTime()} ${move.document}`;
      papers.set(key, [...(papers.get(key) ?? []), move]);
    }
    return [...papers.values()].flatMap((lines): Step[] => {
      const [head] = lines;
      return head ? [{ at: head.at, rank: 7, run: (tx) => this.supply(tx, head, lines) }] : [];
    });
  }

  private async supply(tx: Tx, head: StockMoveSeed, lines: readonly StockMoveSeed[]): Promise<void> {
    const gift = head.kind === 'DONATION';
    const keeper = await this.actor(tx, keeperKey);
    await recordSupply(tx, keeper, {
      requestId: newId(),
      shopId: this.shopId,
      kind: gift ? SupplyKind.DONATION : SupplyKind.PURCHASE,
      supplier: gift ? '' : supplier,
      invoice: gift ? '' : head.document,
      donorId: gift ? await this.donor(tx, keeper, head.reasonZh) : null,
      receivedOn: dayOf(head.at),
      note: gift ? '' : head.reasonZh,
      lines: lines.map((line) => ({
        goodsId: this.goods(line.goodsCode),
        quantity: line.quantity,
        unitCostCents: line.unitCostCents,
        bestBeforeOn: line.bestBeforeOn,
      })),
    });
  }

  private async donor(tx: Tx, keeper: Actor, name: string): Promise<string> {
    const known = this.donorIds.get(name);
    if (known) return known;
    const { named, note } = donorWords(name);
    const input = { requestId: newId(), shopId: this.shopId, name, named, note };
    const { id } = await reviseDonor(tx, keeper, input);
    this.donorIds.set(name, id);
    return id;
  }

  losses(moves: readonly StockMoveSeed[]): Step[] {
    return moves
      .filter((move) => move.kind === 'LOSS')
      .map((move) => ({
        at: move.at,
        rank: 7,
        run: async (tx) => {
          const goodsId = this.goods(move.goodsCode);
          await moveStock(tx, await this.actor(tx, keeperKey), {
            requestId: newId(),
            goodsId,
            kind: StockMovementKind.LOSS,
            quantity: -move.quantity,
            reason: move.reasonZh,
            document: '',
            batchId: move.batchDate ? await this.batchOf(tx, goodsId, move.batchDate, -move.quantity) : null,
          });
        },
      }));
  }

  /** The batch with that date and as many left; of several the one that fits. */
  private async batchOf(tx: Tx, goodsId: string, date: string, left: number): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      `select id from stock_batch where goods_id = $1 and best_before_on = $2 and quantity >= $3
       order by quantity, id limit 1`,
      [goodsId, date, left],
    );
    return row?.id ?? null;
  }

  /** Every month that has ended: counted on its last evening, signed by both, the differences explained. */
  counts(moves: readonly StockMoveSeed[], since: Date): Step[] {
    const steps: Step[] = [];
    const current = periodStart('MONTH', dayOf(this.today));
    for (let month = periodStart('MONTH', dayOf(since)); month < current; month = addMonths(month, 1)) {
      const last = addDays(addMonths(month, 1), -1);
      const differences = new Map(
        moves
          .filter((move) => move.kind === 'COUNT' && dayOf(move.at) === last)
          .map((move) => [this.goods(move.goodsCode), move]),
      );
      const at = new Date(startOfDay(last).getTime() + 18 * 60 * MINUTE_MS);
      steps.push({ at, rank: 7, run: (tx) => this.count(tx, month, differences) });
    }
    return steps;
  }

  private async count(tx: Tx, month: string, differences: Map<string, StockMoveSeed>): Promise<void> {
    const keeper = await this.actor(tx, keeperKey);
    const later = (minutes: number): Tx => ({ ...tx, at: new Date(tx.at.getTime() + minutes * MINUTE_MS) });
    const { id: countId } = await openCount(tx, keeper, { requestId: newId(), shopId: this.shopId, month });
    const lines = await this.linesOf(tx, countId);
    await enterCount(later(35), keeper, {
      requestId: newId(),
      countId,
      lines: lines.map(({ goodsId, book }) => {
        const difference = differences.get(goodsId);
        return { goodsId, counted: book + (difference?.quantity ?? 0), reason: difference?.reasonZh ?? '' };
      }),
    });
    await signCount(later(40), keeper, { requestId: newId(), countId });
    await signCount(later(45), await this.actor(tx, supervisorKey), { requestId: newId(), countId });
  }

  private linesOf(tx: Tx, countId: string): Promise<{ goodsId: string; book: number }[]> {
    return tx.rows(
      `select l.goods_id, l.book from stock_count_line l join goods g on g.id = l.goods_id
       where l.count_id = $1 order by g.code collate pinyin`,
      [countId],
    );
  }

  /** The corner shop takes points for a haircut; its months are settled, the last one waits for the village. */
  partner({ partnerSales }: Year): Step[] {
    const [firstSale] = partnerSales;
    if (!firstSale) return [];
    const owner = this.owner();
    const steps: Step[] = [
      {
        at: new Date(firstSale.at.getTime() - 24 * 60 * MINUTE_MS),
        rank: 6,
        run: (tx) => this.openPartner(tx, owner),
      },
      ...partnerSales.map(
        ({ householdKey, times, at }): Step => ({
          at,
          rank: 8,
          run: (tx) => this.sell(tx, owner, householdKey, times),
        }),
      ),
    ];
    const current = periodStart('MONTH', dayOf(this.today));
    for (
      let month = periodStart('MONTH', dayOf(firstSale.at));
      month < current;
      month = addMonths(month, 1)
    ) {
      if (!partnerSales.some(({ at }) => periodStart('MONTH', dayOf(at)) === month)) continue;
      const at = new Date(startOfDay(addMonths(month, 1)).getTime() + 9 * 60 * MINUTE_MS);
      const waits = addMonths(month, 1) === current;
      steps.push({ at, rank: 8, run: (tx) => this.settle(tx, owner, month, waits) });
    }
    return steps;
  }

  /** A villager of working age without any post. */
  private owner(): string {
    const { residents, posts } = this.ids.people;
    const held = new Set(posts.map((post) => post.residentKey));
    const year = Number(dayOf(this.today).slice(0, 4));
    const owner = residents.find(
      ({ key, unitCode, birthYear, awayForWork }) =>
        unitCode === villageCode &&
        !held.has(key) &&
        !awayForWork &&
        year - birthYear > 35 &&
        year - birthYear < 55,
    );
    return found(owner?.key);
  }

  private async openPartner(tx: Tx, owner: string): Promise<void> {
    const clerk = await this.actor(tx, clerkKey);
    const villageId = this.ids.area(villageCode);
    const partner = await revisePartner(tx, clerk, {
      requestId: newId(),
      villageId,
      nameZh: '村口小卖部',
      nameEn: 'Corner Shop',
      openingZh: '每天 7:00–21:00',
      openingEn: 'Daily 7:00–21:00',
      agreement: `合作协议${dayOf(tx.at).slice(0, 4)}-01`,
      centsPerPoint: 100,
    });
    this.partnerId = partner.id;
    await tx.rows(
      `insert into post (resident_id, role, area_id, shop_id, starts_on) values ($1, 'SHOP_KEEPER', $2, $3, $4)`,
      [this.ids.resident(owner), villageId, partner.id, dayOf(tx.at)],
    );
    const service = await reviseGoods(tx, clerk, {
      requestId: newId(),
      shopId: partner.id,
      code: 'L01',
      nameZh: '理发',
      nameEn: 'Haircut',
      unitZh: '一次',
      unitEn: 'once',
      category: GoodsCategory.VOUCHER,
      picture: '',
      points: 10,
      tracksBestBefore: false,
      isService: true,
      active: true,
      reorderLevel: 0,
    });
    this.serviceId = service.id;
    await moveStock(tx, await this.actor(tx, owner), {
      requestId: newId(),
      goodsId: service.id,
      kind: StockMovementKind.PURCHASE,
      quantity: 200,
      reason: '',
      document: partner.agreement ?? '',
    });
  }

  private async sell(tx: Tx, owner: string, householdKey: string, times: number): Promise<void> {
    const visit = newId();
    const keeperId = this.ids.resident(owner);
    await tx.rows(
      `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at)
       values ($1, $2, $3, $4, $5, $5::timestamptz + interval '15 minutes')`,
      [visit, this.partnerId, this.ids.household(householdKey), keeperId, tx.at],
    );
    const basket = { visit, times };
    await tx.rows('select id from shop_redeem($1, $2, $3, $4, $5, $6, $7, $8)', [
      newId(),
      hashOf(basket),
      visit,
      keeperId,
      [this.partnerId],
      [this.serviceId],
      [times],
      tx.at,
    ]);
  }

  private async settle(tx: Tx, owner: string, month: string, waits: boolean): Promise<void> {
    const { id: settlementId } = await prepareSettlement(tx, await this.actor(tx, owner), {
      requestId: newId(),
      shopId: this.partnerId,
      month,
    });
    if (waits) return;
    const clerk = await this.actor(tx, clerkKey);
    await signSettlement(tx, clerk, { requestId: newId(), settlementId });
    const document = `转账${dayOf(tx.at).replaceAll('-', '')}`;
    await paySettlement(tx, clerk, { requestId: newId(), settlementId, document });
  }

  /** This morning: a recall, a sheet half counted, goods put aside for two households, one of them let go. */
  openToday(): Step[] {
    const ago = (minutes: number): Date => new Date(this.today.getTime() - minutes * MINUTE_MS);
    return [
      { at: ago(50), rank: 8, run: (tx) => this.recall(tx) },
      { at: ago(40), rank: 8, run: (tx) => this.beginCount(tx) },
      { at: ago(30), rank: 8, run: (tx) => this.putAside(tx, 'xia-jianping', true) },
      { at: ago(20), rank: 8, run: (tx) => this.putAside(tx, 'xia-jianping', false) },
    ];
  }

  private async recall(tx: Tx): Promise<void> {
    const batch = await tx.row<{ id: string }>(
      `select b.id from stock_batch b join goods g on g.id = b.goods_id
       where g.shop_id = $1 and b.best_before_on is not null and g.code in ('G11', 'G12', 'G02', 'G03')
       order by (select count(*) from batch_move x where x.batch_id = b.id) desc, b.quantity desc limit 1`,
      [this.shopId],
    );
    if (!batch) return;
    await recallBatch(tx, await this.actor(tx, keeperKey), {
      requestId: newId(),
      batchId: batch.id,
      reason: '厂家通知：封口不严，可能变质',
    });
  }

  private async beginCount(tx: Tx): Promise<void> {
    const keeper = await this.actor(tx, keeperKey);
    const month = periodStart('MONTH', dayOf(tx.at));
    const { id: countId } = await openCount(tx, keeper, { requestId: newId(), shopId: this.shopId, month });
    const lines = (await this.linesOf(tx, countId)).slice(0, 20);
    await enterCount({ ...tx, at: new Date(tx.at.getTime() + 5 * MINUTE_MS) }, keeper, {
      requestId: newId(),
      countId,
      lines: lines.map(({ goodsId, book }) => ({ goodsId, counted: book, reason: '' })),
    });
  }

  /** The cheapest thing the household may still take, put aside; and let go again. */
  private async putAside(tx: Tx, key: string, letGo: boolean): Promise<void> {
    const actor = await this.actor(tx, key);
    const goods = await tx.row<{ id: string }>(
      `select g.id from goods g
       join shop_free((select array_agg(id) from goods where shop_id = $1 and active), $2, null, $3) f on f.goods_id = g.id
       join account a on a.owner_id = $2 and a.asset = 'POINTS' and a.balance >= g.points
       where f.free > 3 and not g.is_service
         and not exists (select 1 from goods_use u where u.goods_id = g.id and u.household_id = $2)
       order by g.points, g.code limit 1`,
      [this.shopId, actor.householdId, tx.at],
    );
    if (!goods) return;
    const lines = [{ goodsId: goods.id, quantity: 1 }];
    const { id } = await reserveGoods(tx, actor, { requestId: newId(), shopId: this.shopId, lines });
    if (!letGo) return;
    const later = { ...tx, at: new Date(tx.at.getTime() + 2 * MINUTE_MS) };
    await cancelReservation(later, actor, { requestId: newId(), reservationId: id, reason: '' });
  }
}
