import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { give, KEEPER, steps, visitOf } from './shop-steps';

const FILER = '蓝晓峰';
const CHECKER = '贺春梅';
const NOTICE = `recordId maskedName householdNumber ruleCode ruleNameZh ruleNameEn points honour happenedOn publishedAt
  publicityEndsAt releasedAt state approvedByZh approvedByEn mayObject`;
const BOARD = `query Board($village: ID!, $first: Int = 30, $after: String) { board(villageId: $village) {
  village { id nameZh } shop { nameZh }
  schemePoints { households inPublicity releasedThisMonth pointsReleasedThisMonth redeemedThisMonth }
  publicity(first: $first, after: $after) { nodes { ${NOTICE} } pageInfo { endCursor hasNextPage } }
  released(first: $first) { nodes { ${NOTICE} } pageInfo { endCursor hasNextPage } }
  goods { id code nameZh nameEn stock points category prices { points fromAt setBy { id name } } }
  rules { code current { nameZh plainZh bodies } } } }`;
const SECRET = '门口有三级台阶';

let world: World;
let people: Person[];

beforeAll(async () => {
  world = await openWorld();
  people = await Promise.all(Array.from({ length: 14 }, (_, place) => world.villager(place)));
});
afterAll(() => world.close());

interface Notice {
  recordId: string;
  maskedName: string;
  state: string;
  mayObject: boolean;
  [field: string]: unknown;
}

async function boardSeenBy(caller = world.stranger, variables: Record<string, unknown> = {}) {
  const { data, codes } = await caller.run(BOARD, { village: world.village, ...variables });
  expect(codes).toEqual([]);
  return data.board;
}

/** Files an act, has it checked and approved by each of `approvers`: it is in publicity then. */
async function published(ruleCode: string, resident: Person, approvers: readonly string[]): Promise<string> {
  const filed = await world
    .as(FILER)
    .run('mutation ($input: FileRecordInput!) { fileRecord(input: $input) { id } }', {
      input: {
        requestId: world.id(),
        ruleId: await world.rule(ruleCode),
        residentId: resident.id,
        title: `${SECRET}的事`,
        note: `${resident.name}家${SECRET}`,
        place: SECRET,
        startedAt: '2025-06-14T20:00:00+08:00',
      },
    });
  expect(filed.codes).toEqual([]);
  const recordId: string = filed.data.fileRecord.id;
  await decide(CHECKER, recordId, 'CHECK');
  for (const approver of approvers) await decide(approver, recordId, 'APPROVE');
  return recordId;
}

async function decide(name: string, recordId: string, decision: string): Promise<void> {
  const { data, codes } = await world
    .as(name)
    .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
      input: { requestId: world.id(), decisions: [{ recordId, decision }] },
    });
  expect([codes, data?.decideRecords]).toEqual([[], [{ error: null }]]);
}

function person(place: number): Person {
  const found = people[place];
  if (!found) throw new Error(`No villager ${place}`);
  return found;
}

test('a notice shows masked name, household number, act, points and which body approved', async () => {
  const recordId = await published('CA-01', person(0), ['黎长庚']);
  const both = await published('PA-04', person(1), ['孟晓棠', await chairOf('RC')]);
  const { publicity } = await boardSeenBy();
  const line = publicity.nodes.find((one: Notice) => one.recordId === recordId);
  const household = await world.db.reader.row<{ number: string }>(
    'select number from household where id = $1',
    [person(0).householdId],
  );
  expect(line).toMatchObject({
    householdNumber: household?.number,
    ruleCode: 'CA-01',
    ruleNameZh: '探访独居老人一次',
    points: 3,
    honour: 3,
    happenedOn: '2025-06-14',
    state: 'IN_PUBLICITY',
    releasedAt: null,
    approvedByZh: '老年人协会',
    mayObject: false,
  });
  expect(line.maskedName).toMatch(/^.\*.?$/u);
  expect(line.maskedName.startsWith(person(0).name.charAt(0))).toBe(true);
  expect(publicity.nodes.find((one: Notice) => one.recordId === both).approvedByZh).toBe(
    '村值班干部、村民议事会',
  );
});

async function chairOf(kind: string): Promise<string> {
  const row = await world.db.reader.row<{ name: string }>(
    `select r.name from post p join resident r on r.id = p.resident_id
     where p.council_id = $1 and p.role = 'COUNCIL_CHAIR' limit 1`,
    [await world.council(kind)],
  );
  return row?.name ?? '';
}

test('whoever may object is told so: the village, not the household itself, not strangers or others', async () => {
  const recordId = await published('PA-02', person(2), ['孟晓棠']);
  const mayObject = async (caller = world.stranger): Promise<boolean> => {
    const { publicity } = await boardSeenBy(caller);
    return publicity.nodes.find((one: Notice) => one.recordId === recordId).mayObject;
  };
  const elsewhere = await world.elsewhere('VILLAGE_CLERK');
  expect(await mayObject()).toBe(false);
  expect(await mayObject(world.as(person(2).name))).toBe(false);
  expect(await mayObject(world.as(elsewhere.name))).toBe(false);
  expect(await mayObject(world.as(person(3).name))).toBe(true);

  const objected = await world
    .as(person(3).name)
    .run('mutation ($input: ObjectInput!) { objectToRecord(input: $input) { id } }', {
      input: { requestId: world.id(), recordId, reason: '那天没有看到人' },
    });
  expect(objected.codes).toEqual([]);
  expect(await mayObject(world.as(person(4).name))).toBe(false);
  const { publicity, schemePoints } = await boardSeenBy();
  expect(publicity.nodes.find((one: Notice) => one.recordId === recordId).state).toBe('OBJECTED');
  expect(schemePoints.inPublicity).toBe(publicity.nodes.length);
  expect(JSON.stringify(publicity)).not.toContain('那天没有看到人');
});

