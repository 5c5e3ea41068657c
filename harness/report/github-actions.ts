import type { Mistake } from '../model/position.ts';
import type { ExpectationReport, Report, ScenarioReport } from '../model/report.ts';
import type { Case } from './cases/cases-of.ts';
import { casesOf } from './cases/cases-of.ts';
import { expectationLines } from './cases/expectation-lines.ts';
import { findingLines } from './cases/finding-lines.ts';
import { summaryText } from './console/summary-text.ts';
import { plainDeep } from './plain-text.ts';

export interface AnnotationOptions {
  /** What fails the run; the rest warns. Both where not given. */
  readonly failOn?: readonly ('unexpected' | 'inconclusive')[];
  /** The place of a file of the report in the repository, `/` separated; null where it is not in it. */
  readonly inRepository?: (file: string) => string | null;
}

/**
 * The report as workflow commands of GitHub Actions: an annotation on the line of each unmet expectation and of each
 * mistake, then the counts. GitHub shows the first ten errors and the first ten warnings of a step beside the code
 * (docs.github.com, usage limits, 2026): mistakes come first, and what is unknown last.
 */
export function renderGithubActions(report: Report, options: AnnotationOptions = {}): string {
  const { failOn = ['unexpected', 'inconclusive'], inRepository = inPackage } = options;
  const told = (outcome: 'unexpected' | 'inconclusive'): readonly string[] =>
    report.scenarios
      .filter((scenario) => scenario.outcome === outcome)
      .flatMap((scenario) => scenarioAnnotations(plainDeep({ ...scenario, deliveries: [] })))
      .map((one) => command(failOn.includes(outcome) ? 'error' : 'warning', one, inRepository));
  return [
    ...report.errors.map((mistake) => command('error', mistakeAnnotation(plainDeep(mistake)), inRepository)),
    ...told('unexpected'),
    ...told('inconclusive'),
    summaryText(report, { colour: false, width: 100 }),
  ].join('');
}

interface Annotation {
  readonly title: string;
  readonly lines: readonly string[];
  readonly place: { readonly file: string; readonly line: number; readonly column?: number };
}

function mistakeAnnotation({ file, line, column, problem, mend }: Mistake): Annotation {
  const lines = [problem, mend, `at:       ${file}:${line}:${column}`];
  return { title: 'Mistake in a scenario file', lines, place: { file, line, column } };
}

/** One for each unmet expectation; where nothing was expected of what nobody can say, one for the scenario. */
function scenarioAnnotations(report: ScenarioReport): readonly Annotation[] {
  const cases = casesOf(report);
  const unmet = report.expectations.filter(({ met }) => !met);
  const title = `${report.outcome === 'unexpected' ? 'Not as expected' : 'Inconclusive'}: ${report.title} (${report.id})`;
  if (unmet.length > 0) return unmet.map((one) => expectationAnnotation(one, cases, report, title));
  const unknown = cases.filter(({ state }) => state === 'inconclusive');
  const lines = [...someSentences(unknown), ...findingLines(report.findings)];
  return [{ title, lines, place: { file: report.file, line: 1 } }];
}

function expectationAnnotation(
  one: ExpectationReport,
  cases: readonly Case[],
  { file, findings }: ScenarioReport,
  title: string,
): Annotation {
  const sentences = someSentences(cases.filter(({ unmet }) => unmet.includes(one)));
  const lines = [...sentences, ...expectationLines(file, one), ...findingLines(findings)];
  return { title, lines, place: { file, line: one.line } };
}

/** Of very many people the first few say what is wrong. */
const MOST_SENTENCES = 5;

function someSentences(cases: readonly Case[]): readonly string[] {
  const rest = cases.length - MOST_SENTENCES;
  return [
    ...cases.slice(0, MOST_SENTENCES).map(({ sentence }) => sentence),
    ...(rest > 0 ? [`And ${rest} more like it.`] : []),
  ];
}

/** The longest title of an annotation (docs.github.com, REST API for check runs, 2026). */
const LONGEST_TITLE = 255;

function command(
  level: 'error' | 'warning',
  { title, lines, place }: Annotation,
  inRepository: (file: string) => string | null,
): string {
  const file = inRepository(place.file);
  const { line, column } = place;
  const where = file === null ? {} : { file, line, ...(column === undefined ? {} : { col: column }) };
  const properties = Object.entries({ ...where, title: shortened(title) });
  const text = properties.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
  return `::${level} ${text}::${escapedData(lines.join('\n'))}\n`;
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= LONGEST_TITLE ? title : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

/** What came with noticeproof lies in no repository of the user's. */
function inPackage(file: string): string | null {
  return file.startsWith('noticeproof:') ? null : file;
}

/** The runner turns these back (github.com/actions/runner, ActionCommand, read 2026-11). */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property a colon or a comma would end it. */
function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
