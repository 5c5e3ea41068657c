import type { Mistake, Scenario, ScenarioReport } from '../index.ts';
import type { Context } from './context.ts';
import { mistakesText } from './errors.ts';
import type { ExitCode, Failure } from './exit-code.ts';
import { EXIT, exitCodeOf, gravest } from './exit-code.ts';
import { loadFor, selectOnly } from './load.ts';
import { inRepository } from './in-repository.ts';
import { keepSources } from './keep-sources.ts';
import type { Progress } from './progress.ts';
import { startProgress } from './progress.ts';
import type { Reporter, ReporterChoice } from './reporters.ts';
import { makeReporter, outlineOf } from './reporters.ts';
import { Reporting } from './reporting.ts';
import { makeRoomForYoung } from './small-heap.ts';
import { threadsToUse } from './threads.ts';

export interface RunChoices {
  readonly paths: readonly string[];
  readonly reporters: readonly ReporterChoice[];
  /** Ids and tags; all scenarios where empty. */
  readonly only: readonly string[];
  readonly concurrency: number | null;
  readonly failOn: readonly Failure[];
  /** Whether to show progress where there is a terminal to show it on. */
  readonly progress: boolean;
  /** Null where neither was asked for: then only the addresses of a patron export are masked. */
  readonly mask: boolean | null;
}

/**
 * `noticeproof run`: plays scenarios and reports on them.
 *
 * @throws UsageError where nothing can be run; whatever the harness throws.
 */
export async function run(choices: RunChoices, outside: Context): Promise<ExitCode> {
  const begun = begin(choices, outside);
  const { reporting, progress, context, mistakes } = begun;
  try {
    const reports = await told(begun);
    progress.stop();
    context.signal.throwIfAborted();
    const report = context.harness.summarise(reports, mistakes);
    return gravest([reporting.end(report), exitCodeOf(report, choices.failOn)]);
  } catch (error) {
    progress.stop();
    const stopped = reporting.stop(
      context.signal.aborted ? 'The run was interrupted.' : 'The run stopped before its end.',
    );
    if (stopped === EXIT.ownFault) return stopped;
    throw error;
  }
}

interface Begun {
  readonly reporting: Reporting;
  readonly progress: Progress;
  readonly context: Context;
  readonly mistakes: readonly Mistake[];
  readonly reports: AsyncIterable<ScenarioReport>;
}

/**
 * Loads, and has everything ready to play. The scenarios stay in here: a run lets go of each once it is played, and a
 * thousand of them are too much to keep beside their reports.
 */
function begin({ mask, concurrency, ...choices }: RunChoices, outside: Context): Begun {
  const { scenarios, mistakes, files } = loadFor(choices.paths, outside, mask === true);
  keepSources(
    choices.reporters.flatMap(({ file }) => (file === null ? [] : [file])),
    files,
    outside.workingDir,
  );
  outside.stderr(mistakesText(mistakes, outside));
  const selected = scenarios.length === 0 ? [] : selectOnly(scenarios, choices.only);
  const progress = startProgress(selected.length, choices.progress ? outside.progressTo : null);
  const context = besideProgress(outside, progress);
  const reports = context.harness.runScenarios(selected, {
    signal: context.signal,
    threads: threadsToUse(),
    ...(mask === null ? {} : { mask }),
    ...(concurrency === null ? {} : { concurrency }),
  });
  const reporting = new Reporting(choices.reporters, reporterOf(choices, selected, context), context);
  return { reporting, progress, context, mistakes, reports };
}

/** Tells scenario by scenario, and keeps their outlines for the end. */
async function told({ reporting, progress, reports }: Begun): Promise<readonly ScenarioReport[]> {
  const kept: ScenarioReport[] = [];
  for await (const report of reports) {
    reporting.scenario(report);
    progress.step(report.outcome === 'as-expected');
    makeRoomForYoung();
    kept.push(outlineOf(report));
  }
  return kept;
}

/** What is written to a terminal takes the progress line's place for as long as it is written. */
function besideProgress(context: Context, progress: Progress): Context {
  return {
    ...context,
    stdout: (text) => progress.aside(() => context.stdout(text)),
    stderr: (text) => progress.aside(() => context.stderr(text)),
  };
}

/** Colours are for terminals: a file gets none, and a width of its own. One story alone is told in full. */
function reporterOf(
  { failOn }: Pick<RunChoices, 'failOn'>,
  scenarios: readonly Scenario[],
  { harness, stdoutStyle, workspace, workingDir }: Context,
): (choice: ReporterChoice) => Reporter {
  const brief = new Set(scenarios.map(({ id, cell }) => cell?.story ?? id)).size > 1;
  return ({ name, file }) => {
    const style = { ...(file === null ? stdoutStyle : { colour: false, width: 100 }), brief };
    return makeReporter(name, { style, failOn, inRepository: inRepository(workspace, workingDir) }, harness);
  };
}
