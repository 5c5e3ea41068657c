import type { Mistake } from '../model/position.ts';
import type { Report, ScenarioReport } from '../model/report.ts';

/** Puts the reports of single scenarios, and the mistakes found while reading them, into one. */
export function summarise(scenarios: readonly ScenarioReport[], mistakes: readonly Mistake[]): Report {
  const count = (outcome: ScenarioReport['outcome']): number =>
    scenarios.filter((scenario) => scenario.outcome === outcome).length;
  return {
    schemaVersion: 1,
    summary: {
      scenarios: scenarios.length,
      asExpected: count('as-expected'),
      unexpected: count('unexpected'),
      inconclusive: count('inconclusive'),
    },
    scenarios,
    errors: mistakes,
  };
}
