import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DutyKind } from '#server/features/duties/duty.entity';
import { gatherDuties } from '#server/features/duties/gather-duties';
import { logDuties } from '#server/features/duties/log-duties';
import { tellCouncils } from '#server/features/duties/tell-councils';
import { openWorld, type World } from '#test/support/world';
import { mutation, refused, works } from './people-steps';

let world: World;
let councilId: string;
let members: { id: string; name: string }[];
beforeAll(async () => {
  world = await openWorld();
  councilId = await world.council('RW');
  members = await world.db.reader.rows(
    `select r.id, r.name from post p join resident r on r.id = p.resident_id
     where p.council_id = $1 and p.role = 'COUNCIL_MEMBER' order by p.id`,
    [councilId],
  );
});
afterAll(() => world.close());

const CLERK = '贺春梅';
const CHAIR = '唐福来';
const FILE = mutation('fileDuty', 'FileDutyInput', 'id state kind onDay minutes member { id }');
const DECIDE = mutation('decideDuty', 'DecideDutyInput', 'id state');
const REPORT = mutation('reportMonth', 'ReportMonthInput', 'id');
const RULES = mutation('setDutyRules', 'DutyRulesInput', 'code dutyRules { ruleCode dutyKind }');
const request = (): { requestId: string } => ({ requestId: world.id() });

const member = (place: number): { id: string; name: string } => {
  const one = members[place];
  if (!one) throw new Error(`The council has no member ${place}.`);
  return one;
};

interface Year {
  duties: number;
  minutes: number;
  points: number;
  months: number[];
  lastOn: string | null;
  asked: number;
  meetingsHeld: number;
  meetingsAttended: number;
  byKind: { kind: string; count: number; minutes: number }[];
  member: { id: string; name: string };
  council: { id: string };
}

const YEAR = `duties minutes points months lastOn asked meetingsHeld meetingsAttended since
  byKind { kind count minutes } member { id name } council { id } seat { id seat { place } }`;

async function ownYear(name: string, year = 2025): Promise<Year | undefined> {
  const { data, codes } = await world
    .as(name)
    .run(`query ($year: Int!) { myCouncilYears(year: $year) { ${YEAR} } }`, { year });
  expect(codes).toEqual([]);
  return data.myCouncilYears.find(({ council }: Year) => council.id === councilId);
}

async function sheet(name: string): Promise<{ sight: string; until: string; members: Year[] }> {
  const { data, codes } = await world.as(name).run(
    `query ($id: ID!) { reappointmentSheet(councilId: $id, year: 2025) { sight until meetingsHeld council { nameZh }
        members { ${YEAR} } } }`,
    { id: councilId },
  );
  expect(codes).toEqual([]);
  return data.reappointmentSheet;
}

/** What a person was told of the own duties: confirmed or refused, of which day. */
const toldOf = (residentId: string): Promise<{ kind: string; day: string }[]> =>
  world.db.reader.rows(
    `select kind, params->>'day' as day from message where resident_id = $1
       and kind in ('COUNCIL_DUTY_CONFIRMED', 'COUNCIL_DUTY_REFUSED') order by created_at`,
    [residentId],
  );

