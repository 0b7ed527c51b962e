import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#server/core/clock';
import {
  ExpiryPolicy,
  expiresOn,
  expiringBy,
  isOpen,
  noticeDue,
  promiseKept,
  seasonAfter,
  seasonBefore,
  seasonOf,
  seasonToClose,
  type Terms,
} from '#server/features/seasons/calendar';

const terms: Terms = {
  expiry: ExpiryPolicy.NEXT_SEASON,
  beginMonth: 1,
  noExpiryBefore: null,
  closedThrough: null,
};
const never = { ...terms, expiry: ExpiryPolicy.NEVER };
const july = { ...terms, beginMonth: 7 };

describe('a season', () => {
  test.each([
    ['2025-01-01', 1, '2025-01-01', '2025-12-31'],
    ['2025-12-31', 1, '2025-01-01', '2025-12-31'],
    ['2025-06-30', 7, '2024-07-01', '2025-06-30'],
    ['2025-07-01', 7, '2025-07-01', '2026-06-30'],
    ['2024-02-29', 3, '2023-03-01', '2024-02-29'],
    ['2025-03-01', 3, '2025-03-01', '2026-02-28'],
  ])('%s with month %i runs from %s to %s', (day, month, beginsOn, endsOn) => {
    expect(seasonOf(day, month)).toEqual({ beginsOn, endsOn });
  });

  test('follows the one before and precedes the one after', () => {
    const season = seasonOf('2025-05-05', 9);
    expect(seasonAfter(season)).toEqual({ beginsOn: '2025-09-01', endsOn: '2026-08-31' });
    expect(seasonBefore(season)).toEqual({ beginsOn: '2023-09-01', endsOn: '2024-08-31' });
    expect(seasonBefore(seasonAfter(season))).toEqual(season);
  });
});

describe('points end with the close of the season after that of the grant', () => {
  test.each<[string, string, Partial<Terms>, string | null]>([
    ['granted at the beginning', '2024-01-01', {}, '2025-12-31'],
    ['granted on the last day', '2024-12-31', {}, '2025-12-31'],
    ['granted a day later', '2025-01-01', {}, '2026-12-31'],
    ['by another calendar', '2024-12-31', { beginMonth: 7 }, '2026-06-30'],
    [
      'that season is closed: they run to the next',
      '2024-05-01',
      { closedThrough: '2025-12-31' },
      '2026-12-31',
    ],
    ['an earlier season is closed', '2024-05-01', { closedThrough: '2024-12-31' }, '2025-12-31'],
    ['nothing may end before a day', '2024-05-01', { noExpiryBefore: '2026-06-30' }, '2026-12-31'],
    ['points do not expire', '2024-05-01', { expiry: ExpiryPolicy.NEVER }, null],
  ])('%s', (_what, day, more, end) => {
    expect(expiresOn(day, { ...terms, ...more })).toBe(end);
  });

  test('twelve to twenty-four months, and never by a season that is closed or protected', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 12 }),
        fc.option(day),
        fc.option(day),
        day,
        (on, beginMonth, closed, safe, by) => {
          const closedThrough = closed && seasonOf(closed, beginMonth).endsOn;
          const own: Terms = { ...terms, beginMonth, closedThrough, noExpiryBefore: safe };
          const end = expiresOn(on, own) ?? '';
          const plain = expiresOn(on, { ...terms, beginMonth }) ?? '';
          expect(plain >= addDays(on, 365) && plain <= addDays(on, 731)).toBe(true);
          expect(end >= plain && end > (closedThrough ?? '') && end >= (safe ?? '')).toBe(true);
          // The list by a day and the day of each lot say the same.
          const season = expiringBy(by, own);
          expect(season !== null && on < season.beginsOn).toBe(end <= by);
        },
      ),
    );
  });
});

describe('the season to close', () => {
  test.each<[string, string, Partial<Terms>, string | null]>([
    ['the day after its end', '2026-01-01', {}, '2025-12-31'],
    ['not on its last day', '2025-12-31', {}, '2024-12-31'],
    ['any day of the next', '2026-12-31', {}, '2025-12-31'],
    ['not once it is closed', '2026-01-05', { closedThrough: '2025-12-31' }, null],
    ['not while a promise holds', '2026-01-05', { noExpiryBefore: '2026-12-31' }, null],
    ['not where points do not expire', '2026-01-05', { expiry: ExpiryPolicy.NEVER }, null],
  ])('%s', (_what, day, more, end) => {
    expect(seasonToClose(day, { ...terms, ...more })?.endsOn ?? null).toBe(end);
  });
});

describe('a notice', () => {
  const days = [90, 30, 7];
  test.each<[string, string, Partial<Terms>, number | null]>([
    ['is not due a day early', '2025-10-01', {}, null],
    ['is due at 90 days', '2025-10-02', {}, 90],
    ['and until the next distance', '2025-11-30', {}, 90],
    ['at 30 days', '2025-12-01', {}, 30],
    ['at 7 days', '2025-12-24', {}, 7],
    ['on the last day', '2025-12-31', {}, 7],
    ['of a season in which nothing may end: none', '2025-12-24', { noExpiryBefore: '2026-12-31' }, null],
    ['where points do not expire: none', '2025-12-24', { expiry: ExpiryPolicy.NEVER }, null],
  ])('%s', (_what, day, more, due) => {
    expect(noticeDue(day, { ...terms, ...more }, days)?.days ?? null).toBe(due);
  });
  test('none is due where a village sends none', () => {
    expect(noticeDue('2025-12-31', terms, [])).toBeNull();
  });
});

describe('a change of settings', () => {
  test.each<[string, Terms, { expiry: ExpiryPolicy; beginMonth: number }, string | null]>([
    ['of other things promises nothing new', terms, terms, null],
    ['of the month keeps the life by the old calendar', terms, july, '2026-12-31'],
    ['back again too', { ...july, noExpiryBefore: '2026-12-31' }, terms, '2026-12-31'],
    ['turning expiry on gives a whole season', never, terms, '2026-12-31'],
    [
      'turning it off keeps what was promised',
      { ...terms, noExpiryBefore: '2026-06-30' },
      never,
      '2026-06-30',
    ],
    ['a later promise stands', { ...never, noExpiryBefore: '2028-12-31' }, terms, '2028-12-31'],
  ])('%s', (_what, before, after, day) => {
    expect(promiseKept('2025-06-16', before, after)).toBe(day);
  });

  test('never brings the end of a point forward', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const age = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(month, month, age, (one, other, days) => {
        const today = '2025-06-16';
        const on = addDays(today, -days);
        const before = { ...terms, beginMonth: one };
        const after = { ...terms, beginMonth: other };
        const kept = { ...after, noExpiryBefore: promiseKept(today, before, after) };
        expect((expiresOn(on, kept) ?? '') >= (expiresOn(on, before) ?? '')).toBe(true);
        expect(isOpen(seasonOf(expiresOn(on, kept) ?? '', other), kept)).toBe(true);
      }),
    );
  });
});
