import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { BallotBox } from '#server/features/meetings/ballot-box';
import { hashOf, newId } from '#server/core/id';
import { meetingsPersonal } from '#server/features/meetings/personal';
import { openWorld, type World } from '#test/support/world';
import { cast, CHAIR, made, opened, queries, tried, voteOn } from './meetings-steps';

// A secret vote, looked at by somebody who owns the database: every table, the order of rows, the transactions that wrote
// them, old versions on disk, the write-ahead log, the history, and every statement the server sends.

let world: World;
let meetingId: string;
let members: { id: string; name: string }[];
beforeAll(async () => {
  world = await openWorld();
  ({ meetingId, members } = await opened(world, 'RC', 11));
});
afterAll(() => world.close());

interface Motion {
  id: string;
  options: { id: string; answer: string; votes: number | null }[];
}

/** All rows of all tables of ours as text with the transaction that wrote them; `key` names a row whatever it holds. */
async function everything(): Promise<Map<string, { text: string; xmin: string; table: string }>> {
  const tables = await world.db.reader.rows<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'graphile_worker')",
  );
  const rows = new Map<string, { text: string; xmin: string; table: string }>();
  for (const { name } of tables) {
    const found = await world.db.reader.rows<{ spot: string; text: string; xmin: string }>(
      `select x.ctid::text as spot, x.xmin::text as xmin, to_jsonb(x)::text as text from ${name} x`,
    );
    for (const { spot, text, xmin } of found)
      rows.set(`${name} ${spot} ${xmin}`, { text, xmin, table: name });
  }
  return rows;
}

/** What a ballot changed: the rows that are there after it and were not before, by their tables. */
async function changedBy(
  work: () => Promise<unknown>,
): Promise<{ text: string; xmin: string; table: string }[]> {
  const before = await everything();
  await work();
  return [...(await everything())].filter(([key]) => !before.has(key)).map(([, row]) => row);
}

/** Everything that is different for every ballot whoever casts it: ids, instants, fingerprints, and the seal itself. */
function plain(text: string, motion: Motion): string {
  const row = JSON.parse(text) as Record<string, unknown>;
  for (const key of ['id', 'at', 'request_id', 'input_hash']) delete row[key];
  if (typeof row.sealed === 'string') row.sealed = row.sealed.length;
  if (members.some(({ id }) => id === row.resident_id)) row.resident_id = 'the voter';
  if (members.some(({ id }) => id === row.actor_id)) row.actor_id = 'the voter';
  return JSON.stringify(row).replaceAll(motion.id, 'the motion');
}

function vote(name: string, motion: Motion, place: number): Promise<unknown> {
  return made(world.as(name), 'castVote', { motionId: motion.id, optionIds: [motion.options[place]?.id] });
}

const votesOf = (motion: Motion): (number | null)[] => motion.options.map(({ votes }) => votes);

const SEGMENT = 16 * 1024 * 1024;

/** The bytes of the cluster's write-ahead log from a place on, read as its files; the server is on this machine. */
async function logSince(lsn: string): Promise<Buffer> {
  const until = await world.db.single<{ pid: number; segments: string[] }>(
    `select pg_backend_pid() as pid, array(select pg_walfile_name('0/0'::pg_lsn + n) from generate_series(
       ($1::pg_lsn - '0/0'::pg_lsn)::numeric, (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::numeric + $2, $2) n) as segments`,
    [lsn, SEGMENT],
  );
  // Commits need not wait for the disk in tests: until everything is flushed.
  await vi.waitFor(async () => {
    const row = await world.db.reader.row<{ flushed: boolean }>(
      'select pg_current_wal_flush_lsn() >= $1::pg_lsn as flushed',
      [await insertLsn()],
    );
    expect(row?.flushed).toBe(true);
  }, 10_000);
  const { pid = 0, segments = [] } = until[0] ?? {};
  const folder = `/proc/${pid}/cwd/pg_wal`;
  const files = new Set(await readdir(folder));
  const parts = await Promise.all(
    [...new Set(segments)].filter((name) => files.has(name)).map((name) => readFile(`${folder}/${name}`)),
  );
  const [high = '0', low = '0'] = lsn.split('/');
  const offset = Number(((BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)) % BigInt(SEGMENT));
  return Buffer.concat(parts.map((part, place) => (place === 0 ? part.subarray(offset) : part)));
}

async function insertLsn(): Promise<string> {
  const row = await world.db.reader.row<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
  return row?.lsn ?? '0/0';
}

const optionBytes = (motion: Motion): Buffer[] =>
  motion.options.map(({ id }) => Buffer.from(id.replaceAll('-', ''), 'hex'));

