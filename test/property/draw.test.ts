import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { drawOf, sampleSize } from '#server/features/reviews/rules';
import { runs, seeded } from './runs';

const candidates = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 200 });
const seed = fc.string({ minLength: 16, maxLength: 60 });

test(seeded('a draw is the same whoever redoes it, and takes each record at most once'), () => {
  fc.assert(
    fc.property(
      candidates,
      seed,
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 20 }),
      (ids, by, percent, least) => {
        const size = sampleSize(ids.length, percent, least);
        const drawn = drawOf(by, ids, size);
        expect(drawOf(by, ids.toReversed(), size)).toEqual(drawn);
        expect(drawOf(by, ids.toSorted(), size)).toEqual(drawn);
        expect(drawn).toHaveLength(size);
        expect(new Set(drawn.map(({ recordId }) => recordId)).size).toBe(size);
        expect(drawn.every(({ recordId }) => ids.includes(recordId))).toBe(true);
        expect(size).toBeGreaterThanOrEqual(Math.min(ids.length, least));
        expect(size).toBeGreaterThanOrEqual((ids.length * percent) / 100);
      },
    ),
    runs(200),
  );
});

test(seeded('a longer draw from the same seed only adds to a shorter one'), () => {
  fc.assert(
    fc.property(candidates, seed, fc.nat(50), (ids, by, size) => {
      const short = drawOf(by, ids, size);
      expect(drawOf(by, ids, size + 1).slice(0, short.length)).toEqual(short);
    }),
    runs(100),
  );
});

test('every record has about the same chance', () => {
  const [count, rounds, size] = [50, 4000, 5];
  const ids = Array.from({ length: count }, () => newId());
  const hits = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { recordId } of drawOf(`YXB-2025-05-${newId()}`, ids, size)) {
      hits.set(recordId, (hits.get(recordId) ?? 0) + 1);
    }
  }
  const expected = (rounds * size) / count;
  const distance = [...hits.values()].reduce((sum, hit) => sum + (hit - expected) ** 2 / expected, 0);
  // 49 degrees of freedom: beyond 110 once in a million runs.
  expect(distance).toBeLessThan(110);
  expect(Math.min(...hits.values())).toBeGreaterThan(expected * 0.7);
});
