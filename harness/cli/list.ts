import { createColors } from 'picocolors';
import type { Scenario, ScenarioReport } from '../index.ts';
import type { Context } from './context.ts';
import { mistakesText } from './errors.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf, FAILURES } from './exit-code.ts';
import { loadFor } from './load.ts';
import { threadsToUse } from './threads.ts';

export interface ListChoices {
  readonly paths: readonly string[];
  /** Runs everything and shows, tag by tag, what works and what fails. */
  readonly byTag: boolean;
  readonly mask: boolean;
}

/** `noticeproof list`: what scenarios there are, or what works and what fails. */
export async function list({ paths, byTag, mask }: ListChoices, context: Context): Promise<ExitCode> {
  const { scenarios, mistakes } = loadFor(paths, context, mask);
  context.stderr(mistakesText(mistakes, context));
  if (!byTag) {
    context.stdout(
      storiesOf(mask ? scenarios.map(context.harness.maskHeading) : scenarios)
        .map((cells) => storyLine(cells, context))
        .join(''),
    );
    return mistakes.length === 0 ? EXIT.asExpected : EXIT.usage;
  }
  const reports: ScenarioReport[] = [];
  for await (const report of context.harness.runScenarios(scenarios, {
    signal: context.signal,
    mask,
    threads: threadsToUse(),
  })) {
    reports.push({ ...report, deliveries: [] });
  }
  if (context.signal.aborted) return EXIT.interrupted;
  context.stdout(context.harness.tagText(reports, context.stdoutStyle, context.harness.TAGS));
  return exitCodeOf(context.harness.summarise(reports, mistakes), FAILURES);
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
