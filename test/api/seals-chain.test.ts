import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '#server/app/audit';
import { verifySeals } from '#server/ledger/verify-seals';
import { sealAll, sealBook, settledSeq } from '#server/ledger/seal';
import { headOf, linesOf, monthsOf, publishedTransfers, type Seal, sealsOf } from '#server/ledger/sealed';
import { purse } from '#server/ledger/account';
import { post, reverse, type Transfer } from '#server/ledger/transfer';
import { bringIn } from '#test/support/openings';
import { afterEdit, faultsAfter, sha256 } from '#test/support/seal-steps';
import { openWorld, type World } from '#test/support/world';

const FIRST = { seq: 0, transferId: '00000000-0000-0000-0000-000000000000' };

let world: World;
let homes: string[];
let all: Transfer[];

beforeAll(async () => {
  world = await openWorld();
  homes = [];
  for (let place = 0; place < 3; place += 1) homes.push((await world.villager(place)).householdId);
  all = [];
  for (const month of ['2025-06', '2025-07', '2025-08']) {
    world.setTime(new Date(`${month}-16T09:00:00+08:00`));
    all.push(
      ...(await world.db.write((tx) =>
        bringIn(
          tx,
          world.village,
          homes.map((householdId, n) => ({ householdId, points: 10 + n })),
        ),
      )),
    );
    const [from = '', to = ''] = homes;
    all.push(
      ...(await world.db.write((tx) =>
        post(
          tx,
          [
            {
              key: `test-moving:${month}`,
              debit: purse(world.village, from),
              credit: purse(world.village, to),
              amount: 3,
              kind: 'MOVING',
            },
          ],
          { actorId: null, requestId: null },
        ),
      )),
    );
  }
  const [given] = all;
  if (given)
    all.push(
      ...(await world.db.write((tx) => reverse(tx, all.slice(2, 3), { actorId: null, requestId: null }))),
    );
  await sealAll(world.db);
});
afterAll(() => world.close());

const seals = (): Promise<Seal[]> => sealsOf(world.db.reader, world.village, 0, 100);
function nth(place: number): Transfer {
  const transfer = all[place];
  if (!transfer) throw new Error(`No transfer ${place}`);
  return transfer;
}

