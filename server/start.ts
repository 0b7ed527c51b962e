// Run by Node itself (npm start): only erasable TypeScript, and no imports of our own files.
// Builds when the sources differ from the last build, then becomes the server.
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Node ${process.version} runs this, but 24 or newer is needed. It comes with "npm ci" on Linux x64: use "npm start".`,
  );
  process.exit(1);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { status } = spawnSync(process.execPath, [join(root, 'server', 'build.ts'), '--if-stale'], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const args = ['--enable-source-maps', join(root, 'dist', 'server', 'main.js')];
const env = {
  ...process.env,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled'),
};
if (process.execve && process.platform !== 'win32') {
  // The same process goes on as the server: signals reach it directly, and no second Node lies beside it.
  process.execve(process.execPath, [process.execPath, ...args], env);
}
const server = spawn(process.execPath, args, { env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
server.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
