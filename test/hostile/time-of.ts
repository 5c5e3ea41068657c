import { afterEach, beforeEach, expect } from 'vitest';

/** Milliseconds of computing that something takes, whatever else the machine does meanwhile. */
export function timeOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Each test of this group is to take a bearable time: far above what it takes (below a second), far below what a user
 * would wait.
 */
export function bearable(): void {
  let before = process.threadCpuUsage();
  beforeEach(() => {
    before = process.threadCpuUsage();
  });
  afterEach(() => {
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000, 'milliseconds of computing').toBeLessThan(15_000);
  });
}
