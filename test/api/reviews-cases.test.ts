import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuing, purse } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import { openWorld, type Person, type World } from '#test/support/world';
import { balances, CLERK, decide, filed, LEADER, SECRETARY, step, TOWN } from './activities-steps';
import { casesOf, claimed, confirmed, made, photoOf, refusals, tried } from './reviews-steps';

const START = new Date('2025-06-16T09:00:00+08:00');
const MORAL = '苗静怡';
const RESIDENTS = '阮青山';
const OVERSIGHT = '崔明理';
const COPIED = '1100'.repeat(16);

let world: World;
let next = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const someone = (): Promise<Person> => {
  next += 1;
  return world.villager(next);
};
let prints = 0;
const newPrint = (): string => {
  prints += 1;
  return (prints * 2_654_435_761).toString(2).padStart(32, '0').slice(-32).repeat(2);
};

/** A released claim of three points; answers the record's id. */
async function paid(person: Person): Promise<string> {
  const id = await claimed(world, person, newPrint());
  await confirmed(world, id);
  await world.advance(6);
  return id;
}
const proposal = (recordId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  recordId,
  source: 'SIGN',
  reason: '照片和上月那条是同一张',
  freezeMonths: 3,
  ...more,
});
async function proposed(recordId: string, more: Record<string, unknown> = {}): Promise<string> {
  return (await made(world.as(OVERSIGHT), 'proposeCase', proposal(recordId, more))).id;
}
const vote = (
  by: string,
  caseId: string,
  proved = true,
): Promise<{ state: string; takenBack: boolean | null }> =>
  made(world.as(by), 'voteOnCase', { caseId, proved, reason: '对过两张照片' });
async function foundFalse(person: Person, recordId: string): Promise<string> {
  const caseId = await proposed(recordId);
  await made(world.as(person.name), 'giveStatement', { caseId, statement: '那天确实去了，照片传错了' });
  await vote(MORAL, caseId);
  await vote(RESIDENTS, caseId);
  return caseId;
}
const claimAgain = async (person: Person): Promise<string[]> => {
  const claim = {
    ruleId: await world.rule('PA-03'),
    title: '又一处隐患',
    startedAt: new Date(world.clock.now().getTime() - 3_600_000).toISOString(),
    photoIds: [await photoOf(world, person, newPrint())],
  };
  return (await step(world.as(person.name), 'claimRecord', claim)).codes;
};

