import type { ScenarioReport } from '../../model/report.ts';
import type { Scenario } from '../../model/world.ts';
import { maskDeep } from './mask-deep.ts';
import { maskerOf } from './masker-of.ts';

/**
 * A scenario's report in which no patron, no member of the staff and no title can be recognized: see docs/masking.md.
 *
 * @param scenario The one that was played.
 */
export function maskReport(report: ScenarioReport, scenario: Scenario): ScenarioReport {
  return maskDeep(report, maskerOf(scenario));
}
