import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  checkSeal,
  isSound,
  type PublishedLine,
  type PublishedSeal,
} from '#client/features/board/seal-chain';
import { sealAll } from '#server/ledger/seal';
import { verifySeals } from '#server/ledger/verify-seals';
import { type Caller, openWorld, type Person, type World } from '#test/support/world';
import { CLERK, published, SECRETARY, TOWN } from './activities-steps';
import { give, KEEPER, steps, visitOf } from './shop-steps';

const SEAL = 'number month firstSeq lastSeq lines contentHash previousHash hash sealedAt villageId';
const BOARD = `query ($village: ID!, $after: String, $month: String! = "2025-06") { board(villageId: $village) {
  sealHead { ${SEAL} } maySeal
  seals(first: 2, after: $after) { nodes { ${SEAL} } pageInfo { endCursor hasNextPage } }
  sealMonths { month seals lines head { hash } sums { asset kind count total } }
  sealMonth(month: $month) { month lines } } }`;
const LINES = `query ($village: ID!, $number: Int, $first: Int!, $after: String) { board(villageId: $village) {
  sealLines(number: $number, first: $first, after: $after) {
    nodes { sealNumber seq state text sealedText } pageInfo { endCursor hasNextPage } } } }`;
const SEAL_NOW = 'mutation ($input: SealInput!) { sealLedger(input: $input) { number hash } }';

let world: World;
let earner: Person;

beforeAll(async () => {
  world = await openWorld();
  earner = await world.villager(0);
  await published(world, earner.id);
  await world.advance(7);
  await sealAll(world.db);
  await give(world, earner.householdId, 60);
  const visitId = await visitOf(world, earner.householdId);
  const sold = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId,
    lines: [{ goodsId: await world.goods('G06'), quantity: 1 }],
  });
  expect(sold.codes).toEqual([]);
  await sealAll(world.db);
  world.setTime(new Date('2025-07-02T09:00:00+08:00'));
  await give(world, earner.householdId, 5);
  await sealAll(world.db);
});
afterAll(() => world.close());

async function board(variables: Record<string, unknown> = {}, caller: Caller = world.stranger) {
  const { data, codes } = await caller.run(BOARD, { village: world.village, ...variables });
  expect(codes).toEqual([]);
  return data.board;
}

