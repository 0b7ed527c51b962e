import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#server/core/clock';
import { DomainError } from '#server/core/errors';
import { newId } from '#server/core/id';
import { CouncilGearState, GearGroup, LoanMove } from '#server/features/ceremonies/gear.entity';
import { addCouncilGear, amendCouncilGear, lendGear, moveLoan } from '#server/features/ceremonies/lend-gear';
import { type Actor, loadActor } from '#server/features/people/actor';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

let world: World;
let chair: Actor;
let councilId: string;

beforeAll(async () => {
  world = await openWorld();
  const { id } = await world.resident('唐福来');
  const found = await loadActor(world.db.reader, { residentId: id });
  if (!found) throw new Error('nobody');
  chair = found;
  councilId = await world.council('RW');
});
afterAll(() => world.close());

/** Days count from the first of a run. */
interface Loan {
  id: string;
  from: number;
  until: number;
  quantity: number;
}

type Step =
  | { do: 'lend'; from: number; days: number; quantity: number }
  | { do: 'cancel' | 'out' | 'back'; which: number }
  | { do: 'wait'; days: number }
  | { do: 'amend'; quantity: number };

/** Eighteen steps of four days, and the longest loan that is asked for then. */
const LAST_DAY = 18 * 4 + 9 + 6;

const which = fc.integer({ min: 0, max: 7 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('lend' as const),
        from: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })),
        days: fc.integer({ min: 1, max: 6 }),
        quantity: fc.integer({ min: 1, max: 6 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('cancel' as const, 'out' as const, 'out' as const, 'back' as const),
        which,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('amend' as const), quantity: fc.integer({ min: 0, max: 9 }) }),
    },
  ),
  { minLength: 6, maxLength: 18 },
);

/** Day by day, the plainest way to count: how many pieces are taken at most over some days. */
function peak(loans: readonly Loan[], from: number, until: number): number {
  let most = 0;
  for (let day = from; day <= until; day += 1) {
    const taken = loans.filter((loan) => loan.from <= day && day <= loan.until);
    most = Math.max(
      most,
      taken.reduce((sum, { quantity }) => sum + quantity, 0),
    );
  }
  return most;
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return '';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

test(
  seeded('gear is lent exactly as long as a count by days says that there is enough'),
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const gearId = newId();
        const name = `桌${gearId.slice(-12)}`;
        let quantity = 6;
        const add = { requestId: gearId, councilId, kind: GearGroup.TABLE, name, quantity };
        await world.db.write((tx) => addCouncilGear(tx, chair, add));
        const begun = world.clock.now();
        const first = dayOf(begun);
        let today = 0;
        let live: Loan[] = [];
        const out = new Set<string>();
        const outNow = (): number =>
          live.reduce((sum, loan) => sum + (out.has(loan.id) ? loan.quantity : 0), 0);
        // What should be back and is not is missed today as well.
        const missed = (): Loan[] =>
          live.map((loan) => (out.has(loan.id) ? { ...loan, until: Math.max(loan.until, today) } : loan));
        const answers: [given: string, due: string][] = [];
        for (const step of history) {
          if (step.do === 'lend') {
            const id = newId();
            const from = today + step.from;
            const loan = { id, from, until: from + step.days - 1, quantity: step.quantity };
            const fits = peak(missed(), loan.from, loan.until) + loan.quantity <= quantity;
            const input = {
              requestId: id,
              gearId,
              quantity: loan.quantity,
              fromOn: addDays(first, loan.from),
              untilOn: addDays(first, loan.until),
              purpose: '',
            };
            const code = await codeOf(world.db.write((tx) => lendGear(tx, chair, input)));
            answers.push([code, fits ? '' : 'GEAR_NOT_FREE']);
            if (fits) live.push(loan);
          } else if (step.do === 'wait') {
            today += step.days;
            world.setTime(new Date(begun.getTime() + today * 86_400_000));
          } else if (step.do === 'amend') {
            const least = Math.max(peak(live, 0, LAST_DAY), outNow());
            const fits = step.quantity >= quantity || step.quantity >= least;
            const input = {
              requestId: newId(),
              gearId,
              name,
              quantity: step.quantity,
              state: CouncilGearState.ACTIVE,
            };
            const code = await codeOf(world.db.write((tx) => amendCouncilGear(tx, chair, input)));
            answers.push([code, fits ? '' : 'GEAR_NOT_FREE']);
            if (fits) ({ quantity } = step);
          } else {
            const loan = live[step.which];
            if (!loan) continue;
            const move = { cancel: LoanMove.CANCEL, out: LoanMove.HAND_OUT, back: LoanMove.TAKE_BACK }[
              step.do
            ];
            const isOnItsDay = loan.from <= today && today <= loan.until;
            const isLegal = (step.do === 'back') === out.has(loan.id) && (step.do !== 'out' || isOnItsDay);
            const isThere = step.do !== 'out' || outNow() + loan.quantity <= quantity;
            const due = isLegal ? (isThere ? '' : 'GEAR_NOT_FREE') : 'ILLEGAL_MOVE';
            const input = { requestId: newId(), loanId: loan.id, move, broken: 0 };
            const code = await codeOf(world.db.write((tx) => moveLoan(tx, chair, input)));
            answers.push([code, due]);
            if (due) continue;
            if (step.do === 'out') out.add(loan.id);
            else live = live.filter(({ id }) => id !== loan.id);
          }
        }
        expect(answers.filter(([given, due]) => given !== due)).toEqual([]);
        expect(peak(live, 0, LAST_DAY)).toBeLessThanOrEqual(quantity);
        expect(outNow()).toBeLessThanOrEqual(quantity);
        world.setTime(begun);
      }),
      runs(25),
    );
  },
  TIME_LIMIT,
);
