import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { openWorld, type World } from '#test/support/world';
import { allCodes } from './activities-steps';
import {
  CLERK,
  confirmed,
  coverage,
  done,
  entered,
  FUND,
  fund,
  money,
  openFund,
  OVERSIGHT,
  SECRETARY,
  step,
  terms,
  TOWN,
} from './fund-steps';
import { KEEPER, steps } from './shop-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const balance = async (): Promise<number> => (await coverage(world)).balanceCents;

describe('opening', () => {
  test('without a fund nothing is entered, and the village has no light', async () => {
    const refused = await step(world.as(CLERK), 'enterFundEntry', { villageId: world.village, ...money });
    expect(refused.codes).toEqual(['FUND_NOT_OPEN']);
    expect(await coverage(world)).toBeNull();
  });

  test('the secretary opens it by a resolution; every terms stay on record', async () => {
    const requestId = newId();
    const input = { villageId: world.village, ...terms, requestId };
    const first = await done(world.as(SECRETARY), 'setFundTerms', input);
    expect(first).toMatchObject({ parCents: 100, setBy: { name: SECRETARY } });
    const again = await Promise.all(
      Array.from({ length: 5 }, () => done(world.as(SECRETARY), 'setFundTerms', input)),
    );
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([first.id]));
    const other = await step(world.as(SECRETARY), 'setFundTerms', { ...input, parCents: 90 });
    expect(other.codes).toEqual(['IDEMPOTENCY_MISMATCH']);
    await openFund(world, { greenPercent: 130, document: '村议〔2025〕7号' });
    const { terms: kept, coverage: now } = await fund(world);
    expect(kept.map((each: { greenPercent: number }) => each.greenPercent)).toEqual([130, 120]);
    expect(now).toMatchObject({ balanceCents: 0, owedPoints: 0, ratio: null, light: 'GREEN' });
    expect(now.stockCents).toBeGreaterThan(500_000);
    await openFund(world);
  });

  test('refused to everyone else, and for terms that contradict themselves', async () => {
    const input = { villageId: world.village, ...terms };
    expect((await step(world.stranger, 'setFundTerms', input)).codes).toEqual(['UNAUTHENTICATED']);
    const stranger = await world.elsewhere('VILLAGE_SECRETARY');
    const codes = await allCodes([CLERK, KEEPER, OVERSIGHT, '蓝晓峰', stranger.name], (name) =>
      step(world.as(name), 'setFundTerms', input),
    );
    expect(codes).toEqual(new Set(['FORBIDDEN']));
    const wrong = async (more: Record<string, unknown>) =>
      (await step(world.as(SECRETARY), 'setFundTerms', { ...input, ...more })).codes;
    expect(await wrong({ amberPercent: 140 })).toEqual(['OUT_OF_RANGE']);
    expect(await wrong({ parCents: 0 })).toEqual(['OUT_OF_RANGE']);
    expect(await wrong({ decidedOn: '2025-06-17' })).toEqual(['IN_THE_FUTURE']);
    expect(await wrong({ villageId: world.county })).toEqual(['NOT_FOUND']);
  });
});

