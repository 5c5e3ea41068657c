import type { Report, ScenarioReport } from '../../model/report.ts';
import { briefLine } from './brief-line.ts';
import { matrixText } from './matrix-text.ts';
import { scenarioText } from './scenario-text.ts';
import type { Style } from './style.ts';
import { coloursOf } from './style.ts';
import { summaryText } from './summary-text.ts';

/** Tells scenarios one after the other, a story with a matrix once all of its cells are there. */
export interface ConsoleReport {
  /** What there is to tell once this scenario is judged; '' while more of its story is to come. */
  readonly scenario: (report: ScenarioReport) => string;
  readonly end: (report: Report) => string;
}

/**
 * A report on the console. Scenarios come in the order of the files, so that the cells of a story come together. A brief
 * one names at its end what was not as expected, since that may have gone by long ago.
 */
export function consoleReport(style: Style): ConsoleReport {
  let cells: ScenarioReport[] = [];
  let lines = 0;
  let afterLine = false;
  const apart = (text: string): string => {
    if (text === '') return '';
    const isLine = text.indexOf('\n') === text.length - 1;
    const before = afterLine && !isLine ? '\n' : '';
    if (isLine) lines += 1;
    afterLine = isLine;
    return before + text;
  };
  const told = (): string => {
    const [first] = cells;
    // One cell alone is told in full.
    const text = first === undefined ? '' : cells.length === 1 ? scenarioText(first, style) : matrixText(cells, style);
    cells = [];
    return apart(text);
  };
  return {
    scenario(report) {
      const before = cells[0] !== undefined && cells[0].story !== report.story ? told() : '';
      if (report.story === null) return before + apart(scenarioText(report, style));
      cells.push(withoutEvidence(report));
      return before;
    },
    end(report) {
      const last = [told(), afterLine ? '\n' : '', lines > 0 ? legend(style) : ''];
      return [...last, oddOnes(report, style), summaryText(report, style)].join('');
    },
  };
}

/** A tick beside "fails" is no contradiction: it was expected to fail. */
function legend(style: Style): string {
  return coloursOf(style).dim(
    '✓ as expected; works, fails: whether this set-up brings every notice and every answer home.\n\n',
  );
}

function oddOnes({ scenarios }: Report, style: Style): string {
  if (style.brief !== true) return '';
  const odd = scenarios.filter(({ outcome }) => outcome !== 'as-expected');
  return odd.length === 0 ? '' : `${odd.map((one) => briefLine(one, style)).join('')}\n`;
}

/** A table shows replies, not dialogues: what waits for its end stays small. */
function withoutEvidence(report: ScenarioReport): ScenarioReport {
  const deliveries = report.deliveries.map((delivery) => ({ ...delivery, evidence: { dialogue: [], dns: [] } }));
  return { ...report, deliveries };
}
