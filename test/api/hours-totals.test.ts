import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsSheet } from '#server/features/service/records-sheet';
import { openWorld, type Person, type World } from '#test/support/world';
import {
  award,
  CLERK,
  done,
  hoursOf,
  onBoard,
  OVERSIGHT,
  refused,
  SECRETARY,
  served,
  terms,
  TOWN,
} from './hours-steps';

// Minutes by month, team and kind; honours; requests to correct hours; settings; numbers under a race.

let world: World;
let people: Person[];
const at = (place: number): Person => {
  const person = people[place];
  if (!person) throw new Error('The village is too small.');
  return person;
};

beforeAll(async () => {
  world = await openWorld();
  people = [];
  for (let place = 0; place < 24; place += 1) people.push(await world.villager(place));
  await done(world, SECRETARY, 'reviseHoursTerms', terms(world));
}, 60_000);
afterAll(async () => {
  // The roll of a task was only put in place for the totals: nobody was marked on it.
  await world.db.write((tx) => tx.rows('delete from task_roll'));
  await world.close();
});

describe('hours', () => {
  test('are told by month and kind with their lines explained, and add up to the ledger', async () => {
    await served(world, at(0), '2025-04-10', 120);
    const wrong = await served(world, at(0), '2025-05-10', 180);
    await served(world, at(0), '2025-05-12', 60, 'CA-03');
    await world
      .as(SECRETARY)
      .run('mutation ($input: RecordMoveInput!) { reverseRecord(input: $input) { state } }', {
        input: { requestId: world.id(), recordId: wrong, reason: '写错了人' },
      });
    const { volunteerHours } = (await hoursOf(world, world.as(at(0).name))).data;
    expect(volunteerHours.minutes).toBe(180);
    expect(volunteerHours.totals).toEqual([
      { month: '2025-05', kind: 'SCHOOLING', minutes: 60, times: 1, team: null },
      { month: '2025-04', kind: 'ELDERS', minutes: 120, times: 1, team: null },
    ]);
    expect(
      volunteerHours.lines.nodes.map(({ move, minutes }: { move: string; minutes: number }) => [
        move,
        minutes,
      ]),
    ).toEqual([
      ['REVERSAL', -180],
      ['GRANT', 60],
      ['GRANT', 180],
      ['GRANT', 120],
    ]);
    expect(volunteerHours.lines.nodes[1]).toMatchObject({
      title: '照看老人',
      doneOn: '2025-05-12',
      kind: 'SCHOOLING',
    });
  });

  test('bear the kind and team of the task whose roll they came from', async () => {
    const recordId = await served(world, at(1), '2025-05-10', 120, 'VS-02', false);
    const ids = await world.db.write(async (tx) => {
      const team = await tx.row<{ id: string }>(
        `insert into team (id, village_id, kind, name, purpose, state, created_at)
         values (gen_random_uuid(), $1, 'PATROL', '东头巡逻队', '', 'ACTIVE', now()) returning id`,
        [world.village],
      );
      const task = await tx.row<{ id: string }>(
        `insert into task (village_id, team_id, kind, title, place, starts_at, ends_at, organiser_id, created_at, changed_at)
         values ($1, $2, 'PATROL', '夜巡', '东头', '2025-05-10T20:00+08', '2025-05-10T22:00+08', $3, now(), now()) returning id`,
        [world.village, team?.id, (await world.resident('蓝晓峰')).id],
      );
      // A roll of the same rule that the record belongs to.
      const roll = await tx.row<{ id: string }>(
        `insert into roll (id, village_id, rule_version_id, title, started_at, taken_by, created_at)
         select gen_random_uuid(), r.village_id, r.rule_version_id, '夜巡', r.started_at, r.filer_id, now()
         from activity_record r where r.id = $1 returning id`,
        [recordId],
      );
      await tx.rows('update activity_record set roll_id = $2 where id = $1', [recordId, roll?.id]);
      await tx.rows('insert into task_roll (task_id, roll_id) values ($1, $2)', [task?.id, roll?.id]);
      return { team: team?.id };
    });
    await world.advance(12);
    const { volunteerHours } = (await hoursOf(world, world.as(at(1).name))).data;
    expect(volunteerHours.totals).toEqual([
      {
        month: '2025-05',
        kind: 'PATROL',
        minutes: 120,
        times: 1,
        team: { id: ids.team, name: '东头巡逻队' },
      },
    ]);
    const village = await world
      .as(OVERSIGHT)
      .run(
        'query ($id: ID!) { villageHours(villageId: $id, year: 2025) { persons totals { kind minutes } moves } }',
        {
          id: world.village,
        },
      );
    expect(village.codes).toEqual([]);
    expect(village.data.villageHours).toMatchObject({ persons: 2, moves: ['SEE_CERTIFICATES'] });
  });

  test('are for the person and whoever serves the village; the totals of a village for its posts', async () => {
    expect((await hoursOf(world, world.stranger)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await hoursOf(world, world.as(at(2).name), at(0).id)).data.volunteerHours).toBeNull();
    const seen = (await hoursOf(world, world.as('汪德厚'), at(0).id)).data.volunteerHours;
    expect(seen).toMatchObject({ minutes: 180, certificates: [], corrections: [] });
    const ask = (name: string) =>
      world.as(name).run('query ($id: ID!) { villageHours(villageId: $id) { year } }', { id: world.village });
    expect((await ask(at(0).name)).codes).toEqual(['FORBIDDEN']);
    expect((await ask((await world.elsewhere('VILLAGE_CLERK')).name)).codes).toEqual(['FORBIDDEN']);
    expect((await ask(TOWN)).codes).toEqual([]);
  });

  test('leave as a sheet whose columns are the documented ones', async () => {
    const bytes = await recordsSheet(world.db.reader, world.village, 2025, 'zh');
    const [sheet] = await readXlsxFile(bytes);
    const rows = sheet?.data ?? [];
    expect(rows[0]).toEqual([
      '账号序号',
      '志愿者编号',
      '姓名',
      '户号',
      '服务日期',
      '时长（分钟）',
      '服务类别',
      '队伍',
      '服务内容',
      '地点',
      '规则编号',
      '规则名称',
      '入账日期',
      '入账方式',
      '记录编号',
    ]);
    expect(rows.slice(1).reduce((sum, row) => sum + Number(row[5]), 0)).toBe(300);
    expect(rows.some((row) => row[7] === '东头巡逻队' && row[6] === '义务巡逻')).toBe(true);
  });
});

