import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

export type Postmaster = { pid: number; port: number };

/** What the running (or killed) server of this cluster wrote down about itself; null when it stopped in order. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  try {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Removes a pid file whose process is dead, is a zombie that nobody has reaped, or is another program:
 * pg_ctl takes all of these for a running server. Backends that outlived their server are still
 * noticed by PostgreSQL itself, through the shared memory it finds by the folder's inode.
 */
export async function forgetDeadPostmaster(cluster: string): Promise<void> {
  const postmaster = await readPostmaster(cluster);
  if (postmaster && !(await isPostgres(postmaster.pid)))
    await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** True when the server on that port accepts our password and serves this very cluster. */
export async function answers(cluster: string, port: number, password: string): Promise<boolean> {
  if (!port) return false;
  try {
    return await withAdmin(port, password, 'postgres', async (admin) => {
      const { rows } = await admin.query<{ data_directory: string }>('show data_directory');
      return (await realpath(rows[0]?.data_directory ?? '')) === (await realpath(cluster));
    });
  } catch {
    // Not up yet, or a stranger on a port that once was ours: the caller tries again or starts anew.
    return false;
  }
}

/** Opens one connection as the cluster's superuser for the length of `work`. */
export async function withAdmin<T>(
  port: number,
  password: string,
  database: string,
  work: (admin: Client) => Promise<T>,
): Promise<T> {
  const admin = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database,
    ssl: false,
    connectionTimeoutMillis: 2_000,
  });
  // Without a listener a connection that is cut between queries ends the process.
  admin.on('error', () => undefined);
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(status) ?? [];
    return name === 'postgres' && state !== 'Z';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return process.platform !== 'linux';
    throw error;
  }
}
