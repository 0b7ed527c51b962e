import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '#client/features/board/seal-chain';
import { maskName } from '#server/features/people/mask';
import { sealAll } from '#server/ledger/seal';
import { openWorld, type Person, type World } from '#test/support/world';
import { done, filed, published, SECRETARY } from './activities-steps';
import { give, KEEPER, steps, visitOf } from './shop-steps';

const LINE = `query ($id: ID!) { statementLine(id: $id) { id kind amount balanceAfter reverses reversedBy opening otherHousehold
  published { seq asset kind amount text seal { number hash } }
  earner { name } postedBy { name }
  record { id title ruleVersion { version plainZh } filer { name } checker { name } approvals { body }
    objections { reason outcome answer } publishedAt publicityEndsAt releasedAt }
  redemption { id receiptNumber keeper { name } lines { quantity goods { nameZh } } } } }`;
const STATEMENT = `query ($id: ID!) { household(id: $id) { statement(first: 50) { nodes { id kind amount balanceAfter } } } }`;
const NOTICE = `query ($id: ID!) { notice(recordId: $id) { recordId maskedName householdNumber state points way filedAt checkedAt
  publishedAt publicityEndsAt releasedAt village { id } ruleVersion { version plainZh publicityDays }
  approvals { bodyZh approvedAt } objections { filedAt answerDueOn outcome answeredAt appealedAt appealDueOn appealDecidedAt appealOutcome }
  transfers { asset kind amount text seal { number } } } }`;
const SECRET = '他和我有过节';

let world: World;
let earner: Person;
let doubter: Person;
let record: string;

beforeAll(async () => {
  world = await openWorld();
  earner = await world.villager(0);
  doubter = await world.villager(1);
  record = await published(world, earner.id);
  const { id: objectionId } = await done(world.as(doubter.name), 'objectToRecord', {
    recordId: record,
    reason: SECRET,
  });
  await done(world.as(SECRETARY), 'answerObjection', {
    objectionId,
    outcome: 'UPHELD',
    answer: `${SECRET}，查过了`,
  });
  await world.advance(10);
  await give(world, earner.householdId, 80);
  const visitId = await visitOf(world, earner.householdId);
  await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId,
    lines: [{ goodsId: await world.goods('G06'), quantity: 1 }],
  });
  await sealAll(world.db);
});
afterAll(() => world.close());

async function lines(
  person: Person,
): Promise<{ id: string; kind: string; amount: number; balanceAfter: number }[]> {
  const { data } = await world.as(person.name).run(STATEMENT, { id: person.householdId });
  return data.household.statement.nodes;
}

async function explained(kind: string, by = world.as(earner.name), of = earner) {
  const line = (await lines(of)).find((each) => each.kind === kind);
  const { data, codes } = await by.run(LINE, { id: line?.id });
  expect(codes).toEqual([]);
  return data.statementLine;
}

