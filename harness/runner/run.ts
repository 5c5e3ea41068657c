import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { ownLane, type Lane } from './lane.ts';
import { runInOrder } from './run-in-order.ts';
import type { PlayOptions } from './run-scenario.ts';
import { openThread } from './thread.ts';

export interface RunOptions extends PlayOptions {
  /** Scenarios played at the same time, at least 1; they share nothing but the machine. Default: 16. */
  readonly concurrency?: number;
  /**
   * Threads that play, at least 1; the reports are the same with any number. A short list is played in fewer, since a
   * thread takes as long to begin as many scenarios to play. Default: 1, the one that calls.
   */
  readonly threads?: number;
}

/** A scenario waits at each step of its dialogues for the other side: some of them keep a processor busy. */
const DEFAULT_CONCURRENCY = 16;

/** A thread with fewer scenarios than these would still be loading while the others are done. */
const LEAST_FOR_THREAD = 40;

/**
 * Plays scenarios side by side and yields their reports in the order of the input, each as soon as it and all before
 * it are done. Scenarios are started as reports are taken, so that a slow reader is not buried.
 *
 * Leaving the loop stops what still runs. So does the signal: the loop then throws its reason, and no further report
 * comes. Either way everything that listened is closed before the loop ends.
 *
 * @throws The signal's reason where it is aborted; OwnFault for a bug of ours.
 *
 * @example
 * for await (const report of runScenarios(scenarios, { signal: AbortSignal.timeout(60_000) })) {
 *   console.log(report.id, report.outcome);
 * }
 */
export function runScenarios(scenarios: readonly Scenario[], options: RunOptions = {}): AsyncGenerator<ScenarioReport> {
  return played([...scenarios], options);
}

/** @param scenarios Each is taken out once its report is there: whoever keeps none of them needs no memory for all. */
async function* played(
  scenarios: (Scenario | null)[],
  { concurrency: wanted = DEFAULT_CONCURRENCY, threads = 1, signal, mask }: RunOptions,
): AsyncGenerator<ScenarioReport> {
  // Less than one, or no number at all, would play nothing and look green.
  const concurrency = wanted >= 1 ? wanted : 1;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const most = Math.min(threads, concurrency, Math.floor(scenarios.length / LEAST_FOR_THREAD));
  const options = { mask, signal: both };
  // Threads first: they load while this one plays.
  const others = Array.from({ length: Math.max(0, most - 1) }, (): Lane => openThread(scenarios, options));
  const lanes: readonly Lane[] = [ownLane(scenarios, options), ...others];
  const run = runInOrder(scenarios.length, lanes, concurrency);
  try {
    for (const number of scenarios.keys()) {
      const report = await run.next();
      signal?.throwIfAborted();
      scenarios[number] = null;
      yield report;
    }
  } finally {
    stop.abort();
    await run.close();
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}
