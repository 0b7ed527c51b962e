import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LOG_LIMIT = 50_000;
// The demo county takes half a minute to fill in, and far longer on a machine that does other work beside.
const READY_WITHIN_MS = 240_000;

export type BuiltApp = {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process to the first good answer of /readyz. */
  startedIn: number;
  /** The end of what it printed. */
  log(): string;
  /** SIGTERM, and waits until it has gone. @throws Error when it does not end well within 20 s */
  stop(): Promise<void>;
  /** SIGKILL, and waits until it has gone. The embedded database lives on. */
  kill(): Promise<void>;
};

export type BuiltAppOptions = { dataDir: string; port?: number; env?: Record<string, string> };

/** Builds server and client when the sources are newer than the last build. */
export function buildIfStale(): void {
  const { status } = spawnSync(process.execPath, ['server/build.ts', '--if-stale'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build failed.');
}

/**
 * Starts the built application on a data folder and waits until it is ready.
 * @throws Error with the end of its log when it does not become ready within four minutes
 */
export async function startBuiltApp({ dataDir, port, env = {} }: BuiltAppOptions): Promise<BuiltApp> {
  const since = performance.now();
  const ownPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${ownPort}`;
  const { DATABASE_URL: _own, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(ownPort),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      // As under npm: a test run that is killed takes its application with it.
      npm_lifecycle_event: 'test',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-LOG_LIMIT));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await waitUntilReady(child, url, () => printed);
  return {
    url,
    pid: child.pid ?? 0,
    startedIn: performance.now() - since,
    log: () => printed,
    stop: async () => {
      const code = await end(child, 'SIGTERM');
      if (code !== 0) throw new Error(`The application ended with ${code}:\n${printed}`);
    },
    kill: async () => {
      await end(child, 'SIGKILL');
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

async function waitUntilReady(child: ChildProcess, url: string, log: () => string): Promise<void> {
  for (const since = performance.now(); performance.now() - since < READY_WITHIN_MS; ) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false, // not listening yet
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The application did not become ready. It printed:\n${log()}`);
}

/** Sends the signal and waits for the end; an application that ignores it for 20 s is killed. */
function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.once('close', (code, ended) => {
      clearTimeout(timer);
      done(code ?? ended);
    });
    child.kill(signal);
  });
}
