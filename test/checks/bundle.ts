import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] };

const LIMIT_BYTES = 170_000;
const CLIENT = 'dist/client';
// What a resident's phone loads at "/": the entry, the home page, and all they import statically.
const HOME_PAGE = /^pages\/(resident\/|my\/)?home(-page)?\.tsx$/;

const manifest = JSON.parse(readFileSync(join(CLIENT, '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;
const files = new Map<string, number>();
const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
const homes = Object.keys(manifest).filter((key) => HOME_PAGE.test(key));
if (entries.length !== 1) throw new Error(`The client has ${entries.length} entries instead of one.`);
if (homes.length !== 1)
  throw new Error(
    `${homes.length} lazily loaded pages look like the home page (${HOME_PAGE}): ${homes.join(', ')}`,
  );
for (const key of [...entries, ...homes]) add(key);

const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
for (const [file, bytes] of files) console.log(`${kilobytes(bytes).padStart(8)}  ${file}`);
console.log(`${kilobytes(total).padStart(8)}  first JavaScript, gzip (limit ${kilobytes(LIMIT_BYTES)} kB)`);
if (total > LIMIT_BYTES) process.exit(1);

function add(key: string): void {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The manifest lacks ${key}.`);
  if (files.has(chunk.file)) return;
  files.set(
    chunk.file,
    chunk.file.endsWith('.js') ? gzipSync(readFileSync(join(CLIENT, chunk.file)), { level: 9 }).length : 0,
  );
  for (const imported of chunk.imports ?? []) add(imported);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
