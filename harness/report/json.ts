import type { Report } from '../model/report.ts';

/**
 * The report as JSON: two spaces, keys in the order of docs/report.md, one newline at the end. The text of a faulty
 * line is left out: file, line and column say where it is, and it may hold a patron's data.
 */
export function renderJson(report: Report): string {
  const { schemaVersion, summary, scenarios } = report;
  const errors = report.errors.map(({ file, line, column, problem, mend }) => ({ file, line, column, problem, mend }));
  return `${JSON.stringify({ schemaVersion, summary, scenarios, errors }, null, 2)}\n`;
}
