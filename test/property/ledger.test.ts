import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DomainError } from '#server/core/errors';
import { newId } from '#server/core/id';
import { type AccountKey, issuing, purse } from '#server/ledger/account';
import {
  type Entry,
  post,
  reverse,
  standing,
  type Transfer,
  type TransferKind,
} from '#server/ledger/transfer';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const OWNERS = 3;

/** One transfer as the model sees it: `from` and `to` are owners; -1 is the issuing account, -2 the expiry account. */
interface Leg {
  key: number;
  from: number;
  to: number;
  amount: number;
}
type Step = { do: 'post'; legs: Leg[] } | { do: 'reverse'; which: number };

const owner = fc.integer({ min: 0, max: OWNERS - 1 });
const amount = fc.integer({ min: 1, max: 60 });
// Few keys, so that keys come again: with the same content and with another.
const key = fc.integer({ min: 0, max: 40 });
const leg = fc.oneof(
  fc.record({ key, from: fc.constant(-1), to: owner, amount }),
  fc.record({ key, from: owner, to: fc.constant(-2), amount }),
  fc.record({ key, from: owner, to: owner, amount }).filter(({ from, to }) => from !== to),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      legs: fc.uniqueArray(leg, { minLength: 1, maxLength: 4, selector: (each) => each.key }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat(30) }) },
);

/** Twenty lines that say what a ledger is: sums that never fall below zero, keys that count once. */
class Model {
  readonly balances = Array.from({ length: OWNERS }, () => 0);
  readonly posted: { leg: Leg; reversed: boolean }[] = [];

  post(legs: readonly Leg[]): string {
    const news = legs.filter((each) => !this.posted.some((old) => old.leg.key === each.key));
    const same = (a: Leg, b: Leg): boolean => a.from === b.from && a.to === b.to && a.amount === b.amount;
    const differs = (each: Leg): boolean =>
      this.posted.some((old) => old.leg.key === each.key && !same(old.leg, each));
    if (legs.some(differs)) return 'IDEMPOTENCY_MISMATCH';
    if (!this.apply(news)) return 'INSUFFICIENT_POINTS';
    this.posted.push(...news.map((each) => ({ leg: each, reversed: false })));
    return 'done';
  }

  reverse(which: number): string {
    const target = this.posted[which];
    if (!target || target.reversed) return 'done';
    const { key: of, from, to, amount: points } = target.leg;
    if (!this.apply([{ key: of, from: to, to: from, amount: points }])) return 'POINTS_ALREADY_SPENT';
    target.reversed = true;
    return 'done';
  }

  /** All legs or none: no owner may stand below zero after any of them, in the order given. */
  private apply(legs: readonly Leg[]): boolean {
    const after = [...this.balances];
    for (const { from, to, amount: points } of legs) {
      if (from >= 0) after[from] = (after[from] ?? 0) - points;
      if (to >= 0) after[to] = (after[to] ?? 0) + points;
      if (after.some((balance) => balance < 0)) return false;
    }
    this.balances.splice(0, OWNERS, ...after);
    return true;
  }
}

/** A village of its own per history, so that histories do not meet. */
class Books {
  private readonly village = newId();
  private readonly owners = Array.from({ length: OWNERS }, newId);
  private readonly sourceId = newId();
  private readonly seen = new Map<string, Transfer>();

  async post(legs: readonly Leg[]): Promise<string> {
    return outcome(async () => {
      const transfers = await world.db.write((tx) => post(tx, legs.map(this.entryOf), nobody));
      for (const transfer of transfers) this.seen.set(transfer.key, transfer);
    });
  }

  async reverse(of: Leg): Promise<string> {
    const transfer = this.seen.get(this.keyOf(of.key));
    if (!transfer) return 'never posted';
    return outcome(() => world.db.write((tx) => reverse(tx, [transfer], nobody)));
  }

  async balances(): Promise<number[]> {
    const rows = await world.db.reader.rows<{ ownerId: string; balance: number }>(
      'select owner_id, balance from account where book_id = $1 and owner_id is not null',
      [this.village],
    );
    return this.owners.map((id) => rows.find((row) => row.ownerId === id)?.balance ?? 0);
  }

