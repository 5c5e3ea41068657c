import { OwnFault } from '../model/fault.ts';
import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { runScenario, type PlayOptions } from './run-scenario.ts';

/** Scenarios that are being played, whose reports are taken one by one in the order of the scenarios. */
export interface Ordered {
  /** The next report, of as many as there are scenarios. @throws OwnFault, or the reason of the signal that stops it. */
  readonly next: () => Promise<ScenarioReport>;
  /** Stops what still runs; everything that listened is closed then. */
  readonly close: () => Promise<void>;
}

export interface OrderedOptions extends PlayOptions {
  /** Scenarios played at the same time. */
  readonly concurrency: number;
}

/** Plays scenarios side by side in this thread. They are started as reports are taken. */
export function runInOrder(scenarios: readonly Scenario[], { concurrency, signal, mask }: OrderedOptions): Ordered {
  const stop = new AbortController();
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const running: Promise<ScenarioReport>[] = [];
  let started = 0;
  const startMore = (): void => {
    while (running.length < Math.max(1, concurrency) && started < scenarios.length) {
      const scenario = scenarios[started];
      started += 1;
      if (scenario === undefined) return;
      const report = runScenario(scenario, { signal: both, mask });
      // Awaited in order; one that fails early must not count as unhandled until its turn comes.
      report.catch(() => {});
      running.push(report);
    }
  };
  startMore();
  return {
    async next() {
      const report = await running[0];
      if (report === undefined) throw new OwnFault('more reports were asked for than there are scenarios');
      running.shift();
      startMore();
      return report;
    },
    async close() {
      stop.abort();
      await Promise.allSettled(running);
    },
  };
}
