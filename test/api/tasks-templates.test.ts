import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { act, CLERK, PATROL, work } from './tasks-steps';

// A village's own templates, and who set its numbers for tasks when.

const TEMPLATE = 'id title place weekdays startsTime minutes state moves places { name skill places }';
const BOOK = `query ($villageId: ID!, $retired: Boolean!) { templateBook(villageId: $villageId) {
  mayKeep templates(retired: $retired) { ${TEMPLATE} } } }`;
const SETTINGS = `query ($villageId: ID!) { taskSettings(villageId: $villageId) { remindFirstHours leaveHours mayRevise setAt
  setByName history { move actor { name } detail { key before after } } } }`;
const steps = {
  keep: `mutation ($input: KeepTemplateInput!) { keepTemplate(input: $input) { ${TEMPLATE} } }`,
  revise: `mutation ($input: ReviseTemplateInput!) { reviseTemplate(input: $input) { ${TEMPLATE} } }`,
  move: `mutation ($input: MoveTemplateInput!) { moveTemplate(input: $input) { ${TEMPLATE} } }`,
} as const;

let world: World;
let villager: string;
let elsewhere: string;
beforeAll(async () => {
  world = await openWorld();
  villager = (await world.villager(0)).name;
  elsewhere = (await world.elsewhere('VILLAGE_CLERK')).name;
});
afterAll(() => world.close());

type Input = Record<string, unknown>;
const content = (title: string, over: Input = {}): Input => ({
  work: work({ title, ...over }),
  startsTime: '07:30',
  minutes: 90,
  weekdays: [0, 4],
});

const run = (name: string | null, step: keyof typeof steps, input: Input) =>
  (name ? world.as(name) : world.stranger).run(steps[step], { input: { requestId: world.id(), ...input } });

async function kept(title: string): Promise<string> {
  const { data, codes } = await run(CLERK, 'keep', { villageId: world.village, ...content(title) });
  expect(codes).toEqual([]);
  return data.keepTemplate.id;
}

async function titles(retired = false): Promise<string[]> {
  const { data, codes } = await world.as(PATROL).run(BOOK, { villageId: world.village, retired });
  expect(codes).toEqual([]);
  return data.templateBook.templates.map(({ title }: { title: string }) => title);
}

/** What a stranger, a villager, another village's clerk, the same twice and the same id for something else meet. */
async function fiveCases(step: keyof typeof steps, input: Input, twist: Input): Promise<string[]> {
  const given = { requestId: world.id(), ...input };
  const refused = [null, villager, elsewhere].map(async (name) => (await run(name, step, given)).codes[0]);
  const codes = await Promise.all(refused);
  const [first, again] = [await run(CLERK, step, given), await run(CLERK, step, given)];
  expect(first.codes).toEqual([]);
  const idOf = ({ data }: typeof first): string => (Object.values(data)[0] as { id: string }).id;
  const other = await run(CLERK, step, { ...given, ...twist });
  return [...codes, idOf(first) === idOf(again) ? 'the same' : 'another', other.codes[0]].map(String);
}
const FIVE = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'the same', 'IDEMPOTENCY_MISMATCH'];

