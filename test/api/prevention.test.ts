import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { remindPledges } from '#server/features/prevention/remind-pledges';
import { type Caller, openWorld, type Person, type Result, type World } from '#test/support/world';
import { day, members } from './ceremonies-steps';

const CHAIR = '岳明珠';
const CLERK = '贺春梅';
type Input = Record<string, unknown>;

const ACTIVITY = `id kind topic title place startsAt minutes partner state audience words handedOut moves rollId
  speakers { id name }`;
const MATERIAL =
  'id kind name stock state latest { version titleZh } versions { version } stockMoves { kind quantity }';
const PLEDGE = 'id topic signedOn onPaper reviewOn due checkedOn home { number name }';
const documents = {
  planPrevention: `mutation ($input: PlanPreventionInput!) { planPrevention(input: $input) { ${ACTIVITY} } }`,
  amendPrevention: `mutation ($input: AmendPreventionInput!) { amendPrevention(input: $input) { ${ACTIVITY} } }`,
  holdPrevention: `mutation ($input: HoldPreventionInput!) { holdPrevention(input: $input) { ${ACTIVITY} } }`,
  cancelPrevention: `mutation ($input: PreventionMoveInput!) { cancelPrevention(input: $input) { ${ACTIVITY} } }`,
  addMaterial: `mutation ($input: AddMaterialInput!) { addMaterial(input: $input) { ${MATERIAL} } }`,
  reviseMaterial: `mutation ($input: ReviseMaterialInput!) { reviseMaterial(input: $input) { ${MATERIAL} } }`,
  settleMaterial: `mutation ($input: SettleMaterialInput!) { settleMaterial(input: $input) { ${MATERIAL} } }`,
  moveMaterialStock: `mutation ($input: MoveStockInput!) { moveMaterialStock(input: $input) { ${MATERIAL} } }`,
  signPledge: `mutation ($input: SignPledgeInput!) { signPledge(input: $input) { ${PLEDGE} } }`,
  takePledge: `mutation ($input: TakePledgeInput!) { takePledge(input: $input) { ${PLEDGE} } }`,
  checkPledge: `mutation ($input: CheckPledgeInput!) { checkPledge(input: $input) { ${PLEDGE} } }`,
  endPledge: 'mutation ($input: EndPledgeInput!) { endPledge(input: $input) }',
  revisePreventionSettings: `mutation ($input: PreventionSettingsInput!) { revisePreventionSettings(input: $input) {
    id pledgeMonths remindDays lowStock } }`,
  reportPreventionMonth: 'mutation ($input: PreventionMonthInput!) { reportPreventionMonth(input: $input) }',
} as const;
type Step = keyof typeof documents;

const tried = (caller: Caller, name: Step, input: Input): Promise<Result> =>
  caller.run(documents[name], { input: { requestId: newId(), ...input } });

async function made(caller: Caller, name: Step, input: Input): Promise<Result['data']> {
  const { data, codes, fields } = await tried(caller, name, input);
  if (codes.length > 0) throw new Error(`${name} was refused: ${codes.join(', ')} ${fields.join(', ')}`);
  return data[name];
}

let world: World;
let villager: Person;
let council: { id: string; name: string }[];
beforeAll(async () => {
  world = await openWorld();
  villager = await world.villager(0);
  council = await members(world, 'DG');
});
afterAll(() => world.close());

/** Refused to a stranger, a villager, the chair of another village, and where named to the clerk. */
async function refusedToOthers(name: Step, input: Input, clerk: boolean, codes: string[]): Promise<void> {
  const chair = await world.elsewhere('COUNCIL_CHAIR');
  const callers = [
    world.stranger,
    world.as(villager.name),
    world.as(chair.name),
    ...(clerk ? [world.as(CLERK)] : []),
  ];
  const seen: string[] = [];
  for (const caller of callers) seen.push((await tried(caller, name, input)).codes.join(' ') || 'DONE');
  expect(seen).toEqual(codes);
}

async function onceOnly(name: Step, caller: Caller, input: Input, other: Input): Promise<void> {
  const requestId = newId();
  const first = await made(caller, name, { ...input, requestId });
  expect((await made(caller, name, { ...input, requestId })).id ?? first).toBe(first.id ?? first);
  expect((await tried(caller, name, { ...input, ...other, requestId })).codes).toEqual([
    'IDEMPOTENCY_MISMATCH',
  ]);
}

