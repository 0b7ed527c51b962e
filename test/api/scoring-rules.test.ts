import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRules, templateRules } from '#server/app/demo/template-rules';
import { newId } from '#server/core/id';
import type { Caller, Result } from '#test/support/world';
import { openWorld, type World } from '#test/support/world';
import { allCodes } from './activities-steps';

const CLERK = '贺春梅';
const SECRETARY = '郑守田';
const COUNTY = '沈若兰';
const RULE = `id code category local mayRevise area { id } current { version nameZh pointsMax effectiveFrom effectiveTo
  bodies caps { scope period unit max } createdBy { name } } versions { version effectiveFrom effectiveTo pointsMax }
  history { move actor { name } }`;
const documents = {
  reviseRule: `mutation ($input: RuleInput!) { reviseRule(input: $input) { ${RULE} } }`,
  endRule: `mutation ($input: EndRuleInput!) { endRule(input: $input) { ${RULE} } }`,
  reviseScheme: `mutation ($input: SchemeInput!) { reviseScheme(input: $input) { villageId householdQuarterPoints
    personDayMinutes twoApproversFromPoints openClaimsPerHousehold objectionWorkingDays } }`,
} as const;
const RULES = `query ($villageId: ID!, $on: LocalDate) { rules(villageId: $villageId, on: $on) { ${RULE} } }`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const step = (
  caller: Caller,
  name: keyof typeof documents,
  input: Record<string, unknown>,
): Promise<Result> => caller.run(documents[name], { input: { requestId: newId(), ...input } });

const shape = {
  nameZh: '给路灯换灯泡',
  nameEn: 'Change a street lamp',
  plainZh: '换好一盏路灯,得3分。',
  plainEn: 'Change a lamp for 3 points.',
  basis: 'FLAT',
  pointsMin: 3,
  pointsMax: 3,
  caps: [{ scope: 'HOUSEHOLD', period: 'MONTH', unit: 'TIMES', max: 4 }],
  proof: 'PHOTO',
  proofZh: '照片',
  proofEn: 'Photo',
  selfClaim: true,
  bodies: ['RC'],
  publicityDays: 5,
  honourOnly: false,
  countsMinutes: false,
};
const villageRule = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...shape,
  areaId: world.village,
  code: 'LO-01',
  category: 'LOCAL',
  effectiveFrom: '2025-06-20',
  ...more,
});
const templateRule = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...shape,
  areaId: world.county,
  code: 'PA-20',
  category: 'PEACE',
  bodies: ['V'],
  effectiveFrom: '2025-06-16',
  ...more,
});

describe('reading', () => {
  test('anyone reads the template and the village’s own rules of a day, in constant statements', async () => {
    const { data, codes } = await world.stranger.run(RULES, { villageId: world.village });
    expect(codes).toEqual([]);
    expect(data.rules).toHaveLength(allRules.length);
    expect(data.rules.slice(0, 2).map((rule: { code: string }) => rule.code)).toEqual(['PA-01', 'PA-02']);
    expect(data.rules.slice(-5).map((rule: { code: string }) => rule.code)).toEqual([
      'LO-01',
      'LO-02',
      'LO-03',
      'LO-04',
      'LO-05',
    ]);
    expect(data.rules[0]).toMatchObject({
      local: false,
      mayRevise: false,
      history: [],
      current: { version: 1, createdBy: null },
    });
    const other = await world.stranger.run(RULES, { villageId: world.otherVillage });
    expect(other.data.rules).toHaveLength(templateRules.length);
    const cost = (villageId: string): Promise<number> =>
      world.statementsOf(() => world.stranger.run(RULES, { villageId }));
    expect(await cost(world.village)).toBe(await cost(world.otherVillage));
    expect(
      (await world.stranger.run(RULES, { villageId: world.village, on: '2020-01-01' })).data.rules,
    ).toEqual([]);
    expect((await world.stranger.run(RULES, { villageId: world.county })).codes).toEqual(['NOT_FOUND']);
    expect((await world.stranger.run(RULES, { villageId: 'x' })).codes).toEqual(['NOT_FOUND']);
  });
});

