import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { ask, done, happensOnce, refusesOthers } from './shop-control-steps';
import { CLERK, give, KEEPER, steps, stockOf, stockUp, SUPERVISOR, visitOf } from './shop-steps';

let world: World;
let shopId: string;
let towel: string;
// Every test counts a month of its own, the latest first.
let month = '2025-07-01';

beforeAll(async () => {
  world = await openWorld();
  shopId = await world.shop();
  towel = await world.goods('G22');
});
beforeEach(() => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  month = `${number === 1 ? year - 1 : year}-${String(number === 1 ? 12 : number - 1).padStart(2, '0')}-01`;
});
afterAll(() => world.close());

interface Sheet {
  id: string;
  lines: { goodsId: string; book: number; moved: number }[];
}

const open = (): Promise<Sheet> => done(world, KEEPER, 'openCount', { shopId, month });

/** Every line as the book says, those named otherwise. */
function counted(sheet: Sheet, other: Record<string, { counted: number; reason: string }> = {}) {
  return sheet.lines.map((line) => ({
    goodsId: line.goodsId,
    counted: line.book,
    reason: '',
    ...other[line.goodsId],
  }));
}

test('two people sign a month, and then the shelf is what they counted', async () => {
  const book = await stockOf(world, towel);
  const sheet = await open();
  const entered = await done(world, KEEPER, 'enterCount', {
    countId: sheet.id,
    lines: counted(sheet, { [towel]: { counted: book - 2, reason: '受潮两条' } }),
  });
  expect(entered.figures).toEqual({ goods: 48, counted: 48, differing: 1, over: 0, under: 2 });
  const first = await done(world, KEEPER, 'signCount', { countId: sheet.id });
  expect(first).toMatchObject({
    state: 'SIGNING',
    keeper: { name: KEEPER },
    supervisor: null,
    moves: ['RETURN'],
  });
  expect(await stockOf(world, towel)).toBe(book);
  const second = await done(world, SUPERVISOR, 'signCount', { countId: sheet.id });
  expect(second).toMatchObject({ state: 'POSTED', supervisor: { name: SUPERVISOR }, moves: [] });
  expect(await stockOf(world, towel)).toBe(book - 2);
  const { data } = await world
    .as(SUPERVISOR)
    .run(
      'query ($id: ID!) { goods(id: $id) { movements(first: 1) { nodes { kind quantity reason countId } } } }',
      {
        id: towel,
      },
    );
  expect(data.goods.movements.nodes).toEqual([
    { kind: 'COUNT', quantity: -2, reason: '受潮两条', countId: sheet.id },
  ]);
});

test('the board shows the figures of posted counts to everybody, and no names, lines or sheets under way', async () => {
  const sheet = await open();
  const query = `query ($id: ID!) { shop(villageId: $id) { countsDue { month }
    counts { id month state figures { goods differing } keeper { name } lines { book } history { move } } } }`;
  const { data } = await world.stranger.run(query, { id: world.village });
  expect(data.shop.countsDue).toEqual([]);
  expect(data.shop.counts).toMatchObject([
    { state: 'POSTED', figures: { goods: 48, differing: 1 }, keeper: null, lines: [], history: [] },
  ]);
  const inside = await world.as(SUPERVISOR).run(query, { id: world.village });
  expect(inside.codes).toEqual([]);
  expect(inside.data.shop.counts.map((count: { state: string }) => count.state)).toEqual([
    'POSTED',
    'COUNTING',
  ]);
  expect(inside.data.shop.counts[0]).toMatchObject({ keeper: { name: KEEPER }, history: expect.any(Array) });
  const asked = 'query ($id: ID!) { stockCount(id: $id) { id } }';
  expect((await world.stranger.run(asked, { id: sheet.id })).codes).toEqual(['UNAUTHENTICATED']);
  const resident = await world.villager(3);
  expect((await world.as(resident.name).run(asked, { id: sheet.id })).data.stockCount).toBe(null);
  expect((await world.as(CLERK).run(asked, { id: sheet.id })).data.stockCount.id).toBe(sheet.id);
});

