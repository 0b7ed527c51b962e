import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/id';
import { registerPhotos } from '#server/features/activities/photos/photo-routes';
import { loadActor } from '#server/features/people/actor';
import { makeTempFolder, removeTempFolder } from '#test/support/temp-folder';
import { openWorld, type Person, type World } from '#test/support/world';
import { act, CLERK, done, record } from './activities-steps';

let world: World;
let app: FastifyInstance;
let folder: string;
let doer: Person;

beforeAll(async () => {
  world = await openWorld();
  folder = makeTempFolder('photos');
  app = Fastify();
  await registerPhotos(app, {
    dataDir: folder,
    contextOf: async (request) => {
      const name = decodeURIComponent(String(request.headers['x-person'] ?? ''));
      const who = name ? await world.resident(name) : null;
      return { db: world.db, actor: who ? await loadActor(world.db.reader, { residentId: who.id }) : null };
    },
  });
  doer = await world.villager(0);
});
afterAll(async () => {
  await app.close();
  removeTempFolder(folder);
  await world.close();
});

const as = (name: string | null): Record<string, string> =>
  name ? { 'x-person': encodeURIComponent(name) } : {};

function send(
  name: string | null,
  bytes: Buffer,
  more: { field?: string; type?: string; headers?: Record<string, string> } = {},
): Promise<LightMyRequestResponse> {
  const line = 'photo-line';
  const head = `--${line}\r\ncontent-disposition: form-data; name="${more.field ?? 'file'}"; filename="a.jpg"\r\ncontent-type: ${more.type ?? 'image/jpeg'}\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: '/api/photos',
    headers: { ...as(name), ...more.headers, 'content-type': `multipart/form-data; boundary=${line}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
  });
}
const fetchPhoto = (name: string | null, id: string, more = ''): Promise<LightMyRequestResponse> =>
  app.inject({ url: `/api/photos/${id}${more}`, headers: as(name) });

function picture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });
}

test('a photo is turned upright, made small, and loses its place and camera', async () => {
  const bytes = await picture(3000, 2000)
    .withExif({
      IFD0: { Make: 'Phone', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 2/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const answer = await send(doer.name, bytes);
  expect(answer.statusCode).toBe(201);
  const photo = answer.json();
  expect(photo).toEqual({
    id: photo.id,
    url: `/api/photos/${photo.id}`,
    thumbnailUrl: `/api/photos/${photo.id}/thumbnail`,
    width: 1067,
    height: 1600,
  });
  const kept = await fetchPhoto(doer.name, photo.id);
  expect(kept.headers).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('private'),
  });
  const meta = await sharp(kept.rawPayload).metadata();
  expect(meta).toMatchObject({ format: 'webp', width: 1067, height: 1600 });
  expect([meta.exif, meta.orientation, meta.icc, meta.xmp]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const small = await sharp((await fetchPhoto(doer.name, photo.id, '/thumbnail')).rawPayload).metadata();
  expect(Math.max(small.width, small.height)).toBe(320);
  const files = await readdir(join(folder, 'photos'), { recursive: true, withFileTypes: true });
  const names = files.filter((file) => file.isFile()).map((file) => file.name);
  expect(names.every((name) => /^[0-9a-f]{64}(-small)?\.webp$/.test(name))).toBe(true);
});

test.each([
  ['png', () => picture(20, 10).png().toBuffer()],
  ['webp', () => picture(20, 10).webp().toBuffer()],
])('%s is taken, and small pictures stay small', async (_name, make) => {
  expect((await send(doer.name, await make())).json()).toMatchObject({ width: 20, height: 10 });
});

describe('refused', () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
  );
  test.each([
    [
      'a text named as a picture',
      async () => Buffer.from('no picture at all, but long enough'),
      415,
      'PHOTO_TYPE',
    ],
    ['a drawing', async () => svg, 415, 'PHOTO_TYPE'],
    ['a moving picture', () => picture(10, 10).gif().toBuffer(), 415, 'PHOTO_TYPE'],
    ['nothing', async () => Buffer.alloc(0), 415, 'PHOTO_TYPE'],
    [
      'a torn picture',
      async () => (await picture(600, 600).png().toBuffer()).subarray(0, 200),
      422,
      'PHOTO_UNREADABLE',
    ],
    [
      'only a head',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]),
      422,
      'PHOTO_UNREADABLE',
    ],
    [
      'a huge file',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(13 * 1024 * 1024)]),
      413,
      'PHOTO_TOO_LARGE',
    ],
    ['a picture that unfolds', () => picture(7_100, 7_100).png().toBuffer(), 413, 'PHOTO_TOO_LARGE'],
  ])('%s', async (_name, make, status, code) => {
    const answer = await send(doer.name, await make());
    expect([answer.statusCode, answer.json()]).toEqual([status, { error: { code } }]);
  });

  test('strangers, other sites, other fields, no form', async () => {
    const bytes = await picture(10, 10).png().toBuffer();
    expect((await send(null, bytes)).json()).toEqual({ error: { code: 'UNAUTHENTICATED' } });
    expect((await send(doer.name, bytes, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(
      403,
    );
    expect((await send(doer.name, bytes, { field: 'other' })).json()).toEqual({
      error: { code: 'BAD_INPUT' },
    });
    const plain = await app.inject({
      method: 'POST',
      url: '/api/photos',
      headers: as(doer.name),
      payload: { a: 1 },
    });
    expect([plain.statusCode, plain.json()]).toEqual([400, { error: { code: 'BAD_INPUT' } }]);
  });

  test('the forty-first of an hour, also when all come at once', async () => {
    const person = await world.villager(1);
    await world.db.write((tx) =>
      tx.rows(
        `insert into photo (id, sha256, uploader_id, width, height, bytes, created_at)
         select new_id(), repeat('b', 64), $1, 1, 1, 1, $2 from generate_series(1, 36)`,
        [person.id, tx.at],
      ),
    );
    const bytes = await picture(10, 10).png().toBuffer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(person.name, bytes)));
    const statuses = answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, 201, 201, 201, 429, 429, 429, 429]);
    world.setTime(new Date(world.clock.now().getTime() + 3_700_000));
    expect((await send(person.name, bytes)).statusCode).toBe(201);
  });
});