test('whatever is voted, a ballot leaves exactly the same rows: who voted, a history line without a choice, a new seal', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '推选监督员' });
  const traces: string[][] = [];
  for (const [place, { name }] of members.slice(0, 6).entries()) {
    const rows = await changedBy(() => vote(name, motion, place % 3));
    traces.push(rows.map(({ table, text }) => `${table} ${plain(text, motion)}`).toSorted());
    for (const { text } of rows) {
      for (const { id } of motion.options) expect(text).not.toContain(id);
    }
    // All of a ballot is one transaction; its number says who voted, and nothing that the box could be held against.
    expect(new Set(rows.filter(({ table }) => table !== 'public.motion').map(({ xmin }) => xmin)).size).toBe(
      1,
    );
  }
  expect(traces[0]?.map((line) => line.split(' ')[0])).toEqual([
    'public.history',
    'public.secret_ballot',
    'public.secret_voter',
  ]);
  for (const trace of traces) expect(trace).toEqual(traces[0]);

  // No table that names a voter names an option, and none that names an option names a voter.
  const rows = [...(await everything()).values()];
  const optionRows = rows.filter(({ text }) => motion.options.some(({ id }) => text.includes(id)));
  expect(new Set(optionRows.map(({ table }) => table))).toEqual(new Set(['public.motion_option']));
  for (const { text } of optionRows) expect(members.some(({ id }) => text.includes(id))).toBe(false);
  const columns = await world.db.reader.rows<{ column: string }>(
    "select attname as column from pg_attribute where attrelid = 'secret_voter'::regclass and attnum > 0 order by attnum",
  );
  expect(columns.map(({ column }) => column)).toEqual(['motion_id', 'resident_id']);
  await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
});

test('the figures are told together when the vote is closed, by a transaction that is no voter’s', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '评议物业' });
  for (const [place, { name }] of members.slice(0, 9).entries())
    await vote(name, motion, place < 6 ? 0 : place < 8 ? 1 : 2);
  const { data } = await world.as(CHAIR).run(queries.meeting, { id: meetingId });
  const running = data.meeting.motions.find(({ id }: { id: string }) => id === motion.id);
  expect(running.options.map(({ votes }: { votes: number | null }) => votes)).toEqual([null, null, null]);
  expect(running.votes).toEqual([]);
  expect(running.standing.ballots).toBe(9);
  const closed = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  expect(closed).toMatchObject({ outcome: 'ADOPTED', votes: [] });
  expect(closed.options.map(({ votes }: { votes: number }) => votes)).toEqual([6, 2, 1]);
  const marks = await world.db.reader.rows<{ what: string; xmin: string }>(
    `select 'option' as what, xmin::text as xmin from motion_option where motion_id = $1
     union all select 'voter', xmin::text from secret_voter where motion_id = $1`,
    [motion.id],
  );
  const of = (what: string) => new Set(marks.filter((mark) => mark.what === what).map(({ xmin }) => xmin));
  expect(of('option').size).toBe(1);
  expect(of('voter').size).toBe(9);
  expect([...of('option')].some((xmin) => of('voter').has(xmin))).toBe(false);
  expect(
    await world.db.reader.rows('select 1 as left from secret_ballot where motion_id = $1', [motion.id]),
  ).toEqual([]);
});

test('the fingerprint of a request does not give the choice away, and a repeat cannot change it', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '是否续聘' });
  const [, voter] = members;
  const requestId = newId();
  const input = { requestId, motionId: motion.id, optionIds: [motion.options[0]?.id] };
  const caller = world.as(voter?.name ?? '');
  expect((await tried(caller, 'castVote', input)).codes).toEqual([]);
  const kept = await world.db.reader.row<{ inputHash: Buffer; detail: object }>(
    'select input_hash, detail from history_told where request_id = $1 and input_hash is not null',
    [requestId],
  );
  expect(kept?.detail).toEqual({});
  for (const { id } of motion.options) {
    for (const guess of [
      { ...input, optionIds: [id] },
      { motionId: motion.id, optionIds: [id], requestId },
    ]) {
      expect(
        hashOf({ name: 'castVote', actorId: voter?.id, input: guess }).equals(
          kept?.inputHash ?? Buffer.alloc(0),
        ),
      ).toBe(false);
    }
  }
  // The phone lost the answer and sends again, with whatever choice: the first ballot stands, counted once.
  expect((await tried(caller, 'castVote', { ...input, optionIds: [motion.options[1]?.id] })).codes).toEqual(
    [],
  );
  for (const { name } of members.slice(2, 4)) await vote(name, motion, 0);
  const closed = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  expect(votesOf(closed)).toEqual([3, 0, 0]);
});