const talk = (more: Input = {}): Input => ({
  villageId: world.village,
  kind: 'TALK',
  topic: 'DRUGS',
  title: '认识毒品，远离毒品',
  place: '村委会会议室',
  startsAt: new Date(`${day(world, 2)}T19:30:00+08:00`).toISOString(),
  minutes: 60,
  ...more,
});
const FORBIDDEN = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'];

describe('talks and evenings', () => {
  test('are planned openly by the association, and held only when they have begun', async () => {
    await refusedToOthers('planPrevention', talk(), true, FORBIDDEN);
    await onceOnly('planPrevention', world.as(CHAIR), talk(), { minutes: 90 });
    const { data } = await world.stranger.run(
      'query ($v: ID!) { preventionActivities(villageId: $v, stage: AHEAD) { nodes { id title moves } } }',
      { v: world.village },
    );
    const [planned] = data.preventionActivities.nodes;
    expect(planned).toMatchObject({ title: '认识毒品，远离毒品', moves: [] });
    const { villageId: _, ...figures } = talk({ title: '识毒防毒', minutes: 45 });
    const amend = { activityId: planned.id, ...figures };
    await refusedToOthers('amendPrevention', amend, true, FORBIDDEN);
    expect(await made(world.as(council[0]?.name ?? ''), 'amendPrevention', amend)).toMatchObject({
      minutes: 45,
    });
    const hold = { activityId: planned.id, audience: 30, speakerIds: [council[0]?.id] };
    expect((await tried(world.as(CHAIR), 'holdPrevention', hold)).codes).toEqual(['ILLEGAL_MOVE']);
    const far = await tried(world.as(CHAIR), 'planPrevention', talk({ startsAt: '2030-01-01T10:00:00Z' }));
    expect(far.codes).toEqual(['OUT_OF_RANGE']);
    await refusedToOthers('cancelPrevention', { activityId: planned.id }, true, FORBIDDEN);
    await made(world.as(CHAIR), 'cancelPrevention', { activityId: planned.id });
    expect((await tried(world.as(CHAIR), 'cancelPrevention', { activityId: planned.id })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });

  test('count heads; speakers did a duty; those who want points are on a roll that others approve', async () => {
    const begun = world.clock.now();
    const activity = await made(world.as(CHAIR), 'planPrevention', talk());
    const leaflet = await made(world.as(CHAIR), 'addMaterial', {
      villageId: world.village,
      kind: 'LEAFLET',
      topic: 'DRUGS',
      name: '罂粟花期传单',
      titleZh: '见到罂粟怎么办',
      titleEn: 'When you see poppies',
      bodyZh: '拨打110。',
      bodyEn: 'Call 110.',
    });
    await made(world.as(CHAIR), 'moveMaterialStock', { materialId: leaflet.id, kind: 'PRINTED', pieces: 50 });
    world.setTime(new Date(`${day(world, 2)}T21:00:00+08:00`));
    const guest = await world.villager(1);
    const hold = {
      activityId: activity.id,
      audience: 36,
      speakerIds: [(await world.resident(CHAIR)).id, council[0]?.id],
      creditIds: [guest.id],
      handedOut: [{ materialId: leaflet.id, pieces: 36 }],
      words: '问得最多的是电子烟。',
    };
    await refusedToOthers('holdPrevention', hold, true, FORBIDDEN);
    const none = await tried(world.as(CHAIR), 'holdPrevention', { ...hold, speakerIds: [guest.id] });
    expect(none.fields).toEqual(['speakerIds']);
    const many = await tried(world.as(CHAIR), 'holdPrevention', { ...hold, audience: 0 });
    expect(many.fields).toEqual(['creditIds']);
    const out = await tried(world.as(CHAIR), 'holdPrevention', {
      ...hold,
      handedOut: [{ materialId: leaflet.id, pieces: 51 }],
    });
    expect(out.codes).toEqual(['STOCK_NEGATIVE']);
    const held = await made(world.as(CHAIR), 'holdPrevention', hold);
    expect(held).toMatchObject({ state: 'HELD', audience: 36, handedOut: 36 });
    const record = await world.db.reader.row(
      `select r.resident_id, r.face_points, r.state, u.code from activity_record r join rule u on u.id = r.rule_id where r.roll_id = $1`,
      [held.rollId],
    );
    expect(record).toEqual({ residentId: guest.id, facePoints: 4, state: 'SUBMITTED', code: 'LE-04' });
    const duties = await world.db.reader.rows('select kind, minutes from council_duty where source_id = $1', [
      activity.id,
    ]);
    expect(duties).toEqual([1, 2].map(() => ({ kind: 'TALK', minutes: 60 })));

    const open = await world.stranger.run(
      `query ($v: ID!, $y: Int!) {
        preventionActivities(villageId: $v, stage: PAST) { nodes { audience words rollId speakers { name } } }
        preventionYear(villageId: $v, year: $y) { activities audience handedOut pledges }
        preventionMaterials(villageId: $v) { name stock stockMoves { quantity } latest { bodyZh } } }`,
      { v: world.village, y: begun.getFullYear() },
    );
    expect(open.data).toEqual({
      preventionActivities: { nodes: [{ audience: 36, words: null, rollId: null, speakers: [] }] },
      preventionYear: { activities: 1, audience: 36, handedOut: 36, pledges: 0 },
      preventionMaterials: [
        { name: '罂粟花期传单', stock: 14, stockMoves: [], latest: { bodyZh: '拨打110。' } },
      ],
    });
    world.setTime(begun);
  });
});

describe('materials', () => {
  test('keep every wording; the stock never falls below nothing, also when all hand out at once', async () => {
    const add = {
      villageId: world.village,
      kind: 'HELPLINE_CARD',
      topic: 'BOTH',
      name: '求助电话卡',
      titleZh: '求助电话',
      titleEn: 'Helplines',
      bodyZh: '110 报警\n12355 青少年服务',
      bodyEn: '110 police\n12355 youth line',
    };
    await refusedToOthers('addMaterial', add, true, FORBIDDEN);
    await onceOnly('addMaterial', world.as(CHAIR), add, { name: '另一张' });
    expect((await tried(world.as(CHAIR), 'addMaterial', add)).codes).toEqual(['NAME_TAKEN']);
    const { data } = await world.stranger.run(
      'query ($v: ID!) { preventionMaterials(villageId: $v) { id name } }',
      { v: world.village },
    );
    const { id } = data.preventionMaterials.find(({ name }: { name: string }) => name === '求助电话卡');
    const { villageId: _v, kind: _k, topic: _t, name: _n, ...wording } = add;
    const revise = { materialId: id, ...wording, titleZh: '有事打这些电话' };
    await refusedToOthers('reviseMaterial', revise, true, FORBIDDEN);
    expect(await made(world.as(CHAIR), 'reviseMaterial', revise)).toMatchObject({
      latest: { version: 2, titleZh: '有事打这些电话' },
      versions: [{ version: 2 }, { version: 1 }],
    });
    const blank = await tried(world.as(CHAIR), 'reviseMaterial', { ...revise, bodyZh: ' ' });
    expect(blank.fields).toEqual(['bodyZh']);

    const move = { materialId: id, kind: 'PRINTED', pieces: 20 };
    await refusedToOthers('moveMaterialStock', move, true, FORBIDDEN);
    await onceOnly('moveMaterialStock', world.as(CHAIR), move, { pieces: 30 });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        tried(world.as(CHAIR), 'moveMaterialStock', { materialId: id, kind: 'HANDED_OUT', pieces: 6 }),
      ),
    );
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['STOCK_NEGATIVE', 'STOCK_NEGATIVE']);
    const counted = await made(world.as(CHAIR), 'moveMaterialStock', {
      materialId: id,
      kind: 'COUNTED',
      pieces: 5,
    });
    expect(counted.stock).toBe(5);
    const settle = { materialId: id, state: 'RETIRED' };
    await refusedToOthers('settleMaterial', settle, true, FORBIDDEN);
    expect(await made(world.as(CHAIR), 'settleMaterial', settle)).toMatchObject({ state: 'RETIRED' });
  });
});