describe('honours', () => {
  test('come by themselves, once each, with the points of the rule, and the person is told', async () => {
    const person = at(3);
    // The cap of the rule is 40 hours a month: spread over months, seven hours a day, below 30 points.
    for (const month of ['01', '02', '03'])
      for (const day of ['05', '06', '07'])
        await served(world, person, `2025-${month}-${day}`, 420, 'VS-02', day === '07');
    await Promise.all([award(world), award(world)]);
    await award(world);
    const { volunteerHours } = (await hoursOf(world, world.as(person.name))).data;
    expect(volunteerHours.minutes).toBe(63 * 60);
    expect(volunteerHours.honours).toEqual([
      { year: 2025, hours: 50, points: 25 },
      { year: 2025, hours: 20, points: 10 },
    ]);
    const told = await world.db.reader.rows('select kind from message where resident_id = $1 and kind = $2', [
      person.id,
      'HONOUR_REACHED',
    ]);
    expect(told).toHaveLength(2);
    const awards = await world.db.reader.rows(
      `select amount from transfer where kind = 'AWARD' and earner_id = $1`,
      [person.id],
    );
    expect(awards).toHaveLength(2);
  }, 120_000);

  test('stand on the board only with consent, and go with it', async () => {
    const roll = async () =>
      (
        await world.stranger.run(
          'query ($id: ID!) { board(villageId: $id) { honourRoll { name year hours } } }',
          {
            id: world.village,
          },
        )
      ).data.board.honourRoll;
    expect(await roll()).toEqual([]);
    const decide = (given: boolean) =>
      world.db.write((tx) =>
        tx.rows(
          `insert into consent (id, resident_id, purpose, text_id, given, channel, entered_by, decided_at)
           select gen_random_uuid(), $1, 'HONOUR_BOARD', t.id, $2, 'SELF', $1, $3 from consent_text t
           where t.purpose = 'HONOUR_BOARD' order by t.version desc limit 1`,
          [at(3).id, given, tx.at],
        ),
      );
    await decide(true);
    expect(await roll()).toEqual([{ name: at(3).name, year: 2025, hours: 50 }]);
    await decide(false);
    expect(await roll()).toEqual([]);
  });
});

