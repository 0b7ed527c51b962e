import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeDue } from '#server/features/privacy/retention';
import { openWorld, type Person, type World } from '#test/support/world';
import { CHAIR, CLERK, day, made, members, notified, plan, shown, tried, visited } from './ceremonies-steps';

let world: World;
let host: Person;
let other: Person;
beforeAll(async () => {
  world = await openWorld();
  [host, other] = (await Promise.all([0, 1].map((place) => world.villager(place)))) as [Person, Person];
});
afterAll(() => world.close());

test('a notice is known to the family, the council and the office, and to nobody else', async () => {
  const { id } = await notified(world, host.name, { words: '新郎家住沟口' });
  const [member] = await members(world, 'RW');
  const sight = async (name: string | null): Promise<string> => {
    const seen = await shown(name ? world.as(name) : world.stranger, id);
    return typeof seen === 'string' ? seen : 'WHOLE';
  };
  const elsewhere = await world.elsewhere('COUNCIL_CHAIR');
  const people = [
    null,
    host.name,
    CHAIR,
    member?.name ?? '',
    CLERK,
    '郑守田',
    other.name,
    '龙志远',
    '方雨晴',
    elsewhere.name,
  ];
  const seen: string[] = [];
  for (const name of people) seen.push(await sight(name));
  expect(seen).toEqual([
    'UNAUTHENTICATED',
    ...Array<string>(5).fill('WHOLE'),
    ...Array<string>(4).fill('NOT_FOUND'),
  ]);
  const list = 'query ($v: ID!) { ceremonies(villageId: $v, stage: WAITING) { nodes { id home { name } } } }';
  expect((await world.stranger.run(list, { v: world.village })).codes).toEqual(['UNAUTHENTICATED']);
  expect((await world.as(other.name).run(list, { v: world.village })).codes).toEqual(['FORBIDDEN']);
  const few = await world.statementsOf(() => world.as(CHAIR).run(list, { v: world.village }));
  for (const place of [2, 3, 4, 5]) await notified(world, (await world.villager(place)).name);
  expect(await world.statementsOf(() => world.as(CHAIR).run(list, { v: world.village }))).toBe(few);
});

test('who borrows is for the council; the calendar shows the village figures alone', async () => {
  const councilId = await world.council('RW');
  const table = { councilId, kind: 'TABLE', name: '方桌', quantity: 20 };
  const { id: gearId } = await made(world.as(CHAIR), 'addCouncilGear', table);
  await notified(world, host.name, { ...plan(world, 6), gear: [{ gearId, quantity: 12 }] });
  const loans = 'query ($v: ID!) { gearLoans(villageId: $v) { borrower quantity } }';
  expect((await world.as(other.name).run(loans, { v: world.village })).codes).toEqual(['FORBIDDEN']);
  expect((await world.stranger.run(loans, { v: world.village })).codes).toEqual(['UNAUTHENTICATED']);
  const whole = await world.as(CHAIR).run(loans, { v: world.village });
  expect(whole.data.gearLoans[0].borrower).toContain(host.name);
  const calendar = 'query ($v: ID!) { councilGear(villageId: $v) { name quantity } }';
  expect((await world.stranger.run(calendar, { v: world.village })).codes).toEqual(['UNAUTHENTICATED']);
  const stranger = await world.elsewhere('COUNCIL_CHAIR');
  expect((await world.as(stranger.name).run(calendar, { v: world.village })).codes).toEqual(['FORBIDDEN']);
  expect((await world.as(other.name).run(calendar, { v: world.village })).data.councilGear).toHaveLength(1);
});

test('each council lends its own: the association its chess sets, the ceremonies council its tables', async () => {
  const lender = '岳明珠';
  const chess = { councilId: await world.council('DG'), kind: 'CHESS', name: '象棋', quantity: 6 };
  expect((await tried(world.as(CHAIR), 'addCouncilGear', chess)).codes).toEqual(['FORBIDDEN']);
  const { id: gearId } = await made(world.as(lender), 'addCouncilGear', chess);
  const loan = {
    gearId,
    quantity: 2,
    fromOn: day(world, 1),
    untilOn: day(world, 2),
    householdId: other.householdId,
  };
  expect((await tried(world.as(CHAIR), 'lendGear', loan)).codes).toEqual(['FORBIDDEN']);
  await made(world.as(lender), 'lendGear', { ...loan, purpose: '棋艺晚会' });
  const list = `query ($v: ID!) { gearLenders(villageId: $v) { id } gearLoans(villageId: $v) { gear { name } }
    councilGear(villageId: $v) { name mayLend } }`;
  const of = async (name: string) => {
    const { data } = await world.as(name).run(list, { v: world.village });
    const named = (all: readonly { name: string }[]): string[] => all.map((one) => one.name);
    return {
      councils: data.gearLenders.length,
      loans: named(data.gearLoans.map(({ gear }: { gear: { name: string } }) => gear)),
      mine: named(data.councilGear.filter(({ mayLend }: { mayLend: boolean }) => mayLend)),
    };
  };
  expect(await of(lender)).toEqual({ councils: 1, loans: ['象棋'], mine: ['象棋'] });
  expect((await of(CHAIR)).loans).not.toContain('象棋');
  expect((await of(CHAIR)).mine).not.toContain('象棋');
  const office = await of(CLERK);
  expect(office.councils).toBeGreaterThan(1);
  expect(office.loans).toContain('象棋');
  const lenders = 'query ($v: ID!) { gearLenders(villageId: $v) { id } }';
  expect((await world.stranger.run(lenders, { v: world.village })).codes).toEqual(['UNAUTHENTICATED']);
  expect((await world.as(other.name).run(lenders, { v: world.village })).codes).toEqual(['FORBIDDEN']);
});

