import { migrations } from '#server/app/migrations';
import { seedCounty } from '#server/app/seed/seed-county';
import { Clock, dayOf } from '#server/core/clock';
import { Database } from '#server/core/database';
import { hashPin } from '#server/features/people/pin';
import { openMissingAccounts } from '#server/features/people/purse';
import { WORLD_PIN, WORLD_START } from './world-constants';

/**
 * Brings the empty template database to the state that every test starts from: migrated, and holding the demo
 * county on the day the world begins, without a single act.
 * Closes its connections: a database in use cannot be cloned.
 */
export async function prepareTemplate(url: string): Promise<void> {
  const clock = new Clock();
  clock.setOffset(WORLD_START.getTime() - Date.now());
  const db = new Database({ url, clock, entities: [], migrations, poolSize: 2 });
  await db.open();
  await db.migrate();
  await db.write(async (tx) => {
    await seedCounty(tx, dayOf(WORLD_START), await hashPin(WORLD_PIN));
    await openMissingAccounts(tx);
  });
  // Planner statistics as on a database that has lived for a while.
  await db.write((tx) => tx.rows('analyze'));
  await db.close();
}
