import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { openWorld, type Person, type World } from '#test/support/world';
import { act, CLERK, decide, done, record, step } from './activities-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** An upload as the photo route leaves it. */
async function photoOf(person: Person): Promise<string> {
  const id = newId();
  await world.db.write((tx) =>
    tx.rows(
      `insert into photo (id, sha256, village_id, uploader_id, width, height, bytes, created_at)
       values ($1, repeat('a', 64), $2, $3, 10, 10, 10, $4)`,
      [id, world.village, person.id, tx.at],
    ),
  );
  return id;
}

async function claim(person: Person, more: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  return {
    ...act,
    minutes: 0,
    title: '扫广场',
    ruleId: await world.rule('LO-01'),
    photoIds: [await photoOf(person)],
    ...more,
  };
}

test('a resident claims with a photo what the rule opens to claims', async () => {
  const doer = await world.villager(0);
  const made = await done(world.as(doer.name), 'claimRecord', await claim(doer));
  expect(made).toMatchObject({
    state: 'SUBMITTED',
    way: 'CLAIM',
    facePoints: 2,
    bodiesMissing: ['RC'],
    resident: { id: doer.id },
    household: { id: doer.householdId },
  });
  expect(made.photos).toHaveLength(1);
  expect(made.moves).toEqual(['WITHDRAW']);
  await decide(world, CLERK, 'CHECK', [made.id]);
  await decide(world, '阮青山', 'APPROVE', [made.id]);
  expect((await record(world.as(doer.name), made.id)).state).toBe('IN_PUBLICITY');
});

describe('refused', () => {
  test('to strangers, to people without a household, under rules for others', async () => {
    const doer = await world.villager(1);
    expect((await step(world.stranger, 'claimRecord', await claim(doer))).codes).toEqual(['UNAUTHENTICATED']);
    const town = await world.resident('方雨晴');
    expect((await step(world.as('方雨晴'), 'claimRecord', await claim(town))).codes).toEqual(['NOT_ACTIVE']);
    const closed = await claim(doer, { ruleId: await world.rule('PA-01') });
    expect((await step(world.as(doer.name), 'claimRecord', closed)).codes).toEqual(['RULE_NOT_SELF_CLAIM']);
    const guest = await world.elsewhere('VILLAGE_CLERK');
    expect((await step(world.as(guest.name), 'claimRecord', await claim(guest))).codes).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('without the photo, and with somebody else’s', async () => {
    const doer = await world.villager(1);
    expect(
      (await step(world.as(doer.name), 'claimRecord', await claim(doer, { photoIds: [] }))).codes,
    ).toEqual(['PHOTO_REQUIRED']);
    const stolen = await photoOf(await world.villager(2));
    expect(
      (await step(world.as(doer.name), 'claimRecord', await claim(doer, { photoIds: [stolen] }))).codes,
    ).toEqual(['NOT_FOUND']);
    const own = await photoOf(doer);
    expect(
      (await step(world.as(doer.name), 'claimRecord', await claim(doer, { photoIds: [own, own] }))).codes,
    ).toEqual(['DUPLICATE_ROW']);
  });

  test('tomorrow', async () => {
    const doer = await world.villager(1);
    const input = await claim(doer, { startedAt: '2025-06-17T09:00:00+08:00' });
    expect((await step(world.as(doer.name), 'claimRecord', input)).codes).toEqual(['IN_THE_FUTURE']);
  });
});

test('a draft claim needs its photo when it is handed in', async () => {
  const doer = await world.villager(3);
  const draft = await done(
    world.as(doer.name),
    'claimRecord',
    await claim(doer, { photoIds: [], submit: false }),
  );
  expect(draft.state).toBe('DRAFT');
  expect((await step(world.as(doer.name), 'submitRecord', { recordId: draft.id })).codes).toEqual([
    'PHOTO_REQUIRED',
  ]);
  const change = { ...act, recordId: draft.id, minutes: 0, title: '扫广场' };
  expect((await step(world.as(doer.name), 'amendRecord', change)).codes).toEqual(['PHOTO_REQUIRED']);
  const photo = await photoOf(doer);
  const amended = await done(world.as(doer.name), 'amendRecord', {
    ...change,
    photoIds: [photo],
    submit: false,
  });
  expect(amended.photos).toEqual([{ id: photo }]);
  expect((await done(world.as(doer.name), 'submitRecord', { recordId: draft.id })).state).toBe('SUBMITTED');
});

test('the same request twice is one claim; the same id with another input is refused', async () => {
  const doer = await world.villager(4);
  const input = await claim(doer, { requestId: newId() });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => step(world.as(doer.name), 'claimRecord', input)),
  );
  expect(new Set(answers.map((answer) => answer.data?.claimRecord.id))).toEqual(new Set([input.requestId]));
  expect((await step(world.as(doer.name), 'claimRecord', { ...input, title: '别的' })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
});

test('ten claims at once leave a household with three open ones', async () => {
  const doer = await world.villager(5);
  const inputs = [];
  for (let count = 0; count < 10; count += 1) inputs.push(await claim(doer));
  const answers = await Promise.all(inputs.map((input) => step(world.as(doer.name), 'claimRecord', input)));
  const codes = answers.flatMap((answer) => answer.codes);
  expect(codes).toEqual(Array.from({ length: 7 }, () => 'TOO_MANY_OPEN_CLAIMS'));
  const [first] = answers.filter((answer) => answer.codes.length === 0);
  await done(world.as(doer.name), 'withdrawRecord', { recordId: first?.data.claimRecord.id });
  await done(world.as(doer.name), 'claimRecord', await claim(doer));
});
