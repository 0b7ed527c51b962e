import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { served } from './hours-steps';

// The roll-up of hours: a county by towns, a town by villages, a village alone; figures that add up, and no names.

const COUNTY_STAFF = '罗启明';
const TOWN_STAFF = '方雨晴';
const HOURS = `query ($areaId: ID!, $year: Int) { areaHours(areaId: $areaId, year: $year) {
  year minutes persons parts { areaId minutes persons } months { month minutes persons } kinds { kind minutes } } }`;

let world: World;
let town: string;
beforeAll(async () => {
  world = await openWorld();
  const row = await world.db.reader.row<{ id: string }>('select parent_id as id from area where id = $1', [
    world.village,
  ]);
  town = row?.id ?? '';
  const [first, second] = [await world.villager(0), await world.villager(1)];
  await served(world, first, '2025-04-10', 120);
  await served(world, first, '2025-05-12', 60, 'CA-03');
  await served(world, second, '2025-05-13', 90);
  const wrong = await served(world, await world.villager(2), '2025-05-14', 240);
  await world
    .as('郑守田')
    .run('mutation ($input: RecordMoveInput!) { reverseRecord(input: $input) { state } }', {
      input: { requestId: world.id(), recordId: wrong, reason: '写错了人' },
    });
}, 60_000);
afterAll(() => world.close());

const asked = (name: string | null, areaId: string, year: number | null = 2025) =>
  (name ? world.as(name) : world.stranger).run(HOURS, { areaId, year });

describe('hours of an area', () => {
  test('add up by part, month and kind; what was taken back counts for nothing', async () => {
    const { data, codes } = await asked(TOWN_STAFF, town);
    expect(codes).toEqual([]);
    expect(data.areaHours).toEqual({
      year: 2025,
      minutes: 270,
      persons: 2,
      parts: [{ areaId: world.village, minutes: 270, persons: 2 }],
      months: [
        { month: '2025-04', minutes: 120, persons: 1 },
        { month: '2025-05', minutes: 150, persons: 2 },
      ],
      kinds: [
        { kind: 'ELDERS', minutes: 210 },
        { kind: 'SCHOOLING', minutes: 60 },
      ],
    });
    const county = await asked(COUNTY_STAFF, world.county);
    expect(county.data.areaHours.parts).toEqual([{ areaId: town, minutes: 270, persons: 2 }]);
    const village = await asked('贺春梅', world.village);
    expect(village.data.areaHours.parts).toEqual([{ areaId: world.village, minutes: 270, persons: 2 }]);
    expect((await asked(TOWN_STAFF, town, 2024)).data.areaHours).toMatchObject({
      minutes: 0,
      parts: [],
      months: [],
    });
  });

  test('are for those whose post serves the area, and for years that can be', async () => {
    const villager = (await world.villager(3)).name;
    expect((await asked(null, town)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await asked(villager, world.village)).codes).toEqual(['FORBIDDEN']);
    expect((await asked('贺春梅', town)).codes).toEqual(['FORBIDDEN']);
    expect((await asked(TOWN_STAFF, world.county)).codes).toEqual(['FORBIDDEN']);
    expect((await asked(TOWN_STAFF, world.id())).codes).toEqual(['NOT_FOUND']);
    expect((await asked(TOWN_STAFF, 'nowhere')).codes).toEqual(['NOT_FOUND']);
    expect((await asked(TOWN_STAFF, town, 1999)).codes).toEqual(['OUT_OF_RANGE']);
  });

  test('take as many statements for the county as for a village, with teams and volunteers beside them', async () => {
    const page = `query ($areaId: ID!) { areaHours(areaId: $areaId) { minutes parts { areaId } }
      teamKinds(areaId: $areaId) { kind } volunteerParts(areaId: $areaId) { teams area { id nameZh } } }`;
    const count = (areaId: string) =>
      world.statementsOf(async () => {
        expect((await world.as(COUNTY_STAFF).run(page, { areaId })).codes).toEqual([]);
      });
    expect(await count(world.county)).toEqual(await count(world.village));
  });
});
