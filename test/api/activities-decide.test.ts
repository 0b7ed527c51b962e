import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import {
  act,
  CLERK,
  decide,
  decisionError,
  done,
  filed,
  LEADER,
  record,
  SECOND_CLERK,
  SECRETARY,
  step,
  TOWN,
} from './activities-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const villager = async (place: number): Promise<string> => (await world.villager(place)).id;

async function checked(
  residentId: string,
  ruleCode = 'PA-01',
  more: Record<string, unknown> = {},
  by = LEADER,
): Promise<string> {
  const id = await filed(world, residentId, ruleCode, more, by);
  await decide(world, by === CLERK ? SECOND_CLERK : CLERK, 'CHECK', [id]);
  return id;
}

describe('checking', () => {
  test('is for the grid leader of the home, the clerk and the secretary', async () => {
    const id = await filed(world, (await world.resident('邓巧珍')).id);
    const stranger = await step(world.stranger, 'decideRecords', {
      decisions: [{ recordId: id, decision: 'CHECK' }],
    });
    expect(stranger.codes).toEqual(['UNAUTHENTICATED']);
    const elsewhere = (await world.elsewhere('VILLAGE_CLERK')).name;
    expect(await decisionError(world.as(elsewhere), id, 'CHECK')).toBe('NOT_FOUND');
    expect(await decisionError(world.as((await world.villager(0)).name), id, 'CHECK')).toBe('NOT_FOUND');
    expect(await decisionError(world.as('柯小雅'), id, 'CHECK')).toBe('FORBIDDEN');
    expect(await decisionError(world.as('易芳菲'), id, 'CHECK')).toBe('FORBIDDEN');
    expect(await decisionError(world.as(LEADER), id, 'CHECK')).toBe('FORBIDDEN');
    expect(await decisionError(world.as('汪德厚'), id, 'CHECK')).toBeNull();
    expect(await decisionError(world.as('汪德厚'), id, 'CHECK')).toBe('ILLEGAL_MOVE');
    expect((await record(world.as('汪德厚'), id)).checker.name).toBe('汪德厚');
  });

  test('nobody checks what he filed or what is about his household', async () => {
    expect(
      await decisionError(
        world.as(CLERK),
        await filed(world, await villager(0), 'PA-01', {}, CLERK),
        'CHECK',
      ),
    ).toBe('FOUR_EYES_FILER');
    const ownHome = await filed(world, (await world.resident('周远鹏')).id);
    expect(await decisionError(world.as(CLERK), ownHome, 'CHECK')).toBe('FOUR_EYES_HOUSEHOLD');
    expect(await decisionError(world.as(SECOND_CLERK), ownHome, 'CHECK')).toBeNull();
  });
});

describe('four eyes', () => {
  test('the filer, the household, kin and other bodies do not approve', async () => {
    const byClerk = await checked(await villager(1), 'PA-01', {}, CLERK);
    expect(await decisionError(world.as(CLERK), byClerk, 'APPROVE')).toBe('FOUR_EYES_FILER');
    const home = await filed(world, (await world.resident('周远鹏')).id);
    await decide(world, SECOND_CLERK, 'CHECK', [home]);
    expect(await decisionError(world.as(CLERK), home, 'APPROVE')).toBe('FOUR_EYES_HOUSEHOLD');
    const kin = await checked((await world.resident('郑一鸣')).id);
    expect(await decisionError(world.as(SECRETARY), kin, 'APPROVE')).toBe('FOUR_EYES_KIN');
    const brother = await checked((await world.resident('唐福顺')).id, 'CU-03');
    expect(await decisionError(world.as('唐福来'), brother, 'APPROVE')).toBe('FOUR_EYES_KIN');
    expect(await decisionError(world.as(CLERK), brother, 'APPROVE')).toBe('NOT_THE_OWNING_BODY');
    expect(await decisionError(world.as(TOWN), kin, 'APPROVE')).toBe('NOT_THE_OWNING_BODY');
  });

  test('the database refuses what the code would let pass', async () => {
    const doer = await world.villager(1);
    const id = await checked(doer.id);
    const insert = (approver: string, body: string): Promise<unknown> =>
      world.db.write((tx) =>
        tx.rows(
          `insert into approval (record_id, approver_id, post_id, body, approved_at)
           select $1, r.id, (select p.id from post p where p.resident_id = r.id limit 1), $3, $4
           from resident r where r.name = $2 and r.village_id = $5`,
          [id, approver, body, world.clock.now(), world.village],
        ),
      );
    await expect(insert(LEADER, 'V')).rejects.toMatchObject({ code: 'FOUR_EYES_FILER' });
    await expect(insert('唐福来', 'RW')).rejects.toMatchObject({ code: 'NOT_THE_OWNING_BODY' });
    await expect(insert('唐福来', 'V')).rejects.toMatchObject({ code: 'NOT_THE_OWNING_BODY' });
    await expect(
      world.db.write((tx) => tx.rows(`update activity_record set state = 'APPROVED' where id = $1`, [id])),
    ).rejects.toMatchObject({ code: 'FOUR_EYES_COUNT' });
    await expect(
      world.db.write((tx) => tx.rows(`update activity_record set state = 'RELEASED' where id = $1`, [id])),
    ).rejects.toMatchObject({ code: 'ILLEGAL_MOVE' });
  });

  test('thirty points need both bodies, whoever comes first', async () => {
    const id = await checked(await villager(2), 'CU-02');
    expect(await record(world.as(CLERK), id)).toMatchObject({
      approvalsNeeded: 2,
      bodiesMissing: ['RW', 'V'],
    });
    expect(await decisionError(world.as(CLERK), id, 'APPROVE')).toBeNull();
    expect(await record(world.as(CLERK), id)).toMatchObject({
      state: 'CHECKED',
      bodiesMissing: ['RW'],
      points: null,
    });
    expect(await decisionError(world.as(SECOND_CLERK), id, 'APPROVE')).toBe('CONFLICT');
    expect(await decisionError(world.as('唐福来'), id, 'RETURN', '缺走访')).toBe('ILLEGAL_MOVE');
    expect(await decisionError(world.as('唐福来'), id, 'APPROVE')).toBeNull();
    expect(await record(world.as(CLERK), id)).toMatchObject({ state: 'IN_PUBLICITY', points: 30 });
  });

  test('hours that grow to thirty points ask the town beside the village', async () => {
    const id = await checked(await villager(2), 'VS-01', {
      minutes: 480,
      startedAt: '2025-06-15T08:00:00+08:00',
    });
    expect(await record(world.as(CLERK), id)).toMatchObject({ facePoints: 32, bodiesMissing: ['V', 'TOWN'] });
    expect(await decisionError(world.as(CLERK), id, 'APPROVE')).toBeNull();
    expect(await decisionError(world.as(TOWN), id, 'APPROVE')).toBeNull();
    expect((await record(world.as(CLERK), id)).state).toBe('IN_PUBLICITY');
  });

  test('a council that doubts may turn down what another approved', async () => {
    const id = await checked(await villager(2), 'PA-04');
    await decide(world, CLERK, 'APPROVE', [id]);
    expect(await decisionError(world.as(CLERK), id, 'REJECT', '改主意')).toBe('CONFLICT');
    await decide(world, '阮青山', 'REJECT', [id], '查无此事');
    expect(await record(world.as(LEADER), id)).toMatchObject({
      state: 'REJECTED',
      reason: '查无此事',
      moves: [],
    });
  });
});

