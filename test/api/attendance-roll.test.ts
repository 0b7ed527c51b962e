import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CLERK, codeNow, crowd, documents, evening, LEADER, mark, marked, run } from './attendance-steps';
import { at, posted } from './tasks-steps';

let world: World;
let people: Person[];
let rule: string;
beforeAll(async () => {
  world = await openWorld();
  people = await crowd(world);
  expect(people).toHaveLength(40);
  rule = await world.rule('PA-01');
});
// The audit at the end proves: minutes within clock and day, marks behind every row, a record for every row.
afterAll(() => world.close());

interface LineSeen {
  resident: { id: string };
  minutes: number;
  outcome: string | null;
}
const byPerson = (lines: LineSeen[]): Map<string, LineSeen> =>
  new Map(lines.map((line) => [line.resident.id, line]));

const nth = (place: number): Person => {
  const person = people[place];
  if (!person) throw new Error('nobody');
  return person;
};

test('story: eight signed up, six come, one leaves early: 120 ×5 and 60 minutes, points for five, released as such', async () => {
  const day = '2025-06-20';
  const eight = people.slice(0, 8);
  const six = people.slice(0, 6);
  const taskId = await evening(world, day, eight, { ruleId: rule });
  // One by the code on the leader's phone, one by paper, the others tapped.
  const first = await run(world.as(nth(0).name), 'checkIn', {
    requestId: world.id(),
    taskId,
    code: await codeNow(world, taskId),
    kind: 'IN',
  });
  expect(first.codes).toEqual([]);
  expect(first.data.checkIn).toMatchObject({ signedUp: true, next: 'OUT', leftAt: null });
  expect(
    await marked(
      world,
      taskId,
      six
        .slice(1)
        .map((person, place) =>
          mark(world, person, 'IN', at(day, '19:20'), { way: place === 0 ? 'PAPER' : 'LEADER' }),
        ),
    ),
  ).toEqual(Array.from({ length: 5 }, () => 'ADDED'));
  world.setTime(new Date(at(day, '20:31')));
  expect(await marked(world, taskId, [mark(world, nth(5), 'OUT', at(day, '20:30'))])).toEqual(['ADDED']);
  world.setTime(new Date(at(day, '21:35')));
  expect(
    await marked(
      world,
      taskId,
      six.slice(0, 5).map((person) => mark(world, person, 'OUT', at(day, '21:34'))),
    ),
  ).toEqual(Array.from({ length: 5 }, () => 'ADDED'));

  const { data } = await world.as(LEADER).run(documents.sheet, { id: taskId });
  const lines = byPerson(data.attendanceSheet.lines);
  expect(six.map(({ id }) => lines.get(id)?.minutes)).toEqual([120, 120, 120, 120, 120, 60]);
  expect(lines.get(nth(5).id)).toMatchObject({ earlyMinutes: 60, lateMinutes: 0 });

  const input = {
    requestId: world.id(),
    taskId,
    rows: six.map(({ id }, place) => ({
      residentId: id,
      ...(place === 5 ? { hoursOnlyReason: '早退60分钟，不满2小时' } : {}),
    })),
    excusedIds: [nth(6).id],
  };
  const closed = await run(world.as(LEADER), 'closeTaskRoll', input);
  expect(closed.codes).toEqual([]);
  expect(closed.data.closeTaskRoll).toMatchObject({
    mayMark: false,
    mayClose: false,
    task: { state: 'CLOSED' },
  });
  const again = await run(world.as(LEADER), 'closeTaskRoll', input);
  expect(again.data.closeTaskRoll.roll.id).toBe(closed.data.closeTaskRoll.roll.id);

  const attended = await world.db.reader.rows<{ attended: string; residentId: string }>(
    'select attended, resident_id from sign_up where task_id = $1',
    [taskId],
  );
  const states = new Map(attended.map((row) => [row.residentId, row.attended]));
  expect(eight.map(({ id }) => states.get(id))).toEqual([...six.map(() => 'ATTENDED'), 'EXCUSED', 'ABSENT']);

  const records = await world.db.reader.rows<{
    id: string;
    facePoints: number;
    minutes: number;
    note: string;
  }>(
    'select id, face_points, minutes, note from activity_record where roll_id = $1 order by face_points desc, id',
    [closed.data.closeTaskRoll.roll.id],
  );
  expect(records.map(({ facePoints }) => facePoints)).toEqual([6, 6, 6, 6, 6, 0]);
  expect(records[5]).toMatchObject({ minutes: 60, note: '早退60分钟，不满2小时' });
  const seen = await world.as(CLERK).run(documents.record, { id: records[5]?.id });
  expect(seen.data.record.attendance).toMatchObject({
    minutes: 60,
    reason: '早退60分钟，不满2小时',
    task: { id: taskId },
  });

  const decide = (name: string, decision: string) =>
    run(world.as(name), 'decideRecords', {
      requestId: world.id(),
      decisions: records.map(({ id }) => ({ recordId: id, decision })),
    });
  // The leader took the roll: others check and approve.
  const own = await decide(LEADER, 'APPROVE');
  expect(own.data.decideRecords.every(({ error }: { error: string | null }) => error !== null)).toBe(true);
  expect(
    (await decide('郑守田', 'CHECK')).data.decideRecords.map((row: { error: string | null }) => row.error),
  ).toEqual(records.map(() => null));
  expect(
    (await decide(CLERK, 'APPROVE')).data.decideRecords.map((row: { error: string | null }) => row.error),
  ).toEqual(records.map(() => null));
  await world.advance(7);
  const granted = await world.db.reader.rows<{ asset: string; amount: number }>(
    `select asset, sum(amount) as amount from transfer where kind = 'GRANT' and source_id = any($1::uuid[]) group by asset order by asset`,
    [records.map(({ id }) => id)],
  );
  expect(granted).toEqual([
    { asset: 'HONOUR', amount: 30 },
    { asset: 'MINUTES', amount: 660 },
    { asset: 'POINTS', amount: 30 },
  ]);
});

