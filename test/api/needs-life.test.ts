import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { surfaceNeeds } from '#server/features/needs/surface-needs';
import { newId } from '#server/core/id';
import { openLogins } from '#server/features/people/sign-in/logins';
import { openWorld, type Person, type World } from '#test/support/world';
import { WORLD_START } from '#test/support/world-constants';
import {
  at,
  called,
  CLERK,
  finished,
  made,
  morning,
  promised,
  refusals,
  teamOf,
  tried,
  twice,
} from './needs-steps';

let world: World;
let leader: Person;
let helper: Person;
let second: Person;
let outsider: Person;
let teamId: string;
let clerkElsewhere: Person;
let start = WORLD_START;
beforeAll(async () => {
  world = await openWorld();
  [leader, helper, second, outsider] = (await Promise.all(
    [0, 1, 2, 3].map((place) => world.villager(place)),
  )) as [Person, Person, Person, Person];
  teamId = await teamOf(world, 'ELDERS', '抚老服务队', [leader, helper, second]);
  clerkElsewhere = await world.elsewhere('VILLAGE_CLERK');
});
beforeEach(async () => {
  // What was confirmed keeps its helper's time: every test has days of its own.
  start = new Date(start.getTime() + 5 * 86_400_000);
  world.setTime(start);
  // Each test has its own calls; what earlier ones left under way would count against the household.
  await world.db.write(async (tx) => {
    await tx.rows("update need_visit set state = 'CALLED_OFF' where state in ('PLANNED', 'DONE')");
    await tx.rows(
      "delete from engagement e using need_visit v where v.id = e.need_visit_id and v.state = 'CALLED_OFF'",
    );
    await tx.rows(
      `update need set state = 'WITHDRAWN', ended_at = $1, ended_by = asked_by where state in ('OPEN', 'ASSIGNED', 'ACCEPTED', 'DONE')`,
      [tx.at],
    );
  });
});
afterAll(() => world.close());

const messagesOf = async (person: Person): Promise<string[]> =>
  (
    await world.db.reader.rows<{ kind: string }>(
      "select kind from message where resident_id = $1 and kind like 'NEED%' order by created_at, id",
      [person.id],
    )
  ).map(({ kind }) => kind);

