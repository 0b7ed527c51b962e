import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf, startOfDay } from '#server/core/clock';
import { newId } from '#server/core/id';
import { type Actor, loadActor } from '#server/features/people/actor';
import { addHousehold } from '#server/features/people/add-household';
import { Household } from '#server/features/people/household.entity';
import { movePoints } from '#server/features/people/purse';
import { seasonLaws } from '#server/features/seasons/laws';
import { makeNotices } from '#server/features/seasons/make-notices';
import { reverse, type Transfer } from '#server/ledger/transfer';
import { CLERK, OVERSIGHT, SECRETARY, season, TOWN } from '#test/api/seasons-steps';
import { KEEPER, steps as shopSteps, stockUp } from '#test/api/shop-steps';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';
import { SeasonsModel } from './seasons-model';
import { bringIn } from '#test/support/openings';

const OWNERS = 3;
const GOODS = ['G14', 'G20', 'G22', 'G33'] as const;

let world: World;
let clerk: Actor;
let grid: string;
let village: { keeperId: string; shopId: string; goodsIds: string[] };

beforeAll(async () => {
  world = await openWorld();
  const actor = await loadActor(world.db.reader, { residentId: (await world.resident(CLERK)).id });
  if (!actor) throw new Error('The clerk is not there');
  clerk = actor;
  const row = await world.db.reader.row<{ id: string }>(
    "select id from area where parent_id = $1 and kind = 'GRID' limit 1",
    [world.village],
  );
  grid = row?.id ?? '';
  village = {
    keeperId: (await world.resident(KEEPER)).id,
    shopId: await world.shop(),
    goodsIds: await Promise.all(GOODS.map((code) => world.goods(code))),
  };
  for (const goodsId of village.goodsIds) await stockUp(world, goodsId, 900);
});
afterAll(() => world.close());

type Step =
  | { do: 'grant'; who: number; points: number }
  | { do: 'redeem'; who: number; goods: number }
  | { do: 'giveBack' | 'reverse'; which: number }
  | { do: 'move'; from: number; to: number; share: number }
  | { do: 'wait'; days: number }
  | { do: 'newYear' | 'prepare' | 'sign' | 'tell' }
  | { do: 'undo'; which: number; who: number | null };

const owner = fc.integer({ min: 0, max: OWNERS - 1 });
const is = <Word extends string>(word: Word) => fc.constant(word);
const undo = fc.record({ do: is('undo'), which: fc.nat(3), who: fc.option(owner, { nil: null }) });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: is('grant'), who: owner, points: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: is('redeem'), who: owner, goods: fc.nat(GOODS.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ do: is('giveBack'), which: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: is('reverse'), which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc
      .record({ do: is('move'), from: owner, to: owner, share: fc.integer({ min: 1, max: 100 }) })
      .filter(({ from, to }) => from !== to),
  },
  { weight: 3, arbitrary: fc.record({ do: is('wait'), days: fc.constantFrom(1, 3, 20, 90) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('prepare' as const, 'sign' as const, 'tell' as const) }),
  },
  { weight: 1, arbitrary: undo },
);
const some = <Each>(arbitrary: fc.Arbitrary<Each>, minLength: number, maxLength: number) =>
  fc.array(arbitrary, { minLength, maxLength, size: 'max' });

/** A year of life, and its close in the January after: now and then something happens between the two signatures. */
const year = fc
  .record({ life: some(step, 3, 12), between: some(step, 0, 2), after: some(fc.oneof(step, undo), 0, 5) })
  .map(({ life, between, after }): Step[] => [
    ...life,
    { do: 'newYear' },
    { do: 'prepare' },
    ...between,
    { do: 'sign' },
    ...after,
  ]);

const codeOf = ({ codes }: { codes: string[] }): string => codes.join() || 'done';

/** The real village, driven by the same words as the model. */
class RealVillage {
  readonly households: Household[] = [];
  readonly redeemed: { who: number; id: string; points: number; at: number; returned: boolean }[] = [];
  readonly grants: { who: number; lot: number; transfer: Transfer; reversed: boolean }[] = [];
  readonly closeIds: string[] = [];
  private readonly visits = new Map<number, string>();

  async open(): Promise<void> {
    for (let who = 0; who < OWNERS; who += 1) {
      const tag = newId().slice(-8);
      const input = { requestId: newId(), areaId: grid, number: `T${tag}`, headName: `户主${tag}` };
      this.households.push(await world.db.write((tx) => addHousehold(tx, clerk, input)));
    }
  }

