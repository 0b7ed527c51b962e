import { dayOf } from '#server/core/clock';
import type { Log } from '#server/core/context';
import type { Database, Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { buildYear } from '#server/app/demo/acts';
import { hashPin } from '#server/features/people/pin';
import { openMissingAccounts } from '#server/features/people/purse';
import { openLogins } from '#server/features/people/sign-in/logins';
import { hashPassword } from '#server/features/people/sign-in/password';
import { DEMO_PASSWORD, DEMO_PIN, demoPersonas } from './demo-sign-ins';
import { drawPhotos } from './draw-photos';
import { seedCounty } from './seed-county';
import { YearOfLife } from './seed-year';

/**
 * Fills an empty database with the demo county and a lived year of 银杏坝村, in one transaction: a start that is
 * killed half-way leaves an empty database for the next one. Answers false when there is anything already.
 */
export async function seedDemo(db: Database, dataDir: string, log: Log): Promise<boolean> {
  if (await db.reader.row('select 1 from area limit 1')) return false;
  const begun = performance.now();
  const [pinHash, passwordHash] = await Promise.all([hashPin(DEMO_PIN), hashPassword(DEMO_PASSWORD)]);
  const makePhoto = await drawPhotos(dataDir);
  await db.write(async (tx: Tx) => {
    const today = dayOf(tx.at);
    const ids = await seedCounty(tx, today, pinHash);
    await openMissingAccounts(tx);
    await openLogins(
      tx,
      demoPersonas.map(({ key }) => ({ residentId: ids.resident(key), passwordHash })),
    );
    const lived = await new YearOfLife(ids, buildYear(tx.at), makePhoto).live(tx, tx.at);
    await keep(tx, null, [
      { subjectKind: 'DEMO', subjectId: ids.area('SX'), move: 'SEED', detail: { ...lived } },
    ]);
    for (const refusal of lived.refusals) log.warn({ refusal }, 'the demo met a refusal');
    log.info({ steps: lived.steps, ms: Math.round(performance.now() - begun) }, 'demo seeded');
  });
  return true;
}
