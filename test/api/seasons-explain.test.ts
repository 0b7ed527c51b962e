import { afterAll, beforeAll, expect, test } from 'vitest';
import { purse } from '#server/ledger/account';
import { post } from '#server/ledger/transfer';
import { openWorld, type Person, type World } from '#test/support/world';
import { published } from './activities-steps';
import { CLERK, closed, done, granted, on, OVERSIGHT, SECRETARY, TOWN } from './seasons-steps';

const EXPIRY = `expiry { beginsOn endsOn signedBody preparedAt signedAt preparedBy { name } signedBy { name }
  lots { grantedOn granted points kind record { title } }
  undo { reason signedBody preparedBy { name } signedBy { name } } }`;
const PASSBOOK = `query ($id: ID!) { household(id: $id) { statement(first: 20) { nodes { id kind amount reversesKind
  openingPaper { fileName uploader { name } uploadedRole signer { name } signedRole signedAt } ${EXPIRY} } } } }`;
const LINE = `query ($id: ID!) { statementLine(id: $id) { kind reversesKind openingPaper { fileName } ${EXPIRY} } }`;
const QUEUE = '{ queue { closesToSign { id village { id } } undosToSign { id } } }';

let world: World;
let people: Person[];
const at = (place: number): Person => {
  const found = people[place];
  if (!found) throw new Error(`No villager ${place}`);
  return found;
};

beforeAll(async () => {
  world = await openWorld();
  people = await Promise.all(Array.from({ length: 3 }, (_, place) => world.villager(place)));
  // An act of 2025 that is released, and paper points of the year before and of this one.
  await granted(world, at(0).householdId, 12, '2024-05-01');
  await granted(world, at(1).householdId, 10, '2024-06-01');
  await published(world, at(0).id);
  await world.advance(10);
  await granted(world, at(1).householdId, 7, '2025-10-01');
  // Four of the old points of one household go over to another, and keep their age.
  await world.db.write((tx) =>
    post(
      tx,
      [
        {
          key: `test-moving:${world.id()}`,
          debit: purse(world.village, at(1).householdId),
          credit: purse(world.village, at(2).householdId),
          amount: 4,
          kind: 'MOVING',
        },
      ],
      { actorId: null, requestId: null },
    ),
  );
});
afterAll(() => world.close());

async function passbook(person: Person): Promise<Record<string, unknown>[]> {
  const { data, codes } = await world.as(person.name).run(PASSBOOK, { id: person.householdId });
  expect(codes).toEqual([]);
  return data.household.statement.nodes;
}

async function waits(
  name: string,
): Promise<{ closesToSign: { id: string }[]; undosToSign: { id: string }[] }> {
  const { data, codes } = await world.as(name).run(QUEUE);
  expect(codes).toEqual([]);
  return data.queue;
}

test('opening points name the list they came from and its two signatures', async () => {
  const lines = await passbook(at(1));
  expect(lines.map(({ kind }) => kind)).toEqual(['MOVING', 'OPENING', 'OPENING']);
  expect(lines.at(-1)?.openingPaper).toMatchObject({
    fileName: '旧存折.xlsx',
    uploader: { name: expect.stringMatching(/../) },
    uploadedRole: 'VILLAGE_CLERK',
    signedRole: 'TOWN_STAFF',
    signedAt: expect.stringMatching(/^2024-06-01T01:00:/),
  });
  expect(lines.every(({ expiry }) => expiry === null)).toBe(true);
});

test('a closing waits in the queue of those who may sign it, and of nobody else', async () => {
  on(world, '2026-01-05');
  const close = await done(world, SECRETARY, 'closeSeason', { villageId: world.village, dryRun: false });
  for (const name of [OVERSIGHT, TOWN]) {
    expect((await waits(name)).closesToSign).toEqual([{ id: close.id, village: { id: world.village } }]);
  }
  const others = [SECRETARY, CLERK, at(0).name, '沈若兰', (await world.elsewhere('VILLAGE_SECRETARY')).name];
  for (const name of others) expect((await waits(name)).closesToSign).toEqual([]);
  expect((await world.stranger.run(QUEUE)).codes).toEqual(['UNAUTHENTICATED']);
  await done(world, SECRETARY, 'dropClose', { closeId: close.id, reason: '先核对' });
  for (const name of [OVERSIGHT, TOWN]) expect((await waits(name)).closesToSign).toEqual([]);
});

