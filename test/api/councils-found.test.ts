import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { guarded, mutation, refused, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const FOUND = mutation('foundCouncil', 'CouncilInput', 'id nameZh kind { code } area { id } seats { id }');

const term = { termStartsOn: '2025-07-01', termEndsOn: '2028-06-30' };

describe('councils', () => {
  test('show kind, area and seats, at the same cost for one and for all', async () => {
    const document = `query Councils($areaId: ID!) { councils(areaId: $areaId) {
      id nameZh termEndsOn kind { code charterZh quorumPercent } area { id }
      seats { id role active council { id } resident { id name } } } }`;
    const resident = world.as((await world.villager(0)).name);
    const all = await resident.run(document, { areaId: world.village });
    expect(all.codes).toEqual([]);
    const codes = all.data.councils.map((council: { kind: { code: string } }) => council.kind.code);
    expect(codes).toEqual(['DG', 'EL', 'MC', 'MR', 'OC', 'RC', 'RW']);
    for (const council of all.data.councils) {
      expect(council.seats[0]).toMatchObject({
        role: 'COUNCIL_CHAIR',
        active: true,
        council: { id: council.id },
      });
      // Those who hold a seat act in office and are known by name.
      for (const seat of council.seats) expect(seat.resident.name).not.toContain('*');
    }
    const one = `query Council($id: ID!) { council(id: $id) { id kind { code } area { id }
      seats { id resident { id name } council { id } } } }`;
    const { id } = all.data.councils[0];
    const costOfOne = await world.statementsOf(() => resident.run(one, { id }));
    const costOfAll = await world.statementsOf(() => resident.run(document, { areaId: world.village }));
    expect(costOfAll).toBeLessThanOrEqual(costOfOne + 1);
    expect((await world.stranger.run(document, { areaId: world.village })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await world.stranger.run('{ councilKinds { code nameZh mustNotHoldEn } }')).codes).toEqual([]);
  });
});

describe('foundCouncil', () => {
  test('founds a kind that the village does not have', async () => {
    await world.db.write((tx) =>
      tx.rows(
        `insert into council_kind (code, name_zh, name_en, charter_zh, charter_en, seats_min, seats_max, term_years,
           quorum_percent, must_not_hold_zh, must_not_hold_en)
         values ('XX', '试验会', 'Trial council', '章程', 'Charter', 3, 5, 3, 50, '', '')`,
      ),
    );
    const input = {
      requestId: world.id(),
      areaId: world.village,
      kindCode: 'XX',
      nameZh: '银杏坝试验会',
      nameEn: 'Trial',
      ...term,
    };
    const clerk = world.as('贺春梅');
    const code = (given: object): Promise<string> =>
      refused(clerk, FOUND, { ...input, requestId: world.id(), ...given });
    expect(await code({ kindCode: 'ZZ' })).toBe('NOT_FOUND kindCode');
    expect(await code({ termEndsOn: '2025-07-01' })).toBe('OUT_OF_RANGE termEndsOn');
    expect(await code({ termEndsOn: '2028-07-02' })).toBe('OUT_OF_RANGE termEndsOn');
    expect(await code({ nameZh: '' })).toBe('BAD_INPUT nameZh');
    expect(await code({ areaId: world.county })).toBe('FORBIDDEN');
    await guarded(world, FOUND, input, { nameEn: 'Other' });
    expect(await code({})).toBe('CONFLICT kindCode');
    const seat = await works<{ council: { id: string } }>(
      clerk,
      mutation('appointPost', 'PostInput', 'id council { id } area { id }'),
      {
        requestId: world.id(),
        residentId: (await world.villager(1)).id,
        role: 'COUNCIL_CHAIR',
        councilId: input.requestId,
        startsOn: '2025-07-01',
        endsOn: '2028-06-30',
      },
    );
    expect(seat.council.id).toBe(input.requestId);
  });
});
