import { appendFileSync } from 'node:fs';

export type Tally = { passed: number; failed: number; skipped: number };

/**
 * Ends a run with one plain line that any reader of a log can count. Within `npm test` the counts go to a
 * file instead, and the line comes once, at the end of all. A skipped test counts as a failed one.
 * @returns whether the run may count as passed
 */
export function closeRun({ passed, failed, skipped }: Tally): boolean {
  if (skipped > 0) console.log(`${skipped} tests did not run: nothing may be skipped.`);
  const counts = { passed, failed: failed + skipped };
  const file = process.env.TALLY_FILE;
  if (file) appendFileSync(file, `${JSON.stringify(counts)}\n`);
  else console.log(`Tests: ${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0;
}
