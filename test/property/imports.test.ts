import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import type { Database, Tx } from '#server/core/database';
import { DomainError } from '#server/core/errors';
import { columnNames, headingWords } from '#server/features/imports/headings';
import { proposeImport } from '#server/features/imports/propose-import';
import { dryRunImport } from '#server/features/imports/queries';
import type { CellValue } from '#server/core/sheets/read-file';
import type { RegisterImport } from '#server/features/imports/register-import.entity';
import { signImport } from '#server/features/imports/sign-import';
import { uploadImport } from '#server/features/imports/upload-import';
import { type Actor, loadActor } from '#server/features/people/actor';
import { openWorld, type World } from '#test/support/world';
import { runs, seeded, TIME_LIMIT } from './runs';

let world: World;
let clerk: Actor;
let secretary: Actor;
beforeAll(async () => {
  world = await openWorld();
  const actor = async (name: string): Promise<Actor> => {
    const found = await loadActor(world.db.reader, { residentId: (await world.resident(name)).id });
    if (!found) throw new Error(`${name} is not active`);
    return found;
  };
  clerk = await actor('贺春梅');
  secretary = await actor('郑守田');
});
afterAll(() => world.close());

/** One line of a list: few households, names and amounts, so that lists meet each other and contradict themselves. */
interface Line {
  home: number;
  person: number;
  head: boolean;
  area: number;
  year: number | null;
  points: number;
  honour: number;
}

const line = fc.record({
  home: fc.integer({ min: 0, max: 3 }),
  person: fc.integer({ min: 0, max: 4 }),
  head: fc.boolean(),
  area: fc.integer({ min: 0, max: 3 }),
  year: fc.option(fc.integer({ min: 1950, max: 1954 })),
  points: fc.integer({ min: 0, max: 3 }).map((value) => value * 10),
  honour: fc.integer({ min: 0, max: 2 }),
});
const list = fc.array(line, { minLength: 1, maxLength: 9, size: 'max' });

/** Lists that mostly hold together: each person once, the lowest of a household its head, one place. */
const soundList = list.map((lines) => {
  const once = new Map(lines.map((each) => [`${each.home}|${each.person}`, each]));
  const kept = [...once.values()];
  return kept.map((each) => ({
    ...each,
    head:
      each.person === Math.min(...kept.filter(({ home }) => home === each.home).map(({ person }) => person)),
    area: each.home,
  }));
});

const grids = ['上坝', '下坝', '河西', '沟口'];

function sheetOf(prefix: string, lines: readonly Line[]): CellValue[][] {
  return [
    columnNames.map((column) => headingWords[column][0]),
    ...lines.map(({ home, person, head, area, year, points, honour }): CellValue[] => [
      null,
      `${prefix}-${home}`,
      grids[area] ?? null,
      null,
      `${prefix}人${person}`,
      head ? '户主' : '家人',
      null,
      year,
      null,
      points,
      honour,
    ]),
  ];
}

const bring = (tx: Tx, sheet: CellValue[][]): Promise<RegisterImport> =>
  uploadImport(
    tx,
    clerk,
    { requestId: newId(), villageId: world.village, fileName: 'a.xlsx', bytes: Buffer.from(newId()) },
    sheet,
  );

/** Brings a list in and, where it has no errors, signs it; answers it as it then stands. */
async function apply(db: Database, sheet: CellValue[][]): Promise<RegisterImport> {
  // The hour's limit of uploads is not what is asked here.
  world.setTime(new Date(world.clock.now().getTime() + 3_700_000));
  const paper = await db.write((tx) => bring(tx, sheet));
  if (paper.errorRows > 0) return paper;
  await db.write((tx) => proposeImport(tx, clerk, { requestId: newId(), importId: paper.id }));
  return db.write((tx) => signImport(tx, secretary, { requestId: newId(), importId: paper.id }));
}

interface Facts {
  households: number;
  residents: number;
  accounts: number;
  transfers: number;
  points: number;
  honour: number;
}

async function factsOf(): Promise<Facts> {
  const row = await world.db.reader.row<Facts>(
    `select (select count(*) from household) as households, (select count(*) from resident) as residents,
       (select count(*) from account where kind = 'OWNER') as accounts, (select count(*) from transfer) as transfers,
       (select coalesce(sum(amount), 0)::bigint from transfer where asset = 'POINTS') as points,
       (select coalesce(sum(amount), 0)::bigint from transfer where asset = 'HONOUR') as honour`,
  );
  if (!row) throw new Error('no facts');
  return row;
}

const difference = (before: Facts, after: Facts): Facts =>
  Object.fromEntries(
    Object.entries(after).map(([key, value]) => [key, value - before[key as keyof Facts]]),
  ) as unknown as Facts;

test(seeded('any list: the dry run is what is made, and twice is once'), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: soundList }, { weight: 1, arbitrary: list }),
      async (lines) => {
        const sheet = sheetOf(newId().slice(-6), lines);
        const before = await factsOf();
        world.setTime(new Date(world.clock.now().getTime() + 3_700_000));
        const paper = await world.db.write((tx) => bring(tx, sheet));
        const dry = await dryRunImport(world.db.reader, clerk, paper.id);
        expect(await factsOf()).toEqual(before);
        expect(await proposed(paper.id)).toBe(paper.errorRows === 0);
        if (paper.errorRows > 0) return;
        await world.db.write((tx) => signImport(tx, secretary, { requestId: newId(), importId: paper.id }));
        const once = await factsOf();
        const { households, residents, accounts, transfers, points, honour } = dry;
        expect(difference(before, once)).toEqual({
          households,
          residents,
          accounts,
          transfers,
          points,
          honour,
        });
        expect(points).toBe(lines.reduce((sum, each) => sum + each.points, 0));
        const again = await apply(world.db, sheet);
        expect(again).toMatchObject({ state: 'APPLIED', sameRows: lines.length, points: 0, honour: 0 });
        expect(await factsOf()).toEqual(once);
      },
    ),
    runs(40),
  );
});

/** Was the list put before the second signer, or refused? */
async function proposed(importId: string): Promise<boolean> {
  try {
    await world.db.write((tx) => proposeImport(tx, clerk, { requestId: newId(), importId }));
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

test(seeded('any lists after each other: nobody is paid more than the highest list said'), {
  timeout: TIME_LIMIT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(soundList, { minLength: 2, maxLength: 4 }), async (lists) => {
      const prefix = newId().slice(-6);
      const paid = new Map<string, { points: number; honour: number }>();
      const before = await factsOf();
      for (const lines of lists) {
        const lower = lines.some((each) => {
          const known = paid.get(`${each.home}|${each.person}`);
          return (
            known !== undefined &&
            ((each.points > 0 && each.points < known.points) ||
              (each.honour > 0 && each.honour < known.honour))
          );
        });
        const paper = await apply(world.db, sheetOf(prefix, lines));
        expect(lower && paper.errorRows === 0, 'paid less than before').toBe(false);
        if (paper.errorRows > 0) continue;
        for (const { home, person, points, honour } of lines) {
          const known = paid.get(`${home}|${person}`) ?? { points: 0, honour: 0 };
          paid.set(`${home}|${person}`, {
            points: Math.max(points, known.points),
            honour: Math.max(honour, known.honour),
          });
        }
      }
      const { points, honour } = difference(before, await factsOf());
      const sum = (key: 'points' | 'honour'): number =>
        [...paid.values()].reduce((total, each) => total + each[key], 0);
      expect({ points, honour }).toEqual({ points: sum('points'), honour: sum('honour') });
    }),
    runs(40),
  );
});
