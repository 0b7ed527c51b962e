import { describe, expect, test } from 'vitest';
import { type Actor, allRoles, type RoleName, serves } from '#server/features/people/actor';
import { appointers, can } from '#server/features/people/policy';
import { Right, rightsByRole, rightsOf } from '#server/features/people/rights';

const county = ['county'];
const town = ['county', 'town'];
const village = ['county', 'town', 'village'];
const grid = ['county', 'town', 'village', 'grid'];
const elsewhere = ['county', 'town', 'other'];

const homeOf: Record<string, string | null> = {
  county: null,
  town: null,
  village: 'village',
  grid: 'village',
  other: 'other',
};

function holding(...posts: [role: RoleName, areaId: string][]): Actor {
  return {
    residentId: 'me',
    householdId: 'home',
    villageId: 'village',
    name: '我',
    posts: posts.map(([role, areaId], index) => ({
      id: `post-${index}`,
      role,
      areaId,
      villageId: homeOf[areaId] ?? null,
      councilId: null,
      councilKind: null,
      shopId: null,
    })),
  };
}

const levelOf = (role: RoleName): string =>
  ({ TOWN_STAFF: 'town', COUNTY_STAFF: 'county', ADMINISTRATOR: 'county', GRID_LEADER: 'grid' })[
    role as string
  ] ?? 'village';

const keepers: readonly RoleName[] = ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'TOWN_STAFF', 'ADMINISTRATOR'];

describe.each(allRoles)('%s', (role) => {
  const actor = holding([role, levelOf(role)]);

  test('sees the people of the village served', () => {
    expect(can.seePeople(actor, village)).toBe(true);
    const reaches = ['TOWN_STAFF', 'COUNTY_STAFF', 'ADMINISTRATOR'].includes(role);
    expect(can.seePeople(actor, elsewhere)).toBe(reaches);
  });

  test('keeps the register, the card and the PIN only in an office that does', () => {
    const may = keepers.includes(role);
    expect(can.managePeople(actor, village)).toBe(may);
    expect(can.setPin(actor, { id: 'theirs' }, village)).toBe(may);
    expect(can.keepCard(actor, { headId: 'somebody' }, village)).toBe(may);
    expect(can.managePeople(holding([role, 'other']), village)).toBe(false);
  });

  test('draws the map only as administrator', () => {
    expect(can.manageAreas(actor, county)).toBe(role === 'ADMINISTRATOR');
  });

  test('appoints as the table says, and never himself', () => {
    for (const given of allRoles) {
      const may = appointers[given].includes(role);
      expect(can.appoint(actor, given, village, 'other'), given).toBe(may);
      expect(can.appoint(actor, given, village, 'me'), given).toBe(false);
      expect(can.endPost(actor, given, village, 'other'), given).toBe(may);
      expect(can.endPost(actor, given, village, 'me'), given).toBe(true);
    }
  });

  test('opens logins within the own power to appoint', () => {
    const may = keepers.includes(role);
    expect(can.openLogin(actor, { id: 'other' }, village, [])).toBe(may);
    expect(can.openLogin(actor, { id: 'me' }, village, [])).toBe(false);
    const secretary = [{ role: 'VILLAGE_SECRETARY' as const, path: village }];
    expect(can.openLogin(actor, { id: 'other' }, village, secretary)).toBe(
      ['TOWN_STAFF', 'ADMINISTRATOR'].includes(role),
    );
    const townStaff = [{ role: 'TOWN_STAFF' as const, path: town }];
    expect(can.openLogin(actor, { id: 'other' }, null, townStaff)).toBe(
      ['COUNTY_STAFF', 'ADMINISTRATOR'].includes(role),
    );
    expect(can.openLogin(actor, { id: 'other' }, null, [])).toBe(false);
  });

  test('has a door for work', () => {
    expect(rightsByRole[role][0]).toBe(Right.WORK);
    expect(rightsByRole[role].includes(Right.MANAGE_PEOPLE)).toBe(keepers.includes(role));
    expect(rightsByRole[role].includes(Right.APPOINT_POSTS)).toBe(
      Object.values(appointers).some((roles) => roles.includes(role)),
    );
    expect(rightsByRole[role].includes(Right.MANAGE_AREAS)).toBe(role === 'ADMINISTRATOR');
  });
});

describe('a resident without a post', () => {
  const actor = holding();

  test('has the own household and nothing else', () => {
    expect(can.seePeople(actor, village)).toBe(false);
    expect(can.managePeople(actor, village)).toBe(false);
    expect(can.setPin(actor, { id: 'home' }, village)).toBe(true);
    expect(can.setPin(actor, { id: 'theirs' }, village)).toBe(false);
    expect(can.keepCard(actor, { headId: 'me' }, village)).toBe(true);
    expect(can.keepCard(actor, { headId: 'my mother' }, village)).toBe(false);
    expect(rightsOf(actor)).toEqual([Right.CLAIM_RECORD]);
    expect(rightsOf({ ...actor, householdId: null })).toEqual([]);
  });
});

test('rights add up over posts, each once', () => {
  expect(rightsOf(holding(['ORGANISER', 'village'], ['COUNCIL_MEMBER', 'village']))).toEqual([
    Right.WORK,
    Right.FILE_RECORD,
    Right.TAKE_ROLL,
    Right.APPROVE_RECORD,
    Right.CLAIM_RECORD,
    Right.FIND_VOLUNTEERS,
  ]);
});

test('a grid leader serves the whole village, but a role asked for must be held', () => {
  const actor = holding(['GRID_LEADER', 'grid']);
  expect(serves(actor, village)).toBe(true);
  expect(serves(actor, village, ['VILLAGE_CLERK'])).toBe(false);
  expect(serves(actor, elsewhere)).toBe(false);
  expect(can.managePeople(holding(['VILLAGE_CLERK', 'village']), grid)).toBe(true);
});

test('nobody takes away the kinship mark that binds himself', () => {
  const actor = holding(['VILLAGE_CLERK', 'village']);
  expect(can.unmarkKin(actor, 'me', 'other')).toBe(false);
  expect(can.unmarkKin(actor, 'other', 'me')).toBe(false);
  expect(can.unmarkKin(actor, 'one', 'other')).toBe(true);
});