  /** What the transfers alone say: the sum of all legs, and how many stand. */
  async facts(): Promise<{ total: number; standing: number; lines: number[] }> {
    const rows = await world.db.reader.rows<{ ownerId: string; total: number }>(
      `select a.owner_id, sum(l.delta) as total from (
         select credit_account_id as id, amount as delta from transfer where book_id = $1
         union all select debit_account_id, -amount from transfer where book_id = $1) l
       join account a on a.id = l.id group by a.owner_id`,
      [this.village],
    );
    return {
      total: rows.reduce((sum, row) => sum + row.total, 0),
      standing: (await world.db.write((tx) => standing(tx, this.sourceId))).length,
      lines: this.owners.map((id) => rows.find((row) => row.ownerId === id)?.total ?? 0),
    };
  }

  private readonly entryOf = (each: Leg): Entry => ({
    key: this.keyOf(each.key),
    debit: this.accountOf(each.from),
    credit: this.accountOf(each.to),
    amount: each.amount,
    kind: kindOf(each),
    sourceId: this.sourceId,
  });

  private keyOf(number: number): string {
    return `${this.village}:${number}`;
  }

  private accountOf(who: number): AccountKey {
    if (who === -1) return issuing(this.village, 'POINTS');
    if (who === -2) return { bookId: this.village, asset: 'POINTS', kind: 'EXPIRY', ownerId: null };
    return purse(this.village, this.owners[who] ?? '');
  }
}

const nobody = { actorId: null, requestId: null };

function kindOf({ from, to }: Leg): TransferKind {
  if (from === -1) return 'OPENING';
  return to === -2 ? 'EXPIRY' : 'MOVING';
}

async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** The step on both sides; answers what each said. */
async function both(model: Model, books: Books, each: Step): Promise<[string, string]> {
  if (each.do === 'post') return [model.post(each.legs), await books.post(each.legs)];
  const target = model.posted[each.which % Math.max(1, model.posted.length)];
  if (!target) return ['', ''];
  const answered = await books.reverse(target.leg);
  return [model.reverse(model.posted.indexOf(target)), answered];
}

test(seeded('any history of postings and reversals leaves what the model says'), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }), async (steps) => {
      const model = new Model();
      const books = new Books();
      for (const each of steps) {
        const [expected, answered] = await both(model, books, each);
        expect({ step: each, answer: answered }).toEqual({ step: each, answer: expected });
        expect(await books.balances()).toEqual(model.balances);
      }
      expect(await books.facts()).toEqual({
        total: 0,
        standing: model.posted.filter((line) => !line.reversed).length,
        lines: model.balances,
      });
    }),
    runs(40),
  );
});

test(seeded('postings at the same time end where some order of them would'), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(leg, { minLength: 2, maxLength: 12, size: 'max' }),
      fc.integer({ min: 0, max: 80 }),
      async (legs, start) => {
        const books = new Books();
        const opening = Array.from({ length: OWNERS }, (_, to) => ({
          key: 100 + to,
          from: -1,
          to,
          amount: start + 1,
        }));
        expect(await books.post(opening)).toBe('done');
        const apart = legs.map((each, place) => ({ ...each, key: 200 + place }));
        const outcomes = await Promise.all(apart.map((each) => books.post([each])));
        // Whatever was accepted adds up, and nothing was refused for another reason than want of points.
        const balances = Array.from({ length: OWNERS }, () => start + 1);
        for (const [place, { from, to, amount: points }] of apart.entries()) {
          expect(['done', 'INSUFFICIENT_POINTS']).toContain(outcomes[place]);
          if (outcomes[place] !== 'done') continue;
          if (from >= 0) balances[from] = (balances[from] ?? 0) - points;
          if (to >= 0) balances[to] = (balances[to] ?? 0) + points;
        }
        expect(await books.balances()).toEqual(balances);
        expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
      },
    ),
    runs(20),
  );
});
