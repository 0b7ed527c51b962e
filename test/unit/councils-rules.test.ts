import { describe, expect, test } from 'vitest';
import { DomainError } from '#server/core/errors';
import type { Actor, ActivePost, RoleName } from '#server/features/people/actor';
import { can } from '#server/features/councils/policy';
import { demandPlaces, electedOf, electorsPresent, oldEnough, roleOf } from '#server/features/councils/rules';
import { can as canDuties, sightOf } from '#server/features/duties/policy';

const path = ['county', 'town', 'village'];

function actor(role: RoleName | null, areaId = 'village', councilId: string | null = null): Actor {
  const post: ActivePost[] = role
    ? [
        {
          id: 'post',
          role,
          areaId,
          villageId: 'village',
          councilId,
          councilKind: councilId ? 'RW' : null,
          shopId: null,
        },
      ]
    : [];
  return { residentId: 'me', householdId: 'home', villageId: 'village', name: '我', posts: post };
}

describe('who is elected', () => {
  const places = [
    { code: 'CHAIR', max: 1 },
    { code: 'MEMBER', max: 2 },
  ];
  const name = (residentId: string, votes: number, place = 'MEMBER', willing = true) => ({
    residentId,
    place,
    willing,
    votes,
  });

  test.each([
    [
      'the most voted of each place',
      [name('a', 9, 'CHAIR'), name('b', 8), name('c', 7), name('d', 6)],
      ['a', 'b', 'c'],
      [],
    ],
    ['nobody with half or less', [name('a', 5, 'CHAIR'), name('b', 6)], ['b'], []],
    ['nobody who did not say yes', [name('a', 9, 'CHAIR', false), name('b', 6)], ['b'], []],
    [
      'nobody where equal votes decide',
      [name('a', 9, 'CHAIR'), name('b', 8), name('c', 7), name('d', 7)],
      [],
      ['MEMBER'],
    ],
    ['all where equal votes do not matter', [name('b', 8), name('c', 8)], ['b', 'c'], []],
    ['nobody for a place that there is not', [name('b', 8, 'KING')], [], []],
  ])('%s', (_what, candidacies, elected, tied) => {
    expect(electedOf(candidacies, places, 10, 50)).toEqual({ elected, tied });
  });

  test.each([
    [60, 30, 50, true],
    [60, 29, 50, false],
    [61, 30, 50, false],
    [10, 0, 1, false],
    [10, 11, 50, false],
    [3, 2, 66, true],
  ])('%i entitled, %i present, %i percent: %s', (entitled, present, percent, enough) => {
    expect(electorsPresent(entitled, present, percent)).toBe(enough);
  });
});