test('the same picture of two people is kept once and stays each one’s own', async () => {
  const bytes = await picture(33, 44).png().toBuffer();
  const [one, two] = [await world.villager(2), await world.villager(3)];
  const [first, second] = [(await send(one.name, bytes)).json(), (await send(two.name, bytes)).json()];
  expect(first.id).not.toBe(second.id);
  expect((await fetchPhoto(one.name, first.id)).statusCode).toBe(200);
  expect((await fetchPhoto(one.name, second.id)).statusCode).toBe(404);
});

test('a photo is shown to its uploader, and on a record to those who may see it', async () => {
  const bytes = await picture(50, 50).png().toBuffer();
  const { id } = (await send(doer.name, bytes)).json();
  const neighbour = await world.villager(4);
  const seen = async (name: string | null): Promise<number> => (await fetchPhoto(name, id)).statusCode;
  expect([await seen(doer.name), await seen(CLERK), await seen(neighbour.name), await seen(null)]).toEqual([
    200, 404, 404, 401,
  ]);
  const claim = await done(world.as(doer.name), 'claimRecord', {
    ...act,
    minutes: 0,
    ruleId: await world.rule('LO-01'),
    photoIds: [id],
  });
  expect((await record(world.as(CLERK), claim.id)).photos).toEqual([{ id }]);
  expect([await seen(doer.name), await seen(CLERK), await seen(neighbour.name), await seen(null)]).toEqual([
    200, 200, 404, 401,
  ]);
  expect(await seen('龙志远')).toBe(404);
  expect(await seen((await world.elsewhere('VILLAGE_CLERK')).name)).toBe(404);
  expect((await fetchPhoto(doer.name, newId())).statusCode).toBe(404);
  expect((await fetchPhoto(doer.name, '..%2f..%2fetc%2fpasswd')).statusCode).toBe(404);
  expect((await fetchPhoto(doer.name, 'x')).statusCode).toBe(404);
});

test('no upload leaves a half-written file', async () => {
  const files = await readdir(join(folder, 'photos'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    expect((await sharp(await readFile(join(file.parentPath, file.name))).metadata()).format).toBe('webp');
  }
});
