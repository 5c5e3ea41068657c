import { defineConfig } from 'vitest/config';
import ClosingLine from './test/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    sequence: { shuffle: true },
    // Whole suites of scenarios are played within one test; no test is about time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', new ClosingLine()],
  },
});
