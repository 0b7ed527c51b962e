import { describe, expect, test } from 'vitest';
import {
  codeOf,
  isCurrent,
  mayTry,
  noteWrong,
  STEP_SECONDS,
  stepOf,
} from '#server/features/attendance/codes';
import { MarkKind } from '#server/features/attendance/attendance-mark.entity';
import { outOfBounds, type Presence, reckon, weigh, withinDay } from '#server/features/attendance/rules';

const at = (text: string): Date => new Date(`2025-06-${text}:00+08:00`);
const evening = { startsAt: at('20T19:30'), endsAt: at('20T21:30') };
const night = { startsAt: at('20T22:00'), endsAt: at('21T02:00') };

describe('the minutes of a stay', () => {
  test.each([
    ['the whole evening', evening, '20T19:30', '20T21:30', 15, 120, 0, 0],
    ['early and overlong count from start to end', evening, '20T18:50', '20T22:40', 15, 120, 0, 0],
    ['an hour early away', evening, '20T19:20', '20T20:30', 15, 60, 0, 60],
    ['a minute late is rounded down', evening, '20T19:31', '20T21:30', 15, 105, 1, 0],
    ['without rounding every minute counts', evening, '20T19:31', '20T21:29', 1, 118, 1, 1],
    ['by half hours', evening, '20T19:40', '20T21:30', 30, 90, 10, 0],
    ['less than one step is nothing', evening, '20T21:20', '20T21:30', 15, 0, 110, 0],
    ['over midnight', night, '20T21:55', '21T02:10', 15, 240, 0, 0],
    ['left before midnight', night, '20T22:00', '20T23:50', 15, 105, 0, 130],
    ['came after midnight', night, '21T00:15', '21T02:00', 15, 105, 135, 0],
  ])('%s', (_name, task, came, left, rounding, minutes, late, early) => {
    expect(reckon(task, at(came), at(left), rounding)).toMatchObject({
      minutes,
      lateMinutes: late,
      earlyMinutes: early,
    });
  });

  test('a stay wholly outside the hours counts nothing', () => {
    expect(reckon(evening, at('20T18:00'), at('20T19:00'), 15)).toMatchObject({ during: null, minutes: 0 });
    expect(reckon(evening, at('20T21:40'), at('20T22:00'), 15)).toMatchObject({ during: null, minutes: 0 });
  });

  test.each([
    [120, 0, 480, 120],
    [120, 400, 480, 80],
    [120, 480, 480, 0],
    [120, 600, 480, 0],
  ])('%i minutes after %i of %i a day count %i', (minutes, used, cap, counted) => {
    expect(withinDay(minutes, used, cap)).toBe(counted);
  });
});

describe('when a mark counts', () => {
  const bounds = { earlyMinutes: 60, syncHours: 72 };
  test.each([
    ['at the start', '20T19:30', '20T19:30', null],
    ['an hour before', '20T18:30', '20T18:30', null],
    ['earlier than the opening', '20T18:29', '20T18:30', 'OUT_OF_RANGE'],
    ['two hours after the end', '20T23:30', '20T23:31', null],
    ['later than that', '20T23:31', '20T23:40', 'OUT_OF_RANGE'],
    ['a clock two minutes ahead', '20T19:32', '20T19:30', null],
    ['a clock three minutes ahead', '20T19:33', '20T19:30', 'IN_THE_FUTURE'],
    ['sent two days later', '20T19:30', '22T21:30', null],
    ['sent after three days', '20T19:30', '23T21:31', 'TASK_OVER'],
  ])('%s', (_name, marked, received, code) => {
    expect(outOfBounds(evening, at(marked), at(received), bounds)).toBe(code);
  });
});

describe('a mark beside those that stand', () => {
  const none: Presence = { IN: null, OUT: null };
  const came = { id: 'a', at: at('20T19:30'), gone: false };
  const left = { id: 'b', at: at('20T21:30'), gone: false };
  const mark = (over: object) => ({
    kind: MarkKind.IN,
    at: at('20T19:35'),
    note: '',
    replacesId: null,
    gone: false,
    ...over,
  });
  test.each([
    ['coming', none, mark({}), 'ADDED'],
    ['coming twice', { IN: came, OUT: null }, mark({}), 'ALREADY'],
    ['leaving', { IN: came, OUT: null }, mark({ kind: MarkKind.OUT, at: left.at }), 'ADDED'],
    ['leaving twice', { IN: came, OUT: left }, mark({ kind: MarkKind.OUT, at: left.at }), 'ALREADY'],
    ['leaving without having come', none, mark({ kind: MarkKind.OUT }), 'ILLEGAL_MOVE'],
    [
      'leaving before coming',
      { IN: came, OUT: null },
      mark({ kind: MarkKind.OUT, at: at('20T19:00') }),
      'OUT_OF_RANGE',
    ],
    ['correcting with a reason', { IN: came, OUT: left }, mark({ replacesId: 'a', note: '看错' }), 'ADDED'],
    ['correcting without one', { IN: came, OUT: left }, mark({ replacesId: 'a' }), 'REASON_REQUIRED'],
    [
      'correcting what stands no more',
      { IN: came, OUT: null },
      mark({ replacesId: 'x', note: '看错' }),
      'CONFLICT',
    ],
    [
      'correcting to after the leaving',
      { IN: came, OUT: left },
      mark({ replacesId: 'a', note: '看错', at: at('20T22:00') }),
      'OUT_OF_RANGE',
    ],
    ['taking away', { IN: came, OUT: null }, mark({ replacesId: 'a', note: '点错人', gone: true }), 'ADDED'],
    [
      'leaving after the coming was taken away',
      { IN: { ...came, gone: true }, OUT: null },
      mark({ kind: MarkKind.OUT }),
      'ILLEGAL_MOVE',
    ],
  ])('%s: %#', (_name, presence, made, answer) => {
    expect(weigh(presence, made)).toBe(answer);
  });
});

describe('the changing code', () => {
  const secret = Buffer.from('a secret of one task, thirty-two');
  const now = at('20T19:30');
  const step = stepOf(now);

  test('six digits, another each half minute and for each task', () => {
    const codes = Array.from({ length: 200 }, (_, nth) => codeOf(secret, step + nth));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(195);
    expect(codeOf(Buffer.from('another task’s secret'), step)).not.toBe(codes[0]);
  });

  test('is good for its own half minute and one on each side', () => {
    const good = [-2, -1, 0, 1, 2].map((away) => isCurrent(secret, codeOf(secret, step + away), now));
    expect(good).toEqual([false, true, true, true, false]);
    expect(isCurrent(secret, codeOf(secret, step), new Date(now.getTime() + 2 * STEP_SECONDS * 1000))).toBe(
      false,
    );
  });

  test('guessing ends after eight wrong ones, and begins anew ten minutes later', () => {
    for (let tries = 0; tries < 8; tries += 1) {
      expect(mayTry('somebody', 1000)).toBe(true);
      noteWrong('somebody', 1000);
    }
    expect(mayTry('somebody', 1000)).toBe(false);
    expect(mayTry('somebody else', 1000)).toBe(true);
    expect(mayTry('somebody', 1000 + 10 * 60_000)).toBe(true);
  });
});
