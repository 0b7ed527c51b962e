import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '#test/support/world';
import { CLERK, decide, done, filed, LEADER, published, SECRETARY } from './activities-steps';
import { claimed, made, photoOf, refusals, tried } from './reviews-steps';

const START = new Date('2025-06-16T09:00:00+08:00');
const FIELDS = 'key kind severity amount mark { reason } mayMark record { id } other { id title }';
const OPEN = `query ($villageId: ID!) { openSigns(villageId: $villageId) { ${FIELDS} } }`;

let world: World;
let next = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const someone = (): Promise<Person> => {
  next += 1;
  return world.villager(next);
};
let prints = 0;
/** A picture unlike all others: its bits are a count's hash-like spread. */
function newPrint(): string {
  prints += 1;
  let state = prints * 2_654_435_761;
  return Array.from({ length: 64 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % 2 === 1 ? '1' : '0';
  }).join('');
}
/** The same picture with some of its bits turned. */
const turned = (print: string, count: number): string =>
  [...print].map((bit, place) => (place < count ? (bit === '1' ? '0' : '1') : bit)).join('');

interface Seen {
  key: string;
  kind: string;
  severity: string;
  amount: number | null;
  mark: { reason: string } | null;
  mayMark: boolean;
  other: { id: string; title: string } | null;
}

async function signs(id: string, by = SECRETARY): Promise<Seen[]> {
  const { data } = await world
    .as(by)
    .run(`query ($id: ID!) { record(id: $id) { signs { ${FIELDS} } } }`, { id });
  return data.record.signs;
}
const kinds = async (id: string): Promise<string[]> => (await signs(id)).map(({ kind }) => kind);

