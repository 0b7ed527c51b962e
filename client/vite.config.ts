import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { flattenLayers } from './build/flatten-layers';
import { lazyEnglish } from './build/lazy-english';
import { precompress } from './build/precompress';
import { splitDocuments } from './build/split-documents';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  resolve: {
    // rxjs keeps its smaller, class-based build behind this condition.
    conditions: ['es2015', ...defaultClientConditions],
    alias: [{ find: /^#client\//, replacement: path('./') }],
  },
  plugins: [lazyEnglish(path('./')), splitDocuments(path('./')), react(), precompress()],
  css: { postcss: { plugins: [flattenLayers] } },
  build: {
    // Villagers' phones are old: the browsers of the end of 2020 must still understand the code.
    target: ['es2020', 'chrome87', 'edge88', 'firefox78', 'safari14'],
    outDir: path('../dist/client'),
    emptyOutDir: true,
    manifest: true,
    // Small pictures as files, not inside the JavaScript that everybody loads first.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