describe('asking', () => {
  test('a resident asks for the own household in one step, and the clerk is told', async () => {
    const need = await made(world.as(outsider.name), 'askForHelp', {
      kind: 'REPAIR',
      what: '水龙头漏水',
      ...morning(world),
    });
    expect(need).toMatchObject({ state: 'OPEN', what: '水龙头漏水', byWord: true, heardBy: null });
    expect(need.home.id).toBe(outsider.householdId);
    expect(need.moves).toEqual(['WITHDRAW']);
    expect(await messagesOf(await world.resident(CLERK))).toContain('NEED_NEW');
  });

  test('is refused to strangers, for other households, in the past and too far ahead', async () => {
    const input = { kind: 'VISIT', ...morning(world) };
    expect(await refusals(world, 'askForHelp', input, [null, '方雨晴'])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    const asked = (more: object) => tried(world.as(outsider.name), 'askForHelp', { ...input, ...more });
    expect((await asked({ forResidentId: helper.id })).codes).toEqual(['NOT_FOUND']);
    expect((await asked({ wantedUntil: at(world, -1, 12) })).codes).toEqual(['OUT_OF_RANGE']);
    expect((await asked({ wantedFrom: at(world, 70, 8), wantedUntil: at(world, 70, 9) })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
  });

  test('the sixth at a time is too many', async () => {
    for (let i = 0; i < 5; i += 1)
      await made(world.as(second.name), 'askForHelp', { kind: 'OTHER', ...morning(world) });
    const sixth = await tried(world.as(second.name), 'askForHelp', { kind: 'OTHER', ...morning(world) });
    expect(sixth.codes).toEqual(['TOO_MANY']);
  });

  test('the same request again is the same need', async () => {
    const input = { kind: 'VISIT', ...morning(world) };
    const answer = await twice(world.as(outsider.name), 'askForHelp', input, { kind: 'OTHER' });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
  });
});

async function eldersChair(): Promise<string> {
  const chair = await world.db.reader.row<{ name: string }>(
    `select r.name from post p join resident r on r.id = p.resident_id join council c on c.id = p.council_id
     where p.role = 'COUNCIL_CHAIR' and c.kind_code = 'EL' and c.area_id = $1 limit 1`,
    [world.village],
  );
  return chair?.name ?? '';
}

describe('a call taken for a household', () => {
  test('says who heard it, how and for whom', async () => {
    const { id, householdId } = await world.resident('祝桂英');
    const need = await made(world.as(CLERK), 'takeNeed', {
      householdId,
      forResidentId: id,
      heardBy: 'PHONE',
      kind: 'ESCORT',
      what: '去镇上取药',
      ...morning(world),
    });
    expect(need).toMatchObject({
      heardBy: 'PHONE',
      serviceKind: 'ELDERS',
      byWord: true,
      askedBy: { name: CLERK },
    });
    expect(need.home).toMatchObject({ id: householdId, name: '祝桂英' });
    expect(need.moves).toEqual(['ASSIGN', 'WITHDRAW', 'CLOSE']);
  });

  test('is refused to a stranger, a resident, a clerk of another village; the elders’ chair may', async () => {
    const { householdId } = await world.resident('祝桂英');
    const input = { householdId, heardBy: 'PHONE', kind: 'VISIT', ...morning(world) };
    expect(await refusals(world, 'takeNeed', input, [null, outsider.name, clerkElsewhere.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await refusals(world, 'takeNeed', input, [await eldersChair()])).toEqual(['DONE']);
    const future = await tried(world.as(CLERK), 'takeNeed', { ...input, heardAt: at(world, 1, 8) });
    expect(future.codes).toEqual(['IN_THE_FUTURE']);
  });

  test('whoever takes it chooses the kind of service and the language; the elders’ chair only what is theirs', async () => {
    const { householdId } = await world.resident('祝桂英');
    const input = { householdId, heardBy: 'PHONE', kind: 'VISIT', ...morning(world) };
    const need = await made(world.as(CLERK), 'takeNeed', {
      ...input,
      serviceKind: 'MEDICAL',
      language: 'DIALECT',
    });
    expect(need).toMatchObject({ serviceKind: 'MEDICAL', language: 'DIALECT' });
    const chair = await eldersChair();
    const other = await tried(world.as(chair), 'takeNeed', { ...input, serviceKind: 'MEDICAL' });
    expect([other.codes, other.fields]).toEqual([['FORBIDDEN'], ['serviceKind']]);
    const unknown = await tried(world.as(CLERK), 'takeNeed', { ...input, serviceKind: 'NONSENSE' });
    expect(unknown.codes).toEqual(['BAD_INPUT']);
  });

  test('the same request again is the same need', async () => {
    const { householdId } = await world.resident('祝桂英');
    const input = { householdId, heardBy: 'PAPER', kind: 'VISIT', ...morning(world) };
    const answer = await twice(world.as(CLERK), 'takeNeed', input, { heardBy: 'PHONE' });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
  });
});

describe('assigning', () => {
  test('gives it to a team, tells its members, and a later choice replaces the former', async () => {
    const needId = await called(world);
    const input = { needId, teamId, scope: 'TEAM', residentIds: [] };
    const need = await made(world.as(CLERK), 'assignNeed', input);
    expect(need).toMatchObject({ state: 'ASSIGNED', team: { id: teamId } });
    expect(await messagesOf(helper)).toContain('NEED_FOR_TEAM');
    await made(world.as(CLERK), 'assignNeed', { ...input, scope: 'ORGANISERS', residentIds: [second.id] });
    expect(
      (await tried(world.as(helper.name), 'acceptNeed', { needId, startsAt: at(world, 2, 8) })).codes,
    ).toEqual(['NOT_FOUND']);
    expect(await messagesOf(second)).toContain('NEED_ASKED');
  });

  test('is refused to strangers, residents, members and other villages', async () => {
    const needId = await called(world);
    const input = { needId, teamId, scope: 'TEAM' };
    expect(
      await refusals(world, 'assignNeed', input, [null, outsider.name, clerkElsewhere.name, '祝桂英']),
    ).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN']);
    const tryWith = async (more: object) =>
      (await tried(world.as(CLERK), 'assignNeed', { ...input, ...more })).codes;
    expect(await tryWith({ scope: 'ORGANISERS' })).toEqual(['BAD_INPUT']);
    expect(await tryWith({ residentIds: [outsider.id] })).toEqual(['NOT_FOUND']);
    expect(await tryWith({ teamId: newId() })).toEqual(['NOT_FOUND']);
    await made(world.as(CLERK), 'closeNeed', { needId, reason: 'DUPLICATE' });
    expect(await tryWith({})).toEqual(['ILLEGAL_MOVE']);
  });

  test('the same request again does it once', async () => {
    const needId = await called(world);
    const answer = await twice(
      world.as(CLERK),
      'assignNeed',
      { needId, teamId, scope: 'TEAM' },
      { scope: 'ORGANISERS' },
    );
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
  });
});

describe('accepting', () => {
  test('of two members at once exactly one gets it', async () => {
    const needId = await called(world);
    await made(world.as(CLERK), 'assignNeed', { needId, teamId, scope: 'TEAM' });
    const both = await Promise.all(
      [helper, second].map((person) =>
        tried(world.as(person.name), 'acceptNeed', { needId, startsAt: at(world, 2, 9) }),
      ),
    );
    expect(both.map(({ codes }) => codes.join(' ')).toSorted()).toEqual(['', 'NEED_TAKEN']);
    const rows = await world.db.reader.rows('select 1 from need_visit where need_id = $1', [needId]);
    expect(rows).toHaveLength(1);
  });

  test('nobody promises two places at one time', async () => {
    await promised(world, teamId, helper);
    const other = await called(world, { kind: 'ESCORT' });
    await made(world.as(CLERK), 'assignNeed', { needId: other, teamId, scope: 'TEAM' });
    const again = (startsAt: string) =>
      tried(world.as(helper.name), 'acceptNeed', { needId: other, startsAt });
    expect((await again(new Date(Date.parse(at(world, 2, 8)) + 1_800_000).toISOString())).codes).toEqual([
      'ENGAGED_ELSEWHERE',
    ]);
    expect((await again(at(world, 2, 9))).codes).toEqual([]);
  });

  test('is refused to strangers, others, before it is assigned, out of time, to light hands, minors and kin', async () => {
    const needId = await called(world, { heavy: true });
    const input = { needId, startsAt: at(world, 2, 8) };
    expect(await refusals(world, 'acceptNeed', input, [null, helper.name])).toEqual([
      'UNAUTHENTICATED',
      'NOT_FOUND',
    ]);
    await made(world.as(CLERK), 'assignNeed', { needId, teamId, scope: 'TEAM' });
    expect(await refusals(world, 'acceptNeed', input, [outsider.name, CLERK])).toEqual([
      'NOT_FOUND',
      'FORBIDDEN',
    ]);
    expect(
      await refusals(world, 'acceptNeed', { needId, startsAt: at(world, 2, 13) }, [helper.name]),
    ).toEqual(['OUT_OF_RANGE']);
    const refusedWhen = async (sql: string, undo: string, params: unknown[]): Promise<string> => {
      await world.db.write((tx) => tx.rows(sql, params));
      const [code] = await refusals(world, 'acceptNeed', input, [helper.name]);
      await world.db.write((tx) => tx.rows(undo, params));
      return code ?? '';
    };
    expect(
      await refusedWhen(
        'update volunteer set light_only = true where resident_id = $1',
        'update volunteer set light_only = false where resident_id = $1',
        [helper.id],
      ),
    ).toBe('TASK_NOT_FIT');
    expect(
      await refusedWhen(
        'update resident set birth_year = 2010 where id = $1',
        'update resident set birth_year = 1980 where id = $1',
        [helper.id],
      ),
    ).toBe('AGE_NOT_FIT');
    const { id } = await world.resident('祝桂英');
    expect(
      await refusedWhen(
        "insert into kinship (resident_id, kin_id, relation) values ($2, $1, '姑侄'), ($1, $2, '姑侄')",
        'delete from kinship where resident_id in ($1, $2) and kin_id in ($1, $2)',
        [helper.id, id],
      ),
    ).toBe('HELPER_TOO_CLOSE');
    expect(await refusals(world, 'acceptNeed', input, [helper.name, second.name])).toEqual([
      'DONE',
      'NEED_TAKEN',
    ]);
  });

  test('the same request again does it once', async () => {
    const needId = await called(world);
    await made(world.as(CLERK), 'assignNeed', { needId, teamId, scope: 'TEAM' });
    const input = { needId, startsAt: at(world, 2, 8) };
    const answer = await twice(world.as(second.name), 'acceptNeed', input, { startsAt: at(world, 2, 9) });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
  });
});

describe('giving back', () => {
  test('opens it to the team again, frees the helper and tells the clerk', async () => {
    const needId = await promised(world, teamId, helper);
    expect(await refusals(world, 'giveBackNeed', { needId }, [null, second.name, CLERK])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const answer = await twice(
      world.as(helper.name),
      'giveBackNeed',
      { needId, words: '车坏了' },
      { words: '' },
    );
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    const free = await world.db.reader.rows('select 1 from engagement where resident_id = $1', [helper.id]);
    expect(free).toEqual([]);
    expect(await messagesOf(await world.resident(CLERK))).toContain('NEED_GIVEN_BACK');
    expect(await refusals(world, 'giveBackNeed', { needId }, [helper.name])).toEqual(['FORBIDDEN']);
    expect(await refusals(world, 'acceptNeed', { needId, startsAt: at(world, 2, 8) }, [second.name])).toEqual(
      ['DONE'],
    );
  });
});

describe('done by one side, confirmed by the other', () => {
  test('becomes a record of the helper with minutes, filed by whoever confirmed, who cannot approve it', async () => {
    const needId = await promised(world, teamId, helper);
    const early = { needId, beganAt: at(world, 0, 8), minutes: 120 };
    expect(await refusals(world, 'finishNeed', early, [null, second.name, '祝桂英'])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await refusals(world, 'finishNeed', early, [helper.name])).toEqual(['IN_THE_FUTURE']);
    await finished(world, needId, helper);
    expect(await refusals(world, 'finishNeed', { ...early, minutes: 30 }, [helper.name])).toEqual([
      'ILLEGAL_MOVE',
    ]);
    expect(await messagesOf(await world.resident('祝桂英'))).toContain('NEED_DONE');

    const confirm = { needId, how: 'CALL' };
    expect(
      await refusals(world, 'confirmNeed', confirm, [null, helper.name, second.name, outsider.name]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']);
    expect(await refusals(world, 'confirmNeed', { needId }, [CLERK])).toEqual(['BAD_INPUT']);
    const answer = await twice(world.as(CLERK), 'confirmNeed', confirm, { how: 'IN_PERSON' });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    const record = await world.db.reader.row<{
      residentId: string;
      minutes: number;
      filer: string;
      code: string;
      title: string;
      id: string;
    }>(
      `select r.id, r.resident_id, r.minutes, f.name as filer, u.code, r.title from need_visit v
       join activity_record r on r.id = v.record_id join resident f on f.id = r.filer_id join rule u on u.id = r.rule_id
       where v.need_id = $1`,
      [needId],
    );
    expect(record).toMatchObject({ residentId: helper.id, minutes: 45, filer: CLERK, code: 'VS-02' });
    expect(record?.title).toBe('上门帮忙：代买东西');
    const decide = await world
      .as(CLERK)
      .run('mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }', {
        input: { requestId: newId(), decisions: [{ recordId: record?.id, decision: 'CHECK' }] },
      });
    expect(decide.data.decideRecords).toEqual([{ error: 'FOUR_EYES_FILER' }]);
  });

  test('a household with a phone speaks for itself', async () => {
    const { id } = await world.resident('邓巧珍');

    await world.db.write((tx) => openLogins(tx, [{ residentId: id, passwordHash: null }]));
    const need = await made(world.as('邓巧珍'), 'askForHelp', {
      kind: 'REPAIR',
      what: '换灯泡',
      ...morning(world),
    });
    expect(need.byWord).toBe(false);
    await made(world.as(CLERK), 'assignNeed', { needId: need.id, teamId, scope: 'TEAM' });
    await made(world.as(helper.name), 'acceptNeed', { needId: need.id, startsAt: at(world, 2, 8) });
    await finished(world, need.id, helper);
    expect(await refusals(world, 'confirmNeed', { needId: need.id, how: 'CALL' }, [CLERK])).toEqual([
      'FORBIDDEN',
    ]);

    const deny = { needId: need.id, reason: '灯还是不亮' };
    expect(await refusals(world, 'denyNeed', deny, [null, helper.name, outsider.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
    ]);
    const denied = await twice(world.as('邓巧珍'), 'denyNeed', deny, { reason: '别的' });
    expect(denied).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    expect(await refusals(world, 'denyNeed', deny, ['邓巧珍'])).toEqual(['ILLEGAL_MOVE']);
    expect(await messagesOf(helper)).toContain('NEED_NOT_DONE');
    await made(world.as(helper.name), 'finishNeed', {
      needId: need.id,
      beganAt: at(world, 0, 9),
      minutes: 30,
    });
    const confirmed = await made(world.as('邓巧珍'), 'confirmNeed', { needId: need.id });
    expect(confirmed.visit).toMatchObject({ state: 'CONFIRMED', confirmedHow: 'HOUSEHOLD' });
    expect(await refusals(world, 'confirmNeed', { needId: need.id }, ['邓巧珍'])).toEqual(['ILLEGAL_MOVE']);
  });

  test('the rule the village chose for a kind credits it; those that cannot are not offered', async () => {
    const SETTINGS = `query ($v: ID!) { needBoard(villageId: $v) { settings {
      rules { kind ruleId } usualRules { kind ruleId } creditRules { id code } } } }`;
    const read = async () =>
      (await world.as(CLERK).run(SETTINGS, { v: world.village })).data.needBoard.settings;
    const before = await read();
    const offered: { id: string; code: string }[] = before.creditRules;
    const codeOf = (id: string | null) => offered.find((rule) => rule.id === id)?.code;
    const usual = (kind: string) =>
      codeOf(before.usualRules.find((line: { kind: string }) => line.kind === kind).ruleId);
    expect([usual('ELDERS'), usual('HARDSHIP'), usual('PATROL')]).toEqual(['VS-02', 'VS-03', undefined]);
    const unfit = await world.db.reader.rows<{ ruleId: string }>(
      "select rule_id from rule_version where basis not in ('PER_HOUR', 'FLAT') or 'AUTO' = any(bodies)",
    );
    expect(offered.filter(({ id }) => unfit.some(({ ruleId }) => ruleId === id))).toEqual([]);
    const ruleId = offered.find(({ code }) => code === 'VS-04')?.id ?? null;
    const settings = { villageId: world.village, answerHours: 24 };
    await made(world.as(CLERK), 'reviseNeedSettings', { ...settings, rules: [{ kind: 'ELDERS', ruleId }] });
    expect((await read()).rules).toEqual([{ kind: 'ELDERS', ruleId }]);
    const needId = await promised(world, teamId, second);
    await finished(world, needId, second);
    const need = await made(world.as(CLERK), 'confirmNeed', { needId, how: 'CALL' });
    const record = await world.db.reader.row<{ ruleId: string }>(
      'select v.rule_id from activity_record r join rule_version v on v.id = r.rule_version_id where r.id = $1',
      [need.visit.recordId],
    );
    expect(record?.ruleId).toBe(ruleId);
    await made(world.as(CLERK), 'reviseNeedSettings', { ...settings, rules: [] });
  });

  test('where the village names no rule for a kind, nothing is credited', async () => {
    await made(world.as(CLERK), 'reviseNeedSettings', {
      villageId: world.village,
      answerHours: 24,
      rules: [{ kind: 'ELDERS', ruleId: null }],
    });
    const needId = await promised(world, teamId, second);
    await finished(world, needId, second);
    const need = await made(world.as(CLERK), 'confirmNeed', { needId, how: 'CALL' });
    expect(need.visit).toMatchObject({ state: 'CONFIRMED', minutes: 45, recordId: null });
    await made(world.as(CLERK), 'reviseNeedSettings', {
      villageId: world.village,
      answerHours: 24,
      rules: [],
    });
  });
});

describe('rating', () => {
  test('is the household’s word, once, after the confirmation', async () => {
    const needId = await promised(world, teamId, helper);
    const rate = { needId, rating: 5, words: '很仔细' };
    expect(await refusals(world, 'rateNeed', rate, [CLERK])).toEqual(['ILLEGAL_MOVE']);
    await finished(world, needId, helper);
    await made(world.as('祝桂英'), 'confirmNeed', { needId });
    expect(await refusals(world, 'rateNeed', rate, [null, helper.name, outsider.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
    ]);
    expect((await tried(world.as('祝桂英'), 'rateNeed', { ...rate, rating: 6 })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    const answer = await twice(world.as('祝桂英'), 'rateNeed', rate, { rating: 4 });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    expect(await refusals(world, 'rateNeed', rate, ['祝桂英'])).toEqual(['CONFLICT']);
  });
});

describe('ending without a visit', () => {
  test('a household takes it back, and whoever promised is told and free', async () => {
    const needId = await promised(world, teamId, helper);
    expect(await refusals(world, 'withdrawNeed', { needId }, [null, helper.name, outsider.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
    ]);
    const answer = await twice(
      world.as('祝桂英'),
      'withdrawNeed',
      { needId, words: '女儿来了' },
      { words: '' },
    );
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    expect(await messagesOf(helper)).toContain('NEED_CALLED_OFF');
    expect(await refusals(world, 'withdrawNeed', { needId }, ['祝桂英'])).toEqual(['ILLEGAL_MOVE']);
    expect(
      await refusals(world, 'finishNeed', { needId, beganAt: at(world, 0, 8), minutes: 30 }, [helper.name]),
    ).toEqual(['NOT_FOUND']);
  });

  test('an organiser closes what cannot be answered, with a reason', async () => {
    const needId = await called(world);
    const input = { needId, reason: 'NOT_FEASIBLE', words: '这几天没有车' };
    expect(
      await refusals(world, 'closeNeed', input, [null, outsider.name, '祝桂英', clerkElsewhere.name]),
    ).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'NOT_FOUND']);
    const answer = await twice(world.as(CLERK), 'closeNeed', input, { reason: 'DUPLICATE' });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    expect(await refusals(world, 'closeNeed', input, [CLERK])).toEqual(['ILLEGAL_MOVE']);
  });
});

describe('what nobody takes', () => {
  const rounds = () => world.db.write(surfaceNeeds);

  test('comes before the organisers after the village’s hours, once for each time it waits', async () => {
    await rounds();
    const needId = await called(world);
    expect(await rounds()).toBe(0);
    world.setTime(new Date(start.getTime() + 24 * 3_600_000 + 1000));
    expect(await rounds()).toBe(1);
    expect(await rounds()).toBe(0);
    const secretary = await world.db.reader.row<Person>(
      `select r.id, r.name from post p join resident r on r.id = p.resident_id
       where p.role = 'VILLAGE_SECRETARY' and p.area_id = $1 limit 1`,
      [world.village],
    );
    expect(await messagesOf(secretary as Person)).toEqual(['NEED_UNANSWERED']);
    const queue = await world.as(CLERK).run('{ queue { unansweredNeeds } }');
    expect(queue.data.queue.unansweredNeeds).toBe(1);
    await made(world.as(CLERK), 'assignNeed', { needId, teamId, scope: 'TEAM' });
    expect((await world.as(CLERK).run('{ queue { unansweredNeeds } }')).data.queue.unansweredNeeds).toBe(0);
  });

  test('the hours are the village’s', async () => {
    const input = { villageId: world.village, answerHours: 2, rules: [] as object[] };
    expect(
      await refusals(world, 'reviseNeedSettings', input, [
        null,
        outsider.name,
        '蓝晓峰',
        clerkElsewhere.name,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    const ranged = await world.db.reader.row<{ ruleId: string }>(
      "select rule_id from rule_version where basis = 'RANGE' limit 1",
    );
    const bad = { ...input, rules: [{ kind: 'ELDERS', ruleId: ranged?.ruleId }] };
    expect(await refusals(world, 'reviseNeedSettings', bad, [CLERK])).toEqual(['BAD_INPUT']);
    const answer = await twice(world.as(CLERK), 'reviseNeedSettings', input, { answerHours: 3 });
    expect(answer).toEqual({ same: true, mismatch: 'IDEMPOTENCY_MISMATCH' });
    await called(world);
    world.setTime(new Date(start.getTime() + 2 * 3_600_000 + 1000));
    expect(await rounds()).toBe(1);
    await made(world.as(CLERK), 'reviseNeedSettings', { ...input, answerHours: 24 });
  });
});
