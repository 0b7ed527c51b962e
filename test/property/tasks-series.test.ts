import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#server/core/clock';
import { type Rhythm, seriesDays, weekdayOf } from '#server/features/tasks/series-days';

const day = fc.integer({ min: 0, max: 1500 }).map((count) => addDays('2024-01-01', count));
const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  weekdays: fc.integer({ min: 1, max: 127 }),
  every: fc.integer({ min: 1, max: 8 }),
  startsOn: day,
  until: fc.option(day, { nil: null }),
  skipsHolidays: fc.boolean(),
});
const exceptions = fc
  .array(fc.tuple(day, fc.constantFrom('SKIP' as const, 'EXTRA' as const)), { maxLength: 12 })
  .map((pairs) => new Map(pairs));
const holidays = fc.array(day, { maxLength: 20 }).map((days) => new Set(days));

test('days come in order, once, inside what was asked, and by the rhythm, the exceptions and the calendar', () => {
  fc.assert(
    fc.property(
      rhythm,
      day,
      fc.integer({ min: 0, max: 120 }),
      exceptions,
      holidays,
      (plan, from, length, odd, off) => {
        const to = addDays(from, length);
        const days = seriesDays(plan, from, to, odd, (each) => off.has(each));
        expect(days).toEqual([...new Set(days)].toSorted());
        for (const each of days) {
          expect(each >= from && each <= to && each >= plan.startsOn).toBe(true);
          expect(odd.get(each)).not.toBe('SKIP');
          if (odd.get(each) === 'EXTRA') continue;
          expect((plan.weekdays >> weekdayOf(each)) & 1).toBe(1);
          expect(plan.until === null || each <= plan.until).toBe(true);
          expect(plan.skipsHolidays && off.has(each)).toBe(false);
        }
        const extra = [...odd].filter(
          ([each, kind]) => kind === 'EXTRA' && each >= from && each <= to && each >= plan.startsOn,
        );
        expect(days).toEqual(expect.arrayContaining(extra.map(([each]) => each)));
      },
    ),
  );
});

test('asked for in pieces, a series gives the same days as at once: making ahead loses none and repeats none', () => {
  fc.assert(
    fc.property(
      rhythm,
      day,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
      exceptions,
      (plan, from, lengths, odd) => {
        const pieces: string[] = [];
        let begin = from;
        for (const length of lengths) {
          const end = addDays(begin, length - 1);
          pieces.push(...seriesDays(plan, begin, end, odd));
          begin = addDays(end, 1);
        }
        expect(pieces).toEqual(seriesDays(plan, from, addDays(begin, -1), odd));
      },
    ),
  );
});

test('the weeks of a series lie a multiple of its interval apart', () => {
  fc.assert(
    fc.property(rhythm, (plan) => {
      const open = { ...plan, until: null, skipsHolidays: false };
      const monday = addDays(plan.startsOn, -weekdayOf(plan.startsOn));
      for (const each of seriesDays(open, plan.startsOn, addDays(plan.startsOn, 200))) {
        const weeks =
          (Date.parse(each) - weekdayOf(each) * 86_400_000 - Date.parse(monday)) / (7 * 86_400_000);
        expect(weeks % plan.every).toBe(0);
      }
    }),
  );
});
