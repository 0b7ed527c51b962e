import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkSeal,
  isSound,
  type LineFault,
  type PublishedLine,
  type PublishedSeal,
} from '#client/features/board/seal-chain';
import type { Reader } from '#server/core/database';
import { newId } from '#server/core/id';
import { issuing, purse } from '#server/ledger/account';
import { sealBook } from '#server/ledger/seal';
import { linesOf, type Seal, sealsOf } from '#server/ledger/sealed';
import { post, reverse, type Transfer } from '#server/ledger/transfer';
import { type SealFault, verifySeals } from '#server/ledger/verify-seals';
import { afterEdit } from '#test/support/seal-steps';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const nobody = { actorId: null, requestId: null };
const START = { seq: 0, transferId: '00000000-0000-0000-0000-000000000000' };

/** A book of its own with `batches` sealed one after another; the last transfer of a batch may be reversed in the next. */
async function sealedBook(batches: readonly { amounts: readonly number[]; reverses: boolean }[]) {
  const bookId = newId();
  const owner = newId();
  const all: Transfer[] = [];
  for (const { amounts, reverses } of batches) {
    await world.db.write(async (tx) => {
      const before = all.at(-1);
      all.push(
        ...(await post(
          tx,
          amounts.map((amount) => ({
            key: `test:${newId()}`,
            debit: issuing(bookId, 'POINTS'),
            credit: purse(bookId, owner),
            amount,
            kind: 'OPENING',
            earnerId: newId(),
          })),
          { actorId: newId(), requestId: newId() },
        )),
      );
      if (reverses && before && before.kind !== 'REVERSAL')
        all.push(...(await reverse(tx, [before], nobody)));
      await sealBook(tx, bookId, all.at(-1)?.seq ?? 0);
    });
  }
  return { bookId, all };
}

/** What a browser finds, from the published texts alone. */
async function seenInBrowser(
  reader: Reader,
  bookId: string,
): Promise<{ sound: boolean; faults: LineFault[] }> {
  let before: PublishedSeal | null = null;
  let sound = true;
  const faults: LineFault[] = [];
  for (const seal of (await sealsOf(reader, bookId, 0, 100)).map(publishedSeal)) {
    const lines: PublishedLine[] = await linesOf(reader, bookId, seal.number, START, 200);
    const verdict = await checkSeal(bookId, seal, lines, before);
    sound &&= isSound(verdict);
    faults.push(...verdict.faults);
    before = seal;
  }
  return { sound, faults };
}

function publishedSeal(seal: Seal): PublishedSeal {
  return { ...seal, sealedAt: seal.sealedAt.toISOString() };
}

const batch = fc.record({
  amounts: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }),
  reverses: fc.boolean(),
});

const flippedUuid = (column: string) => `${column} = encode(set_bit(uuid_send(${column}), $2::int % 128,
  1 - get_bit(uuid_send(${column}), $2::int % 128)), 'hex')::uuid`;
// Above the amounts that occur, so that none becomes nothing.
const flippedNumber = (column: string) => `${column} = ${column} # (1::bigint << (10 + $2::int % 20))`;

// Every column a transfer has, each with one bit turned over.
const flips: Record<string, string> = {
  id: flippedUuid('id'),
  seq: flippedNumber('seq'),
  key: `key = convert_from(set_bit(convert_to(key, 'UTF8'), ($2::int % length(key)) * 8,
    1 - get_bit(convert_to(key, 'UTF8'), ($2::int % length(key)) * 8)), 'UTF8')`,
  book_id: flippedUuid('book_id'),
  debit_account_id: flippedUuid('debit_account_id'),
  credit_account_id: flippedUuid('credit_account_id'),
  amount: flippedNumber('amount'),
  earner_id: flippedUuid('earner_id'),
  request_id: flippedUuid('request_id'),
  posted_by: flippedUuid('posted_by'),
  posted_at: `posted_at = posted_at + (1::bigint << ($2::int % 40)) * interval '1 microsecond'`,
  credit_balance: flippedNumber('credit_balance'),
};

test(seeded(
  'any bit of any sealed transfer turned over is found, and the row is named, by server and browser',
), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.constantFrom(...Object.keys(flips)),
      fc.nat(1000),
      async (batches, which, column, bit) => {
        const { bookId, all } = await sealedBook(batches);
        expect(await verifySeals(world.db.reader, bookId)).toEqual([]);
        expect(await seenInBrowser(world.db.reader, bookId)).toEqual({ sound: true, faults: [] });
        // A reversal here has no request and no poster: nothing to turn over would be nothing to find.
        const plain = all.filter(({ kind }) => kind !== 'REVERSAL');
        const target = plain[which % plain.length];
        if (!target) throw new Error('An empty book');
        const seen = await afterEdit(
          world.db,
          (tx) => tx.rows(`update transfer set ${flips[column]} where id = $1`, [target.id, bit]),
          async (tx) => ({ server: await verifySeals(tx, bookId), browser: await seenInBrowser(tx, bookId) }),
        );
        const named = seen.server.filter(({ transferId }) => transferId === target.id);
        expect(named.map(({ kind, seq }: SealFault) => [kind, seq])).toEqual([
          [column === 'id' ? 'REMOVED' : 'CHANGED', target.seq],
        ]);
        expect(seen.browser.sound).toBe(false);
        expect(seen.browser.faults).toContainEqual(
          expect.objectContaining({ kind: column === 'id' ? 'REMOVED' : 'CHANGED', seq: target.seq }),
        );
      },
    ),
    runs(40),
  );
});

test(seeded('any character of the published chain changed on the way breaks a sum in the browser'), {
  timeout: TIME_LIMIT,
}, async () => {
  const { bookId } = await sealedBook([
    { amounts: [3, 5, 8], reverses: false },
    { amounts: [13], reverses: true },
    { amounts: [21, 34], reverses: true },
  ]);
  const seals = (await sealsOf(world.db.reader, bookId, 0, 100)).map(publishedSeal);
  const lines: PublishedLine[] = await linesOf(world.db.reader, bookId, null, START, 200);
  const check = async (chain: readonly PublishedSeal[], text: readonly PublishedLine[]): Promise<boolean> => {
    let sound = true;
    let before: PublishedSeal | null = null;
    for (const seal of chain) {
      const own = text.filter(({ sealNumber }) => sealNumber === seal.number);
      sound &&= isSound(await checkSeal(bookId, seal, own, before));
      before = seal;
    }
    return sound;
  };
  expect(await check(seals, lines)).toBe(true);
  const flip = (word: string, place: number): string => {
    const at = place % word.length;
    return word.slice(0, at) + String.fromCharCode(word.charCodeAt(at) ^ 1) + word.slice(at + 1);
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.boolean(), async (which, place, inLine) => {
      const at = which % (inLine ? lines.length : seals.length);
      const fields = ['contentHash', 'previousHash', 'hash', 'month', 'sealedAt'] as const;
      const field = fields[place % fields.length] ?? 'hash';
      const bentLines = lines.map((line, n) =>
        inLine && n === at ? { ...line, text: flip(line.text ?? '', place) } : line,
      );
      const bentSeals = seals.map((seal, n) =>
        !inLine && n === at ? { ...seal, [field]: flip(seal[field], place) } : seal,
      );
      expect(await check(bentSeals, bentLines)).toBe(false);
    }),
    runs(200),
  );
});
