import { open, mkdir, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { chooseAccount, run, type Account } from './account';
import { findBinaries, type Binaries } from './binaries';
import { ensureCluster, readPassword, withStartLock } from './cluster';
import { answers, forgetDeadPostmaster, readPostmaster, withAdmin } from './postmaster';

export type StartOptions = {
  /** The application's data folder (DATA_DIR); the cluster lives in `postgres` below it. Made when missing. */
  dataDir: string;
  /** A fixed port on 127.0.0.1; without it a free one is taken at each start. */
  port?: number;
  /** Only for throw-away test databases: commits are not forced to disk. */
  fast?: boolean;
};

export type RunningPostgres = {
  /** Connection string of the application's own role, which owns its database and is no superuser. */
  url: string;
  /** The same database as the cluster's superuser: for backups and administration only. */
  adminUrl: string;
  /** True when the server was already running, left behind by a killed process or shared with another one. */
  adopted: boolean;
  /** `fast` ends in order, and leaves the server alone while others are connected; `immediate` is a crash. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
};

type Place = { binaries: Binaries; account: Account; cluster: string; password: string };

const DURABLE = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: "''",
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  wal_compression: 'on',
  max_wal_size: '1GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

const OWN_NAME = 'peace_supermarket';
const START_LIMIT_MS = 120_000;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that is still running there. The
 * server is detached: Ctrl-C or the death of this process does not reach it, so the application can
 * finish its work first and a kill -9 loses nothing.
 * @throws Error with the last lines of the server's log when it does not come up
 */
export async function startPostgres({ dataDir, port, fast = false }: StartOptions): Promise<RunningPostgres> {
  const folder = resolve(dataDir);
  const cluster = join(folder, 'postgres');
  await mkdir(folder, { recursive: true });
  const binaries = await findBinaries();
  return withStartLock(cluster, async () => {
    const account = await chooseAccount(binaries, folder, cluster);
    const password = await readPassword(cluster);
    await ensureCluster(binaries, account, cluster, password, fast);
    const place: Place = { binaries, account, cluster, password };
    const running = await readPostmaster(cluster);
    const adopted = running !== null && (await answers(cluster, running.port, password));
    const actualPort = adopted ? running.port : await start(place, port, fast);
    await withAdmin(actualPort, password, 'postgres', ensureOwnRole(password));
    return {
      url: connectionString(OWN_NAME, password, actualPort),
      adminUrl: connectionString('postgres', password, actualPort),
      adopted,
      stop: (mode) => stop(place, mode),
    };
  });
}

async function start(place: Place, wanted: number | undefined, fast: boolean): Promise<number> {
  const { binaries, account, cluster, password } = place;
  const log = join(cluster, 'server.log');
  await shortenLog(log);
  const settings = Object.entries(fast ? { ...DURABLE, ...FAST } : DURABLE).map(
    ([name, value]) => `-c ${name}=${value}`,
  );
  for (const since = Date.now(); Date.now() - since < START_LIMIT_MS; ) {
    await forgetDeadPostmaster(cluster);
    const port = wanted ?? (await freePort());
    const options = [`-p ${port}`, ...settings].join(' ');
    const before = await sizeOf(log);
    const args = ['start', '-w', '-t', '60', '-D', cluster, '-l', log, '-o', options];
    const { code } = await run(account, binaries.pgCtl, args, true);
    const running = await readPostmaster(cluster);
    if (running && (await answers(cluster, running.port, password))) return running.port;
    // No pid file: the server gave up by itself. A port taken in the meantime is worth another try.
    if (code !== 0 && !running && (wanted || !(await tail(log, before)).includes('Address already in use')))
      break;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(
    `The embedded PostgreSQL in ${cluster} did not start. The end of its log:\n${await tail(log)}`,
  );
}

async function stop(place: Place, mode: 'fast' | 'immediate'): Promise<void> {
  const { binaries, account, cluster, password } = place;
  const running = await readPostmaster(cluster);
  if (!running) return;
  if (mode === 'fast' && (await othersAreConnected(running.port, password))) return;
  await forgetDeadPostmaster(cluster);
  if (!(await readPostmaster(cluster))) return;
  const { code, output } = await run(account, binaries.pgCtl, [
    'stop',
    '-w',
    '-t',
    '60',
    '-m',
    mode,
    '-D',
    cluster,
  ]);
  if (code !== 0 && (await readPostmaster(cluster))) throw new Error(`PostgreSQL did not stop: ${output}`);
}

/** Our own pools are closed by now, but their server processes need a moment to go. */
async function othersAreConnected(port: number, password: string): Promise<boolean> {
  const count = `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
  try {
    return await withAdmin(port, password, 'postgres', async (admin) => {
      for (let tries = 0; tries < 20; tries += 1) {
        const { rows } = await admin.query<{ others: number }>(count);
        if (rows[0]?.others === 0) return false;
        await new Promise((done) => setTimeout(done, 100));
      }
      return true;
    });
  } catch {
    // It no longer answers, so nobody is served: stopping it is right.
    return false;
  }
}

function ensureOwnRole(password: string) {
  return async (admin: { query(sql: string): Promise<{ rowCount: number | null }> }): Promise<void> => {
    // The password is base64url and the name a constant: neither needs quoting beyond the quotes.
    const role = await admin.query(`select 1 from pg_roles where rolname = '${OWN_NAME}'`);
    if (!role.rowCount) await admin.query(`create role ${OWN_NAME} login createdb password '${password}'`);
    const database = await admin.query(`select 1 from pg_database where datname = '${OWN_NAME}'`);
    if (!database.rowCount) await admin.query(`create database ${OWN_NAME} owner ${OWN_NAME}`);
  };
}

function connectionString(user: string, password: string, port: number): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${OWN_NAME}`;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

async function shortenLog(log: string): Promise<void> {
  if ((await sizeOf(log)) > LOG_LIMIT_BYTES) await rename(log, `${log}.1`);
}

function sizeOf(log: string): Promise<number> {
  return stat(log).then(
    ({ size }) => size,
    () => 0, // the first start has no log yet
  );
}

async function tail(log: string, from = 0): Promise<string> {
  const file = await open(log, 'r').catch(() => null); // a server that cannot even write its log
  if (!file) return `${log} cannot be read.`;
  try {
    const { size } = await file.stat();
    const position = Math.max(from, size - 4_000);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_000), 0, 4_000, position);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