test('an expiry says which points, by which closing, under whose signatures', async () => {
  await closed(world);
  const [line] = await passbook(at(0));
  expect(line).toMatchObject({
    kind: 'EXPIRY',
    amount: -12,
    expiry: {
      beginsOn: '2025-01-01',
      endsOn: '2025-12-31',
      preparedBy: { name: SECRETARY },
      signedBy: { name: OVERSIGHT },
      signedBody: 'OC',
      lots: [{ grantedOn: '2024-05-01', granted: 12, points: 12, kind: 'OPENING', record: null }],
      undo: null,
    },
  });
  // What moved is traced to where it came from; what was left behind is less than came in.
  expect((await passbook(at(1)))[0]).toMatchObject({
    amount: -6,
    expiry: { lots: [{ grantedOn: '2024-06-01', granted: 10, points: 6, kind: 'OPENING' }] },
  });
  expect((await passbook(at(2)))[0]).toMatchObject({
    amount: -4,
    expiry: { lots: [{ grantedOn: '2024-06-01', granted: 4, points: 4, kind: 'OPENING' }] },
  });
});

test('an act whose points expired is named to its household, not to others of the village', async () => {
  on(world, '2027-01-05');
  await closed(world);
  const [line] = await passbook(at(0));
  expect(line).toMatchObject({
    kind: 'EXPIRY',
    expiry: { endsOn: '2026-12-31', lots: [{ kind: 'GRANT', record: { title: '夜间巡逻' } }] },
  });
  const id = String(line?.id);
  expect((await world.as(at(2).name).run(LINE, { id })).data.statementLine).toBeNull();
  expect((await world.as(SECRETARY).run(LINE, { id })).data.statementLine.expiry.lots).toHaveLength(1);
});

test('what came back says so, with the undoing that was signed', async () => {
  const [expired] = await passbook(at(0));
  const closeId = (
    await world.db.reader.row<{ id: string }>("select id from season_close where ends_on = '2026-12-31'")
  )?.id;
  const { householdId } = at(0);
  const reason = '通知没送到户';
  const undo = await done(world, SECRETARY, 'undoExpiry', { closeId, householdId, reason });
  for (const name of [OVERSIGHT, TOWN]) {
    expect((await waits(name)).undosToSign).toEqual([{ id: undo.id }]);
  }
  for (const name of [SECRETARY, CLERK, at(0).name]) expect((await waits(name)).undosToSign).toEqual([]);
  // After its days an undoing can be signed no more, and waits for nobody.
  on(world, '2027-03-05');
  expect((await waits(TOWN)).undosToSign).toEqual([]);
  on(world, '2027-01-20');
  await done(world, TOWN, 'signUndo', { undoId: undo.id });
  expect((await waits(OVERSIGHT)).undosToSign).toEqual([]);

  const [back] = await passbook(at(0));
  const told = {
    endsOn: '2026-12-31',
    undo: { reason, signedBody: 'TOWN', preparedBy: { name: SECRETARY }, signedBy: { name: TOWN } },
  };
  expect(back).toMatchObject({ kind: 'REVERSAL', reversesKind: 'EXPIRY', expiry: told });
  const { data } = await world.as(at(0).name).run(LINE, { id: expired?.id });
  expect(data.statementLine).toMatchObject({ kind: 'EXPIRY', reversesKind: null, expiry: told });
  expect(data.statementLine.expiry.lots).toHaveLength(1);
});

test('a season of another month decides expiry alone: budgets stay with the calendar year', async () => {
  await done(world, SECRETARY, 'reviseSeasonSettings', {
    villageId: world.village,
    expiry: 'NEXT_SEASON',
    beginMonth: 4,
    noticeDays: [30],
    undoDays: 30,
  });
  const { data, codes } = await world
    .as(SECRETARY)
    .run(
      'query ($v: ID!) { seasons(villageId: $v) { running { beginsOn } } seasonBudget(villageId: $v) { seasonStartsOn } }',
      { v: world.village },
    );
  expect(codes).toEqual([]);
  expect(data).toEqual({
    seasons: { running: { beginsOn: '2026-04-01' } },
    seasonBudget: { seasonStartsOn: '2027-01-01' },
  });
});