describe('money in and out', () => {
  beforeEach(async () => {
    if ((await balance()) < 1_000_000)
      await confirmed(world, { purpose: 'TOWNSHIP', amountCents: 1_000_000 });
  });

  test('the clerk enters, another person confirms, and only then the fund has it', async () => {
    const before = await balance();
    const requestId = newId();
    const entry = await entered(world, { requestId });
    expect(entry).toMatchObject({
      direction: 'IN',
      state: 'ENTERED',
      moves: ['WITHDRAW'],
      enteredBy: { name: CLERK },
    });
    expect(await balance()).toBe(before);
    const decision = { entryId: entry.id, decision: 'CONFIRM', requestId: newId() };
    const done1 = await done(world.as(OVERSIGHT), 'decideFundEntry', decision);
    expect(done1).toMatchObject({ state: 'CONFIRMED', decidedBy: { name: OVERSIGHT }, moves: [] });
    expect(await balance()).toBe(before + 300_000);
    // Repeats change nothing; the same id for something else is refused.
    await Promise.all(
      Array.from({ length: 5 }, () => done(world.as(OVERSIGHT), 'decideFundEntry', decision)),
    );
    expect((await entered(world, { requestId })).id).toBe(entry.id);
    expect(await balance()).toBe(before + 300_000);
    const other = await step(world.as(CLERK), 'enterFundEntry', {
      villageId: world.village,
      ...money,
      amountCents: 1,
      requestId,
    });
    expect(other.codes).toEqual(['IDEMPOTENCY_MISMATCH']);
    const { statement, totals } = await fund(world);
    expect(statement.nodes[0]).toMatchObject({
      amountCents: 300_000,
      balanceCents: before + 300_000,
      reversal: false,
      entry: { id: entry.id, document: '收据0612', enteredBy: { name: CLERK } },
    });
    expect(totals).toContainEqual({ purpose: 'DONORS', amountCents: 300_000 });
  });

  test('nobody confirms what he entered himself, and a second decision comes too late', async () => {
    const own = await done(world.as(SECRETARY), 'enterFundEntry', { villageId: world.village, ...money });
    const decide = (name: string) =>
      step(world.as(name), 'decideFundEntry', { entryId: own.id, decision: 'CONFIRM' });
    expect((await decide(SECRETARY)).codes).toEqual(['FUND_TWO_PERSONS']);
    const [one, two] = await Promise.all([decide(TOWN), decide(OVERSIGHT)]);
    expect([one.codes, two.codes].filter((codes) => codes.length === 0)).toHaveLength(1);
    expect([...one.codes, ...two.codes]).toEqual(['ILLEGAL_MOVE']);
  });

  test('refused to strangers, other roles, other villages and wrong inputs', async () => {
    const input = { villageId: world.village, ...money };
    expect((await step(world.stranger, 'enterFundEntry', input)).codes).toEqual(['UNAUTHENTICATED']);
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    const enter = await allCodes([KEEPER, OVERSIGHT, TOWN, '蓝晓峰', elsewhere.name], (name) =>
      step(world.as(name), 'enterFundEntry', input),
    );
    expect(enter).toEqual(new Set(['FORBIDDEN']));
    const { id: entryId } = await entered(world);
    const decide = await allCodes([CLERK, KEEPER, '蓝晓峰'], (name) =>
      step(world.as(name), 'decideFundEntry', { entryId, decision: 'CONFIRM' }),
    );
    expect(decide).toEqual(new Set(['FORBIDDEN']));
    const far = await step(world.as(elsewhere.name), 'decideFundEntry', { entryId, decision: 'CONFIRM' });
    expect(far.codes).toEqual(['NOT_FOUND']);
    const wrong = async (more: Record<string, unknown>) =>
      (await step(world.as(CLERK), 'enterFundEntry', { ...input, ...more })).codes;
    expect(await wrong({ amountCents: 0 })).toEqual(['OUT_OF_RANGE']);
    expect(await wrong({ happenedOn: '2025-06-17' })).toEqual(['IN_THE_FUTURE']);
    expect(await wrong({ party: ' ' })).toEqual(['BAD_INPUT']);
    expect(await wrong({ document: 'x'.repeat(81) })).toEqual(['TOO_LONG']);
    expect(await wrong({ movementIds: [newId()] })).toEqual(['BAD_INPUT']);
    expect(await wrong({ movementIds: [newId()], purpose: 'PURCHASES' })).toEqual(['NOT_FOUND']);
  });

  test('a refusal says why; what waits can be withdrawn by its own hand only', async () => {
    const refused = await entered(world);
    const refuse = { entryId: refused.id, decision: 'REFUSE' };
    expect((await step(world.as(SECRETARY), 'decideFundEntry', refuse)).codes).toEqual(['REASON_REQUIRED']);
    expect(
      await done(world.as(SECRETARY), 'decideFundEntry', { ...refuse, reason: '没有收据' }),
    ).toMatchObject({ state: 'REFUSED', reason: '没有收据' });
    const { id: entryId } = await entered(world);
    const withdraw = (name: string) => step(world.as(name), 'withdrawFundEntry', { entryId });
    expect((await step(world.stranger, 'withdrawFundEntry', { entryId })).codes).toEqual(['UNAUTHENTICATED']);
    expect((await withdraw(KEEPER)).codes).toEqual(['FORBIDDEN']);
    const requestId = newId();
    for (let turn = 0; turn < 2; turn += 1) {
      const gone = await done(world.as(CLERK), 'withdrawFundEntry', { entryId, requestId });
      expect(gone.state).toBe('WITHDRAWN');
    }
    expect((await withdraw(CLERK)).codes).toEqual(['ILLEGAL_MOVE']);
    const mismatch = await step(world.as(CLERK), 'withdrawFundEntry', { entryId: refused.id, requestId });
    expect(mismatch.codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  });

  test('the fund never spends what it does not have', async () => {
    const before = await balance();
    const out = { purpose: 'OTHER_SPENDING', party: '石溪印刷店', amountCents: before + 1 };
    const { id: entryId } = await entered(world, out);
    const confirm = { entryId, decision: 'CONFIRM' };
    expect((await step(world.as(SECRETARY), 'decideFundEntry', confirm)).codes).toEqual(['FUND_TOO_SMALL']);
    await confirmed(world, { ...out, amountCents: 20_000 });
    expect(await balance()).toBe(before - 20_000);
  });

  test('an error is taken back by two persons, once, and nothing is edited', async () => {
    const before = await balance();
    const wrong = await confirmed(world, { amountCents: 77_700 });
    const input = { entryId: wrong.id };
    expect((await step(world.as(CLERK), 'reverseFundEntry', input)).codes).toEqual(['REASON_REQUIRED']);
    expect((await step(world.as(OVERSIGHT), 'reverseFundEntry', { ...input, reason: 'x' })).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await step(world.stranger, 'reverseFundEntry', input)).codes).toEqual(['UNAUTHENTICATED']);
    const requestId = newId();
    const proposal = { ...input, reason: '金额记错', requestId };
    const reversal = await done(world.as(CLERK), 'reverseFundEntry', proposal);
    expect(reversal).toMatchObject({ direction: 'OUT', state: 'ENTERED', reverses: { id: wrong.id } });
    expect((await done(world.as(CLERK), 'reverseFundEntry', proposal)).id).toBe(reversal.id);
    expect(await balance()).toBe(before + 77_700);
    const second = await step(world.as(SECRETARY), 'reverseFundEntry', { ...input, reason: '再来' });
    expect(second.codes).toEqual(['CONFLICT']);
    await done(world.as(SECRETARY), 'decideFundEntry', { entryId: reversal.id, decision: 'CONFIRM' });
    expect(await balance()).toBe(before);
    const { statement, entries } = await fund(world);
    expect(statement.nodes[0]).toMatchObject({
      amountCents: -77_700,
      reversal: true,
      entry: { id: wrong.id },
    });
    const states = new Map(entries.nodes.map((each: { id: string; state: string }) => [each.id, each.state]));
    expect([states.get(wrong.id), states.get(reversal.id)]).toEqual(['REVERSED', 'CONFIRMED']);
    const third = await step(world.as(CLERK), 'reverseFundEntry', { ...input, reason: '又' });
    expect(third.codes).toEqual(['ILLEGAL_MOVE']);
    await expect(
      world.db.write((tx) => tx.rows('update fund_entry set amount_cents = 1 where id = $1', [wrong.id])),
    ).rejects.toThrow('APPEND_ONLY');
  });
});

