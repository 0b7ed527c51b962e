import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#test/support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const HOUSEHOLDS = `query Households($villageId: ID!, $search: String, $areaId: ID, $first: Int!, $after: String) {
  households(villageId: $villageId, search: $search, areaId: $areaId, first: $first, after: $after) {
    nodes {
      id number state balance pinSet cardNumber cardToken
      head { id name maskedName phone birthYear hasLogin posts { id area { id } } kin { relation } }
      members { id name honour minutes }
      collectors { id name }
      village { id nameZh } area { id nameZh trail { id } }
      statement(first: 2) { nodes { id amount } }
      history { id move actor { id name } }
    }
    pageInfo { endCursor hasNextPage }
    totalCount
  }
}`;

const RESIDENTS = `query Residents($villageId: ID!, $search: String, $first: Int!, $after: String) {
  residents(villageId: $villageId, search: $search, first: $first, after: $after) {
    nodes { id name maskedName phone birthYear household { id number } village { id } posts { id role active } honour }
    pageInfo { endCursor hasNextPage }
    totalCount
  }
}`;

describe('lists of households', () => {
  test('cost the same number of statements for 2 rows and for 50', async () => {
    const clerk = world.as('贺春梅');
    const cost = (first: number): Promise<number> =>
      world.statementsOf(async () => {
        const { codes } = await clerk.run(HOUSEHOLDS, { villageId: world.village, first });
        expect(codes).toEqual([]);
      });
    await cost(1);
    expect(await cost(50)).toBe(await cost(2));
  });

  test('page through every household once, in the order of their numbers', async () => {
    const clerk = world.as('贺春梅');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, codes } = await clerk.run(
        `query Page($villageId: ID!, $after: String) {
          households(villageId: $villageId, first: 47, after: $after) {
            nodes { number } pageInfo { endCursor hasNextPage } totalCount } }`,
        { villageId: world.village, after },
      );
      expect(codes).toEqual([]);
      expect(data.households.totalCount).toBe(160);
      seen.push(...data.households.nodes.map((node: { number: string }) => node.number));
      after = data.households.pageInfo.hasNextPage ? data.households.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(160);
    const inOrder = await world.db.reader.rows<{ number: string }>(
      'select number from household where village_id = $1 order by number',
      [world.village],
    );
    expect(seen).toEqual(inOrder.map((row) => row.number));
  });

  test('are found by number, by a member, by card, and within a grid', async () => {
    const clerk = world.as('贺春梅');
    const search = async (text: string, areaId?: string): Promise<string[]> => {
      const { data } = await clerk.run(HOUSEHOLDS, {
        villageId: world.village,
        search: text,
        first: 50,
        areaId,
      });
      return data.households.nodes.map((node: { number: string }) => node.number);
    };
    expect(await search('下坝-002')).toEqual(['下坝-002']);
    expect(await search('贺春梅')).toEqual(['下坝-002']);
    const card = await world.db.reader.row<{ cardNumber: string; cardToken: string; areaId: string }>(
      "select card_number, card_token, area_id from household where number = '下坝-002' and village_id = $1",
      [world.village],
    );
    expect(await search(card?.cardNumber ?? '')).toEqual(['下坝-002']);
    expect(await search(card?.cardToken ?? '')).toEqual(['下坝-002']);
    expect(await search('', card?.areaId)).toHaveLength(44);
    expect(await search('%')).toEqual([]);
    expect(await search('_')).toEqual([]);
  });

  test('are refused to strangers, to residents and to the staff of another village', async () => {
    const asked = { villageId: world.village, first: 5 };
    expect((await world.stranger.run(HOUSEHOLDS, asked)).codes).toContain('UNAUTHENTICATED');
    expect((await world.as((await world.villager(0)).name).run(HOUSEHOLDS, asked)).codes).toContain(
      'FORBIDDEN',
    );
    const clerk = world.as('贺春梅');
    expect((await clerk.run(HOUSEHOLDS, { ...asked, villageId: world.otherVillage })).codes).toContain(
      'FORBIDDEN',
    );
    expect((await clerk.run(HOUSEHOLDS, { ...asked, first: 0 })).codes).toContain('OUT_OF_RANGE');
    expect((await clerk.run(HOUSEHOLDS, { ...asked, first: 5, after: 'nonsense' })).codes).toContain(
      'BAD_INPUT',
    );
    expect((await clerk.run(HOUSEHOLDS, { ...asked, search: 'x'.repeat(61) })).codes).toContain('TOO_LONG');
    expect((await clerk.run(HOUSEHOLDS, { ...asked, search: '\u0000' })).codes).toContain('BAD_INPUT');
  });
});

describe('lists of residents', () => {
  test('cost the same number of statements for 2 rows and for 50', async () => {
    const clerk = world.as('贺春梅');
    const cost = (first: number): Promise<number> =>
      world.statementsOf(async () => {
        const { codes } = await clerk.run(RESIDENTS, { villageId: world.village, first });
        expect(codes).toEqual([]);
      });
    await cost(1);
    expect(await cost(50)).toBe(await cost(2));
  });

  test('come in pinyin order, page by page', async () => {
    const clerk = world.as('贺春梅');
    const first = await clerk.run(RESIDENTS, { villageId: world.village, first: 20 });
    const { endCursor } = first.data.residents.pageInfo;
    const second = await clerk.run(RESIDENTS, { villageId: world.village, first: 20, after: endCursor });
    const ids = [...first.data.residents.nodes, ...second.data.residents.nodes].map(
      (node: { id: string }) => node.id,
    );
    const inOrder = await world.db.reader.rows<{ id: string }>(
      "select id from resident where village_id = $1 and state = 'ACTIVE' order by name, id limit 40",
      [world.village],
    );
    expect(ids).toEqual(inOrder.map((row) => row.id));
    const byCodePoint = await world.db.reader.rows<{ id: string }>(
      `select id from resident where village_id = $1 and state = 'ACTIVE' order by name collate "C", id limit 40`,
      [world.village],
    );
    expect(ids).not.toEqual(byCodePoint.map((row) => row.id));
    expect(first.data.residents.totalCount).toBe(468);
  });

  test('are found by name, household number, card number and the end of the phone', async () => {
    const grid = world.as('汪德厚');
    const search = async (text: string): Promise<string[]> => {
      const { data } = await grid.run(RESIDENTS, { villageId: world.village, search: text, first: 50 });
      return data.residents.nodes.map((node: { name: string }) => node.name);
    };
    expect(await search('贺春梅')).toEqual(['贺春梅']);
    expect(await search('下坝-002')).toContain('贺春梅');
    const row = await world.db.reader.row<{ phone: string; cardNumber: string }>(
      "select r.phone, h.card_number from resident r join household h on h.id = r.household_id where r.name = '贺春梅'",
    );
    expect(await search(row?.cardNumber ?? '')).toContain('贺春梅');
    expect(await search(row?.phone.slice(-4) ?? '')).toContain('贺春梅');
    expect(await search('%')).toEqual([]);
  });

  test('show phones to those who keep the register and to nobody else', async () => {
    const asked = { villageId: world.village, search: '贺春梅', first: 5 };
    const secretary = await world.as('郑守田').run(RESIDENTS, asked);
    expect(secretary.data.residents.nodes[0].phone).toMatch(/^1\d{10}$/);
    const grid = await world.as('汪德厚').run(RESIDENTS, asked);
    expect(grid.data.residents.nodes[0]).toMatchObject({ name: '贺春梅', maskedName: '贺*梅', phone: null });
    expect((await world.stranger.run(RESIDENTS, asked)).codes).toContain('UNAUTHENTICATED');
    expect((await world.as((await world.villager(0)).name).run(RESIDENTS, asked)).codes).toContain(
      'FORBIDDEN',
    );
  });
});
