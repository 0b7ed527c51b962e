import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { run, type Account } from './account';
import { type Binaries } from './binaries';

/** Makes the cluster on the first start. A crash half-way leaves only `<cluster>.init`, never half a cluster. */
export async function ensureCluster(
  binaries: Binaries,
  account: Account,
  cluster: string,
  password: string,
  fast: boolean,
): Promise<void> {
  if (await exists(join(cluster, 'PG_VERSION'))) return;
  const unfinished = `${cluster}.init`;
  const passwordFile = `${cluster}.init.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.owner) {
    await chown(unfinished, account.owner.uid, account.owner.gid);
    await chown(passwordFile, account.owner.uid, account.owner.gid);
  }
  try {
    const { code, output } = await run(
      account,
      binaries.initdb,
      ['-D', unfinished, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256'].concat(
        ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ['--data-checksums', fast ? '--no-sync' : '--sync-method=fsync'],
      ),
    );
    if (code !== 0) throw new Error(`initdb failed (exit code ${code}):\n${output}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, cluster);
}

/**
 * The database's password: made on the first start and kept beside the cluster, readable by its owner only.
 * @throws Error when the cluster is there but its password is gone
 */
export async function readPassword(cluster: string): Promise<string> {
  const file = `${cluster}.password`;
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (await exists(join(cluster, 'PG_VERSION'))) {
    throw new Error(`${file} is missing: put it back from the backup that ${cluster} came from.`);
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

/**
 * Two programs that start on the same folder at once take turns. The lock is a name in the kernel, not a
 * file: it goes with its holder, also when the holder is killed.
 */
export async function withStartLock<T>(cluster: string, work: () => Promise<T>): Promise<T> {
  const name = `\0${cluster.slice(-90)}.lock`; // the kernel takes 107 bytes; a longer path differs at its end
  let lock = await take(name);
  for (const since = Date.now(); !lock; lock = await take(name)) {
    if (Date.now() - since > 90_000)
      throw new Error(`Another process has been starting ${cluster} for 90 seconds.`);
    await new Promise((done) => setTimeout(done, 100));
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function take(name: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(null) : fail(error),
    );
    server.listen(name, () => done(server));
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