  household(who: number): Household {
    const household = this.households[who];
    if (!household) throw new Error(`No household ${who}`);
    return household;
  }

  async grant(who: number, points: number): Promise<Transfer> {
    const [transfer] = await world.db.write((tx) =>
      bringIn(tx, world.village, [{ householdId: this.household(who).id, points }]),
    );
    if (!transfer) throw new Error('Nothing was posted');
    return transfer;
  }

  reverse(transfer: Transfer): Promise<unknown> {
    return world.db.write((tx) => reverse(tx, [transfer], { actorId: null, requestId: null }));
  }

  move(from: number, to: number, points: number): Promise<number> {
    const intent = { requestId: newId(), actorId: clerk.residentId, hash: Buffer.alloc(0) };
    return world.db.write((tx) =>
      movePoints(tx, intent, this.household(from), this.household(to), points, null),
    );
  }

  /** Points paid, or null when the counter refused. */
  async redeem(who: number, goods: number): Promise<number | null> {
    const visitId = await this.visit(who);
    const requestId = newId();
    const { data, codes } = await shopSteps.redeem(world.as(KEEPER), {
      requestId,
      visitId,
      lines: [{ goodsId: village.goodsIds[goods], quantity: 1 }],
    });
    if (codes.length > 0) {
      const known = ['INSUFFICIENT_POINTS', 'GOODS_LIMIT', 'SOLD_OUT'].includes(codes.join());
      if (!known) throw new Error(`The counter refused: ${codes.join(', ')}`);
      return null;
    }
    const { points } = data.redeem;
    this.redeemed.push({ who, id: requestId, points, at: world.clock.now().getTime(), returned: false });
    return points;
  }

  giveBack(id: string): Promise<string> {
    return shopSteps
      .returnRedemption(world.as(KEEPER), { requestId: newId(), redemptionId: id, reason: '拿错了' })
      .then(codeOf);
  }

  async prepare(): Promise<string> {
    const result = await season(world, world.as(SECRETARY), 'closeSeason', {
      villageId: world.village,
      dryRun: false,
    });
    if (result.codes.length === 0) this.closeIds.push(result.data.closeSeason.id);
    return codeOf(result);
  }

  async sign(): Promise<string> {
    return codeOf(await season(world, world.as(OVERSIGHT), 'signClose', { closeId: this.closeIds.at(-1) }));
  }

  async undo(which: number, who: number | null): Promise<string> {
    const asked = await season(world, world.as(SECRETARY), 'undoExpiry', {
      closeId: this.closeIds[which],
      householdId: who === null ? null : this.household(who).id,
      reason: '重新核对',
    });
    if (asked.codes.length > 0) return codeOf(asked);
    return codeOf(await season(world, world.as(TOWN), 'signUndo', { undoId: asked.data.undoExpiry.id }));
  }

  /** Points left by the day they were granted on, of every purse, and what they add up to. */
  async byDay(): Promise<Record<string, number>[]> {
    const rows = await world.db.reader.rows<{ ownerId: string; grantedAt: Date; points: number }>(
      `select a.owner_id, l.granted_at, l.points from account a cross join lateral purse_lots(a.id, a.balance) l
       where a.owner_id = any($1::uuid[]) and a.asset = 'POINTS'`,
      [this.households.map((each) => each.id)],
    );
    return this.households.map(({ id }) => {
      const days: Record<string, number> = {};
      for (const { ownerId, grantedAt, points } of rows) {
        if (ownerId === id) days[dayOf(grantedAt)] = (days[dayOf(grantedAt)] ?? 0) + points;
      }
      return days;
    });
  }

  async balances(): Promise<number[]> {
    const rows = await world.db.reader.rows<{ ownerId: string; balance: number }>(
      "select owner_id, balance from account where owner_id = any($1) and asset = 'POINTS'",
      [this.households.map((each) => each.id)],
    );
    return this.households.map(({ id }) => rows.find((row) => row.ownerId === id)?.balance ?? 0);
  }

