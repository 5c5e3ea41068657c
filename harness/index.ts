import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mistake } from './model/position.ts';
import type { Scenario } from './model/world.ts';
import { readReceiver } from './receiver/rule-file.ts';
import type { Report } from './model/report.ts';
import { maskMistakes } from './scenario/mask-mistakes.ts';
import { summarise } from './report/summarise.ts';
import { runScenarios, type RunOptions } from './runner/run.ts';
import { loadReceivers as loadAll, type LoadedReceivers } from './scenario/load-receivers.ts';
import { loadScenarios as load } from './scenario/load.ts';
import { ownFixtures } from './scenario/own-fixtures.ts';
import { unknownFindings } from './verdict/unknown-findings.ts';
import { findContradictions } from './world/contradictions.ts';

export { FATES, FLOW_KINDS, type Fate, type FlowKind, type Learner } from './model/flow.ts';
export type { Explained, Explanation, Selection } from './model/explanation.ts';
export { OwnFault } from './model/fault.ts';
export type { Mistake, Position } from './model/position.ts';
export type {
  DeliveryReport,
  ExpectationReport,
  FindingReport,
  FlowReport,
  Report,
  ScenarioReport,
} from './model/report.ts';
export type { Receiver } from './model/receiver.ts';
export type { Scenario } from './model/world.ts';
export type { LoadedReceivers } from './scenario/load-receivers.ts';
export { renderGithubActions, type AnnotationOptions } from './report/github-actions.ts';
export { jsonReport, renderJson, type JsonReport } from './report/json.ts';
export { renderJunit } from './report/junit.ts';
export { renderTap, tapReport, type TapReport } from './report/tap.ts';
export { maskHeading } from './verdict/mask/mask-heading.ts';
export { maskReport } from './verdict/mask/mask-report.ts';
export { plainText } from './report/plain-text.ts';
export { consoleReport, type ConsoleReport } from './report/console/console-report.ts';
export { mistakeText } from './report/console/mistake-text.ts';
export { scenarioText } from './report/console/scenario-text.ts';
export type { Style } from './report/console/style.ts';
export { explanationText } from './report/explain/explanation-text.ts';
export { summaryText } from './report/console/summary-text.ts';
export { summarise } from './report/summarise.ts';
export { receiverJson, receiversJson } from './report/receivers/receiver-json.ts';
export { receiverText } from './report/receivers/receiver-text.ts';
export { receiversText } from './report/receivers/receivers-text.ts';
export { tagText } from './report/tag-text.ts';
export { explainScenario } from './runner/explain.ts';
export { runScenarios, type RunOptions } from './runner/run.ts';
export { runScenario, type PlayOptions } from './runner/run-scenario.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export { reportJsonSchema } from './report/schema/report-json-schema.ts';
export { receiverJsonSchema } from './receiver/receiver-json-schema.ts';
export { TAGS } from './scenario/shape/tags.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Folder of the scenarios that come with noticeproof. */
export function shippedScenarios(): string {
  return join(ROOT, 'scenarios');
}

declare global {
  /** Enough to name the type where neither DOM nor Node types are loaded; where they are, it is one with theirs. */
  interface AbortSignal {}
}

export interface LoadOptions {
  /** Absolute: what relative paths start from, and are shown relative to. */
  readonly workingDir: string;
  /**
   * Folders with fixtures of the user's own, asked before those that come with noticeproof. By default every folder
   * called `fixtures` beside the paths or above them, up to that of `workingDir`; the nearest counts most.
   */
  readonly fixtureDirs?: readonly string[];
  /** Masks what mistakes quote of people and titles (docs/masking.md); the scenarios stay as they are. Default: false. */
  readonly mask?: boolean;
}

export interface LoadedScenarios {
  /** In order of their paths, the cells of a matrix one after the other. */
  readonly scenarios: readonly Scenario[];
  /** What is wrong with files that were left out: each with file, line, column, and what to write instead. */
  readonly mistakes: readonly Mistake[];
  /** Absolute paths of all files it hangs on, fixtures too: whoever watches them knows when to load again. */
  readonly files: readonly string[];
}

/**
 * Reads scenario files, or all of a folder. What is wrong with one is listed in `mistakes`; the others are loaded. It
 * does not throw: a path that leads nowhere is a mistake too.
 *
 * @example
 * const { scenarios, mistakes } = loadScenarios(['scenarios'], { workingDir: process.cwd() });
 */
export function loadScenarios(paths: readonly string[], options: LoadOptions): LoadedScenarios {
  const { workingDir } = options;
  const shipped = join(ROOT, 'fixtures');
  const own = options.fixtureDirs ?? ownFixtures(paths, workingDir).filter((folder) => folder !== shipped);
  const { texts, ...loaded } = load(paths, {
    workingDir,
    packageDir: ROOT,
    fixtureDirs: [...own, shipped],
    readReceiver,
    check: (scenario) => [...findContradictions(scenario), ...unknownFindings(scenario)],
  });
  return options.mask === true ? { ...loaded, mistakes: maskMistakes(loaded.mistakes, texts) } : loaded;
}

/**
 * Reads all receivers that a scenario can name: the shipped ones, and those of the user's own `fixtures/receivers`.
 *
 * @example
 * const { receivers } = loadReceivers({ workingDir: process.cwd() });
 */
export function loadReceivers(options: Omit<LoadOptions, 'mask'>): LoadedReceivers {
  const { workingDir } = options;
  const shipped = join(ROOT, 'fixtures');
  const own = options.fixtureDirs ?? ownFixtures(['scenarios'], workingDir).filter((folder) => folder !== shipped);
  return loadAll({ workingDir, packageDir: ROOT, fixtureDirs: [...own, shipped], readReceiver });
}

/**
 * Loads, plays and sums up in one go: the same report that `noticeproof run --reporter json` prints. Whoever has many
 * scenarios and wants to see each as soon as it is judged takes `loadScenarios` and `runScenarios`.
 *
 * @returns With the mistakes of files that could not be loaded in `errors`.
 * @throws The signal's reason where it is aborted; OwnFault for a bug of ours.
 *
 * @example
 * const { summary, errors } = await runFiles(['scenarios'], { workingDir: process.cwd() });
 * if (summary.unexpected > 0 || errors.length > 0) process.exitCode = 1;
 */
export async function runFiles(paths: readonly string[], options: LoadOptions & RunOptions): Promise<Report> {
  const { scenarios, mistakes } = loadScenarios(paths, options);
  return summarise(await Array.fromAsync(runScenarios(scenarios, options)), mistakes);
}
