import { audit } from '#server/app/audit';
import { migrations } from '#server/app/migrations';
import { entities } from '#server/app/rooms';
import { villageCode } from '#server/app/demo/areas';
import { seedCounty } from '#server/app/seed/seed-county';
import { Clock, dayOf } from '#server/core/clock';
import { Database } from '#server/core/database';
import { startPostgres } from '#server/core/postgres/start-postgres';
import { type Actor, loadActor } from '#server/features/people/actor';
import { openMissingAccounts } from '#server/features/people/purse';
import { makeTempFolder, removeTempFolder } from '#test/support/temp-folder';
import { bringIn } from '#test/support/openings';

const PLENTY = 900_000;

/** The demo county on a private PostgreSQL with full durability, without acts, for measuring. */
export class BenchCounty {
  private constructor(
    readonly db: Database,
    readonly villageId: string,
    readonly shopId: string,
    readonly keeper: Actor,
    readonly householdIds: readonly string[],
    private readonly end: () => Promise<void>,
  ) {}

  static async open(clients: number): Promise<BenchCounty> {
    const folder = makeTempFolder('bench');
    const postgres = await startPostgres({ dataDir: folder });
    const clock = new Clock();
    const db = new Database({
      url: postgres.url,
      clock,
      entities: [...entities],
      migrations,
      poolSize: clients,
    });
    await db.open();
    await db.migrate();
    await db.write(async (tx) => {
      await seedCounty(tx, dayOf(clock.now()), 'no card is shown here');
      await openMissingAccounts(tx);
    });
    const shop = await one<{ id: string; villageId: string }>(
      db,
      'select s.id, s.village_id from shop s join area a on a.id = s.village_id where a.code = $1',
      [villageCode],
    );
    const keeper = await one<{ residentId: string }>(
      db,
      "select resident_id from post where role = 'SHOP_KEEPER' and shop_id = $1 limit 1",
      [shop.id],
    );
    const households = await db.reader.rows<{ id: string }>(
      'select id from household where village_id = $1',
      [shop.villageId],
    );
    const actor = await loadActor(db.reader, keeper);
    if (!actor) throw new Error('The keeper cannot sign in');
    return new BenchCounty(
      db,
      shop.villageId,
      shop.id,
      actor,
      households.map(({ id }) => id),
      async () => {
        await db.close();
        await postgres.stop('immediate');
        removeTempFolder(folder);
      },
    );
  }

  /** Posts `count` opening lines of `points` each, list by list, spread evenly over the village's households. */
  async open(count: number, points: number): Promise<void> {
    for (let done = 0; done < count; done += this.householdIds.length) {
      const openings = this.householdIds
        .slice(0, count - done)
        .map((householdId) => ({ householdId, points }));
      await this.db.write((tx) => bringIn(tx, this.villageId, openings));
    }
    await this.db.write((tx) => tx.rows('analyze'));
  }

  /** No limits and more than a run can sell; the stock comes by movements, as the audit demands. Answers the goods. */
  async fillShelves(): Promise<string[]> {
    return this.db.write(async (tx) => {
      await tx.rows(
        `insert into stock_movement (goods_id, kind, quantity, document, moved_at)
         select id, 'PURCHASE', $2, 'bench', $3 from goods where shop_id = $1`,
        [this.shopId, PLENTY, tx.at],
      );
      const goods = await tx.rows<{ id: string }>(
        'update goods set stock = stock + $2, limit_per_quarter = null where shop_id = $1 returning id',
        [this.shopId, PLENTY],
      );
      return goods.map(({ id }) => id);
    });
  }

  /** A visit for each household that outlasts the run; PINs are no part of what is measured. Answers the visits. */
  async openVisits(): Promise<string[]> {
    return this.db.write(async (tx) => {
      const visits = await tx.rows<{ id: string }>(
        `insert into counter_visit (id, shop_id, household_id, keeper_id, opened_at, expires_at)
         select new_id(), $1, h.id, $2, $3, $3::timestamptz + interval '1 day'
         from household h where h.village_id = $4 returning id`,
        [this.shopId, this.keeper.residentId, tx.at, this.villageId],
      );
      return visits.map(({ id }) => id);
    });
  }

  /** Proves every law on what the load left behind, and takes everything down. */
  async close(): Promise<void> {
    const breaches = await audit(this.db.reader);
    await this.end();
    if (breaches.length > 0) throw new Error(`Laws broken: ${breaches.map(({ law }) => law).join('; ')}`);
  }
}

async function one<T>(db: Database, sql: string, params: unknown[]): Promise<T> {
  const row = await db.reader.row<T>(sql, params);
  if (!row) throw new Error(`Nothing found: ${sql}`);
  return row;
}