test('when the publicity is over the line moves to the released ones, and the figures count it', async () => {
  const recordId = await published('PA-02', person(5), ['孟晓棠']);
  const before = (await boardSeenBy()).schemePoints;
  await world.advance(6);
  const { publicity, released, schemePoints } = await boardSeenBy();
  expect(publicity.nodes.map((one: Notice) => one.recordId)).not.toContain(recordId);
  const line = released.nodes.find((one: Notice) => one.recordId === recordId);
  expect(line).toMatchObject({ state: 'RELEASED', points: 10, mayObject: false });
  expect(line.releasedAt).not.toBeNull();
  expect(schemePoints.releasedThisMonth).toBe(released.nodes.length);
  expect(schemePoints.pointsReleasedThisMonth).toBe(
    released.nodes.reduce((sum: number, one: { points: number }) => sum + one.points, 0),
  );
  expect(schemePoints.households).toBe(before.households);
  expect(schemePoints.households).toBeGreaterThan(100);
});

test('points spent this month count until they are returned', async () => {
  const buyer = person(6);
  await give(world, buyer.householdId, 50);
  const goodsId = await world.goods('G22');
  const bought = await steps.redeem(world.as(KEEPER), {
    requestId: world.id(),
    visitId: await visitOf(world, buyer.householdId),
    lines: [{ goodsId, quantity: 1 }],
  });
  expect((await boardSeenBy()).schemePoints.redeemedThisMonth).toBe(8);
  await steps.returnRedemption(world.as(KEEPER), {
    requestId: world.id(),
    redemptionId: bought.data.redeem.id,
    reason: '换颜色',
  });
  expect((await boardSeenBy()).schemePoints.redeemedThisMonth).toBe(0);
});

test('pages go on where the one before ended', async () => {
  for (const place of [7, 8, 9]) await published('CA-01', person(place), ['黎长庚']);
  const all = (await boardSeenBy()).publicity.nodes.map((one: Notice) => one.recordId);
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const {
      publicity,
    }: { publicity: { nodes: Notice[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await boardSeenBy(world.stranger, { first: 1, after });
    seen.push(...publicity.nodes.map((one) => one.recordId));
    after = publicity.pageInfo.endCursor;
    more = publicity.pageInfo.hasNextPage;
  }
  expect(seen).toEqual(all);
  const bad = await world.stranger.run(BOARD, { village: world.village, after: 'nonsense' });
  expect(bad.codes).toEqual(['BAD_INPUT']);
});

test('the board costs the same number of statements for one notice as for many', async () => {
  const reader = world.as(person(10).name);
  const count = (first: number) => world.statementsOf(() => boardSeenBy(reader, { first }));
  await count(1);
  expect(await count(1)).toBe(await count(30));
});

test('only villages and communities have a board', async () => {
  for (const villageId of [world.county, world.id(), 'nowhere']) {
    const { data, codes } = await world.stranger.run(BOARD, { village: villageId });
    expect([codes, data.board]).toEqual([[], null]);
  }
});

test('nothing public names a person: no full name, phone, card, title, note or place in any answer', async () => {
  const answers = await Promise.all(
    [
      [BOARD, { village: world.village }],
      [
        `query ($village: ID!) { shop(villageId: $village) { id nameZh openingZh village { nameZh trail { nameZh } }
           goods(includeInactive: true) { id code nameZh stock reorderLevel shop { id } prices { points setBy { id name
             maskedName } } } } }`,
        { village: world.village },
      ],
      [
        `query ($village: ID!) { rules(villageId: $village) { code local mayRevise area { nameZh }
           history { move actor { name } } current { nameZh plainZh createdBy { name } } versions { version } } }`,
        { village: world.village },
      ],
      [
        `query ($village: ID!) { area(id: $village) { nameZh householdCount children { nameZh } village { nameZh } }
           county { nameZh children { nameZh children { nameZh } } } scheme(villageId: $village) { villageId }
           councilKinds { code nameZh } }`,
        { village: world.village },
      ],
    ].map(([document, variables]) =>
      world.stranger.run(document as string, variables as Record<string, unknown>),
    ),
  );
  expect(answers.map(({ codes }) => codes)).toEqual(answers.map(() => []));
  const text = JSON.stringify(answers.map(({ data }) => data));
  expect(text.length).toBeGreaterThan(5_000);
  const secrets = await world.db.reader.rows<{ name: string; phone: string | null }>(
    'select name, phone from resident where village_id = $1 or village_id is null',
    [world.village],
  );
  const cards = await world.db.reader.rows<{ cardNumber: string; cardToken: string }>(
    'select card_number, card_token from household where village_id = $1',
    [world.village],
  );
  expect(secrets.length).toBeGreaterThan(400);
  const words = [
    SECRET,
    ...secrets.flatMap(({ name, phone }) => [name, ...(phone ? [phone] : [])]),
    ...cards.flatMap(({ cardNumber, cardToken }) => [`"${cardNumber}"`, cardToken]),
  ];
  expect(words.filter((word) => text.includes(word))).toEqual([]);
});

test('a stranger learns nothing of a record by its id, though the board names it', async () => {
  const { publicity } = await boardSeenBy();
  const { data, codes } = await world.stranger.run(
    'query ($id: ID!) { record(id: $id) { note resident { name } } }',
    {
      id: publicity.nodes[0].recordId,
    },
  );
  expect(data?.record ?? null).toBeNull();
  expect(codes.length === 0 || codes[0] === 'UNAUTHENTICATED').toBe(true);
});