describe('signs', () => {
  test('the same person at two places at a time', async () => {
    const { id } = await someone();
    const first = await filed(world, id, 'PA-01', { startedAt: '2025-06-16T05:00:00+08:00', minutes: 120 });
    const second = await filed(world, id, 'EN-05', {
      title: '清理沟渠',
      startedAt: '2025-06-16T06:30:00+08:00',
      minutes: 60,
    });
    const after = await filed(world, id, 'PA-08', {
      title: '河边值守',
      startedAt: '2025-06-16T07:30:00+08:00',
      minutes: 60,
    });
    expect(await signs(first)).toMatchObject([
      {
        kind: 'OVERLAP',
        severity: 'STRONG',
        amount: 30,
        other: { id: second, title: '清理沟渠' },
        mark: null,
      },
    ]);
    expect((await signs(second)).map(({ other }) => other?.id)).toEqual([first]);
    expect(await signs(after)).toEqual([]);
  });

  test('the same picture, or nearly the same, in whosoever’s record', async () => {
    const [one, other, third] = [await someone(), await someone(), await someone()];
    const print = newPrint();
    const first = await claimed(world, one, print);
    const near = await claimed(world, other, turned(print, 5), { title: '护栏坏了' });
    const far = await claimed(world, third, turned(print, 30));
    expect(await signs(near)).toMatchObject([
      { kind: 'PHOTO', severity: 'FAIR', amount: 5, other: { id: first } },
    ]);
    expect(await kinds(far)).toEqual([]);
    const same = await claimed(world, third, print, { title: '又一处' });
    expect((await signs(same)).map((sign) => [sign.other?.id, sign.severity])).toEqual(
      expect.arrayContaining([
        [first, 'STRONG'],
        [near, 'FAIR'],
      ]),
    );
  });

  test('one photo of a roll belongs to all of its rows, and is no sign among them', async () => {
    const doers = [await someone(), await someone()];
    const leader = await world.resident(LEADER);
    const photo = await photoOf(world, leader, newPrint());
    const roll = await done(world.as(LEADER), 'takeRoll', {
      villageId: world.village,
      ruleId: await world.rule('PA-01'),
      title: '夜间巡逻',
      startedAt: '2025-06-15T20:00:00+08:00',
      endedAt: '2025-06-15T22:00:00+08:00',
      rows: doers.map(({ id }) => ({ residentId: id, minutes: 120 })),
      photoIds: [photo],
    });
    for (const { id } of roll.records) expect(await kinds(id)).toEqual([]);
    const third = await someone();
    const again = await filed(world, third.id, 'EN-05', { title: '清沟', photoIds: [photo] });
    expect(await kinds(again)).toEqual(['PHOTO', 'PHOTO']);
  });

  test('the same act on the same day under two rules', async () => {
    const { id } = await someone();
    const first = await filed(world, id, 'EN-05', { title: '清理老桥头河道', minutes: 0 });
    const second = await filed(world, id, 'EN-02', { title: '老桥头河道清理', minutes: 0 });
    const other = await filed(world, id, 'EN-06', { title: '后山义务植树', minutes: 0 });
    expect(await signs(first)).toMatchObject([
      { kind: 'TWO_RULES', severity: 'FAIR', other: { id: second } },
    ]);
    expect(await signs(other)).toEqual([]);
  });

  test('the same people mediating again within the days the village set', async () => {
    const mediators = [await world.resident('石有为'), await world.resident('兰成刚')];
    const roll = async (day: string, people: Person[], title: string): Promise<string> => {
      const { records } = await done(world.as('石有为'), 'takeRoll', {
        villageId: world.village,
        ruleId: await world.rule('PA-05'),
        title,
        startedAt: `${day}T09:00:00+08:00`,
        rows: people.map(({ id }) => ({ residentId: id })),
      });
      return records[0].id;
    };
    const first = await roll('2025-05-20', mediators, '地界纠纷');
    const again = await roll('2025-06-10', mediators, '宅基地纠纷');
    const alone = await roll('2025-06-12', [mediators[0] as Person], '噪音纠纷');
    const longAgo = await roll('2025-01-10', mediators, '排水纠纷');
    expect(await signs(again)).toMatchObject([{ kind: 'REPEAT_PAIR', amount: 21, other: { id: first } }]);
    expect(await signs(alone)).toEqual([]);
    expect(await signs(longAgo)).toEqual([]);
  });

  test('many self-claims of one household', async () => {
    const person = await someone();
    let last = '';
    for (let count = 0; count < 7; count += 1) {
      last = await claimed(world, person, newPrint(), { title: `隐患 ${'一二三四五六七'[count]}` });
      // Closed again, or the limit of open claims would stop the next.
      if (count < 6) await decide(world, CLERK, 'REJECT', [last], '不实');
    }
    expect(await signs(last)).toMatchObject([
      { kind: 'MANY_CLAIMS', severity: 'SLIGHT', amount: 7, other: null },
    ]);
  });

  test('are for staff of the village, not for the household and not for others', async () => {
    const doer = await someone();
    const first = await filed(world, doer.id, 'PA-01', {
      startedAt: '2025-06-14T05:00:00+08:00',
      minutes: 120,
    });
    await filed(world, doer.id, 'EN-05', {
      title: '清沟',
      startedAt: '2025-06-14T06:00:00+08:00',
      minutes: 60,
    });
    expect(await signs(first, doer.name)).toEqual([]);
    expect(await signs(first, '阮青山')).toHaveLength(1);
    const list = (caller: typeof world.stranger) => caller.run(OPEN, { villageId: world.village });
    expect((await list(world.stranger)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await list(world.as(doer.name))).codes).toEqual(['FORBIDDEN']);
    expect((await list(world.as((await world.elsewhere('VILLAGE_CLERK')).name))).codes).toEqual([
      'FORBIDDEN',
    ]);
    const { data } = await list(world.as(SECRETARY));
    const keys = data.openSigns.map(({ key }: Seen) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const weights = data.openSigns.map(({ severity }: Seen) =>
      ['STRONG', 'FAIR', 'SLIGHT'].indexOf(severity),
    );
    expect(weights).toEqual(weights.toSorted());
  });

  test('cost the same for many records as for few', async () => {
    const cost = (first: number): Promise<number> =>
      world.statementsOf(() =>
        world
          .as(SECRETARY)
          .run(
            `query ($first: Int!) { records(filter: {}, first: $first) { nodes { id signs { ${FIELDS} } } } }`,
            { first },
          ),
      );
    expect(await cost(20)).toBe(await cost(3));
  });
});

describe('a mark', () => {
  test('says what was found, once, by somebody who checks', async () => {
    const doer = await someone();
    const first = await filed(world, doer.id, 'PA-01', {
      startedAt: '2025-06-13T05:00:00+08:00',
      minutes: 120,
    });
    const second = await filed(world, doer.id, 'EN-05', {
      title: '清沟',
      startedAt: '2025-06-13T06:00:00+08:00',
      minutes: 60,
    });
    const [sign] = await signs(first, CLERK);
    expect(sign?.mayMark).toBe(true);
    const input = { recordId: first, key: sign?.key, reason: '表填错一小时，人都在场' };
    const elsewhere = (await world.elsewhere('VILLAGE_CLERK')).name;
    expect(await refusals(world, 'markSign', input, [null, LEADER, '阮青山', elsewhere, doer.name])).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'FORBIDDEN',
      'NOT_FOUND',
      'FORBIDDEN',
    ]);
    expect((await tried(world.as(CLERK), 'markSign', { ...input, reason: ' ' })).codes).toEqual([
      'REASON_REQUIRED',
    ]);
    expect((await tried(world.as(CLERK), 'markSign', { ...input, key: 'PHOTO:x' })).codes).toEqual([
      'NOT_FOUND',
    ]);
    const requestId = world.id();
    const mark = await made(world.as(CLERK), 'markSign', { requestId, ...input });
    expect(mark).toMatchObject({ reason: input.reason, markedBy: { name: CLERK } });
    expect((await made(world.as(CLERK), 'markSign', { requestId, ...input })).id).toBe(mark.id);
    expect((await tried(world.as(CLERK), 'markSign', { requestId, ...input, reason: '别的' })).codes).toEqual(
      ['IDEMPOTENCY_MISMATCH'],
    );
    expect((await tried(world.as(SECRETARY), 'markSign', input)).codes).toEqual(['CONFLICT']);
    // Kept on both records of the pair, and off the list.
    expect(await signs(second, CLERK)).toMatchObject([{ mark: { reason: input.reason }, mayMark: false }]);
    const { data } = await world.as(CLERK).run(OPEN, { villageId: world.village });
    expect(data.openSigns.map(({ key }: Seen) => key)).not.toContain(sign?.key);
  });

  test('a record that came to nothing is compared with nothing', async () => {
    const doer = await someone();
    const print = newPrint();
    const first = await claimed(world, doer, print);
    await decide(world, CLERK, 'REJECT', [first], '看不清');
    const again = await claimed(world, doer, print, { title: '补拍清楚了' });
    expect(await kinds(again)).toEqual([]);
    world.setTime(START);
    await published(world, doer.id);
  });
});
