import { type FullResult, type Reporter, type Suite } from '@playwright/test/reporter';
import { closeRun, type Tally } from './tally';

/** Playwright reporter: closes the run with the plain count. */
export default class PlaywrightTally implements Reporter {
  private suite: Suite | null = null;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      tally[outcome === 'expected' ? 'passed' : outcome === 'skipped' ? 'skipped' : 'failed'] += 1;
    }
    const passed = closeRun(tally);
    return Promise.resolve({ status: passed ? result.status : 'failed' });
  }

  printsToStdio(): boolean {
    return false;
  }
}