/** The code that a rule throws; null when it throws nothing. */
function codeOf(judge: () => void): string | null {
  try {
    judge();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('places', () => {
  const place = (code: string, min: number, max: number) => ({ code, nameZh: code, nameEn: code, min, max });
  const chair = place('CHAIR', 1, 1);

  test.each([
    ['fit', [chair, place('MEMBER', 2, 6)], 3, 7, null],
    ['without a chair', [place('MEMBER', 2, 6)], 3, 7, 'BAD_INPUT'],
    ['without members', [chair, place('DEPUTY', 2, 6)], 3, 7, 'BAD_INPUT'],
    ['two chairs', [place('CHAIR', 1, 2), place('MEMBER', 2, 6)], 3, 7, 'BAD_INPUT'],
    ['one code twice', [chair, place('MEMBER', 0, 3), place('MEMBER', 0, 3)], 3, 7, 'DUPLICATE_ROW'],
    ['too few for the fewest seats', [chair, place('MEMBER', 0, 1)], 3, 7, 'OUT_OF_RANGE'],
    ['more needed than there are seats', [chair, place('MEMBER', 9, 9)], 3, 7, 'OUT_OF_RANGE'],
    ['more at least than at most', [chair, place('MEMBER', 4, 2)], 1, 7, 'OUT_OF_RANGE'],
    ['fewest above most', [chair, place('MEMBER', 0, 9)], 8, 7, 'OUT_OF_RANGE'],
  ])('%s', (_what, places, least, most, code) => {
    expect(codeOf(() => demandPlaces(places, least, most))).toBe(code);
  });

  test('the chair’s place is the chair’s post', () => {
    expect([roleOf('CHAIR'), roleOf('DEPUTY'), roleOf('MEMBER')]).toEqual([
      'COUNCIL_CHAIR',
      'COUNCIL_MEMBER',
      'COUNCIL_MEMBER',
    ]);
  });

  test('an age is asked where the charter asks it and the year is known', () => {
    expect(oldEnough({ minAge: 60 }, 1965, '2025-06-16')).toBe(true);
    expect(oldEnough({ minAge: 60 }, 1966, '2025-06-16')).toBe(false);
    expect(oldEnough({ minAge: 60 }, null, '2025-06-16')).toBe(true);
    expect(oldEnough({ minAge: null }, 2010, '2025-06-16')).toBe(true);
  });
});

describe('who may', () => {
  test.each<[RoleName | null, boolean, boolean, boolean]>([
    // role, manages, keeps kinds, compares
    ['VILLAGE_CLERK', true, false, true],
    ['VILLAGE_SECRETARY', true, false, true],
    ['TOWN_STAFF', true, false, true],
    ['COUNTY_STAFF', false, true, true],
    ['ADMINISTRATOR', true, true, true],
    ['GRID_LEADER', false, false, false],
    ['ORGANISER', false, false, false],
    ['SHOP_KEEPER', false, false, false],
    ['SHOP_SUPERVISOR', false, false, false],
    [null, false, false, false],
  ])('%s', (role, manages, keeps, compares) => {
    const who = actor(role);
    expect([can.manage(who, path), can.found(who, path), can.keepKinds(who), can.compare(who, path)]).toEqual(
      [manages, manages, keeps, compares],
    );
    const elsewhere = actor(role, 'other');
    expect([can.manage(elsewhere, path), can.compare(elsewhere, path)]).toEqual([false, false]);
  });

  test('names are put forward by the office and the council, the own by everybody of the village', () => {
    const council = { id: 'council', areaId: 'village' };
    expect(can.nominate(actor('COUNCIL_MEMBER', 'village', 'council'), council, path)).toBe(true);
    expect(can.nominate(actor('COUNCIL_MEMBER', 'village', 'another'), council, path)).toBe(false);
    expect(can.nominate(actor(null), council, path)).toBe(false);
    expect(can.stand(actor(null), council)).toBe(true);
    expect(can.stand(actor(null), { areaId: 'other' })).toBe(false);
  });
});

describe('who sees what members did', () => {
  const council = { id: 'council', chairFirstDays: 30 };
  const today = '2025-06-16';

  test.each<[string, Actor, { sight: string; until: string } | null]>([
    ['the chair at once', actor('COUNCIL_CHAIR', 'village', 'council'), { sight: 'CHAIR', until: today }],
    ['the clerk a month later', actor('VILLAGE_CLERK'), { sight: 'OFFICE', until: '2025-05-17' }],
    ['the town a month later', actor('TOWN_STAFF', 'town'), { sight: 'OFFICE', until: '2025-05-17' }],
    ['a member the own line', actor('COUNCIL_MEMBER', 'village', 'council'), { sight: 'OWN', until: today }],
    ['a chair of another council nothing', actor('COUNCIL_CHAIR', 'village', 'another'), null],
    ['the county nothing of members', actor('COUNTY_STAFF', 'county'), null],
    ['a grid leader nothing', actor('GRID_LEADER'), null],
    ['a villager nothing', actor(null), null],
  ])('%s', (_who, who, seen) => {
    expect(sightOf(who, council, path, today)).toEqual(seen);
  });

  test('a member writes down the own duty, and somebody else confirms it', () => {
    const member = actor('COUNCIL_MEMBER', 'village', 'council');
    const chair = actor('COUNCIL_CHAIR', 'village', 'council');
    expect(canDuties.file(member, 'council', path, 'me')).toBe(true);
    expect(canDuties.file(member, 'council', path, 'other')).toBe(false);
    expect(canDuties.file(chair, 'council', path, 'other')).toBe(true);
    expect(canDuties.confirm(chair, 'council', path, 'me')).toBe(false);
    expect(canDuties.confirm(chair, 'council', path, 'other')).toBe(true);
    expect(canDuties.confirm(member, 'council', path, 'other')).toBe(false);
    expect(canDuties.report(chair, path)).toBe(false);
    expect(canDuties.report(actor('VILLAGE_CLERK'), path)).toBe(true);
    expect(canDuties.keepRules(actor('COUNTY_STAFF', 'county'))).toBe(true);
    expect(canDuties.keepRules(actor('VILLAGE_CLERK'))).toBe(false);
  });
});