async function wholeChain(): Promise<PublishedSeal[]> {
  const seals: PublishedSeal[] = [];
  for (let after: string | null = null; ; ) {
    const page: { nodes: PublishedSeal[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = (
      await board({ after })
    ).seals;
    seals.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return seals;
    after = page.pageInfo.endCursor;
  }
}

async function allLines(number: number | null, first: number): Promise<PublishedLine[]> {
  const lines: PublishedLine[] = [];
  for (let after: string | null = null; ; ) {
    const { data, codes } = await world.stranger.run(LINES, { village: world.village, number, first, after });
    expect(codes).toEqual([]);
    lines.push(...data.board.sealLines.nodes);
    if (!data.board.sealLines.pageInfo.hasNextPage) return lines;
    after = data.board.sealLines.pageInfo.endCursor;
  }
}

test('anyone may read the chain page by page, and its sums come out in the browser', async () => {
  const seals = await wholeChain();
  expect(seals.map(({ number, month }) => [number, month])).toEqual([
    [1, '2025-06'],
    [2, '2025-06'],
    [3, '2025-07'],
  ]);
  let before: PublishedSeal | null = null;
  for (const seal of seals) {
    const lines = await allLines(seal.number, 200);
    expect(lines).toHaveLength(seal.lines);
    const verdict = await checkSeal(world.village, seal, lines, before);
    expect([seal.number, isSound(verdict)]).toEqual([seal.number, true]);
    before = seal;
  }
  expect((await board()).sealHead.hash).toBe(before?.hash);
  expect(await allLines(null, 2)).toEqual(await allLines(null, 200));
  expect((await allLines(null, 200)).map(({ sealNumber }) => sealNumber)).toEqual(
    seals.flatMap(({ number, lines }) => Array.from({ length: lines }, () => number)),
  );
});

test('what is published names nobody and leads to nobody', async () => {
  const text = JSON.stringify([await wholeChain(), await allLines(null, 200)]);
  const ids = await world.db.reader.rows<{ word: string }>(
    `select id::text as word from account where book_id = $1 union all select id::text from transfer
     union all select id::text from resident where village_id = $1 union all select id::text from household
     where village_id = $1 union all select name from resident where village_id = $1
     union all select card_number from household where village_id = $1`,
    [world.village],
  );
  expect(ids.length).toBeGreaterThan(1000);
  expect(ids.filter(({ word }) => text.includes(word))).toEqual([]);
});

test('a month adds up, and a month without seals is none', async () => {
  const { sealMonths, sealMonth, seals } = await board();
  expect(
    sealMonths.map(({ month, seals: count }: { month: string; seals: number }) => [month, count]),
  ).toEqual([
    ['2025-07', 1],
    ['2025-06', 2],
  ]);
  expect(sealMonths[1].head.hash).toBe(seals.nodes[1].hash);
  expect(sealMonths[1].sums).toEqual(
    expect.arrayContaining([
      { asset: 'POINTS', kind: 'OPENING', count: 1, total: 60 },
      expect.objectContaining({ asset: 'HONOUR', kind: 'GRANT', count: 1 }),
      expect.objectContaining({ asset: 'POINTS', kind: 'REDEMPTION', count: 1 }),
    ]),
  );
  expect(sealMonth).toEqual({ month: '2025-06', lines: seals.nodes[0].lines + seals.nodes[1].lines });
  for (const month of ['2025-05', '2025-13', 'x']) expect((await board({ month })).sealMonth).toBeNull();
});

test('the number of statements does not grow with the list', async () => {
  const few = await world.statementsOf(() =>
    world.stranger.run(LINES, { village: world.village, number: null, first: 1 }),
  );
  const many = await world.statementsOf(() =>
    world.stranger.run(LINES, { village: world.village, number: null, first: 200 }),
  );
  expect(many).toBe(few);
});

test('another village has its own chain, and knows nothing of this one', async () => {
  const { data } = await world.stranger.run(BOARD, { village: world.otherVillage });
  expect(data.board.sealHead).toBeNull();
  expect(data.board.seals.nodes).toEqual([]);
  expect(data.board.sealMonths).toEqual([]);
});

test.each([
  ['a bad page', { first: 0 }, 'OUT_OF_RANGE'],
  ['a foreign cursor', { first: 5, after: 'xyz' }, 'BAD_INPUT'],
])('%s is refused', async (_what, variables, code) => {
  const { codes } = await world.stranger.run(LINES, { village: world.village, number: null, ...variables });
  expect(codes).toEqual([code]);
});

describe('sealing on demand', () => {
  const sealNow = (caller: Caller, input: Record<string, unknown> = {}) =>
    caller.run(SEAL_NOW, { input: { requestId: world.id(), villageId: world.village, ...input } });

  test('takes everything since the last seal; a repeat answers the same, another input is refused', async () => {
    const before = (await board()).sealHead.number;
    await give(world, earner.householdId, 7);
    const requestId = world.id();
    const first = await sealNow(world.as(CLERK), { requestId });
    expect(first.codes).toEqual([]);
    expect(first.data.sealLedger.number).toBe(before + 1);
    expect((await sealNow(world.as(CLERK), { requestId })).data).toEqual(first.data);
    expect((await sealNow(world.as(CLERK), { requestId, villageId: world.otherVillage })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    // Nothing new: the head stays where it is.
    expect((await sealNow(world.as(SECRETARY))).data).toEqual(first.data);
    expect(await verifySeals(world.db.reader, world.village, [first.data.sealLedger.hash])).toEqual([]);
  });

  test('is for clerk, secretary, oversight and the town', async () => {
    const oversight = await world.db.reader.row<{ name: string }>(
      `select r.name from post p join council c on c.id = p.council_id join resident r on r.id = p.resident_id
       where c.kind_code = 'OC' and p.area_id = $1 limit 1`,
      [world.village],
    );
    for (const name of [CLERK, SECRETARY, TOWN, oversight?.name ?? '']) {
      expect((await board({}, world.as(name))).maySeal).toBe(true);
      expect((await sealNow(world.as(name))).codes).toEqual([]);
    }
  });

  test('is refused to strangers, to other posts, to other villages and where there is no village', async () => {
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    expect((await board()).maySeal).toBe(false);
    expect((await board({}, world.as(KEEPER))).maySeal).toBe(false);
    expect((await sealNow(world.stranger)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await sealNow(world.as(KEEPER))).codes).toEqual(['FORBIDDEN']);
    expect((await sealNow(world.as(earner.name))).codes).toEqual(['FORBIDDEN']);
    expect((await sealNow(world.as(elsewhere.name))).codes).toEqual(['FORBIDDEN']);
    expect((await sealNow(world.as(CLERK), { villageId: world.id() })).codes).toEqual(['NOT_FOUND']);
    expect((await sealNow(world.as(TOWN), { villageId: 'no id' })).codes).toEqual(['BAD_INPUT']);
  });

  test('does not happen while a posting takes long: it is told so, and nothing is kept of the try', async () => {
    let finish = (): void => undefined;
    let begun = (): void => undefined;
    const held = new Promise<void>((done) => {
      finish = done;
    });
    const started = new Promise<void>((done) => {
      begun = done;
    });
    const slow = world.db.write(async (tx) => {
      await tx.rows('lock table transfer in row exclusive mode');
      begun();
      await held;
    });
    await started;
    const requestId = world.id();
    expect((await sealNow(world.as(CLERK), { requestId })).codes).toEqual(['CONFLICT']);
    finish();
    await slow;
    expect((await sealNow(world.as(CLERK), { requestId })).codes).toEqual([]);
  });
});