test('a grid leader sees what he wrote down himself, and no other notice', async () => {
  const leader = '汪德厚';
  const homes = await world.db.reader.rows<Person>(
    `select r.id, r.name, r.household_id from post p join household h on h.area_id in
         (select a.id from area a where p.area_id = any(a.path)) join resident r on r.id = h.head_id
       join resident l on l.id = p.resident_id and l.name = $1
     where p.role = 'GRID_LEADER' and h.state = 'ACTIVE' and r.household_id <> l.household_id order by h.number desc limit 1`,
    [leader],
  );
  const [home] = homes;
  const taken = '{ takenCeremonies { id } viewer { rights } }';
  const before = await world.as(leader).run(taken);
  expect(before.data.takenCeremonies).toEqual([]);
  expect(before.data.viewer.rights).toContain('TAKE_CEREMONIES');
  const { id } = await made(world.as(leader), 'takeCeremony', {
    kind: 'WEDDING',
    ...plan(world, 9),
    householdId: home?.householdId,
    heardBy: 'PHONE',
  });
  const after = await world.as(leader).run(taken);
  expect(after.data.takenCeremonies).toEqual([{ id }]);
  expect((await world.as(CLERK).run(taken)).data.takenCeremonies).toEqual([]);
  expect(await shown(world.as(leader), id)).toMatchObject({ id });
  await made(world.as(CLERK), 'withdrawCeremony', { ceremonyId: id });
  expect((await world.as(leader).run(taken)).data.takenCeremonies).toEqual([]);
  expect(await shown(world.as(leader), id)).toBe('NOT_FOUND');
  expect((await world.stranger.run('{ takenCeremonies { id } }')).codes).toEqual(['UNAUTHENTICATED']);
});

test('the public reads figures only, and none before there are three; the record on the board names no family’s day', async () => {
  const begun = world.clock.now();
  const counts =
    'query ($v: ID!, $y: Int!) { ceremonyCounts(villageId: $v, year: $y) { held toStandard tablesTenths savedYuan } }';
  const told = async () =>
    (await world.stranger.run(counts, { v: world.village, y: begun.getFullYear() })).data.ceremonyCounts;
  for (const [place, expected] of [null, null, 3].entries()) {
    world.setTime(begun);
    const family = await world.villager(20 + place);
    const wedding = await visited(world, await notified(world, family.name));
    await made(world.as(CHAIR), 'closeCeremony', { ceremonyId: wedding.id, thanks: '谢谢您家' });
    expect((await told()).held).toBe(expected);
  }
  expect(await told()).toEqual({
    held: 3,
    toStandard: 3,
    tablesTenths: 120,
    savedYuan: 3 * (13_500 - 3_000),
  });
  world.setTime(begun);
});

test('a look at the family is kept, the words go in time, and the tables hold no gift and no income', async () => {
  const { id } = await notified(world, host.name, { words: '请乐队一事再商量', ...plan(world, 7) });
  await shown(world.as(CHAIR), id);
  await made(world.as(host.name), 'withdrawCeremony', { ceremonyId: id });
  world.setTime(new Date(world.clock.now().getTime() + 181 * 86_400_000));
  await removeDue(world.db);
  const row = await world.db.reader.row('select words, place, tables from ceremony where id = $1', [id]);
  expect(row).toEqual({ words: '', place: '', tables: 12 });
  const columns = await world.db.reader.rows<{ columnName: string }>(
    `select column_name from information_schema.columns
     where table_name like 'ceremony%' or table_name like 'gear%' or table_name like 'council_gear%' or table_name like 'prevention%'`,
  );
  const names = columns.map(({ columnName }) => columnName);
  expect(names.length).toBeGreaterThan(80);
  // The standard's limit is all there is to say of gifts.
  expect(names.filter((name) => /gift|income|guest|suspect|tip|warn|black/.test(name))).toEqual(['gift_max']);
});