describe('a duty', () => {
  test('is written down by the chair, and asked for by the member', async () => {
    const first = member(0);
    const input = {
      ...request(),
      councilId,
      residentId: first.id,
      kind: 'EVENT',
      onDay: '2025-06-14',
      minutes: 240,
      what: '红事帮忙',
    };
    const chair = world.as(CHAIR);
    const outsiders = [
      member(1).name,
      (await world.villager(0)).name,
      '汪德厚',
      '沈若兰',
      (await world.elsewhere('VILLAGE_CLERK')).name,
    ];
    for (const name of outsiders) expect(await refused(world.as(name), FILE, input), name).toBe('FORBIDDEN');
    expect(await refused(world.stranger, FILE, input)).toBe('UNAUTHENTICATED');
    const code = (given: object): Promise<string> =>
      refused(chair, FILE, { ...input, ...request(), ...given });
    expect(await code({ kind: 'MEETING' })).toBe('BAD_INPUT kind');
    expect(await code({ onDay: '2025-06-17' })).toBe('IN_THE_FUTURE onDay');
    expect(await code({ onDay: '2025-04-01' })).toBe('OUT_OF_RANGE onDay');
    expect(await code({ residentId: (await world.villager(0)).id })).toBe('BAD_INPUT residentId');
    expect(await code({ minutes: 900 })).toBe('OUT_OF_RANGE minutes');
    const filed = await works(chair, FILE, input);
    expect(filed).toMatchObject({ state: 'DONE', member: { id: first.id } });
    expect(await works(chair, FILE, input)).toEqual(filed);
    expect(await refused(chair, FILE, { ...input, minutes: 30 })).toBe('IDEMPOTENCY_MISMATCH requestId');

    const own = { ...input, ...request(), kind: 'VISIT', minutes: 40 };
    const asked = await works<{ id: string; state: string }>(world.as(first.name), FILE, own);
    expect(asked.state).toBe('ASKED');
    expect(await ownYear(first.name)).toMatchObject({ duties: 1, minutes: 240, asked: 1 });
    const decide = { ...request(), dutyId: asked.id, confirm: true };
    expect(await refused(world.as(first.name), DECIDE, { ...decide, ...request() })).toBe('FORBIDDEN');
    expect(await refused(world.as(member(1).name), DECIDE, { ...decide, ...request() })).toBe('FORBIDDEN');
    expect(await works(chair, DECIDE, decide)).toMatchObject({ state: 'DONE' });
    expect(await works(chair, DECIDE, decide)).toMatchObject({ state: 'DONE' });
    // The member is told, once.
    expect(await toldOf(first.id)).toEqual([{ kind: 'COUNCIL_DUTY_CONFIRMED', day: '2025-06-14' }]);
    expect(await refused(chair, DECIDE, { ...decide, ...request() })).toBe('ILLEGAL_MOVE dutyId');
    expect(await ownYear(first.name)).toMatchObject({
      duties: 2,
      minutes: 280,
      asked: 0,
      lastOn: '2025-06-14',
      byKind: [
        { kind: 'EVENT', count: 1 },
        { kind: 'VISIT', count: 1 },
      ],
    });
  });

  test('of the chair is confirmed by the office', async () => {
    const tang = await world.resident(CHAIR);
    const input = { councilId, residentId: tang.id, kind: 'LENDING', onDay: '2025-06-15', what: '' };
    const { id: dutyId, state } = await works<{ id: string; state: string }>(world.as(CHAIR), FILE, {
      ...request(),
      ...input,
    });
    expect(state).toBe('ASKED');
    expect(await refused(world.as(CHAIR), DECIDE, { ...request(), dutyId, confirm: true })).toBe('FORBIDDEN');
    await works(world.as(CLERK), DECIDE, { ...request(), dutyId, confirm: false });
    expect((await ownYear(CHAIR))?.duties).toBe(0);
    expect(await toldOf(tang.id)).toEqual([{ kind: 'COUNCIL_DUTY_REFUSED', day: '2025-06-15' }]);
  });

  test('is written down by hand once a day, whoever writes it', async () => {
    const input = { councilId, residentId: member(4).id, kind: 'TALK', onDay: '2025-06-09', what: '' };
    const first = await works<{ id: string }>(world.as(member(4).name), FILE, { ...request(), ...input });
    expect(await refused(world.as(CHAIR), FILE, { ...request(), ...input })).toBe('CONFLICT onDay');
    // Refused, it may be written down anew.
    await works(world.as(CHAIR), DECIDE, { ...request(), dutyId: first.id, confirm: false });
    const twins = await Promise.all(
      [CHAIR, CLERK].map((name) => world.as(name).run(FILE, { input: { ...request(), ...input } })),
    );
    expect(twins.map(({ codes }) => codes.join()).toSorted()).toEqual(['', 'CONFLICT']);
    await world.db.write((tx) =>
      tx.rows(
        "update council_duty set state = 'STRUCK' where resident_id = $1 and on_day = $2 and state = 'DONE'",
        [member(4).id, input.onDay],
      ),
    );
  });

  test('of somebody close waits for whoever is not', async () => {
    const kin = member(4);
    const tang = await world.resident(CHAIR);
    const mark = { residentId: tang.id, kinId: kin.id, relation: '夫妻' };
    await works(world.as(CLERK), mutation('markKin', 'KinInput'), { ...request(), ...mark });
    const input = { councilId, residentId: kin.id, kind: 'REVIEW', onDay: '2025-06-13', what: '' };
    const own = await works<{ id: string; state: string }>(world.as(kin.name), FILE, {
      ...request(),
      ...input,
    });
    for (const confirm of [true, false]) {
      expect(await refused(world.as(CHAIR), DECIDE, { ...request(), dutyId: own.id, confirm })).toBe(
        'RECUSED dutyId',
      );
      // Past the code the database refuses it too.
      await expect(
        world.db.write((tx) =>
          tx.rows('update council_duty set state = $2, decided_by = $3, decided_at = $4 where id = $1', [
            own.id,
            confirm ? 'DONE' : 'REFUSED',
            tang.id,
            tx.at,
          ]),
        ),
      ).rejects.toMatchObject({ code: 'RECUSED' });
    }
    const mayDecide = async (name: string): Promise<boolean> =>
      (
        await world
          .as(name)
          .run(
            'query ($id: ID!) { councilDuties(councilId: $id, state: ASKED, first: 50) { nodes { id mayDecide } } }',
            { id: councilId },
          )
      ).data.councilDuties.nodes.find(({ id }: { id: string }) => id === own.id).mayDecide;
    expect(await mayDecide(CHAIR)).toBe(false);
    expect(await mayDecide(CLERK)).toBe(true);
    await works(world.as(CLERK), DECIDE, { ...request(), dutyId: own.id, confirm: false });
    // The chair writes it down for the household or kin: it waits as their own word would.
    const byChair = await works<{ id: string; state: string }>(world.as(CHAIR), FILE, {
      ...request(),
      ...input,
    });
    expect(byChair.state).toBe('ASKED');
    expect(await refused(world.as(CHAIR), DECIDE, { ...request(), dutyId: byChair.id, confirm: true })).toBe(
      'RECUSED dutyId',
    );
    await works(world.as(CLERK), DECIDE, { ...request(), dutyId: byChair.id, confirm: false });
    await expect(
      world.db.write((tx) =>
        tx.rows(
          `insert into council_duty (council_id, resident_id, kind, on_day, source_kind, source_id, state, at, logged_by)
           values ($1, $2, 'VISIT', '2025-06-12', 'FILED', $2, 'DONE', $4, $3)`,
          [councilId, kin.id, tang.id, tx.at],
        ),
      ),
    ).rejects.toMatchObject({ code: 'RECUSED' });
  });

  test('is logged once, however often its source is worked through', async () => {
    const sourceId = world.id();
    const clerk = await world.resident(CLERK);
    const lines = members.slice(0, 3).map(({ id }) => ({
      councilId,
      residentId: id,
      kind: DutyKind.MEETING,
      onDay: '2025-05-10',
      minutes: 90,
      sourceKind: 'OLD_MINUTES',
      sourceId,
    }));
    const log = (): Promise<number> => world.db.write((tx) => logDuties(tx, clerk.id, lines));
    // Twice at the same instant and once more: three lines, once.
    const twins = await Promise.all([log(), log()]);
    expect(twins.toSorted()).toEqual([0, 3]);
    expect(await log()).toBe(0);
    expect(await world.db.write((tx) => logDuties(tx, clerk.id, []))).toBe(0);
    expect(await ownYear(member(0).name)).toMatchObject({ meetingsHeld: 1, meetingsAttended: 1, duties: 3 });
    expect(await ownYear(member(3).name)).toMatchObject({ meetingsHeld: 1, meetingsAttended: 0, duties: 0 });
    const row = await world.db.reader.row(
      "select duties, meetings, minutes, members from council_month where council_id = $1 and month = '2025-05-01'",
      [councilId],
    );
    expect(row).toEqual({ duties: 3, meetings: 1, minutes: 270, members: 3 });
  });

  test('adds up its month whoever logs at the same time', async () => {
    const clerk = await world.resident(CLERK);
    const one = (place: number): Promise<number> =>
      world.db.write((tx) =>
        logDuties(tx, clerk.id, [
          {
            councilId,
            residentId: member(place).id,
            kind: DutyKind.VISIT,
            onDay: '2025-03-05',
            minutes: 30,
            sourceKind: 'VISIT',
            sourceId: world.id(),
          },
        ]),
      );
    await Promise.all(Array.from({ length: 12 }, (_, place) => one(place % 4)));
    const row = await world.db.reader.row(
      "select duties, minutes, members from council_month where council_id = $1 and month = '2025-03-01'",
      [councilId],
    );
    expect(row).toEqual({ duties: 12, minutes: 360, members: 4 });
  });
});

