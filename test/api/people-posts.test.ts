import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { gridOf, mutation, refused, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const APPOINT = mutation(
  'appointPost',
  'PostInput',
  'id role active startsOn endsOn area { id } resident { id }',
);
const END = mutation('endPost', 'EndPostInput', 'id endsOn active');

const clerk = () => world.as('贺春梅');

async function input(given: Record<string, unknown>): Promise<Record<string, unknown>> {
  return { requestId: world.id(), areaId: world.village, startsOn: '2025-06-16', ...given };
}

describe('appointPost', () => {
  test('is done by those above or by the own office, never by or for anyone else', async () => {
    const person = await world.villager(0);
    const organiser = await input({ residentId: person.id, role: 'ORGANISER' });
    expect(await refused(world.stranger, APPOINT, organiser)).toBe('UNAUTHENTICATED');
    const outside = [
      person.name,
      '汪德厚',
      '龙志远',
      '唐福来',
      (await world.elsewhere('VILLAGE_CLERK')).name,
    ];
    for (const name of outside)
      expect(await refused(world.as(name), APPOINT, organiser), name).toBe('FORBIDDEN');

    const post = await works(clerk(), APPOINT, organiser);
    expect(post).toMatchObject({
      role: 'ORGANISER',
      active: true,
      endsOn: null,
      resident: { id: person.id },
    });
    expect(await works(clerk(), APPOINT, organiser)).toEqual(post);
    expect(await refused(clerk(), APPOINT, { ...organiser, role: 'GRID_LEADER' })).toBe(
      'IDEMPOTENCY_MISMATCH requestId',
    );
    expect(await refused(clerk(), APPOINT, await input({ residentId: person.id, role: 'ORGANISER' }))).toBe(
      'POST_ALREADY_HELD residentId',
    );
  });

  test('follows the table of who appoints whom', async () => {
    const person = await world.villager(1);
    const officers = {
      clerk: '贺春梅',
      secretary: '郑守田',
      town: '方雨晴',
      county: '沈若兰',
      admin: '罗启明',
    };
    const town = await world.db.reader.row<{ parentId: string }>('select parent_id from area where id = $1', [
      world.village,
    ]);
    const cases: [role: string, areaId: string | undefined, by: (keyof typeof officers)[]][] = [
      ['VILLAGE_CLERK', world.village, ['town', 'admin']],
      ['VILLAGE_SECRETARY', world.village, ['town', 'admin']],
      ['TOWN_STAFF', town?.parentId, ['county', 'admin']],
      ['COUNTY_STAFF', world.county, ['admin']],
      ['ADMINISTRATOR', world.county, ['admin']],
      ['GRID_LEADER', await gridOf(world), ['clerk', 'secretary', 'town', 'admin']],
    ];
    for (const [role, areaId, by] of cases) {
      for (const [office, name] of Object.entries(officers)) {
        const given = await input({ residentId: person.id, role, areaId });
        const { codes } = await world.as(name).run(APPOINT, { input: given });
        const may = by.includes(office as keyof typeof officers);
        expect(codes, `${role} by ${office}`).toEqual(may ? [] : ['FORBIDDEN']);
        // Free the post for the next officer of the table.
        await world.db.write((tx) => tx.rows('delete from post where id = $1', [given.requestId]));
      }
    }
  });

  test('nobody appoints himself, and nobody from another village', async () => {
    const self = await world.resident('贺春梅');
    expect(await refused(clerk(), APPOINT, await input({ residentId: self.id, role: 'ORGANISER' }))).toBe(
      'FORBIDDEN',
    );
    const elsewhere = await world.elsewhere('VILLAGE_CLERK');
    expect(
      await refused(clerk(), APPOINT, await input({ residentId: elsewhere.id, role: 'ORGANISER' })),
    ).toBe('OTHER_VILLAGE residentId');
    const other = await input({ residentId: elsewhere.id, role: 'ORGANISER', areaId: world.otherVillage });
    expect(await refused(clerk(), APPOINT, other)).toBe('FORBIDDEN');
  });

  test('role and place belong together', async () => {
    const person = await world.villager(2);
    const code = async (given: object): Promise<string> =>
      refused(clerk(), APPOINT, await input({ residentId: person.id, role: 'ORGANISER', ...given }));
    expect(await code({ role: 'COUNCIL_MEMBER' })).toBe('BAD_INPUT councilId');
    expect(await code({ role: 'SHOP_KEEPER' })).toBe('BAD_INPUT shopId');
    expect(await code({ shopId: await world.shop() })).toBe('BAD_INPUT shopId');
    expect(await code({ areaId: null })).toBe('BAD_INPUT areaId');
    expect(await code({ areaId: world.county })).toBe('BAD_INPUT areaId');
    expect(await code({ areaId: world.id() })).toBe('NOT_FOUND areaId');
    expect(await code({ endsOn: '2025-06-15' })).toBe('OUT_OF_RANGE endsOn');
    expect(await code({ role: 'EMPEROR' })).toBe('BAD_INPUT');
    expect(await code({ startsOn: 'tomorrow' })).toBe('BAD_INPUT');
    expect(await code({ residentId: world.id() })).toBe('NOT_FOUND residentId');
  });

  test('the keeper never supervises, and the committee never oversees itself', async () => {
    const shopId = await world.shop();
    const keeper = await world.resident('龙志远');
    expect(
      await refused(
        clerk(),
        APPOINT,
        await input({ residentId: keeper.id, role: 'SHOP_SUPERVISOR', shopId, areaId: null }),
      ),
    ).toBe('KEEPER_IS_SUPERVISOR');
    const oversight = await world.council('OC');
    const clerkPerson = await world.resident('贺春梅');
    expect(
      await refused(
        world.as('郑守田'),
        APPOINT,
        await input({
          residentId: clerkPerson.id,
          role: 'COUNCIL_MEMBER',
          councilId: oversight,
          areaId: null,
        }),
      ),
    ).toBe('CONFLICT residentId');
    const overseer = await world.resident('崔明理');
    expect(
      await refused(
        world.as('方雨晴'),
        APPOINT,
        await input({ residentId: overseer.id, role: 'VILLAGE_CLERK' }),
      ),
    ).toBe('CONFLICT residentId');
  });

  test('a council has one chair and no more seats than its kind allows', async () => {
    const councilId = await world.council('OC');
    const seat = async (place: number, role: string): Promise<Record<string, unknown>> =>
      input({ residentId: (await world.villager(place)).id, role, councilId, areaId: null });
    const kinds = await world.db.reader.row<{ seatsMax: number; taken: number }>(
      `select k.seats_max, (select count(*)::int from post p where p.council_id = c.id) as taken
       from council c join council_kind k on k.code = c.kind_code where c.id = $1`,
      [councilId],
    );
    for (let place = kinds?.taken ?? 0; place < (kinds?.seatsMax ?? 0); place += 1) {
      await works(clerk(), APPOINT, await seat(20 + place, 'COUNCIL_MEMBER'));
    }
    expect(await refused(clerk(), APPOINT, await seat(30, 'COUNCIL_MEMBER'))).toBe('TOO_MANY councilId');
    const review = await world.council('MR');
    const chair = await input({
      residentId: (await world.villager(31)).id,
      role: 'COUNCIL_CHAIR',
      councilId: review,
      areaId: null,
    });
    expect(await refused(clerk(), APPOINT, chair)).toMatch(/CONFLICT role|TOO_MANY councilId/);
  });

  test('two at once for the same post give it once', async () => {
    const person = await world.villager(3);
    const results = await Promise.all([
      clerk().run(APPOINT, { input: await input({ residentId: person.id, role: 'ORGANISER' }) }),
      world.as('郑守田').run(APPOINT, { input: await input({ residentId: person.id, role: 'ORGANISER' }) }),
    ]);
    expect(results.flatMap((result) => result.codes)).toEqual(['POST_ALREADY_HELD']);
  });
});

describe('endPost', () => {
  test('takes the rights away, by those who may give them or by the holder', async () => {
    const person = await world.villager(4);
    const post = await works<{ id: string }>(
      clerk(),
      APPOINT,
      await input({ residentId: person.id, role: 'ORGANISER', startsOn: '2025-01-01' }),
    );
    const end = { requestId: world.id(), postId: post.id, endsOn: '2025-06-15' };
    expect(await refused(world.stranger, END, end)).toBe('UNAUTHENTICATED');
    for (const name of [
      (await world.villager(5)).name,
      '龙志远',
      (await world.elsewhere('VILLAGE_CLERK')).name,
    ]) {
      expect(await refused(world.as(name), END, end), name).toBe('FORBIDDEN');
    }
    const code = (endsOn: string): Promise<string> =>
      refused(clerk(), END, { ...end, requestId: world.id(), endsOn });
    expect(await code('2025-06-14')).toBe('OUT_OF_RANGE endsOn');
    expect(await code('2024-12-31')).toBe('OUT_OF_RANGE endsOn');

    const { data } = await world.as(person.name).run('{ viewer { rights } }');
    expect(data.viewer.rights).toContain('TAKE_ROLL');
    const ended = await works(world.as(person.name), END, end);
    expect(ended).toMatchObject({ endsOn: '2025-06-15', active: false });
    expect(await works(world.as(person.name), END, end)).toEqual(ended);
    expect(await refused(clerk(), END, { ...end, requestId: world.id() })).toBe('NOT_ACTIVE postId');
    const after = await world.as(person.name).run('{ viewer { rights posts { id } } }');
    expect(after.data.viewer).toEqual({ rights: ['CLAIM_RECORD'], posts: [] });
  });
});
