import type { Report, ScenarioReport } from '../model/report.ts';

const SPACES = 2;

/** A value as it stands within the document, below `depth` levels. */
function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, SPACES).replaceAll('\n', `\n${' '.repeat(SPACES * depth)}`);
}

/** The same text as `renderJson`, made scenario by scenario. */
export interface JsonReport {
  /** What stands in front of the scenarios; known at the end, since it counts them. */
  readonly front: (report: Report) => string;
  readonly scenario: (report: ScenarioReport) => string;
  readonly end: (report: Report) => string;
}

/** Begins a report as JSON. Of the whole report only what stands around the scenarios is read. */
export function jsonReport(): JsonReport {
  let told = 0;
  return {
    front: ({ schemaVersion, summary }) =>
      `{\n  "schemaVersion": ${schemaVersion},\n  "summary": ${indented(summary, 1)},\n  "scenarios": [`,
    scenario: (report) => {
      told += 1;
      return `${told === 1 ? '' : ','}\n    ${indented(report, 2)}`;
    },
    end: ({ errors }) => {
      const places = errors.map(({ file, line, column, problem, mend }) => ({ file, line, column, problem, mend }));
      return `${told === 0 ? '' : '\n  '}],\n  "errors": ${indented(places, 1)}\n}\n`;
    },
  };
}

/**
 * The report as JSON: two spaces, keys in the order of docs/report.md, one newline at the end. The text of a faulty
 * line is left out: file, line and column say where it is, and it may hold a patron's data.
 */
export function renderJson(report: Report): string {
  const json = jsonReport();
  const scenarios = report.scenarios.map((scenario) => json.scenario(scenario));
  return [json.front(report), ...scenarios, json.end(report)].join('');
}
