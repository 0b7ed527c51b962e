import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '#server/core/clock';
import { DomainError } from '#server/core/errors';
import { maskName } from '#server/features/people/mask';
import { openWorld, type World } from '#test/support/world';
import { cast, CHAIR, CLERK, made, opened, queries, refusals, tried, twice, voteOn } from './meetings-steps';

let world: World;
const SECRETARY = '郑守田';
const OVERSIGHT = '崔明理';
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const matter = { title: '修建便民桥', matter: '在河西新建便民桥一座，村集体出资，群众投工投劳。' };
const begin = (templateCode: string, more: object = {}) =>
  made(world.as(SECRETARY), 'beginDecision', { villageId: world.village, templateCode, ...matter, ...more });

const today = (): string => dayOf(world.clock.now());
const numbers = (place: number, due: number, present: number, agree: number) => ({
  place,
  heldOn: today(),
  due,
  present,
  agree,
  against: Math.max(0, present - agree - 1),
  abstain: present > agree ? 1 : 0,
});

/** Enters numbers as the secretary and confirms them as the oversight chair. */
async function sat(decisionId: string, place: number, due: number, present: number, agree: number) {
  await made(world.as(SECRETARY), 'enterSitting', { decisionId, ...numbers(place, due, present, agree) });
  return made(world.as(OVERSIGHT), 'confirmSitting', { decisionId, place });
}

async function shown(decisionId: string, place: number, days: number) {
  await made(world.as(CLERK), 'showStep', { decisionId, place, words: '公开：同意修建便民桥。' });
  expect((await tried(world.as(CLERK), 'endShowing', { decisionId, place })).codes).toEqual([
    'DISCLOSURE_NOT_OVER',
  ]);
  await world.advance(days + 1);
  return made(world.as(CLERK), 'endShowing', { decisionId, place });
}

/** A vote of a council that is adopted, or is not. */
async function councilVote(kind: string, adopt = true, more: object = {}): Promise<string> {
  const size = kind === 'OC' ? 3 : 11;
  const { meetingId, members } = await opened(world, kind, size);
  const motion = await voteOn(world, meetingId, { text: '同意立项', ...more });
  await cast(
    world,
    motion,
    members.map(({ name }) => [name, adopt ? 0 : 1] as const),
  );
  const chair = kind === 'OC' ? OVERSIGHT : CHAIR;
  await made(world.as(chair), 'closeVote', { motionId: motion.id });
  return motion.id;
}

