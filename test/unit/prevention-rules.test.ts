import { describe, expect, test } from 'vitest';
import { PreventionKind, PreventionMove, PreventionState } from '#server/features/prevention/activity.entity';
import { StockMoveKind } from '#server/features/prevention/material.entity';
import { can } from '#server/features/prevention/policy';
import {
  dutyKinds,
  isDue,
  isPreventionMoveLegal,
  reviewDay,
  stockChange,
} from '#server/features/prevention/rules';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';

const now = new Date('2026-03-10T12:00:00+08:00');
const later = new Date('2026-03-10T19:00:00+08:00');

describe('every move in every state', () => {
  test.each<[PreventionState, Date, PreventionMove[]]>([
    [PreventionState.PLANNED, later, [PreventionMove.AMEND, PreventionMove.CANCEL]],
    [PreventionState.PLANNED, now, [PreventionMove.AMEND, PreventionMove.HOLD, PreventionMove.CANCEL]],
    [PreventionState.HELD, now, []],
    [PreventionState.CANCELLED, now, []],
  ])('%s at %s', (state, startsAt, moves) => {
    const legal = Object.values(PreventionMove).filter((move) =>
      isPreventionMoveLegal(move, { state, startsAt }, now),
    );
    expect(legal).toEqual(moves);
  });

  test('each kind is a talk or an event of the member who held it', () => {
    expect(Object.keys(dutyKinds).toSorted()).toEqual(Object.values(PreventionKind).toSorted());
  });
});

test.each<[StockMoveKind, number, number, number]>([
  [StockMoveKind.PRINTED, 50, 10, 50],
  [StockMoveKind.HANDED_OUT, 8, 10, -8],
  [StockMoveKind.SPOILED, 1, 10, -1],
  [StockMoveKind.COUNTED, 7, 10, -3],
  [StockMoveKind.COUNTED, 12, 10, 2],
])('%s of %i pieces where %i lie changes the stock by %i', (kind, pieces, stock, change) => {
  expect(stockChange(kind, pieces, stock)).toBe(change);
});

test('a pledge is looked at again after its months, and asked about some days before', () => {
  expect(reviewDay('2026-01-31', 1)).toBe('2026-02-28');
  expect(reviewDay('2026-03-10', 12)).toBe('2027-03-10');
  expect(isDue('2026-04-09', 30, now)).toBe(true);
  expect(isDue('2026-04-10', 30, now)).toBe(false);
});

describe('who may', () => {
  const path = ['county', 'town', 'village'];
  const post = (role: RoleName, areaId: string, councilId: string | null = null): ActivePost => ({
    id: 'post',
    role,
    areaId,
    villageId: 'village',
    councilId,
    councilKind: councilId ? 'DG' : null,
    shopId: null,
  });
  const actor = (...posts: ActivePost[]): Actor => ({
    residentId: 'someone',
    householdId: 'home',
    villageId: 'village',
    name: '某人',
    posts,
  });
  test.each<
    [string, Actor, [serve: boolean, lookAfter: boolean, pledges: boolean, settle: boolean, compare: boolean]]
  >([
    ['a villager', actor(), [false, false, false, false, false]],
    ['the chair', actor(post('COUNCIL_CHAIR', 'village', 'council')), [true, true, true, true, true]],
    ['a member', actor(post('COUNCIL_MEMBER', 'village', 'council')), [true, true, true, false, true]],
    ['another chair', actor(post('COUNCIL_CHAIR', 'village', 'other')), [false, false, false, false, true]],
    ['the clerk', actor(post('VILLAGE_CLERK', 'village')), [false, true, false, true, true]],
    ['the town', actor(post('TOWN_STAFF', 'town')), [false, false, false, false, true]],
    ['a clerk elsewhere', actor(post('VILLAGE_CLERK', 'other')), [false, false, false, false, false]],
  ])('%s', (_, who, [serve, lookAfter, pledges, settle, compare]) => {
    expect(can.serve(who, 'council')).toBe(serve);
    expect(can.lookAfter(who, 'council', path)).toBe(lookAfter);
    expect(can.seePledges(who, 'council')).toBe(pledges);
    expect(can.settle(who, 'council', path)).toBe(settle);
    expect(can.compare(who, path)).toBe(compare);
  });
  test('a pledge is the household’s own', () => {
    expect(can.pledge(actor(), 'home')).toBe(true);
    expect(can.pledge(actor(post('VILLAGE_CLERK', 'village')), 'other')).toBe(false);
  });
});
