import type { Report, ScenarioReport } from '../../model/report.ts';
import { matrixText } from './matrix-text.ts';
import { scenarioText } from './scenario-text.ts';
import type { Style } from './style.ts';
import { summaryText } from './summary-text.ts';

/** Tells scenarios one after the other, a story with a matrix once all of its cells are there. */
export interface ConsoleReport {
  /** What there is to tell once this scenario is judged; '' while more of its story is to come. */
  readonly scenario: (report: ScenarioReport) => string;
  readonly end: (report: Report) => string;
}

/** A report on the console. Scenarios come in the order of the files, so that the cells of a story come together. */
export function consoleReport(style: Style): ConsoleReport {
  let cells: ScenarioReport[] = [];
  const told = (): string => {
    const [first] = cells;
    // One cell alone is told in full.
    const text = first === undefined ? '' : cells.length === 1 ? scenarioText(first, style) : matrixText(cells, style);
    cells = [];
    return text;
  };
  return {
    scenario(report) {
      const before = cells[0] !== undefined && cells[0].story !== report.story ? told() : '';
      if (report.story === null) return before + scenarioText(report, style);
      cells.push(withoutEvidence(report));
      return before;
    },
    end: (report) => told() + summaryText(report, style),
  };
}

/** A table shows replies, not dialogues: what waits for its end stays small. */
function withoutEvidence(report: ScenarioReport): ScenarioReport {
  const deliveries = report.deliveries.map((delivery) => ({ ...delivery, evidence: { dialogue: [], dns: [] } }));
  return { ...report, deliveries };
}
