// Run by Node itself (npm run build, npm start): only erasable TypeScript, and no imports of our own files.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', 'build-stamp');
const sources = ['server', 'client', 'schema.graphql', 'package-lock.json', 'tsconfig.json'];

const { values } = parseArgs({ options: { 'if-stale': { type: 'boolean', default: false } } });

// Two builds at once would write the same files: the second waits, and then finds the work done.
const lock = await takeLock();
const wanted = hashSources();
if (!values['if-stale'] || readStamp() !== wanted) {
  const since = Date.now();
  console.log('Building server and client…');
  rmSync(stamp, { force: true });
  await Promise.all([build('server'), generate().then(() => build('client'))]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`Built in ${((Date.now() - since) / 1000).toFixed(1)} s.`);
}
lock.close();

function build(part: 'server' | 'client'): Promise<void> {
  return node(
    part,
    'node_modules/vite/bin/vite.js',
    'build',
    // Reads the config without writing beside it: node_modules may belong to somebody else.
    '--configLoader',
    'runner',
    '--config',
    `${part}/vite.config.ts`,
    '--logLevel',
    'warn',
  );
}

function generate(): Promise<void> {
  return node('codegen', 'node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'client/codegen.ts');
}

/** Runs a tool quietly; what it printed is shown only when it fails. */
function node(name: string, ...args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) return done();
      console.error(`${output}\nThe ${name} build failed (exit code ${code}).`);
      process.exit(1);
    });
  });
}

function hashSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) addToHash(hash, source);
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  if (path === 'client/gql') return; // generated from the other sources
  let names: string[];
  try {
    names = readdirSync(join(root, path)).toSorted();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
    else if (code !== 'ENOENT') throw error;
    return;
  }
  for (const name of names) addToHash(hash, `${path}/${name}`);
}

function readStamp(): string | null {
  try {
    return readFileSync(stamp, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function takeLock(): Promise<Server> {
  // A name in the kernel instead of a file: it goes with the process that holds it.
  const name =
    process.platform === 'linux' ? `\0${root.slice(-90)}.build` : join(root, 'node_modules', '.build-lock');
  for (;;) {
    const server = await new Promise<Server | null>((done, fail) => {
      const attempt = createServer();
      attempt.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? done(null) : fail(error),
      );
      attempt.listen(name, () => done(attempt));
    });
    if (server) return server;
    await new Promise((done) => setTimeout(done, 200));
  }
}
