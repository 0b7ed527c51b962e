import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Bundles our own server files; the packages stay in node_modules. */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  resolve: { alias: [{ find: /^#server\//, replacement: path('./') }] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: path('../dist/server'),
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: path('./main.ts'),
        'audit-command': path('./app/audit-command.ts'),
        'found-county': path('./app/found-county.ts'),
      },
      output: {
        entryFileNames: '[name].js',
        // Beside the entries: `import.meta.dirname` is dist/server in every file.
        chunkFileNames: '[name].js',
        // Type and table names come from class names: a clash between two files must not rename either.
        keepNames: true,
      },
    },
  },
});
