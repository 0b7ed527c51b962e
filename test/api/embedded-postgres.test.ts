import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from '#server/core/postgres/start-postgres';
import { killDatabase, makeTempFolder, removeTempFolder } from '#test/support/temp-folder';

const dataDir = makeTempFolder('embedded');
afterAll(() => removeTempFolder(dataDir));

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two first starts at once make one cluster, with a role that is no superuser', async () => {
  const [one, two] = await Promise.all([startPostgres({ dataDir }), startPostgres({ dataDir })]);
  expect(one.url).toBe(two.url);
  expect(one.adopted).toBe(!two.adopted);
  expect(await query(one.url, 'select usesuper from pg_user where usename = current_user')).toEqual([
    { usesuper: false },
  ]);
  await one.stop('fast');
});

test('a commit outlives the death of the whole database', async () => {
  const first = await startPostgres({ dataDir });
  await query(first.url, 'create table kept (id int)');
  await query(first.url, 'insert into kept values (1)');
  expect(await query(first.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  expect(killDatabase(dataDir)).toBe(true);
  const second = await startPostgres({ dataDir });
  expect(second.adopted).toBe(false);
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }]);
  await second.stop('immediate');
});

test('a server in use by another process is not stopped', async () => {
  const first = await startPostgres({ dataDir });
  const other = new Client({ connectionString: first.url });
  await other.connect();
  await first.stop('fast');
  const second = await startPostgres({ dataDir });
  expect(second.adopted).toBe(true);
  await other.end();
  await second.stop('fast');
  expect(
    (await startPostgres({ dataDir }).then((third) => third.stop('fast').then(() => third))).adopted,
  ).toBe(false);
});
