import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { startPostgres } from '#server/core/postgres/start-postgres';
import { prepareTemplate } from './prepare-template';
import { makeTempFolder, removeTempFolder } from './temp-folder';

declare module 'vitest' {
  // eslint-disable-next-line -- vitest is extended by merging, which only an interface can
  export interface ProvidedContext {
    /** Connection string of the run's PostgreSQL; its role may make databases. */
    postgresUrl: string;
  }
}

const TEMPLATE = 'test_template';

export type TestPostgres = { url: string; stop(): Promise<void> };

/**
 * Starts the one PostgreSQL of a test run with a prepared template database. TEST_DATABASE_URL names
 * another server instead (a role that may create databases), to try other versions.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  const started = given ? { url: given, stop: async () => undefined } : await startThrowAway();
  try {
    await onServer(started.url, async (client) => {
      await client.query(`drop database if exists ${TEMPLATE}`);
      await client.query(`create database ${TEMPLATE}`);
    });
    await prepareTemplate(withDatabase(started.url, TEMPLATE));
  } catch (error) {
    await started.stop();
    throw error;
  }
  return started;
}

/**
 * Clones the template; takes some 40 ms. One for each test file.
 * @param name says whose database it is; letters, digits, dashes
 * @returns the new database's connection string
 */
export async function createDatabaseFromTemplate(name: string): Promise<string> {
  const server = inject('postgresUrl');
  const database = `test_${name.replaceAll(/\W+/g, '_').toLowerCase().slice(0, 40)}_${randomBytes(4).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${database} template ${TEMPLATE}`));
  return withDatabase(server, database);
}

/** Drops a clone, also when somebody forgot to close a connection to it. */
export async function dropDatabase(url: string): Promise<void> {
  const database = new URL(url).pathname.slice(1);
  await onServer(inject('postgresUrl'), (client) =>
    client.query(`drop database if exists ${database} with (force)`),
  );
}

async function startThrowAway(): Promise<TestPostgres> {
  const folder = makeTempFolder('tests');
  const postgres = await startPostgres({ dataDir: folder, fast: true });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop('immediate');
      removeTempFolder(folder);
    },
  };
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