describe('a book is sealed', () => {
  test('once per month, every line in its place', async () => {
    expect((await seals()).map(({ number, month, lines }) => [number, month, lines])).toEqual([
      [1, '2025-06', 4],
      [2, '2025-07', 4],
      [3, '2025-08', 5],
    ]);
    expect(await verifySeals(world.db.reader, world.village)).toEqual([]);
  });

  test('and anyone can redo the sums from the published texts alone', async () => {
    let previous = '0'.repeat(64);
    for (const seal of await seals()) {
      const lines = await linesOf(world.db.reader, world.village, seal.number, FIRST, 100);
      expect(lines.map(({ state }) => state)).toEqual(lines.map(() => 'SEALED'));
      expect(sha256(lines.map(({ text }) => text).join('\n'))).toBe(seal.contentHash);
      expect(seal.previousHash).toBe(previous);
      const said = [
        'seal',
        'v1',
        world.village,
        seal.number,
        seal.month,
        seal.firstSeq,
        seal.lastSeq,
        seal.lines,
      ];
      expect(sha256([...said, seal.contentHash, previous, seal.sealedAt.toISOString()].join('|'))).toBe(
        seal.hash,
      );
      previous = seal.hash;
    }
    expect((await headOf(world.db.reader, world.village))?.hash).toBe(previous);
  });

  test('in a text of ten fields that holds no id', async () => {
    const [first] = await publishedTransfers(world.db.reader, 'id', [nth(0).id]);
    const fields = first?.text.split('|') ?? [];
    expect(fields.slice(0, 9)).toEqual([
      'v1',
      String(nth(0).seq),
      nth(0).postedAt.toISOString(),
      'POINTS',
      'OPENING',
      '10',
      'ISSUING',
      'OWNER',
      '-',
    ]);
    expect(fields[9]).toBe(sha256(first?.opening ?? ''));
    expect(first?.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const [reversal] = await publishedTransfers(world.db.reader, 'id', [nth(12).id]);
    expect(reversal?.text.split('|')[8]).toBe(String(nth(2).seq));
  });

  test('whose opening binds every column of a transfer: a new column must be sealed too, or be named here', async () => {
    const columns = await world.db.reader.rows<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'transfer' order by 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(
      (
        'amount asset book_id credit_account_id credit_balance debit_account_id debit_balance earner_id id key kind ' +
        'posted_at posted_by request_id reverses_id seq source_id'
      ).split(' '),
    );
  });

  test('and a second round finds nothing to do', async () => {
    expect(await sealAll(world.db)).toEqual({ seals: 0, settled: true });
  });

  test('with sums per month that the lines bear out', async () => {
    const months = await monthsOf(world.db.reader, world.village);
    expect(months.map(({ month, seals: count, lines }) => [month, count, lines])).toEqual([
      ['2025-08', 1, 5],
      ['2025-07', 1, 4],
      ['2025-06', 1, 4],
    ]);
    expect(months[0]?.sums).toEqual([
      { asset: 'POINTS', kind: 'MOVING', count: 1, total: 3 },
      { asset: 'POINTS', kind: 'OPENING', count: 3, total: 33 },
      { asset: 'POINTS', kind: 'REVERSAL', count: 1, total: 12 },
    ]);
    expect(months[1]?.head).toEqual((await seals())[1]);
  });
});

describe('an edit by the owner of the database is named', () => {
  const change = (place: number, set: string) => () =>
    faultsAfter(world.db, world.village, (tx) =>
      tx.rows(`update transfer set ${set} where id = $1`, [nth(place).id]),
    );

  test.each([
    ['an amount', 5, 'amount = amount + 1'],
    ['a kind', 5, "kind = 'ADJUSTMENT'"],
    ['a time, by a microsecond', 5, "posted_at = posted_at + interval '1 microsecond'"],
    ['an account', 5, 'debit_account_id = credit_account_id, credit_account_id = debit_account_id'],
    ['an act', 5, 'source_id = gen_random_uuid()'],
    ['an earner', 5, 'earner_id = gen_random_uuid()'],
    ['who posted it', 5, 'posted_by = gen_random_uuid()'],
    ['a request', 5, 'request_id = gen_random_uuid()'],
    ['a balance', 5, 'credit_balance = credit_balance + 1'],
    ['a key', 5, "key = key || '!'"],
    ['what a reversal reverses', 12, `reverses_id = gen_random_uuid()`],
  ])('changed: %s', async (_what, place, set) => {
    const faults = await change(place, set)();
    expect(faults).toEqual([
      expect.objectContaining({
        kind: 'CHANGED',
        number: place === 12 ? 3 : 2,
        seq: nth(place).seq,
        transferId: nth(place).id,
      }),
    ]);
    expect(faults[0]?.now).not.toBe(faults[0]?.sealed);
  });

  test('changed: whose purse an account is', async () => {
    const faults = await faultsAfter(world.db, world.village, (tx) =>
      tx.rows('update account set owner_id = gen_random_uuid() where id = $1', [nth(1).creditAccountId]),
    );
    expect(faults.every(({ kind }) => kind === 'CHANGED')).toBe(true);
    expect(faults.map(({ transferId }) => transferId)).toContain(nth(1).id);
  });

  test('removed', async () => {
    expect(
      await faultsAfter(world.db, world.village, (tx) =>
        tx.rows('delete from transfer where id = $1', [nth(6).id]),
      ),
    ).toEqual([
      expect.objectContaining({
        kind: 'REMOVED',
        number: 2,
        seq: nth(6).seq,
        transferId: nth(6).id,
        now: null,
      }),
    ]);
  });

  test('inserted', async () => {
    const gap = nth(7).seq;
    const faults = await faultsAfter(world.db, world.village, async (tx) => {
      await tx.rows(
        `insert into transfer (seq, key, book_id, asset, debit_account_id, credit_account_id, amount, kind, posted_at)
         overriding system value
         select $2, 'slipped in', book_id, asset, debit_account_id, credit_account_id, 500, kind, posted_at
         from transfer where id = $1`,
        [nth(0).id, gap],
      );
    });
    expect(faults).toEqual([
      expect.objectContaining({ kind: 'INSERTED', number: 2, seq: gap, sealed: null }),
    ]);
    expect(faults[0]?.now).toContain('|500|');
  });

  test('kept lines bent to fit: the seal is named', async () => {
    const faults = await faultsAfter(world.db, world.village, async (tx) => {
      await tx.rows('update transfer set amount = amount + 1 where id = $1', [nth(5).id]);
      await tx.rows(
        'update sealed_line l set text = t.text from transfer_text t where t.transfer_id = l.transfer_id and l.transfer_id = $1',
        [nth(5).id],
      );
    });
    expect(faults).toEqual([expect.objectContaining({ kind: 'CONTENT', number: 2 })]);
  });

  test('a seal rewritten: the next one holds the old hash', async () => {
    const faults = await faultsAfter(world.db, world.village, (tx) =>
      tx.rows(
        "update seal s set sealed_at = sealed_at + interval '1 hour' where book_id = $1 and number = 2",
        [world.village],
      ),
    );
    expect(faults.map(({ kind, number }) => [kind, number])).toEqual([['HASH', 2]]);
    const relinked = await faultsAfter(world.db, world.village, async (tx) => {
      await tx.rows(
        "update seal s set sealed_at = sealed_at + interval '1 hour' where book_id = $1 and number = 2",
        [world.village],
      );
      await tx.rows('update seal s set hash = hash_of(seal_text(s)) where book_id = $1 and number = 2', [
        world.village,
      ]);
    });
    expect(relinked.map(({ kind, number }) => [kind, number])).toEqual([['LINK', 3]]);
  });

  test('the whole chain linked anew: sound in itself, and given away by the printed head', async () => {
    const heads = (await seals()).map(({ hash }) => hash);
    const rewrite = async (tx: Parameters<typeof sealBook>[0]): Promise<void> => {
      await tx.rows('update transfer set amount = amount + 100 where id = $1', [nth(5).id]);
      await tx.rows('delete from sealed_line where book_id = $1', [world.village]);
      await tx.rows('delete from seal where book_id = $1', [world.village]);
      await sealBook(tx, world.village, nth(12).seq);
    };
    expect(await faultsAfter(world.db, world.village, rewrite)).toEqual([]);
    // June was not touched and still has its lines; its head was written anew at another time all the same.
    const faults = await faultsAfter(world.db, world.village, rewrite, heads);
    expect(faults.map(({ kind, sealed }) => [kind, sealed])).toContainEqual(['HEAD', heads[1]]);
    expect(faults.map(({ kind, sealed }) => [kind, sealed])).toContainEqual(['HEAD', heads[2]]);
  });

  test('the last seals cut off: the printed head is missing', async () => {
    const head = (await headOf(world.db.reader, world.village))?.hash ?? '';
    const cut = async (tx: Parameters<typeof sealBook>[0]): Promise<void> => {
      await tx.rows('delete from sealed_line where book_id = $1 and number = 3', [world.village]);
      await tx.rows('delete from seal where book_id = $1 and number = 3', [world.village]);
    };
    expect(await faultsAfter(world.db, world.village, cut)).toEqual([]);
    expect(await faultsAfter(world.db, world.village, cut, [head])).toEqual([
      expect.objectContaining({ kind: 'HEAD', sealed: head }),
    ]);
  });

  test('and the audit breaks the law of it', async () => {
    const breaches = await afterEdit(
      world.db,
      (tx) => tx.rows('update transfer set key = key || $2 where id = $1', [nth(7).id, '!']),
      (tx) => audit(tx),
    );
    expect(breaches.map(({ law }) => law)).toEqual(['a sealed transfer says what was sealed']);
    expect(breaches[0]?.rows).toEqual([expect.objectContaining({ transferId: nth(7).id, number: 2 })]);
  });
});

describe('the database itself refuses', () => {
  test.each([
    ['update seal set lines = lines + 1'],
    ['delete from sealed_line'],
    ['truncate seal cascade'],
    ["update sealed_line set text = text || '!'"],
  ])('%s', async (sql) => {
    await expect(world.db.write((tx) => tx.rows(sql))).rejects.toThrow('APPEND_ONLY');
  });

  test('a seal that does not follow from the one before it', async () => {
    for (const wrong of [
      'number = number + 1',
      'previous_hash = content_hash',
      "month = date '2025-05-01'",
    ]) {
      const [column = '', value = ''] = wrong.split(' = ');
      await expect(
        world.db.write((tx) =>
          tx.rows(
            `insert into seal select (x.s).* from (
               select jsonb_populate_record(null::seal, to_jsonb(s) || jsonb_build_object('first_seq', s.last_seq + 1,
                 'last_seq', s.last_seq + 1, '${column}', ${value})) as s
               from seal s where s.book_id = $1 order by s.number desc limit 1) x`,
            [world.village],
          ),
        ),
      ).rejects.toThrow('APPEND_ONLY');
    }
  });

  test('to delete a sealed transfer even without the append-only trigger: its seal points to it', async () => {
    await expect(
      world.db.write(async (tx) => {
        await tx.rows('alter table transfer disable trigger user');
        await tx.rows('delete from transfer where id = $1', [nth(1).id]);
      }),
    ).rejects.toThrow('NOT_FOUND');
  });
});

describe('sealing beside postings under way', () => {
  test('waits for a lower number that is still on its way, and seals both in order', async () => {
    world.setTime(new Date('2025-09-01T09:00:00+08:00'));
    const [one = '', two = ''] = homes;
    let finish = (): void => undefined;
    const held = new Promise<void>((done) => {
      finish = done;
    });
    let posted = (): void => undefined;
    const slowHasPosted = new Promise<void>((done) => {
      posted = done;
    });
    const slow = world.db.write(async (tx) => {
      const [transfer] = await bringIn(tx, world.village, [{ householdId: one, points: 1 }]);
      posted();
      await held;
      return transfer;
    });
    await slowHasPosted;
    const [quick] = await world.db.write((tx) =>
      bringIn(tx, world.village, [{ householdId: two, points: 2 }]),
    );
    const before = (await seals()).length;

    expect(await settledSeq(world.db.reader, 100)).toBeNull();
    expect(await sealAll(world.db, 100)).toEqual({ seals: 0, settled: false });

    const sealing = sealAll(world.db);
    // A posting begun meanwhile is not waited for.
    const later = world.db.write((tx) => bringIn(tx, world.village, [{ householdId: two, points: 3 }]));
    await later;
    finish();
    const slowTransfer = await slow;
    expect((await sealing).settled).toBe(true);
    expect(slowTransfer?.seq).toBeLessThan(quick?.seq ?? 0);
    const [seal] = (await seals()).slice(before);
    expect(seal?.firstSeq).toBe(slowTransfer?.seq);
    expect(seal?.lastSeq).toBeGreaterThanOrEqual(quick?.seq ?? 0);
    await sealAll(world.db);
    expect(await verifySeals(world.db.reader, world.village)).toEqual([]);
  });

  test('takes turns with other sealers, and loses nothing while many post', async () => {
    const posting = { on: true };
    const post20 = async (place: number): Promise<void> => {
      for (let n = 0; n < 20; n += 1) {
        await world.db.write((tx) =>
          bringIn(tx, world.village, [{ householdId: homes[place] ?? '', points: n + 1 }]),
        );
      }
    };
    const seal = async (): Promise<void> => {
      while (posting.on) await sealAll(world.db);
    };
    const sealers = [seal(), seal()];
    await Promise.all(homes.map((_, place) => post20(place)));
    posting.on = false;
    await Promise.all(sealers);
    await sealAll(world.db);
    expect(await verifySeals(world.db.reader, world.village)).toEqual([]);
    const open = await world.db.reader.rows(
      'select 1 from transfer t where not exists (select 1 from sealed_line l where l.transfer_id = t.id)',
    );
    expect(open).toEqual([]);
    expect((await seals()).length).toBeGreaterThan(5);
  });
});
