import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mistake } from './model/position.ts';
import type { Scenario } from './model/world.ts';
import { readReceiver } from './receiver/rule-file.ts';
import { loadScenarios as load } from './scenario/load.ts';
import { unknownFindings } from './verdict/unknown-findings.ts';
import { findContradictions } from './world/contradictions.ts';

export type { Fate, FlowKind, Learner } from './model/flow.ts';
export type { Explained, Explanation, Selection } from './model/explanation.ts';
export { MachineFault, OwnFault } from './model/fault.ts';
export type { Mistake, Position } from './model/position.ts';
export type {
  DeliveryReport,
  ExpectationReport,
  FindingReport,
  FlowReport,
  Report,
  ScenarioReport,
} from './model/report.ts';
export type { Scenario } from './model/world.ts';
export { renderJson } from './report/json.ts';
export { plainText } from './report/plain-text.ts';
export { consoleReport, type ConsoleReport } from './report/console/console-report.ts';
export { scenarioText } from './report/console/scenario-text.ts';
export type { Style } from './report/console/style.ts';
export { explanationText } from './report/explain/explanation-text.ts';
export { summaryText } from './report/console/summary-text.ts';
export { summarise } from './report/summarise.ts';
export { tagText } from './report/tag-text.ts';
export { explainScenario } from './runner/explain.ts';
export { runScenario, runScenarios, type RunOptions } from './runner/run.ts';
export { scenarioJsonSchema } from './scenario/schema.ts';
export { TAGS } from './scenario/shape/tags.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Folder of the scenarios that come with noticeproof. */
export function shippedScenarios(): string {
  return join(ROOT, 'scenarios');
}

function ownFixtures(workingDir: string): readonly string[] {
  const own = join(workingDir, 'fixtures');
  return existsSync(own) ? [own] : [];
}

export interface LoadOptions {
  /** What relative paths start from and are shown relative to. */
  readonly workingDir: string;
  /** Folders with fixtures of the user's own, asked before the shipped ones; by default `fixtures` of `workingDir`. */
  readonly fixtureDirs?: readonly string[];
}

/**
 * Reads scenario files, or all of a folder. What is wrong with one is listed in `mistakes`; the others are loaded.
 *
 * @example
 * const { scenarios, mistakes } = loadScenarios(['scenarios'], { workingDir: process.cwd() });
 */
export function loadScenarios(
  paths: readonly string[],
  { workingDir, fixtureDirs = ownFixtures(workingDir) }: LoadOptions,
): { readonly scenarios: readonly Scenario[]; readonly mistakes: readonly Mistake[] } {
  return load(paths, {
    workingDir,
    packageDir: ROOT,
    fixtureDirs: [...fixtureDirs, join(ROOT, 'fixtures')],
    readReceiver,
    check: (scenario) => [...findContradictions(scenario), ...unknownFindings(scenario)],
  });
}