/** Writes to the database past the API; answers the code it refuses with. */
async function forced(sql: string, params: unknown[]): Promise<string> {
  try {
    await world.db.write((tx) => tx.rows(sql, params));
    return 'DONE';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

const choices = async (id: string): Promise<string[]> => {
  const { data } = await world
    .as(SECRETARY)
    .run('query ($id: ID!) { decision(id: $id) { votes { id } } }', { id });
  return data.decision.votes.map((vote: { id: string }) => vote.id);
};

describe('四议两公开', () => {
  test('is done step by step, with its two thirds and its half', async () => {
    const begun = await begin('4Y2G');
    expect(begun).toMatchObject({ state: 'RUNNING', step: 1, moves: ['ENTER', 'STOP'] });
    expect(begun.steps.map(({ law }: { law: { kind: string } }) => law.kind)).toEqual([
      'ASSEMBLY',
      'ASSEMBLY',
      'ASSEMBLY',
      'ASSEMBLY',
      'DISCLOSURE',
      'DISCLOSURE',
    ]);
    await sat(begun.id, 1, 7, 6, 5);
    await sat(begun.id, 2, 9, 8, 7);
    // Party members: 60 are due, 40 of them must be there, 30 must agree.
    const tooFew = await sat(begun.id, 3, 60, 39, 39);
    expect(tooFew).toMatchObject({ step: 3, state: 'RUNNING' });
    expect(tooFew.steps[2].sittings[0].outcome).toBe('NO_QUORUM');
    const half = await sat(begun.id, 3, 60, 40, 30);
    expect(half).toMatchObject({ step: 4, state: 'RUNNING' });
    await sat(begun.id, 4, 30, 24, 13);
    await shown(begun.id, 5, 7);
    const done = await shown(begun.id, 6, 7);
    expect(done).toMatchObject({ state: 'DONE', moves: [] });
    // What is done is public, in figures.
    const { data } = await world.stranger.run(queries.decision, { id: begun.id });
    expect(data.decision.steps[2].sittings).toEqual([
      { due: 60, present: 39, agree: 39, state: 'CONFIRMED', outcome: 'NO_QUORUM' },
      { due: 60, present: 40, agree: 30, state: 'CONFIRMED', outcome: 'PASSED' },
    ]);
  });

  test.each([
    ['one below half of those due', 3, 60, 40, 29],
    ['half of the representatives there, not more', 4, 30, 24, 12],
  ])('ends with %s', async (_what, place, due, present, agree) => {
    const begun = await begin('4Y2G');
    for (let step = 1; step < place; step += 1) await sat(begun.id, step, 9, 9, 9);
    const ended = await sat(begun.id, place, due, present, agree);
    expect(ended).toMatchObject({ state: 'REJECTED', step: place, moves: [] });
    expect(
      (
        await tried(world.as(SECRETARY), 'enterSitting', {
          decisionId: begun.id,
          ...numbers(place, 30, 30, 30),
        })
      ).codes,
    ).toEqual(['ILLEGAL_MOVE']);
  });
});

describe('no step can be skipped', () => {
  test('by the API: any place but the one under way is refused, and any way but its own', async () => {
    const { id: decisionId } = await begin('4Y2G');
    for (const place of [2, 3, 4]) {
      expect(
        (await tried(world.as(SECRETARY), 'enterSitting', { decisionId, ...numbers(place, 30, 30, 30) }))
          .codes,
      ).toEqual(['STEP_SKIPPED']);
    }
    for (const place of [5, 6]) {
      const show = { decisionId, place, words: '决议' };
      expect((await tried(world.as(SECRETARY), 'showStep', show)).codes).toEqual(['STEP_SKIPPED']);
      expect((await tried(world.as(SECRETARY), 'endShowing', { decisionId, place })).codes).toEqual([
        'STEP_SKIPPED',
      ]);
    }
    for (const [name, more] of [
      ['noteStep', { words: '写' }],
      ['showStep', { words: '写' }],
      ['endShowing', {}],
      ['confirmSitting', {}],
      ['takeVote', { motionId: world.id() }],
    ] as const) {
      expect((await tried(world.as(SECRETARY), name, { decisionId, place: 1, ...more })).codes).toEqual([
        'ILLEGAL_MOVE',
      ]);
    }
  });

  test('in the database: not by moving the step, not by writing an outcome, not by confirming other numbers', async () => {
    const { id } = await begin('4Y2G');
    const secretary = await world.resident(SECRETARY);
    const overseer = await world.resident(OVERSIGHT);
    const attempts: [string, unknown[]][] = [
      ['update decision set step = 3 where id = $1', [id]],
      ['update decision set step = 2 where id = $1', [id]],
      [
        "update decision set state = 'DONE', ended_by = $2, ended_at = now() where id = $1",
        [id, secretary.id],
      ],
      [
        "update decision_step set outcome = 'PASSED', done_by = $2, done_at = now() where decision_id = $1 and place = 1",
        [id, secretary.id],
      ],
      [
        "update decision_step set outcome = 'PASSED', done_by = $2, done_at = now() where decision_id = $1 and place = 4",
        [id, secretary.id],
      ],
    ];
    for (const [sql, params] of attempts) {
      await expect(world.db.write((tx) => tx.rows(sql, params))).rejects.toMatchObject({
        code: 'STEP_SKIPPED',
      });
    }
    for (const sql of [
      'update decision_step set present_whole = 9 where decision_id = $1 and place = 1',
      'delete from decision_step where decision_id = $1 and place = 6',
      'delete from decision where id = $1',
    ]) {
      await expect(world.db.write((tx) => tx.rows(sql, [id]))).rejects.toMatchObject({ code: 'APPEND_ONLY' });
    }
    await made(world.as(SECRETARY), 'enterSitting', { decisionId: id, ...numbers(1, 9, 3, 3) });
    await world.db.write((tx) =>
      tx.rows(
        "update decision_sitting set state = 'CONFIRMED', outcome = 'PASSED', closed_by = $2, closed_at = $3 where decision_id = $1",
        [id, overseer.id, tx.at],
      ),
    );
    // The outcome that was written is not the one that is kept: three of nine are no half.
    const kept = await world.db.reader.row<{ outcome: string }>(
      'select outcome from decision_sitting where decision_id = $1',
      [id],
    );
    expect(kept?.outcome).toBe('NO_QUORUM');
  });
});

describe('三议三公开 and 六步三公开', () => {
  test('a council’s step rests on its own vote, opened since the decision began, and no two steps on one', async () => {
    const early = await councilVote('RC');
    await world.advance(1);
    const begun = await begin('3Y3G', { title: '文化广场装灯' });
    expect(begun.moves).toEqual(['TAKE_VOTE', 'STOP']);
    const take = (motionId: string) =>
      tried(world.as(CHAIR), 'takeVote', { decisionId: begun.id, place: 1, motionId });
    expect(await take(early)).toMatchObject({ codes: ['STEP_SKIPPED'], fields: ['motionId'] });
    expect((await take(await councilVote('OC'))).codes).toEqual(['ILLEGAL_MOVE']);
    const other = await begin('3Y3G', { title: '另一件事' });
    const motionId = await councilVote('RC');
    expect(await choices(other.id)).toEqual([motionId]);
    expect((await take(motionId)).codes).toEqual([]);
    expect(await choices(other.id)).toEqual([]);
    expect(
      (await tried(world.as(CHAIR), 'takeVote', { decisionId: other.id, place: 1, motionId })).codes,
    ).toEqual(['CONFLICT']);
    await shown(begun.id, 2, 5);
    await sat(begun.id, 3, 9, 8, 8);
    await sat(begun.id, 4, 30, 26, 20);
    await shown(begun.id, 5, 7);
    expect(await shown(begun.id, 6, 7)).toMatchObject({ state: 'DONE' });
    await made(world.as(SECRETARY), 'stopDecision', { decisionId: other.id, reason: '合并办理' });
  });

  test('six steps and three disclosures in their order; a vote against ends it', async () => {
    const begun = await begin('6B3G', { title: '垃圾清运' });
    const { id: decisionId } = begun;
    await made(world.as(CHAIR), 'noteStep', { decisionId, place: 1, words: '第三小组提出清运不及时。' });
    await made(world.as(CHAIR), 'takeVote', { decisionId, place: 2, motionId: await councilVote('RC') });
    // Oversight accepts nothing before it is done.
    const early = await councilVote('OC');
    await shown(decisionId, 3, 5);
    await sat(decisionId, 4, 9, 7, 6);
    await sat(decisionId, 5, 30, 22, 18);
    await shown(decisionId, 6, 5);
    await made(world.as(CLERK), 'noteStep', { decisionId, place: 7, words: '已买两辆车，每周清运三次。' });
    expect(await choices(decisionId)).toEqual([]);
    expect(
      await tried(world.as(SECRETARY), 'takeVote', { decisionId, place: 8, motionId: early }),
    ).toMatchObject({ codes: ['STEP_SKIPPED'], fields: ['motionId'] });
    const write = `update decision_step set motion_id = $2, outcome = 'PASSED', done_by = $3, done_at = $4
      where decision_id = $1 and place = 8`;
    const secretary = await world.resident(SECRETARY);
    const past = new Date(world.clock.now().getTime() - 86_400_000);
    expect(await forced(write, [decisionId, early, secretary.id, world.clock.now()])).toBe('STEP_SKIPPED');
    const accepted = await councilVote('OC');
    expect(await choices(decisionId)).toEqual([accepted]);
    // Nor is a step dated back to before its turn.
    expect(await forced(write, [decisionId, accepted, secretary.id, past])).toBe('STEP_SKIPPED');
    await made(world.as(SECRETARY), 'takeVote', { decisionId, place: 8, motionId: accepted });
    expect(await shown(decisionId, 9, 7)).toMatchObject({ state: 'DONE', step: 9 });

    const against = await begin('6B3G', { title: '拆旧戏台' });
    await made(world.as(CHAIR), 'noteStep', { decisionId: against.id, place: 1, words: '有人提出拆掉。' });
    const motionId = await councilVote('RC', false);
    expect(
      await made(world.as(CHAIR), 'takeVote', { decisionId: against.id, place: 2, motionId }),
    ).toMatchObject({ state: 'REJECTED' });
  });
});

describe('what came before its turn', () => {
  test('an assembly sits on no day before the disclosure ahead of it is over', async () => {
    const begun = await begin('3Y3G', { title: '修水渠' });
    const { id: decisionId } = begun;
    const first = today();
    await made(world.as(CHAIR), 'takeVote', { decisionId, place: 1, motionId: await councilVote('RC') });
    const shownOn = today();
    await shown(decisionId, 2, 5);
    const enter = (heldOn: string, place = 3) =>
      tried(world.as(SECRETARY), 'enterSitting', { decisionId, ...numbers(place, 30, 30, 30), heldOn });
    for (const heldOn of [addDays(first, -1), first, shownOn, addDays(shownOn, 5)]) {
      expect(await enter(heldOn)).toMatchObject({ codes: ['STEP_SKIPPED'], fields: ['heldOn'] });
    }
    const secretary = await world.resident(SECRETARY);
    const write = `insert into decision_sitting (id, decision_id, village_id, place, held_on, due, present, agree, against,
      abstain, entered_by, entered_at) values ($1, $2, $3, 3, $4, 30, 30, 30, 0, 0, $5, $6)`;
    const row = (heldOn: string) => [
      world.id(),
      decisionId,
      world.village,
      heldOn,
      secretary.id,
      world.clock.now(),
    ];
    expect(await forced(write, row(addDays(shownOn, 5)))).toBe('STEP_SKIPPED');
    expect(await forced(write, row(addDays(shownOn, 6)))).toBe('DONE');
    await made(world.as(OVERSIGHT), 'confirmSitting', { decisionId, place: 3 });
    // The next may sit that same day, whenever the first was confirmed, and not the day before.
    await world.advance(2);
    expect((await enter(addDays(shownOn, 5), 4)).codes).toEqual(['STEP_SKIPPED']);
    expect((await enter(addDays(shownOn, 6), 4)).codes).toEqual([]);
    await made(world.as(OVERSIGHT), 'confirmSitting', { decisionId, place: 4 });
    expect(
      await forced(
        "update decision_step set words = '决议', shown_from = $2, shown_until = $3 where decision_id = $1 and place = 5",
        [decisionId, new Date(world.clock.now().getTime() - 9 * 86_400_000), world.clock.now()],
      ),
    ).toBe('STEP_SKIPPED');
  });
});

describe('a vote about somebody', () => {
  test('in secret keeps its figures where a resolution would, and no words name the person', async () => {
    const { id, name } = await world.villager(3);
    const begun = await begin('3Y3G', { title: '公益岗位安排' });
    const named = await begin('3Y3G', { title: '公益岗位', matter: `公益岗位给${name}` });
    const motionId = await councilVote('RC', true, { secret: true, concernedIds: [id] });
    expect(await choices(named.id)).toEqual([]);
    expect(
      await tried(world.as(CHAIR), 'takeVote', { decisionId: named.id, place: 1, motionId }),
    ).toMatchObject({ codes: ['ILLEGAL_MOVE'], fields: ['motionId'] });
    const secretary = await world.resident(SECRETARY);
    expect(
      await forced(
        `update decision_step set motion_id = $2, outcome = 'PASSED', done_by = $3, done_at = $4
         where decision_id = $1 and place = 1`,
        [named.id, motionId, secretary.id, world.clock.now()],
      ),
    ).toBe('ILLEGAL_MOVE');
    expect(await choices(begun.id)).toEqual([motionId]);
    await made(world.as(CHAIR), 'takeVote', { decisionId: begun.id, place: 1, motionId });
    await made(world.as(CLERK), 'showStep', {
      decisionId: begun.id,
      place: 2,
      words: `拟安排${name}到公益岗位。`,
    });
    await made(world.as(SECRETARY), 'stopDecision', { decisionId: begun.id, reason: `${name}不去了` });
    const { data } = await world.stranger.run(queries.decision, { id: begun.id });
    expect(data.decision.steps[0]).toMatchObject({ outcome: 'PASSED', vote: null });
    expect(data.decision.steps[1].words).toBe(`拟安排${maskName(name)}到公益岗位。`);
    expect(data.decision.endReason).toBe(`${maskName(name)}不去了`);
  });

  test('by raised hand, or in secret about nobody, is told in figures', async () => {
    const { id } = await world.villager(3);
    for (const more of [{ concernedIds: [id] }, { secret: true }]) {
      const begun = await begin('3Y3G', { title: '公益岗位安排' });
      const motionId = await councilVote('RC', true, more);
      await made(world.as(CHAIR), 'takeVote', { decisionId: begun.id, place: 1, motionId });
      const { data } = await world.stranger.run(queries.decision, { id: begun.id });
      expect(data.decision.steps[0].vote).toEqual({ agree: 11, against: 0, entitled: 11 });
    }
  });
});

describe('who', () => {
  test('begins, enters and confirms, and never one person both', async () => {
    const villager = (await world.villager(1)).name;
    const outsider = (await world.elsewhere('VILLAGE_SECRETARY')).name;
    const input = { villageId: world.village, templateCode: '4Y2G', ...matter };
    expect(
      await refusals(world, 'beginDecision', input, [null, villager, outsider, '唐福来', '方雨晴']),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(await twice(world.as(SECRETARY), 'beginDecision', input, { title: '别的' })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    const { id: decisionId } = await begin('4Y2G');
    const enter = { decisionId, ...numbers(1, 9, 8, 8) };
    expect(await refusals(world, 'enterSitting', enter, [null, villager, OVERSIGHT, '方雨晴'])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(SECRETARY), 'enterSitting', { ...enter, present: 10 })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    expect(
      (await tried(world.as(SECRETARY), 'enterSitting', { ...enter, heldOn: '2031-01-01' })).codes,
    ).toEqual(['IN_THE_FUTURE']);
    await made(world.as(SECRETARY), 'enterSitting', enter);
    expect(
      await refusals(world, 'confirmSitting', { decisionId, place: 1 }, [SECRETARY, CHAIR, villager]),
    ).toEqual(['ENTERED_BY_YOURSELF', 'FORBIDDEN', 'NOT_FOUND']);
    // Until they are confirmed the numbers are the village's own business.
    const { data } = await world.stranger.run(queries.decision, { id: decisionId });
    expect(data.decision.steps[0].sittings).toEqual([]);
    await made(world.as(SECRETARY), 'dropSitting', { decisionId, place: 1 });
    expect((await tried(world.as(OVERSIGHT), 'confirmSitting', { decisionId, place: 1 })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    const stop = { decisionId, reason: '村民要求缓一缓' };
    expect(await refusals(world, 'stopDecision', stop, [villager, OVERSIGHT])).toEqual([
      'NOT_FOUND',
      'FORBIDDEN',
    ]);
    expect(await made(world.as(SECRETARY), 'stopDecision', stop)).toMatchObject({ state: 'STOPPED' });
  });

  test('sets the village’s own numbers; a decision under way keeps those it began with', async () => {
    const before = await begin('3Y3G');
    const law = { villageId: world.village, templateCode: '3Y3G', place: 2, days: 10 };
    expect(await refusals(world, 'setStepLaw', law, [null, CHAIR, '方雨晴'])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(SECRETARY), 'setStepLaw', { ...law, place: 3 })).codes).toEqual([
      'BAD_INPUT',
    ]);
    await made(world.as(SECRETARY), 'setStepLaw', law);
    const after = await begin('3Y3G');
    expect(after.steps[1].law.days).toBe(10);
    expect(before.steps[1].law.days).toBe(5);
    const { data } = await world.stranger.run(queries.decisions, { villageId: world.village });
    expect(data.decisions.nodes.length).toBeGreaterThan(5);
  });

  test('asks for as much as the template or more, never for less', async () => {
    const shares = { presentPart: 2, presentWhole: 3, agreePart: 1, agreeWhole: 2 };
    const set = (more: object) =>
      tried(world.as(SECRETARY), 'setStepLaw', {
        villageId: world.village,
        templateCode: '4Y2G',
        place: 4,
        ...shares,
        ...more,
      });
    for (const [more, field] of [
      [{ presentPart: 1, presentWhole: 100 }, 'presentPart'],
      [{ presentPart: 66, presentWhole: 100 }, 'presentPart'],
      [{ presentPart: 4, presentWhole: 3 }, 'presentPart'],
      [{ agreePart: 49, agreeWhole: 100 }, 'agreePart'],
      [{ agreePart: 3, agreeWhole: 2 }, 'agreePart'],
    ] as const) {
      expect(await set(more)).toMatchObject({ codes: ['OUT_OF_RANGE'], fields: [field] });
    }
    const none = { presentPart: null, presentWhole: null, agreePart: null, agreeWhole: null, place: 5 };
    expect(await set({ ...none, days: 6 })).toMatchObject({ codes: ['OUT_OF_RANGE'], fields: ['days'] });
    const secretary = await world.resident(SECRETARY);
    const write = `insert into decision_own_step (village_id, template_code, place, present_part, present_whole, agree_part,
      agree_whole, days, set_by, set_at) values ($1, '4Y2G', $2, $3, $4, $5, $6, $7, $8, now())`;
    for (const [place, ...own] of [
      [4, 1, 100, 1, 2, null],
      [4, 2, 3, 1, 100, null],
      [5, null, null, null, null, 6],
    ]) {
      expect(await forced(write, [world.village, place, ...own, secretary.id])).toBe('OUT_OF_RANGE');
    }
    expect(await forced(write, [world.village, 5, 2, 3, 1, 2, 7, secretary.id])).toBe('BAD_INPUT');
    for (const more of [
      { presentPart: 66, presentWhole: 99, agreePart: 50, agreeWhole: 100 },
      { presentPart: 3, presentWhole: 4, agreePart: 2, agreeWhole: 3 },
      { ...none, days: 7 },
      { ...none, days: 9 },
    ]) {
      expect((await set(more)).codes).toEqual([]);
    }
    const { steps } = await begin('4Y2G');
    expect(steps[3].law).toMatchObject({ presentPart: 3, presentWhole: 4, agreePart: 2, agreeWhole: 3 });
    expect(steps[4].law.days).toBe(9);
  });
});
