import type { FindingReport, FlowReport, ScenarioReport } from '../model/report.ts';
import type { Colours, Style } from './console/style.ts';
import { coloursOf, markOf, widthOf } from './console/style.ts';
import { wrap } from './console/wrap.ts';
import { plainDeep } from './plain-text.ts';

/**
 * For each tag what works, what fails and by which rules, and what nobody can say.
 *
 * @param tags The tags there are, in order: those that no scenario carries are named too. Others follow as they appear.
 */
export function tagText(reports: readonly ScenarioReport[], style: Style, tags: readonly string[] = []): string {
  const shown = reports.map((report) => plainDeep({ ...report, deliveries: [] }));
  const page = { width: widthOf(style), colours: coloursOf(style) };
  return [...new Set([...tags, ...shown.flatMap((report) => report.tags)])]
    .map((tag) =>
      oneTag(
        tag,
        shown.filter((report) => report.tags.includes(tag)),
        page,
      ),
    )
    .join('\n');
}

interface Page {
  readonly width: number;
  readonly colours: Colours;
}

const GROUPS = [
  ['works', true],
  ['fails', false],
  ['unknown', null],
] as const;

function oneTag(tag: string, reports: readonly ScenarioReport[], page: Page): string {
  const { colours } = page;
  if (reports.length === 0) return `${colours.bold(tag)}\n  ${colours.yellow('no scenario shows it')}\n`;
  const lines = GROUPS.flatMap(([word, works]) => {
    const some = reports.filter((report) => shownAs(report) === works);
    // A tag is shown only by a story that works beside one that fails; an unknown is nobody's duty.
    if (some.length === 0) return works === null ? [] : [`  ${word.padEnd(7)} ${colours.yellow('none')}`];
    return [...Map.groupBy(some, (report) => report.story ?? report.id).values()].flatMap((cells) =>
      cells[0]?.story === null ? story(word, cells[0], page) : matrix(word, cells, reports, page),
    );
  });
  return `${colours.bold(tag)}\n${lines.join('\n')}\n`;
}

/** A loop is no example of what works: every message may have arrived while the mail circled on. */
function shownAs({ works, findings }: ScenarioReport): boolean | null {
  return works === true && findings.some(isLoop) ? false : works;
}

function isLoop({ code, severity }: FindingReport): boolean {
  return code === 'mail-loop' && severity === 'error';
}

function story(word: string, report: ScenarioReport, { width, colours }: Page): readonly string[] {
  const { title, id, outcome } = report;
  const head = `  ${word.padEnd(7)} ${markOf(outcome, colours)} ${title} ${colours.dim(`(${id})`)}`;
  const failed = report.flows.filter(hasFailed).map(causeText);
  const looped = report.findings.filter(isLoop).map(({ code }) => code);
  const causes = shownAs(report) === true ? [] : [...new Set([...failed, ...looped])];
  return causes.length === 0 ? [head] : [head, colours.dim(wrap(causes.join(', '), width, ' '.repeat(12)))];
}

/** A story with a matrix: how many of its cells belong here. Its table says by which rules. */
function matrix(
  word: string,
  cells: readonly ScenarioReport[],
  all: readonly ScenarioReport[],
  { colours }: Page,
): readonly string[] {
  const [first] = cells;
  if (first === undefined) return [];
  const odd = cells.find(({ outcome }) => outcome !== 'as-expected') ?? first;
  const count = `${cells.length} of ${all.filter(({ story: one }) => one === first.story).length} cells`;
  const where = colours.dim(`(${first.story}, ${count})`);
  return [`  ${word.padEnd(7)} ${markOf(odd.outcome, colours)} ${first.title} ${where}`];
}

function hasFailed({ fate, reached }: FlowReport): boolean {
  return fate !== 'not-applicable' && reached !== true;
}

/** `notice rejected by gmail#dmarc-reject`. */
function causeText({ flow, fate, rule }: FlowReport): string {
  return rule === null ? `${flow} ${fate}` : `${flow} ${fate} by ${rule}`;
}
