import { availableParallelism } from 'node:os';
import type { PreparedThreads } from '../index.ts';
import type { Harness } from './harness.ts';

/** Each thread takes memory of its own; with more than these the reader of the reports has little left to wait for. */
const MOST_THREADS = 2;

/**
 * Does something with threads for a run of what is named, spread over this machine's processors. Where it may well be
 * many scenarios they begin at once, and load while the scenarios are read. None is left where it comes to no run.
 *
 * @param paths As the user gave them; none for a whole folder.
 */
export async function withThreads<T>(
  paths: readonly string[],
  harness: Harness,
  act: (threads: number | PreparedThreads) => Promise<T>,
): Promise<T> {
  const count = Math.min(MOST_THREADS, availableParallelism());
  const singleFiles = paths.length > 0 && paths.every((path) => /\.ya?ml$/i.test(path));
  if (singleFiles) return act(count);
  const threads = harness.prepareThreads(count);
  try {
    return await act(threads);
  } finally {
    await threads.dismiss();
  }
}
