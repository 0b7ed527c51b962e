import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { mutation, refused, works } from './people-steps';

const REVISE = mutation('revisePrivacyTerms', 'PrivacyTermsInput', 'villageId erasureDays mayRevise');
const TERMS = 'query Q($id: ID!) { privacyTerms(villageId: $id) { erasureDays mayRevise } }';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const input = (more: object = {}) => ({
  requestId: world.id(),
  villageId: world.village,
  erasureDays: 10,
  ...more,
});

test('everybody may know by when a village answers; its secretary, the town and the county may set it', async () => {
  const may = async (name: string | null) =>
    (await (name ? world.as(name) : world.stranger).run(TERMS, { id: world.village })).data.privacyTerms;
  for (const name of [null, '贺春梅', '罗启明']) {
    expect(await may(name), String(name)).toEqual({ erasureDays: 15, mayRevise: false });
  }
  for (const name of ['郑守田', '方雨晴', '沈若兰']) {
    expect(await may(name), name).toEqual({ erasureDays: 15, mayRevise: true });
  }
  for (const id of [world.county, world.id(), 'x']) {
    expect((await world.stranger.run(TERMS, { id })).codes, id).toEqual(['NOT_FOUND']);
  }
});

test('is refused to strangers, other offices, other villages, and beyond a month', async () => {
  expect(await refused(world.stranger, REVISE, input())).toBe('UNAUTHENTICATED');
  const others = ['贺春梅', '汪德厚', (await world.villager(0)).name];
  for (const name of others) expect(await refused(world.as(name), REVISE, input()), name).toBe('FORBIDDEN');
  expect(await refused(world.as('郑守田'), REVISE, input({ villageId: world.otherVillage }))).toBe(
    'FORBIDDEN',
  );
  expect(await refused(world.as('郑守田'), REVISE, input({ villageId: world.county }))).toBe(
    'NOT_FOUND villageId',
  );
  for (const erasureDays of [0, 31]) {
    expect(await refused(world.as('郑守田'), REVISE, input({ erasureDays }))).toBe(
      'OUT_OF_RANGE erasureDays',
    );
  }
  expect(await refused(world.as('郑守田'), REVISE, input({ erasureDays: 15 })), 'so already').toBe(
    'ILLEGAL_MOVE',
  );
});

test('holds for requests from now on, is kept in the history, and happens once', async () => {
  const ASK = mutation('askErasure', 'ErasureInput', 'dueOn');
  const [before, after] = [await world.villager(0), await world.villager(1)];
  const ask = ({ id, name }: { id: string; name: string }) =>
    works<{ dueOn: string }>(world.as(name), ASK, { requestId: world.id(), residentId: id });
  expect((await ask(before)).dueOn).toBe('2025-07-01');
  const given = input();
  const first = await works(world.as('郑守田'), REVISE, given);
  expect(first).toMatchObject({ erasureDays: 10 });
  expect(await works(world.as('郑守田'), REVISE, given), 'the same request again').toEqual(first);
  expect(await refused(world.as('郑守田'), REVISE, { ...given, erasureDays: 9 })).toBe(
    'IDEMPOTENCY_MISMATCH requestId',
  );
  expect((await ask(after)).dueOn).toBe('2025-06-26');
  const promised = await world.db.reader.row<{ dueOn: string }>(
    'select due_on::text as due_on from erasure_request where resident_id = $1',
    [before.id],
  );
  expect(promised?.dueOn, 'what was promised stays').toBe('2025-07-01');
  const line = await world.db.reader.row<{ detail: object }>(
    "select detail from history where subject_kind = 'PRIVACY_TERMS' and subject_id = $1",
    [world.village],
  );
  expect(line?.detail).toEqual({ erasureDays: { before: 15, after: 10 } });
});
