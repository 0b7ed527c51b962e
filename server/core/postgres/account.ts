import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { type Binaries } from './binaries';

/** The operating-system account that the database runs as, and what must stand before its commands. */
export type Account = {
  /** Whose the cluster's files must be; null when they belong to this process's user anyway. */
  owner: { uid: number; gid: number } | null;
  /** The command that changes the user; empty when Node does it, or when there is nothing to change. */
  prefix: string[];
};

export type Outcome = { code: number; output: string };

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of an existing cluster, or as
 * `postgres`, or as `nobody`; an ordinary user runs it as himself.
 * @param folder the data folder, which exists
 * @param cluster the cluster inside it, which may not exist yet
 */
export async function chooseAccount(binaries: Binaries, folder: string, cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { owner: null, prefix: [] };
  const owner = (await ownerOf(cluster)) ?? (await unprivilegedUser());
  const plain: Account = { owner, prefix: [] };
  if (await reaches(plain, binaries, folder)) return plain;
  // A project or data folder below a root-only home (/root is 0700) is closed to that user. The database
  // gets the one right to pass closed folders, instead of the folders being opened to everybody.
  for (const capability of ['dac_read_search', 'dac_override']) {
    const lent: Account = { owner, prefix: lend(capability, owner.uid, owner.gid) };
    if (await reaches(lent, binaries, folder)) return lent;
  }
  throw new Error(
    `The database runs as user ${owner.uid}, who cannot reach ${folder} or ${binaries.initdb}. Move the project and DATA_DIR to a folder that others may enter (for example below /opt or /srv), or run as an ordinary user.`,
  );
}

/** Runs a program to its end. Nothing is read from a detached one: the server would hold the pipe open. */
export function run(account: Account, file: string, args: string[], detached = false): Promise<Outcome> {
  const [command = file, ...rest] = [...account.prefix, file, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      ...(account.owner && account.prefix.length === 0 ? account.owner : {}),
      detached,
      stdio: detached ? 'ignore' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

async function reaches(account: Account, binaries: Binaries, folder: string): Promise<boolean> {
  try {
    const script = 'cd "$1" && exec "$2" --version';
    return (await run(account, '/bin/sh', ['-c', script, 'sh', folder, binaries.initdb])).code === 0;
  } catch {
    // The program that lends the right (setpriv) is not installed here: the caller names the mend.
    return false;
  }
}

function lend(capability: string, uid: number, gid: number): string[] {
  // no_setuid_fixup: without it the kernel ignores the lent right in access(2), which PostgreSQL calls.
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
  ];
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return uid === 0 ? null : { uid, gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error('PostgreSQL must not run as root, and there is neither a user "postgres" nor "nobody".');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