describe('revising', () => {
  test('a new version begins on its day and the old one ends the day before', async () => {
    const ruleId = await world.rule('LO-01');
    const requestId = newId();
    const input = villageRule({ requestId, ruleId });
    const { data, codes } = await step(world.as(CLERK), 'reviseRule', input);
    expect(codes).toEqual([]);
    expect(data.reviseRule.versions.map((each: object) => each)).toMatchObject([
      { version: 2, effectiveFrom: '2025-06-20', effectiveTo: null, pointsMax: 3 },
      { version: 1, effectiveTo: '2025-06-19', pointsMax: 2 },
    ]);
    expect(data.reviseRule.current.version).toBe(1);
    expect(data.reviseRule.mayRevise).toBe(true);
    expect(data.reviseRule.history.at(-1)).toEqual({ move: 'REVISE', actor: { name: CLERK } });

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => step(world.as(CLERK), 'reviseRule', input)),
    );
    expect(new Set(answers.map((answer) => answer.data?.reviseRule.versions.length))).toEqual(new Set([2]));
    expect(
      (await step(world.as(CLERK), 'reviseRule', { ...input, pointsMin: 2, pointsMax: 2 })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);

    const later = await world.stranger.run(RULES, { villageId: world.village, on: '2025-06-20' });
    const revised = later.data.rules.find((rule: { code: string }) => rule.code === 'LO-01');
    expect(revised.current).toMatchObject({
      version: 2,
      pointsMax: 3,
      caps: [{ scope: 'HOUSEHOLD', max: 4 }],
    });
  });

  test('an act is scored by the version of its day', async () => {
    const rule = await world.rule('LO-02');
    const revise = villageRule({
      ruleId: rule,
      code: 'LO-02',
      effectiveFrom: '2025-06-16',
      pointsMin: 5,
      pointsMax: 5,
      proof: 'SHEET',
    });
    expect((await step(world.as(SECRETARY), 'reviseRule', revise)).codes).toEqual([]);
    const doer = await world.villager(0);
    const file = async (startedAt: string): Promise<number> => {
      const result = await world
        .as('蓝晓峰')
        .run('mutation ($input: FileRecordInput!) { fileRecord(input: $input) { facePoints } }', {
          input: { requestId: newId(), ruleId: rule, residentId: doer.id, title: '取快递', startedAt },
        });
      return result.data.fileRecord.facePoints;
    };
    expect(await file('2025-06-15T23:59:00+08:00')).toBe(1);
    expect(await file('2025-06-16T00:00:00+08:00')).toBe(5);
  });

  test('is for the clerk and the secretary, and for the county its template', async () => {
    const own = villageRule({ ruleId: await world.rule('LO-03'), code: 'LO-03' });
    expect((await step(world.stranger, 'reviseRule', own)).codes).toEqual(['UNAUTHENTICATED']);
    expect(
      await allCodes(
        [
          '蓝晓峰',
          '阮青山',
          COUNTY,
          (await world.villager(0)).name,
          (await world.elsewhere('VILLAGE_CLERK')).name,
        ],
        (name) => step(world.as(name), 'reviseRule', own),
      ),
    ).toEqual(new Set(['FORBIDDEN']));
    expect(
      await allCodes([CLERK, SECRETARY, '方雨晴'], (name) =>
        step(world.as(name), 'reviseRule', templateRule()),
      ),
    ).toEqual(new Set(['FORBIDDEN']));
    const made = await step(world.as(COUNTY), 'reviseRule', templateRule());
    expect(made.codes).toEqual([]);
    expect(made.data.reviseRule).toMatchObject({ code: 'PA-20', local: false, area: { id: world.county } });
    expect((await step(world.as(COUNTY), 'reviseRule', templateRule())).codes).toEqual(['CONFLICT']);
    expect((await step(world.as('罗启明'), 'reviseRule', templateRule({ code: 'PA-21' }))).codes).toEqual([]);
    // Somebody else's rule by the own area.
    const foreign = villageRule({ ruleId: await world.rule('PA-01'), code: 'PA-01' });
    expect((await step(world.as(CLERK), 'reviseRule', foreign)).codes).toEqual(['NOT_FOUND']);
  });

  test.each([
    ['yesterday', { effectiveFrom: '2025-06-15' }, 'OUT_OF_RANGE'],
    ['the day the last one began', { effectiveFrom: '2024-01-01' }, 'OUT_OF_RANGE'],
    ['a village rule of six points', { pointsMin: 6, pointsMax: 6 }, 'POINTS_OUT_OF_RANGE'],
    ['no points', { pointsMin: 0, pointsMax: 0 }, 'OUT_OF_RANGE'],
    ['negative points', { pointsMin: -5 }, 'OUT_OF_RANGE'],
    ['flat with two figures', { pointsMax: 5 }, 'POINTS_OUT_OF_RANGE'],
    ['another category', { category: 'PEACE' }, 'BAD_INPUT'],
    ['another code', { code: 'LO-09' }, 'BAD_INPUT'],
    ['a code of another shape', { code: 'lo-1' }, 'BAD_INPUT'],
    ['an unknown body', { bodies: ['XX'] }, 'BAD_INPUT'],
    ['no body', { bodies: [] }, 'BAD_INPUT'],
    ['four bodies', { bodies: ['V', 'RC', 'EL', 'MR'] }, 'TOO_MANY'],
    ['AUTO beside people', { bodies: ['AUTO', 'V'] }, 'BAD_INPUT'],
    ['an endless publicity', { publicityDays: 31 }, 'OUT_OF_RANGE'],
    [
      'a cap of nothing',
      { caps: [{ scope: 'PERSON', period: 'DAY', unit: 'TIMES', max: 0 }] },
      'OUT_OF_RANGE',
    ],
    [
      'minutes of an act without time',
      { caps: [{ scope: 'PERSON', period: 'DAY', unit: 'MINUTES', max: 60 }] },
      'BAD_INPUT',
    ],
    ['a name of spaces', { nameZh: '   ' }, 'BAD_INPUT'],
    ['a very long name', { nameZh: '长'.repeat(61) }, 'TOO_LONG'],
    ['a day that is none', { effectiveFrom: '2025-02-30' }, 'BAD_INPUT'],
  ])('refuses %s', async (_name, change, code) => {
    const input = villageRule({ ruleId: await world.rule('LO-03'), code: 'LO-03', ...change });
    expect((await step(world.as(CLERK), 'reviseRule', input)).codes).toEqual([code]);
  });

  test('a rule of thirty points names two bodies', async () => {
    const big = templateRule({ code: 'PA-22', pointsMin: 30, pointsMax: 30 });
    expect((await step(world.as(COUNTY), 'reviseRule', big)).codes).toEqual(['FOUR_EYES_COUNT']);
    expect((await step(world.as(COUNTY), 'reviseRule', { ...big, bodies: ['RW', 'V'] })).codes).toEqual([]);
  });
});

