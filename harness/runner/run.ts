import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { maskReport } from '../verdict/mask/mask-report.ts';
import { judge } from '../verdict/judge.ts';
import { lookupAt } from './lookup-at.ts';
import { mailPlaces } from './mail-places.ts';
import { play } from './play.ts';

export interface PlayOptions {
  /** Stops what is being played, within one message; everything that listened is closed before anybody hears of it. */
  readonly signal?: AbortSignal;
  /**
   * Puts pseudonyms in place of people's names and addresses and of titles: see docs/masking.md. Default: false, but the
   * addresses of a patron export are shown only where it is set to false.
   */
  readonly mask?: boolean;
}

export interface RunOptions extends PlayOptions {
  /** Scenarios played at the same time, at least 1; they share nothing but the machine. Default: 32. */
  readonly concurrency?: number;
}

/**
 * A scenario mostly waits: smtp-server holds each greeting back for 100 ms. Far more of them than there are cores run
 * well side by side.
 */
const DEFAULT_CONCURRENCY = 32;

/**
 * Plays one scenario and judges what happened. Whatever becomes of its messages is in the report, and so is a machine
 * that had no port to give: its flows are inconclusive, by `harness#machine`.
 *
 * @throws The signal's reason where it is aborted; OwnFault for a bug of ours.
 *
 * @example
 * const report = await runScenario(scenario);
 * if (report.outcome !== 'as-expected') console.log(report.expectations.filter(({ met }) => !met));
 */
export async function runScenario(scenario: Scenario, { signal, mask }: PlayOptions = {}): Promise<ScenarioReport> {
  const { evidence } = await play(scenario, signal ?? new AbortController().signal);
  const audience = { placeOf: mailPlaces(evidence.world), showAddresses: mask === false };
  const report = judge(evidence, lookupAt(evidence.world), audience);
  return mask === true ? maskReport(report, scenario) : report;
}

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
export async function* runScenarios(
  scenarios: readonly Scenario[],
  { concurrency = DEFAULT_CONCURRENCY, signal, mask }: RunOptions = {},
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
      const report = runScenario(scenario, { signal: both, mask });
      // Awaited in order below; one that fails early must not count as unhandled until its turn comes.
      report.catch(() => {});
      running.push(report);
    }
  };
  try {
    signal?.throwIfAborted();
    startMore();
    for (let next = running.shift(); next !== undefined; next = running.shift()) {
      const report = await next;
      signal?.throwIfAborted();
      startMore();
      yield report;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(running);
  }
}
