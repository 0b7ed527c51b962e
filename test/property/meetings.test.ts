import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SittingOutcome } from '#server/features/meetings/decisions/decision.entity';
import { sittingOutcome } from '#server/features/meetings/decisions/rules';
import { Answer, Majority, MotionOutcome } from '#server/features/meetings/motion.entity';
import { outcomeOf, quorumOf } from '#server/features/meetings/rules';
import { runs, seeded } from './runs';

const percent = fc.integer({ min: 1, max: 100 });

test(seeded('a quorum is the least number whose share rounds to the percentage'), () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), percent, (seats, share) => {
      const needed = quorumOf(seats, share);
      expect(needed).toBeGreaterThanOrEqual(1);
      expect(needed).toBeLessThanOrEqual(seats);
      expect(needed / seats).toBeGreaterThanOrEqual((share - 0.5) / 100 - 1e-9);
      // One fewer would not be enough, but one is always needed.
      expect(needed === 1 || (needed - 1) / seats < (share - 0.5) / 100).toBe(true);
    }),
    runs(2000),
  );
});

const vote = fc
  .record({
    seats: fc.integer({ min: 1, max: 30 }),
    there: fc.integer({ min: 0, max: 30 }),
    share: percent,
    votes: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 6 }),
    most: fc.integer({ min: 1, max: 3 }),
    majority: fc.constantFrom(...Object.values(Majority)),
    choices: fc.boolean(),
  })
  .map(({ seats, there, share, votes, ...more }) => ({
    ...more,
    seats,
    entitled: Math.min(there, seats),
    needed: quorumOf(seats, share),
    votes,
  }));

test(
  seeded(
    'whatever the votes: no quorum decides nothing, a tie chooses nobody, and nobody with fewer votes is before one with more',
  ),
  () => {
    fc.assert(
      fc.property(vote, ({ votes, choices, majority, ...count }) => {
        const answers = [Answer.YES, Answer.NO, Answer.ABSTAIN];
        const options = (choices ? votes : votes.slice(0, 3)).map((each, place) => ({
          id: `${place}`,
          answer: choices ? Answer.CHOICE : (answers[place] ?? Answer.ABSTAIN),
          votes: each,
        }));
        const { outcome, chosenIds } = outcomeOf({
          ...count,
          options,
          majority: choices ? Majority.MOST : majority,
        });
        const isVoid = count.entitled < count.needed;
        const able = isVoid
          ? [MotionOutcome.VOID]
          : choices
            ? [MotionOutcome.CHOSEN, MotionOutcome.TIED, MotionOutcome.REJECTED]
            : [MotionOutcome.ADOPTED, MotionOutcome.REJECTED];
        expect(able).toContain(outcome);
        expect(isVoid && chosenIds.length > 0).toBe(false);
        if (isVoid || !choices) return;
        const chosen = options.filter(({ id }) => chosenIds.includes(id));
        const left = options.filter(({ id }) => !chosenIds.includes(id));
        expect(chosen.length).toBeLessThanOrEqual(count.most);
        for (const winner of chosen) {
          for (const loser of left) expect(winner.votes).toBeGreaterThan(loser.votes);
        }
        // The order in which options are listed decides nothing.
        const turned = outcomeOf({ ...count, majority: Majority.MOST, options: options.toReversed() });
        expect([turned.outcome, turned.chosenIds.toSorted()]).toEqual([outcome, chosenIds.toSorted()]);
      }),
      runs(3000),
    );
  },
);

test(seeded('more agreement never turns a passed step into a failed one, and too few never pass'), () => {
  const law = fc
    .record({
      presentPart: fc.integer({ min: 1, max: 5 }),
      presentMore: fc.integer({ min: 0, max: 5 }),
      agreePart: fc.integer({ min: 1, max: 5 }),
      agreeMoreParts: fc.integer({ min: 0, max: 5 }),
      agreeOf: fc.constantFrom('DUE' as const, 'PRESENT' as const),
      agreeMore: fc.boolean(),
    })
    .map(({ presentMore, agreeMoreParts, ...rest }) => ({
      ...rest,
      presentWhole: rest.presentPart + presentMore,
      agreeWhole: rest.agreePart + agreeMoreParts,
    }));
  fc.assert(
    fc.property(
      law,
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rules, due, share) => {
        const present = Math.floor(due * share);
        const outcomes = Array.from({ length: present + 1 }, (_, agree) =>
          sittingOutcome({ ...rules, due, present, agree }),
        );
        const tooFew = present * rules.presentWhole < due * rules.presentPart;
        const first = outcomes.indexOf(SittingOutcome.PASSED);
        const expected = (agree: number): SittingOutcome =>
          first >= 0 && agree >= first ? SittingOutcome.PASSED : SittingOutcome.FAILED;
        expect(outcomes).toEqual(
          outcomes.map((_, agree) => (tooFew ? SittingOutcome.NO_QUORUM : expected(agree))),
        );
      },
    ),
    runs(500),
  );
});
