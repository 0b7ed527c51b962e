import { describe, expect, test } from 'vitest';
import { legalMoves } from '#server/core/workflow';
import { ActivityMove, ActivityState } from '#server/features/activities/record.entity';
import { mayMove, minutesBetween, moves, publicityEnd } from '#server/features/activities/rules';

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
    [S.RELEASED, [M.REVERSE]],
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
    [M.OBJECT, S.OBJECTED],
    [M.ANSWER, null],
    [M.REVERSE, S.REVERSED],
  ])('%s leads to %s', (move, to) => {
    expect(moves[move].to).toBe(to);
  });
});

describe('beyond the table', () => {
  test('an approval is final: a record that has one is not returned', () => {
    const record = { state: S.CHECKED, publicityEndsAt: null };
    expect(mayMove(M.RETURN, { ...record, approvalsGiven: 0 }, now)).toBe(true);
    expect(mayMove(M.RETURN, { ...record, approvalsGiven: 1 }, now)).toBe(false);
    expect(mayMove(M.REJECT, { ...record, approvalsGiven: 1 }, now)).toBe(true);
  });

  test('an objection comes before the publicity ends', () => {
    const record = { state: S.IN_PUBLICITY, approvalsGiven: 1 };
    expect(mayMove(M.OBJECT, { ...record, publicityEndsAt: new Date(now.getTime() + 1) }, now)).toBe(true);
    expect(mayMove(M.OBJECT, { ...record, publicityEndsAt: now }, now)).toBe(false);
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
