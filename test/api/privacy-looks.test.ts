import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { as, bring, openUploads } from './imports-steps';
import { looksIn } from './privacy-steps';

let world: World;
let villager: Person;
let other: Person;
beforeAll(async () => {
  world = await openWorld();
  villager = await world.villager(0);
  other = await world.villager(1);
  await world.db.write((tx) =>
    tx.rows("update resident set phone = '13700000001' where id = $1", [villager.id]),
  );
});
afterAll(() => world.close());

const PHONE = 'query Q($id: ID!) { resident(id: $id) { id phone } }';
const CARD = 'query Q($id: ID!) { household(id: $id) { id cardNumber cardToken } }';
const STATEMENT = 'query Q($id: ID!) { household(id: $id) { id statement { nodes { id } } } }';
const LOOKS = `query Q($id: ID!, $first: Int = 30, $after: String) { resident(id: $id) { looks(first: $first, after: $after) {
  nodes { id kind at viewer { name } post { role } resident { id } household { id } }
  pageInfo { endCursor hasNextPage } } } }`;
const LOG = `query Q($filter: AccessFilter!, $first: Int = 30, $after: String) {
  accessLog(filter: $filter, first: $first, after: $after) {
  nodes { id kind at viewer { name } post { role } resident { name } household { number } }
  pageInfo { endCursor hasNextPage } } }`;

describe('a look of somebody else', () => {
  test('at phone, card and statement leaves a line with the post, and nothing of what was seen', async () => {
    await world.as('贺春梅').run(PHONE, { id: villager.id });
    await world.as('方雨晴').run(CARD, { id: villager.householdId });
    await world.as('汪德厚').run(STATEMENT, { id: villager.householdId });
    expect(await looksIn(world, villager.id)).toEqual(['贺春梅 VILLAGE_CLERK PHONE']);
    expect(await looksIn(world, villager.householdId)).toEqual([
      '贺春梅 VILLAGE_CLERK PHONE',
      '方雨晴 TOWN_STAFF CARD',
      '汪德厚 GRID_LEADER STATEMENT',
    ]);
    const rows = await world.db.reader.rows<{ text: string }>(
      'select to_jsonb(l)::text as text from access_log l',
    );
    for (const { text } of rows) expect(text).not.toMatch(/13700000001|PA[0-9a-f]{32}/);
  });

  test('that is refused shows nothing and leaves nothing', async () => {
    const { data } = await world.as('汪德厚').run(PHONE, { id: villager.id });
    expect(data.resident.phone).toBeNull();
    await world.as(other.name).run(STATEMENT, { id: villager.householdId });
    expect(await looksIn(world, villager.id)).toEqual(['贺春梅 VILLAGE_CLERK PHONE']);
    expect(await looksIn(world, villager.householdId)).toHaveLength(3);
  });

  test('at the own records and the own household leaves nothing', async () => {
    const { data } = await world.as(villager.name).run(
      `query Q($id: ID!, $household: ID!) { resident(id: $id) { phone }
         household(id: $household) { cardNumber statement { nodes { id } } members { phone } } }`,
      { id: villager.id, household: villager.householdId },
    );
    expect(data.resident.phone).toBe('13700000001');
    expect(await looksIn(world, villager.householdId)).toHaveLength(3);
  });

  test('at lists of people, and one statement for a whole page of phones', async () => {
    const list =
      'query Q($v: ID!, $first: Int!) { residents(villageId: $v, first: $first) { nodes { id phone } } }';
    const cost = (first: number) =>
      world.statementsOf(() => world.as('贺春梅').run(list, { v: world.village, first }));
    await cost(2); // the path of the village is read once and kept
    const few = await cost(2);
    expect(await cost(60)).toBe(few);
    const silent = await world.statementsOf(() =>
      world.as('贺春梅').run('query Q($v: ID!) { residents(villageId: $v, first: 2) { nodes { id } } }', {
        v: world.village,
      }),
    );
    // Phones cost the path of the village and who is asked; the log itself is the one line of the list.
    expect(few - silent).toBeLessThanOrEqual(1);
    expect(await looksIn(world, world.village)).toContain('贺春梅 VILLAGE_CLERK SEARCH');
  });

  test('at what a household bought, and at what its purse is made of', async () => {
    const { householdId } = await world.villager(15);
    const ask = (field: string) =>
      world.as('贺春梅').run(`query Q($id: ID!) { household(id: $id) { ${field} } }`, { id: householdId });
    expect((await ask('number state balance')).codes).toEqual([]);
    expect(await looksIn(world, householdId)).toEqual([]);
    expect((await ask('redemptions { nodes { id } }')).codes).toEqual([]);
    expect((await ask('lots { id }')).codes).toEqual([]);
    expect(await looksIn(world, householdId)).toEqual([
      '贺春梅 VILLAGE_CLERK STATEMENT',
      '贺春梅 VILLAGE_CLERK STATEMENT',
    ]);
  });

  test('at the people of a list that is brought in, on the page and as a sheet', async () => {
    const app = await openUploads(world);
    const id = await bring(world, app, [
      ['看-001', null, null, '看一', '户主', '12345', 1970, null, null, null],
    ]);
    const lists = async () =>
      (await looksIn(world, world.village)).filter((line) => line === '郑守田 VILLAGE_SECRETARY SEARCH')
        .length;
    const before = await lists();
    await world.as('郑守田').run('query Q($id: ID!) { registerImport(id: $id) { rowCount } }', { id });
    expect(await lists(), 'figures only').toBe(before);
    await world
      .as('郑守田')
      .run('query Q($id: ID!) { registerImport(id: $id) { rows { nodes { name phone } } } }', { id });
    expect(await lists()).toBe(before + 1);
    const sheet = await app.inject({ url: `/api/imports/${id}/errors`, headers: as('郑守田') });
    expect(sheet.statusCode).toBe(200);
    expect(await lists()).toBe(before + 2);
    await app.close();
  });

  test('many at once share their statements and lose nothing', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, place) => world.villager(place + 2)));
    const before = await world.db.reader.row<{ n: number }>('select count(*) as n from access_log');
    await Promise.all(people.map(({ householdId }) => world.as('郑守田').run(CARD, { id: householdId })));
    const after = await world.db.reader.row<{ n: number }>('select count(*) as n from access_log');
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(12);
  });
});

