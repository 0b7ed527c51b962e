import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { remindCeremonies } from '#server/features/ceremonies/remind-ceremonies';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  agreed,
  CHAIR,
  CLERK,
  day,
  made,
  members,
  notified,
  plan,
  refusals,
  seen,
  shown,
  tried,
  twice,
  visited,
} from './ceremonies-steps';

let world: World;
let host: Person;
let other: Person;
let council: { id: string; name: string; householdId: string }[];
beforeAll(async () => {
  world = await openWorld();
  [host, other] = (await Promise.all([0, 1].map((place) => world.villager(place)))) as [Person, Person];
  council = await members(world, 'RW');
});
afterAll(() => world.close());

const decide = (name: string, recordId: string, decision: string) =>
  world
    .as(name)
    .run(
      'mutation ($input: DecisionsInput!) { decideRecords(input: $input) { record { id state } error } }',
      { input: { requestId: world.id(), decisions: [{ recordId, decision }] } },
    );

describe('a notice in good time', () => {
  test('a family gives it by itself, three days ahead; the third day before is still in time', async () => {
    const ceremony = await notified(world, host.name, plan(world, 3));
    expect(ceremony).toMatchObject({
      kind: 'WEDDING',
      state: 'NOTIFIED',
      own: true,
      heardBy: null,
      daysAhead: 3,
    });
    expect(ceremony.overStandard).toBe(false);
    await made(world.as(host.name), 'withdrawCeremony', { ceremonyId: ceremony.id });
  });

  test('two days ahead it is too late for a wedding, and the answer says what would be in time', async () => {
    const late = await tried(world.as(host.name), 'notifyCeremony', { kind: 'WEDDING', ...plan(world, 2) });
    expect(late.codes).toEqual(['NOTICE_TOO_LATE']);
    expect(late.fields).toEqual(['beginsOn']);
    expect(late.about).toEqual([{ days: '3', earliest: day(world, 3) }]);
  });

  test('a funeral may be told on the day itself, and never afterwards', async () => {
    const ceremony = await notified(world, host.name, { kind: 'FUNERAL', ...plan(world, 0) });
    expect(ceremony.state).toBe('NOTIFIED');
    await made(world.as(host.name), 'withdrawCeremony', { ceremonyId: ceremony.id });
    const past = await tried(world.as(host.name), 'notifyCeremony', { kind: 'FUNERAL', ...plan(world, -1) });
    expect(past.codes).toEqual(['NOTICE_TOO_LATE']);
  });

  test('the village decides otherwise: a new version counts for later notices', async () => {
    const before = await notified(world, host.name, plan(world, 3, { tables: 18 }));
    const figures = {
      weddingNoticeDays: 5,
      funeralNoticeDays: 1,
      tablesMax: 15,
      tableCostMax: 30_000,
      giftMax: 10_000,
      cigarettesMax: 2_000,
      spiritsMax: 8_000,
      daysMax: 1,
      hiredShow: false,
      usualTables: 30,
      usualTableCost: 45_000,
      gearDays: 1,
    };
    const input = { villageId: world.village, effectiveFrom: day(world, 0), ...figures };
    const stranger = await world.elsewhere('VILLAGE_CLERK');
    const people = [null, host.name, stranger.name, council[0]?.name ?? '', '汪德厚'];
    expect(await refusals(world, 'reviseCeremonyStandard', input, people)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await twice(world.as(CHAIR), 'reviseCeremonyStandard', input, { tablesMax: 14 })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    const past = await tried(world.as(CLERK), 'reviseCeremonyStandard', {
      ...input,
      effectiveFrom: day(world, -1),
    });
    expect(past.codes).toEqual(['OUT_OF_RANGE']);

    const late = await tried(world.as(host.name), 'notifyCeremony', { kind: 'WEDDING', ...plan(world, 4) });
    expect(late.about).toEqual([{ days: '5', earliest: day(world, 5) }]);
    const funeral = await tried(world.as(host.name), 'notifyCeremony', {
      kind: 'FUNERAL',
      ...plan(world, 0),
    });
    expect(funeral.codes).toEqual(['NOTICE_TOO_LATE']);
    const after = await notified(world, host.name, plan(world, 6, { tables: 18 }));
    expect(after).toMatchObject({ overStandard: true, standard: { version: 1, tablesMax: 15 } });
    // What was told before is measured by what held then.
    const still = await shown(world.as(host.name), before.id);
    expect(still).toMatchObject({ overStandard: false, standard: { version: 0, tablesMax: 20 } });

    const { data } = await world.stranger.run(
      `query ($v: ID!) { ceremonyStandard(villageId: $v) { version tablesMax } ceremonyStandards(villageId: $v) { version } }`,
      { v: world.village },
    );
    expect(data).toEqual({
      ceremonyStandard: { version: 1, tablesMax: 15 },
      ceremonyStandards: [{ version: 1 }],
    });
    await made(world.as(CLERK), 'reviseCeremonyStandard', {
      ...input,
      weddingNoticeDays: 3,
      funeralNoticeDays: 0,
      tablesMax: 20,
    });
    for (const { id } of [before, after])
      await made(world.as(host.name), 'withdrawCeremony', { ceremonyId: id });
  });

  test('a call counts from the day it came, for a week', async () => {
    const { householdId } = host;
    const heardAt = new Date(world.clock.now().getTime() - 2 * 86_400_000).toISOString();
    const input = { kind: 'WEDDING', householdId, heardBy: 'PHONE', heardAt, ...plan(world, 1) };
    const people = [null, other.name, '龙志远', (await world.elsewhere('VILLAGE_CLERK')).name];
    expect(await refusals(world, 'takeCeremony', input, people)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await twice(world.as(CLERK), 'takeCeremony', input, { tables: 9 })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    const old = new Date(world.clock.now().getTime() - 8 * 86_400_000).toISOString();
    const tooOld = await tried(world.as(CLERK), 'takeCeremony', { ...input, heardAt: old });
    expect(tooOld.codes).toEqual(['OUT_OF_RANGE']);
    const ahead = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const future = await tried(world.as(CLERK), 'takeCeremony', { ...input, heardAt: ahead });
    expect(future.codes).toEqual(['IN_THE_FUTURE']);
    const foreign = await tried(world.as(CLERK), 'takeCeremony', { ...input, hostId: other.id });
    expect(foreign.fields).toEqual(['hostId']);
  });

  test('the same request twice is one notice; three stand open at a time', async () => {
    const input = { kind: 'WEDDING', ...plan(world, 9) };
    expect(await twice(world.as(other.name), 'notifyCeremony', input, { tables: 3 })).toEqual({
      same: true,
      mismatch: 'IDEMPOTENCY_MISMATCH',
    });
    await notified(world, other.name, plan(world, 10));
    await notified(world, other.name, plan(world, 11));
    expect((await tried(world.as(other.name), 'notifyCeremony', input)).codes).toEqual(['TOO_MANY']);
    const backwards = await tried(world.as(host.name), 'notifyCeremony', {
      kind: 'WEDDING',
      ...plan(world, 9),
      endsOn: day(world, 8),
    });
    expect(backwards.codes).toEqual(['OUT_OF_RANGE']);
    expect((await tried(world.stranger, 'notifyCeremony', input)).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('from notice to thanks', () => {
  test('nothing is agreed before the standard was told; whoever alters it asks anew', async () => {
    const { id } = await notified(world, host.name);
    const member = council[1]?.name ?? '';
    expect((await tried(world.as(member), 'agreeCeremony', { ceremonyId: id })).codes).toEqual([
      'CHECKLIST_OPEN',
    ]);
    const people = [null, other.name, host.name, CLERK];
    const item = { ceremonyId: id, item: 'MENU', done: true };
    expect(await refusals(world, 'checkCeremony', item, people)).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const done = await agreed(world, id, member);
    expect(done).toMatchObject({ state: 'AGREED', agreedBy: { name: member } });
    const amended = await made(world.as(host.name), 'amendCeremony', {
      ceremonyId: id,
      ...plan(world, 5, { tables: 16 }),
    });
    expect(amended).toMatchObject({ state: 'NOTIFIED', tables: 16, agreedBy: null });
    const nearer = await tried(world.as(host.name), 'amendCeremony', { ceremonyId: id, ...plan(world, 1) });
    expect(nearer.codes).toEqual(['NOTICE_TOO_LATE']);
    const messages = await world.as(host.name).run('{ messages(first: 5) { nodes { kind } } }');
    expect(messages.data.messages.nodes).toContainEqual({ kind: 'CEREMONY_AGREED' });
    expect(await refusals(world, 'withdrawCeremony', { ceremonyId: id }, [null, other.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
    ]);
    await made(world.as(host.name), 'withdrawCeremony', { ceremonyId: id });
    expect((await tried(world.as(CHAIR), 'agreeCeremony', { ceremonyId: id })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });

  test('a simple funeral by phone: visit, thanks, thirty points with two approvers', async () => {
    const begun = world.clock.now();
    const family = await world.villager(5);
    const funeral = await made(world.as(CHAIR), 'takeCeremony', {
      kind: 'FUNERAL',
      householdId: family.householdId,
      heardBy: 'PHONE',
      ...plan(world, 2),
    });
    expect(funeral).toMatchObject({
      heardBy: 'PHONE',
      filedBy: { name: CHAIR },
      home: { name: family.name },
    });
    const early = await tried(world.as(CHAIR), 'visitCeremony', {
      ceremonyId: funeral.id,
      visitedAt: begun.toISOString(),
      ...seen,
    });
    expect(early.codes).toEqual(['ILLEGAL_MOVE']);
    const companion = council[0];
    const after = await visited(world, funeral, { companionId: companion?.id });
    expect(after).toMatchObject({ state: 'VISITED', visit: { toStandard: true, visitor: { name: CHAIR } } });
    const input = { ceremonyId: funeral.id, thanks: '感谢您家从简办事。', servedIds: [council[1]?.id] };
    expect(await refusals(world, 'closeCeremony', input, [null, other.name, CLERK, family.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const himself = { ...input, servedIds: [(await world.resident(CHAIR)).id] };
    expect((await tried(world.as(CHAIR), 'closeCeremony', himself)).codes).toEqual(['BAD_INPUT']);
    // Nor is help at the own family's feast a service to others.
    const relative = council[1];
    const moved = (home: string) =>
      world.db.write((tx) =>
        tx.rows('update resident set household_id = $2 where id = $1', [relative?.id, home]),
      );
    await moved(family.householdId);
    expect((await tried(world.as(CHAIR), 'closeCeremony', input)).codes).toEqual(['RECUSED']);
    await moved(relative?.householdId ?? '');
    const closed = await made(world.as(CHAIR), 'closeCeremony', input);
    // 30 tables at 450 yuan were usual; 12 at 250 were spent.
    expect(closed).toMatchObject({ state: 'CLOSED', savedCents: 30 * 45_000 - 12 * 25_000 });
    const { recordId } = closed;

    // The filer does not approve; one body of the two is not enough for thirty points.
    expect((await decide(CLERK, recordId, 'CHECK')).data.decideRecords[0].error).toBeNull();
    expect((await decide(CHAIR, recordId, 'APPROVE')).data.decideRecords[0].error).toBe('FOUR_EYES_FILER');
    const second = await decide(council[2]?.name ?? '', recordId, 'APPROVE');
    expect(second.data.decideRecords[0]).toMatchObject({ error: null, record: { state: 'CHECKED' } });
    const third = await decide(council[3]?.name ?? '', recordId, 'APPROVE');
    expect(third.data.decideRecords[0].error).not.toBeNull();
    const last = await decide('郑守田', recordId, 'APPROVE');
    expect(last.data.decideRecords[0]).toMatchObject({ error: null, record: { state: 'IN_PUBLICITY' } });
    const record = await world.db.reader.row(
      `select r.face_points, r.title, r.two_approvers, u.code from activity_record r join rule u on u.id = r.rule_id where r.id = $1`,
      [recordId],
    );
    expect(record).toEqual({
      facePoints: 30,
      title: '丧事简办并按标准办理',
      twoApprovers: true,
      code: 'CU-02',
    });

    const duties = await world.db.reader.rows<{ kind: string; residentId: string; hasRecord: boolean }>(
      `select kind, resident_id, record_id is not null as has_record from council_duty where source_id = $1 order by kind, resident_id = $2`,
      [funeral.id, companion?.id],
    );
    expect(duties.map(({ kind, hasRecord }) => [kind, hasRecord])).toEqual([
      ['EVENT', true],
      ['VISIT', false],
      ['VISIT', false],
    ]);
    world.setTime(begun);
  });

  test('what was held beyond the standard is thanked for, and brings no points', async () => {
    const begun = world.clock.now();
    const family = await world.villager(6);
    const wedding = await notified(world, family.name, plan(world, 4, { tables: 28 }));
    const after = await visited(world, wedding, { tables: 28, hiredShow: true });
    expect(after.visit.toStandard).toBe(false);
    const off = await tried(world.as(CHAIR), 'visitCeremony', {
      ceremonyId: wedding.id,
      visitedAt: world.clock.now().toISOString(),
      ...seen,
    });
    expect(off.codes).toEqual(['ILLEGAL_MOVE']);
    const closed = await made(world.as(CHAIR), 'closeCeremony', { ceremonyId: wedding.id, thanks: '谢谢' });
    expect(closed).toMatchObject({ state: 'CLOSED', recordId: null });
    world.setTime(begun);
  });
});

describe('recusal', () => {
  test('a member neither agrees to nor visits what is kin’s, in the code and in the database', async () => {
    const begun = world.clock.now();
    const kin = await world.villager(7);
    const member = council[4] ?? council[0];
    if (!member) throw new Error('The council has no members');
    await world.db.write((tx) =>
      tx.rows(
        `insert into kinship (resident_id, kin_id, relation) values ($1, $2, '表亲'), ($2, $1, '表亲')`,
        [kin.id, member.id],
      ),
    );
    const { id, beginsOn } = await notified(world, kin.name, plan(world, 4));
    expect(await shown(world.as(member.name), id)).toMatchObject({
      recused: true,
      moves: expect.not.arrayContaining(['AGREE']),
    });
    expect(
      (await tried(world.as(member.name), 'checkCeremony', { ceremonyId: id, item: 'MENU', done: true }))
        .codes,
    ).toEqual(['RECUSED']);
    await agreed(world, id);
    // The day before, everybody on the council is reminded but the one who stands aside.
    world.setTime(new Date(Date.parse(`${beginsOn}T12:00:00+08:00`) - 86_400_000));
    expect(await world.db.write(remindCeremonies)).toBe(council.length);
    expect(await world.db.write(remindCeremonies)).toBe(0);
    world.setTime(new Date(`${beginsOn}T12:00:00+08:00`));
    const visit = {
      ceremonyId: id,
      visitedAt: new Date(`${beginsOn}T11:00:00+08:00`).toISOString(),
      ...seen,
    };
    expect((await tried(world.as(member.name), 'visitCeremony', visit)).codes).toEqual(['RECUSED']);
    const along = await tried(world.as(CHAIR), 'visitCeremony', { ...visit, companionId: member.id });
    expect(along.codes).toEqual(['RECUSED']);
    await expect(
      world.db.write((tx) =>
        tx.rows('update ceremony set agreed_by = $2, agreed_at = $3 where id = $1', [id, member.id, tx.at]),
      ),
    ).rejects.toThrow('RECUSED');
    world.setTime(begun);
  });
});

test('figures of a month on paper are kept by the office, and the comparison adds them up', async () => {
  const input = {
    villageId: world.otherVillage,
    month: day(world, -40),
    kind: 'WEDDING',
    held: 4,
    toStandard: 3,
    tables: 52,
    savedCents: 2_400_000,
  };
  const clerk = await world.elsewhere('VILLAGE_CLERK');
  expect(await refusals(world, 'reportCeremonyMonth', input, [null, host.name, CLERK])).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
  expect(await twice(world.as(clerk.name), 'reportCeremonyMonth', input, { held: 5 })).toEqual({
    same: true,
    mismatch: 'IDEMPOTENCY_MISMATCH',
  });
  const wrong = await tried(world.as(clerk.name), 'reportCeremonyMonth', { ...input, toStandard: 5 });
  expect(wrong.codes).toEqual(['OUT_OF_RANGE']);
  const year = Number(day(world, -40).slice(0, 4));
  const counts = await world.stranger.run(
    'query ($v: ID!, $y: Int!) { ceremonyCounts(villageId: $v, year: $y) { held toStandard tablesTenths savedYuan } }',
    { v: world.otherVillage, y: year },
  );
  expect(counts.data.ceremonyCounts).toEqual({
    held: 4,
    toStandard: 3,
    tablesTenths: 130,
    savedYuan: 24_000,
  });
  const figures = `query ($a: ID!, $y: Int!) { ceremonyFigures(areaId: $a, year: $y) { villageId weddings savedYuan months } }`;
  const compared = await world.as('罗启明').run(figures, { a: world.county, y: year });
  const row = compared.data.ceremonyFigures.find(
    (each: { villageId: string }) => each.villageId === world.otherVillage,
  );
  expect(row).toMatchObject({ weddings: 4, savedYuan: 24_000 });
  expect((await world.as(CLERK).run(figures, { a: world.county, y: year })).codes).toEqual(['FORBIDDEN']);

  // Of two events the sums would tell of one family: the own office has them, nobody else.
  await made(world.as(clerk.name), 'reportCeremonyMonth', { ...input, held: 2, toStandard: 2 });
  const villages = async (name: string, area: string): Promise<string[]> => {
    const { data, codes } = await world.as(name).run(figures, { a: area, y: year });
    return codes.length > 0
      ? codes
      : data.ceremonyFigures.map((each: { villageId: string }) => each.villageId);
  };
  expect(await villages('罗启明', world.county)).not.toContain(world.otherVillage);
  expect(await villages(clerk.name, world.otherVillage)).toEqual([world.otherVillage]);
  const keeper = await world.elsewhere('GRID_LEADER');
  expect(await villages(keeper.name, world.otherVillage)).toEqual(['FORBIDDEN']);
  expect(await villages(CHAIR, world.village)).toEqual(['FORBIDDEN']);
});
