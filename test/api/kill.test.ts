import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#server/app/audit';
import { villageCode } from '#server/app/demo/areas';
import { entities } from '#server/app/rooms';
import { seedCounty } from '#server/app/seed/seed-county';
import { migrations } from '#server/app/migrations';
import { Clock, dayOf } from '#server/core/clock';
import { Database } from '#server/core/database';
import { found } from '#server/core/errors';
import { newId } from '#server/core/id';
import { startPostgres } from '#server/core/postgres/start-postgres';
import { type Actor, loadActor } from '#server/features/people/actor';
import { openMissingAccounts } from '#server/features/people/purse';
import { Resident } from '#server/features/people/resident.entity';
import { openLogins } from '#server/features/people/sign-in/logins';
import { hashPassword } from '#server/features/people/sign-in/password';
import { GoodsCategory } from '#server/features/shop/goods.entity';
import { moveStock } from '#server/features/shop/move-stock';
import { reviseGoods } from '#server/features/shop/revise-goods';
import { StockMovementKind } from '#server/features/shop/stock-movement.entity';
import { type BuiltApp, buildIfStale, freePort, startBuiltApp } from '#test/support/built-app';
import { killDatabase, makeTempFolder, removeTempFolder } from '#test/support/temp-folder';
import { type Acknowledged, Load, type Till } from './kill-load';
import { bringIn } from '#test/support/openings';

const DEATHS = 5;
const COUNTERS = 8;
const GOODS = 4;
const HOUSEHOLDS = 5;

const PASSWORD = 'a password for one test run';

const dataDir = makeTempFolder('kill');
const env = { SEED: 'none', DEMO: '0', LOG_LEVEL: 'silent', TRUST_PROXY: '1' };
let port: number;
let app: BuiltApp;
let till: Omit<Till, 'url' | 'cookie'> & { keeperPhone: string };

beforeAll(async () => {
  buildIfStale();
  till = await withDatabase(async (db) => {
    await db.migrate();
    await db.write(async (tx) => {
      await seedCounty(tx, dayOf(tx.at), 'no card is shown here');
      await openMissingAccounts(tx);
    });
    return openTill(db);
  });
  port = await freePort();
  app = await startBuiltApp({ dataDir, port, env });
}, 300_000);
afterAll(async () => {
  await app?.kill();
  removeTempFolder(dataDir);
});

/** Works on the application's own database, past the application. */
async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { url } = await startPostgres({ dataDir });
  const db = new Database({ url, clock: new Clock(), entities: [...entities], migrations, poolSize: 2 });
  await db.open();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function holderOf(db: Database, role: string, villageId: string): Promise<Actor> {
  const row = await db.reader.row<{ residentId: string }>(
    'select resident_id from post where role = $1 and area_id = $2 and ends_on is null order by id limit 1',
    [role, villageId],
  );
  const actor = row && (await loadActor(db.reader, row));
  if (!actor) throw new Error(`The village has no ${role}`);
  return actor;
}

