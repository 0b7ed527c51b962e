import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'peace-supermarket-';

/**
 * Makes a throw-away folder that names this process, and clears away those whose process is dead: a test
 * run that was killed leaves its folder and the database that runs in it.
 */
export function makeTempFolder(purpose: string): string {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? [];
    const folder = join(tmpdir(), name);
    if (pid && !isAlive(Number(pid)) && isOwn(folder)) removeTempFolder(folder);
  }
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-${purpose}-`));
}

/** Removes a folder made by `makeTempFolder`, after stopping the database that may still run in it. */
export function removeTempFolder(folder: string): void {
  killDatabase(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/**
 * Kills the embedded database of a data folder as a power cut would: the server and all its children.
 * @returns whether there was one
 */
export function killDatabase(dataDir: string): boolean {
  let pid: number;
  try {
    pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return false; // no pid file, no server
  }
  if (!isAlive(pid)) return false;
  // Children first would let the server notice; it is stopped so that it cannot react.
  process.kill(pid, 'SIGSTOP');
  for (const child of childrenOf(pid)) signal(child);
  signal(pid);
  return true;
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ');
        return Number(rest.split(' ')[1]) === parent;
      } catch {
        return false; // it ended while we looked
      }
    })
    .map(Number);
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isOwn(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();
}

function isAlive(pid: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // no such process
  }
}