test('what is sold while they count is no difference', async () => {
  const buyer = await world.villager(1);
  await give(world, buyer.householdId, 100);
  const book = await stockOf(world, towel);
  const sheet = await open();
  const visitId = await visitOf(world, buyer.householdId);
  const sell = () =>
    steps.redeem(world.as(KEEPER), {
      requestId: world.id(),
      visitId,
      lines: [{ goodsId: towel, quantity: 1 }],
    });
  expect((await sell()).codes).toEqual([]);
  // One was sold, so one fewer lies there: that agrees.
  const lines = counted(sheet, { [towel]: { counted: book - 1, reason: '' } });
  const entered = await done(world, KEEPER, 'enterCount', { countId: sheet.id, lines });
  expect(entered.figures).toMatchObject({ counted: 48, differing: 0 });
  await stockUp(world, towel, 6);
  expect((await sell()).codes).toEqual([]);
  await done(world, SUPERVISOR, 'signCount', { countId: sheet.id });
  await done(world, KEEPER, 'signCount', { countId: sheet.id });
  expect(await stockOf(world, towel)).toBe(book - 1 + 6 - 1);
});

test('a difference needs its reason, a sheet all its lines, and a good its place on the sheet', async () => {
  const sheet = await open();
  const book = await stockOf(world, towel);
  const enter = (lines: object[]) => ask(world, world.as(KEEPER), 'enterCount', { countId: sheet.id, lines });
  const bare = await enter([{ goodsId: towel, counted: book + 1, reason: ' ' }]);
  expect([bare.codes, bare.fields]).toEqual([['REASON_REQUIRED'], ['lines.0.reason']]);
  expect((await enter([{ goodsId: world.id(), counted: 1, reason: '' }])).codes).toEqual(['NOT_FOUND']);
  const twice = { goodsId: towel, counted: book, reason: '' };
  expect((await enter([twice, twice])).codes).toEqual(['DUPLICATE_ROW']);
  expect((await enter([{ goodsId: towel, counted: -1, reason: '' }])).codes).toEqual(['OUT_OF_RANGE']);
  expect((await ask(world, world.as(KEEPER), 'signCount', { countId: sheet.id })).codes).toEqual([
    'COUNT_INCOMPLETE',
  ]);
});

test('nobody signs twice, and only keeper and supervisor sign', async () => {
  const sheet = await open();
  await done(world, KEEPER, 'enterCount', { countId: sheet.id, lines: counted(sheet) });
  await refusesOthers(world, 'signCount', { countId: sheet.id });
  expect((await ask(world, world.as(CLERK), 'signCount', { countId: sheet.id })).codes).toEqual([
    'FORBIDDEN',
  ]);
  await happensOnce(world, KEEPER, 'signCount', { countId: sheet.id }, { countId: world.id() });
  expect((await ask(world, world.as(KEEPER), 'signCount', { countId: sheet.id })).codes).toEqual([
    'CONFLICT',
  ]);
  // Signed once, the figures stand.
  const late = await ask(world, world.as(KEEPER), 'enterCount', { countId: sheet.id, lines: counted(sheet) });
  expect(late.codes).toEqual(['ILLEGAL_MOVE']);
  await refusesOthers(world, 'returnCount', { countId: sheet.id, reason: '数错了' });
  const back = await happensOnce(
    world,
    SUPERVISOR,
    'returnCount',
    { countId: sheet.id, reason: '毛巾数错了' },
    { reason: '别的' },
  );
  expect(back).toMatchObject({ state: 'COUNTING', keeper: null });
  expect(
    (await ask(world, world.as(SUPERVISOR), 'returnCount', { countId: sheet.id, reason: 'x' })).codes,
  ).toEqual(['ILLEGAL_MOVE']);
});

