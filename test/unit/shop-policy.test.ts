import { describe, expect, test } from 'vitest';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';
import { can, keptShops, type ShopPlace } from '#server/features/shop/policy';

const county = 'county';
const town = 'town';
const village = 'village';
const grid = 'grid';
const elsewhere = 'elsewhere';
const shop: ShopPlace = { id: 'shop', path: [county, town, village] };

function post(role: RoleName, areaId: string, more: Partial<ActivePost> = {}): ActivePost {
  return {
    id: `${role}@${areaId}`,
    role,
    areaId,
    villageId: null,
    councilId: null,
    councilKind: null,
    shopId: null,
    ...more,
  };
}

function person(householdId: string | null, ...posts: ActivePost[]): Actor {
  return { residentId: 'person', householdId, villageId: village, name: '某人', posts };
}

const people = {
  keeper: person('h1', post('SHOP_KEEPER', village, { shopId: 'shop' })),
  keeperOfOther: person('h1', post('SHOP_KEEPER', elsewhere, { shopId: 'other' })),
  supervisor: person('h2', post('SHOP_SUPERVISOR', village, { shopId: 'shop' })),
  supervisorOfOther: person('h2', post('SHOP_SUPERVISOR', elsewhere, { shopId: 'other' })),
  clerk: person('h3', post('VILLAGE_CLERK', village)),
  clerkOfOther: person('h3', post('VILLAGE_CLERK', elsewhere)),
  secretary: person('h4', post('VILLAGE_SECRETARY', village)),
  keeperAndClerk: person(
    'h5',
    post('SHOP_KEEPER', village, { shopId: 'shop' }),
    post('VILLAGE_CLERK', village),
  ),
  oversight: person('h6', post('COUNCIL_MEMBER', village, { councilId: 'c', councilKind: 'OC' })),
  weddings: person('h6', post('COUNCIL_CHAIR', village, { councilId: 'c', councilKind: 'RW' })),
  town: person(null, post('TOWN_STAFF', town)),
  county: person(null, post('COUNTY_STAFF', county)),
  administrator: person(null, post('ADMINISTRATOR', county)),
  gridLeader: person('h7', post('GRID_LEADER', grid, { villageId: village })),
  organiser: person('h8', post('ORGANISER', village)),
  resident: person('h9'),
};
type Name = keyof typeof people;

const sentences: Record<string, { ask: (actor: Actor) => boolean; yes: readonly Name[] }> = {
  'open the shop': {
    ask: (actor) => can.openShop(actor, shop.path),
    yes: ['clerk', 'secretary', 'keeperAndClerk', 'town', 'administrator'],
  },
  'serve at the counter': { ask: (actor) => can.runCounter(actor, shop), yes: ['keeper', 'keeperAndClerk'] },
  'describe goods': {
    ask: (actor) => can.describeGoods(actor, shop),
    yes: ['keeper', 'clerk', 'secretary', 'keeperAndClerk'],
  },
  'set a price': { ask: (actor) => can.setPrice(actor, shop), yes: ['supervisor', 'clerk', 'secretary'] },
  'write goods in and losses': {
    ask: (actor) => can.moveStock(actor, shop),
    yes: ['keeper', 'supervisor', 'clerk', 'secretary', 'keeperAndClerk'],
  },
  'post a count': { ask: (actor) => can.countStock(actor, shop), yes: ['supervisor', 'clerk', 'secretary'] },
  'see the stock': {
    ask: (actor) => can.seeStock(actor, shop),
    yes: [
      'keeper',
      'supervisor',
      'clerk',
      'secretary',
      'keeperAndClerk',
      'oversight',
      'town',
      'county',
      'administrator',
    ],
  },
  'see who bought what': {
    ask: (actor) => can.seeRedemptionsOf(actor, shop),
    yes: ['keeper', 'supervisor', 'clerk', 'secretary', 'keeperAndClerk'],
  },
  'see a receipt of household h9': {
    ask: (actor) => can.seeRedemption(actor, { householdId: 'h9' }, shop),
    yes: ['keeper', 'supervisor', 'clerk', 'secretary', 'keeperAndClerk', 'resident'],
  },
  'take goods back': {
    ask: (actor) => can.returnRedemption(actor, { shopId: 'shop' }),
    yes: ['keeper', 'supervisor', 'keeperAndClerk'],
  },
};

describe.each(Object.entries(sentences))('who may %s', (_sentence, { ask, yes }) => {
  test.each(Object.entries(people))('%s', (name, actor) => {
    expect(ask(actor)).toBe(yes.includes(name as Name));
  });
});

test('a person without a household does not see receipts of households', () => {
  expect(can.seeRedemption(people.town, { householdId: 'h9' }, shop)).toBe(false);
});

test('a keeper keeps the shops of the posts in force', () => {
  expect(keptShops(people.keeperAndClerk)).toEqual(['shop']);
  expect(keptShops(people.supervisor)).toEqual([]);
});
