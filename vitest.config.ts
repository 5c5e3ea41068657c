import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import ClosingLine from './test/closing-line.ts';

const TESTS = 'test/**/*.test.ts';

/** A file that puts something in a module's place would do so for every file that comes after it in the same process. */
const MOCKING = globSync(TESTS).filter((file) => readFileSync(file, 'utf8').includes('vi.mock('));

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    // Every processor plays: vitest would leave one to itself.
    maxWorkers: '100%',
    // Whole suites of scenarios are played within one test; no test is about time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', new ClosingLine()],
    projects: [
      // Loading the harness takes longer than most files do: a process loads it once. Tests leave nothing behind.
      { extends: true, test: { name: 'shared', include: [TESTS], exclude: MOCKING, isolate: false } },
      { extends: true, test: { name: 'alone', include: MOCKING } },
    ],
  },
});
