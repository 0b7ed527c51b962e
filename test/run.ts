// Run by Node itself (npm test): only erasable TypeScript, and no imports of our own files.
// All tests, one after the other: the first failure does not hide the others.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
const file = join(folder, 'counts');
const total = { passed: 0, failed: 0 };

for (const [script, ...args] of [
  ['node_modules/vitest/vitest.mjs', 'run', '--configLoader', 'runner', '--config', 'test/vitest.config.ts'],
  ['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/playwright.config.ts'],
] as const) {
  writeFileSync(file, '');
  const env = { ...process.env, TALLY_FILE: file };
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env });
  const counts = { passed: 0, failed: 0 };
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { passed, failed } = JSON.parse(line) as typeof counts;
    counts.passed += passed;
    counts.failed += failed;
  }
  total.passed += counts.passed;
  // A runner that fails without a failed test (an error outside of any) must still show in the count.
  total.failed += status === 0 ? counts.failed : Math.max(counts.failed, 1);
}

rmSync(folder, { recursive: true });
console.log(`Tests: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
