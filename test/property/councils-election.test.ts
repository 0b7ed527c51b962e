import fc from 'fast-check';
import { expect, test } from 'vitest';
import { electedOf } from '#server/features/councils/rules';
import { runs, seeded } from './runs';

const places = [
  { code: 'CHAIR', max: 1 },
  { code: 'DEPUTY', max: 2 },
  { code: 'MEMBER', max: 5 },
];

const names = fc.uniqueArray(
  fc.record({
    residentId: fc.uuid(),
    place: fc.constantFrom('CHAIR', 'DEPUTY', 'MEMBER', 'OTHER'),
    willing: fc.boolean(),
    votes: fc.nat(40),
  }),
  { maxLength: 30, selector: ({ residentId }) => residentId },
);

test(seeded('whoever is elected was willing, had enough votes, and nobody with more was passed over'), () => {
  fc.assert(
    fc.property(
      names,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 99 }),
      (all, present, percent) => {
        const { elected, tied } = electedOf(all, places, present, percent);
        expect(new Set(elected).size).toBe(elected.length);
        expect(electedOf(all.toReversed(), places, present, percent).elected.toSorted()).toEqual(
          elected.toSorted(),
        );
        expect(tied.length > 0 && elected.length > 0).toBe(false);
        if (tied.length > 0) return;
        for (const { code, max } of places) {
          const able = all.filter(
            ({ place, willing, votes }) => place === code && willing && votes * 100 > present * percent,
          );
          const seated = able.filter(({ residentId }) => elected.includes(residentId));
          expect(seated).toHaveLength(Math.min(max, able.length));
          const fewest = Math.min(...seated.map(({ votes }) => votes));
          const passed = able.filter(({ residentId }) => !elected.includes(residentId));
          expect(passed.every(({ votes }) => votes < fewest)).toBe(true);
        }
        expect(
          all.filter(({ place }) => place === 'OTHER').some(({ residentId }) => elected.includes(residentId)),
        ).toBe(false);
      },
    ),
    runs(300),
  );
});
