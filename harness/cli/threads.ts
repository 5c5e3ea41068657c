import { availableParallelism } from 'node:os';

/** Each thread takes memory of its own; with more than these the reader of the reports has little left to wait for. */
const MOST_THREADS = 2;

/** Threads that a run of many scenarios is spread over on this machine. */
export function threadsToUse(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}
