import { describe, expect, test } from 'vitest';
import { BallotBox } from '#server/features/meetings/ballot-box';
import { DecisionMove, StepKind } from '#server/features/meetings/decisions/decision.entity';
import { legalAt, sittingOutcome } from '#server/features/meetings/decisions/rules';
import { MeetingMove, MeetingState } from '#server/features/meetings/meeting.entity';
import {
  Answer,
  Majority,
  MotionMove,
  MotionOutcome,
  MotionState,
} from '#server/features/meetings/motion.entity';
import { can } from '#server/features/meetings/policy';
import {
  isMeetingMoveLegal,
  isMotionMoveLegal,
  outcomeOf,
  quorumOf,
  reaches,
} from '#server/features/meetings/rules';
import type { Actor, ActivePost } from '#server/features/people/actor';

test.each([
  // Two thirds of three, nine and eleven; half of six and seven; all; and never nobody.
  [3, 67, 2],
  [9, 67, 6],
  [11, 67, 8],
  [6, 50, 3],
  [7, 50, 4],
  [5, 100, 5],
  [0, 50, 1],
])('a quorum of %i seats at %i in the hundred is %i', (seats, percent, needed) => {
  expect(quorumOf(seats, percent)).toBe(needed);
});

describe('majorities', () => {
  test.each([
    [Majority.HALF_PRESENT, 4, 8, 11, false],
    [Majority.HALF_PRESENT, 5, 8, 11, true],
    [Majority.TWO_THIRDS_PRESENT, 6, 9, 11, true],
    [Majority.TWO_THIRDS_PRESENT, 5, 9, 11, false],
    [Majority.TWO_THIRDS_PRESENT, 0, 0, 11, false],
    [Majority.HALF_SEATS, 5, 8, 11, false],
    [Majority.HALF_SEATS, 6, 8, 11, true],
    [Majority.TWO_THIRDS_SEATS, 7, 8, 11, false],
    [Majority.TWO_THIRDS_SEATS, 8, 8, 11, true],
    [Majority.MOST, 1, 8, 11, true],
    [Majority.MOST, 0, 8, 11, false],
  ])('%s: %i of %i there and %i seats', (majority, agree, entitled, seats, held) => {
    expect(reaches(majority, agree, entitled, seats)).toBe(held);
  });

  const count = (votes: number[], more: Partial<Parameters<typeof outcomeOf>[0]> = {}) =>
    outcomeOf({
      majority: Majority.MOST,
      most: 1,
      seats: 9,
      entitled: 7,
      needed: 6,
      options: votes.map((each, place) => ({ id: `${place}`, answer: Answer.CHOICE, votes: each })),
      ...more,
    });
  test.each([
    [[3, 2, 1], 1, MotionOutcome.CHOSEN, ['0']],
    [[2, 3, 3], 1, MotionOutcome.TIED, []],
    [[2, 3, 3], 2, MotionOutcome.CHOSEN, ['1', '2']],
    [[3, 2, 2], 2, MotionOutcome.TIED, []],
    [[0, 0, 0], 1, MotionOutcome.REJECTED, []],
    [[4, 0, 0], 2, MotionOutcome.CHOSEN, ['0']],
  ])('votes %j for %i places: %s', (votes, most, outcome, chosenIds) => {
    expect(count(votes, { most })).toEqual({ outcome, chosenIds });
  });

  test('without a quorum nothing is decided, however clear the votes', () => {
    expect(count([5, 0, 0], { entitled: 5 })).toEqual({ outcome: MotionOutcome.VOID, chosenIds: [] });
  });
});

test('what is legal in which state', () => {
  const meeting = (state: MeetingState) =>
    Object.values(MeetingMove).filter((move) => isMeetingMoveLegal(move, state));
  expect(meeting(MeetingState.CALLED)).toEqual([
    'AMEND',
    'CANCEL',
    'OPEN',
    'EXCUSE',
    'EXCUSE_SELF',
    'ADD_MOTION',
  ]);
  expect(meeting(MeetingState.OPEN)).toEqual([
    'EXCUSE',
    'EXCUSE_SELF',
    'MARK',
    'JOIN',
    'ADD_MOTION',
    'WRITE',
    'CLOSE',
  ]);
  expect(meeting(MeetingState.CLOSED)).toEqual([]);
  expect(meeting(MeetingState.CANCELLED)).toEqual([]);
  const motion = (state: MotionState) =>
    Object.values(MotionMove).filter((move) => isMotionMoveLegal(move, state));
  expect(motion(MotionState.PROPOSED)).toEqual(['OPEN', 'WITHDRAW']);
  expect(motion(MotionState.OPEN)).toEqual(['VOTE', 'CLOSE']);
  expect(motion(MotionState.DECIDED)).toEqual(['PUBLISH']);
  expect(motion(MotionState.WITHDRAWN)).toEqual([]);
});