describe('records of the main job', () => {
  test('become duties of those who sit, once, and are struck when they are taken back', async () => {
    const rollOf = async (residentIds: string[]): Promise<string[]> => {
      const { data, codes } = await world
        .as('蓝晓峰')
        .run('mutation ($input: RollInput!) { takeRoll(input: $input) { id records { id } } }', {
          input: {
            requestId: world.id(),
            villageId: world.village,
            ruleId: await world.rule('CU-04'),
            title: '红事服务',
            startedAt: '2025-06-15T09:00:00+08:00',
            endedAt: '2025-06-15T13:00:00+08:00',
            rows: residentIds.map((residentId) => ({ residentId })),
          },
        });
      expect(codes).toEqual([]);
      return data.takeRoll.records.map(({ id }: { id: string }) => id);
    };
    const plain = await world.villager(7);
    const recordIds = await rollOf([member(3).id, plain.id]);
    const decide = async (who: string, decision: string): Promise<void> => {
      const { data } = await world
        .as(who)
        .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
          input: { requestId: world.id(), decisions: recordIds.map((recordId) => ({ recordId, decision })) },
        });
      expect(data.decideRecords.map(({ error }: { error: string | null }) => error)).toEqual([null, null]);
    };
    await decide(CLERK, 'CHECK');
    expect(await world.db.write(gatherDuties)).toBe(0);
    await decide(CHAIR, 'APPROVE');
    expect(await world.db.write(gatherDuties)).toBe(1);
    expect(await world.db.write(gatherDuties)).toBe(0);
    expect((await ownYear(member(3).name))?.byKind).toContainEqual({ kind: 'EVENT', count: 1, minutes: 240 });
    const line = await world.db.reader.row<{ rollId: string; recordId: string }>(
      "select roll_id, record_id from council_duty where source_kind = 'RECORD'",
    );
    expect(recordIds).toContain(line?.recordId);
    expect(line?.rollId).toBeTruthy();

    await world.advance(12);
    expect(await ownYear(member(3).name)).toMatchObject({ points: 10 });
    const reversed = await world
      .as('郑守田')
      .run('mutation ($input: RecordMoveInput!) { reverseRecord(input: $input) { state } }', {
        input: { requestId: world.id(), recordId: line?.recordId, reason: '记错了' },
      });
    expect(reversed.codes).toEqual([]);
    expect(await world.db.write(gatherDuties)).toBe(1);
    expect(await ownYear(member(3).name)).toMatchObject({ duties: 3, points: 0 });
  });

  test('of the own home are no duty, whatever the county’s list says', async () => {
    // Written past the code, as an old list might be.
    await world.db.write((tx) =>
      tx.rows(
        "insert into council_duty_rule (kind_code, rule_code, duty_kind) values ('RW', 'CU-03', 'EVENT')",
      ),
    );
    const filed = await world
      .as('蓝晓峰')
      .run('mutation ($input: FileRecordInput!) { fileRecord(input: $input) { id } }', {
        input: {
          requestId: world.id(),
          ruleId: await world.rule('CU-03'),
          residentId: member(2).id,
          title: '不办升学宴',
          note: '家里商定不办',
          startedAt: new Date(world.clock.now().getTime() - 86_400_000).toISOString(),
        },
      });
    expect(filed.codes).toEqual([]);
    const recordId: string = filed.data.fileRecord.id;
    for (const [name, decision] of [
      [CLERK, 'CHECK'],
      [CHAIR, 'APPROVE'],
    ] as const) {
      const { data } = await world
        .as(name)
        .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
          input: { requestId: world.id(), decisions: [{ recordId, decision }] },
        });
      expect(data.decideRecords).toEqual([{ error: null }]);
    }
    expect(await world.db.write(gatherDuties)).toBe(0);
    expect(
      await world.db.reader.rows('select 1 as duty from council_duty where record_id = $1', [recordId]),
    ).toEqual([]);
    await world.db.write((tx) =>
      tx.rows("delete from council_duty_rule where kind_code = 'RW' and rule_code = 'CU-03'"),
    );
  });

  test('by rules that the county names', async () => {
    const input = { ...request(), kindCode: 'RW', rules: [{ ruleCode: 'CU-04', dutyKind: 'EVENT' }] };
    expect(await refused(world.as(CLERK), RULES, input)).toBe('FORBIDDEN');
    expect(await refused(world.stranger, RULES, input)).toBe('UNAUTHENTICATED');
    const county = world.as('沈若兰');
    expect(await refused(county, RULES, { ...input, ...request(), kindCode: 'ZZ' })).toBe(
      'NOT_FOUND kindCode',
    );
    const unknown = [{ ruleCode: 'ZZ-01', dutyKind: 'EVENT' }];
    // A member's own wedding, yard or saved banquet is no service to the village.
    for (const ruleCode of ['CU-01', 'CU-02', 'CU-03', 'EN-01']) {
      const own = { ...input, ...request(), rules: [{ ruleCode, dutyKind: 'EVENT' }] };
      expect(await refused(county, RULES, own), ruleCode).toBe('BAD_INPUT rules');
    }
    expect(await refused(county, RULES, { ...input, ...request(), rules: unknown })).toBe('NOT_FOUND rules');
    expect(await works(county, RULES, input)).toMatchObject({ dutyRules: [{ ruleCode: 'CU-04' }] });
    expect(await works(county, RULES, input)).toMatchObject({ dutyRules: [{ ruleCode: 'CU-04' }] });
    const { data } = await world.stranger.run(
      '{ councilKinds { code rules { code } dutyRules { ruleCode } } }',
    );
    const rw = data.councilKinds.find(({ code }: { code: string }) => code === 'RW');
    expect(rw.rules.map(({ code }: { code: string }) => code)).toEqual([
      'CU-01',
      'CU-02',
      'CU-03',
      'CU-04',
      'CU-05',
    ]);
  });
});