describe('a false claim', () => {
  test('is found by its photo, heard, decided by two bodies, taken back, and appealed in vain', async () => {
    const [honest, cheat] = [await someone(), await someone()];
    await confirmed(world, await claimed(world, honest, COPIED));
    const copy = await claimed(world, cheat, COPIED, { title: '老桥头护栏断了' });
    await confirmed(world, copy);
    await world.advance(6);
    expect(await balances(world, cheat.householdId)).toEqual({ POINTS: 3 });
    const seen = await world
      .as(OVERSIGHT)
      .run(
        `query ($id: ID!) { record(id: $id) { signs { kind severity amount other { resident { name } } } } }`,
        { id: copy },
      );
    expect(seen.data.record.signs).toEqual([
      { kind: 'PHOTO', severity: 'STRONG', amount: 0, other: { resident: { name: honest.name } } },
    ]);

    const caseId = await proposed(copy);
    expect((await casesOf(world.as(cheat.name), copy)).claimCases).toMatchObject([
      { id: caseId, state: 'OPEN', moves: ['STATE'], hearUntil: '2025-06-27', heard: false, proposer: null },
    ]);
    expect(
      (await tried(world.as(MORAL), 'voteOnCase', { caseId, proved: true, reason: '同一张' })).codes,
    ).toEqual(['HEARING_NOT_OVER']);
    await made(world.as(cheat.name), 'giveStatement', { caseId, statement: '我从群里转的照片' });
    expect(await vote(MORAL, caseId)).toMatchObject({ state: 'OPEN' });
    const decided = await vote(RESIDENTS, caseId);
    expect(decided).toMatchObject({
      state: 'PROVED',
      takenBack: true,
      freeze: { startsOn: '2025-06-22', endsOn: '2025-09-22', liftedAt: null },
      appealUntil: '2025-07-02',
    });
    expect(await balances(world, cheat.householdId)).toEqual({ POINTS: 0 });
    expect((await casesOf(world.as(CLERK), copy)).state).toBe('REVERSED');

    // Private, with reason and end; nobody else is told.
    const own = '{ claimFreeze { reason startsOn endsOn } }';
    expect((await world.as(cheat.name).run(own)).data.claimFreeze).toEqual({
      reason: '照片和上月那条是同一张',
      startsOn: '2025-06-22',
      endsOn: '2025-09-22',
    });
    expect((await world.as(honest.name).run(own)).data.claimFreeze).toBeNull();
    expect((await world.stranger.run(own)).codes).toEqual(['UNAUTHENTICATED']);
    expect(await claimAgain(cheat)).toEqual(['CLAIMS_FROZEN']);
    // What others file for the person goes on, and so does everybody else's claiming.
    await filed(world, cheat.id, 'PA-01', { startedAt: '2025-06-22T05:00:00+08:00' });
    expect(await claimAgain(honest)).toEqual([]);

    await made(world.as(cheat.name), 'appealCase', { caseId, reason: '三个月太长' });
    expect(
      await made(world.as(TOWN), 'decideCaseAppeal', { caseId, lifts: false, answer: '照片确为转发' }),
    ).toMatchObject({ state: 'CONFIRMED', appealAnswer: '照片确为转发', moves: [] });
    expect(await claimAgain(cheat)).toEqual(['CLAIMS_FROZEN']);
    // It ends by itself.
    world.setTime(new Date('2025-09-21T23:00:00+08:00'));
    expect(await claimAgain(cheat)).toEqual(['CLAIMS_FROZEN']);
    world.setTime(new Date('2025-09-22T08:00:00+08:00'));
    expect((await world.as(cheat.name).run(own)).data.claimFreeze).toBeNull();
    expect(await claimAgain(cheat)).toEqual([]);
    world.setTime(START);
  });

  test('whose appeal is won is paid again, and claims are open at once', async () => {
    const person = await someone();
    const id = await paid(person);
    const caseId = await foundFalse(person, id);
    await made(world.as(person.name), 'appealCase', { caseId, reason: '照片是我拍的，原图在手机里' });
    expect(
      await made(world.as(TOWN), 'decideCaseAppeal', { caseId, lifts: true, answer: '原图属实' }),
    ).toMatchObject({ state: 'LIFTED' });
    expect(await balances(world, person.householdId)).toEqual({ POINTS: 3 });
    expect((await casesOf(world.as(CLERK), id)).state).toBe('RELEASED');
    expect(await claimAgain(person)).toEqual([]);
    world.setTime(START);
  });

  test('never takes more than the purse holds', async () => {
    const person = await someone();
    const id = await paid(person);
    await world.db.write((tx) =>
      post(
        tx,
        [
          {
            key: `spent:${person.id}`,
            debit: purse(world.village, person.householdId),
            credit: issuing(world.village, 'POINTS'),
            amount: 2,
            kind: 'ADJUSTMENT',
          },
        ],
        { actorId: null, requestId: null },
      ),
    );
    const caseId = await foundFalse(person, id);
    const [the] = (await casesOf(world.as(MORAL), id)).claimCases;
    expect(the).toMatchObject({
      id: caseId,
      state: 'PROVED',
      takenBack: false,
      record: { state: 'RELEASED' },
    });
    expect(await balances(world, person.householdId)).toEqual({ POINTS: 1 });
    expect(await claimAgain(person)).toEqual(['CLAIMS_FROZEN']);
    // A draft from before is not handed in either.
    world.setTime(START);
  });

  test('in publicity is struck before it is paid', async () => {
    const person = await someone();
    const id = await claimed(world, person, newPrint());
    await confirmed(world, id);
    await foundFalse(person, id);
    expect((await casesOf(world.as(CLERK), id)).state).toBe('REJECTED');
    await world.advance(30);
    expect(await balances(world, person.householdId)).toEqual({ POINTS: 0 });
    world.setTime(START);
  });

  test('that is not proved leaves everything as it was', async () => {
    const person = await someone();
    const id = await paid(person);
    const caseId = await proposed(id);
    world.setTime(new Date(world.clock.now().getTime() + 6 * 86_400_000));
    expect(await vote(MORAL, caseId, false)).toMatchObject({ state: 'NOT_PROVED', takenBack: null });
    expect(
      (await tried(world.as(RESIDENTS), 'voteOnCase', { caseId, proved: true, reason: '是' })).codes,
    ).toEqual(['ILLEGAL_MOVE']);
    expect(await balances(world, person.householdId)).toEqual({ POINTS: 3 });
    expect(await claimAgain(person)).toEqual([]);
    world.setTime(START);
  });
});