test('nor does that of the closing: the figures on paper, taken from those of all, would leave the phones', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '纸票和手机' });
  for (const { name } of members.slice(0, 3)) await vote(name, motion, 1);
  const requestId = newId();
  const paperVoterIds = members.slice(3, 6).map(({ id }) => id);
  const paper = (figures: number[]) =>
    motion.options.map(({ id: optionId }, place) => ({ optionId, votes: figures[place] ?? 0 }));
  const input = { requestId, motionId: motion.id, paperVoterIds, paper: paper([2, 0, 1]) };
  const { data } = await tried(world.as(CHAIR), 'closeVote', input);
  expect(votesOf(data.closeVote)).toEqual([2, 3, 1]);
  const chair = await world.resident(CHAIR);
  const kept = await world.db.reader.row<{ inputHash: Buffer; detail: object }>(
    'select input_hash, detail from history_told where request_id = $1 and input_hash is not null',
    [requestId],
  );
  const hash = (guess: object) => hashOf({ name: 'closeVote', actorId: chair.id, input: guess });
  const { paper: _, ...unnamed } = input;
  expect(kept?.inputHash.equals(hash(unnamed))).toBe(true);
  expect(kept?.inputHash.equals(hash(input))).toBe(false);
  expect(JSON.stringify(kept?.detail)).not.toContain('votes');
  // Sent again, with whatever figures: those of the first time stand.
  const again = await tried(world.as(CHAIR), 'closeVote', { ...input, paper: paper([0, 3, 0]) });
  expect([again.codes, votesOf(again.data.closeVote)]).toEqual([[], [2, 3, 1]]);
});

test.each([0, 1, 2])('%i ballots in all tell no figures: the vote is void', async (ballots) => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: `只有${ballots}票` });
  for (const { name } of members.slice(0, ballots)) await vote(name, motion, 0);
  const byHand = world.db.write((tx) =>
    tx.rows('update motion_option set votes = 1 where motion_id = $1', [motion.id]),
  );
  await expect(byHand).rejects.toThrow(/whose ballots/);
  const closed = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  expect(closed).toMatchObject({ state: 'DECIDED', outcome: 'VOID', standing: { ballots } });
  expect(votesOf(closed)).toEqual([null, null, null]);
  expect(closed.options.some(({ chosen }: { chosen: boolean }) => chosen)).toBe(false);
});

test('one or two by phone are not closed together with paper, nor one or two on paper', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '混着投' });
  const close = (from: number, until: number) =>
    tried(world.as(CHAIR), 'closeVote', {
      motionId: motion.id,
      paperVoterIds: members.slice(from, until).map(({ id }) => id),
      paper: [{ optionId: motion.options[0]?.id, votes: until - from }],
    });
  for (const [place, { name }] of members.slice(0, 2).entries()) {
    await vote(name, motion, 1);
    const refused = await close(place + 1, place + 5);
    expect([refused.codes, refused.fields]).toEqual([['PAPER_TOO_FEW'], ['paper']]);
  }
  await vote(members[2]?.name ?? '', motion, 1);
  const few = await close(3, 5);
  expect([few.codes, few.fields]).toEqual([['PAPER_TOO_FEW'], ['paperVoterIds']]);
  const { data } = await close(3, 6);
  expect(votesOf(data.closeVote)).toEqual([3, 3, 0]);
});

test('a box that does not open any more takes no ballot, and the vote can still be closed: void, without figures', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '钥匙换了' });
  for (const { name } of members.slice(0, 4)) await vote(name, motion, 0);
  const other = new BallotBox('another secret of forty letters for tests').empty(motion.id, 3);
  await world.db.write((tx) =>
    tx.rows('update secret_ballot set sealed = $2 where motion_id = $1', [motion.id, other]),
  );
  const late = { motionId: motion.id, optionIds: [motion.options[0]?.id] };
  expect((await tried(world.as(members[4]?.name ?? ''), 'castVote', late)).codes).toEqual(['ILLEGAL_MOVE']);
  const closed = await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  expect(closed).toMatchObject({ outcome: 'VOID', standing: { ballots: 4 } });
  expect(votesOf(closed)).toEqual([null, null, null]);
});

