import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with what was skipped, by name, and one line that any machine can read:
 * `N passed, N failed, N skipped`.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    for (const test of tests.filter((one) => one.result().state === 'skipped')) {
      process.stdout.write(`skipped: ${test.module.relativeModuleId} > ${test.fullName}\n`);
    }
    const failed = count('failed') + broken + errors.length;
    process.stdout.write(`${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped\n`);
  }
}