test('the database itself refuses one person’s two signatures, and any change of a posted count', async () => {
  const sheet = await open();
  await done(world, KEEPER, 'enterCount', { countId: sheet.id, lines: counted(sheet) });
  await done(world, KEEPER, 'signCount', { countId: sheet.id });
  const keeper = await world.resident(KEEPER);
  const sign = (set: string) =>
    world.db.write((tx) => tx.rows(`update stock_count set ${set} where id = $1`, [sheet.id]));
  const both = `supervisor_id = '${keeper.id}', supervisor_signed_at = now(), state = 'POSTED', posted_at = now()`;
  await expect(sign(both)).rejects.toMatchObject({ code: 'KEEPER_IS_SUPERVISOR' });
  const stranger = await world.villager(5);
  await expect(sign(both.replace(keeper.id, stranger.id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await done(world, SUPERVISOR, 'signCount', { countId: sheet.id });
  await expect(sign("state = 'COUNTING'")).rejects.toMatchObject({ code: 'APPEND_ONLY' });
  await expect(
    world.db.write((tx) =>
      tx.rows('update stock_count_line set counted = 0, reason = $2 where count_id = $1', [
        sheet.id,
        '改一改',
      ]),
    ),
  ).rejects.toMatchObject({ code: 'APPEND_ONLY' });
});

test('both signing at once post the count once', async () => {
  const book = await stockOf(world, towel);
  const sheet = await open();
  await done(world, KEEPER, 'enterCount', {
    countId: sheet.id,
    lines: counted(sheet, { [towel]: { counted: book + 3, reason: '上次漏数' } }),
  });
  const results = await Promise.all(
    [KEEPER, SUPERVISOR, KEEPER, SUPERVISOR].map((name) =>
      ask(world, world.as(name), 'signCount', { countId: sheet.id }),
    ),
  );
  expect(results.filter(({ codes }) => codes.length === 0)).toHaveLength(2);
  expect(await stockOf(world, towel)).toBe(book + 3);
});

test('a month has one sheet, not ahead of time, and a wrong one is dropped', async () => {
  await refusesOthers(world, 'openCount', { shopId, month });
  const sheet = await happensOnce(world, CLERK, 'openCount', { shopId, month }, { month: '2025-06-01' });
  expect((await ask(world, world.as(KEEPER), 'openCount', { shopId, month })).codes).toEqual(['CONFLICT']);
  expect((await ask(world, world.as(KEEPER), 'openCount', { shopId, month: '2025-07-01' })).codes).toEqual([
    'IN_THE_FUTURE',
  ]);
  expect((await ask(world, world.as(KEEPER), 'openCount', { shopId, month: '2025-05-02' })).codes).toEqual([
    'BAD_INPUT',
  ]);
  expect((await ask(world, world.as(KEEPER), 'openCount', { shopId: world.id(), month })).codes).toEqual([
    'NOT_FOUND',
  ]);
  await refusesOthers(world, 'dropCount', { countId: sheet.id, reason: '月份选错' });
  const dropped = await happensOnce(
    world,
    KEEPER,
    'dropCount',
    { countId: sheet.id, reason: '月份选错' },
    { reason: '别的' },
  );
  expect(dropped.state).toBe('DROPPED');
  expect((await ask(world, world.as(KEEPER), 'dropCount', { countId: sheet.id, reason: 'x' })).codes).toEqual(
    ['ILLEGAL_MOVE'],
  );
  await open();
});

test('figures are entered by the shop alone, once', async () => {
  const sheet = await open();
  const lines = [{ goodsId: towel, counted: await stockOf(world, towel), reason: '' }];
  await refusesOthers(world, 'enterCount', { countId: sheet.id, lines });
  expect((await ask(world, world.as(CLERK), 'enterCount', { countId: sheet.id, lines })).codes).toEqual([
    'FORBIDDEN',
  ]);
  await happensOnce(world, SUPERVISOR, 'enterCount', { countId: sheet.id, lines }, { countId: world.id() });
});

test('a month that ended without a posted count is due, then overdue, until it is posted', async () => {
  const query = 'query ($id: ID!) { shop(villageId: $id) { countsDue { month dueOn overdue } } }';
  const due = async (name: string) =>
    (await world.as(name).run(query, { id: world.village })).data.shop.countsDue as {
      month: string;
      dueOn: string;
      overdue: boolean;
    }[];
  const before = await due(SUPERVISOR);
  expect(before).toContainEqual({ month, dueOn: expect.any(String), overdue: true });
  expect(await due(CLERK)).toEqual(before);
  const sheet = await open();
  await done(world, KEEPER, 'enterCount', { countId: sheet.id, lines: counted(sheet) });
  await done(world, KEEPER, 'signCount', { countId: sheet.id });
  await done(world, SUPERVISOR, 'signCount', { countId: sheet.id });
  expect((await due(SUPERVISOR)).map((each) => each.month)).not.toContain(month);
  world.setTime(new Date('2025-07-03T09:00:00+08:00'));
  expect(await due(SUPERVISOR)).not.toContainEqual(expect.objectContaining({ month: '2025-06-01' }));
});
