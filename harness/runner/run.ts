import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { judge } from '../verdict/judge.ts';
import { lookupAt } from './lookup-at.ts';
import { play } from './play.ts';

export interface RunOptions {
  /** Scenarios played at the same time; they share nothing but the machine. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

/**
 * A scenario mostly waits: smtp-server holds each greeting back for 100 ms. Far more of them than there are cores run
 * well side by side.
 */
const DEFAULT_CONCURRENCY = 32;

/** Plays one scenario and judges what happened. */
export async function runScenario(
  scenario: Scenario,
  signal: AbortSignal = new AbortController().signal,
): Promise<ScenarioReport> {
  const { evidence } = await play(scenario, signal);
  return judge(evidence, lookupAt(evidence.world));
}

/**
 * Plays scenarios side by side and yields their reports in the order of the input, each as soon as it and all before
 * it are done.
 *
 * @throws MachineFault, OwnFault, or the signal's reason; what still runs is stopped first.
 */
export async function* runScenarios(
  scenarios: readonly Scenario[],
  { concurrency = DEFAULT_CONCURRENCY, signal }: RunOptions = {},
): AsyncGenerator<ScenarioReport> {
  const stop = new AbortController();
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const running: Promise<ScenarioReport>[] = [];
  let started = 0;
  const startMore = (): void => {
    while (running.length < Math.max(1, concurrency) && started < scenarios.length) {
      const scenario = scenarios[started];
      started += 1;
      if (scenario === undefined) return;
      const report = runScenario(scenario, both);
      // Awaited in order below; one that fails early must not count as unhandled until its turn comes.
      report.catch(() => {});
      running.push(report);
    }
  };
  try {
    startMore();
    for (let next = running.shift(); next !== undefined; next = running.shift()) {
      const report = await next;
      startMore();
      yield report;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(running);
  }
}
