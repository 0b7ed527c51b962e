import { afterAll, beforeAll, expect, test } from 'vitest';
import { teamSteps } from '#server/app/seed/seed-teams';
import type { CountyIds } from '#server/app/seed/seed-county';
import { dayOf } from '#server/core/clock';
import { openWorld, type World } from '#test/support/world';

// The demo's teams are lived through the use-cases: none of their steps is refused, and every law holds after them.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('the demo’s teams come about in their own time', async () => {
  const areas = await world.db.reader.rows<{ id: string; code: string }>('select id, code from area');
  const idOf = new Map(areas.map(({ id, code }) => [code, id]));
  const ids = { area: (code: string) => idOf.get(code) ?? '' } as CountyIds;
  const begun = performance.now();
  await world.db.write(async (tx) => {
    for (const step of teamSteps(ids, dayOf(tx.at))) await step.run({ ...tx, at: step.at });
  });
  const ms = performance.now() - begun;
  const { data, codes } = await world.as('贺春梅').run(
    `query Q($village: ID!) { teams(villageId: $village) { name kind leaderName memberCount askCount gear { state } }
        volunteers(areaId: $village, first: 5) { totalCount } }`,
    { village: world.village },
  );
  expect(codes).toEqual([]);
  expect(data.teams).toHaveLength(10);
  expect(data.volunteers.totalCount).toBe(121);
  const patrol = data.teams.find(({ kind }: { kind: string }) => kind === 'PATROL');
  expect(patrol).toMatchObject({ name: '平安巡防队', leaderName: '蓝晓峰' });
  expect(patrol.memberCount).toBeGreaterThan(8);
  expect(patrol.gear).toHaveLength(26);
  const asks = data.teams.reduce((sum: number, { askCount }: { askCount: number }) => sum + askCount, 0);
  expect(asks).toBe(3);
  const { data: county } = await world
    .as('沈若兰')
    .run('query C($areaId: ID!) { volunteers(areaId: $areaId, first: 1) { totalCount } }', {
      areaId: world.county,
    });
  console.info(`demo teams: ${county.volunteers.totalCount} volunteers in ${Math.round(ms)} ms`);
  expect(county.volunteers.totalCount).toBeGreaterThan(2200);
  expect(ms).toBeLessThan(6000);
});