test('no statement that the server sends while a ballot is cast holds a choice, so no log of PostgreSQL can', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '清单之外' });
  const sent: string[] = [];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function query(
    this: pg.Client,
    ...args: unknown[]
  ) {
    sent.push(
      JSON.stringify(args, (_, value: unknown) => (typeof value === 'function' ? undefined : value)) ?? '',
    );
    return Reflect.apply(original, this, args) as never;
  });
  for (const [place, { name }] of members.slice(0, 3).entries()) await vote(name, motion, place);
  spy.mockRestore();
  const after = sent.filter((statement) => statement.includes('secret_'));
  expect(after.length).toBeGreaterThan(6);
  // Its own figures apart: the rows that told the server which options there are came back, they were not sent.
  for (const statement of sent) for (const { id } of motion.options) expect(statement).not.toContain(id);
  await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
});

test('the write-ahead log, where every old version stands, holds voters and seals of one length, all different, and no option', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '留痕' });
  const from = await insertLsn();
  const seals: Buffer[] = [];
  for (const [place, { name }] of members.slice(0, 8).entries()) {
    await vote(name, motion, place % 2);
    const row = await world.db.reader.row<{ sealed: Buffer }>(
      'select sealed from secret_ballot where motion_id = $1',
      [motion.id],
    );
    if (row) seals.push(row.sealed);
  }
  expect(new Set(seals.map(({ length }) => length)).size).toBe(1);
  expect(new Set(seals.map((seal) => seal.toString('hex'))).size).toBe(8);
  // Without the secret of the installation none of them opens.
  const other = new BallotBox('another secret of forty letters for tests');
  for (const seal of seals) expect(() => other.open(motion.id, seal)).toThrow(/authenticate/);

  const written = await logSince(from);
  // The search would find them: the voters are there.
  const voters = members.slice(0, 8).map(({ id }) => Buffer.from(id.replaceAll('-', ''), 'hex'));
  for (const voter of voters) expect(written.includes(voter)).toBe(true);
  // An update writes what differs, and a page may end in the midst of a seal: most of their ends are found whole.
  expect(seals.filter((seal) => written.includes(seal.subarray(-24))).length).toBeGreaterThan(5);
  for (const option of optionBytes(motion)) expect(written.includes(option)).toBe(false);
  await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
});

test('what the product tells anybody, the voter and the chair among them, names no choice', async () => {
  const motion: Motion = await voteOn(world, meetingId, { secret: true, text: '对人的评议' });
  await cast(
    world,
    motion,
    members.slice(0, 9).map(({ name }, place) => [name, place % 2] as const),
  );
  await made(world.as(CHAIR), 'closeVote', { motionId: motion.id });
  for (const { name } of members.slice(0, 3)) {
    const { data } = await world.as(name).run(queries.meeting, { id: meetingId });
    const told = data.meeting.motions.find(({ id }: { id: string }) => id === motion.id);
    expect(told.votes).toEqual([]);
    expect(told.voters).toHaveLength(9);
  }
});

test('a person’s own file says that a secret vote was cast, and the reasons of absences go in time and on demand', async () => {
  const [meetingsChapter, votesChapter] = meetingsPersonal.chapters ?? [];
  const [, voter, , , , , , , , , excused] = members;
  const votes = await votesChapter?.read(world.db.reader, voter?.id ?? '');
  expect(votes?.length).toBeGreaterThan(2);
  expect(new Set(votes?.map(({ answer }) => answer))).toEqual(new Set(['SECRET']));
  const absence = { residentId: excused?.id, state: 'EXCUSED', reason: '去县医院' };
  const { meetingId: other } = await opened(world, 'RC', 9);
  await made(world.as(CHAIR), 'markMembers', { meetingId: other, marks: [absence] });
  const reasons = async (): Promise<unknown[]> =>
    ((await meetingsChapter?.read(world.db.reader, excused?.id ?? '')) ?? [])
      .map(({ reason }) => reason)
      .filter(Boolean);
  expect(await reasons()).toEqual(['去县医院']);
  const [forget] = meetingsPersonal.forgetters ?? [];
  const person = { id: excused?.id ?? '', villageId: world.village, name: excused?.name ?? '', phone: null };
  expect(
    await world.db.write((tx) => forget?.(tx, person) ?? Promise.reject(new Error('no forgetter'))),
  ).toMatchObject({ removed: 1 });
  expect(await reasons()).toEqual([]);
  await made(world.as(CHAIR), 'markMembers', { meetingId: other, marks: [absence] });
  const [rule] = meetingsPersonal.retention ?? [];
  const later = new Date(world.clock.now().getTime() + 86_400_000);
  expect(await world.db.write((tx) => rule?.remove(tx, later, 10) ?? Promise.resolve(-1))).toBe(1);
  expect(await reasons()).toEqual([]);
});