describe('a village’s own templates', () => {
  test('keeping, revising and retiring have their five cases', async () => {
    const input = { villageId: world.village, ...content('五种情形') };
    expect(await fiveCases('keep', input, { minutes: 30 })).toEqual(FIVE);
    const templateId = await kept('要改的');
    expect(await fiveCases('revise', { templateId, ...content('改过的') }, { minutes: 30 })).toEqual(FIVE);
    expect(await fiveCases('move', { templateId, move: 'RETIRE' }, { move: 'RESTORE' })).toEqual(FIVE);
  });

  test('are kept as written, and read by whoever lives in the village or serves it', async () => {
    const id = await kept('河边清洁');
    const { data } = await world.as(PATROL).run(BOOK, { villageId: world.village, retired: false });
    expect(data.templateBook.mayKeep).toBe(true);
    expect(data.templateBook.templates.find((each: { id: string }) => each.id === id)).toEqual({
      id,
      title: '河边清洁',
      place: '村委会门口集合',
      weekdays: 0b10001,
      startsTime: '07:30:00',
      minutes: 90,
      state: 'ACTIVE',
      moves: ['REVISE', 'RETIRE'],
      places: [{ name: '巡逻队员', skill: null, places: 8 }],
    });
    const read = await world.as(villager).run(BOOK, { villageId: world.village, retired: false });
    expect(read.data.templateBook).toMatchObject({ mayKeep: false });
    expect(read.data.templateBook.templates[0].moves).toEqual([]);
    const far = await world.as(elsewhere).run(BOOK, { villageId: world.village, retired: false });
    expect(far.codes).toEqual(['FORBIDDEN']);
  });

  test('are retired and come back; a retired one is not changed, a title in use is not taken twice', async () => {
    const templateId = await kept('护林');
    const again = await run(CLERK, 'keep', { villageId: world.village, ...content('护林') });
    expect(again.codes).toEqual(['NAME_TAKEN']);
    const move = async (to: string) =>
      (await run(PATROL, 'move', { templateId, move: to })).codes[0] ?? 'done';
    expect(await move('RESTORE')).toBe('ILLEGAL_MOVE');
    expect(await move('RETIRE')).toBe('done');
    expect(await titles()).not.toContain('护林');
    expect(await titles(true)).toContain('护林');
    expect((await run(CLERK, 'revise', { templateId, ...content('护林二') })).codes).toEqual([
      'ILLEGAL_MOVE',
    ]);
    expect(await move('RETIRE')).toBe('ILLEGAL_MOVE');
    const second = await kept('护林');
    expect(await move('RESTORE')).toBe('NAME_TAKEN');
    expect((await run(CLERK, 'revise', { templateId: second, ...content('护林新') })).codes).toEqual([]);
    expect(await move('RESTORE')).toBe('done');
    expect(await titles()).toEqual(expect.arrayContaining(['护林', '护林新']));
    expect((await run(CLERK, 'move', { templateId, move: 'REVISE' })).codes).toEqual(['BAD_INPUT']);
    expect((await run(CLERK, 'move', { templateId: world.id(), move: 'RETIRE' })).codes).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('refuse what no task could be posted with, and more than anybody reads', async () => {
    const keep = async (over: Input, task: Input = {}) => {
      const { codes, fields } = await run(CLERK, 'keep', {
        villageId: world.village,
        ...content('不行的', task),
        ...over,
      });
      return [codes[0], fields[0]?.replace(/^input\./, '')];
    };
    expect(await keep({}, { risk: 'TRAINED' })).toEqual(['BAD_INPUT', 'work.course']);
    expect(await keep({}, { ruleId: world.id() })).toEqual(['NOT_FOUND', 'ruleId']);
    expect(await keep({}, { gridId: world.otherVillage })).toEqual(['NOT_FOUND', 'work.gridId']);
    expect(await keep({ startsTime: '24:00' })).toEqual(['BAD_INPUT', 'startsTime']);
    expect(await keep({ minutes: 10 })).toEqual(['OUT_OF_RANGE', 'minutes']);
    expect(await keep({ weekdays: [7] })).toEqual(['OUT_OF_RANGE', 'weekdays']);
    const present = (await titles()).length;
    for (let place = present; place < 60; place += 1) await kept(`第${place}个`);
    expect(await keep({})).toEqual(['TOO_MANY', undefined]);
  });
});

describe('the numbers of a village', () => {
  const numbers = { remindFirstHours: 48, remindLastHours: 3, leaveHours: 24, weeksAhead: 4 };
  const asked = async (name: string) =>
    (await world.as(name).run(SETTINGS, { villageId: world.village })).data.taskSettings;

  test('say who set them when, with all versions for those who serve the village', async () => {
    expect(await asked(CLERK)).toMatchObject({
      remindFirstHours: 24,
      mayRevise: true,
      setAt: null,
      setByName: null,
      history: [],
    });
    for (const leaveHours of [24, 36]) {
      const input = { requestId: world.id(), villageId: world.village, ...numbers, leaveHours };
      expect((await act(world.as(CLERK), 'reviseTaskSettings', input)).codes).toEqual([]);
    }
    const after = await asked(PATROL);
    expect(after).toMatchObject({ leaveHours: 36, mayRevise: false, setByName: CLERK });
    expect(after.history).toHaveLength(2);
    expect(after.history[0]).toEqual({
      move: 'REVISE',
      actor: { name: CLERK },
      detail: [{ key: 'leaveHours', before: '24', after: '36' }],
    });
    expect((await asked(villager)).history).toEqual([]);
  });
});
