import { describe, expect, test } from 'vitest';
import type { ActivePost, Actor, RoleName } from '#server/features/people/actor';
import { NeedMove, NeedState } from '#server/features/needs/need.entity';
import { can, mover, type NeedFacts, NeedLevel } from '#server/features/needs/policy';
import { isNeedMoveLegal, isOverdue, serviceKindOf } from '#server/features/needs/rules';
import { ServiceKind } from '#server/features/teams/team.entity';

const path = ['county', 'town', 'village', 'grid'];
const post = (role: RoleName, areaId: string, councilKind: string | null = null): ActivePost => ({
  id: 'post',
  role,
  areaId,
  villageId: 'village',
  councilId: councilKind ? 'council' : null,
  councilKind,
  shopId: null,
});
const actor = (more: Partial<Actor> = {}): Actor => ({
  residentId: 'someone',
  householdId: 'elsewhere',
  villageId: 'village',
  name: '某人',
  posts: [],
  ...more,
});
const facts = (more: Partial<NeedFacts> = {}): NeedFacts => ({
  householdId: 'home',
  homePath: path,
  serviceKind: ServiceKind.HARDSHIP,
  leaderId: 'leader',
  helperId: 'helper',
  isOpenTo: false,
  isOver: false,
  speaksForItself: true,
  ...more,
});

describe('who organises', () => {
  test.each<[string, ActivePost, ServiceKind, boolean]>([
    ['the clerk', post('VILLAGE_CLERK', 'village'), ServiceKind.HARDSHIP, true],
    ['the secretary', post('VILLAGE_SECRETARY', 'village'), ServiceKind.HARDSHIP, true],
    ['an organiser of the grid', post('ORGANISER', 'grid'), ServiceKind.HARDSHIP, true],
    ['an organiser of another grid', post('ORGANISER', 'other'), ServiceKind.HARDSHIP, false],
    ['a clerk of another village', post('VILLAGE_CLERK', 'other'), ServiceKind.HARDSHIP, false],
    ['the elders’ chair for the old', post('COUNCIL_CHAIR', 'village', 'EL'), ServiceKind.ELDERS, true],
    ['the elders’ chair for others', post('COUNCIL_CHAIR', 'village', 'EL'), ServiceKind.HARDSHIP, false],
    ['another chair', post('COUNCIL_CHAIR', 'village', 'RW'), ServiceKind.ELDERS, false],
    ['the grid leader', post('GRID_LEADER', 'grid'), ServiceKind.ELDERS, false],
    ['the town', post('TOWN_STAFF', 'town'), ServiceKind.ELDERS, false],
  ])('%s', (_, held, kind, expected) => {
    expect(can.organise(actor({ posts: [held] }), path, kind)).toBe(expected);
  });
});

describe('how much is seen', () => {
  const { NOTHING, OUTLINE, WHOLE } = NeedLevel;
  test.each<[string, Partial<Actor>, Partial<NeedFacts>, NeedLevel]>([
    ['a stranger', {}, {}, NOTHING],
    ['the household', { householdId: 'home' }, {}, WHOLE],
    ['the household when it is over', { householdId: 'home' }, { isOver: true }, WHOLE],
    ['a member', {}, { isOpenTo: true }, OUTLINE],
    ['a member when it is over', {}, { isOpenTo: true, isOver: true }, NOTHING],
    ['the helper', { residentId: 'helper' }, {}, WHOLE],
    ['the helper when it is over', { residentId: 'helper' }, { isOver: true }, OUTLINE],
    ['the leader', { residentId: 'leader' }, {}, WHOLE],
    ['the leader when it is over', { residentId: 'leader' }, { isOver: true }, OUTLINE],
    ['the clerk when it is over', { posts: [post('VILLAGE_CLERK', 'village')] }, { isOver: true }, WHOLE],
  ])('%s', (_, who, need, expected) => {
    expect(can.level(actor(who), facts(need))).toBe(expected);
  });
});