describe('a village’s own', () => {
  test('are five at most; when one ends there is room', async () => {
    const sixth = villageRule({ code: 'LO-06' });
    expect((await step(world.as(CLERK), 'reviseRule', sixth)).codes).toEqual(['RULE_LIMIT']);
    const ruleId = await world.rule('LO-05');
    const end = { ruleId, effectiveTo: '2025-06-16' };
    expect((await step(world.stranger, 'endRule', end)).codes).toEqual(['UNAUTHENTICATED']);
    expect(
      await allCodes(['蓝晓峰', COUNTY, (await world.elsewhere('VILLAGE_CLERK')).name], (name) =>
        step(world.as(name), 'endRule', end),
      ),
    ).toEqual(new Set(['FORBIDDEN']));
    expect((await step(world.as(CLERK), 'endRule', { ...end, effectiveTo: '2025-06-15' })).codes).toEqual([
      'OUT_OF_RANGE',
    ]);
    const requestId = newId();
    const ended = await step(world.as(CLERK), 'endRule', { requestId, ...end });
    expect(ended.data.endRule.versions[0].effectiveTo).toBe('2025-06-16');
    expect((await step(world.as(CLERK), 'endRule', { requestId, ...end })).codes).toEqual([]);
    expect(
      (await step(world.as(CLERK), 'endRule', { requestId, ...end, effectiveTo: '2025-06-17' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await step(world.as(CLERK), 'endRule', end)).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await step(world.as(CLERK), 'reviseRule', sixth)).codes).toEqual(['RULE_LIMIT']);

    world.setTime(new Date('2025-06-17T09:00:00+08:00'));
    const twenty = Array.from({ length: 20 }, (_, place) =>
      villageRule({ code: `LO-${String(10 + place)}` }),
    );
    const codes = (
      await Promise.all(twenty.map((input) => step(world.as(CLERK), 'reviseRule', input)))
    ).flatMap((answer) => answer.codes);
    expect(codes).toEqual(Array.from({ length: 19 }, () => 'RULE_LIMIT'));
    // An ended rule does not come back past the limit either.
    const again = villageRule({ ruleId, code: 'LO-05' });
    expect((await step(world.as(CLERK), 'reviseRule', again)).codes).toEqual(['RULE_LIMIT']);
  });

  test('upcoming ones are shown to those who write them', async () => {
    const seen = await world.as(CLERK).run(RULES, { villageId: world.village });
    expect(seen.data.rules.filter((rule: { current: object | null }) => rule.current === null)).toHaveLength(
      1,
    );
    const shown = await world.stranger.run(RULES, { villageId: world.village });
    expect(shown.data.rules.filter((rule: { current: object | null }) => rule.current === null)).toHaveLength(
      0,
    );
  });
});

describe('the scheme', () => {
  const numbers = {
    householdQuarterPoints: 100,
    personDayMinutes: 420,
    twoApproversFromPoints: 20,
    openClaimsPerHousehold: 2,
    objectionWorkingDays: 5,
  };
  const revise = (caller: Caller, more: Record<string, unknown> = {}): Promise<Result> =>
    step(caller, 'reviseScheme', { villageId: world.village, ...numbers, ...more });

  test('is read by anyone', async () => {
    const query = 'query ($id: ID!) { scheme(villageId: $id) { householdQuarterPoints } }';
    expect((await world.stranger.run(query, { id: world.village })).data.scheme.householdQuarterPoints).toBe(
      120,
    );
    expect((await world.stranger.run(query, { id: world.county })).codes).toEqual(['NOT_FOUND']);
  });

  test('is set by the secretary, the town or the county', async () => {
    expect((await revise(world.stranger)).codes).toEqual(['UNAUTHENTICATED']);
    expect(
      await allCodes(
        [CLERK, '蓝晓峰', (await world.villager(0)).name, (await world.elsewhere('VILLAGE_SECRETARY')).name],
        (name) => revise(world.as(name)),
      ),
    ).toEqual(new Set(['FORBIDDEN']));
    const requestId = newId();
    expect((await revise(world.as(SECRETARY), { requestId })).data.reviseScheme).toEqual({
      villageId: world.village,
      ...numbers,
    });
    expect((await revise(world.as(SECRETARY), { requestId })).codes).toEqual([]);
    expect((await revise(world.as(SECRETARY), { requestId, personDayMinutes: 60 })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect((await revise(world.as('方雨晴'), { personDayMinutes: 480 })).codes).toEqual([]);
  });

  test.each([
    ['a looser two-approver line than the county’s', { twoApproversFromPoints: 31 }],
    ['more minutes than a day has', { personDayMinutes: 1441 }],
    ['negative points', { householdQuarterPoints: -1 }],
    ['an answer at once', { objectionWorkingDays: 0 }],
  ])('refuses %s', async (_name, change) => {
    expect((await revise(world.as(SECRETARY), change)).codes).toEqual(['OUT_OF_RANGE']);
  });

  test('a stricter line asks a second body of smaller records', async () => {
    const doer = await world.villager(1);
    const filed = await world
      .as('蓝晓峰')
      .run(
        'mutation ($input: FileRecordInput!) { fileRecord(input: $input) { approvalsNeeded bodiesMissing } }',
        {
          input: {
            requestId: newId(),
            ruleId: await world.rule('CU-03'),
            residentId: doer.id,
            title: '不办升学宴',
            startedAt: '2025-06-16T08:00:00+08:00',
          },
        },
      );
    expect(filed.data.fileRecord).toEqual({ approvalsNeeded: 2, bodiesMissing: ['RW', 'V'] });
  });
});