describe('proposing', () => {
  test('is for staff who see the record, with a reason, once at a time', async () => {
    const person = await someone();
    const id = await paid(person);
    const elsewhere = (await world.elsewhere('VILLAGE_CLERK')).name;
    expect(
      await refusals(world, 'proposeCase', proposal(id), [
        null,
        person.name,
        (await world.villager(70)).name,
        elsewhere,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND']);
    expect((await tried(world.as(OVERSIGHT), 'proposeCase', proposal(id, { reason: ' ' }))).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    expect(
      (await tried(world.as(OVERSIGHT), 'proposeCase', proposal(id, { freezeMonths: 4 }))).codes,
    ).toEqual(['OUT_OF_RANGE']);
    const requestId = world.id();
    const first = await made(world.as(OVERSIGHT), 'proposeCase', proposal(id, { requestId }));
    expect((await made(world.as(OVERSIGHT), 'proposeCase', proposal(id, { requestId }))).id).toBe(first.id);
    expect(
      (await tried(world.as(OVERSIGHT), 'proposeCase', proposal(id, { requestId, freezeMonths: 1 }))).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await tried(world.as(SECRETARY), 'proposeCase', proposal(id))).codes).toEqual(['CONFLICT']);
    world.setTime(START);
  });

  test('is about approved records in no doubt; a freeze about own claims alone', async () => {
    const person = await someone();
    const waiting = await claimed(world, person, newPrint());
    expect((await tried(world.as(OVERSIGHT), 'proposeCase', proposal(waiting))).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    await confirmed(world, waiting);
    const doubter = await world.villager(71);
    await step(world.as(doubter.name), 'objectToRecord', { recordId: waiting, reason: '不是他拍的' });
    expect((await tried(world.as(OVERSIGHT), 'proposeCase', proposal(waiting))).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    const rolled = await filed(world, person.id, 'PA-01');
    await decide(world, CLERK, 'CHECK', [rolled]);
    await decide(world, CLERK, 'APPROVE', [rolled]);
    expect((await tried(world.as(OVERSIGHT), 'proposeCase', proposal(rolled))).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    expect((await casesOf(world.as(OVERSIGHT), rolled)).mayProposeCase).toBe(0);
    await proposed(rolled, { freezeMonths: 0 });
    // A claim turned down at the check can still end in a freeze, and in nothing else.
    const turnedDown = await claimed(world, person, newPrint(), { title: '另一处' });
    await decide(world, CLERK, 'REJECT', [turnedDown], '照片是网上的');
    expect(
      (await tried(world.as(OVERSIGHT), 'proposeCase', proposal(turnedDown, { freezeMonths: 0 }))).codes,
    ).toEqual(['ILLEGAL_MOVE']);
    expect((await casesOf(world.as(OVERSIGHT), turnedDown)).mayProposeCase).toBe(3);
    await proposed(turnedDown, { freezeMonths: 1 });
  });
});

describe('a record once decided', () => {
  test('is not heard again, unless nothing was proved', async () => {
    const person = await someone();
    const id = await paid(person);
    const first = await proposed(id);
    await made(world.as(person.name), 'giveStatement', { caseId: first, statement: '请查' });
    await made(world.as(MORAL), 'voteOnCase', { caseId: first, proved: false, reason: '看不出是同一张' });
    expect((await casesOf(world.as(OVERSIGHT), id)).mayProposeCase).toBe(3);
    await foundFalse(person, id);
    expect((await casesOf(world.as(OVERSIGHT), id)).mayProposeCase).toBeNull();
    expect((await tried(world.as(OVERSIGHT), 'proposeCase', proposal(id))).codes).toEqual(['CONFLICT']);
    world.setTime(START);
  });
});

describe('the hearing', () => {
  test('is the person’s, once, in time', async () => {
    const person = await someone();
    const caseId = await proposed(await paid(person));
    const input = { caseId, statement: '照片传错了' };
    expect(
      await refusals(world, 'giveStatement', input, [
        null,
        (await world.villager(72)).name,
        MORAL,
        OVERSIGHT,
        TOWN,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect((await tried(world.as(person.name), 'giveStatement', { caseId, statement: ' ' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    const requestId = world.id();
    await made(world.as(person.name), 'giveStatement', { requestId, ...input });
    expect((await made(world.as(person.name), 'giveStatement', { requestId, ...input })).statement).toBe(
      '照片传错了',
    );
    expect(
      (await tried(world.as(person.name), 'giveStatement', { requestId, caseId, statement: '别的' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await tried(world.as(person.name), 'giveStatement', input)).codes).toEqual(['ILLEGAL_MOVE']);
    world.setTime(START);
  });
});

describe('voting', () => {
  test('is for the deciding bodies, each once, without a part in the record', async () => {
    const person = await someone();
    const caseId = await proposed(await paid(person));
    await made(world.as(person.name), 'giveStatement', { caseId, statement: '请查' });
    const input = { caseId, proved: true, reason: '同一张照片' };
    expect(
      await refusals(world, 'voteOnCase', input, [
        null,
        person.name,
        LEADER,
        OVERSIGHT,
        CLERK,
        TOWN,
        '岳明珠',
      ]),
    ).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'NOT_FOUND',
    ]);
    expect((await tried(world.as(MORAL), 'voteOnCase', { ...input, reason: '' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    const requestId = world.id();
    await made(world.as(MORAL), 'voteOnCase', { requestId, ...input });
    await made(world.as(MORAL), 'voteOnCase', { requestId, ...input });
    expect(
      (await tried(world.as(MORAL), 'voteOnCase', { requestId, ...input, proved: false })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    // The same person, and another of the same body.
    expect(await refusals(world, 'voteOnCase', input, [MORAL, '傅晓玲'])).toEqual(['CONFLICT', 'CONFLICT']);
    expect(await vote(SECRETARY, caseId)).toMatchObject({ state: 'PROVED' });
    world.setTime(START);
  });

  test('the database itself refuses a vote by the proposer or somebody close', async () => {
    const person = await someone();
    const caseId = await proposed(await paid(person));
    const insert = (voterId: string): Promise<unknown> =>
      world.db.write((tx) =>
        tx.rows(
          `insert into case_vote (id, case_id, voter_id, body, proved, reason, voted_at)
           values ($1, $2, $3, 'MR', true, '…', $4)`,
          [world.id(), caseId, voterId, tx.at],
        ),
      );
    await expect(insert((await world.resident(OVERSIGHT)).id)).rejects.toThrow('FOUR_EYES_FILER');
    await expect(insert(person.id)).rejects.toThrow('FOUR_EYES');
    world.setTime(START);
  });
});

describe('appealing', () => {
  test('is the person’s, once, in time; the town decides, which had no part', async () => {
    const person = await someone();
    const caseId = await foundFalse(person, await paid(person));
    const appeal = { caseId, reason: '太重了' };
    expect(
      await refusals(world, 'appealCase', appeal, [null, MORAL, (await world.villager(73)).name]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']);
    expect((await tried(world.as(person.name), 'appealCase', { caseId, reason: '' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    const now = world.clock.now();
    world.setTime(new Date(now.getTime() + 11 * 86_400_000));
    expect((await tried(world.as(person.name), 'appealCase', appeal)).codes).toEqual(['APPEAL_TOO_LATE']);
    world.setTime(new Date(now.getTime() + 60_000));
    const requestId = world.id();
    await made(world.as(person.name), 'appealCase', { requestId, ...appeal });
    expect((await made(world.as(person.name), 'appealCase', { requestId, ...appeal })).state).toBe(
      'APPEALED',
    );
    expect(
      (await tried(world.as(person.name), 'appealCase', { requestId, caseId, reason: '别的' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await tried(world.as(person.name), 'appealCase', appeal)).codes).toEqual(['ILLEGAL_MOVE']);

    const input = { caseId, lifts: false, answer: '维持' };
    expect(
      await refusals(world, 'decideCaseAppeal', input, [
        null,
        person.name,
        SECRETARY,
        MORAL,
        '沈若兰',
        '温如海',
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']);
    expect((await tried(world.as(TOWN), 'decideCaseAppeal', { ...input, answer: '' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    const decision = world.id();
    await made(world.as(TOWN), 'decideCaseAppeal', { requestId: decision, ...input });
    await made(world.as(TOWN), 'decideCaseAppeal', { requestId: decision, ...input });
    expect(
      (await tried(world.as(TOWN), 'decideCaseAppeal', { requestId: decision, ...input, lifts: true })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await tried(world.as('田柏松'), 'decideCaseAppeal', input)).codes).toEqual(['ILLEGAL_MOVE']);
    world.setTime(START);
  });
});

describe('the list of cases', () => {
  const LIST = `query ($villageId: ID, $first: Int! = 30) { claimCases(villageId: $villageId, first: $first) {
    nodes { id moves votes { id voter { name } } freeze { endsOn } resident { name } record { title } proposer { name } }
    pageInfo { hasNextPage } } }`;

  test('is for the bodies that decide, oversight and the town, and for nobody else', async () => {
    for (const name of [MORAL, RESIDENTS, OVERSIGHT, SECRETARY, TOWN]) {
      const { data } = await world.as(name).run(LIST, { villageId: world.village });
      expect(data.claimCases.nodes.length, name).toBeGreaterThan(3);
    }
    const villager = (await world.villager(1)).name;
    for (const name of [LEADER, '龙志远', '岳明珠', villager]) {
      expect((await world.as(name).run(LIST, { villageId: world.village })).codes, name).toEqual([
        'FORBIDDEN',
      ]);
    }
    expect((await world.stranger.run(LIST, { villageId: world.village })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('of all villages in reach is for the same bodies', async () => {
    const all = (await world.as(MORAL).run(LIST, { villageId: world.village, first: 100 })).data.claimCases
      .nodes;
    for (const name of [MORAL, TOWN]) {
      const { data } = await world.as(name).run(LIST, { first: 100 });
      expect(data.claimCases.nodes.map(({ id }: { id: string }) => id)).toEqual(
        all.map(({ id }: { id: string }) => id),
      );
    }
    const far = (await world.elsewhere('VILLAGE_SECRETARY')).name;
    expect((await world.as(far).run(LIST)).data.claimCases.nodes).toEqual([]);
    expect((await world.as((await world.villager(1)).name).run(LIST)).codes).toEqual(['FORBIDDEN']);
    expect((await world.stranger.run(LIST)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('a case is on the queue of those who decide, and before the person, until it is over', async () => {
    const waiting = async (name: string): Promise<number> =>
      (await world.as(name).run('{ queue { casesToDecide } }')).data.queue.casesToDecide;
    const mine = async (name: string): Promise<{ id: string; state: string; moves: string[] }[]> =>
      (await world.as(name).run('{ myCases { id state moves } }')).data.myCases;
    const person = await someone();
    const recordId = await paid(person);
    const before = [await waiting(MORAL), await waiting(RESIDENTS), await waiting(TOWN)];
    const more = (first: number, second: number, town: number): number[] =>
      [first, second, town].map((count, place) => (before[place] ?? 0) + count);
    const now = async (): Promise<number[]> => [
      await waiting(MORAL),
      await waiting(RESIDENTS),
      await waiting(TOWN),
    ];
    const caseId = await proposed(recordId);
    expect(await now()).toEqual(more(0, 0, 0));
    expect(await mine(person.name)).toMatchObject([{ id: caseId, state: 'OPEN', moves: ['STATE'] }]);
    expect(await mine((await world.villager(2)).name)).toEqual([]);
    await made(world.as(person.name), 'giveStatement', { caseId, statement: '请查' });
    expect(await now()).toEqual(more(1, 1, 0));
    await vote(MORAL, caseId);
    expect(await now()).toEqual(more(0, 1, 0));
    await vote(RESIDENTS, caseId);
    expect(await now()).toEqual(more(0, 0, 0));
    expect(await mine(person.name)).toMatchObject([{ state: 'PROVED', moves: ['APPEAL'] }]);
    await made(world.as(person.name), 'appealCase', { caseId, reason: '是传错了' });
    expect(await now()).toEqual(more(0, 0, 1));
    await made(world.as(TOWN), 'decideCaseAppeal', { caseId, lifts: false, answer: '事实清楚' });
    expect(await now()).toEqual(more(0, 0, 0));
    expect(await mine(person.name)).toEqual([]);
    world.setTime(START);
  });

  test('costs the same for many as for few', async () => {
    const cost = (first: number): Promise<number> =>
      world.statementsOf(() => world.as(MORAL).run(LIST, { villageId: world.village, first }));
    expect(await cost(10)).toBe(await cost(3));
  });

  test('a case is nothing to the board, and the frozen person has no public trace', async () => {
    const { data } = await world.stranger.run(
      `query ($id: ID!) { board(villageId: $id) { publicity(first: 100) { nodes { recordId } }
        released(first: 100) { nodes { recordId } } } }`,
      { id: world.village },
    );
    expect(JSON.stringify(data)).not.toMatch(/freeze|case/i);
  });
});