/** Goods without limit, full shelves, full purses and open visits: enough for any run. */
async function openTill(db: Database): Promise<typeof till> {
  const village = await db.reader.row<{ id: string }>('select id from area where code = $1', [villageCode]);
  const villageId = village?.id ?? '';
  const keeper = await holderOf(db, 'SHOP_KEEPER', villageId);
  const clerk = await holderOf(db, 'VILLAGE_CLERK', villageId);
  const shopId = keeper.posts.find((each) => each.shopId)?.shopId ?? '';
  const goodsIds: string[] = [];
  for (let place = 0; place < GOODS; place += 1) {
    const description = {
      requestId: newId(),
      shopId,
      code: `KILL-${place}`,
      nameZh: '测试品',
      nameEn: 'On trial',
      unitZh: '',
      unitEn: '',
      category: GoodsCategory.HOME,
      picture: '',
      points: 2 + place,
      tracksBestBefore: false,
      isService: false,
      active: true,
      reorderLevel: 0,
    };
    const goods = await db.write((tx) => reviseGoods(tx, clerk, description));
    const delivery = { kind: StockMovementKind.PURCHASE, quantity: 100_000, reason: '', document: 'KILL' };
    await db.write((tx) => moveStock(tx, keeper, { requestId: newId(), goodsId: goods.id, ...delivery }));
    goodsIds.push(goods.id);
  }
  const households = await db.reader.rows<{ id: string }>(
    "select id from household where village_id = $1 and state = 'ACTIVE' order by number limit $2",
    [villageId, HOUSEHOLDS],
  );
  const visitIds = await db.write(async (tx) => {
    const openings = households.map(({ id }) => ({ householdId: id, points: 1_000_000 }));
    await bringIn(tx, villageId, openings);
    const visits = await tx.rows<{ id: string }>(
      `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at)
       select new_id(), $1, h, $2, $3, $3::timestamptz + interval '1 day' from unnest($4::uuid[]) h returning id`,
      [shopId, keeper.residentId, tx.at, households.map(({ id }) => id)],
    );
    return visits.map(({ id }) => id);
  });
  const passwordHash = await hashPassword(PASSWORD);
  await db.write((tx) => openLogins(tx, [{ residentId: keeper.residentId, passwordHash }]));
  const { phone } = found(await db.reader.one(Resident, { id: keeper.residentId }));
  return { goodsIds, visitIds, keeperPhone: phone ?? '' };
}

async function signInAsKeeper(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { shop { id } } }',
      variables: { input: { login: till.keeperPhone, password: PASSWORD } },
    }),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  expect(await response.json()).not.toHaveProperty('errors');
  return cookies.join('; ');
}

/** What the database says about the receipts of the till: by request, with the transfers behind each. */
function booked(
  db: Database,
  visitIds: readonly string[],
): Promise<(Acknowledged & { transfers: number })[]> {
  return db.reader.rows(
    `select r.id as request_id, r.receipt_number, r.points,
       (select count(*) from transfer t where t.source_id = r.id and t.kind = 'REDEMPTION') as transfers
     from redemption r where r.visit_id = any($1)`,
    [visitIds],
  );
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('killed five times in the middle of selling, the shop has every acknowledged receipt exactly once', {
  timeout: 240_000,
}, async () => {
  const load = new Load({ ...till, url: app.url, cookie: await signInAsKeeper(app.url) });
  const selling = load.run(COUNTERS);
  const powerCuts: boolean[] = [];
  let sold = 0;
  for (let death = 1; death <= DEATHS; death += 1) {
    // At least one receipt between two deaths, and then at any moment.
    while (load.acknowledged.length === sold) await pause(20);
    await pause(Math.random() * 1_200);
    sold = load.acknowledged.length;
    await app.kill();
    // Every second time the power goes out: the database dies with the server.
    if (death % 2 === 0) powerCuts.push(killDatabase(dataDir));
    app = await startBuiltApp({ dataDir, port, env });
  }
  while (load.acknowledged.length === sold) await pause(20);
  load.stop();
  await selling;

  expect(powerCuts).toEqual([true, true]);
  expect(load.refused).toEqual([]);
  expect(load.contradictions).toEqual([]);
  await withDatabase(async (db) => {
    const rows = await booked(db, till.visitIds);
    const told = new Map(load.acknowledged.map((each) => [each.requestId, each]));
    // Each counter asked until it was told, so what is booked and what is acknowledged are the same set.
    expect(rows.length).toBe(told.size);
    for (const { transfers, ...row } of rows) {
      expect(row).toEqual(told.get(row.requestId));
      expect(transfers).toBe(1);
    }
    expect(await audit(db.reader)).toEqual([]);
  });
  expect(load.acknowledged.length).toBeGreaterThan(DEATHS);
  expect(load.cutOff, 'requests cut off by the deaths').toBeGreaterThan(0);
});