describe('deliveries', () => {
  test('goods on credit do not count twice, and are paid once and in full', async () => {
    const before = await coverage(world);
    const goodsId = await world.goods('G01');
    await steps.moveStock(world.as(KEEPER), {
      requestId: newId(),
      goodsId,
      kind: 'PURCHASE',
      quantity: 10,
      document: '20250616-021',
      unitCostCents: 280,
      bestBeforeOn: '2026-06-16',
    });
    const bought = await coverage(world);
    expect(bought).toMatchObject({
      stockCents: before.stockCents + 2_800,
      unpaidCents: before.unpaidCents + 2_800,
      freeCents: before.freeCents - 2_800,
    });
    const { deliveries } = await fund(world);
    expect(deliveries).toMatchObject([{ document: '20250616-021', costCents: 2_800, goods: 1 }]);
    const { movementIds } = deliveries[0];
    const pay = { purpose: 'PURCHASES', party: '供销社', document: '发票88', movementIds };
    const short = await step(world.as(CLERK), 'enterFundEntry', {
      villageId: world.village,
      ...money,
      ...pay,
      amountCents: 2_799,
    });
    expect([short.codes, short.fields]).toEqual([['OUT_OF_RANGE'], ['amountCents']]);
    const twins = await Promise.all(
      [1, 2].map(() =>
        step(world.as(CLERK), 'enterFundEntry', {
          villageId: world.village,
          ...money,
          ...pay,
          amountCents: 2_800,
        }),
      ),
    );
    expect(twins.flatMap(({ codes }) => codes)).toEqual(['ALREADY_PAID']);
    const payment = twins.find(({ codes }) => codes.length === 0)?.data.enterFundEntry;
    expect((await fund(world)).deliveries).toEqual([]);
    await done(world.as(SECRETARY), 'decideFundEntry', { entryId: payment.id, decision: 'CONFIRM' });
    expect(await coverage(world)).toMatchObject({
      balanceCents: before.balanceCents - 2_800,
      unpaidCents: before.unpaidCents,
      stockCents: before.stockCents + 2_800,
    });
  });
});

describe('reading', () => {
  test('for those with a post here, in constant statements; the board shows sums to all', async () => {
    expect((await world.stranger.run(FUND, { villageId: world.village })).codes).toEqual(['UNAUTHENTICATED']);
    const plain = await world.villager(0);
    expect((await world.as(plain.name).run(FUND, { villageId: world.village })).codes).toEqual(['FORBIDDEN']);
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    expect((await world.as(elsewhere.name).run(FUND, { villageId: world.village })).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await world.as(CLERK).run(FUND, { villageId: world.county })).codes).toEqual(['NOT_FOUND']);
    const cost = (first: number): Promise<number> =>
      world.fewestStatementsOf(() => world.as(CLERK).run(FUND, { villageId: world.village, first }));
    expect(await cost(30)).toBe(await cost(12));
    const { data, codes } = await world.stranger.run(
      `query ($villageId: ID!) { board(villageId: $villageId) { fund {
        coverage { light ratio freeCents stockCents owedPoints parCents } totals { purpose amountCents } } } }`,
      { villageId: world.village },
    );
    expect(codes).toEqual([]);
    expect(data.board.fund.coverage.light).toBe('GREEN');
    const other = await world.stranger.run(
      'query ($villageId: ID!) { board(villageId: $villageId) { fund { totals { purpose } } } }',
      { villageId: world.otherVillage },
    );
    expect(other.data.board.fund).toBeNull();
  });
});
