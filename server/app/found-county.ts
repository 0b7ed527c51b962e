import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Clock, dayOf, startOfDay } from '#server/core/clock';
import { Database } from '#server/core/database';
import { readEnv } from '#server/core/env';
import { keep } from '#server/core/history';
import { newId } from '#server/core/id';
import { startPostgres } from '#server/core/postgres/start-postgres';
import { hashPassword } from '#server/features/people/sign-in/password';
import { openLogins } from '#server/features/people/sign-in/logins';
import { templateRules } from './demo/template-rules';
import { migrations } from './migrations';
import { entities } from './rooms';
import { Ids, insert } from './seed/insert';
import { insertCouncilKinds, insertRules } from './seed/template';

// `npm run found -- <county> <administrator> <phone>`: makes an empty database ready for real people: the county, its
// council kinds and scoring template, and one administrator, whose password is made here and shown once.
const [county, name, phone] = process.argv.slice(2);
if (!county || !name || !/^1\d{10}$/.test(phone ?? '')) {
  process.stderr.write('Usage: npm run found -- <county> <administrator> <phone of eleven digits>\n');
  process.exit(2);
}

const env = readEnv();
const postgres = env.databaseUrl ? null : await startPostgres({ dataDir: env.dataDir });
const db = new Database({
  url: env.databaseUrl ?? postgres?.url ?? '',
  clock: new Clock(),
  entities: [...entities],
  migrations,
  poolSize: 2,
});
await db.open();
await db.migrate();
const password = randomBytes(9).toString('base64url');
const passwordHash = await hashPassword(password);
const founded = await db.write(async (tx) => {
  if (await tx.row('select 1 from area limit 1')) return false;
  const [areaId, residentId] = [newId(), newId()];
  const today = dayOf(tx.at);
  await insert(tx, 'area', [{ id: areaId, kind: 'COUNTY', code: 'C', name_zh: county, name_en: county }]);
  await insertCouncilKinds(tx);
  await insertRules(tx, templateRules, areaId, today, startOfDay(today), new Ids('rule'));
  await insert(tx, 'resident', [{ id: residentId, name, phone, state: 'ACTIVE', created_at: tx.at }]);
  await insert(tx, 'post', [
    { id: newId(), resident_id: residentId, role: 'ADMINISTRATOR', area_id: areaId, starts_on: today },
  ]);
  await openLogins(tx, [{ residentId, passwordHash }]);
  await keep(tx, null, [{ subjectKind: 'AREA', subjectId: areaId, move: 'FOUND' }]);
  return true;
});
await db.close();
if (postgres && !postgres.adopted) await postgres.stop('fast');

if (founded) {
  process.stdout.write(`${county} is founded. ${name} signs in with ${phone} and the password ${password}\n`);
  process.stdout.write('It is shown only now; change it after the first sign-in.\n');
} else {
  process.stderr.write('The database is not empty: nothing was changed.\n');
  process.exitCode = 1;
}
