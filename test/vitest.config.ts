import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const project = (name: string, database: boolean) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    globalSetup: database ? [path('./support/database-setup.ts')] : [],
  },
});

export default defineConfig({
  root: path('..'),
  resolve: {
    alias: [
      // Without it our own imports get graphql's ES modules and the packages its CommonJS: two copies.
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      { find: /^#(server|client|test)\//, replacement: `${path('..')}$1/` },
    ],
  },
  test: {
    projects: [project('unit', false), project('property', true), project('api', true)],
    setupFiles: [path('./support/setup-file.ts')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
    reporters: ['default', path('./support/vitest-tally.ts')],
  },
});
