import { dayOf } from '#server/core/clock';
import type { Log } from '#server/core/context';
import type { Database, Tx } from '#server/core/database';
import { keep } from '#server/core/history';
import { moveOffset } from '#server/features/people/demo-clock';
import { buildYear } from '#server/app/demo/acts';
import { hashPin } from '#server/features/people/pin';
import { openMissingAccounts } from '#server/features/people/purse';
import { openLogins } from '#server/features/people/sign-in/logins';
import { hashPassword } from '#server/features/people/sign-in/password';
import { DEMO_PASSWORD, DEMO_PIN, demoPersonas } from './demo-sign-ins';
import { drawPhotos } from './draw-photos';
import { councilSteps } from './seed-councils';
import { attendanceSteps } from './seed-attendance';
import { ceremonySteps } from './seed-ceremonies';
import { elderSteps } from './seed-elders';
import { fundSteps } from './seed-fund';
import { importSteps } from './seed-imports';
import { seedCounty } from './seed-county';
import { meetingSteps } from './seed-meetings';
import { needSteps } from './seed-needs';
import { preventionSteps } from './seed-prevention';
import { praiseSteps } from './seed-praise';
import { privacySteps } from './seed-privacy';
import { reviewSteps } from './seed-reviews';
import { sealMonths } from './seed-seals';
import { serviceSteps } from './seed-service';
import { shopSteps } from './seed-shop';
import { seasonSteps } from './seed-seasons';
import { taskSteps } from './seed-tasks';
import { teamSteps } from './seed-teams';
import { YearOfLife } from './seed-year';

interface SeedOptions {
  /** Where the photos go. */
  dataDir: string;
  /** What the kept digits of certificates are sealed with. */
  secret: string;
  /** How far the database's clock stands from the real one; kept, so that the next start goes on from there. */
  daysMoved: number;
  log: Log;
}

/**
 * Fills an empty database with the demo county and a lived year of 银杏坝村, in one transaction: a start that is
 * killed half-way leaves an empty database for the next one. Answers false when there is anything already.
 */
export async function seedDemo(
  db: Database,
  { dataDir, secret, daysMoved, log }: SeedOptions,
): Promise<boolean> {
  if (await db.reader.row('select 1 from area limit 1')) return false;
  const begun = performance.now();
  const [pinHash, passwordHash] = await Promise.all([hashPin(DEMO_PIN), hashPassword(DEMO_PASSWORD)]);
  const makePhoto = await drawPhotos(dataDir);
  await db.write(async (tx: Tx) => {
    const today = dayOf(tx.at);
    if (daysMoved !== 0) await moveOffset(tx, daysMoved);
    const ids = await seedCounty(tx, today, pinHash);
    await openMissingAccounts(tx);
    await openLogins(
      tx,
      demoPersonas.map(({ key }) => ({ residentId: ids.resident(key), passwordHash })),
    );
    const year = buildYear(tx.at);
    const lived = await new YearOfLife(ids, year, makePhoto).live(tx, tx.at, [
      ...shopSteps(ids, year, tx.at),
      ...fundSteps(ids, year, tx.at),
      ...seasonSteps(ids, today),
      ...importSteps(ids, today),
      ...privacySteps(ids, today),
      ...teamSteps(ids, today),
      ...taskSteps(ids, today),
      ...attendanceSteps(ids, today),
      ...needSteps(ids, today),
      ...ceremonySteps(ids, today),
      ...preventionSteps(ids, today),
      ...meetingSteps(ids, today, secret),
      ...reviewSteps(ids, year, today, makePhoto),
      ...serviceSteps(ids, today, secret),
      ...councilSteps(ids, today),
      ...elderSteps(ids, today),
      ...praiseSteps(ids, today, secret),
    ]);
    // Last of all: what is posted to the past after this would be sealed with the month that is open.
    await sealMonths(tx, tx.at);
    await keep(tx, null, [
      { subjectKind: 'DEMO', subjectId: ids.area('SX'), move: 'SEED', detail: { ...lived } },
    ]);
    for (const refusal of lived.refusals) log.warn({ refusal }, 'the demo met a refusal');
    log.info({ steps: lived.steps, ms: Math.round(performance.now() - begun) }, 'demo seeded');
  });
  return true;
}
