import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuing, purse } from '#server/ledger/account';
import { type Entry, post } from '#server/ledger/transfer';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  balances,
  CLERK,
  decide,
  done,
  filed,
  LEADER,
  published,
  record,
  SECRETARY,
  step,
  TOWN,
} from './activities-steps';

const START = new Date('2025-06-16T09:00:00+08:00');
const SECOND_TOWN = '田柏松';
const COUNTY = '沈若兰';
const ANSWER = '查过点名册和照片';

let world: World;
let doubter: Person;
let next = 0;
beforeAll(async () => {
  world = await openWorld();
  doubter = await world.villager(60);
});
afterAll(() => world.close());

/** Somebody new for each case, so that caps and purses begin empty. */
const someone = (): Promise<Person> => {
  next += 1;
  return world.villager(next);
};

async function objected(recordId: string): Promise<string> {
  return (await done(world.as(doubter.name), 'objectToRecord', { recordId, reason: '那天没见到他' })).id;
}

const answer = (objectionId: string, outcome: string, points?: number, by = SECRETARY): Promise<unknown> =>
  done(world.as(by), 'answerObjection', { objectionId, outcome, points, answer: ANSWER });

/** A yard round of ten points for somebody, on the board. */
async function yard(doer: Person): Promise<string> {
  const id = await filed(world, doer.id, 'EN-01', { title: '庭院月评', points: 10, minutes: 0 });
  await decide(world, CLERK, 'CHECK', [id]);
  await decide(world, '阮青山', 'APPROVE', [id]);
  return id;
}

async function released(doer: Person): Promise<string> {
  const id = await yard(doer);
  await world.advance(5);
  return id;
}

/** Takes points out of the purse, as a visit to the counter would. */
async function spend({ householdId }: Person, amount: number): Promise<void> {
  const debit = purse(world.village, householdId);
  const credit = issuing(world.village, 'POINTS');
  const entry: Entry = { key: `spent:${householdId}`, debit, credit, amount, kind: 'ADJUSTMENT' };
  await world.db.write((tx) => post(tx, [entry], { actorId: null, requestId: null }));
}

async function transfersOf(recordId: string): Promise<[string, number][]> {
  const rows = await world.db.reader.rows<{ kind: string; amount: number }>(
    `select kind, amount from transfer where source_id = $1 and asset = 'POINTS' order by seq`,
    [recordId],
  );
  return rows.map(({ kind, amount }) => [kind, amount]);
}

async function quarterUse(householdId: string): Promise<number> {
  const row = await world.db.reader.row<{ used: number }>(
    `select used from cap_use where owner_id = $1 and rule_id is null and unit = 'POINTS'`,
    [householdId],
  );
  return row?.used ?? 0;
}

