import type { ScenarioReport } from '../index.ts';
import type { Context } from './context.ts';
import { mistakesText } from './errors.ts';
import type { ExitCode, Failure } from './exit-code.ts';
import { EXIT, exitCodeOf, gravest } from './exit-code.ts';
import { loadFor, selectOnly } from './load.ts';
import { writeWhole } from './output.ts';
import type { Reporter, ReporterChoice } from './reporters.ts';
import { makeReporter } from './reporters.ts';
import { UsageError } from './usage-error.ts';

export interface RunChoices {
  readonly paths: readonly string[];
  readonly reporters: readonly ReporterChoice[];
  /** Ids and tags; all scenarios where empty. */
  readonly only: readonly string[];
  readonly concurrency: number | null;
  readonly failOn: readonly Failure[];
}

/** A reporter and what it has said so far, where that goes to a file. */
interface Output {
  readonly choice: ReporterChoice;
  readonly reporter: Reporter;
  readonly parts: string[];
}

/** With more stories than this the board of each that is as expected would bury the few that are not. */
const MOST_BOARDS = 12;

/**
 * `noticeproof run`: plays scenarios and reports on them.
 *
 * @throws UsageError where nothing can be run; whatever the harness throws.
 */
export async function run(choices: RunChoices, context: Context): Promise<ExitCode> {
  const { scenarios, mistakes } = loadFor(choices.paths, context);
  context.stderr(mistakesText(mistakes, context));
  const selected = scenarios.length === 0 ? [] : selectOnly(scenarios, choices.only);
  const stories = new Set(selected.map(({ id, cell }) => cell?.story ?? id)).size;
  const outputs = choices.reporters.map((choice) => openOutput(choice, context, stories > MOST_BOARDS));
  const keepsDeliveries = outputs.some(({ reporter }) => reporter.keepsDeliveries);
  const reports: ScenarioReport[] = [];
  const { concurrency } = choices;
  const options = concurrency === null ? { signal: context.signal } : { signal: context.signal, concurrency };
  for await (const report of context.harness.runScenarios(selected, options)) {
    for (const output of outputs) say(output, output.reporter.scenario(report), context);
    reports.push(keepsDeliveries ? report : { ...report, deliveries: [] });
  }
  if (context.signal.aborted) return EXIT.interrupted;
  const report = context.harness.summarise(reports, mistakes);
  for (const output of outputs) say(output, output.reporter.end(report), context);
  return gravest([exitCodeOf(report, choices.failOn), ...outputs.map((output) => close(output, context))]);
}

/** Colours are for terminals: a file gets none, and a width of its own. */
function openOutput(choice: ReporterChoice, context: Context, brief: boolean): Output {
  const style = { ...(choice.file === null ? context.stdoutStyle : { colour: false, width: 100 }), brief };
  return { choice, reporter: makeReporter(choice.name, style, context.harness), parts: [] };
}

function say({ choice, parts }: Output, text: string, context: Context): void {
  if (choice.file !== null) parts.push(text);
  else if (text !== '') context.stdout(text);
}

/** One file that cannot be written keeps no other from being written. */
function close({ choice, parts }: Output, context: Context): ExitCode {
  if (choice.file === null) return EXIT.asExpected;
  try {
    writeWhole(choice.file, parts.join(''), context.workingDir);
    return EXIT.asExpected;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    context.stderr(`${error.message}\n`);
    return EXIT.usage;
  }
}