describe('who makes which move', () => {
  const clerk = { posts: [post('VILLAGE_CLERK', 'village')] };
  const household = { householdId: 'home' };
  const helper = { residentId: 'helper' };
  const member = {};
  test.each<
    [NeedMove, Partial<NeedFacts>, { clerk: boolean; household: boolean; helper: boolean; member: boolean }]
  >([
    [NeedMove.ASSIGN, {}, { clerk: true, household: false, helper: false, member: false }],
    [NeedMove.ACCEPT, { isOpenTo: true }, { clerk: true, household: false, helper: true, member: true }],
    [NeedMove.ACCEPT, {}, { clerk: false, household: false, helper: false, member: false }],
    [NeedMove.GIVE_BACK, {}, { clerk: false, household: false, helper: true, member: false }],
    [NeedMove.FINISH, {}, { clerk: false, household: false, helper: true, member: false }],
    [NeedMove.CONFIRM, {}, { clerk: false, household: true, helper: false, member: false }],
    [
      NeedMove.CONFIRM,
      { speaksForItself: false },
      { clerk: true, household: true, helper: false, member: false },
    ],
    [
      NeedMove.NOT_DONE,
      { speaksForItself: false },
      { clerk: true, household: true, helper: false, member: false },
    ],
    [NeedMove.RATE, {}, { clerk: false, household: true, helper: false, member: false }],
    [NeedMove.WITHDRAW, {}, { clerk: false, household: true, helper: false, member: false }],
    [NeedMove.CLOSE, {}, { clerk: true, household: false, helper: false, member: false }],
  ])('%s %j', (move, need, expected) => {
    const may = (who: Partial<Actor>): boolean => mover[move](actor(who), facts(need));
    expect({
      clerk: may(clerk),
      household: may(household),
      helper: may(helper),
      member: may(member),
    }).toEqual(expected);
  });

  test('a clerk who helped does not confirm the own visit', () => {
    const own = actor({ ...clerk, residentId: 'helper' });
    expect(mover.CONFIRM(own, facts({ speaksForItself: false }))).toBe(false);
    expect(mover.RATE(own, facts({ speaksForItself: false }))).toBe(false);
  });
});

describe('rules', () => {
  const legal: Record<NeedState, string> = {
    OPEN: 'ASSIGN WITHDRAW CLOSE',
    ASSIGNED: 'ASSIGN ACCEPT WITHDRAW CLOSE',
    ACCEPTED: 'GIVE_BACK FINISH WITHDRAW',
    DONE: 'CONFIRM NOT_DONE',
    CONFIRMED: 'RATE',
    CLOSED: '',
    WITHDRAWN: '',
  };
  test.each(Object.values(NeedState))('what is legal in %s', (state) => {
    expect(
      Object.values(NeedMove)
        .filter((move) => isNeedMoveLegal(move, state))
        .join(' '),
    ).toBe(legal[state]);
  });

  const now = new Date('2025-06-16T09:00:00+08:00');
  const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
  test.each<[NeedState, number, number, boolean]>([
    [NeedState.OPEN, -23, 5, false],
    [NeedState.OPEN, -24, 5, true],
    [NeedState.ASSIGNED, -1, 0, true],
    [NeedState.ACCEPTED, -100, 5, false],
    [NeedState.ACCEPTED, -1, 0, true],
    [NeedState.DONE, -100, -50, false],
    [NeedState.CLOSED, -100, -50, false],
  ])('%s waiting since %d hours, wanted until %d: overdue %s', (state, waits, until, expected) => {
    expect(isOverdue({ state, waitingSince: hours(waits), wantedUntil: hours(until) }, 24, now)).toBe(
      expected,
    );
  });

  test('elders first for the old, and never a word of health', () => {
    expect([serviceKindOf(1947, 2025), serviceKindOf(1966, 2025), serviceKindOf(null, 2025)]).toEqual([
      ServiceKind.ELDERS,
      ServiceKind.HARDSHIP,
      ServiceKind.HARDSHIP,
    ]);
  });
});
