import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  SECOND_CLERK,
  SECRETARY,
  step,
  TOWN,
} from './activities-steps';

const START = new Date('2025-06-16T09:00:00+08:00');
let world: World;
let doubter: Person;
beforeAll(async () => {
  world = await openWorld();
  doubter = await world.villager(10);
});
afterAll(() => world.close());

const object = (recordId: string, more: Record<string, unknown> = {}): Promise<{ id: string }> =>
  done(world.as(doubter.name), 'objectToRecord', { recordId, reason: '那天没见到他', ...more });
const codesOf = async (name: string, recordId: string): Promise<string[]> =>
  (await step(world.as(name), 'objectToRecord', { recordId, reason: '疑问' })).codes;

describe('objecting', () => {
  test('freezes the line for the council to answer in seven working days', async () => {
    const doer = await world.villager(0);
    const id = await published(world, doer.id);
    const made = await done(world.as(doubter.name), 'objectToRecord', {
      recordId: id,
      reason: ' 那天没见到他 ',
    });
    expect(made).toMatchObject({
      reason: '那天没见到他',
      state: 'OPEN',
      answerDueOn: '2025-06-25',
      objector: { id: doubter.id },
    });
    expect((await record(world.as(CLERK), id)).state).toBe('OBJECTED');
    expect(await world.advance(30)).toBe(0);
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 0 });
    world.setTime(START);
  });

  test('is for the village, not for the own line, and only once', async () => {
    const doer = await world.villager(1);
    const id = await published(world, doer.id);
    expect((await step(world.stranger, 'objectToRecord', { recordId: id, reason: '疑问' })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect(await codesOf(doer.name, id)).toEqual(['FORBIDDEN']);
    expect(await codesOf((await world.elsewhere('VILLAGE_CLERK')).name, id)).toEqual(['FORBIDDEN']);
    expect(await codesOf(TOWN, id)).toEqual(['FORBIDDEN']);
    expect(
      (await step(world.as(doubter.name), 'objectToRecord', { recordId: id, reason: ' ' })).codes,
    ).toEqual(['REASON_REQUIRED']);
    const requestId = world.id();
    const first = await object(id, { requestId });
    expect((await object(id, { requestId })).id).toBe(first.id);
    expect(
      (await step(world.as(doubter.name), 'objectToRecord', { requestId, recordId: id, reason: '别的' }))
        .codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect(await codesOf(doubter.name, id)).toEqual(['ALREADY_OBJECTED']);
    expect(await codesOf((await world.villager(11)).name, id)).toEqual(['ALREADY_OBJECTED']);
  });

  test('comes while the line is up', async () => {
    const id = await filed(world, (await world.villager(2)).id);
    expect(await codesOf(doubter.name, id)).toEqual(['ILLEGAL_MOVE']);
    await decide(world, CLERK, 'CHECK', [id]);
    await decide(world, CLERK, 'APPROVE', [id]);
    world.setTime(new Date('2025-06-22T00:00:00+08:00'));
    // Over, though the job has not run yet.
    expect(await codesOf(doubter.name, id)).toEqual(['ILLEGAL_MOVE']);
    world.setTime(START);
  });

  test('of many at once is one', async () => {
    const id = await published(world, (await world.villager(3)).id);
    const names = [];
    for (let place = 12; place < 22; place += 1) names.push((await world.villager(place)).name);
    const codes = (await Promise.all(names.map((name) => codesOf(name, id)))).flat();
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'ALREADY_OBJECTED'));
  });

  test('names the objector to nobody but those who answer', async () => {
    const doer = await world.villager(4);
    const id = await published(world, doer.id);
    await object(id);
    const own = await record(world.as(doer.name), id);
    expect(own.objections[0].objector).toBeNull();
    expect(own.history.find((entry: { move: string }) => entry.move === 'OBJECT').actor).toBeNull();
    expect((await record(world.as(CLERK), id)).objections[0].objector).toBeNull();
    expect((await record(world.as(LEADER), id)).objections[0].objector).toBeNull();
    expect((await record(world.as(SECRETARY), id)).objections[0].objector).toEqual({ id: doubter.id });
  });
});