describe('pledges', () => {
  test('are the household’s own: signed, confirmed a year on, and gone without a trace when taken back', async () => {
    const home = await world.villager(2);
    const own = world.as(home.name);
    expect((await tried(world.stranger, 'signPledge', { topic: 'BOTH' })).codes).toEqual(['UNAUTHENTICATED']);
    await onceOnly('signPledge', own, { topic: 'BOTH' }, { topic: 'DRUGS' });
    expect((await tried(own, 'signPledge', { topic: 'BOTH' })).codes).toEqual(['CONFLICT']);
    const { data } = await own.run(`{ myPledge { ${PLEDGE} } }`);
    const pledge = data.myPledge;
    expect(pledge).toMatchObject({ onPaper: false, due: false, checkedOn: [] });

    const check = { pledgeId: pledge.id };
    await refusedToOthers('checkPledge', check, true, [
      'UNAUTHENTICATED',
      ...Array<string>(3).fill('NOT_FOUND'),
    ]);
    expect((await tried(own, 'checkPledge', check)).codes).toEqual(['CONFLICT']);
    const begun = world.clock.now();
    world.setTime(new Date(begun.getTime() + 340 * 86_400_000));
    expect(await world.db.write(remindPledges)).toBe(1);
    expect(await world.db.write(remindPledges)).toBe(0);
    const messages = await own.run('{ messages(first: 5) { nodes { kind link } } }');
    expect(messages.data.messages.nodes).toContainEqual({ kind: 'PLEDGE_DUE', link: '/prevention' });
    const member = world.as(council[1]?.name ?? '');
    expect((await tried(member, 'checkPledge', check)).fields).toEqual(['how']);
    const confirmed = await made(member, 'checkPledge', { ...check, how: 'VISIT' });
    expect(confirmed.checkedOn).toHaveLength(1);
    expect(confirmed.reviewOn > pledge.reviewOn).toBe(true);

    const end = { pledgeId: pledge.id };
    // What a household signed itself it alone takes back, and not its children.
    expect((await tried(member, 'endPledge', end)).codes).toEqual(['FORBIDDEN']);
    const born = (year: number): Promise<unknown> =>
      world.db.write((tx) => tx.rows('update resident set birth_year = $2 where id = $1', [home.id, year]));
    await born(2015);
    for (const step of ['endPledge', 'checkPledge'] as const) {
      expect((await tried(own, step, end)).codes).toEqual(['FORBIDDEN']);
    }
    await born(1970);
    await refusedToOthers('endPledge', end, true, ['UNAUTHENTICATED', ...Array<string>(3).fill('NOT_FOUND')]);
    const requestId = newId();
    expect(await made(own, 'endPledge', { ...end, requestId })).toBe(true);
    expect(await made(own, 'endPledge', { ...end, requestId })).toBe(true);
    const left = await world.db.reader.rows(
      `select 1 from prevention_pledge where household_id = $1 union all
       select 1 from prevention_pledge_check where pledge_id = $2 union all
       select 1 from message where dedupe_key like 'pledge:' || $2::text || '%' union all
       select 1 from history where subject_id = $2 and (actor_id in (select id from resident where household_id = $1)
         or detail::text like '%' || $1::text || '%')`,
      [home.householdId, pledge.id],
    );
    expect(left).toEqual([]);
    // The register of requests stays, and names of those who acted the member who asked alone.
    const kept = await world.db.reader.rows(
      'select h.move, r.name from history h left join resident r on r.id = h.actor_id where h.subject_id = $1 order by h.id',
      [pledge.id],
    );
    expect(kept).toEqual([
      { move: 'SIGN', name: null },
      { move: 'CONFIRM', name: council[1]?.name },
      { move: 'END', name: null },
    ]);
    world.setTime(begun);
  });

  test('on paper are written down by members; whose they are is for them alone', async () => {
    const home = await world.villager(3);
    const take = { householdId: home.householdId, topic: 'GAMBLING', signedOn: day(world, -3) };
    await refusedToOthers('takePledge', take, true, FORBIDDEN);
    const member = world.as(council[0]?.name ?? '');
    expect((await tried(member, 'takePledge', { ...take, signedOn: day(world, 1) })).codes).toEqual([
      'IN_THE_FUTURE',
    ]);
    expect((await tried(member, 'takePledge', { ...take, signedOn: day(world, -90) })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    await onceOnly('takePledge', member, take, { topic: 'BOTH' });
    const list = `query ($v: ID!) { preventionPledges(villageId: $v) { nodes { ${PLEDGE} } } }`;
    const seen: string[] = [];
    for (const caller of [world.stranger, world.as(villager.name), world.as(CLERK), world.as('方雨晴')]) {
      seen.push((await caller.run(list, { v: world.village })).codes.join());
    }
    expect(seen).toEqual(FORBIDDEN);
    const { data } = await member.run(list, { v: world.village });
    expect(data.preventionPledges.nodes[0]).toMatchObject({
      onPaper: true,
      home: { name: expect.any(String) },
    });
    const told = async (): Promise<string[]> => {
      const rows = await world.db.reader.rows<{ pledge: string }>(
        "select params->>'state' as pledge from message where resident_id = $1 and kind = 'PLEDGE_ENTERED'",
        [home.id],
      );
      return rows.map(({ pledge }) => pledge);
    };
    expect(await told()).toEqual(['ENTERED']);
    await made(member, 'endPledge', { pledgeId: data.preventionPledges.nodes[0].id });
    expect(await told()).toEqual(['ENDED']);
  });
});

test('a month on paper counts what was reported, whatever pieces were written down here', async () => {
  const begun = world.clock.now();
  world.setTime(new Date(begun.getTime() + 70 * 86_400_000));
  const villageId = world.village;
  const wording = {
    titleZh: '打牌不赌钱',
    titleEn: 'Cards, no stakes',
    bodyZh: '只打牌。',
    bodyEn: 'Only cards.',
  };
  const poster = { villageId, kind: 'POSTER', topic: 'GAMBLING', name: '棋牌室海报', ...wording };
  const { id: materialId } = await made(world.as(CHAIR), 'addMaterial', poster);
  await made(world.as(CHAIR), 'moveMaterialStock', { materialId, kind: 'PRINTED', pieces: 20 });
  await made(world.as(CHAIR), 'moveMaterialStock', { materialId, kind: 'HANDED_OUT', pieces: 8 });
  const [year, month] = day(world, 0).split('-').map(Number);
  const handedOut = async (): Promise<number> => {
    const { data } = await world.stranger.run(
      'query ($v: ID!, $y: Int!) { preventionYear(villageId: $v, year: $y) { months { month handedOut } } }',
      { v: villageId, y: year },
    );
    return data.preventionYear.months.find((each: { month: number }) => each.month === month).handedOut;
  };
  expect(await handedOut()).toBe(8);
  const figures = { villageId, month: day(world, 0), activities: 1, audience: 40, handedOut: 30, pledges: 0 };
  await made(world.as(CHAIR), 'reportPreventionMonth', figures);
  expect(await handedOut()).toBe(30);
  world.setTime(begun);
});

test('numbers and months are written down by the chair or the office of the place', async () => {
  const settings = {
    villageId: world.village,
    pledgeMonths: 6,
    remindDays: 14,
    lowStock: 10,
    activitiesPerYear: 10,
  };
  await refusedToOthers(
    'revisePreventionSettings',
    settings,
    false,
    FORBIDDEN.slice(1, 3).toSpliced(0, 0, 'UNAUTHENTICATED'),
  );
  await onceOnly('revisePreventionSettings', world.as(CHAIR), settings, { lowStock: 5 });
  const board = await world
    .as(CLERK)
    .run(
      'query ($v: ID!) { preventionBoard(villageId: $v) { mayServe maySettle settings { pledgeMonths } members { name } } }',
      {
        v: world.village,
      },
    );
  expect(board.data.preventionBoard).toMatchObject({
    mayServe: false,
    maySettle: true,
    settings: { pledgeMonths: 6 },
  });
  const month = {
    villageId: world.otherVillage,
    month: day(world, -35),
    activities: 2,
    audience: 110,
    handedOut: 80,
    pledges: 12,
  };
  expect((await tried(world.as(CHAIR), 'reportPreventionMonth', month)).codes).toEqual(['FORBIDDEN']);
  const clerk = await world.elsewhere('VILLAGE_CLERK');
  await onceOnly('reportPreventionMonth', world.as(clerk.name), month, { audience: 1 });
  const year = Number(day(world, -35).slice(0, 4));
  const figures = `query ($a: ID!, $y: Int!) { preventionFigures(areaId: $a, year: $y) { villageId activities audience pledges } }`;
  const compared = await world.as('罗启明').run(figures, { a: world.county, y: year });
  expect(
    compared.data.preventionFigures.find(
      (row: { villageId: string }) => row.villageId === world.otherVillage,
    ),
  ).toMatchObject({ activities: 2, audience: 110, pledges: 12 });
  expect((await world.as(villager.name).run(figures, { a: world.county, y: year })).codes).toEqual([
    'FORBIDDEN',
  ]);
});
