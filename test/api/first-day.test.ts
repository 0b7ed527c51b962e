import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Result, type World } from '#test/support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ADMINISTRATOR = '罗启明';
const COUNTY = '沈若兰';
const TOWN = '方雨晴';
const CLERK = '贺春梅';

const mutation = (name: string, type: string, fields: string): string =>
  `mutation M($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
const addOfficial = mutation('addOfficial', 'OfficialInput', 'id name village { id } household { id }');
const reviseShop = mutation('reviseShop', 'ShopInput', 'id nameZh openingZh village { id }');
const addArea = mutation('addArea', 'AreaInput', 'id kind village { id }');
const appointPost = mutation('appointPost', 'PostInput', 'id role active');
const openLogin = mutation('openLogin', 'LoginInput', 'id hasLogin');
const foundCouncil = mutation('foundCouncil', 'CouncilInput', 'id nameZh');

const run = (name: string, document: string, input: object): Promise<Result> =>
  world.as(name).run(document, { input });

describe('a county that grows by a village', () => {
  test('from the map to an open shop, each by the person whose business it is', async () => {
    const town = await run(ADMINISTRATOR, addArea, {
      requestId: world.id(),
      parentId: world.county,
      kind: 'TOWN',
      code: 'SX-99',
      nameZh: '新源镇',
      nameEn: 'Xinyuan Town',
    });
    expect(town.codes).toEqual([]);
    const townId = town.data.addArea.id;
    const official = await run(ADMINISTRATOR, addOfficial, {
      requestId: world.id(),
      areaId: townId,
      name: '纪开源',
      phone: '190 0009 9999',
    });
    expect(official.data.addOfficial).toMatchObject({ name: '纪开源', village: null, household: null });
    const residentId = official.data.addOfficial.id;
    const post = await run(ADMINISTRATOR, appointPost, {
      requestId: world.id(),
      residentId,
      role: 'TOWN_STAFF',
      areaId: townId,
      startsOn: '2025-06-16',
    });
    expect(post.data.appointPost).toMatchObject({ role: 'TOWN_STAFF', active: true });
    const login = await run(ADMINISTRATOR, openLogin, {
      requestId: world.id(),
      residentId,
      password: 'xinyuan morning rain',
    });
    expect(login.data.openLogin.hasLogin).toBe(true);
    const village = await run(ADMINISTRATOR, addArea, {
      requestId: world.id(),
      parentId: townId,
      kind: 'VILLAGE',
      code: 'SX-99-01',
      nameZh: '云溪村',
      nameEn: 'Yunxi Village',
    });
    const villageId = village.data.addArea.id;
    const shop = await run('纪开源', reviseShop, shopInput(villageId));
    expect(shop.data.reviseShop).toMatchObject({ nameZh: '云溪村平安超市', village: { id: villageId } });
    const council = await run('纪开源', foundCouncil, {
      requestId: world.id(),
      areaId: villageId,
      kindCode: 'RW',
      nameZh: '云溪村红白理事会',
      nameEn: 'Yunxi Weddings and Funerals Council',
      termStartsOn: '2025-06-16',
      termEndsOn: '2028-06-15',
    });
    expect(council.codes).toEqual([]);
  });
});

function shopInput(villageId: string, nameZh = '云溪村平安超市'): Record<string, string> {
  return {
    requestId: world.id(),
    villageId,
    nameZh,
    nameEn: 'Yunxi Peace Supermarket',
    openingZh: '每周三 9:00–16:00',
    openingEn: 'Wednesdays 9:00–16:00',
  };
}

describe('the staff of an area', () => {
  const officials =
    'query O($id: ID!) { area(id: $id) { mayAddOfficials mayAdd officials { role resident { name } } } }';

  test('is listed to those who register it, and to nobody else', async () => {
    const seen = await world.as(ADMINISTRATOR).run(officials, { id: world.county });
    expect(seen.data.area.mayAddOfficials).toEqual(['COUNTY_STAFF', 'ADMINISTRATOR']);
    expect(seen.data.area.officials).toContainEqual({ role: 'COUNTY_STAFF', resident: { name: COUNTY } });
    expect((await world.as(CLERK).run(officials, { id: world.county })).data.area).toEqual({
      mayAddOfficials: [],
      mayAdd: [],
      officials: [],
    });
    const village = await world.as(ADMINISTRATOR).run(officials, { id: world.village });
    expect(village.data.area).toMatchObject({ mayAddOfficials: [], mayAdd: ['GRID', 'BUILDING'] });
  });
});

describe('reviseShop', () => {
  test('the clerk says when the shop is open', async () => {
    const answer = await run(CLERK, reviseShop, shopInput(world.village, '银杏坝村平安超市'));
    expect(answer.data.reviseShop).toMatchObject({ id: await world.shop(), openingZh: '每周三 9:00–16:00' });
  });

  test('refused to a stranger, the keeper, a resident and people of another village', async () => {
    const input = shopInput(world.village);
    expect((await world.stranger.run(reviseShop, { input })).codes).toEqual(['UNAUTHENTICATED']);
    for (const name of ['龙志远', '邓巧珍', (await world.elsewhere('VILLAGE_CLERK')).name]) {
      expect((await run(name, reviseShop, input)).codes, name).toEqual(['FORBIDDEN']);
    }
  });

  test('a county has no shop', async () => {
    expect((await run(ADMINISTRATOR, reviseShop, shopInput(world.county))).codes).toEqual(['BAD_INPUT']);
  });

  test('the same request twice is one change; with another input it is refused', async () => {
    const input = shopInput(world.village, '银杏坝平安超市');
    const first = await run(CLERK, reviseShop, input);
    const second = await run(CLERK, reviseShop, input);
    expect(second.data).toEqual(first.data);
    expect((await run(CLERK, reviseShop, { ...input, nameZh: '别名' })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
  });
});

describe('addOfficial', () => {
  const input = (): Record<string, string> => ({
    requestId: world.id(),
    areaId: world.county,
    name: '毛知遥',
  });

  test('county staff register their colleagues', async () => {
    expect((await run(COUNTY, addOfficial, input())).data.addOfficial.name).toBe('毛知遥');
  });

  test('refused to a stranger, to town and village staff, and for a phone that is taken', async () => {
    expect((await world.stranger.run(addOfficial, { input: input() })).codes).toEqual(['UNAUTHENTICATED']);
    for (const name of [TOWN, CLERK, '邓巧珍']) {
      expect((await run(name, addOfficial, input())).codes, name).toEqual(['FORBIDDEN']);
    }
    const taken = await run(COUNTY, addOfficial, { ...input(), phone: '19900000023' });
    expect(taken.codes).toEqual(['PHONE_TAKEN']);
  });

  test('the same request twice is one person; with another input it is refused', async () => {
    const once = input();
    const first = await run(COUNTY, addOfficial, once);
    expect((await run(COUNTY, addOfficial, once)).data).toEqual(first.data);
    expect((await run(COUNTY, addOfficial, { ...once, name: '毛知远' })).codes).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ]);
  });
});