describe('answering', () => {
  const answer = { outcome: 'UPHELD', answer: '查过点名册,人在场' };

  test('is for the owning body, the secretary or the town, without a part in the record', async () => {
    const id = await published(world, (await world.villager(5)).id);
    const { id: objectionId } = await object(id);
    const input = { ...answer, objectionId };
    expect((await step(world.stranger, 'answerObjection', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await step(world.as(CLERK), 'answerObjection', input)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.as(LEADER), 'answerObjection', input)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.as('苗静怡'), 'answerObjection', input)).codes).toEqual(['FORBIDDEN']);
    expect((await step(world.as(doubter.name), 'answerObjection', input)).codes).toEqual(['NOT_FOUND']);
    expect(
      (await step(world.as((await world.elsewhere('VILLAGE_CLERK')).name), 'answerObjection', input)).codes,
    ).toEqual(['NOT_FOUND']);
    expect((await step(world.as(SECRETARY), 'answerObjection', { ...input, answer: '' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    expect((await record(world.as(SECOND_CLERK), id)).moves).toEqual(['ANSWER']);
    const requestId = world.id();
    const done1 = await done(world.as(SECOND_CLERK), 'answerObjection', { requestId, ...input });
    expect(done1).toMatchObject({ state: 'ANSWERED', outcome: 'UPHELD' });
    await done(world.as(SECOND_CLERK), 'answerObjection', { requestId, ...input });
    expect(
      (await step(world.as(SECOND_CLERK), 'answerObjection', { requestId, ...input, answer: '别的' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await step(world.as(SECRETARY), 'answerObjection', input)).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('upheld, the line goes on and is released when its days are over', async () => {
    const doer = await world.villager(6);
    const id = await published(world, doer.id);
    const { id: objectionId } = await object(id);
    await done(world.as(SECRETARY), 'answerObjection', { ...answer, objectionId });
    const line = await record(world.as(CLERK), id);
    expect(line.state).toBe('IN_PUBLICITY');
    expect(new Date(line.publicityEndsAt)).toEqual(new Date('2025-06-22T00:00:00+08:00'));
    expect(line.objections[0]).toMatchObject({ outcome: 'UPHELD', answer: answer.answer });
    expect(await codesOf(doubter.name, id)).toEqual(['ALREADY_OBJECTED']);
  });

  test('upheld after the days are over, the next run releases it', async () => {
    const doer = await world.villager(7);
    const id = await published(world, doer.id);
    const { id: objectionId } = await object(id);
    await world.advance(10);
    await done(world.as(SECRETARY), 'answerObjection', { ...answer, objectionId });
    expect((await record(world.as(CLERK), id)).state).toBe('IN_PUBLICITY');
    await world.release();
    expect((await record(world.as(CLERK), id)).state).toBe('RELEASED');
    expect(await balances(world, doer.householdId)).toEqual({ POINTS: 6 });
    world.setTime(START);
  });

  test('struck, the line is rejected and its caps are free for another act', async () => {
    const doer = await world.villager(8);
    // CU-03: once a season for a household.
    const claimed = async (): Promise<string> => {
      const id = await filed(world, doer.id, 'CU-03');
      await decide(world, CLERK, 'CHECK', [id]);
      await decide(world, '唐福来', 'APPROVE', [id]);
      return id;
    };
    const [first, second] = [await claimed(), await claimed()];
    expect((await record(world.as(CLERK), second)).points).toBe(0);
    const { id: objectionId } = await object(first);
    await done(world.as(SECRETARY), 'answerObjection', {
      objectionId,
      outcome: 'STRUCK',
      answer: '那天摆了酒',
    });
    expect(await record(world.as(doer.name), first)).toMatchObject({
      state: 'REJECTED',
      reason: '那天摆了酒',
      moves: [],
    });
    expect((await record(world.as(CLERK), await claimed())).points).toBe(20);
  });

  test('two at once answer once', async () => {
    const id = await published(world, (await world.villager(9)).id);
    const { id: objectionId } = await object(id);
    const codes = (
      await Promise.all(
        [SECRETARY, SECOND_CLERK, TOWN].map((name) =>
          step(world.as(name), 'answerObjection', {
            ...answer,
            objectionId,
            outcome: name === TOWN ? 'STRUCK' : 'UPHELD',
          }),
        ),
      )
    ).flatMap((result) => result.codes);
    expect(codes).toEqual(['ILLEGAL_MOVE', 'ILLEGAL_MOVE']);
  });
});
