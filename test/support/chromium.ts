import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

export type Chromium = { executablePath: string; args: string[]; env: Record<string, string> };

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'].concat([
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
]);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser for the tests: CHROMIUM_PATH, else the system's Chromium or Chrome, else the one inside an
 * npm package. That one shows Chinese as boxes where no Chinese font is installed; the tests read text,
 * not pixels, and pass all the same.
 * @throws Error when there is none
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isExecutable(named)) throw new Error(`CHROMIUM_PATH is not a program: ${named}`);
  const installed = named ?? findInPath();
  if (installed) return { executablePath: installed, args: ARGS, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chromium or Chrome, or set CHROMIUM_PATH to one.');
  }
  const folder = await unpack();
  return {
    executablePath: join(folder, 'chromium'),
    args: ARGS,
    // A bare machine has neither the browser's libraries nor any font.
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

function findInPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Unpacks the packaged browser once for each user and version; another process may do the same meanwhile. */
async function unpack(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const ready = join(tmpdir(), `chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(ready)) return ready;
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder; // the package unpacks to the temporary folder, under names of its own
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) =>
        inflate(join(packageFolder, 'bin', name)),
      ),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  mkdirSync(join(folder, 'font-cache'));
  const folders = [join(ready, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'].map(
    (path) => `<dir>${path}</dir>`,
  );
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig>${folders.join('')}<cachedir>${join(ready, 'font-cache')}</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(folder, ready);
  } catch (error) {
    if (!existsSync(join(ready, 'chromium'))) throw error;
  }
  return ready;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
