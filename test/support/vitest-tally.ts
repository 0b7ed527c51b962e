import { type Reporter, type TestModule } from 'vitest/node';
import { closeRun, type Tally } from './tally';

/** Vitest reporter: closes the run with the plain count. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const { state } = test.result();
        tally[state === 'pending' ? 'skipped' : state] += 1;
      }
      if (tests.length === 0 && module.state() === 'failed') tally.failed += 1;
    }
    if (!closeRun(tally)) process.exitCode = 1;
  }
}
