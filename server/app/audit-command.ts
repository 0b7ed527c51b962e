import 'reflect-metadata';
import { Clock } from '#server/core/clock';
import { Database } from '#server/core/database';
import { readEnv } from '#server/core/env';
import { startPostgres } from '#server/core/postgres/start-postgres';
import { audit } from './audit';
import { entities, laws } from './rooms';

// `npm run audit`: proves every law on the database of DATABASE_URL, or on the embedded one of DATA_DIR.
const env = readEnv();
const postgres = env.databaseUrl ? null : await startPostgres({ dataDir: env.dataDir });
const db = new Database({
  url: env.databaseUrl ?? postgres?.url ?? '',
  clock: new Clock(),
  entities: [...entities],
  migrations: [],
  poolSize: 2,
});
await db.open();
const breaches = await audit(db.reader);
await db.close();
// A server found running belongs to the product; one started for the audit is put back to rest.
if (postgres && !postgres.adopted) await postgres.stop('fast');

for (const { law, rows } of breaches) {
  process.stdout.write(`BROKEN  ${law}\n`);
  for (const row of rows) process.stdout.write(`        ${JSON.stringify(row)}\n`);
}
process.stdout.write(`${laws.length - breaches.length} of ${laws.length} laws hold.\n`);
process.exitCode = breaches.length > 0 ? 1 : 0;