describe('a line of a statement', () => {
  test('tells act, rule, hands, publicity, objection and seal to the household it belongs to', async () => {
    const line = await explained('GRANT');
    expect(line.record).toMatchObject({
      id: record,
      ruleVersion: { version: 1 },
      filer: { name: '蓝晓峰' },
      checker: { name: '贺春梅' },
      approvals: [{ body: 'V' }],
      objections: [{ outcome: 'UPHELD' }],
    });
    expect(line.record.releasedAt).not.toBeNull();
    expect(line.published.seal.number).toBe(1);
    const fields = line.published.text.split('|');
    expect(fields[5]).toBe(String(line.amount));
    expect(await sha256(line.opening)).toBe(fields[9]);
  });

  test('says the same as the statement', async () => {
    for (const { id, kind, amount, balanceAfter } of await lines(earner)) {
      const { data } = await world.as(earner.name).run(LINE, { id });
      expect(data.statementLine).toMatchObject({ id, kind, amount, balanceAfter });
    }
  });

  test('of goods names receipt, goods and keeper', async () => {
    const line = await explained('REDEMPTION');
    expect(line.redemption).toMatchObject({ keeper: { name: KEEPER }, lines: [{ quantity: 1 }] });
    expect(line.record).toBeNull();
  });

  test('is read by posts that serve the village, and by nobody else', async () => {
    const [{ id } = { id: '' }] = await lines(earner);
    expect((await world.as(SECRETARY).run(LINE, { id })).data.statementLine.id).toBe(id);
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    for (const caller of [world.stranger, world.as(doubter.name), world.as(elsewhere.name)]) {
      expect((await caller.run(LINE, { id })).data.statementLine).toBeNull();
    }
    for (const wrong of [world.id(), 'x']) {
      expect((await world.as(earner.name).run(LINE, { id: wrong })).data.statementLine).toBeNull();
    }
  });

  test('of points that moved names the other household to each side, and each side sees its own sign', async () => {
    const moved = await world
      .as(SECRETARY)
      .run('mutation ($input: MoveInput!) { moveResident(input: $input) { household { id number } } }', {
        input: { requestId: world.id(), residentId: await secondMember(), points: 4, newNumber: '990' },
      });
    expect(moved.codes).toEqual([]);
    const numbers = await world.db.reader.row<{ number: string }>(
      'select number from household where id = $1',
      [movers.householdId],
    );
    const given = await explained('MOVING', world.as(movers.name), movers);
    expect(given).toMatchObject({ amount: -4, otherHousehold: '990', record: null });
    const got = await world.as(movers.second).run(LINE, { id: given.id });
    expect(got.data.statementLine).toMatchObject({ amount: 4, otherHousehold: numbers?.number });
    expect(got.data.statementLine.published.seal).toBeNull();
  });

  let movers: Person & { second: string };
  async function secondMember(): Promise<string> {
    const row = await world.db.reader.row<Person & { second: string; secondId: string }>(
      `select h.head_id as id, h.id as household_id, p.name, r.name as second, r.id as second_id
       from household h join resident p on p.id = h.head_id
       join resident r on r.household_id = h.id and r.id <> h.head_id and r.state = 'ACTIVE'
       where h.village_id = $1 and not exists (select 1 from post x where x.resident_id in (p.id, r.id))
         and (select count(*) from resident o where o.name = r.name) = 1
         and (select count(*) from resident o where o.name = p.name) = 1
       order by h.number, r.id limit 1`,
      [world.village],
    );
    if (!row) throw new Error('No household of two');
    movers = row;
    await give(world, row.householdId, 20);
    return row.secondId;
  }
});

describe('a line of the board', () => {
  test('is explained to anyone in bodies and dates', async () => {
    const { data, codes } = await world.stranger.run(NOTICE, { id: record });
    expect(codes).toEqual([]);
    expect(data.notice).toMatchObject({
      recordId: record,
      maskedName: maskName(earner.name),
      state: 'RELEASED',
      way: 'FILED',
      village: { id: world.village },
      ruleVersion: { version: 1 },
      approvals: [{ bodyZh: '村值班干部' }],
      objections: [{ outcome: 'UPHELD' }],
    });
    expect(
      data.notice.transfers.map(({ asset, kind }: { asset: string; kind: string }) => [asset, kind]),
    ).toEqual([
      ['POINTS', 'GRANT'],
      ['HONOUR', 'GRANT'],
      ['MINUTES', 'GRANT'],
    ]);
    expect(
      new Set(data.notice.transfers.map(({ seal }: { seal: { number: number } }) => seal.number)),
    ).toEqual(new Set([1]));
    const text = JSON.stringify(data);
    for (const word of [SECRET, earner.name, doubter.name, '蓝晓峰', '贺春梅', '郑守田'])
      expect(text).not.toContain(word);
  });

  test('stays explained when it is reversed, and was never there while it was not published', async () => {
    const other = await published(world, doubter.id);
    await world.advance(10);
    await done(world.as(SECRETARY), 'reverseRecord', { recordId: other, reason: '登记错了人' });
    const { data } = await world.stranger.run(NOTICE, { id: other });
    expect(data.notice.state).toBe('REVERSED');
    expect(data.notice.transfers.filter(({ kind }: { kind: string }) => kind === 'REVERSAL')).toHaveLength(3);

    for (const id of [await filed(world, earner.id), world.id(), 'x']) {
      expect((await world.stranger.run(NOTICE, { id })).data.notice).toBeNull();
    }
  });
});