describe('syncMarks', () => {
  const day = '2025-07-04';
  let taskId: string;
  beforeAll(async () => {
    taskId = await evening(world, day, people.slice(0, 3));
  });

  test('is for those who organise the task', async () => {
    const input = { requestId: world.id(), taskId, marks: [mark(world, nth(0), 'IN', at(day, '19:20'))] };
    expect((await run(world.stranger, 'syncMarks', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await run(world.as(nth(0).name), 'syncMarks', input)).codes).toEqual(['FORBIDDEN']);
    const away = await world.elsewhere('ORGANISER').catch(() => world.elsewhere('VILLAGE_CLERK'));
    expect((await run(world.as(away.name), 'syncMarks', input)).codes).toEqual(['FORBIDDEN']);
    expect((await run(world.as(LEADER), 'syncMarks', { ...input, taskId: world.id() })).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect((await world.as(nth(0).name).run(documents.sheet, { id: taskId })).codes).toEqual(['FORBIDDEN']);
  });

  test('the same request answers the same; another input under its id is refused', async () => {
    const input = { requestId: world.id(), taskId, marks: [mark(world, nth(0), 'IN', at(day, '19:20'))] };
    const first = await run(world.as(LEADER), 'syncMarks', input);
    expect(first.data.syncMarks.results[0].outcome).toBe('ADDED');
    const second = await run(world.as(LEADER), 'syncMarks', input);
    expect(second.data).toEqual(first.data);
    expect((await run(world.as(LEADER), 'syncMarks', { ...input, marks: [] })).codes).not.toEqual([]);
    const other = { ...input, marks: [mark(world, nth(1), 'IN', at(day, '19:20'))] };
    expect((await run(world.as(LEADER), 'syncMarks', other)).codes).toEqual(['IDEMPOTENCY_MISMATCH']);
    // The very same mark under another request: known; another mark of the same person: the first stands.
    expect(await marked(world, taskId, input.marks)).toEqual(['KNOWN']);
    expect(await marked(world, taskId, [{ ...input.marks[0], at: at(day, '19:19') }])).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect(await marked(world, taskId, [mark(world, nth(0), 'IN', at(day, '19:21'))], CLERK)).toEqual([
      'ALREADY',
    ]);
  });

  test('each mark is weighed by itself, in its order', async () => {
    const child = await world.resident('夏子轩');
    const other = await world.elsewhere('ORGANISER').catch(() => world.elsewhere('VILLAGE_CLERK'));
    expect(
      await marked(world, taskId, [
        mark(world, nth(1), 'OUT', at(day, '19:20')),
        mark(world, nth(1), 'IN', at(day, '18:00')),
        mark(world, nth(1), 'IN', at(day, '20:00')),
        mark(world, child, 'IN', at(day, '19:20')),
        mark(world, other, 'IN', at(day, '19:20')),
        mark(world, { ...nth(1), id: world.id() }, 'IN', at(day, '19:20')),
        mark(world, nth(1), 'IN', at(day, '19:18')),
        // Somebody who did not sign up, and fits.
        mark(world, nth(10), 'IN', at(day, '19:20')),
      ]),
    ).toEqual([
      'ILLEGAL_MOVE',
      'OUT_OF_RANGE',
      'IN_THE_FUTURE',
      'AGE_NOT_FIT',
      'OTHER_VILLAGE',
      'NOT_FOUND',
      'ADDED',
      'ADDED',
    ]);
  });

  test('a correction needs a reason and what stands, and leaves the first mark where it was', async () => {
    const { data } = await world.as(LEADER).run(documents.sheet, { id: taskId });
    const line = data.attendanceSheet.lines.find((each: LineSeen) => each.resident.id === nth(10).id);
    const replacesId = line.came.id;
    expect(
      await marked(world, taskId, [
        mark(world, nth(10), 'IN', at(day, '19:15'), { replacesId }),
        mark(world, nth(10), 'IN', at(day, '19:15'), { replacesId: world.id(), note: '记错' }),
        mark(world, nth(10), 'IN', at(day, '19:20'), { replacesId, note: '点错人', gone: true }),
        mark(world, nth(10), 'IN', at(day, '19:15'), { replacesId, note: '晚了一步' }),
      ]),
    ).toEqual(['REASON_REQUIRED', 'CONFLICT', 'ADDED', 'CONFLICT']);
    const kept = await world.db.reader.rows(
      'select id from attendance_mark where task_id = $1 and resident_id = $2',
      [taskId, nth(10).id],
    );
    expect(kept).toHaveLength(2);
    await expect(
      world.db.write((tx) =>
        tx.rows(`update attendance_mark set at = at - interval '1 hour' where id = $1`, [replacesId]),
      ),
    ).rejects.toMatchObject({ code: 'APPEND_ONLY' });
  });

  test('too late is too late', async () => {
    world.setTime(new Date(Date.parse(at(day, '21:30')) + 73 * 3_600_000));
    expect(await marked(world, taskId, [mark(world, nth(2), 'IN', at(day, '19:20'))])).toEqual(['TASK_OVER']);
  });
});

describe('checkIn', () => {
  const day = '2025-07-11';
  let taskId: string;
  beforeAll(async () => {
    taskId = await evening(world, day, people.slice(0, 4));
  });
  const check = (person: Person, over: object) =>
    run(world.as(person.name), 'checkIn', { requestId: world.id(), taskId, kind: 'IN', ...over });

  test('takes the code of now, and no stranger', async () => {
    const code = await codeNow(world, taskId);
    expect(
      (await run(world.stranger, 'checkIn', { requestId: world.id(), taskId, kind: 'IN', code })).codes,
    ).toEqual(['UNAUTHENTICATED']);
    const away = await world.elsewhere('VILLAGE_CLERK');
    expect(
      (await run(world.as(away.name), 'checkIn', { requestId: world.id(), taskId, kind: 'IN', code })).codes,
    ).toEqual(['NOT_FOUND']);
    const input = { requestId: world.id(), code, kind: 'IN' };
    const first = await run(world.as(nth(0).name), 'checkIn', input);
    expect(first.data.checkIn).toMatchObject({ id: taskId, next: 'OUT' });
    const second = await run(world.as(nth(0).name), 'checkIn', input);
    expect(second.data).toEqual(first.data);
    expect((await run(world.as(nth(0).name), 'checkIn', { ...input, kind: 'OUT' })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect((await run(world.as(nth(1).name), 'checkIn', input)).codes).toEqual(['IDEMPOTENCY_MISMATCH']);
    // Once more by the same person: what stands, stands.
    expect((await check(nth(0), { code })).data.checkIn.cameAt).toBe(first.data.checkIn.cameAt);
    const { data } = await world.as(nth(0).name).run(documents.myPresences);
    expect(data.myPresences).toMatchObject([{ id: taskId, next: 'OUT' }]);
  });

  test('refuses wrong, old and foreign codes, and leaving without having come', async () => {
    const code = await codeNow(world, taskId);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await check(nth(1), { code: wrong })).codes).toEqual(['WRONG_CODE']);
    expect((await check(nth(1), { code: await codeNow(world, taskId, 3) })).codes).toEqual(['WRONG_CODE']);
    expect((await check(nth(1), { code: '12345' })).codes).toEqual(['BAD_INPUT']);
    const far = await posted(world, { day, time: '20:00' });
    expect((await check(nth(1), { code, taskId: far })).codes).toEqual(['WRONG_CODE']);
    expect((await check(nth(1), { code, kind: 'OUT' })).codes).toEqual(['ILLEGAL_MOVE']);
    world.setTime(new Date(world.clock.now().getTime() + 90_000));
    expect((await check(nth(1), { code })).codes).toEqual(['WRONG_CODE']);
    expect((await check(nth(1), { code: await codeNow(world, taskId) })).codes).toEqual([]);
  });

  test('guessing ends', async () => {
    const codes = [];
    for (let tries = 0; tries < 10; tries += 1)
      codes.push(...(await check(nth(3), { code: '000000' })).codes);
    expect(codes.slice(-2)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
  });

  test('a card leads to its people: a household’s members, a volunteer by number', async () => {
    const card = await world.db.reader.row<{ cardNumber: string }>(
      'select card_number from household where id = $1',
      [nth(0).householdId],
    );
    const { data } = await world.as(LEADER).run(documents.cardPeople, { taskId, card: card?.cardNumber });
    expect(data.cardPeople.people.map(({ id }: { id: string }) => id)).toContain(nth(0).id);
    expect((await world.as(LEADER).run(documents.cardPeople, { taskId, card: 'ZY99999999' })).codes).toEqual([
      'CARD_NOT_FOUND',
    ]);
    expect(
      (await world.as(nth(0).name).run(documents.cardPeople, { taskId, card: card?.cardNumber })).codes,
    ).toEqual(['FORBIDDEN']);
  });
});

describe('closeTaskRoll', () => {
  const day = '2025-07-18';
  let taskId: string;
  beforeAll(async () => {
    taskId = await evening(world, day, people.slice(0, 3));
    await marked(
      world,
      taskId,
      people.slice(0, 2).map((person) => mark(world, person, 'IN', at(day, '19:20'))),
    );
  });
  const rows = () => [
    { residentId: nth(0).id },
    { residentId: nth(1).id, refusedReason: '走的时间没人知道' },
  ];

  test('is for those who may take rolls, once the task has begun, with exactly those who are there', async () => {
    const hours = await world.rule('PA-01');
    const input = () => ({ requestId: world.id(), taskId, ruleId: hours, rows: rows() });
    expect((await run(world.as(LEADER), 'closeTaskRoll', input())).codes).toEqual(['IN_THE_FUTURE']);
    world.setTime(new Date(at(day, '21:40')));
    await marked(world, taskId, [mark(world, nth(0), 'OUT', at(day, '21:31'))]);
    expect((await run(world.stranger, 'closeTaskRoll', input())).codes).toEqual(['UNAUTHENTICATED']);
    expect((await run(world.as(nth(0).name), 'closeTaskRoll', input())).codes).toEqual(['FORBIDDEN']);
    const away = await world.elsewhere('VILLAGE_CLERK');
    expect((await run(world.as(away.name), 'closeTaskRoll', input())).codes).toEqual(['FORBIDDEN']);
    const close = (over: object) => run(world.as(LEADER), 'closeTaskRoll', { ...input(), ...over });
    expect((await close({ rows: rows().slice(0, 1) })).codes).toEqual(['CONFLICT']);
    expect((await close({ rows: [...rows(), { residentId: nth(2).id }] })).codes).toEqual(['CONFLICT']);
    expect((await close({ rows: [...rows(), rows()[0]] })).codes).toEqual(['DUPLICATE_ROW']);
    // Nobody knows when the second one left.
    expect(await close({ rows: [rows()[0], { residentId: nth(1).id }] })).toMatchObject({
      codes: ['REASON_REQUIRED'],
      fields: ['rows.1'],
    });
    // The task has no rule: hours need one that counts them.
    expect(await close({ ruleId: null })).toMatchObject({ codes: ['BAD_INPUT'], fields: ['ruleId'] });
    expect((await close({ ruleId: await world.rule('PA-03') })).codes).toEqual(['BAD_INPUT']);

    const whole = input();
    const closed = await run(world.as(LEADER), 'closeTaskRoll', whole);
    expect(closed.codes).toEqual([]);
    const lines = byPerson(closed.data.closeTaskRoll.lines);
    expect(lines.get(nth(0).id)).toMatchObject({ minutes: 120, outcome: 'HOURS' });
    expect(lines.get(nth(1).id)).toMatchObject({ outcome: 'NONE', reason: '走的时间没人知道' });
    expect((await run(world.as(LEADER), 'closeTaskRoll', { ...whole, note: '改' })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect((await close({})).codes).toEqual(['ILLEGAL_MOVE']);
    expect(await marked(world, taskId, [mark(world, nth(2), 'IN', at(day, '19:25'))])).toEqual([
      'ILLEGAL_MOVE',
    ]);
  });

  test('the day’s most counts over all of a day’s tasks, and nobody is at two places at once', async () => {
    const on = '2025-07-25';
    const long = async (time: string, title: string) => posted(world, { day: on, time, title, ruleId: rule });
    const ids: string[] = [];
    for (const time of ['07:00', '09:00', '11:00', '13:00', '15:00'])
      ids.push(await long(time, `值守${time}`));
    const beside = await long('08:00', '同时');
    world.setTime(new Date(at(on, '17:30')));
    const counted: number[] = [];
    for (const [place, id] of ids.entries()) {
      const hour = String(7 + place * 2).padStart(2, '0');
      const end = String(9 + place * 2).padStart(2, '0');
      await marked(world, id, [
        mark(world, nth(20), 'IN', at(on, `${hour}:00`)),
        mark(world, nth(20), 'OUT', at(on, `${end}:00`)),
      ]);
      const { data } = await world.as(LEADER).run(documents.sheet, { id });
      const [line] = data.attendanceSheet.lines;
      counted.push(line.minutes);
      const closed = await run(world.as(LEADER), 'closeTaskRoll', {
        requestId: world.id(),
        taskId: id,
        rows: [{ residentId: nth(20).id, ...(line.minutes === 0 ? { refusedReason: '当天已满8小时' } : {}) }],
      });
      expect(closed.codes).toEqual([]);
    }
    expect(counted).toEqual([120, 120, 120, 120, 0]);
    await marked(world, beside, [
      mark(world, nth(20), 'IN', at(on, '08:00')),
      mark(world, nth(20), 'OUT', at(on, '10:00')),
      mark(world, nth(21), 'IN', at(on, '08:00')),
      mark(world, nth(21), 'OUT', at(on, '10:00')),
    ]);
    const { data } = await world.as(LEADER).run(documents.sheet, { id: beside });
    expect(byPerson(data.attendanceSheet.lines).get(nth(20).id)).toMatchObject({
      elsewhere: '值守07:00',
      otherMinutes: 480,
    });
    // Two boards: sums without names, and few people not counted out.
    const board = await world.stranger.run(documents.board, { id: world.village, month: '2025-07' });
    expect(board.data.board.serviceMonths.at(-1)).toMatchObject({
      month: '2025-07',
      tasks: 5,
      people: null,
      minutes: null,
    });
    const june = await world.stranger.run(documents.board, { id: world.village, month: '2025-06' });
    expect(june.data.board.teamMonths).toEqual([
      { teamId: null, name: null, tasks: 1, people: 6, minutes: 660 },
    ]);
    expect(
      (await world.stranger.run(documents.board, { id: world.village, month: '2025-13' })).codes,
    ).toEqual(['BAD_INPUT']);
  });
});

describe('reviseAttendanceSettings', () => {
  test('is the clerk’s and the secretary’s word', async () => {
    const input = {
      requestId: world.id(),
      villageId: world.village,
      roundingMinutes: 30,
      earlyMinutes: 30,
      syncHours: 48,
    };
    expect((await run(world.stranger, 'reviseAttendanceSettings', input)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await run(world.as(LEADER), 'reviseAttendanceSettings', input)).codes).toEqual(['FORBIDDEN']);
    const away = await world.elsewhere('VILLAGE_CLERK');
    expect((await run(world.as(away.name), 'reviseAttendanceSettings', input)).codes).toEqual(['FORBIDDEN']);
    expect(
      (await run(world.as(CLERK), 'reviseAttendanceSettings', { ...input, roundingMinutes: 7 })).codes,
    ).toHaveLength(1);
    const first = await run(world.as(CLERK), 'reviseAttendanceSettings', input);
    expect(first.data.reviseAttendanceSettings).toMatchObject({ roundingMinutes: 30, syncHours: 48 });
    expect((await run(world.as(CLERK), 'reviseAttendanceSettings', input)).data).toEqual(first.data);
    expect(
      (await run(world.as(CLERK), 'reviseAttendanceSettings', { ...input, syncHours: 4 })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
  });
});