describe('the log', () => {
  test('tells the person who looked at what, newest first, page by page', async () => {
    const caller = world.as(villager.name);
    const { data, codes } = await caller.run(LOOKS, { id: villager.id, first: 2 });
    expect(codes).toEqual([]);
    const { nodes, pageInfo } = data.resident.looks;
    const rest = await caller.run(LOOKS, { id: villager.id, first: 30, after: pageInfo.endCursor });
    const all = [...nodes, ...rest.data.resident.looks.nodes];
    expect(
      all
        .map(({ viewer, kind }) => `${viewer.name} ${kind}`)
        .toReversed()
        .slice(0, 3),
    ).toEqual(['贺春梅 PHONE', '方雨晴 CARD', '汪德厚 STATEMENT']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect((await caller.run(LOOKS, { id: villager.id, after: 'x' })).codes).toEqual(['BAD_INPUT']);
  });

  test('is nobody else’s: not a neighbour’s, not the clerk’s', async () => {
    expect((await world.as('贺春梅').run(LOOKS, { id: villager.id })).codes).toEqual(['FORBIDDEN']);
    expect((await world.as(other.name).run(LOOKS, { id: villager.id })).data).toEqual({ resident: null });
    expect((await world.stranger.run(LOOKS, { id: villager.id })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('is searched by those who watch over the village, and their searching is in it', async () => {
    const watcher = await world.db.reader.row<{ name: string }>(
      `select r.name from post p join council c on c.id = p.council_id join resident r on r.id = p.resident_id
       where c.kind_code = 'OC' and c.area_id = $1 limit 1`,
      [world.village],
    );
    for (const name of ['罗启明', '沈若兰', watcher?.name ?? '']) {
      const { data, codes } = await world
        .as(name)
        .run(LOG, { filter: { villageId: world.village, kind: 'CARD', search: '方雨晴' } });
      expect(codes, name).toEqual([]);
      expect(
        data.accessLog.nodes.map((line: { viewer: object }) => line.viewer),
        name,
      ).toEqual([{ name: '方雨晴' }]);
    }
    expect(await looksIn(world, world.village)).toContain('罗启明 ADMINISTRATOR ACCESS_LOG');
    const nobody = await world
      .as('罗启明')
      .run(LOG, { filter: { villageId: world.village, from: '2025-06-17' } });
    expect(nobody.data.accessLog.nodes).toEqual([]);
    const today = await world
      .as('罗启明')
      .run(LOG, { filter: { villageId: world.village, from: '2025-06-16', to: '2025-06-16' }, first: 3 });
    expect(today.data.accessLog.nodes).toHaveLength(3);
  });

  test('opens to no one else', async () => {
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    const refused = ['贺春梅', '郑守田', '汪德厚', '龙志远', villager.name, elsewhere.name];
    for (const name of refused) {
      const { codes } = await world.as(name).run(LOG, { filter: { villageId: world.village } });
      expect(codes, name).toEqual(['FORBIDDEN']);
    }
    expect((await world.stranger.run(LOG, { filter: { villageId: world.village } })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  test('costs the same for few lines and many', async () => {
    const cost = (first: number) =>
      world.statementsOf(() =>
        world.as('罗启明').run(LOG, { filter: { villageId: world.village, kind: 'CARD' }, first }),
      );
    expect(await cost(100)).toBe(await cost(2));
  });

  test('cannot be changed, emptied or cleaned by hand', async () => {
    const code = (sql: string) =>
      world.db
        .write((tx) => tx.rows(sql))
        .then(
          () => 'done',
          (error: unknown) => (error as { code?: string }).code,
        );
    expect(await code("update access_log set kind = 'CARD'")).toBe('APPEND_ONLY');
    expect(await code('delete from access_log')).toBe('APPEND_ONLY');
    expect(await code('truncate access_log')).toBe('APPEND_ONLY');
    const given = { residentId: other.id, name: other.name, birthYear: 1971, requestId: world.id() };
    await world
      .as('贺春梅')
      .run('mutation M($input: ResidentInput!) { amendResident(input: $input) { id } }', { input: given });
    expect(await code('delete from history_words')).toBe('APPEND_ONLY');
    expect(await code('truncate history_words')).toBe('APPEND_ONLY');
  });
});

test('nobody sees what cannot be written down', async () => {
  await world.db.write((tx) => tx.rows('alter table access_log rename to access_log_away'));
  const seen = await world
    .as('贺春梅')
    .run(CARD, { id: other.householdId })
    .catch(() => null);
  await world.db.write((tx) => tx.rows('alter table access_log_away rename to access_log'));
  expect(seen?.data?.household?.cardNumber).toBeUndefined();
});