describe('what members did', () => {
  const QUIET =
    'query ($id: ID!) { quietMembers(councilId: $id) { days lastOn seat { resident { name } } } }';
  const LEDGER =
    'query ($id: ID!) { councilDuties(councilId: $id, first: 50) { nodes { id onDay mayDecide member { id } council { id } } } }';
  const MONTH = `query ($id: ID!, $month: String!) { councilMonth(councilId: $id, month: $month) {
    sight until duties meetings minutes members reported byKind { kind count } lines { duties minutes member { id } seat { id } } } }`;

  test('is the chair’s to know first, the office’s a month later, and nobody else’s', async () => {
    // It is 28 June: two members were last heard of in March, one never.
    const quiet = async (name: string): Promise<string[]> => {
      const { data, codes } = await world.as(name).run(QUIET, { id: councilId });
      return codes.length > 0
        ? codes
        : data.quietMembers.map(({ seat }: { seat: { resident: { name: string } } }) => seat.resident.name);
    };
    const never = members.slice(4).map(({ name }) => name);
    expect(never.length).toBeGreaterThan(0);
    const chairs = await quiet(CHAIR);
    for (const name of never) expect(chairs).toContain(name);
    expect(chairs).toContain(member(3).name);
    expect(chairs).not.toContain(member(0).name);
    // 3 March is 115 days ago: 90 are over, the chair's 30 more are not.
    const office = await quiet(CLERK);
    expect(office).not.toContain(member(3).name);
    for (const name of never) expect(office).toContain(name);
    expect(await quiet(member(0).name)).toEqual(['FORBIDDEN']);
    expect(await quiet('沈若兰')).toEqual(['FORBIDDEN']);
    expect(await quiet((await world.villager(0)).name)).toEqual(['FORBIDDEN']);
    expect((await world.stranger.run(QUIET, { id: councilId })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('lies on the sheet in the order of places, for whoever may read it', async () => {
    const chairs = await sheet(CHAIR);
    expect(chairs).toMatchObject({ sight: 'CHAIR' });
    expect(chairs.members.map(({ member: { id } }) => id)[0]).toBe((await world.resident(CHAIR)).id);
    expect(chairs.members).toHaveLength(6);
    const office = await sheet(CLERK);
    expect(office.sight).toBe('OFFICE');
    const of = (from: { members: Year[] }, id: string): Year | undefined =>
      from.members.find((each) => each.member.id === id);
    // What happened in June is not told to the office yet.
    expect(of(chairs, member(0).id)?.lastOn).toBe('2025-06-14');
    expect(of(office, member(0).id)?.lastOn).toBe('2025-05-10');
    const own = await sheet(member(1).name);
    expect(own.sight).toBe('OWN');
    expect(own.members.map(({ member: { id } }) => id)).toEqual([member(1).id]);
    const nobody = await world
      .as((await world.villager(0)).name)
      .run('query ($id: ID!) { reappointmentSheet(councilId: $id, year: 2025) { year } }', { id: councilId });
    expect(nobody.codes).toEqual(['FORBIDDEN']);
  });

  test('stands on the month’s sheet', async () => {
    const month = async (name: string, of: string) =>
      (await world.as(name).run(MONTH, { id: councilId, month: of })).data.councilMonth;
    const chairs = await month(CHAIR, '2025-06');
    expect(chairs).toMatchObject({ sight: 'CHAIR', reported: false, duties: 2, meetings: 0 });
    expect(chairs.lines).toHaveLength(6);
    // The office reads June's figures, its lines when the chair has had its time.
    expect(await month(CLERK, '2025-06')).toMatchObject({ duties: 2, lines: [] });
    expect((await month(CLERK, '2025-03')).lines).toHaveLength(6);
    expect((await month(member(1).name, '2025-06')).lines).toHaveLength(1);
    expect((await world.as(CHAIR).run(MONTH, { id: councilId, month: '2025-13' })).codes).toEqual([
      'BAD_INPUT',
    ]);
  });

  test('is a ledger that costs the same for one line and for many', async () => {
    const cost = (first: number): Promise<number> =>
      world.statementsOf(async () => {
        const { codes } = await world
          .as(CHAIR)
          .run(LEDGER.replace('first: 50', `first: ${first}`), { id: councilId });
        expect(codes).toEqual([]);
      });
    expect(await cost(50)).toBe(await cost(1));
    const own = await world.as(member(1).name).run(LEDGER, { id: councilId });
    const ids = own.data.councilDuties.nodes.map((node: { member: { id: string } }) => node.member.id);
    expect(new Set(ids)).toEqual(new Set([member(1).id]));
    expect((await world.as((await world.villager(0)).name).run(LEDGER, { id: councilId })).codes).toEqual([
      'FORBIDDEN',
    ]);
    const mine = await world
      .as(member(1).name)
      .run('{ myDuties(year: 2025, first: 2) { nodes { id } pageInfo { hasNextPage endCursor } } }');
    expect(mine.data.myDuties.nodes).toHaveLength(2);
    expect(mine.data.myDuties.pageInfo.hasNextPage).toBe(true);
  });
});

describe('councils side by side', () => {
  const COMPARE = `query ($areaId: ID!) { councilComparison(areaId: $areaId) { since
    total { councils active asleep fresh duties months } parts { councils asleep area { nameZh } months }
    kinds { councils kind { code nameZh } } councils { pulse seats hasChair months lastOn reported
      council { nameZh kind { code } area { nameZh } } } } }`;

  test('are for town and county, at the cost of a few statements for all', async () => {
    const county = world.as('沈若兰');
    const { data, codes } = await county.run(COMPARE, { areaId: world.county });
    expect(codes).toEqual([]);
    const { total, parts, kinds, councils, since } = data.councilComparison;
    expect(since).toBe('2024-07');
    expect(councils.length).toBeGreaterThan(250);
    expect(total.councils).toBe(councils.length);
    expect(parts).toHaveLength(11);
    expect(kinds.reduce((sum: number, one: { councils: number }) => sum + one.councils, 0)).toBe(
      total.councils,
    );
    expect(total.asleep).toBeGreaterThan(0);
    const rw = councils.find(
      ({ council }: { council: { kind: { code: string }; area: { nameZh: string } } }) =>
        council.kind.code === 'RW' && council.area.nameZh === '银杏坝村',
    );
    expect(rw).toMatchObject({ pulse: 'ACTIVE', seats: 6, hasChair: true, reported: false });
    const asked = await county.run(
      `query ($areaId: ID!) { councilComparison(areaId: $areaId) { councils(pulse: ASLEEP, kindCode: "RW") { pulse } } }`,
      { areaId: world.county },
    );
    expect(
      new Set(asked.data.councilComparison.councils.map(({ pulse }: { pulse: string }) => pulse)),
    ).toEqual(new Set(['ASLEEP']));
    const cost = (areaId: string): Promise<number> =>
      world.statementsOf(() => county.run(COMPARE, { areaId }));
    const ofAll = await cost(world.county);
    const town = await world.db.reader.row<{ id: string }>('select parent_id as id from area where id = $1', [
      world.village,
    ]);
    expect(ofAll).toBe(await cost(town?.id ?? ''));
    expect(ofAll).toBeLessThanOrEqual(8);
    for (const name of [CHAIR, '汪德厚', (await world.villager(0)).name]) {
      expect((await world.as(name).run(COMPARE, { areaId: world.county })).codes).toEqual(['FORBIDDEN']);
    }
    expect((await world.as(CLERK).run(COMPARE, { areaId: world.village })).codes).toEqual([]);
    expect((await world.as(CLERK).run(COMPARE, { areaId: world.county })).codes).toEqual(['FORBIDDEN']);
  });

  test('wake up when a month comes in from paper', async () => {
    const paper = await world.db.reader.row<{ id: string; townId: string }>(
      `select c.id, a.parent_id as town_id from council c join area a on a.id = c.area_id
       where c.area_id <> all ($1::uuid[]) order by a.code limit 1`,
      [[world.village, world.otherVillage]],
    );
    const town = await world.db.reader.row<{ name: string }>(
      `select r.name from post p join resident r on r.id = p.resident_id where p.role = 'TOWN_STAFF' and p.area_id = $1`,
      [paper?.townId],
    );
    const input = {
      ...request(),
      councilId: paper?.id,
      month: '2025-06',
      duties: 5,
      meetings: 1,
      minutes: 300,
      members: 4,
      lastOn: '2025-06-20',
    };
    expect(await refused(world.as(CLERK), REPORT, input)).toBe('FORBIDDEN');
    expect(await refused(world.stranger, REPORT, input)).toBe('UNAUTHENTICATED');
    const caller = world.as(town?.name ?? '');
    const code = (given: object): Promise<string> =>
      refused(caller, REPORT, { ...input, ...request(), ...given });
    expect(await code({ month: '2025-07', lastOn: '2025-07-01' })).toBe('IN_THE_FUTURE month');
    expect(await code({ lastOn: '2025-05-20' })).toBe('OUT_OF_RANGE lastOn');
    await works(caller, REPORT, input);
    await works(caller, REPORT, input);
    await works(caller, REPORT, { ...input, ...request(), duties: 6 });
    const { data } = await world.as('沈若兰').run(COMPARE, { areaId: paper?.townId });
    expect(data.councilComparison.total).toMatchObject({ duties: 6, active: expect.any(Number) });
    // Where duties are logged here, they are the figures.
    expect(
      await refused(world.as(CLERK), REPORT, {
        ...input,
        ...request(),
        councilId,
      }),
    ).toBe('CONFLICT month');
  });
});

describe('messages', () => {
  test('tell each once: the chair how many are quiet, never who', async () => {
    const told = await world.db.write(tellCouncils);
    expect(told).toBeGreaterThan(0);
    expect(await world.db.write(tellCouncils)).toBe(0);
    const { data } = await world.as(CHAIR).run('{ messages { nodes { kind link params { name value } } } }');
    const quiet = data.messages.nodes.find(({ kind }: { kind: string }) => kind === 'COUNCIL_QUIET');
    expect(quiet.link).toBe(`/work/councils/${councilId}/duties`);
    for (const { name } of members) expect(JSON.stringify(quiet)).not.toContain(name);
  });
});

describe('what is known twice', () => {
  test('counts once: a record joins what was written down by hand', async () => {
    const onDay = '2025-06-27';
    const byHand = { councilId, kind: 'EVENT', onDay, what: '' };
    await works(world.as(member(1).name), FILE, { ...request(), ...byHand, residentId: member(1).id });
    await works(world.as(CHAIR), FILE, { ...request(), ...byHand, residentId: member(2).id, minutes: 60 });
    const three = [member(0).id, member(1).id, member(2).id];
    const roll = await world
      .as('蓝晓峰')
      .run('mutation ($input: RollInput!) { takeRoll(input: $input) { records { id } } }', {
        input: {
          requestId: world.id(),
          villageId: world.village,
          ruleId: await world.rule('CU-04'),
          title: '红事服务',
          startedAt: `${onDay}T09:00:00+08:00`,
          endedAt: `${onDay}T13:00:00+08:00`,
          rows: three.map((residentId) => ({ residentId })),
        },
      });
    expect(roll.codes).toEqual([]);
    for (const [name, decision] of [
      [CLERK, 'CHECK'],
      [CHAIR, 'APPROVE'],
    ] as const) {
      const decisions = roll.data.takeRoll.records.map(({ id }: { id: string }) => ({
        recordId: id,
        decision,
      }));
      const { codes } = await world
        .as(name)
        .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
          input: { requestId: world.id(), decisions },
        });
      expect(codes).toEqual([]);
    }
    expect(await world.db.write(gatherDuties)).toBe(3);
    expect(await world.db.write(gatherDuties)).toBe(0);
    const lines = await world.db.reader.rows<{ residentId: string }>(
      `select resident_id, source_kind, state, minutes, decided_by is not null as decided, record_id is not null as recorded,
         roll_id is not null as rolled from council_duty where council_id = $1 and on_day = $2`,
      [councilId, onDay],
    );
    const done = { state: 'DONE', recorded: true, rolled: true };
    const [first, second, third] = three.map((id) => lines.filter(({ residentId }) => residentId === id));
    expect(first).toMatchObject([{ ...done, sourceKind: 'RECORD', minutes: 240 }]);
    // The record's approval confirmed the member's own word.
    expect(second).toMatchObject([{ ...done, sourceKind: 'FILED', minutes: 240, decided: true }]);
    expect(third).toMatchObject([{ ...done, sourceKind: 'FILED', minutes: 60, decided: false }]);
    for (const residentId of three) {
      expect(await refused(world.as(CLERK), FILE, { ...request(), ...byHand, residentId })).toBe(
        'CONFLICT onDay',
      );
    }
  });

  test('loses nothing: a month from paper stays beside what is logged', async () => {
    const paper = await world.council('DG');
    const sitting = await world.db.reader.row<{ id: string }>(
      "select resident_id as id from post where council_id = $1 and role = 'COUNCIL_CHAIR' and ends_on is null",
      [paper],
    );
    const clerk = await world.resident(CLERK);
    const input = {
      councilId: paper,
      month: '2025-05',
      meetings: 1,
      minutes: 900,
      members: 5,
      lastOn: '2025-05-30',
    };
    const report = (duties: number): Promise<unknown> =>
      works(world.as(CLERK), REPORT, { ...request(), ...input, duties });
    const log = (sourceKind: string): Promise<number> =>
      world.db.write((tx) =>
        logDuties(tx, clerk.id, [
          {
            councilId: paper,
            residentId: sitting?.id ?? '',
            kind: DutyKind.TALK,
            onDay: '2025-05-12',
            minutes: 60,
            sourceKind,
            sourceId: world.id(),
          },
        ]),
      );
    const strike = (sourceKind: string): Promise<unknown> =>
      world.db.write((tx) =>
        tx.rows("update council_duty set state = 'STRUCK' where council_id = $1 and source_kind = $2", [
          paper,
          sourceKind,
        ]),
      );
    const shown = async (): Promise<[number, boolean] | null> => {
      const row = await world.db.reader.row<{ duties: number; logged: boolean }>(
        "select duties, logged from council_month where council_id = $1 and month = '2025-05-01'",
        [paper],
      );
      return row ? [row.duties, row.logged] : null;
    };
    await report(30);
    await log('RECORD');
    expect(await shown()).toEqual([30, false]);
    await report(31);
    expect(await shown()).toEqual([31, false]);
    await report(0);
    expect(await shown()).toEqual([1, true]);
    await report(31);
    // Somebody logs here: now these are the figures.
    await log('VISIT');
    expect(await shown()).toEqual([2, true]);
    expect(await refused(world.as(CLERK), REPORT, { ...request(), ...input, duties: 9 })).toBe(
      'CONFLICT month',
    );
    await strike('VISIT');
    expect(await shown()).toEqual([31, false]);
    await strike('RECORD');
    expect(await shown()).toEqual([31, false]);
  });
});

describe('a seat after a break', () => {
  test('is quiet from its own beginning, and without a break from the first', async () => {
    const review = await world.council('MR');
    const [back, on] = await Promise.all([world.villager(60), world.villager(61)]);
    const seats = [
      [back.id, '2019-01-01', '2020-12-31'],
      [back.id, '2025-06-28', null],
      [on.id, '2024-01-01', '2025-06-27'],
      [on.id, '2025-06-28', null],
    ];
    for (const seat of seats) {
      await world.db.write((tx) =>
        tx.rows(
          `insert into post (resident_id, role, area_id, council_id, starts_on, ends_on)
           values ($1, 'COUNCIL_MEMBER', $4, $5, $2, $3)`,
          [...seat, world.village, review],
        ),
      );
    }
    const clerk = await world.resident(CLERK);
    await world.db.write((tx) =>
      logDuties(tx, clerk.id, [
        {
          councilId: review,
          residentId: back.id,
          kind: DutyKind.VISIT,
          onDay: '2020-05-05',
          sourceKind: 'VISIT',
          sourceId: world.id(),
        },
      ]),
    );
    const { data, codes } = await world
      .as('苗静怡')
      .run('query ($id: ID!) { quietMembers(councilId: $id) { days seat { resident { id } } } }', {
        id: review,
      });
    expect(codes).toEqual([]);
    const days = new Map(
      data.quietMembers.map(({ days: count, seat }: { days: number; seat: { resident: { id: string } } }) => [
        seat.resident.id,
        count,
      ]),
    );
    expect(days.has(back.id)).toBe(false);
    expect(days.get(on.id)).toBe(544);
  });
});

describe('the own file', () => {
  test('has the seats and the duties of whoever asks', async () => {
    const { data, codes } = await world
      .as(member(0).name)
      .run(
        'mutation ($input: PersonalFileInput!) { exportPerson(input: $input) { chapters { key rows { cells } } } }',
        {
          input: { requestId: world.id(), residentId: member(0).id, paper: '' },
        },
      );
    expect(codes).toEqual([]);
    const chapters: { key: string; rows: { cells: string[] }[] }[] = data.exportPerson.chapters;
    expect(JSON.stringify(chapters.find(({ key }) => key === 'duties'))).toContain('红事帮忙');
    expect(chapters.find(({ key }) => key === 'councils')?.rows).toHaveLength(1);
  });
});
