import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';
import { mutation, refused, works } from './people-steps';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('addArea', () => {
  const document = mutation(
    'addArea',
    'AreaInput',
    'id code kind village { id } trail { id } householdCount',
  );
  const admin = () => world.as('罗启明');

  test('is for the administrator alone, and keeps the order of kinds', async () => {
    const input = {
      requestId: world.id(),
      parentId: world.village,
      kind: 'GRID',
      code: 'NEW-GRID-1',
      nameZh: '新网格',
      nameEn: 'New Grid',
    };
    expect(await refused(world.stranger, document, input)).toBe('UNAUTHENTICATED');
    for (const name of ['贺春梅', '郑守田', '方雨晴', '沈若兰', (await world.villager(0)).name]) {
      expect(await refused(world.as(name), document, input), name).toBe('FORBIDDEN');
    }
    const area = await works<{ village: { id: string }; trail: { id: string }[] }>(admin(), document, input);
    expect(area.village.id).toBe(world.village);
    expect(area.trail).toHaveLength(4);
    expect(await works(admin(), document, input)).toEqual(area);
    expect(await refused(admin(), document, { ...input, code: 'OTHER' })).toBe(
      'IDEMPOTENCY_MISMATCH requestId',
    );
    const again = (given: object): Promise<string> =>
      refused(admin(), document, { ...input, requestId: world.id(), ...given });
    expect(await again({})).toBe('CONFLICT code');
    expect(await again({ code: 'NEW-GRID-2', kind: 'TOWN' })).toBe('BAD_INPUT kind');
    expect(await again({ code: 'NEW-GRID-2', parentId: world.id() })).toBe('NOT_FOUND parentId');
  });

  test('opens the book of a new village, so that its people can be registered', async () => {
    const town = await world.db.reader.row<{ parentId: string }>('select parent_id from area where id = $1', [
      world.village,
    ]);
    const village = await works<{ id: string }>(admin(), document, {
      requestId: world.id(),
      parentId: town?.parentId,
      kind: 'VILLAGE',
      code: 'NEW-VILLAGE',
      nameZh: '新村',
      nameEn: 'New Village',
    });
    const household = await works<{ id: string }>(admin(), mutation('addHousehold', 'NewHouseholdInput'), {
      requestId: world.id(),
      areaId: village.id,
      number: '1',
      headName: '新村人',
    });
    expect(household.id).toBeTruthy();
    const books = await world.db.reader.rows<{ kind: string }>(
      "select kind from account where book_id = $1 and kind <> 'OWNER' order by kind",
      [village.id],
    );
    expect(books.map((row) => row.kind)).toEqual(['EXPIRY', 'ISSUING', 'ISSUING', 'ISSUING', 'SHOP']);
  });
});