  private async visit(who: number): Promise<string> {
    const id = newId();
    const at = world.clock.now();
    await world.db.write((tx) =>
      tx.rows(
        `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, village.shopId, this.household(who).id, village.keeperId, at, new Date(at.getTime() + 900_000)],
      ),
    );
    this.visits.set(who, id);
    return id;
  }
}

const DAY_MS = 86_400_000;
const now = (): number => world.clock.now().getTime();
const today = (): string => dayOf(world.clock.now());

/** What the village answered and what the model did: the same words, or the property fails. */
type Answers = [real: string, model: string];
const SAME: Answers = ['done', 'done'];

async function take(each: Step, model: SeasonsModel, real: RealVillage): Promise<Answers> {
  switch (each.do) {
    case 'grant': {
      const transfer = await real.grant(each.who, each.points);
      const lot = model.grant(each.who, each.points, dayOf(transfer.postedAt));
      real.grants.push({ who: each.who, lot, transfer, reversed: false });
      return SAME;
    }
    case 'redeem': {
      const paid = await real.redeem(each.who, each.goods);
      if (paid !== null) model.spend(each.who, paid);
      return SAME;
    }
    case 'giveBack': {
      const receipt = real.redeemed[each.which];
      if (!receipt || receipt.returned) return SAME;
      const isLate = now() > receipt.at + 7 * DAY_MS;
      const answer = await real.giveBack(receipt.id);
      if (isLate) return [answer, 'RETURN_TOO_LATE'];
      receipt.returned = true;
      model.giveBack(receipt.who, receipt.points);
      return [answer, 'done'];
    }
    case 'reverse': {
      const grant = real.grants[each.which];
      if (!grant || grant.reversed || (model.balances[grant.who] ?? 0) < grant.transfer.amount) return SAME;
      await real.reverse(grant.transfer);
      grant.reversed = true;
      model.reverse(grant.who, grant.lot);
      return SAME;
    }
    case 'move': {
      const points = Math.floor(((model.balances[each.from] ?? 0) * each.share) / 100);
      if (points === 0) return SAME;
      await real.move(each.from, each.to, points);
      model.move(each.from, each.to, points);
      return SAME;
    }
    case 'wait':
      world.setTime(new Date(now() + each.days * DAY_MS));
      return SAME;
    case 'newYear':
      world.setTime(startOfDay(`${Number(today().slice(0, 4)) + 1}-01-05`));
      return SAME;
    case 'prepare':
      return [await real.prepare(), model.prepare(now(), today())];
    case 'sign': {
      if (!model.closes.some((close) => close.state === 'PREPARED')) return SAME;
      const answer = await real.sign();
      model.sign(now());
      return [answer, 'done'];
    }
    case 'tell':
      await world.db.write(makeNotices);
      return [`${await world.db.write(makeNotices)} more`, '0 more'];
    case 'undo': {
      const expected = model.undo(each.which, each.who, now());
      return expected === 'never happened' ? SAME : [await real.undo(each.which, each.who), expected];
    }
  }
}

/** A year in which nothing of earlier histories is left: a whole season later all their points expire at its close. */
async function freshYear(): Promise<number> {
  world.setTime(startOfDay(addDays(`${Number(today().slice(0, 4)) + 2}-01-01`, 4)));
  const waiting = await world.db.reader.row<{ id: string }>(
    "select id from season_close where state = 'PREPARED'",
  );
  if (waiting) await season(world, world.as(OVERSIGHT), 'dropClose', { closeId: waiting.id, reason: '重来' });
  const result = await season(world, world.as(SECRETARY), 'closeSeason', {
    villageId: world.village,
    dryRun: false,
  });
  if (result.codes.length === 0) {
    await season(world, world.as(OVERSIGHT), 'signClose', { closeId: result.data.closeSeason.id });
  }
  return Number(today().slice(0, 4)) - 1;
}

test(
  seeded('random seasons keep every law, and oldest-first holds against a model in memory'),
  async () => {
    await fc.assert(
      fc.asyncProperty(some(year, 2, 4), async (years) => {
        const model = new SeasonsModel(OWNERS, await freshYear());
        const real = new RealVillage();
        await real.open();
        for (const each of years.flat()) {
          const [answer, expected] = await take(each, model, real);
          expect(answer, each.do).toBe(expected);
          const lots = await real.byDay();
          expect(await real.balances()).toEqual(model.balances);
          expect(lots).toEqual(lots.map((_, who) => model.byDay(who)));
          // Coin by coin, wherever nothing was taken back or moved.
          expect(lots).toEqual(lots.map((days, who) => (model.plain[who] ? model.coinsByDay(who) : days)));
        }
        for (const law of seasonLaws) {
          expect([law.name, await world.db.reader.rows(`select * from (${law.sql}) x limit 3`)]).toEqual([
            law.name,
            [],
          ]);
        }
      }),
      runs(20),
    );
  },
  TIME_LIMIT,
);
