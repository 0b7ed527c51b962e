import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reckon, withinDay } from '#server/features/attendance/rules';
import { runs, seeded } from './runs';

const START = Date.parse('2025-06-20T00:00:00+08:00');
const minute = fc.integer({ min: -300, max: 2200 });
const clock = (minutes: number, seconds = 0): Date => new Date(START + minutes * 60_000 + seconds * 1000);

const stay = fc.record({
  starts: fc.integer({ min: 0, max: 1300 }),
  lasts: fc.integer({ min: 1, max: 1440 }),
  came: minute,
  left: minute,
  seconds: fc.integer({ min: 0, max: 59 }),
  rounding: fc.constantFrom(1, 5, 10, 15, 30, 60),
});

test(
  seeded('minutes never exceed the clock: the stay, the task, and never less than a step below them'),
  () => {
    fc.assert(
      fc.property(stay, ({ starts, lasts, came, left, seconds, rounding }) => {
        const task = { startsAt: clock(starts), endsAt: clock(starts + lasts) };
        const cameAt = clock(came, seconds);
        const leftAt = clock(left);
        const { minutes, during, lateMinutes, earlyMinutes } = reckon(task, cameAt, leftAt, rounding);
        const clockMs = Math.min(+leftAt, +task.endsAt) - Math.max(+cameAt, +task.startsAt);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes % rounding).toBe(0);
        expect(minutes * 60_000).toBeLessThanOrEqual(Math.max(0, clockMs));
        expect(minutes).toBeLessThanOrEqual(lasts);
        expect(clockMs - minutes * 60_000).toBeLessThan((rounding + 1) * 60_000);
        expect(during === null).toBe(clockMs <= 0);
        expect(+(during?.from ?? task.startsAt)).toBeGreaterThanOrEqual(+task.startsAt);
        expect(+(during?.to ?? task.endsAt)).toBeLessThanOrEqual(+task.endsAt);
        expect(lateMinutes >= 0 && earlyMinutes >= 0).toBe(true);
      }),
      runs(500),
    );
  },
);

test(seeded('minutes never exceed the daily cap, in whatever order a day’s rolls are closed'), () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 12 }),
      fc.integer({ min: 60, max: 720 }),
      (rolls, cap) => {
        let used = 0;
        for (const minutes of rolls) {
          const counted = withinDay(minutes, used, cap);
          expect(counted).toBeLessThanOrEqual(minutes);
          used += counted;
        }
        expect(used).toBe(
          Math.min(
            cap,
            rolls.reduce((sum, minutes) => sum + minutes, 0),
          ),
        );
      },
    ),
    runs(500),
  );
});
