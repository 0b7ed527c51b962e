import { describe, expect, test } from 'vitest';
import { DeedMove, DeedState, MonthMove, MonthState } from '#server/features/praise/deed.entity';
import { can, type DeedFacts } from '#server/features/praise/policy';
import {
  ballotLabels,
  fitsDeeds,
  isDeedMoveLegal,
  isDoorOpen,
  isMonthMoveLegal,
  monthAfter,
  monthOf,
  noticeEnd,
} from '#server/features/praise/rules';
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
const deed: DeedFacts = { nomineeId: 'doer', householdId: 'doers', kinIds: ['cousin'], village };

describe('who may', () => {
  test.each<
    [string, ActivePost[], [serve: boolean, lead: boolean, arrange: boolean, enter: boolean, answer: boolean]]
  >([
    ['the chair', [post('COUNCIL_CHAIR', 'MR')], [true, true, true, true, true]],
    ['a member', [post('COUNCIL_MEMBER', 'MR')], [true, false, false, true, true]],
    ['the clerk', [post('VILLAGE_CLERK')], [false, false, true, true, false]],
    ['the secretary', [post('VILLAGE_SECRETARY')], [false, false, true, true, true]],
    ['the town', [post('TOWN_STAFF', null, 'town')], [false, false, false, false, true]],
    ['another council', [post('COUNCIL_CHAIR', 'RW')], [false, false, false, false, false]],
    [
      'a member of another village',
      [post('COUNCIL_MEMBER', 'MR', 'other')],
      [false, false, false, false, false],
    ],
    ['a villager', [], [false, false, false, false, false]],
  ])('%s', (_, posts, [serve, lead, arrange, enter, answer]) => {
    const who = actor(...posts);
    expect(can.serve(who, village)).toBe(serve);
    expect(can.lead(who, village)).toBe(lead);
    expect(can.arrange(who, village)).toBe(arrange);
    expect(can.enterForOthers(who, village)).toBe(enter);
    expect(can.answer(who, deed)).toBe(answer);
  });

  test.each<[string, Partial<Actor>, boolean]>([
    ['the one who did it', { residentId: 'doer' }, true],
    ['of the home', { householdId: 'doers' }, true],
    ['kin', { residentId: 'cousin' }, true],
    ['anybody else', {}, false],
    ['an official without a home', { householdId: null }, false],
  ])('is close: %s', (_, who, close) => {
    expect(can.isClose({ ...actor(), ...who }, deed)).toBe(close);
  });

  test('doubt: others of the village', () => {
    expect(can.doubt(actor(), 'village', deed)).toBe(true);
    expect(can.doubt(actor(), 'elsewhere', deed)).toBe(false);
    expect(can.doubt({ ...actor(), householdId: 'doers' }, 'village', deed)).toBe(false);
  });
});

describe('the moves', () => {
  const months: Record<MonthState, MonthMove[]> = {
    COLLECTING: [MonthMove.CLOSE_NOMINATIONS],
    HEARING: [MonthMove.CALL_VOTE, MonthMove.CONCLUDE],
    VOTING: [MonthMove.CONCLUDE],
    DECIDED: [],
  };
  test.each(Object.values(MonthState))('of a month that is %s', (state) => {
    expect(Object.values(MonthMove).filter((move) => isMonthMoveLegal(move, state))).toEqual(months[state]);
  });

  test.each<[string, DeedState[], MonthMove[]]>([
    ['one not heard yet', [DeedState.NOMINATED, DeedState.ADMITTED], []],
    ['one admitted', [DeedState.SET_ASIDE, DeedState.ADMITTED], [MonthMove.CALL_VOTE]],
    ['nothing admitted', [DeedState.SET_ASIDE, DeedState.SET_ASIDE], [MonthMove.CONCLUDE]],
  ])('out of the hearings, with %s', (_, states, moves) => {
    const { HEARING } = MonthState;
    const heard = states.map((state) => ({ state }));
    expect(
      Object.values(MonthMove).filter(
        (move) => isMonthMoveLegal(move, HEARING) && fitsDeeds(move, HEARING, heard),
      ),
    ).toEqual(moves);
  });

  const deeds: Record<DeedState, DeedMove[]> = {
    NOMINATED: [DeedMove.HEAR],
    ADMITTED: [DeedMove.HEAR],
    SET_ASIDE: [DeedMove.HEAR],
    CHOSEN: [DeedMove.SAY_YES, DeedMove.SAY_NO],
    NOT_CHOSEN: [],
    IN_NOTICE: [DeedMove.SAY_NO, DeedMove.DOUBT, DeedMove.AWARD],
    AWARDED: [DeedMove.TAKE_BACK, DeedMove.SHOW_AGAIN],
    LAPSED: [],
    WITHDRAWN: [],
  };
  test.each(Object.values(DeedState))('of a deed that is %s', (state) => {
    expect(Object.values(DeedMove).filter((move) => isDeedMoveLegal(move, state))).toEqual(deeds[state]);
  });
});

describe('days', () => {
  test('a notice lasts full days and ends at a midnight of China', () => {
    expect(noticeEnd(new Date('2025-06-16T09:00:00+08:00'), 7).toISOString()).toBe(
      '2025-06-23T16:00:00.000Z',
    );
  });
  test('a month is that of China', () => {
    expect(monthOf(new Date('2025-06-30T17:00:00Z'))).toBe('2025-07-01');
    expect(monthAfter('2025-12-01')).toBe('2026-01-01');
  });
  test.each([
    [-31, false],
    [-30, true],
    [0, true],
    [110, true],
    [111, false],
  ])('the door of a talk of 80 minutes, %s minutes after its begin: %s', (minutes, open) => {
    const startsAt = new Date('2025-06-16T19:00:00+08:00');
    expect(isDoorOpen({ startsAt, minutes: 80 }, new Date(startsAt.getTime() + minutes * 60_000))).toBe(open);
  });
});

test('a ballot tells people of one name apart', () => {
  const people = [
    { name: '王芳', grid: '上坝' },
    { name: '李强', grid: '下坝' },
    { name: '王芳', grid: '河西' },
  ];
  expect(ballotLabels(people)).toEqual(['王芳（上坝）', '李强', '王芳（河西）']);
});
