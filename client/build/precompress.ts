import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg|json|wasm|webmanifest)$/;
const SMALLEST_BYTES = 1_024;

/**
 * Writes a `.gz` and a `.br` beside every text file of the build, so that the server sends small files
 * without compressing anything while people wait.
 */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle).filter((name) => TEXT.test(name))) {
        const content = await readFile(join(dir, fileName));
        if (content.length < SMALLEST_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        const [gz, br] = await Promise.all([
          promisify(gzip)(content, { level: 9 }),
          promisify(brotliCompress)(content, { params }),
        ]);
        await writeFile(join(dir, `${fileName}.gz`), gz);
        await writeFile(join(dir, `${fileName}.br`), br);
      }
    },
  };
}