describe('a reduced answer', () => {
  test('lets the line go on with fewer points, and keeps what was approved', async () => {
    const doer = await someone();
    const id = await yard(doer);
    const objectionId = await objected(id);
    expect(await answer(objectionId, 'REDUCED', 5)).toMatchObject({
      outcome: 'REDUCED',
      reducedTo: 5,
      answeredBody: 'V',
      appealUntil: '2025-06-26',
    });
    expect(await record(world.as(doer.name), id)).toMatchObject({
      state: 'IN_PUBLICITY',
      points: 5,
      honour: 5,
      approvedPoints: 10,
      facePoints: 10,
      corrections: [
        {
          kind: 'REDUCED',
          cause: 'OBJECTION',
          pointsBefore: 10,
          pointsAfter: 5,
          honourBefore: 10,
          honourAfter: 5,
        },
      ],
    });
    expect(await quarterUse(doer.householdId)).toBe(5);
    const { data } = await world.stranger.run(
      `query ($id: ID!) { board(villageId: $id) { publicity(first: 100) { nodes { recordId points honour } } } }`,
      { id: world.village },
    );
    expect(data.board.publicity.nodes).toContainEqual({ recordId: id, points: 5, honour: 5 });
    await world.advance(10);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 5 });
    expect((await balances(world, doer.id)).HONOUR).toBe(5);
    world.setTime(START);
  });

  test('after the release is a new grant and a reversal (a rater was kin of the household)', async () => {
    const doer = await someone();
    const id = await released(doer);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 10 });
    expect((await record(world.as(doer.name), id)).objectUntil).toBe('2025-07-21T16:00:00.000Z');
    const objectionId = await objected(id);
    // The points are the household's until somebody has decided.
    const held = await record(world.as(SECRETARY), id);
    expect(held).toMatchObject({ state: 'RELEASED', moves: ['ANSWER'], objectUntil: null });
    expect(held.objections[0]).toMatchObject({ phase: 'AFTER_RELEASE', answerDueOn: '2025-07-01' });
    const member = '张远秀';
    await answer(objectionId, 'REDUCED', 5, member);
    expect(await transfersOf(id)).toEqual([
      ['GRANT', 10],
      ['GRANT', 5],
      ['REVERSAL', 10],
    ]);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 5 });
    expect(await quarterUse(doer.householdId)).toBe(5);
    expect(await record(world.as(doer.name), id)).toMatchObject({ state: 'RELEASED', points: 5, honour: 5 });
    const { data } = await world.stranger.run(
      `query ($id: ID!) { board(villageId: $id) { released(first: 100) { nodes { recordId points mayObject } } } }`,
      { id: world.village },
    );
    expect(data.board.released.nodes).toContainEqual({ recordId: id, points: 5, mayObject: false });
    world.setTime(START);
  });

  test('says how many, fewer than now; the others say none', async () => {
    const id = await yard(await someone());
    const objectionId = await objected(id);
    const codes = async (input: object): Promise<string[]> =>
      (await step(world.as(SECRETARY), 'answerObjection', { objectionId, answer: ANSWER, ...input })).codes;
    expect(await codes({ outcome: 'REDUCED' })).toEqual(['POINTS_OUT_OF_RANGE']);
    expect(await codes({ outcome: 'REDUCED', points: 10 })).toEqual(['POINTS_OUT_OF_RANGE']);
    expect(await codes({ outcome: 'REDUCED', points: 0 })).toEqual(['OUT_OF_RANGE']);
    expect(await codes({ outcome: 'UPHELD', points: 5 })).toEqual(['POINTS_OUT_OF_RANGE']);
    expect(await codes({ outcome: 'STRUCK', points: 5 })).toEqual(['POINTS_OUT_OF_RANGE']);
    await answer(objectionId, 'UPHELD');
  });

  test('of spent points is refused: no purse falls below zero', async () => {
    const doer = await someone();
    const id = await released(doer);
    await spend(doer, 8);
    const objectionId = await objected(id);
    const refused = await step(world.as(SECRETARY), 'answerObjection', {
      objectionId,
      outcome: 'STRUCK',
      answer: ANSWER,
    });
    expect(refused.codes).toEqual(['POINTS_ALREADY_SPENT']);
    // Two points are left: two fewer is what the purse can give back.
    await answer(objectionId, 'REDUCED', 8);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 0 });
    world.setTime(START);
  });
});

describe('an objection after the release', () => {
  test('that is struck takes everything back', async () => {
    const doer = await someone();
    const id = await released(doer);
    await answer(await objected(id), 'STRUCK');
    expect(await record(world.as(doer.name), id)).toMatchObject({ state: 'REVERSED', reason: ANSWER });
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 0 });
    expect((await balances(world, doer.id)).HONOUR).toBe(0);
    expect(await quarterUse(doer.householdId)).toBe(0);
    world.setTime(START);
  });

  test('comes within the days the village gives, and is not reversed beside it', async () => {
    const doer = await someone();
    const id = await released(doer);
    await world.advance(31);
    const late = await step(world.as(doubter.name), 'objectToRecord', { recordId: id, reason: '迟了' });
    expect(late.codes).toEqual(['ILLEGAL_MOVE']);
    await world.advance(-3);
    await objected(id);
    expect((await step(world.as(SECRETARY), 'reverseRecord', { recordId: id, reason: '错' })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    world.setTime(START);
  });
});