test('who may: the chair and the office run, members see, others do not', () => {
  const path = ['county', 'town', 'village'];
  const place = { councilId: 'council', path };
  const holding = (post: Partial<ActivePost>): Actor => ({
    residentId: 'r',
    householdId: 'h',
    villageId: 'village',
    name: '张三',
    posts: [
      {
        id: 'p',
        role: 'GRID_LEADER',
        areaId: 'village',
        villageId: 'village',
        councilId: null,
        councilKind: null,
        shopId: null,
        ...post,
      },
    ],
  });
  const rows: [Actor, boolean, boolean, boolean][] = [
    [holding({ role: 'COUNCIL_CHAIR', councilId: 'council', councilKind: 'RC' }), true, true, true],
    [holding({ role: 'COUNCIL_MEMBER', councilId: 'council', councilKind: 'RC' }), false, true, true],
    [holding({ role: 'COUNCIL_CHAIR', councilId: 'other', councilKind: 'RW' }), false, false, false],
    [holding({ role: 'VILLAGE_CLERK' }), true, true, false],
    [holding({ role: 'VILLAGE_CLERK', areaId: 'elsewhere', villageId: 'elsewhere' }), false, false, false],
    [holding({ role: 'TOWN_STAFF', areaId: 'town', villageId: null }), false, true, false],
    [holding({}), false, false, false],
  ];
  for (const [actor, run, see, attend] of rows) {
    expect([can.run(actor, place), can.see(actor, place), can.attend(actor, place)]).toEqual([
      run,
      see,
      attend,
    ]);
  }
  // A deputy runs it in the stead of a chair who is away, as long as he sits; nobody else does because of that.
  const deputy = holding({ role: 'COUNCIL_MEMBER', councilId: 'council', councilKind: 'RC' });
  const former = holding({ role: 'COUNCIL_MEMBER', councilId: 'other', councilKind: 'RW' });
  const away = { ...place, standIns: ['r'] };
  expect([can.run(deputy, away), can.standIn(deputy, away)]).toEqual([true, true]);
  expect([can.run(deputy, { ...place, standIns: [] }), can.standIn(deputy, place)]).toEqual([false, false]);
  expect([can.run(deputy, { ...place, standIns: ['another'] }), can.run(former, away)]).toEqual([
    false,
    false,
  ]);
});

describe('steps of a decision', () => {
  const now = new Date('2025-06-16T09:00:00+08:00');
  const at = (kind: StepKind, more: { entered?: boolean; shownUntil?: Date | null } = {}) =>
    legalAt({ kind, entered: false, shownUntil: null, ...more }, now);
  test.each([
    [at(StepKind.NOTE), [DecisionMove.NOTE, DecisionMove.STOP]],
    [at(StepKind.COUNCIL), [DecisionMove.TAKE_VOTE, DecisionMove.STOP]],
    [at(StepKind.ASSEMBLY), [DecisionMove.ENTER, DecisionMove.STOP]],
    [at(StepKind.ASSEMBLY, { entered: true }), [DecisionMove.CONFIRM, DecisionMove.DROP, DecisionMove.STOP]],
    [at(StepKind.DISCLOSURE), [DecisionMove.SHOW, DecisionMove.STOP]],
    [at(StepKind.DISCLOSURE, { shownUntil: new Date(now.getTime() + 1) }), [DecisionMove.STOP]],
    [at(StepKind.DISCLOSURE, { shownUntil: now }), [DecisionMove.END_SHOWING, DecisionMove.STOP]],
  ])('%j', (moves, expected) => {
    expect(moves).toEqual(expected);
  });

  const party = {
    presentPart: 2,
    presentWhole: 3,
    agreePart: 1,
    agreeWhole: 2,
    agreeOf: 'DUE' as const,
    agreeMore: false,
  };
  const deputies = { ...party, agreeOf: 'PRESENT' as const, agreeMore: true };
  test.each([
    [party, 60, 39, 39, 'NO_QUORUM'],
    [party, 60, 40, 30, 'PASSED'],
    [party, 60, 40, 29, 'FAILED'],
    [party, 61, 41, 30, 'FAILED'],
    [party, 61, 41, 31, 'PASSED'],
    [deputies, 30, 20, 10, 'FAILED'],
    [deputies, 30, 20, 11, 'PASSED'],
    [deputies, 30, 19, 19, 'NO_QUORUM'],
  ])('%j: %i due, %i there, %i agree: %s', (law, due, present, agree, outcome) => {
    expect(sittingOutcome({ ...law, due, present, agree })).toBe(outcome);
  });
});

test('a ballot box counts, keeps its length, and opens with its own key and for its own motion alone', () => {
  const box = new BallotBox('a secret of forty letters for the tests');
  let sealed = box.empty('one', 3);
  const { length } = sealed;
  for (const places of [[0], [2], [0, 1]]) sealed = box.add('one', sealed, places);
  expect(box.open('one', sealed)).toEqual([2, 1, 1]);
  expect(box.figures('one', sealed)).toEqual([2, 1, 1]);
  expect(sealed).toHaveLength(length);
  expect(() => box.open('two', sealed)).toThrow(/authenticate/);
  expect(() => new BallotBox('another').open('one', sealed)).toThrow(/authenticate/);
  expect(new BallotBox('another').figures('one', sealed)).toBeNull();
  expect(box.figures('one', Buffer.from('torn'))).toBeNull();
});