describe('a batch', () => {
  test('decides each row on its own', async () => {
    const [one, two, mine] = [
      await filed(world, await villager(3)),
      await checked(await villager(3)),
      await filed(world, await villager(3), 'PA-01', {}, CLERK),
    ];
    const nobody = world.id();
    const input = {
      requestId: world.id(),
      decisions: [
        { recordId: one, decision: 'CHECK' },
        { recordId: two, decision: 'APPROVE' },
        { recordId: two, decision: 'REJECT', reason: '重复' },
        { recordId: mine, decision: 'CHECK' },
        { recordId: nobody, decision: 'CHECK' },
        { recordId: one, decision: 'RETURN' },
      ],
    };
    const results = await done(world.as(CLERK), 'decideRecords', input);
    expect(results.map((result: { error: string | null }) => result.error)).toEqual([
      null,
      null,
      'DUPLICATE_ROW',
      'FOUR_EYES_FILER',
      'NOT_FOUND',
      'DUPLICATE_ROW',
    ]);
    expect(results[0].record.state).toBe('CHECKED');
    expect(results[1].record.state).toBe('IN_PUBLICITY');
    expect(results[4].record).toBeNull();

    const again = await done(world.as(CLERK), 'decideRecords', input);
    expect(again.map((result: { error: string | null }) => result.error)).toEqual(
      results.map((result: { error: string | null }) => result.error),
    );
    const other = { ...input, decisions: input.decisions.slice(0, 1) };
    expect((await step(world.as(CLERK), 'decideRecords', other)).codes).toEqual(['IDEMPOTENCY_MISMATCH']);
  });

  test('costs the same statements for 2 rows and for 60', async () => {
    const rollOf = async (count: number): Promise<string[]> => {
      const rows = [];
      for (let place = 0; place < count; place += 1) rows.push({ residentId: await villager(10 + place) });
      const roll = await done(world.as(LEADER), 'takeRoll', {
        villageId: world.village,
        ruleId: await world.rule('EN-02'),
        title: '大扫除',
        startedAt: act.startedAt,
        rows,
      });
      return roll.records.map((each: { id: string }) => each.id);
    };
    const [few, many] = [await rollOf(2), await rollOf(60)];
    const cost = (decision: string, ids: string[]): Promise<number> =>
      world.statementsOf(() => decide(world, CLERK, decision, ids));
    expect(await cost('CHECK', many)).toBe(await cost('CHECK', few));
    expect(await cost('APPROVE', many)).toBe(await cost('APPROVE', few));
  });

  test('a row that the database refuses leaves the others done', async () => {
    const [good, bad] = [await checked(await villager(4)), await checked(await villager(4))];
    // As if somebody of the same body had written past the code.
    await world.db.write((tx) =>
      tx.rows(
        `create function test_refuse() returns trigger language plpgsql as $$
         begin if new.record_id = '${bad}' then raise exception 'FOUR_EYES_KIN'; end if; return new; end $$`,
      ),
    );
    await world.db.write((tx) =>
      tx.rows(
        'create trigger a_test_refuse before insert on approval for each row execute function test_refuse()',
      ),
    );
    const results = await done(world.as(CLERK), 'decideRecords', {
      decisions: [
        { recordId: bad, decision: 'APPROVE' },
        { recordId: good, decision: 'APPROVE' },
      ],
    });
    expect(results.map((result: { error: string | null }) => result.error)).toEqual(['FOUR_EYES_KIN', null]);
    expect((await record(world.as(LEADER), good)).state).toBe('IN_PUBLICITY');
    expect((await record(world.as(LEADER), bad)).state).toBe('CHECKED');
    await world.db.write((tx) => tx.rows('drop trigger a_test_refuse on approval'));
  });

  test.each([
    ['no rows', [], 'BAD_INPUT'],
    [
      'an unknown decision',
      [{ recordId: '01890000-0000-7000-8000-000000000000', decision: 'RELEASE' }],
      'BAD_INPUT',
    ],
    [
      'a reason too long',
      [{ recordId: '01890000-0000-7000-8000-000000000000', decision: 'REJECT', reason: '长'.repeat(501) }],
      'TOO_LONG',
    ],
  ])('refuses %s', async (_name, decisions, code) => {
    expect((await step(world.as(CLERK), 'decideRecords', { decisions })).codes).toEqual([code]);
  });
});