describe('an appeal', () => {
  async function answered(
    doer: Person,
    outcome: string,
    points?: number,
  ): Promise<{ id: string; objectionId: string }> {
    const id = await yard(doer);
    const objectionId = await objected(id);
    await answer(objectionId, outcome, points, '张远秀');
    return { id, objectionId };
  }
  const appealed = async (by: string, objectionId: string): Promise<string> =>
    (await done(world.as(by), 'appealObjection', { objectionId, reason: '请镇里再查' })).appeal.id;
  const town = (appealId: string, outcome: string, points?: number, by = TOWN): Promise<unknown> =>
    done(world.as(by), 'decideAppeal', { appealId, outcome, points, answer: '镇里查过' });

  test('is for either side, once, in time', async () => {
    const doer = await someone();
    const { id, objectionId } = await answered(doer, 'REDUCED', 5);
    const input = { objectionId, reason: '请镇里再查' };
    expect((await step(world.stranger, 'appealObjection', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await step(world.as(LEADER), 'appealObjection', input)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.as((await world.villager(61)).name), 'appealObjection', input)).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect(
      (await step(world.as((await world.elsewhere('VILLAGE_CLERK')).name), 'appealObjection', input)).codes,
    ).toEqual(['NOT_FOUND']);
    expect((await step(world.as(doer.name), 'appealObjection', { ...input, reason: ' ' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    world.setTime(new Date('2025-06-27T00:00:00+08:00'));
    expect((await step(world.as(doer.name), 'appealObjection', input)).codes).toEqual(['APPEAL_TOO_LATE']);
    world.setTime(new Date(START.getTime() + 3_600_000));
    expect((await record(world.as(doer.name), id)).objections[0].moves).toEqual(['APPEAL']);
    const requestId = world.id();
    const first = await done(world.as(doer.name), 'appealObjection', { requestId, ...input });
    expect(first.appeal).toMatchObject({
      side: 'BENEFICIARY',
      body: 'TOWN',
      state: 'OPEN',
      dueOn: '2025-06-30',
    });
    expect((await done(world.as(doer.name), 'appealObjection', { requestId, ...input })).id).toBe(first.id);
    expect(
      (await step(world.as(doer.name), 'appealObjection', { requestId, ...input, reason: '别的' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await step(world.as(doubter.name), 'appealObjection', input)).codes).toEqual(['ILLEGAL_MOVE']);
    // The line waits again, and nobody objects beside it.
    expect((await record(world.as(doer.name), id)).state).toBe('OBJECTED');
    const other = await world.villager(62);
    expect(
      (await step(world.as(other.name), 'objectToRecord', { recordId: id, reason: '我也' })).codes,
    ).toEqual(['ALREADY_OBJECTED']);
    world.setTime(START);
  });

  test('is decided by staff of the town who had no part in it', async () => {
    const doer = await someone();
    const { objectionId } = await answered(doer, 'REDUCED', 5);
    const appealId = await appealed(doubter.name, objectionId);
    const input = { appealId, outcome: 'STRUCK', answer: '镇里查过' };
    expect((await step(world.stranger, 'decideAppeal', input)).codes).toEqual(['UNAUTHENTICATED']);
    for (const name of [SECRETARY, CLERK, '张远秀', LEADER, COUNTY])
      expect((await step(world.as(name), 'decideAppeal', input)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.as('温如海'), 'decideAppeal', input)).codes).toEqual(['NOT_FOUND']);
    expect((await step(world.as(doubter.name), 'decideAppeal', input)).codes).toEqual(['NOT_FOUND']);
    expect((await step(world.as(TOWN), 'decideAppeal', { ...input, answer: '' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    expect((await step(world.as(TOWN), 'decideAppeal', { ...input, outcome: 'REDUCED' })).codes).toEqual([
      'POINTS_OUT_OF_RANGE',
    ]);
    expect(
      (await step(world.as(TOWN), 'decideAppeal', { ...input, outcome: 'REDUCED', points: 5 })).codes,
    ).toEqual(['POINTS_OUT_OF_RANGE']);
    const requestId = world.id();
    expect((await done(world.as(TOWN), 'decideAppeal', { requestId, ...input })).appeal).toMatchObject({
      state: 'DECIDED',
      outcome: 'STRUCK',
    });
    await done(world.as(TOWN), 'decideAppeal', { requestId, ...input });
    expect(
      (await step(world.as(TOWN), 'decideAppeal', { requestId, ...input, answer: '别的' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await step(world.as(SECOND_TOWN), 'decideAppeal', input)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test.each<[string, string, number | undefined, string, number | undefined, string, number]>([
    ['confirms what was reduced', 'REDUCED', 5, 'CONFIRMED', undefined, 'IN_PUBLICITY', 5],
    ['reduces further', 'REDUCED', 5, 'REDUCED', 3, 'IN_PUBLICITY', 3],
    ['reduces less', 'REDUCED', 5, 'REDUCED', 8, 'IN_PUBLICITY', 8],
    ['restores what was reduced', 'REDUCED', 5, 'RESTORED', undefined, 'IN_PUBLICITY', 10],
    ['strikes what was reduced', 'REDUCED', 5, 'STRUCK', undefined, 'REJECTED', 0],
    ['confirms what was struck', 'STRUCK', undefined, 'CONFIRMED', undefined, 'REJECTED', 0],
    ['restores what was struck', 'STRUCK', undefined, 'RESTORED', undefined, 'IN_PUBLICITY', 10],
    ['lets a part of what was struck stand', 'STRUCK', undefined, 'REDUCED', 4, 'IN_PUBLICITY', 4],
  ])('%s', async (_name, outcome, points, final, finalPoints, state, worth) => {
    const doer = await someone();
    const { id, objectionId } = await answered(doer, outcome, points);
    await town(await appealed(doer.name, objectionId), final, finalPoints);
    const line = await record(world.as(doer.name), id);
    expect(line).toMatchObject(worth > 0 ? { state, points: worth, honour: worth } : { state });
    expect(await quarterUse(doer.householdId)).toBe(worth);
    expect(line.objections[0].moves).toEqual([]);
    // Final: nobody objects to it again.
    const other = await world.villager(63);
    const again = await step(world.as(other.name), 'objectToRecord', { recordId: id, reason: '还有疑问' });
    expect(again.codes).toEqual(['ILLEGAL_MOVE']);
    await world.advance(12);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: worth });
    world.setTime(START);
  });

  test.each<[string, string, number | undefined, string, number | undefined, [string, number][], number]>([
    [
      'strikes what the council upheld',
      'UPHELD',
      undefined,
      'STRUCK',
      undefined,
      [
        ['GRANT', 10],
        ['REVERSAL', 10],
      ],
      0,
    ],
    [
      'restores what was reversed',
      'STRUCK',
      undefined,
      'RESTORED',
      undefined,
      [
        ['GRANT', 10],
        ['REVERSAL', 10],
        ['GRANT', 10],
      ],
      10,
    ],
    [
      'lowers what was lowered',
      'REDUCED',
      5,
      'REDUCED',
      2,
      [
        ['GRANT', 10],
        ['GRANT', 5],
        ['REVERSAL', 10],
        ['GRANT', 2],
        ['REVERSAL', 5],
      ],
      2,
    ],
  ])('after the release %s', async (_name, outcome, points, final, finalPoints, transfers, balance) => {
    const doer = await someone();
    const id = await released(doer);
    const objectionId = await objected(id);
    await answer(objectionId, outcome, points);
    const by = outcome === 'UPHELD' ? doubter.name : doer.name;
    await town(await appealed(by, objectionId), final, finalPoints);
    expect(await transfersOf(id)).toEqual(transfers);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: balance });
    world.setTime(START);
  });

  test('is not for the side that won, and goes to the county where the town answered', async () => {
    const doer = await someone();
    const id = await yard(doer);
    const objectionId = await objected(id);
    await answer(objectionId, 'UPHELD', undefined, TOWN);
    expect(
      (await step(world.as(doer.name), 'appealObjection', { objectionId, reason: '谢谢' })).codes,
    ).toEqual(['ILLEGAL_MOVE']);
    const appealId = await appealed(doubter.name, objectionId);
    const input = { appealId, outcome: 'CONFIRMED', answer: '查过' };
    expect((await step(world.as(TOWN), 'decideAppeal', input)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.as(SECOND_TOWN), 'decideAppeal', input)).codes).toEqual(['FORBIDDEN']);
    const { data } = await world.as(COUNTY).run('{ queue { toDecide overdue } }');
    expect(data.queue).toEqual({ toDecide: 1, overdue: 0 });
    await done(world.as(COUNTY), 'decideAppeal', input);
    expect((await record(world.as(doer.name), id)).state).toBe('IN_PUBLICITY');
  });

  test('two at once decide once', async () => {
    const { objectionId } = await answered(await someone(), 'REDUCED', 5);
    const appealId = await appealed(doubter.name, objectionId);
    const codes = await Promise.all(
      [TOWN, SECOND_TOWN].map((name) =>
        step(world.as(name), 'decideAppeal', { appealId, outcome: 'STRUCK', answer: name }),
      ),
    );
    expect(codes.flatMap((result) => result.codes)).toEqual(['ILLEGAL_MOVE']);
  });
});

describe('deadlines', () => {
  const LIST = `query ($villageId: ID, $open: Boolean!, $first: Int! = 30, $after: String) {
    objections(villageId: $villageId, open: $open, first: $first, after: $after) {
      nodes { id overdue answerDueOn objector { name } record { id title } line { maskedName householdNumber }
        appeal { dueOn overdue } }
      pageInfo { endCursor hasNextPage } } }`;

  test('skip the holidays of the county and the days of the village', async () => {
    world.setTime(new Date('2025-09-29T09:00:00+08:00'));
    const doer = await someone();
    const id = await published(world, doer.id, 'PA-01', { startedAt: '2025-09-29T07:00:00+08:00' });
    await objected(id);
    // 1 to 8 October are off, Saturday 11 October is worked.
    expect((await record(world.as(CLERK), id)).objections[0].answerDueOn).toBe('2025-10-15');
    world.setTime(START);
  });

  test('over them a doubt is listed first and counted, for staff of the village alone', async () => {
    const id = await yard(await someone());
    const objectionId = await objected(id);
    await world.advance(15);
    const { data } = await world.as(SECRETARY).run(LIST, { villageId: world.village, open: true });
    const dues = data.objections.nodes.map(
      (node: { answerDueOn: string; appeal: { dueOn: string } | null }) =>
        node.appeal?.dueOn ?? node.answerDueOn,
    );
    expect(dues).toEqual(dues.toSorted());
    const own = data.objections.nodes.find((node: { id: string }) => node.id === objectionId);
    expect(own).toMatchObject({ overdue: true, record: { id }, objector: { name: doubter.name } });
    const queue = await world.as(SECRETARY).run('{ queue { toAnswer overdue } }');
    expect(queue.data.queue.overdue).toBeGreaterThan(0);
    const board = await world.stranger.run(
      `query ($id: ID!) { board(villageId: $id) { publicity(first: 100) { nodes { recordId answerDueOn answerOverdue } } } }`,
      { id: world.village },
    );
    expect(board.data.board.publicity.nodes).toContainEqual({
      recordId: id,
      answerDueOn: '2025-06-25',
      answerOverdue: true,
    });
    for (const caller of [
      world.stranger,
      world.as(doubter.name),
      world.as((await world.elsewhere('VILLAGE_CLERK')).name),
    ]) {
      const { codes } = await caller.run(LIST, { villageId: world.village, open: true });
      expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(codes[0]);
    }
    world.setTime(START);
  });

  test('without a village the list is of all that are in reach of a post', async () => {
    const ids = async (name: string, villageId?: string): Promise<string[]> => {
      const { data } = await world.as(name).run(LIST, { villageId, open: false, first: 100 });
      return data.objections.nodes.map(({ id }: { id: string }) => id);
    };
    const village = await ids(SECRETARY, world.village);
    expect(village.length).toBeGreaterThan(3);
    expect(await ids(SECRETARY)).toEqual(village);
    expect(await ids(TOWN)).toEqual(village);
    expect(await ids((await world.elsewhere('VILLAGE_CLERK')).name)).toEqual([]);
    expect((await world.as(doubter.name).run(LIST, { open: true })).codes).toEqual(['FORBIDDEN']);
    expect((await world.stranger.run(LIST, { open: true })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('the list is paged and costs the same for many as for few', async () => {
    const seen: string[] = [];
    for (const open of [true, false]) {
      let after: string | null = null;
      do {
        const { data } = await world
          .as(SECRETARY)
          .run(LIST, { villageId: world.village, open, first: 3, after });
        seen.push(...data.objections.nodes.map((node: { id: string }) => node.id));
        after = data.objections.pageInfo.hasNextPage ? data.objections.pageInfo.endCursor : null;
      } while (after);
    }
    const all = await world.db.reader.rows<{ id: string }>('select id from objection');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    const cost = (first: number): Promise<number> =>
      world.statementsOf(() =>
        world.as(SECRETARY).run(LIST, { villageId: world.village, open: false, first }),
      );
    expect(await cost(20)).toBe(await cost(2));
  });
});

test('the objector is named to those who answer, and nowhere to anybody else', async () => {
  const doer = await someone();
  const objector = await world.villager(64);
  const id = await yard(doer);
  const { id: objectionId } = await done(world.as(objector.name), 'objectToRecord', {
    recordId: id,
    reason: '评分不对',
  });
  await answer(objectionId, 'UPHELD', undefined, '张远秀');
  const appealId = (await done(world.as(objector.name), 'appealObjection', { objectionId, reason: '再查' }))
    .appeal.id;
  const everything = `query ($id: ID!, $village: ID!) {
    record(id: $id) { title reason note filer { name } resident { name }
      objections { id reason answer objector { id name } appeal { side reason answer } line { maskedName } }
      history { move actor { id name } detail { key before after } } }
    board(villageId: $village) { publicity(first: 100) { nodes { recordId maskedName state objections { id outcome } } } }
    notice(recordId: $id) { maskedName objections { id filedAt } } }`;
  const told = async (name: string | null): Promise<string> =>
    JSON.stringify(
      (await (name ? world.as(name) : world.stranger).run(everything, { id, village: world.village })).data,
    );
  for (const name of [doer.name, CLERK, LEADER, '阮青山', '龙志远', (await world.villager(65)).name, null]) {
    const answerOf = await told(name);
    expect(answerOf, name ?? 'a stranger').not.toContain(objector.name);
    expect(answerOf, name ?? 'a stranger').not.toContain(objector.id);
  }
  for (const name of [SECRETARY, TOWN]) expect(await told(name)).toContain(objector.name);
  // The objector reads his own, with the line as the board shows it.
  const own = await world
    .as(objector.name)
    .run('{ myObjections { id moves line { maskedName state } record { id } appeal { side dueOn } } }');
  expect(own.data.myObjections).toEqual([
    {
      id: objectionId,
      moves: [],
      line: { maskedName: expect.stringContaining('*'), state: 'OBJECTED' },
      record: null,
      appeal: { side: 'OBJECTOR', dueOn: '2025-06-30' },
    },
  ]);
  expect((await world.as(doer.name).run('{ myObjections { id } }')).data.myObjections).toEqual([]);
  await done(world.as(TOWN), 'decideAppeal', { appealId, outcome: 'CONFIRMED', answer: '属实' });
  expect(await told(doer.name)).not.toContain(objector.id);
});
