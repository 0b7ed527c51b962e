import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuing, purse } from '#server/ledger/account';
import { post, reverse } from '#server/ledger/transfer';
import { bringIn } from '#test/support/openings';
import { openWorld, type World } from '#test/support/world';
import {
  bring,
  carryOut,
  CLERK,
  HEADINGS,
  move,
  mutationOf,
  openUploads,
  read,
  refused,
  SECRETARY,
  TOWN,
} from './imports-steps';

let world: World;
let app: FastifyInstance;
beforeAll(async () => {
  world = await openWorld();
  app = await openUploads(world);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const DRY_RUN = `query ($id: ID!) { importDryRun(importId: $id) { households residents accounts mendedResidents
  movedHouseholds transfers purses points honour errorRows outdated } }`;

interface Held {
  number: string;
  area: string;
  card: string;
  head: string;
  points: number;
  members: string[];
}

/** A household as the register has it. */
async function home(number: string): Promise<Held | null> {
  return world.db.reader.row<Held>(
    `select h.number, a.name_zh as area, h.card_number as card, p.name as head,
       (select balance from account where owner_id = h.id and asset = 'POINTS') as points,
       (select array_agg(r.name order by r.name) from resident r where r.household_id = h.id) as members
     from household h join area a on a.id = h.area_id join resident p on p.id = h.head_id
     where h.village_id = $1 and h.number = $2`,
    [world.village, number],
  );
}

const honourOf = async (name: string): Promise<number | undefined> =>
  (
    await world.db.reader.row<{ balance: number }>(
      `select a.balance from account a join resident r on r.id = a.owner_id where r.name = $1 and a.asset = 'HONOUR'`,
      [name],
    )
  )?.balance;

const counts = async (): Promise<Record<string, number> | null> =>
  world.db.reader.row(
    `select (select count(*) from household) as households, (select count(*) from resident) as residents,
       (select count(*) from account) as accounts, (select count(*) from transfer) as transfers,
       (select count(*) from history) as history`,
  );

describe('from paper to the purse', () => {
  const lines = [
    ['新-001', '上坝', '章大山', '章大山', '户主', '13700010001', 1960, '712345', 120, 30],
    ['新-001', '上坝', '章大山', '田小秀', '配偶', null, 1963, null, 45, null],
    ['新-002', '河西', '童有根', '童 有根', '本人', '+86 137-0001-0002', '1971年3月', null, '80分', 5],
  ];
  let id: string;

  test('the clerk sees what it would make, and the dry run writes nothing', async () => {
    id = await bring(world, app, lines);
    const paper = await read(world.as(CLERK), id);
    expect(paper).toMatchObject({
      state: 'DRAFT',
      rowCount: 3,
      newHouseholds: 2,
      newResidents: 3,
      errorRows: 0,
      points: 245,
      honour: 35,
      moves: ['CHECK', 'PROPOSE', 'DROP'],
      uploader: { name: CLERK },
    });
    expect(paper.rows.nodes[2]).toMatchObject({
      rowNo: 4,
      state: 'NEW',
      number: '新-002',
      phone: '+86 137-0001-0002',
      birthYear: 1971,
      isHead: true,
      newHousehold: true,
      points: 80,
      household: null,
    });
    const before = await counts();
    const { data, codes } = await world.as(SECRETARY).run(DRY_RUN, { id });
    expect(codes).toEqual([]);
    expect(data.importDryRun).toEqual({
      households: 2,
      residents: 3,
      accounts: 8,
      mendedResidents: 0,
      movedHouseholds: 0,
      transfers: 5,
      purses: 2,
      points: 245,
      honour: 35,
      errorRows: 0,
      outdated: false,
    });
    expect(await counts()).toEqual(before);
  });

  test('nothing is in the register before another office has signed', async () => {
    await move(world, CLERK, 'proposeImport', id);
    expect(await home('新-001')).toBeNull();
    expect((await read(world.as(SECRETARY), id)).moves).toEqual(['SIGN', 'DROP']);
    expect((await read(world.as(CLERK), id)).moves).toEqual(['CHECK', 'DROP']);
  });

  test('signed, all of it is there: households, heads, cards, points, honour, history', async () => {
    const before = await counts();
    const paper = await move(world, SECRETARY, 'signImport', id);
    expect(paper).toMatchObject({
      state: 'APPLIED',
      signer: { name: SECRETARY },
      signedRole: 'VILLAGE_SECRETARY',
      moves: [],
    });
    const after = await counts();
    const more = (key: string): number => (after?.[key] ?? 0) - (before?.[key] ?? 0);
    expect([more('households'), more('residents'), more('transfers')]).toEqual([2, 3, 5]);
    // The issuing accounts of points and honour may be opened with the first opening.
    expect(more('accounts')).toBeGreaterThanOrEqual(8);
    expect(await home('新-001')).toEqual({
      number: '新-001',
      area: '上坝',
      card: '712345',
      head: '章大山',
      points: 165,
      members: ['田小秀', '章大山'].toSorted(),
    });
    expect(await home('新-002')).toMatchObject({ head: '童有根', points: 80, members: ['童有根'] });
    expect(await honourOf('章大山')).toBe(30);

    const { data } = await world
      .as(CLERK)
      .run(
        'query ($v: ID!) { households(villageId: $v, search: "新-001") { nodes { statement(first: 5) { nodes { kind amount } } history { move actor { name } } } } }',
        { v: world.village },
      );
    const [household] = data.households.nodes;
    expect(
      household.statement.nodes.map((line: { kind: string; amount: number }) => [line.kind, line.amount]),
    ).toEqual([
      ['OPENING', 45],
      ['OPENING', 120],
    ]);
    expect(household.history.map((entry: { move: string }) => entry.move)).toEqual([
      'ADD',
      'OPENING',
      'OPENING',
    ]);
    expect(household.history[0].actor.name).toBe(SECRETARY);
  });

  test('the import keeps who did it, and no phone', async () => {
    const paper = await read(world.as(TOWN), id);
    expect(paper.history.map((entry: { move: string }) => entry.move)).toEqual(['UPLOAD', 'PROPOSE', 'SIGN']);
    expect(paper.rows.nodes[0]).toMatchObject({
      name: '章大山',
      phone: null,
      household: { number: '新-001' },
    });
    const kept = await world.db.reader.row<{ text: string }>(
      'select string_agg(r::text, $2) as text from import_row r where import_id = $1',
      [id, '\n'],
    );
    expect(kept?.text).not.toMatch(/章大山|1370001/);
  });

  test('the same file again changes nothing and pays nothing', async () => {
    const before = await counts();
    const again = await bring(world, app, lines);
    expect(await read(world.as(CLERK), again)).toMatchObject({
      sameRows: 3,
      newResidents: 0,
      points: 0,
      honour: 0,
    });
    await move(world, CLERK, 'proposeImport', again);
    await move(world, SECRETARY, 'signImport', again);
    const after = await counts();
    expect({ ...after, history: 0 }).toEqual({ ...before, history: 0 });
    expect(await home('新-001')).toMatchObject({ points: 165 });
  });

  test('a corrected file changes what differs, and only the difference is paid', async () => {
    const [first = [], ...others] = lines;
    const corrected = [
      ['新-001', '上坝', '章大山', '章大山', '户主', '13700010009', 1961, '712345', 150, 30],
      ...others.map((line) => line.with(1, line[1] === '上坝' ? '上坝' : '下坝')),
      ['新-002', '下坝', '童有根', '童小果', '孙子', null, 2015, null, null, null],
    ];
    expect(first[8]).toBe(120);
    const next = await bring(world, app, corrected);
    const paper = await read(world.as(CLERK), next);
    expect(paper).toMatchObject({
      newHouseholds: 0,
      newResidents: 1,
      changedRows: 2,
      sameRows: 1,
      points: 30,
      honour: 0,
    });
    expect(paper.rows.nodes[0].changes).toEqual([
      { field: 'points', before: '120', after: '150' },
      { field: 'phone', before: '13700010001', after: '13700010009' },
      { field: 'birthYear', before: '1960', after: '1961' },
    ]);
    expect(paper.rows.nodes[2].changes).toEqual([{ field: 'area', before: '河西', after: '下坝' }]);
    await move(world, CLERK, 'proposeImport', next);
    await move(world, SECRETARY, 'signImport', next);
    expect(await home('新-001')).toMatchObject({ points: 195 });
    expect(await home('新-002')).toMatchObject({
      area: '下坝',
      members: ['童小果', '童有根'].toSorted(),
      points: 80,
    });
  });

  test('less than was paid is an error that says how much', async () => {
    const next = await bring(world, app, [
      ['新-001', null, null, '章大山', null, null, null, null, 149, null],
    ]);
    const paper = await read(world.as(CLERK), next);
    expect(paper.rows.nodes[0].problems).toEqual([
      { code: 'OPENING_LOWER', column: 'points', cell: 'I2', detail: '150', blocking: true },
    ]);
    expect(await refused(world, CLERK, 'proposeImport', next)).toEqual(['IMPORT_HAS_ERRORS']);
  });
});

test('a list with numbers of its own knows a person again under another name', async () => {
  const own = ['编号', ...HEADINGS];
  await carryOut(
    world,
    app,
    [['P-1', '编-001', null, null, '郝错字', '户主', null, 1950, null, 10, null]],
    own,
  );
  const next = await bring(
    world,
    app,
    [['P-1', '编-001', null, null, '郝对字', '户主', null, 1950, null, 10, null]],
    own,
  );
  const paper = await read(world.as(CLERK), next);
  expect(paper.rows.nodes[0]).toMatchObject({
    state: 'CHANGED',
    points: 0,
    changes: [{ field: 'name', before: '郝错字', after: '郝对字' }],
  });
  await move(world, CLERK, 'proposeImport', next);
  await move(world, SECRETARY, 'signImport', next);
  expect(await home('编-001')).toMatchObject({ head: '郝对字', members: ['郝对字'], points: 10 });
});

describe('two people', () => {
  const line = (number: string): (string | number | null)[] => [
    number,
    null,
    null,
    `${number}人`,
    null,
    null,
    null,
    null,
    1,
    null,
  ];
  let id: string;
  beforeAll(async () => {
    id = await bring(world, app, [line('两-001')]);
  });

  test.each(['checkImport', 'proposeImport', 'signImport'] as const)(
    '%s: refused to everyone else',
    async (verb) => {
      const input = { requestId: world.id(), importId: id };
      expect((await world.stranger.run(mutationOf(verb), { input })).codes).toEqual(['UNAUTHENTICATED']);
      for (const name of [
        '邓巧珍',
        '汪德厚',
        '龙志远',
        '沈若兰',
        '罗启明',
        (await world.elsewhere('VILLAGE_SECRETARY')).name,
      ]) {
        expect([name, await refused(world, name, verb, id)]).toEqual([name, ['NOT_FOUND']]);
      }
      // The other clerk sees it, but it is not hers; nor may a clerk sign.
      expect(await refused(world, '孟晓棠', verb, id)).toEqual(['FORBIDDEN']);
    },
  );

  test('a draft cannot be signed, the own list never', async () => {
    expect(await refused(world, SECRETARY, 'signImport', id)).toEqual(['ILLEGAL_MOVE']);
    expect(await refused(world, SECRETARY, 'proposeImport', id)).toEqual(['FORBIDDEN']);
    expect(await refused(world, CLERK, 'signImport', id)).toEqual(['FOUR_EYES_FILER']);
    await move(world, CLERK, 'proposeImport', id);
    expect(await refused(world, CLERK, 'signImport', id)).toEqual(['FOUR_EYES_FILER']);
    expect(await refused(world, CLERK, 'proposeImport', id)).toEqual(['ILLEGAL_MOVE']);
  });

  test('what the secretary brings in the town signs, not another of the village', async () => {
    const own = await bring(world, app, [line('两-002')], HEADINGS, SECRETARY);
    await move(world, SECRETARY, 'proposeImport', own);
    expect(await refused(world, SECRETARY, 'signImport', own)).toEqual(['FOUR_EYES_FILER']);
    expect(await refused(world, CLERK, 'signImport', own)).toEqual(['FORBIDDEN']);
    expect(await move(world, TOWN, 'signImport', own)).toMatchObject({
      state: 'APPLIED',
      signedRole: 'TOWN_STAFF',
    });
  });

  test('what the town brings in its other officer cannot sign', async () => {
    const own = await bring(world, app, [line('两-003')], HEADINGS, TOWN);
    await move(world, TOWN, 'proposeImport', own);
    expect(await refused(world, '田柏松', 'signImport', own)).toEqual(['FORBIDDEN']);
    expect(await move(world, SECRETARY, 'signImport', own)).toMatchObject({ state: 'APPLIED' });
  });

  test('the database itself refuses one person, one office, and a signer without the office', async () => {
    const secretary = await world.resident(SECRETARY);
    const clerk = await world.resident(CLERK);
    const villager = await world.villager(3);
    const sign = (by: string, role: string): Promise<unknown> =>
      world.db.write((tx) =>
        tx.rows(
          "update register_import set state = 'APPLIED', signed_by = $2, signed_role = $3, signed_at = $4 where id = $1",
          [id, by, role, tx.at],
        ),
      );
    await expect(sign(clerk.id, 'VILLAGE_SECRETARY')).rejects.toThrow('FOUR_EYES_FILER');
    await expect(sign(secretary.id, 'TOWN_STAFF')).rejects.toThrow('FOUR_EYES_COUNT');
    await expect(sign(villager.id, 'VILLAGE_SECRETARY')).rejects.toThrow('FOUR_EYES_COUNT');
    await expect(
      world.db.write((tx) => tx.rows('update import_row set points = points + 1 where import_id = $1', [id])),
    ).rejects.toThrow('APPEND_ONLY');
    await expect(
      world.db.write((tx) => tx.rows('delete from import_row where import_id = $1', [id])),
    ).rejects.toThrow('APPEND_ONLY');
    await expect(
      world.db.write((tx) => tx.rows('update register_import set points = 9 where id = $1', [id])),
    ).rejects.toThrow('APPEND_ONLY');
  });

  test('it waits in the queue of those who may sign it, and of nobody else', async () => {
    const waiting = async (name: string): Promise<string[]> => {
      const { data, codes } = await world.as(name).run('{ queue { importsToSign { id } } }');
      expect(codes).toEqual([]);
      return data.queue.importsToSign.map((paper: { id: string }) => paper.id);
    };
    for (const name of [SECRETARY, TOWN]) expect(await waiting(name)).toEqual([id]);
    const elsewhere = await world.elsewhere('VILLAGE_SECRETARY');
    for (const name of [CLERK, '邓巧珍', '沈若兰', elsewhere.name]) expect(await waiting(name)).toEqual([]);
  });

  test('nor does it let opening points in without a row that was signed, or in another hand', async () => {
    const { householdId } = await world.villager(3);
    const open = (key: string, sourceId: string | null, actorId: string | null): Promise<unknown> =>
      world.db.write((tx) =>
        post(
          tx,
          [
            {
              key,
              debit: issuing(world.village, 'POINTS'),
              credit: purse(world.village, householdId),
              amount: 50,
              kind: 'OPENING',
              sourceId,
            },
          ],
          { actorId, requestId: null },
        ),
      );
    const clerk = await world.resident(CLERK);
    await expect(open(`opening:${world.id()}`, null, null)).rejects.toThrow('FOUR_EYES_COUNT');
    await expect(open(`opening:${id}:2:POINTS`, id, clerk.id)).rejects.toThrow('FOUR_EYES_COUNT');
    const [paid] = await world.db.write((tx) => bringIn(tx, world.village, [{ householdId, points: 50 }]));
    const listId = paid?.sourceId ?? '';
    await world.db.write((tx) => reverse(tx, paid ? [paid] : [], { actorId: clerk.id, requestId: null }));
    await expect(open(`opening:${listId}:3:POINTS`, listId, paid?.postedBy ?? null)).rejects.toThrow(
      'FOUR_EYES_COUNT',
    );
    // And a list begins unsigned.
    await expect(
      world.db.write((tx) =>
        tx.rows(
          `insert into register_import select (jsonb_populate_record(i, jsonb_build_object('id', new_id()))).*
           from register_import i where i.id = $1`,
          [listId],
        ),
      ),
    ).rejects.toThrow('APPEND_ONLY');
  });

  test('nobody signs points into the own purse; the other office does', async () => {
    const { householdId } = await world.resident(SECRETARY);
    const own = await world.db.reader.row<{ number: string }>('select number from household where id = $1', [
      householdId,
    ]);
    const next = await bring(world, app, [
      [own?.number ?? '', null, null, SECRETARY, null, null, null, null, 50, null],
    ]);
    await move(world, CLERK, 'proposeImport', next);
    expect(await refused(world, SECRETARY, 'signImport', next)).toEqual(['FOUR_EYES_HOUSEHOLD']);
    expect(await move(world, TOWN, 'signImport', next)).toMatchObject({ state: 'APPLIED', points: 50 });
  });

  test('nor to marked kin', async () => {
    const kin = await world.villager(5);
    const secretary = await world.resident(SECRETARY);
    await world.db.write((tx) =>
      tx.rows(
        "insert into kinship (resident_id, kin_id, relation) values ($1, $2, '表亲'), ($2, $1, '表亲')",
        [secretary.id, kin.id],
      ),
    );
    const own = await world.db.reader.row<{ number: string }>('select number from household where id = $1', [
      kin.householdId,
    ]);
    const next = await bring(world, app, [
      [own?.number ?? '', null, null, kin.name, null, null, null, null, 5, null],
    ]);
    await move(world, CLERK, 'proposeImport', next);
    expect(await refused(world, SECRETARY, 'signImport', next)).toEqual(['FOUR_EYES_KIN']);
    await move(world, TOWN, 'signImport', next);
  });

  test('two signers at once: one import, once', async () => {
    const next = await bring(world, app, [line('两-004')]);
    await move(world, CLERK, 'proposeImport', next);
    const codes = await Promise.all([
      refused(world, SECRETARY, 'signImport', next),
      refused(world, TOWN, 'signImport', next),
    ]);
    expect(codes.flat()).toEqual(['ILLEGAL_MOVE']);
    expect(await home('两-004')).toMatchObject({ points: 1 });
  });

  test('two lists of the same people at once: the second is out of date', async () => {
    const lists = [await bring(world, app, [line('两-005')]), await bring(world, app, [line('两-005')])];
    for (const each of lists) await move(world, CLERK, 'proposeImport', each);
    const codes = await Promise.all(lists.map((each) => refused(world, SECRETARY, 'signImport', each)));
    expect(codes.flat()).toEqual(['IMPORT_OUTDATED']);
    expect(await home('两-005')).toMatchObject({ points: 1, members: ['两-005人'] });
  });

  test('the same request twice answers the first; another input under it is refused', async () => {
    const input = { requestId: world.id(), importId: id };
    const sign = mutationOf('signImport');
    const first = await world.as(SECRETARY).run(sign, { input });
    expect(first.data.signImport.state).toBe('APPLIED');
    expect((await world.as(SECRETARY).run(sign, { input })).data).toEqual(first.data);
    const other = await bring(world, app, [line('两-006')]);
    expect((await world.as(SECRETARY).run(sign, { input: { ...input, importId: other } })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect(await refused(world, SECRETARY, 'signImport', id)).toEqual(['ILLEGAL_MOVE']);
    for (const verb of ['checkImport', 'proposeImport'] as const) {
      const twice = { requestId: world.id(), importId: other };
      const once = await world.as(CLERK).run(mutationOf(verb), { input: twice });
      expect(once.codes).toEqual([]);
      expect((await world.as(CLERK).run(mutationOf(verb), { input: twice })).data).toEqual(once.data);
    }
  });
});

describe('the register lives on while a list waits', () => {
  test('an outdated list is neither proposed nor signed; checked again it is', async () => {
    const number = '等-001';
    const id = await bring(world, app, [
      [number, null, null, '等一', null, '13700020001', null, null, 7, null],
    ]);
    await move(world, CLERK, 'proposeImport', id);
    const taken = await bring(world, app, [
      ['等-002', null, null, '等二', null, '13700020001', null, null, null, null],
    ]);
    await move(world, CLERK, 'proposeImport', taken);
    await move(world, SECRETARY, 'signImport', taken);
    expect(await refused(world, SECRETARY, 'signImport', id)).toEqual(['IMPORT_OUTDATED']);
    const { data } = await world.as(CLERK).run(DRY_RUN, { id });
    expect(data.importDryRun).toMatchObject({ outdated: true, errorRows: 1 });
    expect(await move(world, CLERK, 'checkImport', id)).toMatchObject({ state: 'DRAFT', errorRows: 1 });
    const paper = await read(world.as(CLERK), id);
    expect(paper.rows.nodes[0].problems).toMatchObject([{ code: 'PHONE_TAKEN', cell: 'F2' }]);
    expect(await refused(world, CLERK, 'proposeImport', id)).toEqual(['IMPORT_HAS_ERRORS']);
  });

  test('what moved on in the register stays: place, head, card and an official’s phone', async () => {
    const { id: clerkId, householdId } = await world.resident(CLERK);
    const clerkHome = await world.db.reader.row<{ number: string }>(
      'select number from household where id = $1',
      [householdId],
    );
    const lines = [
      ['留-001', null, null, '留一', '户主', null, 1970, '723456', 3, null],
      ['留-001', null, null, '留二', '儿子', null, 1995, null, 4, null],
    ];
    await carryOut(world, app, lines);
    const rows = await world.db.reader.rows<{ id: string; name: string }>(
      "select id, name from resident where name in ('留一', '留二')",
    );
    const son = rows.find(({ name }) => name === '留二');
    await world.as(CLERK).run('mutation ($input: MoveInput!) { moveResident(input: $input) { id } }', {
      input: { requestId: world.id(), residentId: son?.id, newNumber: '留-002', points: 0 },
    });
    const again = await bring(world, app, [
      ...lines.map((line, place) => (place === 0 ? line.with(7, '723457') : line)),
      [clerkHome?.number ?? '', null, null, CLERK, null, '13700030001', null, null, null, null],
    ]);
    const paper = await read(world.as(CLERK), again);
    expect(paper).toMatchObject({ sameRows: 3, errorRows: 0, notedRows: 3, points: 0 });
    const problems = paper.rows.nodes.flatMap(
      (row: { problems: { code: string; detail: string | null }[] }) =>
        row.problems.map(({ code, detail }) => [code, detail]),
    );
    expect(problems).toEqual([
      ['KEPT_CARD', '723456'],
      ['LIVES_ELSEWHERE', '留-002'],
      ['KEPT_PHONE', null],
    ]);
    await move(world, CLERK, 'proposeImport', again);
    await move(world, SECRETARY, 'signImport', again);
    const phone = await world.db.reader.row<{ phone: string }>('select phone from resident where id = $1', [
      clerkId,
    ]);
    expect(phone?.phone).not.toBe('13700030001');
  });
});

describe('not signed', () => {
  test('the clerk takes it back with a reason, and its rows are gone', async () => {
    const id = await bring(world, app, [['撤-001', null, null, '撤一', null, null, null, null, 1, null]]);
    expect(await refused(world, CLERK, 'dropImport', id, { reason: '  ' })).toEqual(['BAD_INPUT']);
    expect(await refused(world, '邓巧珍', 'dropImport', id, { reason: '不' })).toEqual(['NOT_FOUND']);
    const input = { requestId: world.id(), importId: id, reason: '拿错了表' };
    const drop = mutationOf('dropImport', 'DropImportInput');
    const first = await world.as(CLERK).run(drop, { input });
    expect(first.data.dropImport).toMatchObject({ state: 'DROPPED', dropReason: '拿错了表', moves: [] });
    expect((await world.as(CLERK).run(drop, { input })).data).toEqual(first.data);
    expect((await read(world.as(CLERK), id)).rows.nodes).toEqual([]);
    for (const verb of ['checkImport', 'proposeImport'] as const) {
      expect(await refused(world, CLERK, verb, id)).toEqual(['ILLEGAL_MOVE']);
    }
    expect((await world.as(CLERK).run(DRY_RUN, { id })).codes).toEqual(['ILLEGAL_MOVE']);
  });

  test('the secretary declines', async () => {
    const id = await bring(world, app, [['撤-002', null, null, '撤二', null, null, null, null, 1, null]]);
    await move(world, CLERK, 'proposeImport', id);
    const paper = await move(world, SECRETARY, 'dropImport', id, { reason: '和账本对不上' });
    expect(paper).toMatchObject({ state: 'DROPPED', dropper: { name: SECRETARY } });
    expect((await read(world.as(CLERK), id)).history.at(-1)).toMatchObject({ move: 'DECLINE' });
    expect(await home('撤-002')).toBeNull();
  });
});

describe('who sees lists', () => {
  const LISTS =
    'query ($v: ID!, $n: Int!) { imports(villageId: $v, first: $n) { nodes { id state uploader { name } village { nameZh } moves } pageInfo { hasNextPage endCursor } } }';

  test('clerk, secretary and town; nobody else, not even by id', async () => {
    const id = await bring(world, app, [['看-001', null, null, '看一', null, null, null, null, null, null]]);
    for (const name of [CLERK, SECRETARY, TOWN]) {
      expect((await world.as(name).run(LISTS, { v: world.village, n: 3 })).data.imports.nodes[0].id).toBe(id);
    }
    for (const name of [
      '邓巧珍',
      '汪德厚',
      '沈若兰',
      '罗启明',
      (await world.elsewhere('VILLAGE_CLERK')).name,
    ]) {
      expect((await world.as(name).run(LISTS, { v: world.village, n: 3 })).codes).toEqual(['FORBIDDEN']);
      const { data } = await world
        .as(name)
        .run('query ($id: ID!) { registerImport(id: $id) { id } }', { id });
      expect(data.registerImport).toBeNull();
      expect((await world.as(name).run(DRY_RUN, { id })).codes).toEqual(['NOT_FOUND']);
    }
    expect((await world.stranger.run(LISTS, { v: world.village, n: 3 })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('a page of lists and one of rows cost the same whatever their length', async () => {
    const lines = Array.from({ length: 60 }, (_, place) => [
      `长-${place}`,
      null,
      null,
      `长${place}`,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    const id = await bring(world, app, lines);
    const lists = (n: number): Promise<number> =>
      world.statementsOf(() => world.as(CLERK).run(LISTS, { v: world.village, n }));
    expect(await lists(10)).toBe(await lists(2));
    const rows = (first: number): Promise<number> =>
      world.statementsOf(() =>
        world
          .as(CLERK)
          .run(
            'query ($id: ID!, $n: Int!) { registerImport(id: $id) { rows(first: $n) { nodes { name problems { code } household { number } } } } }',
            { id, n: first },
          ),
      );
    expect(await rows(60)).toBe(await rows(2));
  });
});
