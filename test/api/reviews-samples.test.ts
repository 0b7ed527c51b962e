import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawSamples } from '#server/features/reviews/draw-samples';
import { openWorld, type World } from '#test/support/world';
import { act, CLERK, decide, filed, LEADER, SECRETARY } from './activities-steps';
import { casesOf, made, refusals, tried } from './reviews-steps';

const DRAWS = `query ($villageId: ID!) { sampleDraws(villageId: $villageId) {
  id month seed population size percent least candidates village { id }
  lines { id position ticket outcome note mayRecheck record { id title } } } }`;

let world: World;
const ids: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  for (let place = 0; place < 34; place += 1) {
    const doer = await world.villager(place);
    ids.push(await filed(world, doer.id, 'PA-01', { ...act, title: '夜间巡逻' }));
  }
  await decide(world, CLERK, 'CHECK', ids);
  await decide(world, CLERK, 'APPROVE', ids);
  await world.advance(7);
});
afterAll(() => world.close());

const draw = (): Promise<number> => world.db.write(drawSamples);

interface Line {
  id: string;
  position: number;
  ticket: string;
  outcome: string | null;
  mayRecheck: boolean;
  record: { id: string };
}
interface Draw {
  id: string;
  month: string;
  seed: string;
  population: number;
  size: number;
  candidates: string[];
  lines: Line[];
}
async function draws(name = SECRETARY): Promise<Draw[]> {
  return (await world.as(name).run(DRAWS, { villageId: world.village })).data.sampleDraws;
}

describe('the draw', () => {
  test('waits until the month is over, and is made once, by however many', async () => {
    expect(await draw()).toBe(0);
    world.setTime(new Date('2025-07-01T00:05:00+08:00'));
    const counts = await Promise.all([draw(), draw(), draw()]);
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect(await draw()).toBe(0);
    expect(await draws()).toMatchObject([
      { month: '2025-06-01', population: 34, size: 4, percent: 10, least: 3, village: { id: world.village } },
    ]);
  });

  test('can be redone by anybody with sha256sum', async () => {
    const [june] = await draws();
    if (!june) throw new Error('nothing was drawn');
    expect(june.candidates.toSorted()).toEqual(ids.toSorted());
    const lots = june.candidates
      .map((id) => [createHash('sha256').update(`${june.seed}:${id}`).digest('hex'), id] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, 4);
    expect(june.lines.map(({ ticket, record }) => [ticket, record.id])).toEqual(lots);
    expect(june.lines.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  test('of a stopped server catches up, a month at a time', async () => {
    for (const day of ['2025-07-20', '2025-09-20']) {
      world.setTime(new Date(`${day}T09:00:00+08:00`));
      const id = await filed(world, (await world.villager(40)).id, 'PA-01', {
        ...act,
        startedAt: `${day}T05:00:00+08:00`,
      });
      await decide(world, CLERK, 'CHECK', [id]);
      await decide(world, CLERK, 'APPROVE', [id]);
      await world.advance(7);
    }
    world.setTime(new Date('2025-12-02T09:00:00+08:00'));
    expect(await draw()).toBe(2);
    expect((await draws()).map(({ month, size }) => [month, size])).toEqual([
      ['2025-09-01', 1],
      ['2025-07-01', 1],
      ['2025-06-01', 4],
    ]);
  });

  test('is for staff of the village to see', async () => {
    const villager = (await world.villager(0)).name;
    const clerk = (await world.elsewhere('VILLAGE_CLERK')).name;
    const run = (caller: typeof world.stranger) => caller.run(DRAWS, { villageId: world.village });
    expect((await run(world.stranger)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await run(world.as(villager))).codes).toEqual(['FORBIDDEN']);
    expect((await run(world.as(clerk))).codes).toEqual(['FORBIDDEN']);
    const one = `query ($id: ID!) { sampleDraw(id: $id) { id seed } }`;
    const [june] = await draws();
    expect((await world.as('崔明理').run(one, { id: june?.id })).data.sampleDraw.id).toBe(june?.id);
    expect((await world.as(villager).run(one, { id: june?.id })).data.sampleDraw).toBeNull();
  });

  test('costs the same however long it is', async () => {
    const cost = await world.statementsOf(() => draws());
    expect(cost).toBeLessThan(14);
  });
});

describe('a finding', () => {
  test('is entered by oversight or the secretary, who had no part in the record', async () => {
    const line = (await draws('崔明理')).at(-1)?.lines[0];
    expect(line?.mayRecheck).toBe(true);
    const input = { lineId: line?.id, outcome: 'OK', note: '三位邻居都说那晚见到他' };
    const elsewhere = (await world.elsewhere('VILLAGE_CLERK')).name;
    expect(
      await refusals(world, 'recordRecheck', input, [
        null,
        CLERK,
        LEADER,
        '阮青山',
        elsewhere,
        (await world.villager(0)).name,
      ]),
    ).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND']);
    const requestId = world.id();
    expect(await made(world.as('崔明理'), 'recordRecheck', { requestId, ...input })).toMatchObject({
      outcome: 'OK',
      recheckedBy: { name: '崔明理' },
      mayRecheck: false,
    });
    await made(world.as('崔明理'), 'recordRecheck', { requestId, ...input });
    expect(
      (await tried(world.as('崔明理'), 'recordRecheck', { requestId, ...input, outcome: 'DOUBTFUL' })).codes,
    ).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect((await tried(world.as(SECRETARY), 'recordRecheck', input)).codes).toEqual(['ILLEGAL_MOVE']);
    expect((await casesOf(world.as(SECRETARY), line?.record.id ?? '')).claimCases).toEqual([]);
  });

  test('that is doubtful says why, and proposes to take the record back without a freeze', async () => {
    const line = (await draws()).at(-1)?.lines[1];
    const input = { lineId: line?.id, outcome: 'DOUBTFUL' };
    expect((await tried(world.as(SECRETARY), 'recordRecheck', input)).codes).toEqual(['REASON_REQUIRED']);
    await made(world.as(SECRETARY), 'recordRecheck', { ...input, note: '当晚在县城住院' });
    expect((await casesOf(world.as('苗静怡'), line?.record.id ?? '')).claimCases).toMatchObject([
      { state: 'OPEN', source: 'RECHECK', freezeMonths: 0, reason: '当晚在县城住院' },
    ]);
  });

  test('does not change any more, and neither does the draw', async () => {
    const change = (sql: string) => world.db.write((tx) => tx.rows(sql));
    await expect(change("update sample_line set outcome = 'OK' where outcome = 'DOUBTFUL'")).rejects.toThrow(
      'APPEND_ONLY',
    );
    await expect(change("update sample_draw set seed = 'another seed of mine'")).rejects.toThrow(
      'APPEND_ONLY',
    );
    await expect(change('delete from sample_line')).rejects.toThrow('APPEND_ONLY');
  });
});