describe('at once', () => {
  test('two of one body approve once', async () => {
    const ids = [];
    for (let place = 0; place < 5; place += 1) ids.push(await checked(await villager(5 + place)));
    const both = await Promise.all(
      ids.flatMap((id) => [
        decisionError(world.as(CLERK), id, 'APPROVE'),
        decisionError(world.as(SECOND_CLERK), id, 'APPROVE'),
      ]),
    );
    expect(both.filter((error) => error === null)).toHaveLength(ids.length);
    expect(new Set(both.filter((error) => error !== null))).toEqual(new Set(['ILLEGAL_MOVE']));
    const rows = await world.db.reader.rows<{ count: number }>(
      'select count(*) from approval where record_id = any($1) group by record_id',
      [ids],
    );
    expect(rows.map((row) => row.count)).toEqual([1, 1, 1, 1, 1]);
  });

  test('twenty same requests take effect once', async () => {
    const id = await checked(await villager(6));
    const input = { requestId: world.id(), decisions: [{ recordId: id, decision: 'APPROVE' }] };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => step(world.as(CLERK), 'decideRecords', input)),
    );
    expect(answers.flatMap((answer) => answer.codes)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.data.decideRecords[0].error))).toEqual(new Set([null]));
    const history = await world.db.reader.rows(
      "select 1 from history where subject_id = $1 and move = 'APPROVE'",
      [id],
    );
    expect(history).toHaveLength(1);
  });

  test('twenty batches against one cap leave it whole', async () => {
    const doer = await world.villager(7);
    const ids: string[] = [];
    // LE-02: 10 points, once a month for a person.
    for (let count = 0; count < 20; count += 1) ids.push(await checked(doer.id, 'LE-02'));
    const answers = await Promise.all(ids.map((id) => decisionError(world.as('苗静怡'), id, 'APPROVE')));
    expect(answers.filter((error) => error !== null)).toEqual([]);
    const rows = await world.db.reader.rows<{ points: number }>(
      'select points from activity_record where id = any($1) order by points desc',
      [ids],
    );
    expect(rows.map((row) => row.points)).toEqual([10, ...Array.from({ length: 19 }, () => 0)]);
  });

  test('overlapping batches in any order do not stand in each other’s way', async () => {
    const ids: string[] = [];
    for (let place = 0; place < 12; place += 1)
      ids.push(await checked(await villager(20 + (place % 4)), 'EN-05'));
    const batches = [ids, ids.toReversed(), ids.slice(4), ids.slice(0, 8).toReversed()];
    const callers = [CLERK, SECOND_CLERK, CLERK, SECOND_CLERK];
    const answers = await Promise.all(
      batches.map((batch, place) =>
        step(world.as(callers[place] ?? CLERK), 'decideRecords', {
          decisions: batch.map((recordId) => ({ recordId, decision: 'APPROVE' })),
        }),
      ),
    );
    expect(answers.flatMap((answer) => answer.codes)).toEqual([]);
    const rows = await world.db.reader.rows(
      "select 1 from activity_record where id = any($1) and state = 'IN_PUBLICITY'",
      [ids],
    );
    expect(rows).toHaveLength(ids.length);
  });

  test('two release jobs share the work', async () => {
    world.setTime(new Date('2025-07-20T09:00:00+08:00'));
    const counts = await Promise.all([world.release(), world.release(), world.release()]);
    const released = await world.db.reader.rows("select 1 from activity_record where state = 'RELEASED'");
    expect(counts.reduce((sum, count) => sum + count)).toBe(released.length);
    expect(await world.release()).toBe(0);
  });
});
