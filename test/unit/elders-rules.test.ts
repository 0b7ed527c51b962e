import { describe, expect, test } from 'vitest';
import { can, mover, type VisitFacts } from '#server/features/elders/policy';
import {
  dueOn,
  hasFinished,
  instantOf,
  isVisitMoveLegal,
  monthDays,
  needKinds,
  seatGuests,
  wishWords,
} from '#server/features/elders/rules';
import { DayPart, ElderVisitMove, ElderVisitState, VisitWish } from '#server/features/elders/visit.entity';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';

const village = ['county', 'town', 'village'];
const post = (role: RoleName, councilKind: string | null = null, areaId = 'village'): ActivePost => ({
  id: 'post',
  role,
  areaId,
  villageId: 'village',
  councilId: councilKind ? 'council' : null,
  councilKind,
  shopId: null,
});
const actor = (...posts: ActivePost[]): Actor => ({
  residentId: 'someone',
  householdId: 'home',
  villageId: 'village',
  name: '某人',
  posts,
});

describe('who may', () => {
  test.each<[string, ActivePost[], boolean, boolean]>([
    ['the chair', [post('COUNCIL_CHAIR', 'EL')], true, true],
    ['a member', [post('COUNCIL_MEMBER', 'EL')], false, true],
    ['the clerk', [post('VILLAGE_CLERK')], true, true],
    ['the secretary', [post('VILLAGE_SECRETARY')], true, true],
    ['another council’s chair', [post('COUNCIL_CHAIR', 'MR')], false, false],
    ['a chair of another village', [post('COUNCIL_CHAIR', 'EL', 'other')], false, false],
    ['the grid leader', [post('GRID_LEADER')], false, false],
    ['the town', [post('TOWN_STAFF', null, 'town')], false, false],
    ['a villager', [], false, false],
  ])('%s', (_, posts, runs, serves) => {
    expect(can.run(actor(...posts), village)).toBe(runs);
    expect(can.serve(actor(...posts), village)).toBe(serves);
  });

  test.each<[string, Partial<Actor>, ReturnType<typeof can.speakFor>]>([
    ['the elder', { residentId: 'elder' }, 'SELF'],
    ['the home', { householdId: 'elders' }, 'FAMILY'],
    ['kin', { residentId: 'daughter' }, 'FAMILY'],
    ['the association', { posts: [post('COUNCIL_MEMBER', 'EL')] }, 'ASSOCIATION'],
    ['a neighbour', {}, null],
    ['an official without a home', { householdId: null }, null],
  ])('speak for an elder: %s', (_, who, right) => {
    const elder = { id: 'elder', householdId: 'elders', kinIds: ['daughter'] };
    expect(can.speakFor({ ...actor(), ...who }, elder, village)).toBe(right);
  });

  const facts: VisitFacts = {
    visitorId: 'visitor',
    visitorHouseholdId: 'visitors',
    elderHouseholdId: 'elders',
    doneBy: 'runner',
    village,
  };
  const visitor = { ...actor(), residentId: 'visitor' };
  const chair = actor(post('COUNCIL_CHAIR', 'EL'));
  const member = actor(post('COUNCIL_MEMBER', 'EL'));
  test.each<[ElderVisitMove, boolean, boolean, boolean, boolean]>([
    [ElderVisitMove.MOVE, true, false, false, false],
    [ElderVisitMove.CANCEL, true, false, true, false],
    [ElderVisitMove.FINISH, true, false, true, false],
    [ElderVisitMove.CONFIRM, true, true, false, false],
  ])(
    '%s a visit: chair %s, member %s, visitor %s, villager %s',
    (move, asChair, asMember, asVisitor, asVillager) => {
      expect(mover[move](chair, facts)).toBe(asChair);
      expect(mover[move](member, facts)).toBe(asMember);
      expect(mover[move](visitor, facts)).toBe(asVisitor);
      expect(mover[move](actor(), facts)).toBe(asVillager);
    },
  );

  test('nobody confirms an own visit, one at home, or what he said himself', () => {
    const own = { ...member, residentId: 'visitor' };
    expect(mover.CONFIRM(own, facts)).toBe(false);
    for (const who of [{ householdId: 'elders' }, { householdId: 'visitors' }, { residentId: 'runner' }])
      expect(mover.CONFIRM({ ...member, ...who }, facts)).toBe(false);
  });
});

describe('the moves of a visit', () => {
  const legal: Record<ElderVisitState, ElderVisitMove[]> = {
    PLANNED: [ElderVisitMove.MOVE, ElderVisitMove.CANCEL, ElderVisitMove.FINISH],
    DONE: [ElderVisitMove.CONFIRM],
    CONFIRMED: [],
    CANCELLED: [],
  };
  test.each(Object.values(ElderVisitState))('%s', (state) => {
    expect(Object.values(ElderVisitMove).filter((move) => isVisitMoveLegal(move, state))).toEqual(
      legal[state],
    );
  });
});

describe('days', () => {
  test('due after the last visit by the elder’s own rhythm or the village’s, at once without one', () => {
    expect(dueOn('2025-06-01', null, 30, '2025-06-16')).toBe('2025-07-01');
    expect(dueOn('2025-06-01', 7, 30, '2025-06-16')).toBe('2025-06-08');
    expect(dueOn(null, 7, 30, '2025-06-16')).toBe('2025-06-16');
  });
  test('a month has its last day', () => {
    expect(monthDays('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(monthDays('2025-12')).toEqual({ first: '2025-12-01', last: '2025-12-31' });
  });
  test('a part of a day stands for an hour of China', () => {
    expect(instantOf('2025-06-16', DayPart.AFTERNOON).toISOString()).toBe('2025-06-16T07:00:00.000Z');
  });
});

test('every wish has words of the list and a kind of request', () => {
  for (const wish of Object.values(VisitWish)) {
    expect(wishWords[wish]).toMatch(/\p{Script=Han}/u);
    expect(needKinds[wish]).toBeTruthy();
    expect(wishWords[wish], 'nothing about health').not.toMatch(/病|药|医|残|失能|血压|糖/);
  }
});

test.each([
  [7, 10, 70, true],
  [6, 10, 70, false],
  [0, 0, 70, false],
  [1, 1, 100, true],
])('%s of %s sessions at %s in the hundred finish: %s', (attended, sessions, percent, finished) => {
  expect(hasFinished(attended, sessions, percent)).toBe(finished);
});

describe('a place list', () => {
  const guest = (residentId: string, heads: number, householdId = residentId, gridId = 'g1', age = 70) => ({
    residentId,
    heads,
    householdId,
    gridId,
    age,
  });
  test('keeps a household together, and says when it cannot be done', () => {
    const places = seatGuests([guest('a', 2, 'h'), guest('b', 1, 'h'), guest('c', 2), guest('d', 3)], 3, 4);
    expect(places?.get('a')).toBe(places?.get('b'));
    expect(places?.size).toBe(4);
    expect(seatGuests([guest('a', 3), guest('b', 3), guest('c', 2)], 2, 4)).toBeNull();
  });
  test('tries the largest parties first where the order of the grids does not fit', () => {
    const places = seatGuests(
      [
        guest('a', 1, 'a', 'g1', 90),
        guest('b', 2, 'b', 'g1', 89),
        guest('c', 3, 'c', 'g2'),
        guest('d', 2, 'd', 'g2'),
      ],
      2,
      4,
    );
    expect(places?.size).toBe(4);
  });
});
