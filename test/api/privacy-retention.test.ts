import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhotoFiles } from '#server/features/activities/photos/photo-files';
import { readPicture } from '#server/features/activities/photos/photo-picture';
import { sweepFiles } from '#server/features/activities/photos/sweep-files';
import { removeDue } from '#server/features/privacy/retention';
import { makeTempFolder, removeTempFolder } from '#test/support/temp-folder';
import { openWorld, type Person, type World } from '#test/support/world';
import { mutation, refused, works } from './people-steps';
import { CHILD, decide, GUARDIAN } from './privacy-steps';

let world: World;
let folder: string;
let files: PhotoFiles;
let villager: Person;
let leader: Person;
beforeAll(async () => {
  world = await openWorld();
  folder = makeTempFolder('retention');
  files = new PhotoFiles(folder);
  villager = await world.villager(0);
  leader = await world.resident('蓝晓峰');
});
afterAll(async () => {
  removeTempFolder(folder);
  await world.close();
});

const SCHEDULE = `{ retentionSchedule { kind days leastDays whatZh whatEn whyZh whyEn mayRevise checkedAt removed lastRun { removed } } }`;
const REVISE = mutation('reviseRetention', 'RetentionInput', 'kind days');

/** A picture in the folder and a photo of it. */
async function photo(colour: number): Promise<string> {
  const background = { r: colour, g: 120, b: 40 };
  const picture = await readPicture(
    await sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  await files.keep(picture);
  const id = world.id();
  await world.db.write((tx) =>
    tx.rows(
      `insert into photo (id, sha256, village_id, uploader_id, width, height, bytes, created_at)
       values ($1, $2, $3, $4, 40, 30, 1, $5)`,
      [id, picture.sha256, world.village, leader.id, tx.at],
    ),
  );
  return id;
}

async function fileWith(photoIds: string[], residentId = villager.id): Promise<string> {
  const { id } = await works<{ id: string }>(world.as('蓝晓峰'), mutation('fileRecord', 'FileRecordInput'), {
    requestId: world.id(),
    ruleId: await world.rule('CA-01'),
    residentId,
    title: '看望老人',
    startedAt: new Date(world.clock.now().getTime() - 86_400_000),
    photoIds,
  });
  return id;
}

const kept = async (): Promise<number> =>
  (await readdir(join(folder, 'photos'), { recursive: true, withFileTypes: true })).filter((each) =>
    each.isFile(),
  ).length;

const run = async (): Promise<number> => {
  const removed = await removeDue(world.db);
  await sweepFiles(world.db, files);
  return removed;
};

describe('the schedule', () => {
  test('is told to everybody in plain words, with what is kept for good and why', async () => {
    const { data, codes } = await world.stranger.run(SCHEDULE);
    expect(codes).toEqual([]);
    const lines: { kind: string; days: number | null; whyZh: string; mayRevise: boolean }[] =
      data.retentionSchedule;
    expect(lines.find(({ kind }) => kind === 'PHOTO')?.days).toBe(180);
    expect(lines.find(({ kind }) => kind === 'ACCESS_LOG')?.days).toBe(365);
    expect(lines.find(({ kind }) => kind === 'LEDGER')?.days).toBeNull();
    expect(lines.every(({ whyZh, mayRevise }) => whyZh !== '' && !mayRevise)).toBe(true);
  });

  test('is changed by the county alone, never below what the law wants', async () => {
    const input = { requestId: world.id(), kind: 'ACCESS_LOG', days: 400 };
    expect(await refused(world.stranger, REVISE, input)).toBe('UNAUTHENTICATED');
    for (const name of ['贺春梅', '郑守田', '方雨晴', villager.name]) {
      expect(await refused(world.as(name), REVISE, input), name).toBe('FORBIDDEN');
    }
    const first = await works(world.as('罗启明'), REVISE, input);
    expect(first).toEqual({ kind: 'ACCESS_LOG', days: 400 });
    expect(await works(world.as('罗启明'), REVISE, input)).toEqual(first);
    expect(await refused(world.as('罗启明'), REVISE, { ...input, days: 500 })).toBe(
      'IDEMPOTENCY_MISMATCH requestId',
    );
    const again = (more: object) => ({ ...input, requestId: world.id(), ...more });
    expect(await refused(world.as('沈若兰'), REVISE, again({ days: 90 }))).toBe('OUT_OF_RANGE days');
    expect(await refused(world.as('沈若兰'), REVISE, again({}))).toBe('ILLEGAL_MOVE');
    expect(await refused(world.as('沈若兰'), REVISE, again({ kind: 'LEDGER' }))).toBe('ILLEGAL_MOVE');
    expect(await refused(world.as('沈若兰'), REVISE, again({ kind: 'NOTHING' }))).toBe('NOT_FOUND kind');
    await works(world.as('沈若兰'), REVISE, again({ days: 365 }));
  });
});

describe('the job', () => {
  test('finds nothing to do on the first day, twice', async () => {
    expect(await run()).toBe(0);
    expect(await run()).toBe(0);
    // That the job looked is told even where nothing was due; what is kept for good it leaves alone.
    const { data } = await world.stranger.run(SCHEDULE);
    for (const { kind, leastDays, checkedAt, removed, lastRun } of data.retentionSchedule) {
      expect([checkedAt !== null, removed, lastRun], kind).toEqual([leastDays !== null, 0, null]);
    }
  });

  test('removes photos 180 days after the record is closed, and their files', async () => {
    const start = world.clock.now();
    const [closed, open, shared] = [await photo(10), await photo(20), await photo(30)];
    const first = await fileWith([closed, shared]);
    await fileWith([open, shared]);
    await works(world.as('蓝晓峰'), mutation('withdrawRecord', 'RecordMoveInput'), {
      requestId: world.id(),
      recordId: first,
    });
    expect(await kept()).toBe(6);
    await world.advance(179);
    expect(await run()).toBe(0);
    await world.advance(2);
    expect(await run()).toBe(2);
    expect(await run()).toBe(0);
    const left = await world.db.reader.rows<{ id: string }>('select id from photo');
    expect(left.map(({ id }) => id).toSorted()).toEqual([open, shared].toSorted());
    expect(await kept()).toBe(4);
    const { data } = await world.stranger.run(SCHEDULE);
    const line = data.retentionSchedule.find((each: { kind: string }) => each.kind === 'PHOTO');
    expect(line.lastRun).toEqual({ removed: 2 });
    expect(line.removed).toBe(2);
    expect(new Date(line.checkedAt).getTime()).toBeGreaterThan(start.getTime() + 180 * 86_400_000);
    world.setTime(start);
  });

  test('keeps a file that a new photo of the same picture needs', async () => {
    const twin = await photo(10);
    await world.db.write((tx) =>
      tx.rows('insert into photo_file_unused (sha256, since) select sha256, $2 from photo where id = $1', [
        twin,
        tx.at,
      ]),
    );
    const before = await kept();
    expect(await sweepFiles(world.db, files)).toBe(0);
    expect(await kept()).toBe(before);
  });

  test('takes a child’s photos away as soon as the guardian takes the consent back', async () => {
    const child = await world.resident(CHILD);
    await decide(world, GUARDIAN, child.id, 'PHOTOS');
    const recordId = await fileWith([await photo(50)], child.id);
    expect(await run()).toBe(0);
    await decide(world, GUARDIAN, child.id, 'PHOTOS', false);
    expect(await run()).toBe(1);
    expect(
      await world.db.reader.row('select 1 from record_photo where record_id = $1', [recordId]),
    ).toBeNull();
  });

  test('forgets who looked after a year, and words of the history after three', async () => {
    const start = world.clock.now();
    await world
      .as('贺春梅')
      .run('query Q($id: ID!) { household(id: $id) { cardNumber } }', { id: villager.householdId });
    await works(world.as('贺春梅'), mutation('amendResident', 'ResidentInput'), {
      requestId: world.id(),
      residentId: villager.id,
      name: `${villager.name}新`,
    });
    const count = async (table: string) =>
      (await world.db.reader.row<{ n: number }>(`select count(*) as n from ${table}`))?.n ?? 0;
    const history = await count('history');
    expect(await count('access_log')).toBeGreaterThan(0);
    world.setTime(new Date(start.getTime() + 366 * 86_400_000));
    await run();
    expect(await count('access_log')).toBe(0);
    expect(await count('history_words')).toBeGreaterThan(0);
    world.setTime(new Date(start.getTime() + 1096 * 86_400_000));
    await run();
    expect(await count('history_words')).toBe(0);
    expect(await count('history'), 'the history itself stays').toBe(history);
    const runs = await world.db.reader.rows<{ kind: string; removed: number }>(
      'select kind, sum(removed) as removed from retention_run group by 1 order by 1',
    );
    expect(runs.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['ACCESS_LOG', 'HISTORY_WORDS', 'PHOTO']),
    );
    world.setTime(start);
  });
});
