import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { ask, batchesOf, done, happensOnce, refusesOthers } from './shop-control-steps';
import { CLERK, KEEPER, stockOf, SUPERVISOR } from './shop-steps';

let world: World;
let shopId: string;
let rice: string;
let towel: string;
beforeAll(async () => {
  world = await openWorld();
  shopId = await world.shop();
  rice = await world.goods('G06');
  towel = await world.goods('G22');
});
afterAll(() => world.close());

const donor = (name: string, named: boolean) => done(world, KEEPER, 'reviseDonor', { shopId, name, named });

const purchase = () => ({
  shopId,
  kind: 'PURCHASE',
  supplier: '县粮油公司',
  invoice: '26550001',
  receivedOn: '2025-06-15',
  lines: [
    { goodsId: rice, quantity: 20, unitCostCents: 2850, bestBeforeOn: '2026-02-01' },
    { goodsId: rice, quantity: 5, unitCostCents: 2700, bestBeforeOn: '2025-12-01' },
    { goodsId: towel, quantity: 10, unitCostCents: 790 },
  ],
});

test('a delivery comes in at once, each line a batch with the invoice on it', async () => {
  const [riceBefore, towelBefore] = [await stockOf(world, rice), await stockOf(world, towel)];
  const supply = await happensOnce(world, KEEPER, 'recordSupply', purchase(), { supplier: '别家' });
  expect(supply).toMatchObject({
    number: 'J2025-001',
    costCents: 20 * 2850 + 5 * 2700 + 10 * 790,
    donor: null,
  });
  expect([await stockOf(world, rice), await stockOf(world, towel)]).toEqual([
    riceBefore + 25,
    towelBefore + 10,
  ]);
  const batches = await batchesOf(world, rice);
  expect(batches.filter((batch) => batch.document === '26550001').map((batch) => batch.bestBeforeOn)).toEqual(
    ['2025-12-01', '2026-02-01'],
  );
  const next = await done(world, SUPERVISOR, 'recordSupply', purchase());
  expect(next.number).toBe('J2025-002');
});

test('a gift names its donor, gets a receipt number, and the board keeps silent about who did not agree', async () => {
  const cooperative = await donor('农机合作社', true);
  const quiet = await donor('邓家伯伯', false);
  const gift = (donorId: string) => ({
    shopId,
    kind: 'DONATION',
    donorId,
    receivedOn: '2025-06-16',
    lines: [{ goodsId: towel, quantity: 4, unitCostCents: 800 }],
  });
  const first = await done(world, KEEPER, 'recordSupply', gift(cooperative.id));
  expect(first).toMatchObject({ number: 'S2025-001', donor: { name: '农机合作社' } });
  await done(world, CLERK, 'recordSupply', gift(quiet.id));
  const board = `query ($id: ID!) { shop(villageId: $id) { gifts { donorName quantity goods { code } } } }`;
  const { data } = await world.stranger.run(board, { id: world.village });
  expect(data.shop.gifts).toEqual([
    { donorName: null, quantity: 4, goods: { code: 'G22' } },
    { donorName: '农机合作社', quantity: 4, goods: { code: 'G22' } },
  ]);
  // Consent is taken back: the board follows at once.
  await done(world, KEEPER, 'reviseDonor', {
    shopId,
    donorId: cooperative.id,
    name: '农机合作社',
    named: false,
  });
  const after = await world.stranger.run(board, { id: world.village });
  expect(after.data.shop.gifts.map((each: { donorName: string | null }) => each.donorName)).toEqual([
    null,
    null,
  ]);
});

test('donors and deliveries are for those who may see the stock', async () => {
  const query = `query ($id: ID!, $month: LocalDate!) { shop(villageId: $id) { donors { name named }
    deliveries: supplies(month: $month) { number kind supplier donor { name } enteredBy { name } costCents } } }`;
  const variables = { id: world.village, month: '2025-06-01' };
  const { data, codes } = await world.as(SUPERVISOR).run(query, variables);
  expect(codes).toEqual([]);
  expect(data.shop.deliveries).toHaveLength(4);
  const resident = await world.villager(2);
  expect((await world.as(resident.name).run(query, variables)).codes).toContain('FORBIDDEN');
  expect((await world.stranger.run(query, variables)).codes).toContain('UNAUTHENTICATED');
  const none = await world.as(SUPERVISOR).run(query, { ...variables, month: '2025-05-10' });
  expect(none.data.shop.deliveries).toEqual([]);
  expect(await world.statementsOf(() => world.as(SUPERVISOR).run(query, variables))).toBeLessThan(12);
});

test('strangers bring nothing in and enter no donors; a donor is entered once', async () => {
  await refusesOthers(world, 'recordSupply', purchase());
  await refusesOthers(world, 'reviseDonor', { shopId, name: '某人', named: true });
  const once = await happensOnce(
    world,
    KEEPER,
    'reviseDonor',
    { shopId, name: '镇卫生院', named: true },
    { name: '别人' },
  );
  const other = await ask(world, world.as(KEEPER), 'reviseDonor', {
    shopId,
    donorId: world.id(),
    name: once.name,
    named: true,
  });
  expect([other.codes, other.fields]).toEqual([['NOT_FOUND'], ['donorId']]);
});

test.each([
  ['no supplier', { supplier: ' ' }, 'BAD_INPUT', 'supplier'],
  ['no invoice', { invoice: '' }, 'BAD_INPUT', 'invoice'],
  ['a gift without a donor', { kind: 'DONATION', supplier: '', invoice: '' }, 'BAD_INPUT', 'donorId'],
  ['a gift with an invoice', { kind: 'DONATION', supplier: '' }, 'BAD_INPUT', 'invoice'],
  ['a day to come', { receivedOn: '2025-06-17' }, 'IN_THE_FUTURE', 'receivedOn'],
  ['a loss', { kind: 'LOSS' }, 'BAD_INPUT', undefined],
])('%s is refused', async (_name, change, code, field) => {
  const { codes, fields } = await ask(world, world.as(KEEPER), 'recordSupply', { ...purchase(), ...change });
  expect([codes[0], fields[0]]).toEqual([
    code,
    code === 'BAD_INPUT' && field === undefined ? fields[0] : field,
  ]);
});

test('a line at fault is named, and nothing of the delivery comes in', async () => {
  const before = await stockOf(world, towel);
  const fault = async (line: object) => {
    const input = { ...purchase(), lines: [{ goodsId: towel, quantity: 3 }, line] };
    const { codes, fields } = await ask(world, world.as(KEEPER), 'recordSupply', input);
    return [codes[0], fields[0]];
  };
  expect(await fault({ goodsId: rice, quantity: 2 })).toEqual(['BAD_INPUT', 'lines.1.bestBeforeOn']);
  expect(await fault({ goodsId: world.id(), quantity: 2 })).toEqual(['NOT_FOUND', 'lines.1.goodsId']);
  expect(await fault({ goodsId: towel, quantity: 0 })).toEqual(['OUT_OF_RANGE', 'lines.1.quantity']);
  expect(await stockOf(world, towel)).toBe(before);
});

test('numbers are given out one by one, also at once', async () => {
  const results = await Promise.all(
    Array.from({ length: 6 }, () => ask(world, world.as(KEEPER), 'recordSupply', purchase())),
  );
  expect(results.flatMap(({ codes }) => codes)).toEqual([]);
  expect(new Set(results.map(({ data }) => data.recordSupply.number)).size).toBe(6);
});