describe('a request to correct hours', () => {
  test('is asked by the person, answered by somebody else, and corrected only by a record', async () => {
    const person = at(4);
    const recordId = await served(world, person, '2025-05-10', 60);
    const ask = (by: string | null, more: Record<string, unknown> = {}) =>
      refused(world, by, 'askHoursCorrection', { recordId, words: '少算了一小时', ...more });
    expect(await ask(null)).toBe('UNAUTHENTICATED');
    expect(await ask(at(5).name)).toBe('NOT_FOUND');
    expect(await ask(at(5).name, { residentId: person.id })).toBe('FORBIDDEN');
    expect(await ask(OVERSIGHT, { residentId: person.id })).toBe('FORBIDDEN');
    expect(await ask(person.name, { words: ' ' })).toBe('REASON_REQUIRED');
    const requestId = world.id();
    const input = { requestId, recordId, words: '少算了一小时' };
    const one = await done(world, person.name, 'askHoursCorrection', input);
    expect((await done(world, person.name, 'askHoursCorrection', input)).id).toBe(one.id);
    expect(await ask(person.name, { requestId, words: '别的' })).toBe('IDEMPOTENCY_MISMATCH');
    expect(one).toMatchObject({ state: 'OPEN', moves: ['WITHDRAW'] });

    const answer = (by: string | null, more: Record<string, unknown> = {}) =>
      refused(world, by, 'answerHoursCorrection', {
        correctionId: one.id,
        outcome: 'CORRECTED',
        answer: '查过了',
        remedyId: recordId,
        ...more,
      });
    expect(await answer(null)).toBe('UNAUTHENTICATED');
    expect(await answer(person.name)).toBe('FORBIDDEN');
    expect(await answer(at(5).name)).toBe('NOT_FOUND');
    expect(await answer('蓝晓峰')).toBe('FORBIDDEN');
    expect(await answer(CLERK)).toBe('REMEDY_REQUIRED');
    expect(await answer(CLERK, { outcome: 'OPEN' })).toBe('BAD_INPUT');
    await world
      .as(SECRETARY)
      .run('mutation ($input: RecordMoveInput!) { reverseRecord(input: $input) { state } }', {
        input: { requestId: world.id(), recordId, reason: '时长写错' },
      });
    expect(await answer(CLERK)).toBe('done');
    expect(await answer(CLERK)).toBe('ILLEGAL_MOVE');
    expect(await refused(world, person.name, 'withdrawHoursCorrection', { correctionId: one.id })).toBe(
      'ILLEGAL_MOVE',
    );
  });

  test('is taken back by who asked; not more than five wait', async () => {
    const person = at(6);
    const asked: { id: string }[] = [];
    for (let place = 0; place < 5; place += 1)
      asked.push(await done(world, person.name, 'askHoursCorrection', { words: `第${place}次漏了` }));
    expect(await refused(world, person.name, 'askHoursCorrection', { words: '又漏了' })).toBe('TOO_MANY');
    const back = (by: string | null) =>
      refused(world, by, 'withdrawHoursCorrection', { correctionId: asked[0]?.id });
    expect(await back(null)).toBe('UNAUTHENTICATED');
    expect(await back(at(7).name)).toBe('NOT_FOUND');
    expect(await back(person.name)).toBe('done');
  });
});

describe('the settings', () => {
  test('are the secretary’s word, and hold together', async () => {
    const set = (by: string | null, more: Record<string, unknown> = {}) =>
      refused(world, by, 'reviseHoursTerms', terms(world, more));
    expect(await set(null)).toBe('UNAUTHENTICATED');
    expect(await set(CLERK)).toBe('FORBIDDEN');
    expect(await set((await world.elsewhere('VILLAGE_SECRETARY')).name)).toBe('FORBIDDEN');
    expect(await set(SECRETARY, { numberFormat: '第{serial}号证明' })).toBe('BAD_INPUT');
    expect(await set(SECRETARY, { noticeDays: 6 })).toBe('OUT_OF_RANGE');
    expect(await set(SECRETARY, { honourHours: [50, 20, 100] })).toBe('BAD_INPUT');
    expect(await set(SECRETARY, { honourPoints: [1] })).toBe('BAD_INPUT');
    const requestId = world.id();
    const input = terms(world, { requestId, noticeDays: 9 });
    expect(await done(world, SECRETARY, 'reviseHoursTerms', input)).toMatchObject({ noticeDays: 9 });
    expect(await done(world, SECRETARY, 'reviseHoursTerms', input)).toMatchObject({ noticeDays: 9 });
    expect(await refused(world, SECRETARY, 'reviseHoursTerms', { ...input, noticeDays: 8 })).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
    expect(await set(SECRETARY)).toBe('done');
  });
});

describe('numbers', () => {
  test('run without a gap and without a double when twenty are issued at once, some of them refused', async () => {
    const crowd = people.slice(8, 24);
    for (const person of crowd) await served(world, person, '2025-05-10', 60, 'VS-02', false);
    await world.advance(12);
    const waiting = [];
    for (const person of crowd) waiting.push(await onBoard(world, person));
    await world.advance(8);
    // The clerk accepted them all: her tries draw no number, nor do repeats of what is issued already.
    const tries = [
      ...waiting.map(({ id }) => refused(world, SECRETARY, 'issueCertificate', { certificateId: id })),
      ...waiting
        .slice(0, 4)
        .map(({ id }) => refused(world, CLERK, 'issueCertificate', { certificateId: id })),
    ];
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(crowd.length);
    const rows = await world.db.reader.rows<{ serial: number; number: string }>(
      'select serial, number from certificate where village_id = $1 and year = 2025 order by serial',
      [world.village],
    );
    expect(rows.map(({ serial }) => serial)).toEqual(crowd.map((_, place) => place + 1));
    expect(new Set(rows.map(({ number }) => number)).size).toBe(crowd.length);
  }, 120_000);
});
