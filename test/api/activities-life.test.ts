import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { purse } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  act,
  allCodes,
  balances,
  CLERK,
  decide,
  decisionError,
  done,
  filed,
  LEADER,
  published,
  record,
  SECOND_CLERK,
  SECRETARY,
  step,
  TOWN,
} from './activities-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('an act is filed, checked, approved, published, released, and can be read by its household', async () => {
  const doer = await world.villager(0);
  const id = await filed(world, doer.id, 'PA-01', { minutes: 120, note: ' 两圈 ', place: '河边' });
  expect(await record(world.as(LEADER), id)).toMatchObject({
    state: 'SUBMITTED',
    way: 'FILED',
    facePoints: 6,
    points: null,
    note: '两圈',
    moves: ['WITHDRAW'],
    bodiesMissing: ['V'],
    approvalsNeeded: 1,
  });
  await decide(world, CLERK, 'CHECK', [id]);
  await decide(world, SECOND_CLERK, 'APPROVE', [id]);
  const line = await record(world.as(doer.name), id);
  expect(line).toMatchObject({
    state: 'IN_PUBLICITY',
    points: 6,
    moves: [],
    bodiesMissing: [],
    checker: { name: CLERK },
    approvals: [{ body: 'V', approver: { name: SECOND_CLERK } }],
  });
  expect(new Date(line.publicityEndsAt)).toEqual(new Date('2025-06-22T00:00:00+08:00'));
  const seen = await world
    .as(doer.name)
    .run(`query ($id: ID!) { household(id: $id) { balance pendingPoints } }`, {
      id: doer.householdId,
    });
  expect(seen.data.household).toEqual({ balance: 0, pendingPoints: 6 });

  expect(await world.advance(4)).toBe(0);
  expect(await world.advance(2)).toBe(1);
  expect(await world.release()).toBe(0);
  expect(await balances(world, doer.householdId)).toMatchObject({ POINTS: 6 });
  expect(await balances(world, doer.id)).toMatchObject({ HONOUR: 6, MINUTES: 120 });
  const released = await record(world.as(doer.name), id);
  expect(released.state).toBe('RELEASED');
  expect(released.history.map((entry: { move: string }) => entry.move)).toEqual([
    'FILE',
    'CHECK',
    'APPROVE',
    'PUBLISH',
    'RELEASE',
  ]);
  world.setTime(new Date('2025-06-16T09:00:00+08:00'));
});

test('points of a household that was merged meanwhile go to the one it went into', async () => {
  const [doer, heir] = [await world.villager(20), await world.villager(21)];
  const id = await published(world, doer.id);
  const merged = await world
    .as(CLERK)
    .run('mutation ($input: MergeInput!) { mergeHouseholds(input: $input) { id } }', {
      input: { requestId: newId(), fromId: doer.householdId, intoId: heir.householdId },
    });
  expect(merged.codes).toEqual([]);
  await world.advance(6);
  expect((await record(world.as(CLERK), id)).state).toBe('RELEASED');
  expect(await balances(world, heir.householdId)).toMatchObject({ POINTS: 6 });
  expect(await balances(world, doer.householdId)).toMatchObject({ POINTS: 0 });
  expect(await balances(world, doer.id)).toMatchObject({ HONOUR: 6, MINUTES: 60 });
  world.setTime(new Date('2025-06-16T09:00:00+08:00'));
});

test('honour that is never spent brings the person honour and the purse nothing', async () => {
  const doer = await world.villager(22);
  const id = await published(world, doer.id, 'HO-04', { minutes: 0 });
  expect(await record(world.as(CLERK), id)).toMatchObject({ facePoints: 20, points: 0 });
  await world.advance(8);
  expect(await balances(world, doer.householdId)).toMatchObject({ POINTS: 0 });
  expect(await balances(world, doer.id)).toMatchObject({ HONOUR: 20, MINUTES: 0 });
  world.setTime(new Date('2025-06-16T09:00:00+08:00'));
});

