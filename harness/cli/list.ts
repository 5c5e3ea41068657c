import { createColors } from 'picocolors';
import type { Mistake, PreparedThreads, Scenario, ScenarioReport } from '../index.ts';
import type { Context } from './context.ts';
import { mistakesText } from './errors.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf, FAILURES } from './exit-code.ts';
import { loadFor } from './load.ts';
import { withThreads } from './threads.ts';

export interface ListChoices {
  readonly paths: readonly string[];
  /** Runs everything and shows, tag by tag, what works and what fails. */
  readonly byTag: boolean;
  readonly mask: boolean;
}

interface Scenarios {
  readonly scenarios: readonly Scenario[];
  readonly mistakes: readonly Mistake[];
}

/** `noticeproof list`: what scenarios there are, or what works and what fails. */
export async function list({ paths, byTag, mask }: ListChoices, context: Context): Promise<ExitCode> {
  if (byTag) return withThreads(paths, context.harness, (threads) => listByTag(threads, { paths, mask }, context));
  const { scenarios, mistakes } = told(paths, context, mask);
  context.stdout(
    storiesOf(mask ? scenarios.map(context.harness.maskHeading) : scenarios)
      .map((cells) => storyLine(cells, context))
      .join(''),
  );
  return mistakes.length === 0 ? EXIT.asExpected : EXIT.usage;
}

async function listByTag(
  threads: number | PreparedThreads,
  { paths, mask }: Omit<ListChoices, 'byTag'>,
  context: Context,
): Promise<ExitCode> {
  const { signal, harness } = context;
  const { scenarios, mistakes } = told(paths, context, mask);
  const reports: ScenarioReport[] = [];
  for await (const report of harness.runScenarios(scenarios, { signal, mask, threads })) {
    reports.push({ ...report, deliveries: [] });
  }
  if (signal.aborted) return EXIT.interrupted;
  context.stdout(harness.tagText(reports, context.stdoutStyle, harness.TAGS));
  return exitCodeOf(harness.summarise(reports, mistakes), FAILURES);
}

function told(paths: readonly string[], context: Context, mask: boolean): Scenarios {
  const { scenarios, mistakes } = loadFor(paths, context, mask);
  context.stderr(mistakesText(mistakes, context));
  return { scenarios, mistakes };
}

/** The cells of one matrix together, every other scenario by itself. */
function storiesOf(scenarios: readonly Scenario[]): readonly (readonly Scenario[])[] {
  return [...Map.groupBy(scenarios, ({ id, cell }) => cell?.story ?? id).values()];
}

function storyLine([first, ...others]: readonly Scenario[], { harness, stdoutStyle }: Context): string {
  if (first === undefined) return '';
  const { title, tags, cell } = first;
  const id = cell === null ? first.id : `${cell.story} (${others.length + 1} cells)`;
  const where = createColors(stdoutStyle.colour).dim(`[${harness.plainText(tags.join(', '))}]`);
  return `${harness.plainText(id)}  ${harness.plainText(title)}  ${where}\n`;
}
