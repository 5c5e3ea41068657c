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
