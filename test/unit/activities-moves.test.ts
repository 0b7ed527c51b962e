import { describe, expect, test } from 'vitest';
import { legalMoves } from '#server/core/workflow';
import { ActivityMove, ActivityState } from '#server/features/activities/record.entity';
import {
  mayMove,
  minutesBetween,
  moves,
  objectUntil,
  publicityEnd,
  type Standing,
} from '#server/features/activities/rules';

const S = ActivityState;
const M = ActivityMove;
const now = new Date('2025-06-16T09:00:00+08:00');

describe('the table of moves', () => {
  test.each<[ActivityState, ActivityMove[]]>([
    [S.DRAFT, [M.SUBMIT, M.AMEND, M.WITHDRAW]],
    [S.SUBMITTED, [M.CHECK, M.RETURN, M.REJECT, M.WITHDRAW]],
    [S.CHECKED, [M.APPROVE, M.RETURN, M.REJECT, M.WITHDRAW]],
    [S.APPROVED, []],
    [S.IN_PUBLICITY, [M.OBJECT]],
    [S.OBJECTED, [M.ANSWER]],
    [S.RELEASED, [M.OBJECT, M.ANSWER, M.REVERSE]],
    [S.RETURNED, [M.SUBMIT, M.AMEND, M.WITHDRAW]],
    [S.REJECTED, []],
    [S.WITHDRAWN, []],
    [S.REVERSED, []],
  ])('%s allows %j', (state, expected) => {
    expect(legalMoves(moves, state)).toEqual(expected);
  });

  test.each<[ActivityMove, ActivityState | null]>([
    [M.SUBMIT, S.SUBMITTED],
    [M.AMEND, null],
    [M.CHECK, S.CHECKED],
    [M.APPROVE, null],
    [M.RETURN, S.RETURNED],
    [M.REJECT, S.REJECTED],
    [M.WITHDRAW, S.WITHDRAWN],
    [M.OBJECT, null],
    [M.ANSWER, null],
    [M.REVERSE, S.REVERSED],
  ])('%s leads to %s', (move, to) => {
    expect(moves[move].to).toBe(to);
  });
});

describe('beyond the table', () => {
  const calm: Standing = {
    state: S.IN_PUBLICITY,
    publicityEndsAt: null,
    releasedAt: null,
    approvalsGiven: 1,
    objectionOpen: false,
    appealOpen: false,
    appealDecided: false,
    objectionDays: 30,
  };
  const later = new Date(now.getTime() + 1);
  const up = { ...calm, publicityEndsAt: later };
  const out = { ...calm, state: S.RELEASED, releasedAt: new Date('2025-06-01T00:01:00+08:00') };

  test.each<[string, ActivityMove, Standing, boolean]>([
    [
      'a record without an approval is returned',
      M.RETURN,
      { ...calm, state: S.CHECKED, approvalsGiven: 0 },
      true,
    ],
    ['an approval is final: no return', M.RETURN, { ...calm, state: S.CHECKED }, false],
    ['but it can be rejected', M.REJECT, { ...calm, state: S.CHECKED }, true],
    ['an objection while the line is up', M.OBJECT, up, true],
    ['not when its publicity is over', M.OBJECT, { ...up, publicityEndsAt: now }, false],
    ['not beside another one', M.OBJECT, { ...up, objectionOpen: true }, false],
    ['not beside an appeal', M.OBJECT, { ...up, appealOpen: true }, false],
    ['not against what an appeal has settled', M.OBJECT, { ...up, appealDecided: true }, false],
    ['after the release, for some days', M.OBJECT, out, true],
    ['not where the village gives no days', M.OBJECT, { ...out, objectionDays: 0 }, false],
    ['not when the days are over', M.OBJECT, { ...out, objectionDays: 14 }, false],
    ['the last of them counts in full', M.OBJECT, { ...out, objectionDays: 15 }, true],
    ['an answer to a frozen line', M.ANSWER, { ...calm, state: S.OBJECTED, objectionOpen: true }, true],
    ['an answer after the release', M.ANSWER, { ...out, objectionOpen: true }, true],
    ['no answer where nobody asked', M.ANSWER, out, false],
    [
      'no answer while an appeal freezes it',
      M.ANSWER,
      { ...calm, state: S.OBJECTED, appealOpen: true },
      false,
    ],
    ['a reversal', M.REVERSE, out, true],
    ['no reversal beside a doubt', M.REVERSE, { ...out, objectionOpen: true }, false],
    ['no reversal beside an appeal', M.REVERSE, { ...out, appealOpen: true }, false],
  ])('%s', (_name, move, standing, expected) => {
    expect(mayMove(move, standing, now)).toBe(expected);
  });

  test('until when somebody can object', () => {
    expect(objectUntil(up)).toEqual(later);
    expect(objectUntil(out)).toEqual(new Date('2025-07-02T00:00:00+08:00'));
    expect(objectUntil({ ...out, state: S.REVERSED })).toBeNull();
  });
});

describe('days and minutes', () => {
  test.each([
    [0, '2025-06-16T09:00:00+08:00'],
    [1, '2025-06-18T00:00:00+08:00'],
    [5, '2025-06-22T00:00:00+08:00'],
    [15, '2025-07-02T00:00:00+08:00'],
  ])('publicity of %i days', (days, end) => {
    expect(publicityEnd(now, days)).toEqual(new Date(end));
  });

  test('publicity that begins late at night in China counts that day', () => {
    expect(publicityEnd(new Date('2025-06-16T23:59:00+08:00'), 5)).toEqual(
      new Date('2025-06-22T00:00:00+08:00'),
    );
    expect(publicityEnd(new Date('2025-06-17T00:00:00+08:00'), 5)).toEqual(
      new Date('2025-06-23T00:00:00+08:00'),
    );
  });

  test('minutes between are whole and at most a day', () => {
    expect(minutesBetween(now, new Date(now.getTime() + 119_999))).toBe(1);
    expect(minutesBetween(now, new Date(now.getTime() + 3 * 86_400_000))).toBe(1440);
  });
});