describe('filing for others', () => {
  test('is for those who work in the village', async () => {
    const doer = await world.villager(1);
    const input = { ...act, ruleId: await world.rule('PA-01'), residentId: doer.id };
    expect((await step(world.stranger, 'fileRecord', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect(
      await allCodes(
        [doer.name, '龙志远', SECRETARY, TOWN, (await world.elsewhere('VILLAGE_CLERK')).name],
        (name) => step(world.as(name), 'fileRecord', input),
      ),
    ).toEqual(new Set(['FORBIDDEN']));
    expect(
      await allCodes([LEADER, CLERK, '柯小雅', '唐福来'], (name) =>
        step(world.as(name), 'fileRecord', input),
      ),
    ).toEqual(new Set(['DONE']));
  });

  test.each([
    ['tomorrow', { startedAt: '2025-06-17T07:00:00+08:00' }, 'IN_THE_FUTURE'],
    ['before the rule began', { startedAt: '2020-06-17T07:00:00+08:00' }, 'RULE_NOT_EFFECTIVE'],
    ['a figure that is not the rule’s', { points: 7 }, 'POINTS_OUT_OF_RANGE'],
    ['a negative figure', { points: -1 }, 'OUT_OF_RANGE'],
    ['a huge time', { minutes: 2_000 }, 'OUT_OF_RANGE'],
    ['no title', { title: '  ' }, 'BAD_INPUT'],
    ['a very long title', { title: '长'.repeat(81) }, 'TOO_LONG'],
    ['control characters', { note: 'a\u0000b' }, 'BAD_INPUT'],
    ['nobody', { residentId: '01890000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['an unknown rule', { ruleId: '01890000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
    ['too many photos', { photoIds: Array.from({ length: 7 }, () => newId()) }, 'TOO_MANY'],
    ['a photo of nobody', { photoIds: ['01890000-0000-7000-8000-000000000000'] }, 'NOT_FOUND'],
    ['no uuid', { ruleId: 'x' }, 'BAD_INPUT'],
  ])('refuses %s', async (_name, change, code) => {
    const doer = await world.villager(1);
    const input = { ...act, ruleId: await world.rule('PA-01'), residentId: doer.id, ...change };
    expect((await step(world.as(LEADER), 'fileRecord', input)).codes).toEqual([code]);
  });

  test('emoji and the longest title are kept', async () => {
    const title = '🌾'.repeat(80);
    const id = await filed(world, (await world.villager(1)).id, 'PA-01', { title });
    expect((await record(world.as(LEADER), id)).title).toBe(title);
  });

  test('rules that the system itself files are not for people', async () => {
    const input = { ...act, ruleId: await world.rule('GO-08'), residentId: (await world.villager(1)).id };
    expect(await step(world.as(LEADER), 'fileRecord', input)).toMatchObject({
      codes: ['FORBIDDEN'],
      fields: ['ruleId'],
    });
  });

  test('for oneself only under a rule that is open to claims', async () => {
    const leader = await world.resident(LEADER);
    const input = { ...act, ruleId: await world.rule('PA-01'), residentId: leader.id };
    expect((await step(world.as(LEADER), 'fileRecord', input)).codes).toEqual(['RULE_NOT_SELF_CLAIM']);
  });

  test('the same request twice files once; with another input it is refused', async () => {
    const doer = await world.villager(2);
    const input = { ...act, requestId: world.id(), ruleId: await world.rule('PA-01'), residentId: doer.id };
    const first = await done(world.as(LEADER), 'fileRecord', input);
    const second = await done(world.as(LEADER), 'fileRecord', input);
    expect(second.id).toBe(first.id);
    expect(first.id).toBe(input.requestId);
    expect((await step(world.as(LEADER), 'fileRecord', { ...input, title: '别的' })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect((await step(world.as(CLERK), 'fileRecord', input)).codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  });
});

describe('correcting', () => {
  test('a draft is its filer’s alone until it is handed in', async () => {
    const doer = await world.villager(3);
    const id = await filed(world, doer.id, 'EN-01', { submit: false, points: 5 });
    expect((await record(world.as(LEADER), id)).moves).toEqual(['SUBMIT', 'AMEND', 'WITHDRAW']);
    expect(await record(world.as(CLERK), id)).toBeNull();
    expect(await record(world.as(doer.name), id)).toBeNull();
    expect(await decisionError(world.as(CLERK), id, 'CHECK')).toBe('NOT_FOUND');

    const amended = await done(world.as(LEADER), 'amendRecord', {
      ...act,
      recordId: id,
      title: '庭院评比',
      points: 10,
      submit: false,
    });
    expect(amended).toMatchObject({ state: 'DRAFT', facePoints: 10, title: '庭院评比' });
    expect((await step(world.as(CLERK), 'submitRecord', { recordId: id })).codes).toEqual(['NOT_FOUND']);
    expect((await step(world.stranger, 'submitRecord', { recordId: id })).codes).toEqual(['UNAUTHENTICATED']);
    const requestId = world.id();
    expect((await done(world.as(LEADER), 'submitRecord', { requestId, recordId: id })).state).toBe(
      'SUBMITTED',
    );
    expect((await done(world.as(LEADER), 'submitRecord', { requestId, recordId: id })).state).toBe(
      'SUBMITTED',
    );
    expect((await step(world.as(LEADER), 'submitRecord', { recordId: id })).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await step(world.as(LEADER), 'submitRecord', { requestId, recordId: world.id() })).codes).toEqual(
      ['IDEMPOTENCY_MISMATCH'],
    );
  });

  test('what was returned is amended by its filer and checked again', async () => {
    const doer = await world.villager(3);
    const id = await filed(world, doer.id);
    expect(await decisionError(world.as(CLERK), id, 'RETURN')).toBe('REASON_REQUIRED');
    await decide(world, CLERK, 'RETURN', [id], '时间写错了');
    expect(await record(world.as(LEADER), id)).toMatchObject({ state: 'RETURNED', reason: '时间写错了' });
    const change = { ...act, recordId: id, startedAt: '2025-06-15T19:00:00+08:00' };
    expect((await step(world.as(CLERK), 'amendRecord', change)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.stranger, 'amendRecord', change)).codes).toEqual(['UNAUTHENTICATED']);
    const requestId = world.id();
    const amended = await done(world.as(LEADER), 'amendRecord', { requestId, ...change });
    expect(amended).toMatchObject({ state: 'SUBMITTED', reason: null });
    await done(world.as(LEADER), 'amendRecord', { requestId, ...change });
    expect(
      (await step(world.as(LEADER), 'amendRecord', { requestId, ...change, title: '别的' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await step(world.as(LEADER), 'amendRecord', change)).codes).toEqual(['ILLEGAL_MOVE']);
    await decide(world, CLERK, 'CHECK', [id]);
  });

  test('until it is approved the filer and the person can withdraw', async () => {
    const doer = await world.villager(3);
    const [one, two] = [await filed(world, doer.id), await filed(world, doer.id)];
    expect((await step(world.stranger, 'withdrawRecord', { recordId: one })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await step(world.as(CLERK), 'withdrawRecord', { recordId: one })).codes).toEqual(['FORBIDDEN']);
    expect(
      (await step(world.as((await world.villager(4)).name), 'withdrawRecord', { recordId: one })).codes,
    ).toEqual(['NOT_FOUND']);
    const requestId = world.id();
    expect((await done(world.as(doer.name), 'withdrawRecord', { requestId, recordId: one })).state).toBe(
      'WITHDRAWN',
    );
    expect((await done(world.as(doer.name), 'withdrawRecord', { requestId, recordId: one })).state).toBe(
      'WITHDRAWN',
    );
    expect((await step(world.as(doer.name), 'withdrawRecord', { requestId, recordId: two })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    await decide(world, CLERK, 'CHECK', [two]);
    expect((await done(world.as(LEADER), 'withdrawRecord', { recordId: two, reason: '报重了' })).reason).toBe(
      '报重了',
    );
    const line = await published(world, doer.id);
    expect((await step(world.as(LEADER), 'withdrawRecord', { recordId: line })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });
});

describe('reversing', () => {
  let doer: Person;
  let id: string;
  beforeAll(async () => {
    doer = await world.villager(5);
    id = await published(world, doer.id, 'PA-01', { minutes: 120 });
    expect((await step(world.as(SECRETARY), 'reverseRecord', { recordId: id, reason: '错' })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    await world.advance(6);
  });

  test('is for the secretary and the town, with a reason', async () => {
    expect((await step(world.stranger, 'reverseRecord', { recordId: id, reason: '错' })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await step(world.as(CLERK), 'reverseRecord', { recordId: id, reason: '错' })).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await step(world.as(doer.name), 'reverseRecord', { recordId: id, reason: '错' })).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await step(world.as(SECRETARY), 'reverseRecord', { recordId: id, reason: ' ' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
  });

  test('takes back all three, once, and frees the caps', async () => {
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 6 });
    const requestId = world.id();
    const input = { requestId, recordId: id, reason: '点名点错了人' };
    expect((await done(world.as(SECRETARY), 'reverseRecord', input)).state).toBe('REVERSED');
    expect((await done(world.as(SECRETARY), 'reverseRecord', input)).state).toBe('REVERSED');
    expect((await step(world.as(SECRETARY), 'reverseRecord', { ...input, reason: '别的' })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect((await step(world.as(TOWN), 'reverseRecord', { recordId: id, reason: '再来' })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 0 });
    expect(await balances(world, doer.id)).toEqual({ HONOUR: 0, MINUTES: 0 });
    const uses = await world.db.reader.rows('select 1 from cap_use where owner_id = any($1) and used > 0', [
      [doer.id, doer.householdId],
    ]);
    expect(uses).toEqual([]);
  });

  test('is refused when the points are spent', async () => {
    const spent = await published(world, doer.id);
    await world.advance(6);
    const other = await world.villager(6);
    await world.db.write(async (tx) => {
      await post(
        tx,
        [
          {
            key: 'moving:test',
            debit: purse(world.village, doer.householdId),
            credit: purse(world.village, other.householdId),
            amount: 6,
            kind: 'MOVING',
          },
        ],
        { actorId: null, requestId: null },
      );
    });
    expect(
      (await step(world.as(SECRETARY), 'reverseRecord', { recordId: spent, reason: '错' })).codes,
    ).toEqual(['POINTS_ALREADY_SPENT']);
    expect((await record(world.as(SECRETARY), spent)).state).toBe('RELEASED');
  });
});
